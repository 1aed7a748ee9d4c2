"""Every pair that is compared, with its levels: errors are explained by them, and weights learnt from them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from pledgebook.config import Reconcile
from pledgebook.model import Claim
from pledgebook.reconcile.blocking import Pair, candidate_pairs
from pledgebook.reconcile.cluster import Groups, cluster, join_copies
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.totals import attach_shares, attach_totals
from pledgebook.reconcile.traits import ItemTree, Traits, traits_of

Table = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Compared:
    """Claims with their comparable sides, and the levels of each pair that was weighed."""

    traits: Mapping[str, Traits]
    levels: Mapping[Pair, tuple[str, ...]]

    def levels_of(self, one: str, other: str) -> tuple[str, ...]:
        """The levels of any two claims, weighed or not."""
        return compare(self.traits[one], self.traits[other])

    def met(self, one: str, other: str) -> str:
        """Whether the two were weighed, and if not, why."""
        pair = (one, other) if one < other else (other, one)
        if pair in self.levels:
            return "weighed"
        return "never one" if hopeless(self.traits[one], self.traits[other]) else "in no common block"


def compared(claims: Sequence[Claim], items: ItemTree) -> Compared:
    """All pairs that reconciling weighs; no judgements, and each text its own."""
    traits = traits_of(claims, items, {})
    voices = join_copies(traits, Groups(traits))
    return Compared(traits, {
        (one, other): compare(traits[one], traits[other]) for one, other in candidate_pairs(voices)
        if not hopeless(traits[one], traits[other])
    })


def joined(found: Compared, table: Table, options: Reconcile) -> list[tuple[str, ...]]:
    """The claims grouped by the weights of `table`, as reconciling groups them by those in force."""
    groups = Groups(found.traits)
    join_copies(found.traits, groups)
    cluster(found.traits, {pair: weigh(levels, table) for pair, levels in found.levels.items()}, options.threshold,
            groups)
    attach_totals(found.traits, groups)
    attach_shares(found.traits, groups)
    return list(groups.groups().values())
