"""Which claims could be one promise at all: gatherings, cut so that what lies in two of them is never joined.

A join needs a mean weight at or above the threshold between two groups, so at least one pair at or above it. The
claims that such pairs connect are a gathering; each is clustered by itself, with all pairs inside it weighed, the
ones that speak against a join among them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pledgebook.reconcile.blocking import Meeting, Pair, candidate_pairs, partitions
from pledgebook.reconcile.cluster import Groups, cluster
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.memory import Memory
from pledgebook.reconcile.recent import FEWER, WHOLE, Recent
from pledgebook.reconcile.traits import Traits

CROWD = 300
"""Of so many claims on, pairs are weighed all at once and on several cores (crowd.py)."""

Weights = dict[Pair, float]

Gathering = tuple[Weights, list[Traits]]


def join_alike(
    voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int = 1, memory: Memory | None = None,
) -> None:
    """Join in `groups` what the weights join, where some are joined or kept apart already."""
    recent = Recent(memory, voices, threshold) if memory else None
    if len(voices) >= CROWD:
        from pledgebook.reconcile.crowd import join_crowd  # noqa: PLC0415 -- numpy, which a small book needs not

        join_crowd(voices, groups, threshold, workers, recent, weight_of)
        return
    for pairs, members in list(gatherings(voices, groups, threshold)):
        names = sorted(one.id for one in members)
        key = recent.gathering(names, repr(sorted(pairs.items())).encode(), groups) if recent else ""
        joins = recent.joins(key) if recent else None
        if joins is None:
            joins = cluster(weighed(pairs, members), threshold, groups)
        if recent:
            recent.keep_joins(key, joins)
        for pair in joins:
            groups.join(*pair)


def gatherings(voices: Mapping[str, Traits], groups: Groups, threshold: float) -> Iterator[Gathering]:
    """Each gathering: the pairs that connect it, and its members."""
    known: dict[str, Weights] = {}
    connected = Groups(groups.roots())
    pairs = agreeing(voices, threshold)
    for one, other in pairs:
        connected.join(groups.find(one), groups.find(other))
    for pair, weight in pairs.items():
        known.setdefault(connected.find(groups.find(pair[0])), {})[pair] = weight
    members = _members(voices, known, connected, groups)
    yield from ((told, members[root]) for root, told in sorted(known.items()))


def agreeing(voices: Mapping[str, Traits], threshold: float) -> Weights:
    """The pairs whose weight reaches the threshold, with it; of each two the one of the earlier day comes first."""
    found: Weights = {}
    for place, claims in partitions(voices.values()).items():
        for one, others in Meeting(place, claims).of(range(len(claims))):
            for other in others:
                if (weight := weight_of(one, other)) is not None and weight >= threshold:
                    found[_ordered(one.id, other.id)] = weight
    return found


def weight_of(one: Traits, other: Traits) -> float | None:
    """The weight of a pair; None where the two need not be compared, since something parts them whatever else is so."""
    return None if hopeless(one, other) else weigh(compare(one, other))


def _members(
    voices: Mapping[str, Traits], roots: Iterable[str], connected: Groups, groups: Groups,
) -> dict[str, list[Traits]]:
    found: dict[str, list[Traits]] = {root: [] for root in roots}
    for name, one in voices.items():
        root = connected.find(groups.find(name))
        if root in found:
            found[root].append(one)
    return found


def weighed(pairs: Weights, members: Sequence[Traits]) -> Weights:
    """The weights of all pairs of a gathering: those that connect it, and those that do not agree."""
    weights = dict(pairs)
    for one, other in _to_weigh(members):
        pair = _ordered(one.id, other.id)
        if pair not in weights and (weight := weight_of(one, other)) is not None:
            weights[pair] = weight
    return weights


def _to_weigh(members: Sequence[Traits]) -> Iterable[tuple[Traits, Traits]]:
    if len(members) <= WHOLE:
        return combinations(sorted(members, key=lambda one: one.id), 2)
    by_name = {one.id: one for one in members}
    return ((by_name[one], by_name[other]) for one, other in candidate_pairs(by_name, FEWER))


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
