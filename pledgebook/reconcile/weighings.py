"""Weighing very many pairs: in columns what these can tell, in full what they cannot, and nothing in full twice.

The weights of pairs that were looked at in full are kept from one run to the next. A pair is told by the marks of its
two claims, so that a weight found under it is the one that it would be given anew. Marks are kept once and pairs by
their places, as bytes: a hundred thousand pairs are read in a hundredth of a second.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from pledgebook.reconcile.columns import HOPELESS, Columns, Flags, Numbers, Places, Weights
from pledgebook.reconcile.memory import BYTES, Memory, key_of
from pledgebook.reconcile.traits import Traits

Weigh = Callable[[Traits, Traits], float | None]

_KEY = key_of("weights of pairs", [])


def codes(ones: Numbers | Places, others: Numbers | Places, size: int) -> Numbers:
    """Each pair as a number, the lesser place first, where places are below `size`; in 64 bits, as many need."""
    found: Numbers = np.minimum(ones, others).astype(np.int64) * size + np.maximum(ones, others)
    return found


class Weighings:
    """What is known of the pairs of these claims, by their places. Pairs of claims that are gone are forgotten."""

    def __init__(self, memory: Memory, marks: Sequence[bytes]) -> None:
        """`marks` are those of the claims, by their places (see memory.mark_of)."""
        self._memory, self._marks = memory, marks
        self._pairs, self._weights = np.empty(0, np.int64), np.empty(0)
        known = memory.recall(_KEY)
        if known:
            self._read(*map(b64decode, known))

    def _read(self, marks: bytes, pairs: bytes, weights: bytes) -> None:
        here = {mark: place for place, mark in enumerate(self._marks)}
        count = len(marks) // BYTES
        places = np.fromiter((here.get(marks[start : start + BYTES], -1) for start in range(0, len(marks), BYTES)),
                             np.int64, count)
        ones, others = (places[number] for number in np.divmod(np.frombuffer(pairs, np.int64), max(1, count)))
        kept = (ones >= 0) & (others >= 0)
        self.add(Pairs(ones[kept].astype(np.int32), others[kept].astype(np.int32),
                       np.frombuffer(weights, np.float64)[kept]))

    def of(self, pairs: "Pairs") -> Weights:
        """The weight of each pair, not a number where it is not known; the pairs' own weights are not looked at."""
        if not len(self._pairs):
            return np.full(len(pairs.ones), np.nan)
        asked = self._numbers(pairs)
        at = np.minimum(np.searchsorted(self._pairs, asked), len(self._pairs) - 1)
        found: Weights = np.where(self._pairs[at] == asked, self._weights[at], np.nan)
        return found

    def add(self, pairs: "Pairs") -> None:
        """Know the weights of these pairs."""
        self._put(np.concatenate((self._pairs, self._numbers(pairs))),
                  np.concatenate((self._weights, pairs.weights)))

    def keep(self) -> None:
        """Have the memory hold all that is known."""
        told = b"".join(self._marks), self._pairs.tobytes(), self._weights.tobytes()
        self._memory.keep(_KEY, [b64encode(one).decode("ascii") for one in told])

    def _numbers(self, pairs: "Pairs") -> Numbers:
        """Each pair as a number, which is another one the other way round: as it was looked at it is remembered."""
        return pairs.ones.astype(np.int64) * len(self._marks) + pairs.others

    def _put(self, pairs: Numbers, weights: Weights) -> None:
        self._pairs, first = np.unique(pairs, return_index=True)
        self._weights = weights[first]


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs by the places of their claims, with their weights."""

    ones: Places
    others: Places
    weights: Weights

    def part(self, some: Flags | Numbers | slice) -> "Pairs":
        """These of the pairs."""
        return Pairs(self.ones[some], self.others[some], self.weights[some])

    def codes(self, size: int) -> Numbers:
        """Each pair as a number."""
        return codes(self.ones, self.others, size)

    @classmethod
    def of(cls, several: Sequence["Pairs"]) -> "Pairs":
        """All of them as one."""
        return cls(np.concatenate([_NO_PLACES, *(one.ones for one in several)]),
                   np.concatenate([_NO_PLACES, *(one.others for one in several)]),
                   np.concatenate([_NO_WEIGHTS, *(one.weights for one in several)]))


_NO_PLACES, _NO_WEIGHTS = np.empty(0, np.int32), np.empty(0)


class Weighing:
    """What weighs the pairs of some claims, by their places."""

    def __init__(self, claims: Sequence[Traits], weigh: Weigh, known: Weighings | None) -> None:
        """`weigh` is the full look; `known` are the weights that need none."""
        self._claims, self._weigh, self._known = claims, weigh, known
        self._columns = Columns(claims)
        self._looked: list[Pairs] = []

    def of(self, ones: Numbers | Places, others: Numbers | Places, least: float = HOPELESS) -> Pairs:
        """Those of the pairs whose weight reaches `least`."""
        told = self._columns.told(ones, others)
        kept = ~told.hopeless & (told.weights >= least)
        found = Pairs(ones[kept].astype(np.int32), others[kept].astype(np.int32), told.weights[kept])
        left = np.flatnonzero(~told.exact[kept])
        if self._known:
            found.weights[left] = known = self._known.of(found.part(left))
            left = left[np.isnan(known)]
        full = [self._weigh(self._claims[one], self._claims[other])
                for one, other in zip(found.ones[left].tolist(), found.others[left].tolist(), strict=True)]
        found.weights[left] = [2 * HOPELESS if weight is None else weight for weight in full]
        if self._known:
            self._looked.append(found.part(left))
        return found.part(found.weights >= least)

    def looked_at(self) -> Pairs:
        """What was looked at in full since this was last asked; nothing where nothing is to be remembered."""
        found, self._looked = Pairs.of(self._looked), []
        return found

    def learn(self, several: Sequence[Pairs]) -> None:
        """Know what was looked at in full, here or in another process."""
        if self._known:
            self._known.add(Pairs.of(several))

    def keep(self) -> None:
        """Have the memory, where there is one, hold all that is known."""
        if self._known:
            self._known.keep()
