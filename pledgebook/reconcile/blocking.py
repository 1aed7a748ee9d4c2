"""Which claims are compared at all: those that share a recipient and a thing, a word, a number or a sum.

A block is never larger than what can be compared pair by pair: a block above BLOCK_LIMIT is split by donor, and
where that is not enough its claims are put in order of their day and each is compared with the NEIGHBOURS that
follow. So the number of pairs grows with the number of claims, not with its square.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import combinations

from pledgebook.reconcile.traits import Traits

BLOCK_LIMIT = 80
"""Up to this many claims a block is compared whole: 3,160 pairs, a few hundredths of a second."""

NEIGHBOURS = 40
"""In a split block each claim meets this many later ones: a promise is rarely told in more texts a week."""

Pair = tuple[str, str]


def candidate_pairs(traits: Mapping[str, Traits]) -> Iterator[Pair]:
    """Each pair that is worth comparing, once, the lesser id first, in order of the ids."""
    blocks: dict[tuple[str, ...], list[Traits]] = defaultdict(list)
    for one in traits.values():
        for key in _keys(one):
            blocks[key].append(one)
    pairs: set[Pair] = set()
    for block in blocks.values():
        pairs.update(_pairs(block))
    yield from sorted(pairs)


def _keys(one: Traits) -> set[tuple[str, ...]]:
    """The blocks of a claim: its recipient with each of its item's nodes, words, numbers and sums."""
    tokens = {f"item:{node}" for node in one.path} | {f"word:{word}" for word in one.words}
    if one.money:
        tokens |= {f"sum:{one.money.unit}", f"sum:{one.money.high or one.money.low}"}
    if one.quantity:
        tokens.add(f"number:{one.quantity.high or one.quantity.low}")
    kind = "total" if one.total else one.group
    # A claim without thing, number and sum meets those of its own kind and donors only.
    tokens = tokens or {"bare:" + ",".join(sorted(one.donors))}
    return {(recipient, kind, token) for recipient in (one.recipients or {""}) for token in tokens}


def _pairs(block: list[Traits]) -> Iterator[Pair]:
    if len(block) <= BLOCK_LIMIT:
        yield from _ordered(combinations(block, 2))
        return
    for shard in _by_donor(block):
        if len(shard) <= BLOCK_LIMIT:
            yield from _ordered(combinations(shard, 2))
        else:
            yield from _ordered(_neighbours(shard))


def _by_donor(block: Iterable[Traits]) -> Iterator[list[Traits]]:
    shards: dict[str, list[Traits]] = defaultdict(list)
    for one in block:
        for donor in one.donors or {""}:
            shards[donor].append(one)
    yield from shards.values()


def _neighbours(shard: list[Traits]) -> Iterator[tuple[Traits, Traits]]:
    in_order = sorted(shard, key=lambda one: (one.day or date.max, one.id))
    for place, one in enumerate(in_order):
        for other in in_order[place + 1 : place + 1 + NEIGHBOURS]:
            yield one, other


def _ordered(pairs: Iterable[tuple[Traits, Traits]]) -> Iterator[Pair]:
    for one, other in pairs:
        yield (one.id, other.id) if one.id < other.id else (other.id, one.id)
