"""A book's own tables over the package's: its rows take the place of the shipped ones with their key, others are added.

The keys stand in `KEYS` and are documented in data/catalogue/README.md; names, programmes and money go by them alike.
"""

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from importlib.resources import files
from pathlib import Path

from pledgebook.catalogue.tables import Row, read_own_table, read_table
from pledgebook.errors import TableError

KEYS: Mapping[str, tuple[str, ...]] = {
    "parties": ("id",),
    "party_aliases": ("alias", "language"),
    "party_masks": ("phrase",),
    "items": ("id",),
    "item_aliases": ("alias", "language"),
    "item_codes": ("item",),
    "offices": ("party", "role", "from"),
    "surname_words": ("surname",),
    "name_variants": ("name", "variant"),
    "sources": ("host",),
    "credit_words": ("language", "place", "words"),
    "conflicts": ("attacker", "attacked"),
    "aid_recipients": ("party",),
    "places": ("place",),
    "memberships": ("group", "member", "from"),
    "programmes": ("id",),
    "programme_aliases": ("alias", "language"),
    "units": ("word", "language"),
    "unit_kinds": ("unit",),
    "prices": ("item", "basis", "unit"),
    "price_classes": ("item",),
    "components": ("item",),
    "deflators": ("area", "year"),
    "rates": ("currency",),
    "currencies": ("code",),
    "currency_words": ("word", "by_party"),
    "item_words": ("word", "language"),
    "ambiguous_words": ("word", "language", "id", "meaning"),
    "companions": ("thing", "of"),
    "phrase_words": ("language", "kind", "word"),
    "role_words": ("role", "language", "word"),
    **{f"{what}_aliases_{language}": ("alias",) for what in ("item", "party") for language in ("de", "uk")},
    **{f"office_names_{language}": ("name", "alias") for language in ("de", "uk")},
}
"""For each table the columns of its key: a book's own rows replace the shipped ones with the same cells in these."""

SEVERAL: Mapping[str, tuple[str, ...]] = {"prices": ("currency", "year", "source"), "rates": ("from",)}
"""Tables with several rows of one key, and the columns that tell these apart: prices of a thing, rates.

They stand or fall together: years of two sources, or spans of two, would not fit each other.
"""


def key_of(table: str, row: Row) -> tuple[str, ...]:
    """What a row of the table is replaced by; all its cells where the table has no key of its own."""
    return tuple(row.get(column, "") for column in KEYS.get(table, tuple(row)))


def among_its_key(table: str, row: Row) -> tuple[str, ...]:
    """What tells the row apart from others with its key; nothing where a key has one row."""
    return tuple(row.get(column, "") for column in SEVERAL.get(table, ()))


def shipped_rows(name: str) -> list[Row]:
    """The rows of the package's table; none where the package has no such table."""
    place = files("pledgebook").joinpath(f"data/catalogue/{name}.csv")
    if not place.is_file():
        return []
    return list(read_table(place.read_text(encoding="utf-8"), f"data/catalogue/{name}.csv"))


def laid_over(name: str, shipped: Sequence[Row], own: Path | None, optional: Sequence[str] = ()) -> list[Row]:
    """The shipped rows in their order, those of the folder `own` in place of all rows with their key, and new ones.

    New names come first, since the first of two equal names wins; other new rows come last. Two own rows of one key:
    the last one holds, but for tables with SEVERAL.
    """
    path = own / f"{name}.csv" if own else None
    if path is None or not path.is_file():
        return list(shipped)
    columns = tuple(shipped[0]) if shipped else ()
    mine: dict[tuple[str, ...], dict[tuple[str, ...], Row]] = {}
    for row in read_own_table(path, columns, optional):
        mine.setdefault(key_of(name, row), {})[among_its_key(name, row)] = row
    kept: list[Row] = []
    replaced: set[tuple[str, ...]] = set()
    for row in shipped:
        key = key_of(name, row)
        if key not in mine:
            kept.append(row)
        elif key not in replaced:
            replaced.add(key)
            kept += mine[key].values()
    new = [row for key, rows in mine.items() if key not in replaced for row in rows.values()]
    return [*new, *kept] if "aliases" in name else [*kept, *new]


def check_folder(own: Path | None) -> None:
    """TableError at the first entry of a book's folder of tables that would be passed over though it looks like one."""
    for error in wrong_entries(own):
        raise error


def wrong_entries(own: Path | None) -> Iterator[TableError]:
    """What in the folder looks like a table and is none; hidden files and other kinds of files may stand there."""
    if own is None:
        return
    if not own.is_dir():
        yield TableError(own.name, "it is no folder", "make it a folder with the book's own tables, or rename it")
        return
    for path in sorted(own.iterdir()):
        if path.name.startswith(".") or not path.name.lower().endswith(".csv"):
            continue
        place, stem = f"{own.name}/{path.name}", path.name[:-4]
        if stem.lower() not in KEYS:
            near = get_close_matches(stem.lower(), KEYS, 1)
            yield TableError(place, "the catalogue has no table of that name",
                             f"name it {near[0]}.csv if that is meant, or take it out" if near else
                             f"take it out, or name it as one of {', '.join(sorted(KEYS))}")
        elif path.name != f"{stem.lower()}.csv":
            yield TableError(place, "the names of tables have small letters", f"name it {stem.lower()}.csv")
        elif not path.is_file():
            yield TableError(place, "it is no file", "put a CSV file there or take it out")
