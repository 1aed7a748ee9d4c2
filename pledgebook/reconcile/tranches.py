"""A programme that is paid in tranches: a payment of the very sum of a known tranche is one of them, in whatever text.

Inside one text 'the second tranche of the 18 billion' says whose part it is (wholes.py). A later text may tell of the
next payment alone. While the programme is told of, its giver's payment of a tranche's sum to the same recipient is
taken for another tranche and not for new money.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import NEGATIVE, Counting, Kind, Stage
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.wholes import is_above

AFTER = 120
"""Days after the last telling of a programme in which its next tranche is told."""

_Paid = tuple[frozenset[str], str, Range]


@dataclass(frozen=True, slots=True)
class _Programme:
    root: str
    first: date
    last: date


def join_tranches(members: Mapping[str, Sequence[Traits]], parents: dict[str, str]) -> None:
    """Add to `parents` (part to whole, by root) each payment without a whole that is a tranche of a programme."""
    known: dict[_Paid, set[_Programme]] = defaultdict(set)
    for root, whole in parents.items():
        is_tranche = any(one.claim.counting is Counting.PART and one.claim.kind is Kind.FUNDS for one in members[root])
        programme = _programme(whole, members[whole]) if is_tranche else None
        if programme:
            for paid in _payments(members[root]):
                known[paid].add(programme)
    if not known:
        return
    for root in sorted(members):
        if root not in parents:
            found = _programme_of(root, members[root], known)
            if found and not is_above(parents, root, found):
                parents[root] = found


def _programme(root: str, told: Sequence[Traits]) -> _Programme | None:
    """The whole as a programme: one giver's promised sum of money."""
    promised = [one for one in told if one.claim.kind is Kind.FUNDS and one.money and not one.total]
    days = [one.day for one in promised if one.day]
    return _Programme(root, min(days), max(days)) if days else None


def _payments(told: Sequence[Traits]) -> set[_Paid]:
    return {(one.donors, recipient, one.money) for one in told for recipient in one.recipients
            if one.claim.kind is Kind.FUNDS and one.money and one.donors and not one.total
            and one.claim.stage not in NEGATIVE and one.claim.stage is not Stage.REQUESTED}


def _programme_of(root: str, told: Sequence[Traits], known: Mapping[_Paid, set[_Programme]]) -> str | None:
    days = [one.day for one in told if one.day]
    paid = _payments(told)
    if not days or len({money for _, _, money in paid}) != 1:
        return None
    found = {programme.root for one in paid for programme in known.get(one, ())
             if programme.root != root and programme.first <= min(days) and (min(days) - programme.last).days <= AFTER}
    return found.pop() if len(found) == 1 else None
