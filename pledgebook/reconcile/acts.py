"""Acts of one stage: a promise can be delivered, or ordered, in several lots, and each lot is an act of its own.

A later report is another lot where its words say so ('another 8'), or where it gives another number after the wave
of reports of the act before has ended; and shares that one text tells beside each other are lots. A number holds the
earlier lots where its words say so ('so far'), or where beside them it would be more than was promised. Where neither
is so the book knows an interval: at least what goes beyond the earlier lots, at most all of it. Lots post no more than
was promised.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.accounts import Amount
from pledgebook.codes import DONE, Counting, Modality, Stage
from pledgebook.reconcile.amending import amounts, differ
from pledgebook.reconcile.intervals import NOTHING, bound_of, floored, minus, plus
from pledgebook.reconcile.levels import says_another, says_so_far
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
    if one.claim.counting is Counting.RESTATED:
        return False
    here = [act for act in acts if act.text == one.text]
    if here:
        return all(_are_two_lots(one, act) for act in here)
    last = max((act.day for act in acts if act.day), default=None)
    if last is None or one.day is None or (one.day - last).days <= PRESS_WAVE:
        return False
    added = one.claim.counting is Counting.ADDITIONAL or says_another(one)
    return bool(amounts(one)) and (added or contradicts_acts(one, acts))


def _are_two_lots(one: Traits, act: Traits) -> bool:
    """Whether one text tells two shares that came: each a share by its counting, of other things, days or numbers."""
    shares = one.claim.counting is act.claim.counting is Counting.PART and bool(amounts(one))
    same = one.path == act.path and amounts(one) == amounts(act) and one.claim.happened == act.claim.happened
    return shares and not same


def contradicts_acts(one: Traits, acts: Sequence[Traits]) -> bool:
    """Whether the claim gives another number than every report of its stage so far, for a commodity that they count."""
    for unit, value in amounts(one):
        told = [theirs for act in acts for mine, theirs in amounts(act) if mine == unit]
        if told and all(differ(value, theirs) for theirs in told):
            return True
    return False


@dataclass(frozen=True, slots=True)
class Before:
    """What was posted of an act before a claim: the lots, those of its own text, and the number in force."""

    lots: Sequence[Amount]
    is_of_its_text: bool
    promised: Range | None


def lot_of(one: Traits, value: Range, said: Amount, before: Before) -> Amount:
    """What the claim adds to the lots before it; never more than is left of what was promised."""
    if not before.lots:
        return said
    so_far = plus(before.lots)
    most = before.promised.high if before.promised else None
    room = None if most is None else max(NOTHING, most - (so_far.min or NOTHING))
    if _holds_all(one, value, room, is_share=before.is_of_its_text):
        return floored(minus(said, so_far))
    fewer = value.high is not None and so_far.min is not None and value.high < so_far.min
    if fewer or before.is_of_its_text or _is_added(one):
        return _within(said, room)
    low = None if value.low is None or so_far.max is None else max(NOTHING, value.low - so_far.max)
    high = value.high if value.high is None or room is None else max(low or NOTHING, min(value.high, room))
    if low is None and high is None:
        low = NOTHING
    return Amount(low, high, bound_of(low, high, (said.bound,)))


def _is_added(one: Traits) -> bool:
    """Whether its counting or its words say that it comes on top."""
    return one.claim.counting is Counting.ADDITIONAL or (says_another(one) and not says_so_far(one))


def _holds_all(one: Traits, value: Range, room: Decimal | None, *, is_share: bool) -> bool:
    """Whether the number counts all that came so far: its words say so, or beside the others it would be too much."""
    if _is_added(one):
        return False
    if says_so_far(one) and not is_share:
        return True
    return room is not None and value.low is not None and value.low > room


def _within(said: Amount, room: Decimal | None) -> Amount:
    if room is None:
        return said
    low = None if said.min is None else min(said.min, room)
    high = room if said.max is None else min(said.max, room)
    return Amount(low, high, bound_of(low, high, (said.bound,)))
