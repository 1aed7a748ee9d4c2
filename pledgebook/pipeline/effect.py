"""What one judgement changed: the promises that it touches, made with it and without it, and the difference in words.

Both are made by the same reconciling from the claims of those promises alone, so it is quick, and what the rest of the
book would have done is not told: near copies, and promises of other parties, are left out of both.
"""

from collections.abc import Iterator, Mapping, Sequence

from pledgebook.config import Reconcile
from pledgebook.judged import find
from pledgebook.ledger import Ledger
from pledgebook.ledger.subjects import LedgerClaims
from pledgebook.model import Balance, Claim, Commitment, Judgement
from pledgebook.reconcile import ItemTree, reconcile
from pledgebook.schema import claim_from_json, line, plain

NOTHING = "nothing: these promises are the same without it"
_NEAR = 40
"""Promises of the same parties that a claim could have been part of: the latest, so that one look stays quick."""

_TOLD = ("kind", "stage", "donors", "recipients", "item", "due", "part_of")


def changed_by(
    one: Judgement, in_force: Sequence[Judgement], ledger: Ledger, items: ItemTree, options: Reconcile,
) -> tuple[str, ...]:
    """What is otherwise in the book because `one` is in force, a line each; NOTHING where it is not otherwise."""
    claims = list(_touched(one, ledger).values())
    made, without = (
        reconcile(claims, judgements, items, options).commitments
        for judgements in (in_force, [other for other in in_force if other.id != one.id]))
    return differences(without, made)


def differences(before: Sequence[Commitment], after: Sequence[Commitment]) -> tuple[str, ...]:
    """What is otherwise among promises of the same claims, a line each; NOTHING where it is not otherwise."""
    without, made = ({frozenset(member.claim for member in each.claims): each for each in promises}
                     for promises in (before, after))
    return (*_regrouped(without, made), *_restated(without, made)) or (NOTHING,)


def _touched(one: Judgement, ledger: Ledger) -> dict[str, Claim]:
    """The claims of all promises that the judgement is about, and of those that its claims could have joined."""
    held = LedgerClaims(ledger)
    found = {claim.id: claim for name in one.subjects if (claim := find(one, name, held).claim)}
    homes = {row["id"] for name in found for row in ledger.commitments_with(name)}
    for claim in list(found.values()):
        for donor in claim.donors[:1]:
            recipient = claim.recipients[0] if claim.recipients else None
            homes |= {row["id"] for row in ledger.commitments(donor=donor, recipient=recipient, limit=_NEAR)}
    for home in sorted(homes):
        found |= {row["id"]: claim_from_json(row) for row in ledger.claims_of(home)}
    return found


Groups = Mapping[frozenset[str], Commitment]


def _regrouped(without: Groups, made: Groups) -> Iterator[str]:
    """Which promises there would be instead of which, one line for each knot of those that share claims."""
    left, right = set(without) - set(made), set(made) - set(without)
    while left or right:
        knot = {next(iter(sorted(left or right, key=sorted)))}
        while grown := {group for group in left | right if any(group & other for other in knot)} - knot:
            knot |= grown
        was, now = ([side[group] for group in sorted(knot & groups, key=sorted)]
                    for side, groups in ((without, left), (made, right)))
        yield f"{_names(was)} became {_names(now)}"
        left, right = left - knot, right - knot


def _names(commitments: Sequence[Commitment]) -> str:
    told = [f"{one.id} ({len(one.claims)} claim{'s' if len(one.claims) != 1 else ''}, promised {_promised(one)})"
            for one in sorted(commitments, key=lambda one: one.id)]
    return " and ".join(told) or "no promise"


def _restated(without: Groups, made: Groups) -> Iterator[str]:
    """What else is said of a promise that has the same claims with and without."""
    for group in sorted(set(without) & set(made), key=sorted):
        was, now = without[group], made[group]
        for name in _TOLD:
            before, after = plain(getattr(was, name)), plain(getattr(now, name))
            if before != after:
                yield f"{now.id}: {name} {_value(before)} became {_value(after)}"
        if _promised(was) != _promised(now):
            yield f"{now.id}: promised {_promised(was)} became {_promised(now)}"


def _value(value: object) -> str:
    return value if isinstance(value, str) else line(value)


def _promised(one: Commitment) -> str:
    return ", ".join(_amount(balance) for balance in one.opening) or "no number"


def _amount(balance: Balance) -> str:
    ends = ["?" if end is None else f"{end:,f}" for end in (balance.min, balance.max)]
    return f"{ends[0] if ends[0] == ends[1] else ' to '.join(ends)} {balance.commodity}"
