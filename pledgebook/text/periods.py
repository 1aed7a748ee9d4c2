"""Periods of the calendar: which days a month, a season, the second half of next year or late June are.

A period without a year has several readings, one a year; which one is meant is chosen by `choose`. None means that
there are no such days (31 February); an empty list that they depend on a publication date that is not known.
Nothing here fails on any date: days past the ends of the calendar are the ends.
"""

from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final

from pledgebook.text.patterns import Tree

Stretch = tuple[date, date]
Readings = list[Stretch] | None

FISCAL_FIRST_MONTH: Final = 10
"""The fiscal year of the United States begins in October and has the name of the year in which it ends (claims.md)."""


NEXT_AFTER_DAYS: Final = 45
"""In March 'next April' is not the coming one: a month so near is 'April' or 'this April'."""


def add_days(day: date, days: int) -> date:
    """`day` moved by `days`, held inside the calendar."""
    return date.fromordinal(min(max(day.toordinal() + days, 1), date.max.toordinal()))


def add_months(day: date, months: int) -> date:
    """`day` moved by whole months; 31 January and one month is the last of February."""
    index = day.year * 12 + day.month - 1 + months
    if index < 12:
        return date.min
    if index >= (date.max.year + 1) * 12:
        return date.max
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def months_from(first: date, months: int) -> Stretch:
    """Whole months from the first day of the month of `first`."""
    start = first.replace(day=1)
    last = add_months(start, months)
    return start, last if last == date.max else last - timedelta(days=1)


def choose(readings: Sequence[Stretch], day: date | None, lean: str) -> Stretch | None:
    """The reading meant on `day`: the last begun ('past'), the first not yet over ('future'), or the nearest."""
    if day is None or len(readings) < 2:
        return readings[0] if len(readings) == 1 else None
    if lean == "past":
        return next((s for s in reversed(readings) if s[0] <= day), readings[0])
    if lean == "future":
        return next((s for s in readings if s[1] >= day), readings[-1])
    return min(readings, key=lambda s: (max((s[0] - day).days, (day - s[1]).days, 0), -s[0].toordinal()))


def readings(tree: Tree, day: date | None) -> Readings:
    """All readings of a period in the order of time, as seen on `day`."""
    return PERIODS[tree.rule.reads](tree, day)


def _year(tree: Tree, day: date | None) -> int | None:
    """The year that the words name, 0 where it depends on an unknown day, None where they name none."""
    year, short, offset = tree.number("year"), tree.number("yy"), tree.number("offset")
    if year is not None:
        return year
    if short is not None:
        return 2000 + short
    if offset is not None:
        return day.year + offset if day else 0
    return None


def _in_year(tree: Tree, day: date | None, make: Callable[[int], Stretch | None]) -> Readings:
    """What `make` gives for the year named, or for each of the years around `day`."""
    year = _year(tree, day)
    if year == 0 or (year is None and day is None):
        return [] if make(2000) else None
    if year is not None:
        one = make(year) if 0 < year < date.max.year else None
        return [one] if one else None
    assert day
    around = range(max(day.year - 4, 1), min(day.year + 5, date.max.year))
    found = [made for made in map(make, around) if made]
    return found or None


def _day(tree: Tree, day: date | None) -> Readings:
    month, first = tree.number("month") or 1, tree.number("dom") or 0
    last = tree.number("last") or first

    def make(year: int) -> Stretch | None:
        longest = monthrange(year, month)[1]
        return (date(year, month, first), date(year, month, last)) if 0 < first <= last <= longest else None

    return _in_year(tree, day, make)


def _month(tree: Tree, day: date | None) -> Readings:
    """A month, a season, a quarter or a half: some months from the first of a month on."""
    first, length = _months(tree)
    return _in_year(tree, day, lambda year: months_from(date(year, first, 1), length)) if first <= 12 else None


def _months(tree: Tree) -> tuple[int, int]:
    """(first month, how many) of the part of a year that the words name."""
    month, season = tree.number("month"), tree.number("season")
    if month:
        return month, ((tree.number("to_month") or month) - month) % 12 + 1
    if season:
        return season, 3
    length = tree.number("piece") or 12
    return ((tree.number("ordinal") or 1) - 1) * length + 1, length


