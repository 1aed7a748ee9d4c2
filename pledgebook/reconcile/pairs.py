"""Every pair that is weighed, with its levels: errors are explained by them, and weights are learnt from them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import combinations

from pledgebook.model import Claim
from pledgebook.reconcile.blocking import Pair, candidate_pairs
from pledgebook.reconcile.cluster import Groups, cluster, join_copies
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.recent import WHOLE
from pledgebook.reconcile.totals import attach_shares, attach_totals
from pledgebook.reconcile.traits import ItemTree, Traits, traits_of

Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims with their comparable sides, and the levels of each pair that shares a block."""

    traits: Mapping[str, Traits]
    levels: Mapping[Pair, tuple[str, ...]]
    _others: dict[Pair, tuple[str, ...] | None] = field(default_factory=dict)

    def levels_of(self, one: str, other: str) -> tuple[str, ...] | None:
        """The levels of any two claims; None where something parts them whatever else is so."""
        pair = (one, other) if one < other else (other, one)
        if pair in self.levels:
            return self.levels[pair]
        if pair not in self._others:
            mine, theirs = self.traits[pair[0]], self.traits[pair[1]]
            self._others[pair] = None if hopeless(mine, theirs) else compare(mine, theirs)
        return self._others[pair]


def compared(claims: Sequence[Claim], items: ItemTree) -> Compared:
    """All pairs that can be weighed; no judgements, and each text its own."""
    traits = traits_of(claims, items, {})
    voices = join_copies(traits, Groups(traits))
    return Compared(traits, {
        (one, other): compare(traits[one], traits[other]) for one, other in sorted(candidate_pairs(voices))
        if not hopeless(traits[one], traits[other])
    })


def joined(found: Compared, table: Table, threshold: float) -> list[tuple[str, ...]]:
    """The claims grouped by the weights of `table`, as reconciling groups them by those in force (see `gathering`)."""
    groups = Groups(found.traits)
    voices = join_copies(found.traits, groups)
    weights = {pair: weigh(levels, table) for pair, levels in found.levels.items()}
    for members in _gathered(voices, weights, threshold):
        cluster(dict(_weighed(members, found, weights, table)), threshold, groups)
    attach_totals(found.traits, groups)
    attach_shares(found.traits, groups)
    return list(groups.groups().values())


def _gathered(voices: Mapping[str, Traits], weights: Mapping[Pair, float], threshold: float) -> list[tuple[str, ...]]:
    connected = Groups(voices)
    for (one, other), weight in weights.items():
        if weight >= threshold:
            connected.join(one, other)
    return [members for members in connected.groups().values() if len(members) > 1]


def _weighed(
    members: Sequence[str], found: Compared, weights: Mapping[Pair, float], table: Table,
) -> Iterator[tuple[Pair, float]]:
    for pair in combinations(members, 2):
        if pair in weights:
            yield pair, weights[pair]
        elif len(members) <= WHOLE and (levels := found.levels_of(*pair)) is not None:
            yield pair, weigh(levels, table)
