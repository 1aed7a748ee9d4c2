"""How amounts count in the document as a whole: parts of a headline sum, items of what was told before (claims.md).

The words of a sentence come first (`counting`); here all claims of the document are seen in order.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import accumulate
from typing import Final, NamedTuple

from pledgebook.codes import Counting, Kind, Stage, Tier
from pledgebook.extract.bytime import PROMISED
from pledgebook.extract.counting import OPEN
from pledgebook.extract.rule_ids import inference_id
from pledgebook.model import Claim, Inference, Reason

SLACK: Final = Decimal("1.02")
"""By how much the parts of a sum, as they are rounded, may come to more than it."""

AROUND: Final = 100
"""How many sums before and behind it a sum is held against for its parts: more stand in hardly any document."""

ROW: Final = 30
"""How many code points may stand between two parts of a row ('is for Mali, ')."""

LEAD: Final = 700
"""Within how many code points of the first claim a headline sum stands."""

OPENING, ADDED = 6, 10
"""The sentences that open a text, whose promise all of it is about, and how many before the one that adds any other
promise may stand to which it adds."""

DEFAULT: Final = "counting.default"
"""The rule of a claim whose words say nothing of how it counts."""

ADDING: Final = frozenset({"counting.beyond", "counting.running"})
"""Rules of a claim that says that the one before comes on top of it."""


class Counted(NamedTuple):
    """A claim with the index of its sentence."""

    claim: Claim
    sentence: int

    @property
    def rule(self) -> str:
        """The rule that gave the claim its counting."""
        for reason in self.claim.why:  # asked often
            if reason.field == "counting":
                return reason.rule
        return ""


def settle(counted: Sequence[Counted]) -> list[Claim]:
    """The claims in order, with what only the document shows: parts of a headline sum, items of what was told."""
    claims = [row.claim for row in counted]
    for at in _parts(counted):
        claims[at] = recounted(claims[at], Counting.PART, "counting: inside a headline sum of the document")
    for at in range(1, len(counted)):
        if _goes_on_with_parts(counted, claims, at):
            claims[at] = recounted(claims[at], Counting.PART, "counting: inside a headline sum of the document")
    for at in _added_to(counted, claims):
        claims[at] = recounted(claims[at], Counting.ADDITIONAL, "counting: on top of what was there before")
    for at, row in enumerate(counted):
        may = row.claim.money is None and at and counted[at - 1].sentence == row.sentence and row.rule == DEFAULT
        taken = _taken_over(claims, counted, at) if may else None
        if taken:
            claims[at] = recounted(claims[at], taken, "counting: from the claim before")
    return claims


def recounted(claim: Claim, counting: Counting, why: str) -> Claim:
    """The claim with another counting, by the inference that is named."""
    cited = {**dict(claim.cited), "counting": Inference(why)}
    rest = (reason for reason in claim.why if reason.field != "counting")
    told = Reason("counting", inference_id(why), None, 0.0, why)
    return replace(claim, counting=counting, cited=tuple(sorted(cited.items())), why=(*rest, told))


def _taken_over(claims: Sequence[Claim], counted: Sequence[Counted], at: int) -> Counting | None:
    """What an item of the same sentence takes over from the bundle before it that was told before."""
    for k in range(at - 1, -1, -1):
        if counted[k].sentence != counted[at].sentence:
            return None
        if k == at - 1 and _is_summed_with(claims[k], claims[at]):
            return Counting.TOTAL
        bundle = claims[k].money is not None or claims[k].counting is Counting.RESTATED
        if bundle and claims[k].tier is not Tier.C:
            return Counting.RESTATED if claims[k].counting is Counting.RESTATED else None
    return None


def _is_summed_with(before: Claim, claim: Claim) -> bool:
    """'has sent thousands of missiles, radars and rifles': a list of which the first is a running total sums up."""
    summed = before.counting is Counting.TOTAL and before.stage is claim.stage is Stage.DELIVERED
    return summed and before.kind is claim.kind is Kind.GOODS and before.money is None and claim.quantity is None


def _goes_on_with_parts(counted: Sequence[Counted], claims: Sequence[Claim], at: int) -> bool:
    """'$9m, of which $4m is for Mali, $3m for Chad and $2m for Niger': the first is told to be a part, so are all."""
    first = at
    while first and counted[first - 1].sentence == counted[at].sentence:
        first -= 1
    measure = _size if claims[at].money else _number
    row = [k for k in range(first, at + 1) if measure(claims[k])] if measure(claims[at]) else []
    if len(row) < 3 or counted[at].rule != DEFAULT:
        return False
    whole, before, claim = claims[row[0]], claims[row[-2]], claims[at]
    if before.counting is not Counting.PART or not _follows(before, claim):
        return False
    alike = (claim.donors, claim.stage, _currency(claim)) == (before.donors, before.stage, _currency(before))
    parts = sum((measure(claims[k]) for k in row[1:]), Decimal(0))
    return alike and _currency(whole) == _currency(claim) and parts <= measure(whole) * SLACK


def _follows(before: Claim, claim: Claim) -> bool:
    """Whether a claim's words stand right behind another's."""
    if before.evidence is None or claim.evidence is None:
        return False
    return 0 <= claim.evidence.start - before.evidence.end <= ROW


def _added_to(counted: Sequence[Counted], claims: Sequence[Claim]) -> Iterator[int]:
    """The promise right before 'this is on top of $2bn', 'this brings the total to $2bn' of the same donors."""
    promised: dict[tuple[str, ...], list[int]] = {}
    for at, row in enumerate(counted):
        told = promised.get(claims[at].donors, ()) if row.rule in ADDING else ()
        fresh = next((k for k in told if counted[k].sentence <= OPENING
                      or row.sentence - counted[k].sentence <= ADDED), None)
        known = any(claims[k].counting is Counting.ADDITIONAL for k in told)  # 'promised a further $25m'
        if fresh is not None and claims[fresh].counting is Counting.NEW and not known:
            yield fresh
        if _size(claims[at]) and claims[at].stage in PROMISED and claims[at].tier is not Tier.C:
            promised.setdefault(claims[at].donors, []).append(at)


def _parts(counted: Sequence[Counted]) -> set[int]:
    """The places of sums that are parts of another sum of the document."""
    found: set[int] = set()
    sums = [k for k, row in enumerate(counted) if _size(row.claim) and row.claim.tier is not Tier.C]
    if not sums:
        return found
    for place, head in enumerate(sums):
        near = sums[max(0, place - AROUND) : place + AROUND + 1] if place else sums
        inside = [k for k in near if k not in found and _may_be_inside(counted, k, head)]
        found |= set(_included(counted, inside, head)) | set(_adding_up(counted, inside, head))
        if _is_headline(counted, head, sums):
            whole = [k for k in inside if k > head]
            if sum((_size(counted[k].claim) for k in whole), Decimal(0)) <= _size(counted[head].claim) * SLACK:
                found |= set(whole)
        shares = [k for k in near if k not in found and _is_share_of_joint(counted[k].claim, counted[head].claim)]
        found |= set(_adding_up(counted, shares, head))
        found |= {k for k in near if _is_share_of_group(counted[k].claim, counted[head].claim)}
    return found


def _size(claim: Claim) -> Decimal:
    return (claim.money.max or claim.money.min or Decimal(0)) if claim.money else Decimal(0)


def _number(claim: Claim) -> Decimal:
    return (claim.quantity.max or claim.quantity.min or Decimal(0)) if claim.quantity else Decimal(0)


def _currency(claim: Claim) -> str | None:
    return claim.money.currency if claim.money else None


def _may_be_inside(counted: Sequence[Counted], at: int, head: int) -> bool:
    """Whether one sum can be a part of the other: smaller, of the same donors and currency, not told before."""
    part, whole = counted[at].claim, counted[head].claim
    if at == head or part.donors != whole.donors or part.stage is Stage.CONTRACTED:
        return False
    if _currency(part) != _currency(whole) or _size(part) >= _size(whole):
        return False
    return (part.counting in OPEN or counted[at].rule == "counting.tense") and not _is_apart(part, whole)


def _is_apart(part: Claim, whole: Claim) -> bool:
    """Whether what is asked for stands beside what is not, or what was given at a time beside what is promised now."""
    asked = (part.stage is Stage.REQUESTED) != (whole.stage is Stage.REQUESTED)
    return asked or (part.stage is Stage.DELIVERED and part.happened is not None and whole.stage in PROMISED)


def _included(counted: Sequence[Counted], inside: Sequence[int], head: int) -> Iterator[int]:
    """'The package will include $50m in ...': what the bundle before includes."""
    return (k for k in inside if k > head and counted[k].rule == "counting.included")


def _adding_up(counted: Sequence[Counted], inside: Sequence[int], head: int) -> Iterator[int]:
    """A run of two or more sums in order that come to the whole."""
    if len(inside) < 2 or counted[head].claim.counting is Counting.TOTAL:
        return
    whole = _size(counted[head].claim)
    least = whole * Decimal("0.99")
    before = list(accumulate((_size(counted[k].claim) for k in inside), initial=Decimal(0)))
    for first in range(len(inside)):
        last = bisect_left(before, before[first] + least, first + 2)
        while last < len(before) and (before[last] - before[first] - whole) * 100 <= whole:
            yield from inside[first:last]
            last += 1


def _is_headline(counted: Sequence[Counted], at: int, sums: Sequence[int]) -> bool:
    """Whether a sum opens an official document as what it is about."""
    claim = counted[at].claim
    opens = at == sums[0] and claim.evidence is not None and claim.evidence.start <= LEAD
    promised = claim.stage in PROMISED and claim.counting in OPEN and claim.kind is not Kind.GOODS
    return opens and promised and claim.document.publisher is not None


def _is_share_of_joint(part: Claim, whole: Claim) -> bool:
    """What one of several gives towards a joint gift: a smaller sum of some of its donors, for whom it is for."""
    if len(whole.donors) < 2 or not part.donors or not set(part.donors) < set(whole.donors):
        return False
    fits = _currency(part) == _currency(whole) and _size(part) < _size(whole) and part.recipients == whole.recipients
    return fits and part.counting in OPEN | {Counting.PART}


def _is_share_of_group(part: Claim, whole: Claim) -> bool:
    """What a member gives towards the sum of its group ('the US contribution' to the loan of the G7)."""
    if len(whole.donors) != 1 or not whole.donors[0].startswith("org:"):
        return False
    if not part.donors or part.donors[0].startswith("org:") or part.counting not in OPEN | {Counting.RESTATED}:
        return False
    head = (whole.item.text.lower().split() or [""])[-1] if whole.item else ""
    same = part.item is not None and head in part.item.text.lower().split()
    return same and _size(part) < _size(whole) and part.kind == whole.kind and part.recipients == whole.recipients
