"""Pooled money and coalitions: what one giver puts into a named pool is part of the pool, in whatever text it is told.

Inside one text the tree of wholes sees it (wholes.py). Across texts only the pool's own name ties the two: 'EUR 100
million for the Czech ammunition initiative'. A name is two words beside one that says pool (fund, initiative,
coalition, facility), so that 'the fund' or 'a fund for Ukraine' ties nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.codes import FLOWS, NEGATIVE, Stage
from pledgebook.reconcile.said import words_of
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.wholes import is_above
from pledgebook.reconcile.words import stems

_POOLS = ("fund", "fond", "фонд", "initi", "ініці", "coali", "koali", "коалі", "facil", "fazil", "mecha", "механ")
"""Beginnings of 'fund', 'initiative', 'coalition', 'facility' and 'mechanism' in the languages read."""
LEAST_NAME = 2
"""Words of a pool's name beside the one that says pool."""


@dataclass(frozen=True, slots=True)
class _Pool:
    """A group of claims that promises as a pool, and a name that it goes by."""

    root: str
    name: frozenset[str]
    recipients: frozenset[str]
    donors: frozenset[str]
    telling: int


def join_pools(members: Mapping[str, Sequence[Traits]], parents: dict[str, str]) -> None:
    """Add to `parents` (part to whole, by root) each group without a whole that names the pool that it goes into."""
    pools = sorted(_pools(members), key=lambda pool: (-pool.telling, pool.root, sorted(pool.name)))
    if not pools:
        return
    by_word: dict[str, list[_Pool]] = defaultdict(list)
    for pool in pools:
        by_word[min(pool.name)].append(pool)
    for root in sorted(members):
        if root not in parents:
            whole = _pool_of(root, members[root], by_word)
            if whole and not is_above(parents, root, whole):
                parents[root] = whole


def _pools(members: Mapping[str, Sequence[Traits]]) -> Iterable[_Pool]:
    for root, told in members.items():
        names = {name for one in told if _may_pool(one) for name in _names(one)}
        for name in names:
            yield _Pool(root, name, frozenset[str]().union(*(one.recipients for one in told)),
                        frozenset[str]().union(*(one.donors for one in told)), len(told))


def _may_pool(one: Traits) -> bool:
    return one.claim.kind in FLOWS and not one.total and one.claim.stage not in NEGATIVE


def _names(one: Traits) -> Iterable[frozenset[str]]:
    """The pool as the giver, or, where no single state gives, as the thing that is given to."""
    for code in one.donors:
        if code.startswith("org:"):
            yield from _name(stems(code[4:].replace("-", " ")))
    if len(one.donors) != 1:
        yield from _name(one.words)


def _name(words: frozenset[str]) -> Iterable[frozenset[str]]:
    said = {word for word in words if word.startswith(_POOLS)}
    if said and len(words - said) >= LEAST_NAME:
        yield words


def _pool_of(root: str, told: Sequence[Traits], by_word: Mapping[str, Sequence[_Pool]]) -> str | None:
    """The pool that one giver's group names, the one most told of; None where it names none."""
    donors = frozenset[str]().union(*(one.donors for one in told))
    giving = [one for one in told if _may_pool(one) and one.claim.stage is not Stage.REQUESTED]
    if len(donors) != 1 or not giving:
        return None
    words = frozenset[str]().union(*(stems(words_of(one)) for one in giving))
    recipients = frozenset[str]().union(*(one.recipients for one in told))
    found = [pool for word in words for pool in by_word.get(word, ())
             if pool.root != root and pool.name <= words and pool.donors != donors
             and (pool.recipients & recipients or not pool.recipients)]
    return min(found, key=lambda pool: (-pool.telling, pool.root)).root if found else None
