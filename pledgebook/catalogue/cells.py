"""What the cells of the catalogue's tables may hold, so that a slip in a book's own table is named where it stands."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from pledgebook.catalogue.tables import Row, day
from pledgebook.codes import Kind
from pledgebook.errors import TableError

SOURCE_KINDS = ("government", "international", "agency", "state-media", "newspaper", "magazine", "broadcaster",
                "online", "trade", "research", "ngo", "company", "aggregator")
"""What a publisher can be (data/catalogue/README.md)."""

CLOSED: dict[tuple[str, str], Collection[str]] = {
    ("items", "level"): ("family", "type", "model", "variant"),
    ("items", "claim_kind"): tuple(str(kind) for kind in Kind),
    ("item_aliases", "match"): ("exact", "fold"),
    ("party_aliases", "match"): ("exact", "fold"),
    ("sources", "kind"): SOURCE_KINDS,
    ("party_aliases", "use"): ("name", "demonym", "capital", "government", "abbreviation"),
}
"""Columns with a closed list of words (data/catalogue/README.md)."""

OPTIONAL = ("language", "note", "seen", "url", "owner", "languages", "syndicates", "mirrors", "credits")
"""Columns that a book's own table may leave out, whichever table has them: then they are empty."""

OPTIONAL_IN: Mapping[str, tuple[str, ...]] = {"offices": ("source",)}
"""Columns that only a book's own table of that name may leave out."""

FILLED = (
    ("parties", "id"), ("parties", "name"), ("items", "id"), ("items", "name"), ("item_aliases", "alias"),
    ("party_aliases", "alias"), ("party_masks", "phrase"), ("offices", "name"), ("offices", "role"),
    ("name_variants", "variant"), ("surname_words", "surname"), ("sources", "host"), ("sources", "name"),
    ("places", "place"),
)
"""Columns that must not be empty."""

REFERS = (
    ("party_aliases", "party", "parties", "id"), ("item_aliases", "item", "items", "id"),
    ("items", "parent", "items", "id"), ("offices", "party", "parties", "id"),
    ("sources", "party", "parties", "id"), ("sources", "country", "parties", "id"),
    ("name_variants", "name", "offices", "name"),
    ("aid_recipients", "party", "parties", "id"), ("places", "party", "parties", "id"),
    ("conflicts", "attacker", "parties", "id"), ("conflicts", "attacked", "parties", "id"),
)
"""Columns whose words must stand in a column of another table."""


def may_lack(table: str) -> tuple[str, ...]:
    """The columns that a book's own table of that name may leave out."""
    return (*OPTIONAL, *OPTIONAL_IN.get(table, ()))


@dataclass(frozen=True, slots=True)
class CellFault:
    """A cell that cannot be: what is wrong with it, what was expected there, and what to do."""

    row: Row
    column: str
    sentence: str
    expected: str
    next_step: str

    def error(self) -> TableError:
        """The fault as what ends a run."""
        return _wrong(self.row, self.column, self.sentence, self.next_step)


def unfilled(row: Row, *columns: str) -> Iterator[CellFault]:
    """The cells of these columns that say nothing."""
    for column in columns:
        if not row[column].strip():
            yield CellFault(row, column, "is empty", "a word", "fill it or take the row out")


def unlisted(row: Row, column: str, allowed: Collection[str]) -> Iterator[CellFault]:
    """The cell where it is none of the words that are allowed there."""
    if row[column] not in allowed:
        listed = ", ".join(allowed)
        yield CellFault(row, column, f"is none of {listed}", listed, "write one of these")


def unknown(row: Row, column: str, known: Collection[str], table: str, key: str = "id") -> Iterator[CellFault]:
    """The cell where it names no row of the other table."""
    if row[column] not in known:
        yield CellFault(row, column, f"is no {key} of {table}", f"{_a(key)} of {table}",
                        f"add it there or mend the {column}")


def _a(word: str) -> str:
    return f"an {word}" if word == "id" else f"a {word}"


def impossible_spans(row: Row) -> Iterator[CellFault]:
    """`from` and `until` that are no days, or in the wrong order."""
    bad = [column for column in ("from", "until") if row[column] and day_or_none(row[column]) is None]
    for column in bad:
        yield CellFault(row, column, "is no date", "a date such as 2024-02-29", "write it as 2024-02-29")
    if not bad and row["from"] and row["until"] and row["until"] < row["from"]:
        yield CellFault(row, "until", f"is before its start, {row['from']}", f"a day from {row['from']} on",
                        "mend the one that is wrong")


def day_or_none(cell: str) -> date | None:
    """The ISO date of a cell; None where it is empty or none."""
    try:
        return date.fromisoformat(cell)
    except ValueError:
        return None


def raise_first(faults: Iterable[CellFault]) -> None:
    """TableError at the first fault, if there is one."""
    for fault in faults:
        raise fault.error()


_LANGUAGE = re.compile("[a-z]{2}")
_MAY_BE_EMPTY = (("items", "parent"), ("sources", "party"), ("sources", "country"))


def check_cells(tables: Mapping[str, list[Row]]) -> None:
    """TableError with file, line and column at the first cell that cannot be."""
    for (table, column), allowed in CLOSED.items():
        for row in tables[table]:
            if row[column] not in allowed:
                raise _wrong(row, column, f"is none of {', '.join(allowed)}", "write one of these")
    for table, column in FILLED:
        for row in tables[table]:
            if not row[column].strip():
                raise _wrong(row, column, "is empty", "fill it or take the row out")
    for table, column, other, key in REFERS:
        known = {row[key] for row in tables[other]}
        for row in tables[table]:
            if row[column] not in known and (row[column] or (table, column) not in _MAY_BE_EMPTY):
                raise _wrong(row, column, f"is no {key} of {other}.csv", f"add it there or mend the {column}")
    _check_languages([*tables["party_aliases"], *tables["item_aliases"]])
    for row in tables["offices"]:
        since, until = day(row, "from"), day(row, "until")
        if since and until and until < since:
            raise _wrong(row, "until", f"is before its start, {since}", "mend the one that is wrong")


def _check_languages(rows: list[Row]) -> None:
    for row in rows:
        if row["language"] and not _LANGUAGE.fullmatch(row["language"]):
            raise _wrong(row, "language", "is no code of a language", "write two small letters (fr) or leave it empty")


def _wrong(row: Row, column: str, sentence: str, next_step: str) -> TableError:
    return TableError(row.place, f'{column} "{row[column]}" {sentence}', next_step)
