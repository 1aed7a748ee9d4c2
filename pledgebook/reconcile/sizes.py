"""How two numbers or two sums meet: the same, rounded, close, another count of one account, a share, a tranche."""

from decimal import Decimal

from pledgebook.codes import DONE, Counting, Kind, Stage, stage_rank
from pledgebook.reconcile.between import days_between, is_delivery_of, is_share_and_whole
from pledgebook.reconcile.traits import WIDE, Range, Traits


def fits(one: Range, other: Range) -> str:
    """How two ranges of one unit meet: 'same', 'compatible', 'close' or 'differs'."""
    if one.low == other.low and one.high == other.high:
        return "same"
    low, high = _edges(one), _edges(other)
    if low[0] <= high[1] and high[0] <= low[1]:
        return "compatible"
    lesser, greater = sorted((low, high))
    return "close" if lesser[1] * 4 >= greater[0] * 3 else "differs"


def _edges(one: Range) -> tuple[Decimal, Decimal]:
    """Where an end is open, how far it is commonly meant: 'more than 100' is not 1,000, 'up to 100' is not 10."""
    low, high = one.low, one.high
    least = low if low is not None else high / 2 if high is not None else Decimal(0)
    return least, high if high is not None else least * 2


def number_level(one: Traits, other: Traits) -> str:
    """The level that names how the two numbers meet."""
    if not one.quantity or not other.quantity:
        return "number unknown"
    fit = fits(one.quantity, other.quantity)
    if fit in ("close", "differs") and is_one_account(one, other):
        return "total falls" if _falls(one.quantity, other.quantity, one, other) else "total moves"
    plain = _number(fit, one.quantity, other.quantity)
    if fit == "same" or plain == "number in other units":
        return plain
    if is_share_and_whole(one, other):
        return "number of a share" if _smaller_share(one, other) else "number differs"
    if fit == "close" and (one.claim.stage in DONE) != (other.claim.stage in DONE):
        return "number close, later"
    if fit == "differs" and is_delivery_of(one, other) and _fewer_came(one, other):
        return "number differs, later"
    return plain


def plain_number(one: Range | None, other: Range | None) -> str:
    """How two numbers meet whatever else their claims say; `number_level` may say 'later' or 'of a share' of it."""
    return _number(fits(one, other), one, other) if one and other else "number unknown"


def _number(fit: str, one: Range, other: Range) -> str:
    if fit == "same":
        return _same_number(one.high or one.low or Decimal(0))
    if one.unit != other.unit and not (one.unit and other.unit):
        # '1 squadron' against '14': only one of them counts in single things.
        return "number in other units"
    return f"number {fit}"


def _same_number(size: Decimal) -> str:
    if len(f"{size:f}".rstrip("0").strip(".")) >= 3 and size >= 100:
        return "number same, odd"
    return "number same" if size >= 10 else "number same, small"


def is_one_account(one: Traits, other: Traits) -> bool:
    """Whether both count aid in general, in one unit: all counts of it are told of one account (commitments.md).

    A count of a named thing belongs to the promise that it sums up, so another count may sum up another promise.
    """
    general = one.total and other.total and not one.path[WIDE:] and not other.path[WIDE:]
    if not general or one.claim.kind is not other.claim.kind:
        return False
    if one.money and other.money:
        return one.money.unit == other.money.unit
    return bool(one.quantity and other.quantity and one.quantity.unit == other.quantity.unit != "")


def _falls(mine: Range, theirs: Range, one: Traits, other: Traits) -> bool:
    """Whether the later of two counts is the smaller one; without days neither is later."""
    if one.day is None or other.day is None or one.day == other.day:
        return False
    first, last = (mine, theirs) if one.day < other.day else (theirs, mine)
    return _edges(last)[1] < _edges(first)[0]


def _smaller_share(one: Traits, other: Traits) -> bool:
    part, whole = (one, other) if one.claim.counting is Counting.PART else (other, one)
    return bool(part.quantity and whole.quantity and _edges(part.quantity)[1] < _edges(whole.quantity)[1])


