"""A giver's own share of what several promised together, where another text tells of the joint promise.

Inside one text the tree of wholes sees it (wholes.py). Across texts the joint promise is the parent of each giver's
share (commitments.md) where it is of the same named thing for the same recipient, told within weeks. A share that is
told before the joint promise is left alone; of two joint promises the one most told of holds it.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import NEGATIVE, Counting, Kind, Stage
from pledgebook.reconcile.traits import WIDE, Traits
from pledgebook.reconcile.wholes import is_above

REACH = 120
"""Days after the first and before the last telling of a joint promise in which a share of it is told."""

_OPEN = NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED}


@dataclass(frozen=True, slots=True)
class _Joint:
    root: str
    donors: frozenset[str]
    first: date
    last: date
    telling: int


def join_joint(members: Mapping[str, Sequence[Traits]], parents: dict[str, str]) -> None:
    """Add to `parents` (part to whole, by root) each giver's promise that a joint one of other texts holds."""
    joint: dict[tuple[str, str], list[_Joint]] = defaultdict(list)
    for root, told in members.items():
        for place, found in _joint(root, told):
            joint[place].append(found)
    if not joint:
        return
    for root in sorted(members):
        if root not in parents:
            whole = _whole_of(root, members[root], joint)
            if whole and not is_above(parents, root, whole):
                parents[root] = whole


def _promised(told: Sequence[Traits]) -> list[Traits]:
    return [one for one in told if one.claim.kind is Kind.GOODS and not one.total and one.path[WIDE:] and one.day
            and one.claim.stage not in _OPEN and one.claim.counting is not Counting.ADDITIONAL]


def _joint(root: str, told: Sequence[Traits]) -> list[tuple[tuple[str, str], _Joint]]:
    given = [one for one in _promised(told) if len(one.donors) > 1]
    days = [one.day for one in given if one.day]
    if not days or len({one.donors for one in given}) > 1:
        return []
    found = _Joint(root, given[0].donors, min(days), max(days), len(given))
    return [((node, recipient), found) for node in {one.path[0] for one in given}
            for recipient in given[0].recipients]


def _whole_of(
    root: str, told: Sequence[Traits], joint: Mapping[tuple[str, str], Sequence[_Joint]],
) -> str | None:
    given = _promised(told)
    if not given or not given[0].donors or len({one.donors for one in given}) > 1:
        return None
    days = [one.day for one in given if one.day]
    places = {(one.path[0], recipient) for one in given for recipient in one.recipients}
    held = [found for place in places for found in joint.get(place, ())
            if found.root != root and given[0].donors < found.donors
            and found.first <= min(days) and (min(days) - found.last).days <= REACH]
    return min(held, key=lambda found: (-found.telling, found.root)).root if held else None
