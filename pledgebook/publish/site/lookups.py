# ruff: noqa: S608 -- names of tables and columns stand in this module; values are bound
"""A ledger that answers look-ups by id a hundred times as fast: what every page of a site asks, twenty times a page.

DuckDB adds up a million rows in a blink, but takes a millisecond to find one. So the rows that are looked up by an id
are copied once into an SQLite file, with an index for each way to ask, and the same queries, word for word, are put to
it. What is no such look-up goes to the ledger itself.
"""

import functools
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.ledger.kept import Kept
from pledgebook.schema import Json

_COPIED: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # table: (columns, those by which rows are looked up)
    "documents": (("id", "record"), ("id",)),
    "claims": (("id", "document", "record"), ("id", "document")),
    "commitments": (("id", "part_of", "replaces", "record"), ("id", "part_of", "replaces")),
    "members": (("commitment", "claim", "part"), ("commitment", "claim")),
    "postings": (("commitment", "claim", "account", "commodity", "day", "record"), ("commitment",)),
    "issues": (("stage", "code", "subject", "message", "record"), ("subject",)),
    "redirects": (("old", "new"), ("old",)),
    "screened": (("document", "record"), ("document",)),
    "vetoed": (("document", "start", "end", "veto", "record"), ("document",)),
}
_TABLES = "|".join(_COPIED)
_LOOK_UP = re.compile(
    rf"""SELECT\ (?:DISTINCT\ )?[\w, "]+\ FROM\ book\."?(?:{_TABLES})"?\ WHERE\ "?\w+"?\ (?:=\ \?|IN\ \([?, ]+\)|
    IN\ \(SELECT\ (?:rowid|commitment|id)\ FROM\ book\."?(?:{_TABLES})"?\ WHERE\ "?\w+"?\ (?:=\ \?|IN\ \([?, ]+\))\))
    (?:\ ORDER\ BY\ [\w, "]+)?(?:\ LIMIT\ 1)?\ *""".replace("\n    ", ""), re.VERBOSE)
"""Rows of one copied table by a key, or by places found by one."""

_LATE = "SELECT id, CAST($on AS DATE) - due_latest FROM book.commitments WHERE rowid IN"
_SAME_PAGE = 40
"""Look-ups that are kept: a page asks for some twice, and the files beside it for the same again."""


def copy_for_lookups(ledger: Ledger, file: Path) -> None:
    """Write the rows that are looked up, with their indexes, into a new SQLite file."""
    with closing(sqlite3.connect(file, isolation_level=None)) as database:
        database.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; BEGIN")
        for table, (columns, keys) in _COPIED.items():
            named = ", ".join(f'"{column}"' for column in columns)
            database.execute(f"CREATE TABLE {table} ({named})")
            rows = ledger.ask(f"SELECT {_plain(columns)} FROM book.{table}")
            database.executemany(f"INSERT INTO {table} VALUES ({', '.join('?' * len(columns))})", rows)
            for key in keys:
                database.execute(f"CREATE INDEX {table}_{key} ON {table} ({key})")
        database.execute("COMMIT")


def _plain(columns: Sequence[str]) -> str:
    """Days as texts, which sort alike."""
    return ", ".join(f"CAST({name} AS VARCHAR)" if name == "day" else f'"{name}"' for name in columns)


@functools.lru_cache(maxsize=1000)
def _is_look_up(query: str) -> bool:
    return _LOOK_UP.fullmatch(query) is not None


class QuickLedger(Ledger):
    """The ledger at `path`, whose look-ups are answered from the copy `file`; `today` is for what is overdue."""

    def __init__(self, path: Path, file: Path, today: date) -> None:
        self._quick: sqlite3.Connection | None = None
        self._found, self._parsed, self._answers = Kept(_SAME_PAGE), Kept(_SAME_PAGE), Kept(_SAME_PAGE)
        self._last: tuple[tuple[str, ...], dict[str, list[Json]]] | None = None
        super().__init__(path, threads=1)  # on each core is a process that makes pages
        self._late = self.overdue_days(today)
        self._quick = sqlite3.connect(":memory:", check_same_thread=False)
        self._quick.execute("ATTACH ? AS book", [str(file)])

    def close(self) -> None:
        """Let go of both files."""
        if self._quick is not None:
            self._quick.close()
        super().close()

    def claims_of_all(self, commitment_ids: Sequence[str]) -> dict[str, list[Json]]:
        """As the ledger's; the last answer is kept, since the views of a page ask for the same again."""
        asked = tuple(commitment_ids)
        if self._last is None or self._last[0] != asked:
            self._last = (asked, super().claims_of_all(asked))
        return self._last[1]

    def ask(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """As the ledger's; the last answers are kept, since a party's page and each file beside it ask for the same."""
        return self._answers.of((query, repr(values)), lambda: super(QuickLedger, self).ask(query, values))

    def _records(self, query: str, values: Sequence[object]) -> list[Json]:
        if self._quick is None:
            return super()._records(query, values)
        return list(self._parsed.of((query, *values), lambda: super(QuickLedger, self)._records(query, values)))

    def _stream(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        if self._quick is None:
            return super()._stream(query, values)
        if query.startswith(_LATE) and isinstance(values, Mapping):
            return iter([(name, self._late[name]) for name in map(str, values.values()) if name in self._late])
        if isinstance(values, Sequence) and _is_look_up(query):
            quick, bound = self._quick, list(values)
            return iter(self._found.of((query, *bound), lambda: quick.execute(query, bound).fetchall()))
        return super()._stream(query, values)
