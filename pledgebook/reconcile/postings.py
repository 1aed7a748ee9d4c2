"""Postings and balances: plain-text accounting for promises, with intervals in the place of numbers.

What opens a commitment is posted to `promised`, whatever its stage: it is what is known of the promise. A claim
at `committed` or further is also posted to its own stage's account. A later stage implies nothing about an
earlier account: a delivery does not say that a contract was signed. Restatements, disputes and running totals
post nothing. Where the opening claim gives no number, the first restatement that gives the chosen one posts it.
Outstanding is promised less delivered less cancelled, and never below nothing.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from pledgebook.codes import Bound, Part, Stage
from pledgebook.model import Balance, Posting
from pledgebook.reconcile.traits import Range, Traits

ACCOUNTS = ("promised", "committed", "contracted", "dispatched", "delivered", "cancelled", "outstanding")

_ACCOUNT_OF = {
    Stage.COMMITTED: "committed", Stage.CONTRACTED: "contracted", Stage.DISPATCHED: "dispatched",
    Stage.DELIVERED: "delivered", Stage.CANCELLED: "cancelled",
}
_PROMISES = (Part.OPENS, Part.RESTATES, Part.AMENDS)
THINGS = "items"
"""The commodity of a number whose unit is the item itself."""


def postings_of(
    commitment: str, members: Sequence[Traits], parts: Mapping[str, Part], chosen: Mapping[str, Range],
) -> tuple[Posting, ...]:
    """The dated movements of one commitment, one for each account, commodity and act."""
    found: dict[tuple[str, str], Posting] = {}
    for one in members:
        for account in _accounts(one, parts[one.id]):
            for posting in _postings(commitment, one, account, chosen):
                key = (account, posting.commodity)
                if account == "promised":
                    found.setdefault(key, posting)
                else:
                    found[account, f"{posting.commodity}\n{one.id}"] = posting
    return tuple(sorted(found.values(), key=lambda p: (p.account, p.commodity, p.claim)))


def _accounts(one: Traits, part: Part) -> list[str]:
    own = _ACCOUNT_OF.get(one.claim.stage) if one.claim.stage else None
    if part is Part.ADVANCES or (part is Part.AMENDS and own == "cancelled"):
        return [own] if own else []
    if part is Part.OPENS:
        return ["promised", own] if own and own != "cancelled" else ["promised"]
    return ["promised"] if part in (Part.RESTATES, Part.AMENDS) and own != "delivered" else []


def _postings(commitment: str, one: Traits, account: str, chosen: Mapping[str, Range]) -> list[Posting]:
    claim, found = one.claim, []
    if one.quantity:
        found.append((one.quantity, claim.quantity.bound if claim.quantity else Bound.EXACT))
    if one.money:
        found.append((one.money, claim.money.bound if claim.money else Bound.EXACT))
    return [
        Posting(commitment, claim.id, account, value.unit or THINGS, value.low, value.high, bound, one.day)
        for value, bound in found
        if account != "promised" or chosen.get(value.unit) is None or _ends(chosen[value.unit]) == _ends(value)
    ]


def _ends(value: Range) -> tuple[Decimal | None, Decimal | None]:
    return value.low, value.high


def balances_of(postings: Sequence[Posting]) -> tuple[Balance, ...]:
    """What stands on every account of one commitment that has postings, and what is outstanding."""
    sums: dict[tuple[str, str], Balance] = {}
    for posting in postings:
        key = (posting.account, posting.commodity)
        stands = sums.get(key)
        here = Balance(*key, posting.min, posting.max, posting.bound)
        sums[key] = _plus(stands, here) if stands else here
    for commodity in sorted({commodity for account, commodity in sums if account == "promised"}):
        sums["outstanding", commodity] = _outstanding(commodity, sums)
    return tuple(sums[key] for key in sorted(sums, key=lambda key: (ACCOUNTS.index(key[0]), key[1])))


def _plus(one: Balance, other: Balance) -> Balance:
    low = None if one.min is None and other.min is None else (one.min or Decimal(0)) + (other.min or Decimal(0))
    high = None if one.max is None or other.max is None else one.max + other.max
    return Balance(one.account, one.commodity, low, high, bound_of(low, high, (one.bound, other.bound)))


def _outstanding(commodity: str, sums: Mapping[tuple[str, str], Balance]) -> Balance:
    """By interval arithmetic: the least is the least promised less the most that came or was cancelled."""
    promised = sums["promised", commodity]
    gone = [sums[account, commodity] for account in ("delivered", "cancelled") if (account, commodity) in sums]
    least = sum((b.min or Decimal(0) for b in gone), Decimal(0))
    most = sum((b.max if b.max is not None else Decimal("Infinity") for b in gone), Decimal(0))
    high = None if promised.max is None else max(Decimal(0), promised.max - least)
    low = None if promised.min is None else max(Decimal(0), promised.min - most)
    return Balance("outstanding", commodity, low, high, bound_of(low, high, (promised.bound, *(b.bound for b in gone))))


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


def share(balances: Sequence[Balance], stage: Stage | None) -> Decimal | None:
    """How much of what was promised has come to `stage`, 0 to 1 in four places; None where it cannot be told."""
    account = _ACCOUNT_OF.get(stage) if stage else None
    for promised in (b for b in balances if b.account == "promised"):
        reached = next((b for b in balances if (b.account, b.commodity) == (account, promised.commodity)), None)
        exact = reached and reached.min == reached.max and promised.min == promised.max
        if exact and reached and reached.min is not None and promised.max:
            return min(Decimal(1), reached.min / promised.max).quantize(Decimal("0.0001"))
    return None
