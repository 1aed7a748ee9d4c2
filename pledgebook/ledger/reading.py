# ruff: noqa: S608 -- names of tables and columns come from TABLES and from here; values are bound
"""A finished ledger, read-only: look-ups, lists and sums for the doors, and the canonical export.

A reader keeps the file that it opened, also when a build puts a new one in its place; `is_replaced` tells when to
open again. Methods give the canonical objects as they were written, so that a figure on a page and a line of the
export are the same words. One Ledger may be used from several threads.
"""

import contextlib
import hashlib
import json
import threading
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Self

import duckdb

from pledgebook.codes import NEGATIVE, NOT_PROMISED, STANCES, Basis
from pledgebook.errors import LedgerError
from pledgebook.ledger.kept import Kept
from pledgebook.ledger.opening import REBUILD, identity, opened
from pledgebook.ledger.tables import CANONICAL, LOOKED_UP, TABLES, VERSION
from pledgebook.ledger.totals import total, totals_query
from pledgebook.ledger.words import claims_with
from pledgebook.schema import Json

_RUN = "run `pledgebook run`"
_BATCH = 1000
_KEPT = 200
"""Sets of rows and the like, of some 10 to 40 kB, that are kept beside an open ledger."""

_MOST_NAMES = 500
"""Ids that one query asks for."""

_IN_ORDER = "ORDER BY commitment, day NULLS LAST, claim, account, commodity"

_NO_PROMISE = ", ".join(f"'{stage}'" for stage in (*NOT_PROMISED, *sorted(NEGATIVE)))
_NO_THING = ", ".join(f"'{kind}'" for kind in sorted(STANCES))
_OVERDUE = "FROM book.commitments WHERE due_open < CAST(? AS DATE) ORDER BY due_open, id"

IS_LATE = "coalesce(due_open < CAST($on AS DATE), false)"
"""Whether a commitment is a promise past its date on the day `on`, without a delivery of the whole that is known."""


