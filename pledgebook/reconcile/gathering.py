"""Which claims could be one promise at all: gatherings, cut so that what lies in two of them is never joined.

A join needs a mean weight at or above the threshold between two groups, so at least one pair at or above it. The
claims that such pairs connect are a gathering; each is clustered by itself, with all pairs inside it weighed, the
ones that speak against a join among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pledgebook.reconcile.blocking import Pair, candidate_pairs, candidates, partitions
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.traits import Traits

WHOLE = 64
"""Up to this many claims a gathering is weighed pair by pair; a larger one by its candidate pairs."""


def agreeing(traits: Iterable[Traits], threshold: float) -> Iterator[tuple[str, str, float]]:
    """The pairs whose weight reaches the threshold, with it."""
    for place, claims in partitions(traits).items():
        for one, others in candidates(place, claims):
            for other in others:
                if (weight := weight_of(one, other)) is not None and weight >= threshold:
                    yield one.id, other.id, weight


def weight_of(one: Traits, other: Traits) -> float | None:
    """The weight of a pair; None where the two need not be compared, since something parts them whatever else is so."""
    return None if hopeless(one, other) else weigh(compare(one, other))


def gatherings(voices: Mapping[str, Traits], groups: Groups, threshold: float) -> Iterator[dict[Pair, float]]:
    """The weighed pairs of each gathering, in no order that could matter."""
    known: dict[str, list[tuple[str, str, float]]] = {}
    connected = Groups(groups.roots())
    pairs = list(agreeing(voices.values(), threshold))
    for one, other, _ in pairs:
        connected.join(groups.find(one), groups.find(other))
    for pair in pairs:
        known.setdefault(connected.find(groups.find(pair[0])), []).append(pair)
    members = _members(voices, known, connected, groups)
    del pairs
    while known:
        root, told = known.popitem()
        yield _weighed(told, members.pop(root))


def _members(
    voices: Mapping[str, Traits], roots: Iterable[str], connected: Groups, groups: Groups,
) -> dict[str, list[Traits]]:
    found: dict[str, list[Traits]] = {root: [] for root in roots}
    for name, one in voices.items():
        root = connected.find(groups.find(name))
        if root in found:
            found[root].append(one)
    return found


def _weighed(pairs: Sequence[tuple[str, str, float]], members: Sequence[Traits]) -> dict[Pair, float]:
    weights = {_ordered(one, other): weight for one, other, weight in pairs}
    for one, other in _to_weigh(members):
        pair = _ordered(one.id, other.id)
        if pair not in weights and (weight := weight_of(one, other)) is not None:
            weights[pair] = weight
    return weights


def _to_weigh(members: Sequence[Traits]) -> Iterator[tuple[Traits, Traits]]:
    if len(members) <= WHOLE:
        yield from combinations(members, 2)
        return
    by_name = {one.id: one for one in members}
    yield from ((by_name[one], by_name[other]) for one, other in candidate_pairs(by_name))


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
