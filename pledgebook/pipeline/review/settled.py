"""Which items of the queue are settled by the judgements in force: a pure rule, one lane after the other."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.codes import Verdict
from pledgebook.judged import promise
from pledgebook.model import Judgement
from pledgebook.views.waiting import AGAIN, NEW, SAME, Item, State

_READINGS = (Verdict.ACCEPT, Verdict.REJECT, Verdict.CORRECT)
_TIES = (Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF)


@dataclass(frozen=True, slots=True)
class Said:
    """A judgement in force; `waits` until a run has applied it.

    `own` has for each subject the ids by which it goes, `homes` the commitment that it is in, '' for none.
    """

    judgement: Judgement
    own: tuple[frozenset[str], ...]
    homes: tuple[str, ...]
    waits: bool

    @property
    def all_names(self) -> frozenset[str]:
        """The ids of all its subjects together."""
        return frozenset(filter(None, self.homes)).union(*self.own)


def said(judgement: Judgement, homes: Mapping[str, str], waiting: Collection[str]) -> Said:
    """The judgement as items look at it: a claim goes also by the commitment that it opens."""
    own = tuple(frozenset((name, promise(name))) for name in judgement.subjects)
    return Said(judgement, own, tuple(homes.get(name, "") for name in judgement.subjects), judgement.id in waiting)


def state_of(item: Item, about: Iterable[Said]) -> tuple[State, str]:
    """The item's state and the id of the judgement that made it so ('' while it is open)."""
    about = tuple(about)
    if item.lane == AGAIN:
        return _looked_at_again(item, about)
    unsure = ""
    for one in sorted(about, key=lambda each: each.judgement.decided_at, reverse=True):
        if _settles(item, one):
            return State.DECIDED, one.judgement.id
        if one.judgement.verdict is Verdict.UNSURE and set(item.subjects) <= one.all_names:
            unsure = unsure or one.judgement.id
    return (State.UNSURE, unsure) if unsure else (State.OPEN, "")


def _settles(item: Item, one: Said) -> bool:
    verdict = one.judgement.verdict
    if item.lane == SAME:
        return _parts_or_joins(item, one) or (
            one.waits and verdict is Verdict.REJECT and bool(set(one.judgement.subjects) & set(item.note["about"])))
    if item.lane == NEW:
        settling = _READINGS if item.note["tier"] == "B" else (Verdict.ACCEPT, Verdict.REJECT)
        named = item.subjects[0] in one.judgement.subjects
        return named and (verdict in settling or (one.waits and verdict in _TIES))
    if verdict is Verdict.ACCEPT:
        return (bool(item.looked) and set(item.looked) <= set(one.judgement.subjects)
                and one.judgement.decided_at >= item.since)
    return one.waits and verdict in (*_READINGS, *_TIES) and bool(set(item.names) & set(one.judgement.subjects))


def _looked_at_again(item: Item, about: Sequence[Said]) -> tuple[State, str]:
    """A judgement that was re-opened is settled when it was taken back, or made again of the same since."""
    own = next((one.judgement for one in about if one.judgement.id == item.subjects[0]), None)
    if own is None:
        return State.DECIDED, ""
    again = [one.judgement for one in about if one.waits and one.judgement.verdict is own.verdict
             and one.judgement.field == own.field and one.judgement.id != own.id]
    if again:
        return State.DECIDED, again[-1].id
    unsure = [one.judgement.id for one in about if one.waits and one.judgement.verdict is Verdict.UNSURE]
    return (State.UNSURE, unsure[-1]) if unsure else (State.OPEN, "")


def _parts_or_joins(item: Item, one: Said) -> bool:
    """Whether it says of the two sides of a pair that they are one, are not, or that one is part of the other.

    Of two promises, what is said of claims in them counts; of two claims in one promise only what is said of these.
    """
    if one.judgement.verdict not in _TIES:
        return False
    inside = item.note["now"] != "joined"
    at = []
    for own, home in zip(one.own, one.homes, strict=True):
        names = own | {home} if inside else own
        at.append(tuple(bool({side, promise(side)} & names) for side in item.subjects))
    return any(here[0] and there[1] for place, here in enumerate(at) for other, there in enumerate(at)
               if place != other)
