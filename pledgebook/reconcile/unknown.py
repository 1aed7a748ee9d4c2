"""What is not known stays unknown, with its reason: a number that no source gives is never 0 and never a guess.

Numbers that were told but stand for something else (what is only possible, what was denied, what came, what was
asserted in all) are candidates: they are shown, and post nothing.
"""

from collections.abc import Mapping, Sequence

from pledgebook.accounts import Unknown
from pledgebook.codes import DONE, OPENING, Bound, Kind, Modality, Part
from pledgebook.model import Posting
from pledgebook.reconcile.conflicts import written
from pledgebook.reconcile.traits import Range, Traits

_COUNTED = frozenset({Kind.GOODS, Kind.PROCUREMENT, Kind.TRAINING, Kind.PRODUCTION})
_PRICED = frozenset({Kind.FUNDS, Kind.PACKAGE})

NOT_GIVEN = "no source read gives a number"
IN_WORDS = "told in words without a number"
UNSURE = "told only as possible or denied"
ONLY_DONE = "only what came is counted"
ONLY_TOTALS = "only running totals are counted"


def unknown_of(
    kind: Kind, members: Sequence[Traits], parts: Mapping[str, Part], postings: Sequence[Posting],
) -> tuple[Unknown, ...]:
    """Why the promise has no number, or no sum where it is one of money; empty where it has one."""
    field = "quantity" if kind in _COUNTED else "money" if kind in _PRICED else ""
    if not field or all(parts[one.id] is Part.ASSERTS for one in members):
        return ()
    priced = {one.money.unit for one in members if one.money}
    if any(one.account in OPENING and (field == "quantity") is (one.commodity not in priced) for one in postings):
        return ()
    reason = _reason(field, members)
    return (Unknown(field, reason, _candidates(field, members)),)


def _reason(field: str, members: Sequence[Traits]) -> str:
    told = [one for one in members if _value(one, field)]
    if any(one.claim.modality in (Modality.DENIED, Modality.POSSIBLE) for one in told):
        return UNSURE
    if any(one.claim.stage in DONE and not one.total for one in told):
        return ONLY_DONE
    if any(one.total for one in told):
        return ONLY_TOTALS
    said = [one.claim.quantity if field == "quantity" else one.claim.money for one in members]
    return IN_WORDS if any(value and value.bound is Bound.VAGUE for value in said) else NOT_GIVEN


def _candidates(field: str, members: Sequence[Traits]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    values: dict[str, list[str]] = {}
    for one in members:
        if value := _value(one, field):
            values.setdefault(written(value), []).append(one.id)
    return tuple((value, tuple(sorted(claims))) for value, claims in sorted(values.items()))


def _value(one: Traits, field: str) -> Range | None:
    return one.quantity if field == "quantity" else one.money
