"""Frames: the window that the words around a period or a length make of it ('by', 'since', 'over the next')."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from pledgebook.text.patterns import Tree
from pledgebook.text.periods import PERIODS, Stretch, add_days, choose, moved, readings

Ends = tuple[date | None, date | None]
Read = Callable[[Tree, date | None], "Reading | None"]

VAGUE_DAYS: Final = {"hour": 1, "day": 14, "week": 42, "month": 182}
"""How far 'in the coming days, weeks, months' reaches (claims.md); longer units have no latest day."""

LONGEST_YEARS: Final = 100
"""Longer lengths ('in 2000 years') are no windows."""


class Reading(NamedTuple):
    """The two ends of a window, its sense, and the ends where the verb looks the other way."""

    ends: Ends
    sense: str
    other: Ends | None = None


def plain(tree: Tree, day: date | None) -> Reading | None:
    """A period without a frame: the whole of it."""
    return _holds(tree, day, tree.rule.sense, tree.rule.lean)


def _within(tree: Tree, day: date | None) -> Reading | None:
    """'in June', 'on Tuesday', 'this year': the whole of the period."""
    inner = tree.part("when")
    if inner is None:
        return None
    return _holds(inner, day, tree.rule.sense or inner.rule.sense, tree.rule.lean or inner.rule.lean)


def _holds(period: Tree, day: date | None, sense: str, lean: str) -> Reading | None:
    found = readings(period, day)
    if found is None:
        return None
    chosen = choose(found, day, lean)
    if chosen is None:
        return Reading((None, None), sense or "window")
    if chosen == (day, day):
        return Reading(chosen, "said")  # a dateline, or a day that the text names on that very day: no other is meant
    plain = "past" if day and chosen[1] < day else "window"
    if day and chosen[0] < day <= chosen[1]:
        return Reading(chosen, sense or plain, (chosen[0], day))
    return Reading(chosen, sense or plain, _other(found, chosen, day))


def _other(found: Sequence[Stretch], chosen: Stretch, day: date | None) -> Stretch | None:
    """The reading on the other side of `day`, if there is one."""
    back = [s for s in found if s != chosen and day and s[1] <= day]
    ahead = [s for s in found if s != chosen and day and s[0] >= day]
    if day and chosen[1] < day:
        return ahead[0] if ahead else None
    return back[-1] if back else None


def _bounded(lean: str, ends: Callable[[Stretch, date | None], Ends | None], sense: str) -> Callable[
        [Tree, date | None], Reading | None]:
    """A frame over one period whose window is made of it by `ends`; None from `ends` means that it is no window."""

    def read(tree: Tree, day: date | None) -> Reading | None:
        period = tree.part("when")
        found = readings(period, day) if period else None
        if found is None:
            return None
        chosen = choose(found, day, lean)
        if chosen is None:
            return Reading((None, None), tree.rule.sense or sense)
        window = ends(chosen, day)
        if window is None:
            return None
        beyond = _other(found, chosen, day)
        other = ends(beyond, day) if beyond else None
        if other is None and window[1] is None and day and chosen[0] < day:
            other = (window[0], max(window[0] or day, day))  # 'after February 2022', of what has happened since
        over = day is not None and window[1] is not None and window[1] < day
        return Reading(window, "past" if over else tree.rule.sense or sense, other)

    return read


def _up_to(stretch: Stretch, day: date | None) -> Ends:
    return (None if day is None or stretch[1] < day else day), stretch[1]


def _since(stretch: Stretch, day: date | None) -> Ends | None:
    return None if day and stretch[0] > day else (stretch[0], day)


def _between(tree: Tree, day: date | None) -> Reading | None:
    """'from March to June 2024': the first period takes its year from the second."""
    first, last = tree.part("when"), tree.part("until")
    ends = readings(last, day) if last else None
    stretch = choose(ends, day, tree.rule.lean or "nearest") if ends else None
    begins = readings(first, stretch[1] if stretch else day) if first else None
    if ends is None or begins is None:
        return None
    start = choose(begins, stretch[1] if stretch else day, "past")
    if stretch is None or start is None:
        return Reading((None, None), "window")
    if start[0] > stretch[1]:
        return None
    return Reading((start[0], stretch[1]), "past" if day and stretch[1] < day else "window")


def _ahead(tree: Tree, day: date | None) -> Reading | None:
    """'over the next 12 months', 'within two weeks', 'in the coming days'."""
    length = _length(tree)
    if length is None or _too_long(length):
        return None
    sense = tree.rule.sense or "window"
    if day is None:
        return Reading((None, None), sense)
    count = length.number("count")
    vague = count is None or length.word("vague") != ""
    unit = length.word("unit")
    latest = (add_days(day, VAGUE_DAYS[unit]) if unit in VAGUE_DAYS else None) if vague else moved(day, length, 1)
    other = _back(tree, day) if tree.rule.lean == "either" else None
    return Reading((day, latest), sense if latest else "window", other.ends if other else None)


def _back(tree: Tree, day: date | None) -> Reading | None:
    """'in the past two weeks', 'over recent months'."""
    length = _length(tree)
    if length is None or _too_long(length):
        return None
    if day is None:
        return Reading((None, None), "past")
    unit = length.word("unit")
    if length.number("count") is not None:
        return Reading((moved(day, length, -1), day), "past")
    return Reading((add_days(day, -VAGUE_DAYS[unit]) if unit in VAGUE_DAYS else None, day), "past")


def _length(tree: Tree) -> Tree | None:
    """The length of a frame, which may be the frame's own words: 'the six last months'."""
    return tree.part("length") or (tree if tree.word("unit") else None)


