"""Acts of one stage: a promise can be delivered, or ordered, in several lots, and each lot is an act of its own.

A later report is another lot where its words say so ('another 8'), or where it gives another number after the wave
of reports of the act before has ended. Whether such a number holds the earlier lots is often not said. Then the
book knows an interval: at least what goes beyond the earlier lots, at most all of it.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pledgebook.accounts import Amount
from pledgebook.codes import DONE, Counting, Modality, Stage
from pledgebook.reconcile.amending import amounts, differ
from pledgebook.reconcile.intervals import NOTHING, bound_of, plus
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.voices import PRESS_WAVE

LOTS = DONE | {Stage.CONTRACTED}
"""Stages that a promise reaches lot by lot."""

UNSURE = frozenset({Modality.DENIED, Modality.POSSIBLE, Modality.CONDITIONAL})
"""How a source speaks of what has not happened for certain."""


def is_another_lot(one: Traits, acts: Sequence[Traits]) -> bool:
    """Whether the claim tells a lot beside those of `acts`, which are of its stage and were told before it."""
    if one.claim.stage not in LOTS or not acts or one.claim.modality in UNSURE:
        return False
    if one.claim.counting is Counting.RESTATED or any(act.text == one.text for act in acts):
        return False
    last = max((act.day for act in acts if act.day), default=None)
    if last is None or one.day is None or (one.day - last).days <= PRESS_WAVE:
        return False
    return bool(amounts(one)) and (one.claim.counting is Counting.ADDITIONAL or contradicts_acts(one, acts))


def contradicts_acts(one: Traits, acts: Sequence[Traits]) -> bool:
    """Whether the claim gives another number than every report of its stage so far, for a commodity that they count."""
    for unit, value in amounts(one):
        told = [theirs for act in acts for mine, theirs in amounts(act) if mine == unit]
        if told and all(differ(value, theirs) for theirs in told):
            return True
    return False


def lot_of(one: Traits, value: Range, bound: Amount, before: Sequence[Amount], promised: Mapping[str, Range]) -> Amount:
    """What the claim adds to the lots before it."""
    if not before or one.claim.counting is Counting.ADDITIONAL:
        return bound
    so_far = plus(before)
    if value.high is not None and so_far.min is not None and value.high < so_far.min:
        # Fewer than had come already: the number cannot hold the earlier lots.
        return bound
    low = None if value.low is None or so_far.max is None else max(NOTHING, value.low - so_far.max)
    high = value.high
    room = promised[value.unit].high if value.unit in promised else None
    if high is not None and room is not None:
        high = max(low or NOTHING, min(high, room - (so_far.min or NOTHING)))
    if low is None and high is None:
        low = Decimal(0)
    return Amount(low, high, bound_of(low, high, (bound.bound,)))