def _years(tree: Tree, _: date | None) -> Readings:
    """One year, or several: '2021–2027'; '2024/25' is a budget year, which begins in July."""
    year, short = tree.number("year") or 0, tree.number("to_yy")
    last = tree.number("to_year") or (year - year % 100 + short if short is not None else year)
    if tree.number("shift") and 0 < year == last - 1:
        return [(date(year, 7, 1), date(last, 6, 30))]
    return [(date(year, 1, 1), date(last, 12, 31))] if 0 < year <= last <= year + 30 else None


def _named(tree: Tree, day: date | None) -> Readings:
    """'next March', 'last summer': the first such after `day`, the last before it; 'this spring': any, to be chosen."""
    offset = tree.number("offset") or 0
    if day is None:
        return []
    weekday = tree.number("weekday") is not None
    if weekday:
        found = _weekdays(tree, day) or []
    else:
        first, length = _months(tree)
        found = [months_from(date(year, first, 1), length)
                 for year in range(max(day.year - 2, 1), min(day.year + 3, date.max.year))]
    if offset < 0:
        return [s for s in found if s[1] < day][-1:] or None
    if offset > 0:
        soonest = add_days(day, NEXT_AFTER_DAYS if tree.number("month") else 0)
        return [s for s in found if s[0] > soonest][:1] or None
    return [s for s in found if s[0] >= day or not weekday] or None


def _weekdays(tree: Tree, day: date | None) -> Readings:
    if day is None:
        return []
    monday = add_days(day, (tree.number("weekday") or 0) - day.weekday())
    days = sorted({add_days(monday, weeks * 7) for weeks in (-2, -1, 0, 1, 2)})
    return [(one, add_days(one, (tree.number("days") or 1) - 1)) for one in days]


def _day_of_week(tree: Tree, day: date | None) -> Readings:
    """'Friday next week'."""
    if day is None:
        return []
    one = add_days(day, 7 * (tree.number("offset") or 0) + (tree.number("weekday") or 0) - day.weekday())
    return [(one, one)]


def _shifted(tree: Tree, day: date | None) -> Readings:
    """'today', 'yesterday', 'overnight': from `shift` to `to` days after `day`."""
    shift = tree.number("shift") or 0
    to = tree.number("to")
    return [(add_days(day, shift), add_days(day, shift if to is None else to))] if day else []


def _unit(tree: Tree, day: date | None) -> Readings:
    """'this week', 'next year', 'last quarter', 'the fiscal year'."""
    return [unit_around(day, tree.word("unit"), tree.number("offset") or 0)] if day else []


def unit_around(day: date, unit: str, offset: int) -> Stretch:
    """The calendar unit that holds `day`, or the one `offset` units later."""
    if unit in ("day", "hour"):
        return add_days(day, offset), add_days(day, offset)
    if unit in ("week", "weekend"):
        monday = add_days(day, 7 * offset - day.weekday())
        return add_days(monday, 5 if unit == "weekend" else 0), add_days(monday, 6)
    if unit == "fiscal_year":
        begun = add_months(day, -(FISCAL_FIRST_MONTH - 1)).year  # the year in which it began
        return months_from(add_months(date(begun, FISCAL_FIRST_MONTH, 1), 12 * offset), 12)
    length = UNIT_MONTHS[unit]
    since = (day.year * 12 + day.month - 1) % length
    return months_from(add_months(day.replace(day=1), offset * length - since), length)


UNIT_MONTHS: Mapping[str, int] = {"month": 1, "quarter": 3, "half": 6, "year": 12, "fiscal_year": 12, "decade": 120}


def _fiscal(tree: Tree, day: date | None) -> Readings:
    year = _year(tree, day)
    if not year:
        return []
    last = tree.number("to_year") or year
    if not year <= last <= year + 30:
        return None
    return [(date(year - 1, FISCAL_FIRST_MONTH, 1), months_from(date(last - 1, FISCAL_FIRST_MONTH, 1), 12)[1])]


