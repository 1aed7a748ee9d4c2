"""Interval arithmetic: sums and differences of amounts of which only the ends are known.

An open lower end counts as nothing and an open upper end stays open: what is not known is never made up. A
difference may lie below nothing; whoever may not go there says so with `floored`.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from pledgebook.accounts import Amount
from pledgebook.codes import Bound

NOTHING = Decimal(0)


def bound_of(low: Decimal | None, high: Decimal | None, bounds: Sequence[Bound]) -> Bound:
    """What the edges of a sum are, when its parts had `bounds`."""
    if Bound.VAGUE in bounds or (low is None and high is None):
        return Bound.VAGUE
    if high is None:
        return Bound.AT_LEAST
    if low is None:
        return Bound.UP_TO
    if low != high:
        return Bound.RANGE
    return Bound.ABOUT if Bound.ABOUT in bounds else Bound.EXACT


def plus(amounts: Iterable[Amount]) -> Amount:
    """The sum; of no amounts it is exactly nothing."""
    told = list(amounts)
    if not told:
        return Amount(NOTHING, NOTHING, Bound.EXACT)
    lows = [one.min for one in told if one.min is not None]
    highs = [one.max for one in told]
    low = sum(lows, NOTHING) if lows else None
    high = None if any(high is None for high in highs) else sum((high or NOTHING for high in highs), NOTHING)
    return Amount(low, high, bound_of(low, high, [one.bound for one in told]))


def minus(whole: Amount, part: Amount) -> Amount:
    """What is left of the whole: at least its least less the most of the part."""
    low = None if whole.min is None or part.max is None else whole.min - part.max
    high = None if whole.max is None else whole.max - (part.min or NOTHING)
    return Amount(low, high, bound_of(low, high, (whole.bound, part.bound)))


def floored(amount: Amount) -> Amount:
    """The amount where it cannot be less than nothing."""
    low = None if amount.min is None else max(NOTHING, amount.min)
    high = None if amount.max is None else max(NOTHING, amount.max)
    return Amount(low, high, bound_of(low, high, (amount.bound,)))


def is_known(amount: Amount | None) -> bool:
    """Whether either end is known."""
    return amount is not None and (amount.min is not None or amount.max is not None)
