"""The picture of one promise in time: when it was said, by when it was to come, what came of it, and today.

Lanes stand under each other, each with its words above its marks. A lane has few words and no foreign ones: the
phrases and sentences stand in the page beside it.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from pledgebook.codes import DONE, FIRM, Part
from pledgebook.schema import Json
from pledgebook.views.deliveries import delivery_found
from pledgebook.views.figures import as_day, count, day, window
from pledgebook.views.scales import Days, Tick

LANE = 46
"""Height of a lane: a line of words and its marks."""
TOP = 24
"""Room for the axis above the lanes."""
_MOST_WINDOWS = 6
"""Windows that are drawn: the first, and the last of the others."""
_NEAR = 1.2
"""Per cent of the width within which marks of one sort are one mark with a count."""
_FAR = 1500
"""Days beyond the last event at which today is drawn no more: the line would be all emptiness."""

SHAPES: Mapping[str, str] = {
    Part.OPENS: "full", Part.RESTATES: "ring", Part.AMENDS: "square", Part.ASSERTS: "bar", Part.DISPUTES: "cross",
    Part.ADVANCES: "diamond",
}
"""The shape of a claim's mark, by the part that it plays."""

SHAPE_WORDS = (("full", "opens the promise"), ("ring", "says it again"), ("diamond", "moves it on"),
               ("square", "changes it"), ("cross", "contradicts"), ("bar", "gives a running total"))


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark: a shape of SHAPE_WORDS, where it stands, and how many there are where it stands for several."""

    shape: str
    at: str
    number: int = 1


@dataclass(frozen=True, slots=True)
class Stretch:
    """A window: from when it was said to its end, the window itself, and whether its end is open."""

    said: str
    begins: str
    ends: str
    width: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class Lane:
    """A line of the picture; `top` is its place in pixels."""

    told: str
    brief: str
    top: int
    marks: tuple[Mark, ...] = ()
    stretch: Stretch | None = None


@dataclass(frozen=True, slots=True)
class Lifeline:
    """The picture with its one sentence; `today` is where today stands, '' where it is far off."""

    lanes: tuple[Lane, ...]
    ticks: tuple[Tick, ...]
    today: str
    height: int
    finding: str
    shapes: tuple[tuple[str, str], ...]
    undated: int


def lifeline(commitment: Json, claims: Sequence[Json], today: date) -> Lifeline | None:
    """The picture of a commitment with its claims (each with its `part`); None where nothing of it has a day."""
    told = [(SHAPES.get(str(claim["part"]), "ring"), found) for claim in claims
            if (found := as_day(claim["document"].get("published")))]
    windows, reached = _windows(commitment), _reached(commitment)
    days = [one for _, one in told] + [one for _, one, _ in reached]
    ends = [one for said, given in windows for one in (said, as_day(given.get("earliest")), as_day(given.get("latest")))
            if one]
    if not days and not ends:
        return None
    is_near = (today - max([*days, *ends])).days <= _FAR
    line = Days.over([*days, *ends, *([today] if is_near else [])])
    assert line is not None
    lanes = list(_lanes(line, told, windows, reached))
    used = {mark.shape for lane in lanes for mark in lane.marks}
    placed = tuple(Lane(lane.told, lane.brief, TOP + number * LANE, lane.marks, lane.stretch)
                   for number, lane in enumerate(lanes))
    return Lifeline(placed, line.ticks(), line.at(today) if is_near else "", TOP + len(placed) * LANE + 4,
                    _finding(commitment, [one for _, one in told], windows, reached),
                    tuple(one for one in SHAPE_WORDS if one[0] in used), len(claims) - len(told))


def _windows(commitment: Json) -> list[tuple[date | None, Mapping[str, Any]]]:
    """Each window that was said, once, with the first day on which it was said so."""
    found: dict[tuple[object, object], tuple[date | None, Mapping[str, Any]]] = {}
    for one in commitment.get("due_history") or ():
        given = one["window"]
        if given.get("earliest") or given.get("latest"):
            found.setdefault((given.get("earliest"), given.get("latest")), (as_day(one["said"]), given))
    due = commitment.get("due")
    if due and not found and (due.get("earliest") or due.get("latest")):
        found[""] = (None, due)  # type: ignore[index]
    told = list(found.values())
    return told if len(told) <= _MOST_WINDOWS else [told[0], *told[1 - _MOST_WINDOWS:]]


def _reached(commitment: Json) -> list[tuple[str, date, str]]:
    """(stage, day, shape) of each firm stage that was told with a day."""
    return [(str(one["stage"]), found, "full" if one["stage"] in DONE else "ring")
            for one in commitment.get("reached") or () if one["stage"] in FIRM and (found := as_day(one["day"]))]


def _lanes(line: Days, told: Sequence[tuple[str, date]], windows: Iterable[tuple[date | None, Mapping[str, Any]]],
           reached: Iterable[tuple[str, date, str]]) -> Iterator[Lane]:
    for again, word in ((False, "Told"), (True, "Said again")):
        some = [one for one in told if (one[0] == "ring") is again]
        if some:
            span = _span([found for _, found in some])
            yield Lane(f"{word} in {count(len(some), 'claim')}, {span}", f"{word}, {span}", 0,
                       tuple(_gathered(line, some)))
    for said, given in windows:
        words = window(given)
        yield Lane(f"Due {words}" + (f", said {day(said)}" if said else ""), f"Due {words}", 0,
                   stretch=_stretch(line, said, given))
    for stage, found, shape in reached:
        yield Lane(f"{stage.capitalize()}, first told {day(found)}", f"{stage.capitalize()} {day(found)}", 0,
                   (Mark(shape, line.at(found)),))


def _span(days: Sequence[date]) -> str:
    first, last = day(min(days)), day(max(days))
    return first if first == last else f"{first} to {last}"


def _gathered(line: Days, told: Sequence[tuple[str, date]]) -> Iterator[Mark]:
    """The marks, those of one shape in the order of time; what would lie on each other is one with a count."""
    for shape in sorted({shape for shape, _ in told}, key=lambda one: (one == "full", one)):  # what opens is on top
        group: list[str] = []
        for at in (line.at(found) for found in sorted(found for name, found in told if name == shape)):
            if group and float(at.rstrip("%")) - float(group[0].rstrip("%")) > _NEAR:
                yield Mark(shape, group[0], len(group))
                group = []
            group.append(at)
        if group:
            yield Mark(shape, group[0], len(group))


def _stretch(line: Days, said: date | None, given: Mapping[str, Any]) -> Stretch:
    earliest, latest = as_day(given.get("earliest")), as_day(given.get("latest"))
    begins = earliest or said or latest or line.first
    ends = latest or line.last
    from_, to = line.at(min(begins, ends)), line.at(ends)
    return Stretch(line.at(said or min(begins, ends)), from_, to,
                   f"{float(to.rstrip('%')) - float(from_.rstrip('%')):.2f}%", latest is None)


def _finding(commitment: Json, told: Sequence[date], windows: Sequence[tuple[date | None, Mapping[str, Any]]],
             reached: Sequence[tuple[str, date, str]]) -> str:
    """What the picture shows, in one sentence."""
    first = f"First told {day(min(told))}" if told else "Told without a day"
    ends = [found for _, given in windows if (found := as_day(given.get("latest")))]
    moved = (ends[-1] - ends[0]).days if len(ends) > 1 else 0
    due = f"; due {window(windows[-1][1])}" if windows else "; no date was given"
    slip = f", {count(abs(moved), 'day')} {'later' if moved > 0 else 'earlier'} than first said" if moved else ""
    done = [(stage, found) for stage, found, _ in reached if stage in DONE]
    came = f"; {done[-1][0]}, first told {day(done[-1][1])}" if done else f"; {delivery_found(commitment)}"
    return f"{first}{due}{slip}{came if commitment.get('stage') else ''}."
