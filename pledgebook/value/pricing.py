"""Which prices hold for a thing: its own, those of its kinds, or those of the broader thing that it is a kind of.

1. The item's own rows, on the basis asked for, in a unit that the promised unit can be told in.
2. Where there is none, those of its kinds: 'Leopard 2' costs between the cheapest and the dearest Leopard 2. Of a type
   or a family at least half of the nodes right below must have a price, or be told by their own kinds in the same way:
   what 'drones' cost is not told by one large aircraft.
3. Where there is none, the rows of the nearest broader item that has some; the source says that it is the type's
   range. Its other kinds are not asked: what a sister costs says nothing about the thing.
4. Otherwise there is no price, and no value.

Of several years the last one not after the day counts, else the first one after it. Several rows of one year are one
range. A price by the piece never multiplies tonnes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pledgebook.catalogue.money import MoneyTables, UnitPrice
from pledgebook.codes import Basis
from pledgebook.value.measures import NARROW, WIDE, Measures

THINGS = "items"
"""The commodity of a number whose unit is the thing itself (reconcile.postings)."""

SINGLE = "piece"
"""The unit in which things are counted one by one (unit_kinds.csv); a round and a vehicle are pieces too."""


@dataclass(frozen=True, slots=True)
class Priced:
    """The rows that hold, and how they were found, in words; `exact` where they are the item's own."""

    rows: tuple[UnitPrice, ...]
    found: str


def prices_for(item: str, commodity: str, basis: Basis, year: int | None, measures: Measures) -> Priced | None:
    """The prices by the rules above; None where there are none."""
    unit = unit_of(commodity, measures.money)
    path = measures.items.ancestors(item)
    if not unit or not path:
        return None
    own = _rows([item], basis, unit, year, measures)
    if own:
        return Priced(own, "")
    below = _rows(measures.priced_below.get(item, ()), basis, unit, year, measures) if len(path) > WIDE else ()
    if below and _tell_of(item, {row.item for row in below}, measures):
        return Priced(below, f"range over kinds of {item} that have a price ({len({row.item for row in below})})")
    for above in path[1:]:
        if rows := _rows([above], basis, unit, year, measures):
            return Priced(rows, f"range of the type {above}, since {item} has no price of its own")
    return None


def _tell_of(item: str, priced: set[str], given: Measures) -> bool:
    """Whether the priced things among its kinds are enough to tell what the thing costs."""
    if item in priced:
        return True
    children = given.children.get(item, ())
    if given.items.items[item].level in NARROW:
        return any(_tell_of(child, priced, given) for child in children)
    told = sum(_tell_of(child, priced, given) for child in children)
    return told > 0 and 2 * told >= len(children)


def unit_of(commodity: str, money: MoneyTables) -> str | None:
    """The unit that a promised number counts; None for a word that is no unit of the tables."""
    return SINGLE if commodity == THINGS else money.unit_of(commodity)


def _rows(items: Iterable[str], basis: Basis, unit: str, year: int | None, given: Measures) -> tuple[UnitPrice, ...]:
    """The rows of these items on the basis, in units that the promised one can be told in."""
    found: list[UnitPrice] = []
    for item in items:
        fitting = [row for row in given.money.prices.get(item, ())
                   if row.basis is basis and given.money.factor(unit, row.unit)]
        found += _of_year(fitting, year) if fitting else ()
    return tuple(found)


def _of_year(rows: Sequence[UnitPrice], year: int | None) -> list[UnitPrice]:
    years = sorted({row.year for row in rows})
    before = [one for one in years if year is None or one <= year]
    wanted = before[-1] if before else years[0]
    return [row for row in rows if row.year == wanted]
