"""From money of one currency and year to another: at the rate of the day, or in the prices of a year.

In the prices of a year: first brought to that year by the price index of its own currency, then converted at that
year's average rate. This is what the OECD's Development Assistance Committee calls constant prices; the other way
round, the exchange rate of the day would be taken for inflation.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from pledgebook.value.arithmetic import ONE, product, quotient
from pledgebook.value.exchange import LAST, Rate
from pledgebook.value.measures import Measures

AS_SAID = "as said"
"""The source of a sum that was said in the currency in which it is shown."""


@dataclass(frozen=True, slots=True)
class Worth:
    """What one unit of the money is in the currency asked for. `rate` is None where it is the same currency.

    `deflator` brought it to the prices of another year, by the index of `index_source`.
    """

    factor: Decimal
    rate: Rate | None
    deflator: Decimal | None = None
    index_source: str = ""

    @property
    def is_late(self) -> bool:
        """Whether the rate is one from before the day, since the table ends there."""
        return bool(self.rate and self.rate.rule == LAST)

    @property
    def source(self) -> str:
        """Where the rate and the index come from."""
        return "; ".join(filter(None, [self.rate.source if self.rate else "", self.index_source])) or AS_SAID


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no value: the code of an Issue, a sentence that goes on from 'its sum', and the next step."""

    code: str
    sentence: str
    next_step: str


@dataclass(frozen=True, slots=True)
class Funds:
    """Money of a currency, said on `day` (None where unknown), in the prices of `year`."""

    currency: str
    day: date | None
    year: int | None


def convert(funds: Funds, target: str, measures: Measures, prices_of: int) -> Worth | Missing:
    """What one unit of such money is in `target`, on its day or (`prices_of` a year) in that year's prices."""
    if prices_of:
        return _in_prices_of(funds, target, measures, prices_of)
    if funds.currency == target:
        return Worth(ONE, None)
    if funds.day is None:
        return Missing("sum-without-day", f"in {funds.currency} has no day, so it cannot be shown in {target}",
                       "give its documents their day of publication")
    rate = measures.exchange.rate(funds.currency, target, funds.day)
    return Worth(rate.value, rate) if rate else Missing(
        "no-rate", f"in {funds.currency} has no rate to {target} in the week up to {funds.day}",
        "fetch newer rates (`pledgebook rates --fetch`), add a row to catalogue/rates.csv, or leave it as it was said")


def _in_prices_of(funds: Funds, target: str, measures: Measures, wanted: int) -> Worth | Missing:
    if funds.year is None:
        return Missing("sum-without-day", f"in {funds.currency} has no day, so it cannot be told in prices of {wanted}",
                       "give its documents their day of publication")
    indices = measures.money.deflators
    then, now = indices.get((funds.currency, funds.year)), indices.get((funds.currency, wanted))
    if then is None or now is None:
        lacking = funds.year if then is None else wanted
        return Missing("no-deflator", f"in {funds.currency} cannot be told in prices of {wanted}: there is no index of "
                       f"{funds.currency} for {lacking}", "add a row to catalogue/deflators.csv")
    deflator = quotient(now[0], then[0])
    source = "; ".join(dict.fromkeys((then[1], now[1])))
    if funds.currency == target:
        return Worth(deflator, None, deflator, source)
    rate = measures.exchange.average(funds.currency, target, wanted)
    return Worth(product(deflator, rate.value), rate, deflator, source) if rate else Missing(
        "no-rate", f"in {funds.currency} has no average rate to {target} for {wanted}",
        "fetch newer rates (`pledgebook rates --fetch`), or ask for an earlier year")
