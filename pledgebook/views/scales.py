"""Where numbers and days stand on a line, in per cent of its width: one drawing fits a phone and a desk.

A line has some room at both ends, so that marks at its ends are whole. Nothing here knows of SVG.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from pledgebook.views.figures import day as day_words

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_ROOM = Decimal(3)
"""Per cent of the width that is left free at each end."""
_MOST_TICKS = 5
_STEPS = (1, 2, 3, 6, 12, 24, 60, 120)
"""Months from one tick to the next."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One line of an axis; `anchor` says on which side of it the words stand."""

    at: str
    label: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Line:
    """A line from one number to another. Where both are the same, all stands in the middle."""

    low: Decimal
    high: Decimal

    @classmethod
    def over(cls, values: Iterable[Decimal]) -> "Line":
        """The shortest line that has all of these; from 0 to 1 where there is none."""
        found = list(values) or [Decimal(0), Decimal(1)]
        return cls(min(found), max(found))

    def at(self, value: Decimal) -> str:
        """Where the value stands; what lies beyond an end stands at it."""
        if self.low == self.high:
            return "50%"
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return f"{_ROOM + share * (100 - 2 * _ROOM):.2f}%"


@dataclass(frozen=True, slots=True)
class Days:
    """A line of days."""

    first: date
    last: date

    @classmethod
    def over(cls, days: Iterable[date]) -> "Days | None":
        """The shortest line that has all of these days, a month at least; None where there is none."""
        found = sorted(days)
        if not found:
            return None
        short = max(0, 30 - (found[-1] - found[0]).days)
        if not short:
            return cls(found[0], found[-1])
        return cls(_moved(found[0], -(short // 2)), _moved(found[-1], short - short // 2))

    def at(self, day: date) -> str:
        """Where the day stands."""
        return Line(Decimal(self.first.toordinal()), Decimal(self.last.toordinal())).at(Decimal(day.toordinal()))

    def ticks(self) -> tuple[Tick, ...]:
        """At most five beginnings of months or years inside the line; where there is none, both ends."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((one for one in _STEPS if months / one < _MOST_TICKS), _STEPS[-1] * (1 + months // 600))
        found = [one for one in _firsts(self.first, self.last, step) if self.first <= one <= self.last]
        if len(found) < 2:
            return (Tick(self.at(self.first), day_words(self.first), "start"),
                    Tick(self.at(self.last), day_words(self.last), "end"))
        return tuple(Tick(self.at(one), _tick_words(one, step)) for one in found)


def _moved(day: date, by: int) -> date:
    """The day so many days later or earlier; the first or the last of all days where there is none."""
    try:
        return day + timedelta(days=by)
    except OverflowError:
        return date.max if by > 0 else date.min


def _firsts(first: date, last: date, step: int) -> Iterable[date]:
    """The first days of every so many months, counted from a January."""
    number = (first.year * 12 + first.month - 1) // step * step
    while number <= last.year * 12 + last.month - 1:
        if number >= 12:
            yield date(number // 12, number % 12 + 1, 1)
        number += step


def _tick_words(day: date, step: int) -> str:
    return str(day.year) if step >= 12 else f"{_MONTHS[day.month - 1]} {day.year}"
