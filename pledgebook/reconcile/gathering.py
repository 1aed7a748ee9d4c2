"""Which claims could be one promise at all: gatherings, cut so that what lies in two of them is never joined.

A join needs a mean weight at or above the threshold between two groups, so at least one pair at or above it. The
claims that such pairs connect are a gathering; each is clustered by itself, with all pairs inside it weighed, the
ones that speak against a join among them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from pledgebook.reconcile.blocking import Meeting, Pair, candidate_pairs, partitions
from pledgebook.reconcile.cluster import Groups, cluster
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.side_by_side import each
from pledgebook.reconcile.traits import Traits

WHOLE = 64
"""Up to this many claims a gathering is weighed pair by pair; a larger one by its candidate pairs."""

FEWER = 6
"""Neighbours in a large gathering: its claims are alike, so that few more tell as much as many."""

STRETCH = 4_000
"""So many claims of a partition are one task: a recipient with half of all claims is shared by the processes."""

CROWD = 300
"""From so many claims on, pairs are weighed all at once (columns.py), and only what is left open one by one."""

Weighed = tuple[str, str, float]
Gathering = tuple[list[Weighed], list[Traits]]


def join_alike(voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int = 1) -> None:
    """Join in `groups` what the weights join, where some are joined or kept apart already."""
    found = list(gatherings(voices, groups, threshold, workers))
    some = _together(found)

    def joins(number: int) -> list[Pair]:
        return [pair for weights in weighed(some[number]) for pair in cluster(weights, threshold, groups)]

    for pairs in each(joins, len(some), workers):
        for one, other in pairs:
            groups.join(one, other)


def _together(found: Sequence[Gathering]) -> list[list[Gathering]]:
    """The gatherings in runs of some CROWD claims, each weighed at once."""
    runs: list[list[Gathering]] = []
    size = CROWD
    for gathering in found:
        if size >= CROWD:
            runs.append([])
            size = 0
        runs[-1].append(gathering)
        size += len(gathering[1])
    return runs


def gatherings(
    voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int = 1,
) -> Iterator[Gathering]:
    """Each gathering: the pairs that connect it, and its members."""
    known: dict[str, list[Weighed]] = {}
    connected = Groups(groups.roots())
    pairs = agreeing(voices.values(), threshold, workers)
    for one, other, _ in pairs:
        connected.join(groups.find(one), groups.find(other))
    for pair in pairs:
        known.setdefault(connected.find(groups.find(pair[0])), []).append(pair)
    members = _members(voices, known, connected, groups)
    yield from ((told, members[root]) for root, told in sorted(known.items()))


def agreeing(traits: Iterable[Traits], threshold: float, workers: int = 1) -> list[Weighed]:
    """The pairs whose weight reaches the threshold, with it."""
    # The largest first, so that no process is left with one of them at the end.
    parted = sorted(partitions(traits).items(), key=lambda found: (-len(found[1]), found[0]))
    tasks = [(part, range(start, min(start + STRETCH, len(claims))))
             for part, (_, claims) in enumerate(parted) for start in range(0, len(claims), STRETCH)]
    meeting: dict[int, Callable[[range], list[Weighed]]] = {}

    def within(number: int) -> list[Weighed]:
        part, stretch = tasks[number]
        if part not in meeting:
            meeting.clear()  # one at a time: it takes more room than the claims
            meeting[part] = _meetings(*parted[part], threshold)
        return meeting[part](stretch)

    return [pair for pairs in each(within, len(tasks), workers) for pair in pairs]


def _meetings(
    place: tuple[str, str], claims: Sequence[Traits], threshold: float,
) -> Callable[[range], list[Weighed]]:
    """What gives, for a stretch of the claims, the pairs that agree."""
    meeting = Meeting(place, claims)
    if len(claims) >= CROWD:
        from pledgebook.reconcile.columns import meetings_at_once  # noqa: PLC0415 -- numpy, which a small book needs not

        return meetings_at_once(meeting, claims, threshold, weight_of)
    return lambda stretch: [(one.id, other.id, weight) for one, others in meeting.of(stretch) for other in others
                            if (weight := weight_of(one, other)) is not None and weight >= threshold]


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


def weighed(some: Sequence[Gathering]) -> list[dict[Pair, float]]:
    """The weights of all pairs of each gathering: those that connect it, and those that do not agree."""
    known = [{_ordered(one, other): weight for one, other, weight in pairs} for pairs, _ in some]
    open_pairs = [[(one, other) for one, other in _to_weigh(members) if _ordered(one.id, other.id) not in weights]
                  for weights, (_, members) in zip(known, some, strict=True)]
    told = _weights([pair for pairs in open_pairs for pair in pairs])
    for weights, pairs in zip(known, open_pairs, strict=True):
        for one, other in pairs:
            if (weight := next(told)) is not None:
                weights[_ordered(one.id, other.id)] = weight
    return known


def _weights(pairs: Sequence[tuple[Traits, Traits]]) -> Iterator[float | None]:
    if len(pairs) < CROWD:
        return (weight_of(one, other) for one, other in pairs)
    from pledgebook.reconcile.columns import weights_at_once  # noqa: PLC0415 -- as above

    return weights_at_once(pairs, weight_of)


def _to_weigh(members: Sequence[Traits]) -> Iterable[tuple[Traits, Traits]]:
    if len(members) <= WHOLE:
        return combinations(members, 2)
    by_name = {one.id: one for one in members}
    return ((by_name[one], by_name[other]) for one, other in candidate_pairs(by_name, FEWER))


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one < other else (other, one)