def _fewer_came(one: Traits, other: Traits) -> bool:
    promised, came = sorted((one, other), key=lambda each: stage_rank(each.claim.stage))
    if not came.quantity or not promised.quantity:
        return False
    return _edges(came.quantity)[1] < _edges(promised.quantity)[0]


def sum_level(one: Traits, other: Traits) -> str:
    """The level that names how the two sums meet; none where one of them is missing."""
    if not one.money or not other.money:
        return ""
    if one.money.unit != other.money.unit:
        return plain_sum(one.money, other.money)
    fit = fits(one.money, other.money)
    if fit in ("close", "differs") and _one_account_at_two_stages(one, other):
        return "total at another stage"
    if fit in ("close", "differs") and is_one_account(one, other):
        return "total falls" if _falls(one.money, other.money, one, other) else "total moves"
    if fit == "same" and _tranches(one, other):
        return "sum same, other tranche"
    return _sum(fit, one.money, other.money)


def plain_sum(one: Range | None, other: Range | None) -> str:
    """How two sums meet whatever else their claims say; `sum_level` may call them tranches, or counts of an account."""
    if not one or not other:
        return ""
    if one.unit != other.unit:
        figure = one.high if one.high is not None else one.low
        return "sum same figure" if figure in (other.high, other.low) else "sum in other currency"
    return _sum(fits(one, other), one, other)


def _sum(fit: str, one: Range, other: Range) -> str:
    if fit in ("same", "differs"):
        return f"sum {fit}"
    return "sum rounded" if fit == "compatible" or rounded(one, other) else "sum close"


def _one_account_at_two_stages(one: Traits, other: Traits) -> bool:
    """'100 million in all, of which 75 million is paid out': what one text says of one running total."""
    return (one.total and other.total and one.text == other.text and one.claim.stage is not other.claim.stage
            and not one.path[WIDE:] and not other.path[WIDE:])


def _tranches(one: Traits, other: Traits) -> bool:
    """Two payments of one size weeks apart: a loan is paid in equal tranches, each of them a promise of its own.

    A tranche is named by its number, where texts give one; the days between the two decide where they do not.
    """
    if not one.claim.kind is other.claim.kind is Kind.FUNDS:
        return False
    mine, theirs = ordinals(one), ordinals(other)
    if mine and theirs:
        return mine != theirs
    counted = (one.claim.counting, other.claim.counting)
    if Counting.RESTATED in counted or Counting.PART not in counted or not one.day or not other.day:
        return False
    paid = all(stage_rank(each.claim.stage) > stage_rank(Stage.ANNOUNCED) for each in (one, other))
    return days_between(one, other) > (20 if paid else 90)


_ORDINALS = {
    1: ("firs", "erst", "premi", "pierw", "перш", "перв"), 2: ("seco", "zwei", "deuxi", "drug", "друг", "втор"),
    3: ("thir", "drit", "trois", "trzec", "трет"), 4: ("four", "vier", "quatr", "четве"),
    5: ("fift", "funf", "cinqu", "пята", "пятий"),
}
_ORDINAL_OF = {stem: number for number, stems in _ORDINALS.items() for stem in stems}


def ordinals(one: Traits) -> frozenset[int]:
    """The numbers of the tranches that the item's words name: 'the second tranche'."""
    return frozenset(_ORDINAL_OF[word] for word in one.words if word in _ORDINAL_OF)


def rounded(one: Range, other: Range) -> bool:
    """Within six parts in a hundred: '1.05 billion' is told as 'a billion'."""
    return near(size_of(one), size_of(other))


def near(one: Decimal, other: Decimal) -> bool:
    """Whether two sizes lie within six parts in a hundred."""
    return min(one, other) * 100 >= max(one, other) * 94


def size_of(value: Range) -> Decimal:
    """The upper end of a range, the lower one where it has no other."""
    return value.high or value.low or Decimal(0)


def is_bare(number: str, total: str) -> bool:
    """Whether neither a number nor a sum could agree."""
    return number == "number unknown" and total in ("", "sum in other currency")
