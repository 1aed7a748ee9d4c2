"""One promise's own values: its stated sums in other currencies, and the number of its things times a price."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TypeVar

from pledgebook.accounts import THINGS, unit_counted
from pledgebook.catalogue.money import BASES, UnitPrice
from pledgebook.codes import Basis, Kind, Part
from pledgebook.errors import Issue
from pledgebook.model import Balance, Claim, Commitment
from pledgebook.valuation import Price, Valuation
from pledgebook.value.arithmetic import ONE, product, quotient
from pledgebook.value.conversion import Funds, Missing, Worth, convert
from pledgebook.value.measures import Measures
from pledgebook.value.pricing import Priced, Unpriced, prices_for, unit_of

_Any = TypeVar("_Any")

PRICED_KINDS = frozenset({Kind.GOODS, Kind.PROCUREMENT, Kind.SERVICE, Kind.TRAINING})
"""Kinds whose things are given: what is produced, shown off or shot down is no gift, and a package is its lines."""


_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True)
class Told:
    """A promised balance and the day on which it was first told; `day` is None where no document has one."""

    balance: Balance
    day: date | None

    @property
    def year(self) -> int | None:
        """The year of that day."""
        return self.day.year if self.day else None


def own_values(commitment: Commitment, claims: Mapping[str, Claim], given: Measures) -> Iterator[Valuation | Issue]:
    """Every value that the promise has by itself, and an Issue for each that it cannot have."""
    members = [claim for member in commitment.claims if member.part is not Part.ASSERTS
               and (claim := claims.get(member.claim))]
    sums, things = _split(commitment, [claim for member in commitment.claims if (claim := claims.get(member.claim))])
    years = (0, given.prices_of) if given.prices_of else (0,)
    for balance in sums:
        told = Told(balance, _first_day(members, balance))
        for target in given.currencies:
            for year in years:
                yield from _stated(commitment, told, target, year, given)
    if commitment.kind in PRICED_KINDS and things:
        yield from _priced(commitment, [Told(one, _first_day(members, one)) for one in things], years, given)


def _split(commitment: Commitment, claims: list[Claim]) -> tuple[list[Balance], list[Balance]]:
    """The promised sums of money, and the promised numbers of things; a rate ('a year') is neither.

    A unit of its own says more than the bare number of the same things, which therefore stands last.
    """
    money = {claim.money.currency for claim in claims if claim.money}
    promised = [one for one in commitment.opening if "/" not in one.commodity]
    things = [one for one in promised if one.commodity not in money and (one.min is not None or one.max is not None)]
    return ([one for one in promised if one.commodity in money],
            sorted(things, key=lambda one: (one.commodity == THINGS, one.commodity)))


def _first_day(members: list[Claim], balance: Balance) -> date | None:
    """The first day on which the promise was told with such an amount; a running total tells no promise."""
    days = [claim.document.published for claim in members if balance.commodity in _commodities(claim)]
    return min((day for day in days if day), default=None)


def _commodities(claim: Claim) -> list[str]:
    found = [claim.money.currency] if claim.money else []
    return [*found, unit_counted(claim.quantity.unit) or THINGS] if claim.quantity else found


def _stated(commitment: Commitment, told: Told, target: str, prices_of: int, given: Measures,
            ) -> Iterator[Valuation | Issue]:
    balance = told.balance
    worth = convert(Funds(balance.commodity, told.day, told.year), target, given, prices_of)
    if isinstance(worth, Missing):
        yield _issue(commitment, f"its sum {worth.sentence}", worth)
        return
    if worth.is_late and worth.rate:
        yield _late(commitment, balance.commodity, target, worth.rate.day)
    low, high = (None if end is None else end if worth.factor == 1 else product(end, worth.factor)
                 for end in (balance.min, balance.max))
    yield Valuation(
        Basis.STATED, low, high, target, told.year, worth.rate.value if worth.rate else None,
        worth.rate.day if worth.rate else None, worth.source, balance.commodity,
        rate_rule=worth.rate.rule if worth.rate else None, prices_of=prices_of or None, deflator=worth.deflator)


def _priced(commitment: Commitment, things: list[Told], years: tuple[int, ...], given: Measures,
            ) -> Iterator[Valuation | Issue]:
    """The values on each basis, by the first of the promised numbers that has a price."""
    item = commitment.item.id if commitment.item else None
    found = False
    reasons: dict[str, None] = {}
    for basis in BASES:
        tried = [(told, prices_for(item or "", told.balance.commodity, basis, told.year, given)) for told in things]
        priced = next(((told, prices) for told, prices in tried if isinstance(prices, Priced)), None)
        if priced is None:
            reasons |= {f"{basis}: {one.reason}": None for _, one in tried if isinstance(one, Unpriced) and one.reason}
            continue
        found = True
        for target in given.currencies:
            for year in years:
                yield from _of_prices(commitment, *priced, (basis, target, year), given)
    if reasons or not found:
        yield _unpriced(commitment, things[0].balance.commodity, "; ".join(reasons), given)


def _of_prices(commitment: Commitment, told: Told, priced: Priced, asked: tuple[Basis, str, int], given: Measures,
               ) -> Iterator[Valuation | Issue]:
    _, target, prices_of = asked
    rows: list[_Costs] = []
    for row in priced.rows:
        worth = convert(Funds(row.currency, told.day, row.year), target, given, prices_of)
        if isinstance(worth, Missing):
            yield _issue(commitment, f"its price {worth.sentence}", worth)
            return
        if worth.is_late and worth.rate:
            yield _late(commitment, row.currency, target, worth.rate.day)
        rows.append(_costs(row, worth, told.balance.commodity, given))
    cheapest, dearest = min(rows, key=lambda one: one.low), max(rows, key=lambda one: one.high)
    low, high = told.balance.min, told.balance.max
    ends = None if low is None else product(low, cheapest.low), None if high is None else product(high, dearest.high)
    yield _valuation(asked, told, ends, priced.found, list(dict.fromkeys((cheapest, dearest))))


@dataclass(frozen=True, slots=True)
class _Costs:
    """A row of prices, and what one of the promised unit costs by it in the currency asked for."""

    row: UnitPrice
    worth: Worth
    low: Decimal
    high: Decimal


def _costs(row: UnitPrice, worth: Worth, commodity: str, given: Measures) -> _Costs:
    one, other = given.money.factor(unit_of(commodity, given.money) or "", row.unit) or (ONE, ONE)
    low, high = (product(quotient(product(price, one), other), worth.factor) for price in (row.low, row.high))
    return _Costs(row, worth, low, high)


def _valuation(asked: tuple[Basis, str, int], told: Told, ends: tuple[Decimal | None, Decimal | None], found: str,
               rows: list[_Costs]) -> Valuation:
    """The record; what is the same for both ends stands beside it, what differs stands in its prices only."""
    basis, target, prices_of = asked
    prices = tuple(_price(one) for one in rows)
    rates = list(dict.fromkeys(one.worth.rate for one in rows))
    rate = rates[0] if len(rates) == 1 else None
    sources = dict.fromkeys([*(_source(one.row, told.year) for one in rows), *(one.worth.source for one in rows
                                                                  if one.worth.rate or one.worth.deflator)])
    return Valuation(
        basis, *ends, target, _same([one.row.year for one in rows]), rate.value if rate else None,
        rate.day if rate else None, ": ".join(filter(None, [found, "; ".join(sources)])), told.balance.commodity,
        _same([one.row.unit for one in rows]), rate.rule if rate else None, prices, prices_of or None,
        _same([one.worth.deflator for one in rows]))


def _source(row: UnitPrice, year: int | None) -> str:
    """The price's source, marked where nobody could know the price in the year of the promise."""
    late = row.year - year if year else 0
    if late <= 0:
        return row.source
    words = _NUMBERS[late - 1] if late <= len(_NUMBERS) else str(late)
    return f"{row.source} (price of {row.year}, {words} year{'s' if late > 1 else ''} after)"