class Ledger:
    """The ledger at `path`. LedgerError, with the next step, where it is missing, damaged or of another version."""

    def __init__(self, path: Path, room: str = "", at_once: int = 64, threads: int = 0) -> None:
        """`room` is what DuckDB may hold of it in memory, as '300MiB'; else what it takes by itself, as `threads`.

        At most `at_once` questions are worked on together, so that they have that room; others wait for their turn.
        """
        self._turns = threading.BoundedSemaphore(at_once)
        self.kept = Kept(_KEPT)
        self._idle: list[duckdb.DuckDBPyConnection] = []
        self.path = path
        if not path.is_file():
            raise LedgerError(str(path), "there is no ledger", _RUN)
        self.file = identity(path)
        self._database = opened(path, room, threads)
        try:
            found = self.meta().get("ledger_version")
        except LedgerError:
            self.close()
            raise
        if found != VERSION:
            self.close()
            raise LedgerError(str(path), f"this ledger has version {found}, this program reads {VERSION}", REBUILD)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        while self._idle:
            self._idle.pop().close()
        self._database.close()

    def is_replaced(self) -> bool:
        """Whether another ledger, or none, stands at the path now."""
        try:
            return identity(self.path) != self.file
        except FileNotFoundError:
            return True

    # -- one record ------------------------------------------------------------------------------------------------

    def document(self, document_id: str) -> Json | None:
        """The document with its text; None where there is none of that id."""
        return self._one("SELECT record FROM book.documents WHERE id = ?", document_id)

    def claim(self, claim_id: str) -> Json | None:
        """The claim; None where there is none of that id."""
        return self._one("SELECT record FROM book.claims WHERE id = ?", claim_id)

    def commitment(self, commitment_id: str) -> Json | None:
        """The commitment, also by an id that was merged into another since; None where there is none."""
        return self._one("SELECT record FROM book.commitments WHERE id = ?", self.current_id(commitment_id))

    def current_id(self, commitment_id: str) -> str:
        """The id to which redirects lead from `commitment_id`; itself where there are none."""
        seen = {commitment_id}
        while found := self._rows("SELECT new FROM book.redirects WHERE old = ?", [commitment_id]):
            commitment_id = str(found[0][0])
            if commitment_id in seen:
                raise LedgerError(str(self.path), f"the redirects of {commitment_id} lead back to it", REBUILD)
            seen.add(commitment_id)
        return commitment_id

    # -- lists -----------------------------------------------------------------------------------------------------

    def commitments(
        self, *, donor: str | None = None, recipient: str | None = None, kind: str | None = None,
        stage: str | None = None, limit: int | None = None,
    ) -> list[Json]:
        """Commitments with their balances, the latest announced first; undated ones stand at the end."""
        wanted = {"list_contains(donors, ?)": donor, "list_contains(recipients, ?)": recipient,
                  "kind = ?": kind, "stage = ?": stage}
        given = {condition: value for condition, value in wanted.items() if value is not None}
        return self._records(
            f"SELECT record FROM book.commitments WHERE {' AND '.join(given) or 'true'} "
            "ORDER BY announced_last DESC NULLS LAST, id LIMIT ?",
            [*given.values(), limit],
        )

    def disputed(
        self, *, field: str | None = None, donor: str | None = None, recipient: str | None = None,
    ) -> list[Json]:
        """The commitments whose claims disagree, on `field` if one is given; the most conflicts first."""
        return self._records(
            "SELECT record FROM book.commitments JOIN (SELECT commitment, count(*) AS size FROM book.conflicts "
            "WHERE coalesce(field = ?, true) GROUP BY commitment) ON commitment = id "
            "WHERE coalesce(list_contains(donors, ?), true) AND coalesce(list_contains(recipients, ?), true) "
            "ORDER BY size DESC, id", [field, donor, recipient])

    def commitments_of(self, commitment_ids: Sequence[str]) -> dict[str, Json]:
        """The commitments of these (current) ids, by id; what there is none of is left out."""
        found = self.among("commitments", "id", commitment_ids, "id, record")
        return {str(name): json.loads(record) for name, record in found}

    def parts_of(self, commitment_id: str) -> list[Json]:
        """The commitments that are part of this one, directly."""
        return self._records("SELECT record FROM book.commitments WHERE part_of = ? ORDER BY id",
                             [self.current_id(commitment_id)])

    def claims_of(self, commitment_id: str) -> list[Json]:
        """The commitment's claims, each with its `part`, in the order of publication."""
        return self.claims_of_all([self.current_id(commitment_id)]).get(self.current_id(commitment_id), [])

    def claims_of_all(self, commitment_ids: Sequence[str]) -> dict[str, list[Json]]:
        """The claims of several commitments by their (current) ids, as `claims_of`."""
        members = self.among("members", "commitment", commitment_ids, "claim, commitment, part")
        told: dict[str, list[tuple[str, str]]] = {}
        for claim, commitment, part in members:
            told.setdefault(claim, []).append((commitment, part))
        # Looked up by id, and not joined: by their index a few of a million are found at once.
        found: dict[str, list[Json]] = {}
        for (record,) in self.among("claims", "id", list(told)):
            claim = json.loads(record)
            for commitment, part in told[claim["id"]]:
                found.setdefault(commitment, []).append({**claim, "part": part})
        for claims in found.values():
            claims.sort(key=lambda claim: (claim["document"].get("published") or "9999-99-99", claim["id"]))
        return found

    def claims_by_id(self, claim_ids: Sequence[str]) -> dict[str, Json]:
        """The claims of these ids, by id; what there is none of is left out."""
        return {str(name): json.loads(record)
                for name, record in self.among("claims", "id", claim_ids, "id, record")}

    def documents_of(self, document_ids: Sequence[str]) -> dict[str, Json]:
        """The documents of these ids with their texts, by id; what there is none of is left out."""
        return {str(name): json.loads(record)
                for name, record in self.among("documents", "id", document_ids, "id, record")}

    def claims_at(self, document_id: str, url: str | None) -> list[Json]:
        """The claims of the document, and of every other that has the address `url`, in the order of their ids."""
        return self._records("SELECT record FROM book.claims WHERE document = ? OR document IN "
                             "(SELECT id FROM book.documents WHERE url = ?) ORDER BY id", [document_id, url])

    def ids_beginning(self, beginning: str, limit: int = 20) -> list[str]:
        """Ids of claims and commitments, also of those that were merged into others, which begin so; in order."""
        tables = " UNION ".join(f"SELECT {column} AS id FROM book.{table}" for table, column in (
            ("claims", "id"), ("commitments", "id"), ("redirects", "old")))
        return [str(row[0]) for row in self._rows(
            f"SELECT id FROM ({tables}) WHERE starts_with(id, ?) ORDER BY id LIMIT ?", [beginning, limit])]

    def claims_in(self, document_id: str) -> list[Json]:
        """The document's claims in the order of the text."""
        found = self._records("SELECT record FROM book.claims WHERE document = ? ORDER BY id", [document_id])
        return sorted(found, key=lambda claim: (claim.get("evidence") or {}).get("start", -1))

    def vetoed_in(self, document_id: str) -> list[Json]:
        """The candidates of the document that were considered and rejected, in the order of the text."""
        return self._records('SELECT record FROM book.vetoed WHERE document = ? ORDER BY start, "end", veto',
                             [document_id])

    def commitments_with(self, claim_id: str) -> list[Json]:
        """The commitments that the claim is a member of (one, unless the ledger is broken)."""
        return self._records("SELECT record FROM book.commitments WHERE id IN "
                             "(SELECT commitment FROM book.members WHERE claim = ?) ORDER BY id", [claim_id])

    def postings(self, commitment_id: str | None = None) -> list[Json]:
        """Dated movements, of one commitment or of all, in the order of their days."""
        if commitment_id is None:
            return self._records(f"SELECT record FROM book.postings {_IN_ORDER}", [])
        name = self.current_id(commitment_id)
        return self._records(f"SELECT record FROM book.postings WHERE commitment = ? {_IN_ORDER}", [name])

    def postings_of_all(self, commitment_ids: Sequence[str]) -> dict[str, list[Json]]:
        """The postings of several commitments by their (current) ids, as `postings`."""
        found: dict[str, list[Json]] = {}
        for (record,) in self.among("postings", "commitment", commitment_ids, order=_IN_ORDER):
            posting = json.loads(record)
            found.setdefault(posting["commitment"], []).append(posting)
        return found

    def refills_of(self, commitment_id: str) -> list[Json]:
        """The purchases that refill this gift, in order of their ids."""
        return self._records("SELECT record FROM book.commitments WHERE replaces = ? ORDER BY id",
                             [self.current_id(commitment_id)])

    def overdue(self, today: date, limit: int | None = None) -> list[Json]:
        """Promises whose due window has passed with no delivery of the whole in the sources read.

        Each has `overdue_days` beside its record; the longest overdue come first, and at most `limit`.
        """
        rows = self._rows(f"SELECT record, CAST(? AS DATE) - due_latest {_OVERDUE} LIMIT ?", [today, today, limit])
        return [{**json.loads(record), "overdue_days": days} for record, days in rows]

    def overdue_days(self, today: date) -> dict[str, int]:
        """The ids of what is `overdue`, with the days; the longest overdue come first."""
        return dict(self._rows(f"SELECT id, CAST(? AS DATE) - due_latest {_OVERDUE}", [today, today]))

    def search(self, words: str, limit: int = 50) -> list[Json]:
        """Claims whose evidence, item and publisher hold every word; two capitals ('UA') are a party. Newest first.

        Case and accents do not matter.
        """
        return [{name: value for name, value in row.items() if name != "commitment"}
                for row in claims_with(self, words, limit=limit).rows]

    def items_without_node(self) -> list[tuple[str, int, int, str, str]]:
        """Words of items that no node has: (words, claims, documents, sentence and id of one claim), frequent first."""
        return self._named("SELECT item AS name, * FROM book.claims WHERE item <> '' AND item_id IS NULL")

    def party_codes(self) -> list[tuple[str, int, int, str, str]]:
        """Codes of donors and recipients, as `items_without_node`."""
        return self._named("SELECT unnest(list_distinct(donors || recipients)) AS name, * FROM book.claims")

    def _named(self, rows: str) -> list[tuple[str, int, int, str, str]]:
        return [(row[0], row[1], row[2], row[3], row[4]) for row in self._rows(
            "SELECT name, count(*) AS claims, count(DISTINCT document), coalesce(arg_min(evidence, id), ''), min(id) "
            f"FROM ({rows}) GROUP BY name ORDER BY claims DESC, name")]

    def issues(self) -> list[Json]:
        """All that could not be handled, or only with a doubt."""
        return list(self.records("issues"))

    def issues_of_all(self, subjects: Sequence[str]) -> dict[str, list[Json]]:
        """What no stage could do, or only with a doubt, with each of several items."""
        found: dict[str, list[Json]] = {}
        for (record,) in self.among("issues", "subject", subjects, order="ORDER BY stage, code, message"):
            issue = json.loads(record)
            found.setdefault(issue["subject"], []).append(issue)
        return found

    # -- figures ---------------------------------------------------------------------------------------------------

    def counts(self) -> dict[str, int]:
        """What the run counted: captured, parsed, kept and so on."""
        return dict(self._rows("SELECT name, value FROM book.counts ORDER BY name"))

    def meta(self) -> dict[str, str]:
        """What the builder said about the build (version, catalogue, ...), and `ledger_version`."""
        return dict(self._rows("SELECT key, value FROM book.meta ORDER BY key"))

    def totals(self, by: Sequence[str] = ("donor",), currency: str = "EUR", basis: Basis = Basis.STATED,
               prices_of: int | None = None, only: Mapping[str, str | None] | None = None) -> list[Json]:
        """Sums of money by any of TOTAL_BY: promised, firm (committed or further), delivered, cancelled, as ranges.

        On a basis, in prices as they were or in those of a year that the ledger was valued for; with `only` nothing but
        the commitments that have these keys. `commitments` counts the group, `with_value` those that have such a value
        of their own in `currency` and so are in the sums. A range's `max` is null where one of them has no upper bound.
        Nothing that is part of a larger commitment with an amount of its own is added (by prices only where it is of
        that one's item or of a kind of it), no value that comes from a whole or from parts, and nothing that was only
        requested, signalled or refused. ValueError where `by` or `only` names something else.
        """
        asked: Json = {"basis": str(basis), "currency": currency, "prices_of": prices_of}
        given = only or {}
        rows = self.ask(totals_query(by, basis, given), [currency, prices_of, *given.values()])
        return [total(row, by, asked) for row in rows]

    # -- the whole -------------------------------------------------------------------------------------------------

    def records(self, table: str, holding: str = "") -> Iterator[Json]:
        """All objects of one of TABLES, sorted by their columns from the first on; with `holding` in their lines."""
        if table not in TABLES:
            message = f"no table is called {table!r}"
            raise ValueError(message)
        order = ", ".join(f'"{column}"' for column in TABLES[table])
        query = f'SELECT record FROM book."{table}" WHERE contains(record, ?) ORDER BY {order}, record'
        for (record,) in self._stream(query, [holding]):
            yield json.loads(record)

    def captures(self) -> Iterator[str]:
        """The captures that its documents were read from; a canonical record has its keys in sorted order."""
        query = r"""SELECT regexp_extract(record, '^\{"capture":"([^"]*)"', 1) FROM book.documents"""
        return (name for (name,) in self._stream(query) if name)

    def canonical(self) -> Iterator[str]:
        """The canonical export: `{"record":{...},"table":"..."}`, one a line, in sorted order."""
        tables = " UNION ALL ".join(
            f"""SELECT '{{"record":' || record || ',"table":"{table}"}}' AS line FROM book.{table}"""
            for table in CANONICAL
        )
        for (text,) in self._stream(f"SELECT line FROM ({tables}) ORDER BY line"):
            yield text

    def digest(self) -> str:
        """The ledger's identity: the same as schema.digest over `canonical`, whose lines are sorted already."""
        total = hashlib.sha256()
        for text in self.canonical():
            total.update(text.encode("utf-8") + b"\n")
        return total.hexdigest()

    def ask(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """The rows of a query over the tables, which stand under `book.`; values are bound by name or by place.

        For the modules beside this one, which say what they ask; LedgerError where the ledger cannot be read.
        """
        return list(self._stream(query, values))

    # -- reading ---------------------------------------------------------------------------------------------------

    def _one(self, query: str, key: str) -> Json | None:
        found = self._records(query, [key])
        return found[0] if found else None

    def _records(self, query: str, values: Sequence[object]) -> list[Json]:
        return [json.loads(record) for (record,) in self._rows(query, values)]

    def among(self, table: str, key: str, names: Sequence[str], columns: str = "record", order: str = "",
              ) -> Iterator[tuple[Any, ...]]:
        """The rows of a table whose key is one of the names, some of them at a time; for the modules beside this one.

        Without an index the rows' places are found first: DuckDB would read every record beside the keys.
        """
        for start in range(0, len(names), _MOST_NAMES):
            some = names[start : start + _MOST_NAMES]
            found = f"{key} IN ({', '.join('?' * len(some))})"
            if (table, key) not in LOOKED_UP:
                found = f'rowid IN (SELECT rowid FROM book."{table}" WHERE {found})'
            yield from self._stream(f'SELECT {columns} FROM book."{table}" WHERE {found} {order}', some)

    def _cursor(self) -> duckdb.DuckDBPyConnection:
        """One that is idle, or else a new one: the first question to a new one takes twice as long."""
        with contextlib.suppress(IndexError):
            return self._idle.pop()
        return self._database.cursor()

    def _rows(self, query: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        return list(self._stream(query, values))

    def _stream(self, query: str, values: Mapping[str, object] | Sequence[object] = ()) -> Iterator[tuple[Any, ...]]:
        try:
            cursor = self._cursor()
            with self._turns:
                cursor.execute(query, dict(values) if isinstance(values, Mapping) else list(values))
            while rows := cursor.fetchmany(_BATCH):
                yield from rows
            self._idle.append(cursor)  # one that an error or its caller left half read is not used again
        except duckdb.Error as error:
            raise LedgerError(str(self.path), f"cannot be read ({error})", REBUILD) from error
