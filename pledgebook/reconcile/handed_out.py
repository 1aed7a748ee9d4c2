"""What one text hands out to several recipients, each with a number: '3 million to one country, 5 million to another'.

Each is a promise of its own, whatever a third sentence says of them together. So they are kept apart before weights
join anything; only what a person called the same stays together.
"""

from collections.abc import Iterable
from itertools import combinations

from pledgebook.reconcile.amending import amounts
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.traits import Traits

MOST = 100
"""So many numbers of one text are compared in pairs at most; a longer list is a table, and is left to the weights."""


def part_handed_out(told: Iterable[Traits], groups: Groups) -> None:
    """Keep apart what one text gives to different recipients in different numbers, and what it tells of them all."""
    lists: dict[tuple[object, ...], list[Traits]] = {}
    for one in told:
        if one.recipients and not one.total:
            lists.setdefault((one.text, one.group, one.donors), []).append(one)
    for told_together in lists.values():
        if len({one.recipients for one in told_together}) > 1 and len(told_together) <= MOST:
            for one, other in combinations(told_together, 2):
                if _are_two(one, other):
                    groups.part(one.id, other.id)
                    for both in told_together:
                        if both.recipients >= one.recipients | other.recipients:
                            groups.part(both.id, one.id)
                            groups.part(both.id, other.id)


def _are_two(one: Traits, other: Traits) -> bool:
    theirs = dict(amounts(other))
    return not one.recipients & other.recipients and any(
        unit in theirs and (value.low, value.high) != (theirs[unit].low, theirs[unit].high)
        for unit, value in amounts(one))
