"""Which prices hold for a thing: its own, those of its kinds, or those of the broader thing that it is a kind of.

1. The item's own rows, on the basis asked for, in a unit that the promised unit can be told in.
2. Where there is none, those of its kinds: 'Leopard 2' costs between the cheapest and the dearest Leopard 2. Of a type
   or a family at least half of the nodes right below must have a price, or be told by their own kinds in the same way:
   what 'drones' cost is not told by one large aircraft. Where the dearest costs more than SPAN times the cheapest,
   they tell nothing. A component tells nothing of its whole.
3. Where there is none, the rows of the nearest broader item with some, if its price holds for the item (`likeness`);
   the source says that it is that item's range. Its other kinds are not asked.
4. Otherwise there is no price, and no value.

Of several years the last one not after the day counts, else the first one after it. Several rows of one year are one
range. A price by the piece never multiplies tonnes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pledgebook.accounts import THINGS
from pledgebook.catalogue.money import MoneyTables, UnitPrice
from pledgebook.codes import Basis
from pledgebook.value.likeness import SPAN, alike_above, ends, is_contradicted, told_by_kinds
from pledgebook.value.measures import WIDE, Measures

SINGLE = "piece"
"""The unit in which things are counted one by one (unit_kinds.csv); a round and a vehicle are pieces too."""


@dataclass(frozen=True, slots=True)
class Priced:
    """The rows that hold, and how they were found, in words: empty where they are the item's own."""

    rows: tuple[UnitPrice, ...]
    found: str


@dataclass(frozen=True, slots=True)
class Unpriced:
    """Why prices that there are do not hold; empty where there are none."""

    reason: str = ""


def prices_for(item: str, commodity: str, basis: Basis, year: int | None, measures: Measures) -> Priced | Unpriced:
    """The prices by the rules above, or why there are none; what was asked before is not worked out again."""
    asked = (item, commodity, basis, year)
    found: Priced | Unpriced | None = measures.answers.get(asked)
    if found is None:
        found = measures.answers[asked] = _prices_for(item, commodity, basis, year, measures)
    return found


def _prices_for(item: str, commodity: str, basis: Basis, year: int | None, measures: Measures) -> Priced | Unpriced:
    unit = unit_of(commodity, measures.money)
    path = measures.items.ancestors(item)
    if not unit or not path:
        return Unpriced()
    own = _rows([item], basis, unit, year, measures)
    if own:
        return Priced(own, "")
    below = _of_kinds(item, _Asked(basis, unit, year), measures) if len(path) > WIDE else Unpriced()
    if isinstance(below, Priced):
        return below
    above = _of_broader(path, _Asked(basis, unit, year), measures)
    return Unpriced("; ".join(filter(None, [below.reason, above.reason]))) if isinstance(above, Unpriced) else above


@dataclass(frozen=True, slots=True)
class _Asked:
    basis: Basis
    unit: str
    year: int | None


def _of_kinds(item: str, asked: _Asked, given: Measures) -> Priced | Unpriced:
    kinds = [kind for kind in given.priced_below.get(item, ()) if not _is_part(kind, item, given)]
    rows = _rows(kinds, asked.basis, asked.unit, asked.year, given)
    priced = {row.item for row in rows}
    if not priced or not told_by_kinds(item, priced, given):
        return Unpriced()
    span = ends(rows, asked.unit, given)
    if span is None:
        return Unpriced(f"the prices of its kinds ({len(priced)}) cannot be told in one currency")
    if span[1] > SPAN * span[0]:
        return Unpriced(f"the dearest of its kinds with a price ({len(priced)}) costs more than {SPAN} times the "
                        "cheapest")
    return Priced(rows, f"range over kinds of {item} that have a price ({len(priced)})")


def _of_broader(path: Sequence[str], asked: _Asked, given: Measures) -> Priced | Unpriced:
    item = path[0]
    for above in alike_above(path, given):
        rows = _rows([above], asked.basis, asked.unit, asked.year, given)
        if not rows:
            continue
        for basis in Basis:
            own = _rows([item], basis, asked.unit, asked.year, given) if basis is not asked.basis else ()
            if own and is_contradicted(rows, own, asked.unit, given):
                return Unpriced(f"that of {above} is not taken, since the {basis} price of {item} contradicts it")
        level = given.items.items[above].level
        return Priced(rows, f"range of the {level} {above}, since {item} has no price of its own")
    return Unpriced()


def _is_part(kind: str, item: str, given: Measures) -> bool:
    """Whether a thing below the item is a component of it, or a kind of one."""
    path = given.items.ancestors(kind)
    return any(above in given.money.components for above in path[: path.index(item)])


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
