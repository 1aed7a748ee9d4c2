"""How numbers, sums, days and windows are written for readers: one way everywhere, and unknown is never 0.

Sums are shown with three significant figures; exports hold them whole. Ranges keep both ends, and an open end is
said in words.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Any

from pledgebook.codes import Bound
from pledgebook.schema import amount

NOT_GIVEN = "not given"
"""What stands where the sources give no number: a blank could be read as 0."""

CURRENCY = "EUR"
"""In which sums over several promises are shown."""

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_SCALES = ((Decimal(10) ** 12, "tn"), (Decimal(10) ** 9, "bn"), (Decimal(10) ** 6, "m"))
_SHOWN = Context(prec=3, rounding=ROUND_HALF_EVEN)
_PLACES = Context(prec=60)  # room for any amount of the ledger, which has at most 38 digits


@dataclass(frozen=True, slots=True)
class Ends:
    """Both ends of an amount, None where it is open or unknown."""

    low: Decimal | None
    high: Decimal | None

    @classmethod
    def of(cls, obj: Mapping[str, Any] | None) -> "Ends":
        """The ends of an object with `min` and `max`."""
        given = obj or {}
        return cls(amount(given.get("min"), "min"), amount(given.get("max"), "max"))

    @property
    def known(self) -> bool:
        """Whether there is any number at all."""
        return self.low is not None or self.high is not None


def number(value: Decimal) -> str:
    """The number with thousands separators and at most two places: '1,000,000', '0.25'."""
    if value == value.to_integral_value():
        return f"{value:,.0f}"
    return f"{_PLACES.quantize(value, Decimal('0.01')):,}".rstrip("0").rstrip(".")


def short(value: Decimal) -> str:
    """The sum with three significant figures: '2.7 bn', '380 m', '950,000'."""
    rounded = _SHOWN.plus(value)
    for scale, name in _SCALES:
        if abs(rounded) >= scale:
            return f"{number(rounded / scale)}\N{NO-BREAK SPACE}{name}"
    return number(rounded)


def between(ends: Ends, write: Callable[[Decimal], str] = number, bound: str = "") -> str:
    """The amount in words: '100', 'about 100', '100 or more', 'up to 61', '7,000 to 9,000', 'not given'."""
    low, high = (None if end is None else write(end) for end in (ends.low, ends.high))
    if low is None and high is None:
        return NOT_GIVEN
    if low is None:
        return f"up to {high}"
    if high is None:
        return f"{low} or more"
    if ends.low != ends.high and low != high:
        return f"{low} to {high}"
    return f"about {low}" if bound == Bound.ABOUT else low


def money(ends: Ends, currency: str, bound: str = "") -> str:
    """The sum with its currency: 'EUR 2.7 bn', 'up to EUR 3 bn', 'not given'."""
    code, _, per = currency.partition("/")
    tail = f" a {per}" if per else ""
    return between(ends, lambda end: f"{code}\N{NO-BREAK SPACE}{short(end)}", bound) + (tail if ends.known else "")


def count(size: int, one: str, many: str = "") -> str:
    """'1 document', '1,204 documents'."""
    return f"{size:,} {one if size == 1 else many or one + 's'}"


def as_day(value: object) -> date | None:
    """A day in its written form as a date, None where there is none."""
    return date.fromisoformat(str(value)[:10]) if value else None


def day(value: object) -> str:
    """'18 Feb 2024', or 'undated'."""
    found = as_day(value)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}" if found else "undated"


def window(obj: Mapping[str, Any] | None) -> str:
    """A due window in words: 'by 31 Mar 2024', '1 Jun 2024 to 30 Jun 2024', 'no date given'."""
    given = obj or {}
    earliest, latest = given.get("earliest"), given.get("latest")
    if earliest and latest:
        return day(latest) if earliest == latest else f"{day(earliest)} to {day(latest)}"
    if latest:
        return f"by {day(latest)}"
    return f"from {day(earliest)}, no end given" if earliest else "no date given"


def recorded_by(day: date | str) -> str:
    """What is said of everything that is told as of a day."""
    return f"As of {day}: only what was recorded by the end of that day (UTC)."
