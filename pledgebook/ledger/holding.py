# ruff: noqa: S608 -- every part of a query stands in this module
"""Which commitments stand in no sum on a basis, since a whole that they are part of counts in their place.

A stated sum holds all its parts. By prices a whole is worth its own things only, so that a part of it is left out
where it is of the same thing or of a kind of it. Worked out once, when a ledger is built: every sum goes by it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import duckdb

from pledgebook.codes import Basis
from pledgebook.schema import Json


@dataclass(frozen=True, slots=True)
class _Tree:
    """Wholes by part, the item of each commitment that is either, and what each item is a kind of."""

    part_of: Mapping[str, str]
    items: Mapping[str, str | None]
    broader: frozenset[tuple[str | None, str | None]]

    def is_of_kind(self, part: str, whole: str) -> bool:
        item, other = self.items.get(part), self.items.get(whole)
        return item is not None and (item == other or (item, other) in self.broader)


def left_out(database: duckdb.DuckDBPyConnection) -> Iterator[Json]:
    """One object for each basis and commitment that is left out, with the nearest whole that counts in its place."""
    tree = _tree(database)
    for basis in Basis:
        priced = _priced(database, basis)
        nearest: dict[str, str | None] = {}
        for part in tree.part_of:
            for whole in _priced_above(part, tree.part_of, priced, nearest):
                if basis is Basis.STATED or tree.is_of_kind(part, whole):
                    yield {"basis": str(basis), "commitment": part, "whole": whole}
                    break


def _tree(database: duckdb.DuckDBPyConnection) -> _Tree:
    known = "SELECT id FROM commitments"
    part_of = dict(database.execute(
        f"SELECT id, part_of FROM commitments WHERE part_of IN ({known}) ORDER BY id").fetchall())
    items = dict(database.execute(
        "SELECT id, item_id FROM commitments WHERE part_of IS NOT NULL OR id IN (SELECT part_of FROM commitments)",
    ).fetchall())
    return _Tree(part_of, items, frozenset(database.execute("SELECT item, above FROM broader").fetchall()))


def _priced(database: duckdb.DuckDBPyConnection, basis: Basis) -> set[str]:
    """Wholes with an amount of their own on the basis: it takes the place of their parts' amounts.

    A sum that is promised in money counts as stated also where it has no value, for want of a rate.
    """
    said = """UNION SELECT commitment FROM balances WHERE account = 'promised'
              AND regexp_full_match(commodity, '[A-Z]{3}') AND coalesce(min, max) IS NOT NULL"""
    return {str(name) for (name,) in database.execute(
        f"""SELECT commitment FROM (
                SELECT commitment FROM valuations WHERE basis = '{basis}' AND coalesce(min, max) IS NOT NULL
                AND inherited IS NULL AND len(parts) = 0 {said if basis is Basis.STATED else ""})
            WHERE commitment IN (SELECT part_of FROM commitments)""").fetchall()}


def _priced_above(part: str, part_of: Mapping[str, str], priced: set[str],
                  nearest: dict[str, str | None]) -> Iterator[str]:
    """The wholes with an amount that `part` lies in, the nearest first; a circle of wholes ends where it began."""
    seen = {part}
    above = _nearest(part, part_of, priced, nearest)
    while above is not None and above not in seen:
        yield above
        seen.add(above)
        above = _nearest(above, part_of, priced, nearest)


def _nearest(name: str, part_of: Mapping[str, str], priced: set[str], nearest: dict[str, str | None]) -> str | None:
    """The nearest whole with an amount, noted in `nearest` for all on the way, so that a long chain is walked once."""
    way: dict[str, None] = {}
    while name not in nearest and name not in way:
        way[name] = None
        above = part_of.get(name)
        if above is None or above in priced:
            nearest |= dict.fromkeys(way, above)
            return above
        name = above
    found = nearest.get(name)
    nearest |= dict.fromkeys(way, found)
    return found
