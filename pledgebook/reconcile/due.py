"""By when: every window that was said, the one in force, and where sources of one week differ.

A window that several texts tell in the days of one announcement is one entry, with all its claims; the same end said
again is no new date. In force is the latest that was said. But who is not a donor does not move a donor's date by
repeating one that the donor has moved since, nor by another reading of the same week's words.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.codes import Modality, Part
from pledgebook.model import Conflict, DueSaid, Window
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.voices import PRESS_WAVE, donor_voices
from pledgebook.schema import line


@dataclass(frozen=True, slots=True)
class Due:
    """The window in force and how it came to be."""

    window: Window | None = None
    history: tuple[DueSaid, ...] = ()
    conflicts: tuple[Conflict, ...] = ()


@dataclass(slots=True)
class _Told:
    said: DueSaid
    own: bool


def due_of(members: Sequence[Traits], parts: Mapping[str, Part], donors: frozenset[str]) -> Due:
    """What the claims say of the date; `members` are in the order in which they were said."""
    told = _told(members, parts, donors)
    if not told:
        return Due()
    stands = told[0]
    for place, one in enumerate(told[1:], start=1):
        if _takes_over(one, stands, told[:place]):
            stands = one
    return Due(stands.said.window, tuple(one.said for one in told), _conflicts(told))


def _told(members: Sequence[Traits], parts: Mapping[str, Part], donors: frozenset[str]) -> list[_Told]:
    """The windows in the order in which they were said, each wave's once; of one day the more exact last."""
    first: dict[tuple[str, str], _Told] = {}
    for one in members:
        window = one.claim.due
        if window and parts[one.id] is not Part.ASSERTS and one.claim.modality is not Modality.DENIED:
            mine = _Told(DueSaid(one.day, window, one.id), bool(donor_voices(one, donors)))
            key = (one.text, window.phrase.casefold())
            # A copy may be printed later: its words mean the days of the first.
            first[key] = _joined(first[key], mine) if key in first else mine
    found: list[_Told] = []
    for told in sorted(first.values(), key=_order):
        alike = _alike(found, told)
        if alike is None:
            found.append(told)
        else:
            found[alike] = _joined(found[alike], told)
    return found


def _alike(found: Sequence[_Told], one: _Told) -> int | None:
    """The place of the entry that tells the same window; only the entries of the last wave are looked at."""
    for place in range(len(found) - 1, -1, -1):
        if _is_same(found[place], one, last=place == len(found) - 1):
            return place
        if not _one_wave(found[place], one):
            break
    return None


def _order(one: _Told) -> tuple[object, ...]:
    window = one.said.window
    return (one.said.said or date.min, window.latest is not None, window.earliest is not None, one.said.claim)


def _joined(stands: _Told, also: _Told) -> _Told:
    """One entry of two; the donor's own words tell it where it speaks in one of them."""
    lead, other = (also, stands) if also.own and not stands.own else (stands, also)
    claims = {*lead.said.also, other.said.claim, *other.said.also} - {lead.said.claim}
    days = [one.said.said for one in (lead, other) if one.said.said]
    said = replace(lead.said, also=tuple(sorted(claims)), said=min(days, default=None))
    return _Told(said, lead.own or other.own)


def _is_same(before: _Told, one: _Told, *, last: bool) -> bool:
    """Whether both tell one window: the same ends within a wave, or the same end said again with nothing between."""
    mine, theirs = one.said.window, before.said.window
    if last and mine.latest is not None and mine.latest == theirs.latest:
        return True
    return _one_wave(before, one) and _near(mine.earliest, theirs.earliest) and _near(mine.latest, theirs.latest)


def _one_wave(before: _Told, one: _Told) -> bool:
    first, last = before.said.said, one.said.said
    return first == last if first is None or last is None else abs((last - first).days) <= PRESS_WAVE


def _near(one: date | None, other: date | None) -> bool:
    return one == other if one is None or other is None else abs((one - other).days) <= PRESS_WAVE


def _takes_over(one: _Told, stands: _Told, before: Sequence[_Told]) -> bool:
    if one.own or not stands.own:
        return True
    stale = any(_near(one.said.window.latest, earlier.said.window.latest) for earlier in before)
    return not stale and not _one_wave(stands, one)


def _conflicts(told: Sequence[_Told]) -> tuple[Conflict, ...]:
    """Windows of one wave that have no day in common: somebody read the words wrong, or knows better."""
    groups: list[list[_Told]] = []
    shown: set[int] = set()
    for place, one in enumerate(told):
        if place in shown or one.said.said is None:
            continue
        apart = []
        for later in range(place + 1, len(told)):
            if not _one_wave(one, told[later]):
                break
            if not _meet(one, told[later]):
                apart.append(later)
        shown.update(apart)
        if apart:
            groups.append([one, *(told[later] for later in apart)])
    return tuple(_conflict(group) for group in groups)


def _meet(one: _Told, other: _Told) -> bool:
    mine, theirs = one.said.window, other.said.window
    first, last = max(_start(mine), _start(theirs)), min(mine.latest or date.max, theirs.latest or date.max)
    return first <= last and (mine.latest is None or theirs.latest is None or _near_ends(mine, theirs))


def _near_ends(one: Window, other: Window) -> bool:
    """'In March' and 'by summer' share days but promise different ends; 'in the coming weeks' and 'in March' do not."""
    assert one.latest
    assert other.latest
    return abs((one.latest - other.latest).days) <= MONTH_APART


MONTH_APART = 31
"""Ends that lie further apart are different promises, even where the windows overlap."""


def _start(window: Window) -> date:
    return window.earliest or date.min


def _conflict(group: Sequence[_Told]) -> Conflict:
    own = [one for one in group if one.own]
    chosen = (own or list(group))[-1]
    rule = "the donor's own words" if own else "what was said last, the more exact of one day"
    values = tuple(sorted((_written(one), tuple(sorted({one.said.claim, *one.said.also}))) for one in group))
    return Conflict("due", values, _written(chosen), rule)


def _written(one: _Told) -> str:
    window = one.said.window
    return line({"earliest": window.earliest, "latest": window.latest, "phrase": window.phrase})
