"""A promise that is raised by so many: 'raised the number by four' tells no gift of its own, but a new level.

By its words alone such a number is a step. It joins the one open promise of that giver, recipient and thing that it can
mean, and stands there for the number in force with the step on top; several outlets that tell one step within days
raise it once. Where no promise or more than one could be meant, the step is a promise of its own, as it was read.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from pledgebook.codes import Counting, Modality, Stage
from pledgebook.reconcile.amending import amounts, versions_of
from pledgebook.reconcile.between import is_closed
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.levels import names_promise, says_raised_by
from pledgebook.reconcile.named import REACH
from pledgebook.reconcile.orders import related
from pledgebook.reconcile.retold import Promise, Shelf, is_one_sum, promise_of
from pledgebook.reconcile.traits import WIDE, Range, Traits
from pledgebook.reconcile.voices import PRESS_WAVE

_STAGES = (Stage.ANNOUNCED, Stage.COMMITTED, Stage.CONTRACTED)
_COUNTED = (Counting.NEW, Counting.ADDITIONAL, Counting.RESTATED)
_SURE = (Modality.STATED, Modality.REPORTED)


def join_increments(traits: Mapping[str, Traits], groups: Groups) -> dict[str, Traits]:
    """Join each step to the promise that it raises; gives the traits, in which a step that was joined is a level."""
    found = dict(traits)
    steps = {name for name, one in traits.items() if _is_step(one)}
    if not steps:
        return found
    told = [one for names in groups.groups().values() if (one := promise_of([traits[name] for name in names]))]
    shelf = Shelf()
    for later in sorted(told, key=lambda one: (one.first, not steps.isdisjoint(_names(one)), one.name)):
        levels = _raised(later, steps, shelf, groups) if steps.issuperset(_names(later)) else {}
        found |= levels
        if levels or steps.isdisjoint(_names(later)):
            shelf.put(replace(later, members=tuple(found[one.id] for one in later.members)))
    return found


def _names(one: Promise) -> list[str]:
    return [each.id for each in one.members]


def _is_step(one: Traits) -> bool:
    told = one.claim.counting in _COUNTED and one.claim.stage in _STAGES and one.claim.modality in _SURE
    if not told or one.total or not one.donors or not amounts(one):
        return False
    return any(says_raised_by(one, value) for _, value in amounts(one)) and (
        names_promise(one) or len(one.path) > WIDE)


def _raised(later: Promise, steps: set[str], shelf: Shelf, groups: Groups) -> dict[str, Traits]:
    """The members of a group of steps as the levels that they raise the one promise to which they are joined."""
    before = [earlier for earlier in shelf.before(later) if _is_meant(earlier, later)]
    meant = {groups.find(earlier.name) for earlier in before}
    if len(meant) != 1:
        return {}
    known = list({one.id: one for earlier in before for one in earlier.members}.values())
    levels = {one.id: level for one in later.members if (level := _level(one, known, steps))}
    return levels if len(levels) == len(later.members) and groups.join(later.name, meant.pop()) else {}


def _is_meant(earlier: Promise, later: Promise) -> bool:
    """Whether it is an open promise of before, of the thing that is raised."""
    in_time = 0 <= (later.first - earlier.first).days <= REACH
    one, other = earlier.exact, later.exact
    ended = any(is_closed(each) and (each.day is None or each.day < later.first) for each in earlier.members)
    return in_time and not ended and (related(one, other) or is_one_sum(one, other))


def _level(one: Traits, known: Sequence[Traits], steps: set[str]) -> Traits | None:
    """The step as the number that it makes: that in force before it, and the step on top."""
    told = [other for other in known if other.day and one.day and other.day <= one.day
            and (other.id not in steps or not _is_told_again(one, other))]
    chosen = versions_of(told).chosen
    quantity, money = (value and _on_top(chosen.get(value.unit), value) for value in (one.quantity, one.money))
    if (one.quantity and not quantity) or (one.money and not money):
        return None
    return replace(one, quantity=quantity, money=money, claim=replace(one.claim, counting=Counting.NEW))


def _is_told_again(one: Traits, other: Traits) -> bool:
    """Whether another outlet told the very step in these days: the claim itself still has the step."""
    near = bool(one.day and other.day and abs((one.day - other.day).days) <= PRESS_WAVE)
    return near and (one.claim.quantity, one.claim.money) == (other.claim.quantity, other.claim.money)


def _on_top(stands: Range | None, step: Range) -> Range | None:
    if stands is None:
        return None
    low = None if stands.low is None or step.low is None else stands.low + step.low
    high = None if stands.high is None or step.high is None else stands.high + step.high
    return Range(low, high, step.unit) if low is not None or high is not None else None
