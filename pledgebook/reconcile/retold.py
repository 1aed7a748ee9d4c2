"""What a text says to be an old promise belongs to the promise that it means, however long ago that was made.

Pairs of claims months apart are rarely one promise, and so are not joined by weights alone. But a text that itself says
'as announced in February', or the donor's own voice that gives the same number a new date after the old one has
passed, means a promise that is known and still open. Where exactly one such promise is in the book, the two are one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import Counting, Stage, stage_rank
from pledgebook.reconcile.between import is_closed
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.compare import fits
from pledgebook.reconcile.orders import related
from pledgebook.reconcile.traits import WIDE, Range, Traits, is_stance
from pledgebook.reconcile.voices import donor_voices
from pledgebook.reconcile.words import overlap

REACH = 400
"""Days back in which an old promise is looked for: a year, and the weeks in which outlets tell of it."""
LEAST = 7
"""Days that lie at least between the two: what is told within a week is one report (voices.PRESS_WAVE)."""

_OF_OLD = frozenset((Stage.DELAYED, Stage.REDUCED, Stage.SUSPENDED, Stage.CANCELLED))
"""Stages that only an older promise can come to."""

NEAREST = 40
"""Promises of one thing that are looked at for a later text, the latest first: the donor would mean one of those."""

_Key = tuple[frozenset[str], str, str, str]


@dataclass(frozen=True, slots=True)
class Promise:
    """One group of claims as far as it can be meant by a later text."""

    members: tuple[Traits, ...]
    first: date
    last: date
    exact: Traits

    @property
    def name(self) -> str:
        """The id of its first claim."""
        return self.members[0].id


def join_retold(traits: Mapping[str, Traits], groups: Groups) -> None:
    """Join each group whose words say that it was promised before to the one open promise that they can mean."""
    promises = sorted(_asked(traits, groups), key=lambda one: (one.first, one.name))
    _join_told_together(promises, groups)
    shelf, sums = Shelf(), _Sums()
    for later in promises:
        if _may_mean_another(later):
            meant = {groups.find(earlier.name) for earlier in shelf.before(later) if _is_meant(earlier, later)}
            meant |= {groups.find(earlier.name) for earlier in sums.named_by(later) if _is_open(earlier, later)}
            meant.discard(groups.find(later.name))
            if len(meant) == 1:
                groups.join(later.name, meant.pop())
        shelf.put(later)
        sums.put(later)


def _asked(traits: Mapping[str, Traits], groups: Groups) -> Iterator[Promise]:
    """The promises that look back, and those that they could mean: of their sides, or told in the texts of reminders.

    Most promises are neither, and a record is dear to make.
    """
    looking = {name for name, one in traits.items() if one.claim.counting is Counting.RESTATED or one.claim.due
               or one.claim.stage in _OF_OLD or one.claim.stage is Stage.REFUSED}
    if not looking:
        return
    speaking = {traits[name].text for name in looking if _is_bare_reminder(traits[name])}
    near = {name for name, one in traits.items() if one.text in speaking} if speaking else set()
    told = [(names, [traits[name] for name in names]) for names in groups.groups().values()]
    sides = {side for names, members in told if not looking.isdisjoint(names) for side in _sides_of(members)}
    for names, members in told:
        if not near.isdisjoint(names) or not sides.isdisjoint(_sides_of(members)):
            promise = promise_of(members)
            if promise:
                yield promise


def _sides_of(members: Sequence[Traits]) -> Iterable[tuple[frozenset[str], str, str]]:
    """The sides of the promise that the claims make, if they make one."""
    lead = next((one for one in members if not one.total and not is_stance(one)), None)
    return [(lead.donors, recipient, lead.group) for recipient in lead.recipients] if lead else ()


def promise_of(members: Sequence[Traits]) -> Promise | None:
    """The group as a promise; None where it has no day or no giver, or is asked for."""
    told = [one for one in members if not one.total and not is_stance(one)]
    days = [one.day for one in told if one.day]
    if not days or not told[0].donors or any(one.claim.stage is Stage.REQUESTED for one in told):
        return None
    exact = max(told, key=lambda one: (len(one.path), one.id))
    return Promise(tuple(told), min(days), max(days), exact)


class Shelf:
    """Promises in the order of their days, under their thing and all that it is a kind of."""

    def __init__(self) -> None:
        self._of: dict[_Key, list[Promise]] = defaultdict(list)
        self._within: dict[_Key, list[Promise]] = defaultdict(list)

    def put(self, one: Promise) -> None:
        """Lay it under its thing and all that it is a kind of."""
        things = _things(one)
        for side in _sides(one):
            self._of[*side, things[0]].append(one)
            for thing in things:
                self._within[*side, thing].append(one)

    def before(self, later: Promise) -> Iterator[Promise]:
        """The latest promises of the same thing, of a kind of it, or of what it is a kind of."""
        things = _things(later)
        for side in _sides(later):
            yield from self._within.get((*side, things[0]), ())[-NEAREST:]
            for thing in things[1:]:
                yield from self._of.get((*side, thing), ())[-NEAREST:]


class _Sums:
    """Promises of money by their very sums: 'the 2.7 billion euros announced in May' names one and says no more."""

    def __init__(self) -> None:
        self._of: dict[tuple[object, ...], list[tuple[Promise, Traits]]] = defaultdict(list)

    def put(self, one: Promise) -> None:
        """Lay it under each sum that was promised for it."""
        for side in _sides(one):
            for each in one.members:
                if each.money and stage_rank(each.claim.stage) >= stage_rank(Stage.ANNOUNCED):
                    self._of[*side, each.money].append((one, each))

    def named_by(self, later: Promise) -> Iterator[Promise]:
        """The latest promises of a sum that the later texts say to be an old one, of nothing else than they name."""
        old = [one for one in later.members if one.claim.counting is Counting.RESTATED and one.money]
        for one in old:
            for side in _sides(later):
                yield from (earlier for earlier, each in self._of.get((*side, one.money), ())[-NEAREST:]
                            if is_one_sum(one, each))


def is_one_sum(one: Traits, other: Traits) -> bool:
    """Whether two sums can be of one thing: of money in general that both call alike, or that one gives no name."""
    general = one.money and other.money and not one.path[WIDE:] and not other.path[WIDE:]
    return bool(general) and (not one.words or not other.words or overlap(one.words, other.words) >= 0.5)


def _sides(promise: Promise) -> Iterable[tuple[frozenset[str], str, str]]:
    lead = promise.members[0]
    return [(lead.donors, recipient, lead.group) for recipient in sorted(lead.recipients)]


def _things(promise: Promise) -> Sequence[str]:
    path = promise.exact.path
    return path[: len(path) - WIDE] or [f"word:{word}" for word in sorted(promise.exact.words)] or [""]


def _join_told_together(promises: Iterable[Promise], groups: Groups) -> None:
    """'Ukraine gets 100. Earlier this month the minister had promised the drones': what it had promised are these."""
    texts: dict[str, list[Promise]] = defaultdict(list)
    speaking = {one.text for promise in promises for one in promise.members if _is_bare_reminder(one)}
    for promise in promises:
        for text in sorted({one.text for one in promise.members} & speaking):
            texts[text].append(promise)
    for text in sorted(texts):
        for earlier in texts[text]:
            meant = [later for later in texts[text] if later is not earlier and _told_together(earlier, later, text)]
            if len(meant) == 1:
                groups.join(earlier.name, meant[0].name)


def _is_bare_reminder(one: Traits) -> bool:
    is_old = one.claim.counting is Counting.RESTATED and not is_closed(one)
    return is_old and one.quantity is None and one.money is None


def _told_together(earlier: Promise, later: Promise, text: str) -> bool:
    reminders = [one for one in earlier.members if one.text == text and _is_bare_reminder(one)]
    return any(_fills(new, old) for old in reminders for new in later.members) and _one_number(earlier, later)


def _fills(new: Traits, old: Traits) -> bool:
    in_place = new.claim.counting not in (Counting.ADDITIONAL, Counting.RESTATED) and new.claim.kind is old.claim.kind
    same_sides = new.donors == old.donors and bool(new.recipients & old.recipients)
    return new.text == old.text and in_place and same_sides and related(new, old) and not is_closed(new)


def _may_mean_another(later: Promise) -> bool:
    """Whether anything in it looks back; most promises do not, and are not compared."""
    return _said_before(later) or _is_refusal(later) or _is_dated_number(later)


def _is_dated_number(later: Promise) -> bool:
    return any(one.claim.due and donor_voices(one, one.donors) for one in later.members) and bool(_numbers(later))


def _is_meant(earlier: Promise, later: Promise) -> bool:
    """Whether the later texts can mean this promise: open, of the same thing, not too long ago, no other number."""
    gap = (later.first - earlier.last).days
    if not LEAST < gap <= REACH or not related(earlier.exact, later.exact):
        return False
    if _is_refusal(earlier) or _is_refusal(later):
        return _is_refusal(earlier) and _is_refusal(later)  # repeated over months it is one (commitments.md)
    if any(is_closed(one) for one in earlier.members) or not _one_number(earlier, later):
        return False
    return _said_before(later) or _slipped(earlier, later)


def _is_open(earlier: Promise, later: Promise) -> bool:
    """Whether the promise was made before, not too long ago, and nothing says that it has come or does not come."""
    in_time = LEAST < (later.first - earlier.last).days <= REACH
    return in_time and not any(is_closed(one) for one in (*earlier.members, *later.members))


def _is_refusal(promise: Promise) -> bool:
    return all(one.claim.stage is Stage.REFUSED for one in promise.members)


def _numbers(promise: Promise) -> list[Range]:
    return [value for one in promise.members for value in (one.quantity, one.money) if value]


def _one_number(earlier: Promise, later: Promise) -> bool:
    """Whether nothing that both number differs; an open number can be any."""
    return all(fits(mine, theirs) in ("same", "compatible")
               for mine in _numbers(later) for theirs in _numbers(earlier) if mine.unit == theirs.unit)


def _said_before(later: Promise) -> bool:
    """Whether a text says of the promise itself that it is an old one; what is late or called off was promised."""
    return any(one.claim.counting is Counting.RESTATED or one.claim.stage in _OF_OLD for one in later.members)


def _slipped(earlier: Promise, later: Promise) -> bool:
    """The donor gives the same number a new date, when the date that it gave before has passed or is near."""
    dates = [one.claim.due.latest for one in earlier.members if one.claim.due and one.claim.due.latest]
    same = any(mine == theirs for mine in _numbers(later) for theirs in _numbers(earlier))
    return bool(dates) and _is_dated_number(later) and same and max(dates) <= later.last