def _price(one: _Costs) -> Price:
    row, rate = one.row, one.worth.rate
    return Price(row.item, row.unit, row.currency, row.year, row.low, row.high, row.source,
                 rate.value if rate else None, rate.day if rate else None, one.worth.deflator)


def _same(values: list[_Any]) -> _Any | None:
    """The one value that all are; None where they differ."""
    return values[0] if len(set(values)) == 1 else None


def _unpriced(commitment: Commitment, commodity: str, reasons: str, given: Measures) -> Issue:
    item = commitment.item
    words = " ".join(item.text.split())[:80] if item else "it"
    if not item or not item.id:
        sentence, step = f'"{words}" has no node in the catalogue, so there is no price', \
            "add the item and its names to catalogue/items.csv and catalogue/item_aliases.csv"
    elif not unit_of(commodity, given.money):
        sentence, step = f'no price: "{commodity}" is no unit of the tables', "add the word to catalogue/units.csv"
    else:
        unit = "piece" if commodity == THINGS else commodity
        sentence = f"no price of {item.id} by the {unit}, " + (reasons or "on no basis")
        step = "add a row to catalogue/prices.csv"
    return Issue("value", "no-price", commitment.id, sentence, step)


def _late(commitment: Commitment, currency: str, target: str, day: date) -> Issue:
    return Issue("value", "old-rate", commitment.id,
                 f"{currency} is shown in {target} at the rate of {day}, the last in the table",
                 "fetch newer rates: `pledgebook rates --fetch`")


def _issue(commitment: Commitment, sentence: str, missing: Missing) -> Issue:
    return Issue("value", missing.code, commitment.id, sentence, missing.next_step)
