"""Whose price says something of whose: what is alike enough, and what contradicts itself.

A variant is like its model. A model is like its type only where `catalogue/price_classes.csv` says so, of the type or
of the model; a type is like the type above it only where its own row says so. A component is like nothing above it.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from pledgebook.catalogue.money import UnitPrice
from pledgebook.value.arithmetic import ONE, product, quotient
from pledgebook.value.measures import NARROW, Measures

SPAN = 10
"""Kinds of which the dearest costs more than this many times the cheapest say nothing of what a thing costs; no row
of prices is wider either."""

CONTRADICTION = 3
"""A broader item's price that is off an item's own one, on whichever basis, by more than this factor is not its."""

_EURO = "EUR"


def alike_above(path: Sequence[str], given: Measures) -> Iterator[str]:
    """The broader items whose price holds for the first of the path, the nearest first."""
    for below, above in pairwise(path):
        if below in given.money.components or not _is_like(below, above, given):
            return
        yield above


def _is_like(below: str, above: str, given: Measures) -> bool:
    kind, broader = given.items.items[below].level, given.items.items[above].level
    if broader in NARROW and kind == "variant":
        return True
    return below in given.money.classes or (kind in NARROW and above in given.money.classes)


def told_by_kinds(item: str, priced: set[str], given: Measures) -> bool:
    """Whether the priced things among its kinds are enough to tell what the thing costs."""
    if item in priced:
        return True
    children = [child for child in given.children.get(item, ()) if child not in given.money.components]
    if given.items.items[item].level in NARROW:
        return any(told_by_kinds(child, priced, given) for child in children)
    told = sum(told_by_kinds(child, priced, given) for child in children)
    return told > 0 and 2 * told >= len(children)


def ends(rows: Sequence[UnitPrice], unit: str, given: Measures) -> tuple[Decimal, Decimal] | None:
    """The lowest and the highest of the prices of one `unit`, in one currency; None where there is none for all."""
    told = _told(rows, unit, given)
    return (min(low for low, _ in told), max(high for _, high in told)) if told else None


def is_contradicted(rows: Sequence[UnitPrice], own: Sequence[UnitPrice], unit: str, given: Measures) -> bool:
    """Whether all of a broader item's prices are off all own ones by more than the factor, up or down.

    What cannot be compared is not taken either.
    """
    told = _told([*rows, *own], unit, given)
    if told is None:
        return True
    broader, mine = told[: len(rows)], told[len(rows):]
    return (min(low for low, _ in broader) > CONTRADICTION * max(high for _, high in mine)
            or min(low for low, _ in mine) > CONTRADICTION * max(high for _, high in broader))


def _told(rows: Sequence[UnitPrice], unit: str, given: Measures) -> list[tuple[Decimal, Decimal]] | None:
    """What one `unit` costs by each row, in one currency for all of them; None where there is none.

    In euros at the average of each price's own year, or of the year of the table that is nearest to it: good enough to
    tell what is alike, and no value is ever made of it.
    """
    is_one = len({row.currency for row in rows}) == 1
    found: list[tuple[Decimal, Decimal]] = []
    for row in rows:
        rate = ONE if is_one else _in_euros(row, given)
        ratio = given.money.factor(unit, row.unit)
        if rate is None or ratio is None:
            return None
        low, high = (product(quotient(product(price, ratio[0]), ratio[1]), rate) for price in (row.low, row.high))
        found.append((low, high))
    return found


def _in_euros(row: UnitPrice, given: Measures) -> Decimal | None:
    if row.currency == _EURO:
        return ONE
    table = given.exchange.ecb
    year = min(max(row.year, table.first.year), table.last.year)
    rate = given.exchange.average(row.currency, _EURO, year)
    return rate.value if rate else None
