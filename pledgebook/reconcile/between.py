"""What one claim is to another as an act: its delivery, a share of it, the answer to it, a further gift, told again."""

from datetime import date

from pledgebook.codes import DONE, NEGATIVE, Counting, Kind, Modality, Stage, stage_rank
from pledgebook.reconcile.traits import WIDE, Traits

MIDDLE = 15
"""The day by which a text of which only the month is known is dated (schema.py)."""


def gap_of(one: date, other: date) -> int:
    """Days between the two; none where one is the middle of the other's month, which stands for a month alone."""
    same_month = (one.year, one.month) == (other.year, other.month)
    return 0 if same_month and MIDDLE in (one.day, other.day) else abs((one - other).days)


def days_between(one: Traits, other: Traits) -> int:
    """Days between what the two say; more than any window where one of them has no day."""
    return gap_of(one.day, other.day) if one.day and other.day else 10**6


def is_delivery_of(one: Traits, other: Traits) -> bool:
    """Whether the later of the two reports as done what the earlier promised; a running total reports no one act.

    Of one day the one that is further comes later.
    """
    if one.day is None or other.day is None or one.total or other.total:
        return False
    first, last = sorted((one, other), key=lambda each: (each.day, stage_rank(each.claim.stage)))
    return last.claim.stage in DONE and 1 < stage_rank(first.claim.stage) < stage_rank(last.claim.stage)


def was_done_before(one: Traits, other: Traits) -> bool:
    """Whether the later of the two promises what the earlier reports as done."""
    if one.day is None or other.day is None:
        return False
    first, last = (one, other) if one.day <= other.day else (other, one)
    return first.claim.stage in DONE and 1 < stage_rank(last.claim.stage) < stage_rank(first.claim.stage)


def told_again(one: Traits, other: Traits) -> bool:
    """Whether the later of the two says itself that the promise was made before."""
    last = one if one.day and other.day and one.day > other.day else other
    return last.claim.counting is Counting.RESTATED


def is_another(one: Traits, other: Traits) -> bool:
    """Whether one tells of a further gift and the other of one before it: beside it in one text, or weeks earlier."""
    further, first = (one, other) if one.claim.counting is Counting.ADDITIONAL else (other, one)
    if further.claim.counting is not Counting.ADDITIONAL:
        return False
    if first.claim.counting in (Counting.ADDITIONAL, Counting.PART):
        return False
    if one.text == other.text and first.claim.stage in DONE and further.claim.stage not in DONE:
        return True
    if first.claim.counting is Counting.RESTATED and (one.text == other.text or days_between(one, other) <= 10):
        return True
    early = first.day is not None and further.day is not None and first.day < further.day
    return early and days_between(one, other) > 10


def is_answered(one: Traits, other: Traits) -> bool:
    """Whether one text tells both of a request to a donor and of that donor's promise of the very thing."""
    fitting = one.text == other.text and one.donors and one.donors == other.donors
    named = bool(one.path[WIDE:]) or same_amount(one, other)
    return bool(fitting and named and one.path[:1] == other.path[:1])


def is_share_and_whole(one: Traits, other: Traits) -> bool:
    """Whether one is what came of a thing and the other the thing as a whole."""
    if (one.claim.counting is Counting.PART) == (other.claim.counting is Counting.PART):
        return False
    return comes_of(one, other) if one.claim.counting is Counting.PART else comes_of(other, one)


def comes_of(part: Traits, whole: Traits) -> bool:
    """A share that is only delivered advances the whole (commitments.md), whenever and wherever that is told."""
    goods = part.claim.kind is whole.claim.kind is Kind.GOODS and not whole.total
    if goods and not DONE & {part.claim.stage, whole.claim.stage}:
        # On its way, or ordered: an act of the whole as well.
        return stage_rank(part.claim.stage) > max(stage_rank(whole.claim.stage), stage_rank(Stage.COMMITTED))
    early = part.day is not None and whole.day is not None and part.day < whole.day
    # What came in part and what came as a whole are one only where the whole is known.
    told = whole.quantity is not None and part.path == whole.path if whole.claim.stage in DONE else not early
    return goods and part.claim.stage in DONE and told


def is_later_end(one: Traits, other: Traits) -> bool:
    """A cancellation or suspension ends what was told before it, another end among that, whichever is looked at first.

    A promise that is suspended and then cancelled is one promise; a refusal ends none.
    """
    return _ends(one, other) or _ends(other, one)


def _ends(end: Traits, begun: Traits) -> bool:
    in_order = end.day is None or begun.day is None or begun.day <= end.day
    return end.claim.stage in NEGATIVE and end.claim.stage is not Stage.REFUSED and in_order


def is_closed(one: Traits) -> bool:
    """Whether the claim tells that the thing has come, or that it does not come."""
    return one.claim.stage in DONE or one.claim.stage in NEGATIVE


def same_amount(one: Traits, other: Traits) -> bool:
    """Whether both give the very same number, or the very same sum; '600,000' is '600,000 doses'."""
    return _same_number(one, other) or (one.money is not None and one.money == other.money)


def _same_number(one: Traits, other: Traits) -> bool:
    mine, theirs = one.quantity, other.quantity
    if not mine or not theirs or (mine.low, mine.high) != (theirs.low, theirs.high):
        return False
    return mine.unit == theirs.unit or not mine.unit or not theirs.unit


def is_other_act(one: Traits, other: Traits) -> bool:
    """Whether one text can tell both: another stage or kind, a share, told again, or denied."""
    return (one.claim.stage is not other.claim.stage or one.claim.kind is not other.claim.kind
            or is_share_and_whole(one, other)
            or Counting.RESTATED in (one.claim.counting, other.claim.counting)
            or Modality.DENIED in (one.claim.modality, other.claim.modality))
