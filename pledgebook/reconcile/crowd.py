"""Gatherings of very many claims: what `gathering` does claim by claim, done in columns and on several cores.

Claims are told by their places in the order of their ids. The pairs that agree are found part by part, their claims
gathered, and all pairs of a gathering weighed; what columns cannot tell is looked at in full, or remembered.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from pledgebook.reconcile.blocking import NEIGHBOURS
from pledgebook.reconcile.cluster import Groups, Pair, cluster
from pledgebook.reconcile.columns import Numbers, Places
from pledgebook.reconcile.meetings import Meeting, Meetings, spread
from pledgebook.reconcile.recent import FEWER, WHOLE, Recent
from pledgebook.reconcile.side_by_side import beside, each
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.weighings import Pairs, Weigh, Weighing, Weighings, codes

STRETCH = 4_000
"""So many claims of a part are one task: a recipient with half of all claims is shared by the processes."""

TOGETHER = 2_000
"""Claims of gatherings that are weighed at once: enough to be quick, and little room."""


def join_crowd(
    voices: Mapping[str, Traits], groups: Groups, threshold: float, workers: int, recent: Recent | None, weigh: Weigh,
) -> None:
    """Join in `groups` what the weights join; `weigh` gives that of one pair, or None where something parts the two."""
    crowd = Crowd(voices, weigh, recent, workers)
    found = crowd.gathered(crowd.agreeing(threshold, workers), groups)
    keys = [recent.gathering(crowd.names_of(found.members(number)), found.told(number), groups)
            if recent else "" for number in range(len(found))]
    known: list[list[Pair] | None] = [recent.joins(key) if recent else None for key in keys]
    runs = list(_runs(found, (number for number, joins in enumerate(known) if joins is None)))

    def joins(number: int) -> tuple[list[list[Pair]], Pairs]:
        told = [cluster(weights, threshold, groups) for weights in crowd.weighed(found, runs[number])]
        return told, crowd.weighing.looked_at()

    told = list(each(joins, len(runs), workers))
    for number, made in zip(chain.from_iterable(runs), chain.from_iterable(made for made, _ in told), strict=True):
        known[number] = made
    for key, pairs in zip(keys, known, strict=True):
        for pair in pairs or ():
            groups.join(*pair)
        if recent:
            recent.keep_joins(key, pairs or ())
    if recent:
        crowd.weighing.learn([looked_at for _, looked_at in told])
        crowd.weighing.keep()


@dataclass(frozen=True, slots=True)
class Gathered:
    """Gatherings by their numbers: their claims in order, and their pairs, behind each other."""

    claims: Numbers
    starts: Numbers
    pairs: Pairs
    firsts: Numbers

    def __len__(self) -> int:
        return len(self.starts) - 1

    def members(self, number: int) -> Numbers:
        """The places of a gathering's claims, in order."""
        return self.claims[self.starts[number] : self.starts[number + 1]]

    def told(self, number: int) -> bytes:
        """A gathering's pairs by the places of their claims in it: the same for the same, whatever else there is."""
        members, found = self.members(number), self.pairs.part(slice(self.firsts[number], self.firsts[number + 1]))
        ones, others = np.searchsorted(members, found.ones), np.searchsorted(members, found.others)
        numbers = codes(ones, others, len(members))
        order = np.argsort(numbers)
        return numbers[order].tobytes() + found.weights[order].tobytes()


