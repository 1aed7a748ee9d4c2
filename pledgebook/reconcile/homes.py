"""The promise that a running total sums up: in its own text if there is one, else the nearest by its day.

Promises stand by who gives what to whom in the order of their days, so that the nearest is found by looking around
the total's day and not at every promise there is.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from pledgebook.codes import Kind
from pledgebook.reconcile.traits import WIDE, Traits
from pledgebook.reconcile.words import contains, overlap

COUNTED = (Kind.GOODS, Kind.TRAINING, Kind.PRODUCTION)

REACH = 365
"""Days around a total in which a promise of the same item is taken for one that it sums up."""

_UNDATED = REACH // 2
"""How far a promise is taken to lie from a total where one of them has no day."""

_Key = tuple[object, ...]
_Near = tuple[int, tuple[object, ...], str]


class Homes:
    """Promises, to be asked for the one that a total sums up."""

    def __init__(self, promises: Iterable[Traits]) -> None:
        self._told: dict[_Key, list[Traits]] = defaultdict(list)
        self._dated: dict[_Key, list[Traits]] = defaultdict(list)
        self._undated: dict[_Key, list[Traits]] = defaultdict(list)
        counted = [one for one in promises if one.claim.kind in COUNTED]
        for one in sorted(counted, key=lambda one: (one.order, one.id)):
            self._told[one.donors, one.group, one.text].append(one)
            if one.day is None:
                self._add(self._undated, one)
        for one in sorted((one for one in counted if one.day), key=lambda one: (one.day, one.order, one.id)):
            self._add(self._dated, one)

    @staticmethod
    def _add(blocks: dict[_Key, list[Traits]], one: Traits) -> None:
        for recipient in one.recipients:
            for token in _stands(one):
                blocks[one.donors, one.group, recipient, *token].append(one)

    def of(self, total: Traits) -> str | None:
        """The id of the promise that `total` sums up, None where none is known."""
        if here := self.in_its_text(total):
            return here
        found = [near for recipient in total.recipients for token in _asks(total)
                 for near in self._near(total, (total.donors, total.group, recipient, *token))]
        return min(found)[2] if found else None

    def in_its_text(self, total: Traits) -> str | None:
        """The id of the promise of its own text that `total` sums up: there 'the rounds' are those just named."""
        here = [(fit, one.order, one.id) for one in self._told.get((total.donors, total.group, total.text), ())
                if total.recipients & one.recipients
                for fit in [_same_item(total, one, loosely=True)] if fit is not None]
        return min(here)[2] if here else None

    def _near(self, total: Traits, key: _Key) -> Iterator[_Near]:
        """The nearest promise of a block, dated and undated."""
        dated, undated = self._dated.get(key, ()), self._undated.get(key, ())
        if total.day is None:
            dated, undated = (), sorted((*dated, *undated), key=lambda one: (one.order, one.id))
        yield from _nearest(total, dated)
        first = next((one for one in undated if _same_item(total, one, loosely=False) is not None), None)
        if first:
            yield _UNDATED, first.order, first.id


def _nearest(total: Traits, dated: Sequence[Traits]) -> Iterator[_Near]:
    """All fitting promises of the nearest day that has one, within REACH."""
    if not dated or total.day is None:
        return
    middle = bisect_left(dated, total.day, key=lambda one: one.day or date.max)
    before, after, reach = middle - 1, middle, REACH
    while before >= 0 or after < len(dated):
        gaps = [abs((dated[place].day - total.day).days) if 0 <= place < len(dated) else REACH + 1  # type: ignore[operator]
                for place in (before, after)]
        if min(gaps) > reach:
            return
        place = before if gaps[0] <= gaps[1] else after
        before, after = (before - 1, after) if place == before else (before, after + 1)
        if _same_item(total, dated[place], loosely=False) is not None:
            reach = min(gaps)
            yield reach, dated[place].order, dated[place].id


def _stands(one: Traits) -> list[_Key]:
    found: list[_Key] = [("word", word) for word in one.words]
    found += [("node", one.path[0])] if one.path else [("loose", word) for word in one.words]
    return [*found, ("trainees",)] if _is_programme(one) else found


def _asks(total: Traits) -> list[_Key]:
    found: list[_Key] = [("loose" if total.path else "word", word) for word in total.words]
    found += [("node", total.path[0])] if total.path else []
    return [*found, ("trainees",)] if _is_programme(total) else found


def _is_programme(one: Traits) -> bool:
    """Soldiers, recruits, forces: one donor trains them in one programme."""
    return one.group == "training" and not one.path[WIDE:]


def _same_item(total: Traits, promise: Traits, *, loosely: bool) -> int | None:
    """0 for the same thing, 1 for one that only the same text can mean by these words, None for another."""
    if _is_programme(total) and _is_programme(promise):
        return 0
    if total.path and promise.path:
        if total.path[0] == promise.path[0] and len(total.path) > 1:
            return 0
        # Within one text 'the guns' are those that it has just named.
        return 1 if loosely and total.path[0] in promise.path else None
    if overlap(total.words, promise.words) == 1:
        return 0
    if loosely and total.claim.item and promise.claim.item and contains(promise.claim.item.text, total.claim.item.text):
        return 1
    return None
