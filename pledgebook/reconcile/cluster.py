"""Which claims are one promise: a union-find under judgements, fed by average linkage of the weighed pairs.

Two groups are joined where the mean weight over all compared pairs between them reaches the threshold, the best
such two first. One loose pair can so not chain two promises that everything else parts. What a person called the
same is joined before anything else; what a person called different is never joined, by whatever path.
"""

import heapq
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import chain

from pledgebook.reconcile.traits import Traits

Pair = tuple[str, str]


class Groups:
    """A union-find that knows which groups must stay apart. The least id of a group stands for it."""

    def __init__(self, names: Iterable[str], apart: Iterable[Pair] = ()) -> None:
        """Start with each name alone; the pairs of `apart` will never be in one group."""
        self._above = {name: name for name in names}
        self._told: dict[str, tuple[str, ...]] | None = None
        self._apart: dict[str, set[str]] = {name: set() for name in self._above}
        for one, other in apart:
            if one in self._above and other in self._above and one != other:
                self._apart[one].add(other)
                self._apart[other].add(one)

    def find(self, name: str) -> str:
        """The least id of the group that `name` is in."""
        root = name
        while self._above[root] != root:
            root = self._above[root]
        while self._above[name] != root:
            self._above[name], name = root, self._above[name]
        return root

    def part(self, one: str, other: str) -> bool:
        """Keep the groups of the two apart for ever; False, and nothing changes, where they are one already."""
        mine, theirs = self.find(one), self.find(other)
        if mine != theirs:
            self._apart[mine].add(theirs)
            self._apart[theirs].add(mine)
        return mine != theirs

    def are_free(self, pairs: Iterable[Pair]) -> bool:
        """Whether none of the pairs' groups must stay apart from any other."""
        return not any(self._apart[self.find(name)] for pair in pairs for name in pair)

    def parted(self, names: Iterable[str]) -> list[Pair]:
        """The pairs among these least ids whose groups must stay apart, in order."""
        known = set(names)
        return sorted((one, other) for one in known for other in self._apart[one] & known if one < other)

    def join(self, one: str, other: str) -> bool:
        """Join the groups of the two; False, and nothing changes, where they must stay apart."""
        kept, gone = self.find(one), self.find(other)
        if kept == gone:
            return True
        if gone < kept:
            kept, gone = gone, kept
        if gone in self._apart[kept]:
            return False
        self._above[gone], self._told = kept, None
        for enemy in self._apart.pop(gone):
            self._apart[enemy].discard(gone)
            self._apart[enemy].add(kept)
            self._apart[kept].add(enemy)
        return True

    def roots(self) -> list[str]:
        """The least id of every group, in order."""
        return [name for name in sorted(self._above) if self._above[name] == name]

    def groups(self) -> Mapping[str, tuple[str, ...]]:
        """The members of every group in order, under the group's least id; as they are now, whatever is joined later.

        Between two joins they are told once: pass after pass asks for them and joins little.
        """
        if self._told is None:
            found: dict[str, list[str]] = {}
            for name in sorted(self._above):
                found.setdefault(self.find(name), []).append(name)
            self._told = {root: tuple(members) for root, members in found.items()}
        return self._told


def join_copies(traits: Mapping[str, Traits], groups: Groups) -> dict[str, Traits]:
    """Join each copied claim with its original, and give the originals: only they are weighed.

    So a text that ten sites copy speaks once, and the copies cannot change which promises are joined.
    """
    copied = {one.text for one in traits.values() if one.text != one.claim.document.id}
    voices = {one.id: one for one in traits.values() if one.text not in copied}
    first: dict[tuple[object, ...], str] = {}
    seen: Counter[tuple[object, ...]] = Counter()
    # The original's own claims come first; of copies alone the least id speaks.
    for one in sorted((one for one in traits.values() if one.text in copied), key=_originals_first):
        said = (one.text, _content(one))
        turn = (one.claim.document.id, *said)
        seen[turn] += 1
        voice = first.setdefault((*said, seen[turn]), one.id)
        if voice == one.id or not groups.join(one.id, voice):
            voices[one.id] = one
    return voices


def _originals_first(one: Traits) -> tuple[bool, str, str]:
    document = one.claim.document.id
    return document != one.text, document, one.id


