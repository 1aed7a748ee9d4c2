"""A book's own tables over the package's: a row with the same key takes the place of the shipped one, others are added.

The keys stand in `KEYS` and are documented in data/catalogue/README.md.
"""

from collections.abc import Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from pledgebook.catalogue.tables import Row, read_own_table, read_table

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
    "publishers": ("publisher",),
    "conflicts": ("attacker", "attacked"),
    "memberships": ("group", "member", "from"),
    "programmes": ("id",),
    "programme_aliases": ("alias", "language"),
    "units": ("word", "language"),
    "unit_kinds": ("unit",),
    "prices": ("item", "basis", "unit", "currency", "year", "source"),
    "price_classes": ("item",),
    "components": ("item",),
    "deflators": ("area", "year"),
    "rates": ("currency", "from"),
    "currencies": ("code",),
    "currency_words": ("word", "by_party"),
    "item_words": ("word", "language"),
    "ambiguous_words": ("word", "language", "id", "meaning"),
    "companions": ("thing", "of"),
    "phrase_words": ("language", "kind", "word"),
    "role_words": ("role", "language", "word"),
    **{f"{what}_aliases_{language}": ("alias",) for what in ("item", "party") for language in ("de", "uk")},
}
"""For each table the columns that tell its rows apart."""


def key_of(table: str, row: Row) -> tuple[str, ...]:
    """What a row of the table is replaced by; all its cells where the table has no key of its own."""
    return tuple(row.get(column, "") for column in KEYS.get(table, tuple(row)))


def shipped_rows(name: str) -> list[Row]:
    """The rows of the package's table; none where the package has no such table."""
    place = files("pledgebook").joinpath(f"data/catalogue/{name}.csv")
    if not place.is_file():
        return []
    return list(read_table(place.read_text(encoding="utf-8"), f"data/catalogue/{name}.csv"))


def laid_over(name: str, shipped: Sequence[Row], own: Path | None, optional: Sequence[str] = ()) -> list[Row]:
    """The shipped rows in their order, those of the folder `own` in place of rows with their key, and new ones.

    New names come first, since the first of two equal names wins; other new rows come last. Two own rows of one key:
    the last one holds.
    """
    path = own / f"{name}.csv" if own else None
    if path is None or not path.is_file():
        return list(shipped)
    columns = tuple(shipped[0]) if shipped else ()
    mine = {key_of(name, row): row for row in read_own_table(path, columns, optional)}
    kept = [mine.pop(key_of(name, row), row) for row in shipped]
    return [*mine.values(), *kept] if "aliases" in name else [*kept, *mine.values()]
