"""The record of a value: how much a promise is worth on one basis, and by which rate and prices. See `model` for rules.

It stands by itself, so that the file of all other records stays short.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.codes import Basis


@dataclass(frozen=True, slots=True)
class Price:
    """One row of the table of prices, as it was used: what one `unit` of `item` costs, in the money of `year`.

    `rate` is how much of the value's currency one unit of `currency` was on `rate_date`; both None where it is the
    same currency. `deflator` brought it to the prices of another year; None where it was not.
    """

    item: str
    unit: str
    currency: str
    year: int
    low: Decimal
    high: Decimal
    source: str
    rate: Decimal | None = None
    rate_date: date | None = None
    deflator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Valuation:
    """A value on one basis, with the rate, its day and its source: a new record, the money itself stays as said.

    `commodity` is what was valued: a currency as said, or a unit whose number was promised. `prices_of` is the year to
    whose prices it was brought (by `deflator`), None where prices are those of `price_year`. A value that is not the
    promise's own is marked: `inherited` names the whole that it lies in, `parts` those whose values make it up. Neither
    kind is ever added to a total.
    """

    basis: Basis
    min: Decimal | None
    max: Decimal | None
    currency: str
    price_year: int | None
    rate: Decimal | None
    rate_date: date | None
    source: str
    commodity: str = ""
    unit: str | None = None
    rate_rule: str | None = None
    prices: tuple[Price, ...] = ()
    prices_of: int | None = None
    deflator: Decimal | None = None
    inherited: str | None = None
    parts: tuple[str, ...] = ()

    @property
    def is_own(self) -> bool:
        """Whether it is the promise's own value, which may be added."""
        return self.inherited is None and not self.parts
