"""Weights of pairs, learnt from grouped claims: regularised logistic regression held to the weights by hand.

Events weigh by the square root of their pairs, so that one large event does not decide alone. Whether what was learnt
is any better is told by events that it was not learnt from: each fold of events is scored with the weights of the
others.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.evaluate.logistic import Sample, fit

Pair = tuple[str, str]
Table = Mapping[str, float]

FOLDS = 10
"""Events are dealt into so many folds, in the order in which they are told; fewer events make a fold each."""

STRENGTHS = (3.0, 10.0, 30.0, 100.0)
"""How strongly weights may be held to those by hand: `strength`/2 for each squared step."""

LEAST = 5
"""A level seen in fewer pairs keeps its weight by hand."""


JUDGED = -1
"""The number of no event: pairs that people judged in a book weigh as one event does, and are never held out."""


@dataclass(frozen=True, slots=True)
class SeenPair:
    """A pair that was compared: its levels, whether people put both in one commitment, and the events of the two."""

    pair: Pair
    levels: tuple[str, ...]
    same: bool
    events: tuple[int, int]


def trained(pairs: Iterable[SeenPair], by_hand: Table, strength: float) -> dict[str, float]:
    """The table learnt from the pairs, rounded to hundredths; levels hardly seen keep their weight by hand.

    So does the level that every pair shows. It sets how sure the mean of a cluster must be, and the base rate of
    pairs, which large blocks of unlike claims lower, is the wrong measure of that.
    """
    told = list(pairs)
    seen = Counter(level for one in told for level in one.levels)
    names = [level for level in by_hand if LEAST <= seen[level] < len(told)]
    found = fit(_samples(told), names, by_hand, strength)
    return {level: round(found.get(level, weight), 2) for level, weight in by_hand.items()}


def _samples(pairs: Sequence[SeenPair]) -> list[Sample]:
    """Pairs of like levels as one sample each, which counts as often as they do: far fewer rows to add up."""
    size = Counter(event for one in pairs for event in set(one.events))
    mean = sum(size.values()) / max(1, len(size))
    counts: dict[tuple[tuple[str, ...], bool], float] = {}
    for one in pairs:
        share = sum((mean / size[event]) ** 0.5 for event in one.events) / 2
        key = (one.levels, one.same)
        counts[key] = counts.get(key, 0.0) + share
    return [Sample(levels, same, 0, times) for (levels, same), times in sorted(counts.items())]


def folds(events: int) -> list[frozenset[int]]:
    """The events, by number, dealt into folds."""
    parts = min(FOLDS, events)
    return [frozenset(range(part, events, parts)) for part in range(parts)]


def cross_validated(
    pairs: Sequence[SeenPair], by_hand: Table, strength: float, events: int,
    outcome: Callable[[Table, frozenset[int]], Mapping[str, tuple[int, int, int]]],
) -> dict[str, tuple[int, int, int]]:
    """The counts of every event under weights that were not learnt from it; `outcome` joins claims by a table."""
    found: dict[str, tuple[int, int, int]] = {}
    for held in folds(events):
        rest = [one for one in pairs if not held & set(one.events)]
        found.update(outcome(trained(rest, by_hand, strength), held))
    return found