class Crowd:
    """Claims that are to be joined where the weights join them."""

    def __init__(self, voices: Mapping[str, Traits], weigh: Weigh, recent: Recent | None, workers: int = 1) -> None:
        """See join_crowd."""
        self._names = sorted(voices)
        claims = [voices[name] for name in self._names]
        known = Weighings(recent.memory, [recent.marks[name] for name in self._names]) if recent else None
        with beside(lambda: Meetings(claims), workers) as told:  # columns of numbers, which travel quickly
            self.weighing = Weighing(claims, weigh, known)
            self._meetings = told()

    def names_of(self, places: Numbers) -> list[str]:
        """The ids of the claims at these places."""
        return [self._names[place] for place in places.tolist()]

    # -- pairs that agree ----------------------------------------------------------------------------------------------

    def agreeing(self, least: float, workers: int) -> Pairs:
        """The pairs whose weight reaches `least`."""
        rows = self._meetings.rows
        tasks = list(_tasks(rows.parts))
        made: dict[tuple[int, int], Meeting] = {}

        def within(number: int) -> tuple[Pairs, Pairs]:
            part, stretch = tasks[number]
            key = (part.start, part.stop)
            if key not in made:
                made.clear()  # one at a time: it takes more room than the claims
                made[key] = self._meetings.among(rows.part(part), NEIGHBOURS)
            pairs = Pairs.of([self.weighing.of(*met, least) for met in made[key].met(stretch)])
            return pairs, self.weighing.looked_at()

        told = list(each(within, len(tasks), workers))
        self.weighing.learn([looked_at for _, looked_at in told])
        return Pairs.of([pairs for pairs, _ in told])

    # -- what they gather ----------------------------------------------------------------------------------------------

    def gathered(self, pairs: Pairs, groups: Groups) -> Gathered:
        """The claims that agreeing pairs connect, and those that are joined already with them; by their least ids."""
        roots = [groups.find(name) for name in self._names]
        numbers = {root: number for number, root in enumerate(sorted(set(roots)))}
        root = np.fromiter((numbers[name] for name in roots), np.int64, len(roots))
        label = components(len(numbers), root[pairs.ones], root[pairs.others])
        mine, theirs = label[root], label[root[pairs.ones]]
        known = np.unique(theirs)
        claims, order = np.argsort(mine, kind="stable"), np.argsort(theirs, kind="stable")
        claims = claims[np.isin(mine[claims], known)]
        return Gathered(claims, _bounds(mine[claims], known), pairs.part(order), _bounds(theirs[order], known))

    # -- the weights of their pairs ------------------------------------------------------------------------------------

    def weighed(self, found: Gathered, some: Sequence[int]) -> list[dict[Pair, float]]:
        """The weights of all pairs of these gatherings: those that connect them, and those that do not agree."""
        members = [found.members(number) for number in some]
        known = Pairs.of([found.pairs.part(slice(found.firsts[number], found.firsts[number + 1])) for number in some])
        size = len(self._names)
        met = np.concatenate([codes(ones, others, size) for ones, others in self._to_weigh(members)])
        ones, others = np.divmod(np.setdiff1d(met, known.codes(size)), size)
        told = Pairs.of([known, self.weighing.of(ones, others)])
        gathering = dict[int, int]()
        for number, places in enumerate(members):
            gathering.update(dict.fromkeys(places.tolist(), number))
        weights: list[dict[Pair, float]] = [{} for _ in members]
        for code, weight in zip(told.codes(size).tolist(), told.weights.tolist(), strict=True):
            one, other = divmod(code, size)
            weights[gathering[one]][self._names[one], self._names[other]] = weight
        return weights

    def _to_weigh(self, members: Sequence[Numbers]) -> Iterator[tuple[Numbers | Places, Numbers | Places]]:
        """The pairs that are weighed: of a small gathering all, of a large one those of the nearest that meet."""
        few = [places for places in members if len(places) <= WHOLE]
        if few:
            sizes, claims = np.array([len(places) for places in few]), np.concatenate(few)
            behind = np.repeat(np.cumsum(sizes), sizes) - np.arange(len(claims)) - 1
            places, steps = spread(behind)
            yield claims[places], claims[places + steps + 1]
        many = [places for places in members if len(places) > WHOLE]
        if many:
            yield from self._meetings.among(self._meetings.rows_of(many), FEWER).met()


def _tasks(parts: Numbers) -> Iterator[tuple[slice, range]]:
    """Stretches of the rows of each part, in it; of small parts some together.

    The largest first, so that no process is left with one of them at the end.
    """
    ends = [*(np.flatnonzero(np.diff(parts)) + 1).tolist(), len(parts)]
    found, start = [], 0
    for end in ends:
        if end - start >= STRETCH or end == len(parts):
            found.append(slice(start, end))
            start = end
    for part in sorted(found, key=lambda part: part.start - part.stop):
        size = part.stop - part.start
        yield from ((part, range(first, min(first + STRETCH, size))) for first in range(0, size, STRETCH))


def _runs(found: Gathered, some: Iterable[int]) -> Iterator[list[int]]:
    """The gatherings in runs of some TOGETHER claims, each weighed at once."""
    run, size = [], 0
    for number in some:
        run.append(number)
        size += int(found.starts[number + 1] - found.starts[number])
        if size >= TOGETHER:
            yield run
            run, size = [], 0
    if run:
        yield run


def _bounds(labels: Numbers, known: Numbers) -> Numbers:
    """Where each known label begins among sorted labels, and where the last ends."""
    return np.append(np.searchsorted(labels, known), len(labels))


def components(count: int, ones: Numbers, others: Numbers) -> Numbers:
    """For each of `count` numbers the least that pairs connect it with."""
    label = np.arange(count)
    while True:
        mine, theirs = label[ones], label[others]
        if np.array_equal(mine, theirs):
            return label
        least = np.minimum(mine, theirs)
        np.minimum.at(label, mine, least)
        np.minimum.at(label, theirs, least)
        while not np.array_equal(above := label[label], label):
            label = above
