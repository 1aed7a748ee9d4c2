"""The same promise months later: a donor that sets a passed date anew, and a target that is raised.

Pairs of claims months apart are rarely one promise, so weights alone part them. Two cases are plain all the same. A
donor's own voice that gives the same named thing a new date, when the date before has passed and nothing has come,
means the promise that is known. And a target for one thing takes the place of the one before; only where both name
a period of their own ('in 2024', 'in 2025') are they two plans.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.amending import amounts, differ, is_own_voice
from pledgebook.reconcile.between import is_closed
from pledgebook.reconcile.blocking import NEIGHBOURS
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.traits import WIDE, Traits, is_stance
from pledgebook.reconcile.voices import PRESS_WAVE

REACH = 400
"""Days after which a date set anew is taken for another promise: a year, and the weeks in which outlets tell of it."""
NEAR = 14
"""Days before its end from which on a window is about to pass: who then names a later one has moved it."""

_PLANS = frozenset({Kind.TRAINING, Kind.PRODUCTION})


@dataclass(frozen=True, slots=True)
class _Group:
    members: tuple[Traits, ...]
    first: date
    last: date

    @property
    def name(self) -> str:
        return self.members[0].id


def join_again(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join the groups that are one promise told again, or one target set anew."""
    slips: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    targets: dict[tuple[object, ...], list[_Group]] = defaultdict(list)
    telling = {name for name, one in traits.items() if one.claim.due or one.claim.counting is Counting.TARGET}
    for names in groups.groups().values() if telling else ():
        group = None if telling.isdisjoint(names) else _group([traits[name] for name in names])
        if group and _is_dated_promise(group):
            slips[_side(group)].append(group)
        if group and _is_target(group):
            targets[_side(group)].append(group)
    for told in slips.values():
        _join(sorted(told, key=lambda one: (one.first, one.name)), groups, is_target=False)
    for told in targets.values():
        _join(sorted(told, key=lambda one: (one.first, one.name)), groups, is_target=True)


def _group(members: Sequence[Traits]) -> _Group | None:
    told = tuple(one for one in members if not one.total and not is_stance(one))
    days = sorted(one.day for one in told if one.day)
    return _Group(told, days[0], days[-1]) if days and told[0].donors else None


def _side(group: _Group) -> tuple[object, ...]:
    lead = _exactest(group)
    thing: object = lead.path[0] if lead.path else lead.words
    return lead.donors, lead.recipients, lead.group, thing


def _exactest(group: _Group) -> Traits:
    return max(group.members, key=lambda one: (len(one.path), one.id))


def _is_dated_promise(group: _Group) -> bool:
    """Whether a donor's own voice gives a named thing a date, and no part of it came or was called off."""
    if len(_exactest(group).path) <= WIDE or any(is_closed(one) for one in group.members):
        return False
    return any(one.claim.due and one.claim.due.latest and stage_rank(one.claim.stage) >= stage_rank(Stage.ANNOUNCED)
               and one.claim.modality is Modality.STATED and one.claim.counting is not Counting.ADDITIONAL
               and is_own_voice(one) for one in group.members)


def _is_target(group: _Group) -> bool:
    """Whether all that gives a number gives it as a target, of something narrow enough to be the same thing again."""
    lead = _exactest(group)
    numbered = [one for one in group.members if amounts(one)]
    narrow = lead.claim.kind in _PLANS or len(lead.path) > WIDE
    return bool(narrow and numbered) and all(one.claim.counting is Counting.TARGET for one in numbered)


def _join(told: Sequence[_Group], groups: Groups, *, is_target: bool) -> None:
    """Each with the one before it that it means: the latest target, or the only promise that it can mean."""
    means = _replaces if is_target else _moves
    for place, later in enumerate(told):
        before = reversed(told[max(0, place - NEIGHBOURS):place])
        meant = list(dict.fromkeys(groups.find(earlier.name) for earlier in before if means(earlier, later)))
        if meant and (is_target or len(meant) == 1):
            groups.join(later.name, meant[0])


def _moves(earlier: _Group, later: _Group) -> bool:
    """Whether the later texts give the promise of the earlier ones a new date."""
    if not PRESS_WAVE < (later.first - earlier.last).days <= REACH:
        return False
    if any(mine == theirs and differ(value, other) for one in later.members for mine, value in amounts(one)
           for before in earlier.members for theirs, other in amounts(before)):
        return False
    ends = [one.claim.due.latest for one in earlier.members if one.claim.due and one.claim.due.latest]
    set_anew = [one.claim.due.latest for one in later.members
                if one.claim.due and one.claim.due.latest and is_own_voice(one)]
    return max(set_anew) > max(ends) and (max(ends) - later.last).days <= NEAR


def _replaces(earlier: _Group, later: _Group) -> bool:
    """Whether the later target takes the place of the earlier one."""
    mine, theirs = ({unit for one in group.members for unit, _ in amounts(one)} for group in (later, earlier))
    apart = (later.first - earlier.last).days > PRESS_WAVE
    return apart and bool(mine & theirs) and not _two_periods(earlier, later)


def _two_periods(earlier: _Group, later: _Group) -> bool:
    """Whether each names a period of its own; a date by which the whole is to be done is a deadline, and can move."""
    first, last = _period(earlier), _period(later)
    return bool(first and last) and first != last


def _period(group: _Group) -> tuple[date, date] | None:
    for one in group.members:
        due = one.claim.due
        if due and due.earliest and due.latest and one.day and due.earliest != one.day:
            return due.earliest, due.latest
    return None
