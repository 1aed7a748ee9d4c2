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
from pledgebook.reconcile.memory import Memory
from pledgebook.reconcile.recent import WHOLE, Agree, Recent, Told, Weighed
from pledgebook.reconcile.side_by_side import each
from pledgebook.reconcile.traits import Traits

FEWER = 6
"""Neighbours in a large gathering: its claims are alike, so that few more tell as much as many."""

STRETCH = 4_000
"""So many claims of a partition are one task: a recipient with half of all claims is shared by the processes."""

AT_ONCE = 500
"""Claims whose pairs are held against each other at once: enough to be quick, and little room."""

CROWD = 300
"""From so many claims on, pairs are weighed all at once (columns.py), and only what is left open one by one."""

Gathering = tuple[list[Weighed], list[Traits]]


def join_alike(
    voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int = 1, memory: Memory | None = None,
) -> None:
    """Join in `groups` what the weights join, where some are joined or kept apart already."""
    recent = Recent(memory, voices, threshold) if memory else None
    found = list(gatherings(voices, groups, threshold, workers, recent))
    keys = [recent.gathering(*gathering, groups) if recent else "" for gathering in found]
    known = [recent.joins(key) if recent else None for key in keys]
    left = [number for number, joins in enumerate(known) if joins is None]
    some = _together([found[number] for number in left])

    def joins(number: int) -> list[list[Pair]]:
        return [cluster(weights, threshold, groups) for weights in weighed(some[number])]

    told = (pairs for run in each(joins, len(some), workers) for pairs in run)
    for number, pairs in enumerate(known):
        made = next(told) if pairs is None else pairs
        if recent:
            recent.keep_joins(keys[number], made)
        for one, other in made:
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
    voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int = 1, recent: Recent | None = None,
) -> Iterator[Gathering]:
    """Each gathering: the pairs that connect it, and its members."""
    known: dict[str, list[Weighed]] = {}
    connected = Groups(groups.roots())
    pairs = agreeing(voices.values(), threshold, workers, recent)
    for one, other, _ in pairs:
        connected.join(groups.find(one), groups.find(other))
    for pair in pairs:
        known.setdefault(connected.find(groups.find(pair[0])), []).append(pair)
    members = _members(voices, known, connected, groups)
    yield from ((told, members[root]) for root, told in sorted(known.items()))


def agreeing(
    traits: Iterable[Traits], threshold: float, workers: int = 1, recent: Recent | None = None,
) -> list[Weighed]:
    """The pairs whose weight reaches the threshold, with it."""
    # The largest first, so that no process is left with one of them at the end.
    parted = sorted(partitions(traits).items(), key=lambda found: (-len(found[1]), found[0]))
    tasks = [(part, range(start, min(start + STRETCH, len(claims))))
             for part, (_, claims) in enumerate(parted) for start in range(0, len(claims), STRETCH)]
    meeting: dict[int, Callable[[range], list[Told]]] = {}

    def within(number: int) -> list[Told]:
        part, stretch = tasks[number]
        if part not in meeting:
            meeting.clear()  # one at a time: it takes more room than the claims
            meeting[part] = _meetings(*parted[part], threshold, recent)
        return meeting[part](stretch)

    found: list[Weighed] = []
    for told in each(within, len(tasks), workers):
        for key, pairs in told:
            found += pairs
            if recent:
                recent.keep_agreeing(key, pairs)
    return found


def _meetings(
    place: tuple[str, str], claims: Sequence[Traits], threshold: float, recent: Recent | None,
) -> Callable[[range], list[Told]]:
    """What gives, for a stretch of the claims, the pairs that agree."""
    meeting = Meeting(place, claims)
    if len(claims) >= CROWD:
        from pledgebook.reconcile.columns import meetings_at_once  # noqa: PLC0415 -- numpy, which a small book needs not

        agree = meetings_at_once(meeting, claims, threshold, weight_of)
    else:
        agree = _one_by_one(meeting, claims, threshold)

    def found(stretch: range) -> list[Told]:
        told: list[Told] = []
        for start in range(stretch.start, stretch.stop, AT_ONCE):
            some = range(start, min(start + AT_ONCE, stretch.stop))
            met = {number: later for number in some if (later := sorted(meeting.later(number)))}
            told += recent.agreeing(place, claims, met, agree) if recent else [("", agree(met))]
        return told

    return found


def _one_by_one(meeting: Meeting, claims: Sequence[Traits], threshold: float) -> Agree:
    return lambda met: [
        (claims[number].id, claims[other].id, weight) for number, others in met.items() for other in others
        if meeting.is_here(claims[number], claims[other])
        and (weight := weight_of(claims[number], claims[other])) is not None and weight >= threshold]


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