def _content(one: Traits) -> tuple[object, ...]:
    """All that a claim says, so that a copy that was changed is no copy of it.

    Of its windows only the words of what is due: a copy printed a day later resolves them to other days, and its
    dateline is its own.
    """
    claim = one.claim
    due = claim.due.phrase if claim.due else None
    return (claim.kind, claim.stage, claim.modality, claim.counting, one.donors, one.recipients, claim.item,
            claim.quantity, claim.money, due)


_Link = tuple[float, int, float]
"""Sum, number and mean of the weights between two groups; of a mean below the threshold only that it is below."""


class _Links:
    """The links between groups, and a heap of those worth trying."""

    def __init__(self, weights: Mapping[Pair, float], groups: Groups, threshold: float) -> None:
        self.threshold, self._doubted = threshold, threshold - _ROUNDING
        self.heap: list[tuple[float, str, str]] = []
        roots = {name: groups.find(name) for name in dict.fromkeys(chain.from_iterable(weights))}
        self.between: dict[str, dict[str, _Link]] = {root: {} for root in roots.values()}
        if all(name == root for name, root in roots.items()):  # then no two pairs are one link
            links = {pair: (weight, 1) for pair, weight in weights.items()}
        else:
            links = _summed(weights, roots)
        for (one, other), (total, count) in links.items():
            self._put(one, other, total, count)
        heapq.heapify(self.heap)

    def _put(self, one: str, other: str, total: float, count: int) -> bool:
        """Have that link; whether it is worth trying, and so on the heap, where it is not in its order yet."""
        mean = total / count
        if mean >= self._doubted:
            # Rounded, so that the order in which equal weights were summed cannot show.
            mean = round(mean, 6)
        self.between[one][other] = self.between[other][one] = total, count, mean
        if mean < self.threshold:
            return False
        self.heap.append((-mean, one, other) if one < other else (-mean, other, one))
        return True

    def fresh(self, entry: tuple[float, str, str]) -> bool:
        """Whether the link is as it was when it was put on the heap."""
        mean, one, other = entry
        link = self.between.get(one, _NO_LINKS).get(other)
        return link is not None and link[2] == -mean

    def merge(self, kept: str, gone: str) -> None:
        """Add the links of one group to those of another."""
        mine, theirs = self.between[kept], self.between.pop(gone)
        del mine[gone], theirs[kept]
        for other, (total, count, _) in theirs.items():
            del self.between[other][gone]
            known = mine.get(other)
            if known:
                total, count = known[0] + total, known[1] + count  # noqa: PLW2901 -- the link as it is now
            if self._put(kept, other, total, count):
                heapq.heappush(self.heap, self.heap.pop())


_NO_LINK: _Link = (0.0, 0, 0.0)
_NO_LINKS: Mapping[str, _Link] = {}

_ROUNDING = 1e-6
"""More than rounding to six places can add to a mean."""


def _summed(weights: Mapping[Pair, float], roots: Mapping[str, str]) -> dict[Pair, tuple[float, int]]:
    """Sum and number of the weights between groups; added up in order, so that the last places are the same."""
    links: dict[Pair, tuple[float, int]] = {}
    for (one, other), weight in sorted(weights.items()):
        first, second = sorted((roots[one], roots[other]))
        if first != second:
            total, count = links.get((first, second), _NO_LINK[:2])
            links[first, second] = total + weight, count + 1
    return links


def cluster(weights: Mapping[Pair, float], threshold: float, groups: Groups) -> list[Pair]:
    """Join what the weights join, in `groups` where some are joined or kept apart already; gives the joins made."""
    if all(weight >= threshold for weight in weights.values()) and groups.are_free(weights):
        # Whatever is joined first, all that is left agrees as well.
        return [pair for pair in sorted(weights) if groups.find(pair[0]) != groups.find(pair[1]) and groups.join(*pair)]
    links, joins = _Links(weights, groups, threshold), []
    while links.heap:
        entry = heapq.heappop(links.heap)
        if links.fresh(entry) and groups.join(entry[1], entry[2]):
            kept, gone = sorted((entry[1], entry[2]))
            links.merge(kept, gone)
            joins.append((kept, gone))
    return joins