def _event(tree: Tree, _: date | None) -> Readings:
    at = date.fromisoformat(tree.word("event"))
    return [(at, at)]


def _of(tree: Tree, day: date | None, cut: Callable[[Stretch], Stretch | None]) -> Readings:
    """Each reading of the period inside, cut to a part of it."""
    inner = tree.part("period")
    whole = readings(inner, day) if inner else None
    if not whole:
        return whole
    return [part for part in map(cut, whole) if part] or None


def _week_of(tree: Tree, day: date | None) -> Readings:
    """'the week of June 5'."""
    return _of(tree, day, lambda whole: unit_around(whole[0], "week", 0))


def _third(tree: Tree, day: date | None) -> Readings:
    """'early', 'mid', 'late': the thirds of a period, in whole months or in tens of days."""
    which = tree.number("third") or 1
    return _of(tree, day, lambda whole: third_of(whole, which))


def third_of(whole: Stretch, which: int) -> Stretch:
    """The first, second or last third: of a year four months, of a month ten days (the last has what is left)."""
    first, last = whole
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if first.day == 1 and months % 3 == 0:
        return months_from(add_months(first, (which - 1) * months // 3), months // 3)
    length = 10 if whole == months_from(first, 1) else max(((last - first).days + 1) // 3, 1)
    start = min(add_days(first, (which - 1) * length), last)
    return start, last if which == 3 else min(add_days(start, length - 1), last)


def _piece(tree: Tree, day: date | None) -> Readings:
    """'the first half of next year', 'the last quarter of 2024', 'the second half of June'."""
    ordinal, length = tree.number("ordinal") or 1, tree.number("piece") or 12

    def cut(whole: Stretch) -> Stretch | None:
        months = (whole[1].year - whole[0].year) * 12 + whole[1].month - whole[0].month + 1
        if months == 1 and length == 6:
            middle = whole[0].replace(day=15)
            return (whole[0], middle) if ordinal == 1 else (add_days(middle, 1), whole[1])
        count = months // length
        place = count if ordinal < 0 else ordinal
        return months_from(add_months(whole[0], (place - 1) * length), length) if 1 <= place <= count else None

    return _of(tree, day, cut)


def _edge(tree: Tree, day: date | None) -> Readings:
    """'the second week of June', 'the last three months of 2024': a length from one end of a period."""
    length = tree.part("length")
    if length is None:
        return None

    def cut(whole: Stretch) -> Stretch | None:
        ordinal = tree.number("ordinal") or 1
        if ordinal < 0:
            return max(add_days(moved(whole[1], length, -1), 1), whole[0]), whole[1]
        start = whole[0]
        for _ in range(1, ordinal):
            start = moved(start, length, 1)
        return (start, min(add_days(moved(start, length, 1), -1), whole[1])) if start <= whole[1] else None

    return _of(tree, day, cut)


def moved(day: date, length: Tree, direction: int) -> date:
    """`day` moved by a length ('two weeks') forward (1) or back (-1)."""
    count = direction * (length.number("most") or length.number("count") or 1)
    unit = length.word("unit")
    if unit in UNIT_MONTHS:
        months = count * UNIT_MONTHS[unit]
        back_a_day = direction < 0 and add_days(day, 1).day == 1  # the last of a month stays the last of a month
        return add_days(add_months(add_days(day, 1), months), -1) if back_a_day else add_months(day, months)
    if unit == "hour":
        return add_days(day, direction * ((abs(count) + 23) // 24))
    return add_days(day, count * 7 if unit in ("week", "weekend") else count)


PERIODS: Mapping[str, Callable[[Tree, date | None], Readings]] = {
    "day": _day, "month": _month, "years": _years, "named": _named, "weekday": _weekdays, "shifted": _shifted,
    "unit": _unit, "fiscal": _fiscal, "event": _event, "third": _third, "piece": _piece, "edge": _edge,
    "week_of": _week_of, "day_of_week": _day_of_week,
}
"""What a pack's [[day]], [[span]], [[within]] and [[part]] rules may say under `reads`."""
