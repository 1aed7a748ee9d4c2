"""What of weighing and clustering an earlier run has done: the pairs of each claim that agree, the joins of gatherings.

The pairs of a claim hang on it and on those that it meets, which a new claim among them changes; the joins of a
gathering hang on its members, on how people and copies joined or parted them, and, of a large one, on its pairs.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain

from pledgebook.reconcile.cluster import Groups, Pair
from pledgebook.reconcile.memory import Memory, hashed, key_of, mark_of
from pledgebook.reconcile.traits import Traits

WHOLE = 64
"""Up to this many claims a gathering is weighed pair by pair; a larger one by its candidate pairs."""

Weighed = tuple[str, str, float]
Agree = Callable[[Mapping[int, Sequence[int]]], list[Weighed]]
"""Of places of claims, each with those that it meets, the pairs that agree, with their weight."""
Told = tuple[str, list[Weighed]]
"""Pairs that agree, under the key by which they are remembered; an empty one where they are not."""


class Recent:
    """A memory, asked about claims."""

    def __init__(self, memory: Memory, claims: Mapping[str, Traits], threshold: float) -> None:
        """The `threshold` is that of weights; all claims that are asked about are among `claims`."""
        self._memory, self._threshold = memory, repr(threshold)
        self._marks = {name: mark_of(one) for name, one in claims.items()}
        self._here: tuple[tuple[str, str], list[bytes]] = ("", ""), []

    # -- pairs that agree ----------------------------------------------------------------------------------------------

    def agreeing(
        self, place: tuple[str, str], claims: Sequence[Traits], met: Mapping[int, Sequence[int]], agree: Agree,
    ) -> list[Told]:
        """For each claim of a partition the pairs that agree: as they are remembered, else by `agree`."""
        what = f"agreeing {self._threshold} {place[0]}"
        marks = self._marks_at(place, claims)
        keys = {number: key_of(what, [marks[number], *[marks[other] for other in others]])
                for number, others in met.items()}
        known = {number: row for number, key in keys.items() if (row := self._memory.recall(key)) is not None}
        told: dict[str, list[Weighed]] = {}
        left = {number: others for number, others in met.items() if number not in known}
        for pair in agree(left) if left else ():
            told.setdefault(pair[0], []).append(pair)
        return [(keys[number], _pairs(claims[number].id, known[number]) if number in known
                 else told.get(claims[number].id, [])) for number in met]

    def _marks_at(self, place: tuple[str, str], claims: Sequence[Traits]) -> list[bytes]:
        """The marks of a partition's claims; of one at a time, as its stretches come one after another."""
        if self._here[0] != place:
            self._here = place, [self._marks[one.id] for one in claims]
        return self._here[1]

    def keep_agreeing(self, key: str, pairs: Sequence[Weighed]) -> None:
        """Remember what `agreeing` gave."""
        self._memory.keep(key, list(chain.from_iterable((other, weight) for _, other, weight in pairs)))

    # -- joins of a gathering ------------------------------------------------------------------------------------------

    def gathering(self, pairs: Sequence[Weighed], members: Iterable[Traits], groups: Groups) -> str:
        """The key of a gathering, in the state in which its members are."""
        names = sorted(one.id for one in members)
        roots = [groups.find(name) for name in names]
        told = pairs if len(names) > WHOLE else ()
        state = repr((roots, groups.parted(roots), sorted(told)))
        return key_of(f"joins {self._threshold}", [*(self._marks[name] for name in names), hashed(state.encode())])

    def joins(self, key: str) -> list[Pair] | None:
        """The joins of the gathering that has the key; None where they are not remembered."""
        known = self._memory.recall(key)
        return None if known is None else [(one, other) for one, other in known]

    def keep_joins(self, key: str, joins: Iterable[Pair]) -> None:
        """Remember the joins of a gathering."""
        self._memory.keep(key, [list(pair) for pair in joins])


def _pairs(name: str, row: Sequence[str | float]) -> list[Weighed]:
    return [(name, str(other), float(weight)) for other, weight in zip(row[::2], row[1::2], strict=True)]