def _ago(tree: Tree, day: date | None) -> Reading | None:
    """'two days ago' is that day; of weeks, months and years the calendar unit that holds it.

    With `bound` 'most' ('less than two weeks ago') all days since; with 'least' all days before.
    """
    length = _length(tree)
    if length is None or _too_long(length):
        return None
    bound = tree.word("bound") or str(tree.rule.given.get("bound", ""))
    if day is None or length.number("count") is None:
        return Reading((None, day), "past")
    then = moved(day, length, -1)
    if bound:
        return Reading((then, day) if bound == "most" else (None, then), "past")
    unit = length.word("unit")
    if unit in ("week", "month", "year"):
        whole = PERIODS["unit"](Tree(tree.rule, {"unit": unit, "offset": 0}), then) or [(then, then)]
        return Reading((whole[0][0], min(whole[0][1], day)), "past")
    return Reading((then, then), "past")


def _lasting(tree: Tree, day: date | None) -> Reading | None:
    """'over five years' has no start and no end; the other reading is the time that ends on `day`."""
    length = tree.part("length")
    if length is not None and _too_long(length):
        return None
    known = day is not None and length is not None and length.number("count") is not None
    return Reading((None, None), "duration", (moved(day, length, -1), day) if known and day and length else None)


def _open(tree: Tree, day: date | None) -> Reading | None:
    return Reading((day, None), tree.rule.sense or "window")


def _open_past(_: Tree, day: date | None) -> Reading | None:
    return Reading((None, day), "past")


def _too_long(length: Tree) -> bool:
    years = {"year": 1, "decade": 10}.get(length.word("unit"), 0)
    return (length.number("most") or length.number("count") or 1) * years > LONGEST_YEARS


FRAMES: Mapping[str, Callable[[Tree, date | None], Reading | None]] = {
    "in": _within,
    "until": _bounded("future", _up_to, "deadline"),
    "since": _bounded("past", _since, "past"),
    "from": _bounded("nearest", lambda stretch, _: (stretch[0], None), "not_before"),
    "after": _bounded("nearest", lambda stretch, _: (add_days(stretch[1], 1), None), "not_before"),
    "so_far": _bounded("past", lambda stretch, day: (stretch[0], min(stretch[1], day) if day else None), "past"),
    "rest": _bounded("future", _up_to, "window"),
    "between": _between,
    "ahead": _ahead,
    "back": _back,
    "ago": _ago,
    "lasting": _lasting,
    "open": _open,
    "open_past": _open_past,
}
"""What a pack's [[frame]] rules may say under `reads`."""
