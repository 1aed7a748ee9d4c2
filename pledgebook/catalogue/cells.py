"""What the cells of the catalogue's tables may hold, so that a slip in a book's own table is named where it stands."""

import re
from collections.abc import Collection, Mapping

from pledgebook.catalogue.tables import Row, day
from pledgebook.codes import Kind
from pledgebook.errors import TableError

CLOSED: dict[tuple[str, str], Collection[str]] = {
    ("items", "level"): ("family", "type", "model", "variant"),
    ("items", "claim_kind"): tuple(str(kind) for kind in Kind),
    ("item_aliases", "match"): ("exact", "fold"),
    ("party_aliases", "match"): ("exact", "fold"),
    ("party_aliases", "use"): ("name", "demonym", "capital", "government", "abbreviation"),
}
"""Columns with a closed list of words (data/catalogue/README.md)."""

OPTIONAL = ("language",)
"""Columns that a book's own table may leave out: then they are empty."""

FILLED = (
    ("parties", "id"), ("parties", "name"), ("items", "id"), ("items", "name"), ("item_aliases", "alias"),
    ("party_aliases", "alias"), ("party_masks", "phrase"), ("offices", "name"), ("offices", "role"),
    ("name_variants", "variant"), ("surname_words", "surname"), ("publishers", "publisher"),
)
"""Columns that must not be empty."""

REFERS = (
    ("party_aliases", "party", "parties", "id"), ("item_aliases", "item", "items", "id"),
    ("items", "parent", "items", "id"), ("offices", "party", "parties", "id"),
    ("publishers", "party", "parties", "id"), ("name_variants", "name", "offices", "name"),
    ("conflicts", "attacker", "parties", "id"), ("conflicts", "attacked", "parties", "id"),
)
"""Columns whose words must stand in a column of another table."""

_LANGUAGE = re.compile("[a-z]{2}")
_MAY_BE_EMPTY = (("items", "parent"), ("publishers", "party"))


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
