"""Headlines: what a line without a full stop tells, and the text below tells again, is one claim, the one below.

'Spain to send $2m package to Kenya' over 'Spain said that it would send military aid worth $2 million': claims.md has
what is said twice as one claim, at its fullest mention.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import product
from typing import Final

from pledgebook.codes import FLOWS, NEGATIVE, Bound, Counting, Stage, Tier
from pledgebook.extract.merge import BUNDLES
from pledgebook.extract.scene import Scene
from pledgebook.model import Claim, Money, Span

LONGEST: Final = 24
"""Words that a headline may have."""

ROUNDED, ROUGHLY = Decimal("0.025"), Decimal("0.075")
"""By which share a headline's sum may be off the text's where it is rounded, and where 'about' or 'over' says so."""

BELOW: Final = 3
"""How many claims below a headline its sum may stand with another giver, whom one of the two names wrongly."""


def headlines(scenes: Sequence[Scene]) -> frozenset[int]:
    """The sentences that are a line of their own, short and without a mark at their end, with text below."""
    alone = [scene.sentence.paragraph for scene in scenes]
    found = set()
    for at, scene in enumerate(scenes[:-1]):
        sentence, tokens = scene.sentence, scene.tokens
        single = alone[at + 1] != sentence.paragraph and (at == 0 or alone[at - 1] != sentence.paragraph)
        short = 0 < len(tokens) <= LONGEST and tokens[-1].kind != "mark" and not sentence.is_item
        if single and short and sentence.turn is None:
            found.add(at)
    return frozenset(found)


def told_below(claims: Sequence[Claim], titles: Collection[str]) -> tuple[Claim, ...]:
    """The claims without those of headlines that the text tells again; where they stood goes under `also`."""
    if not titles:
        return tuple(claims)
    under: dict[int, list[Span]] = {}
    dropped: set[int] = set()
    for at, claim in enumerate(claims):
        if claim.id not in titles or claim.also or claim.tier is Tier.C or claim.kind not in FLOWS:
            continue
        again = next((k for k in _below(claims, titles, at) if _retells(claims[k], claim, near=k - at <= BELOW)), None)
        if again is not None and claim.evidence is not None:
            dropped.add(at)
            under.setdefault(again, []).append(Span(claim.evidence.start, claim.evidence.end))
    return tuple(replace(claim, also=tuple(sorted({*claim.also, *under[at]}))) if at in under else claim
                 for at, claim in enumerate(claims) if at not in dropped)


def _below(claims: Sequence[Claim], titles: Collection[str], at: int) -> Iterator[int]:
    """The claims behind a headline that are no headlines themselves."""
    return (k for k in range(at + 1, len(claims)) if claims[k].id not in titles and claims[k].tier is not Tier.C)


def _retells(claim: Claim, title: Claim, *, near: bool) -> bool:
    """Whether a claim of the text tells what a headline tells: its sum, its number, or its thing."""
    if claim.kind not in FLOWS or not _meet(claim.recipients, title.recipients):
        return False
    if not _is_of_one_sort(claim.stage, title.stage) or Counting.TARGET in (claim.counting, title.counting):
        return False
    given = _meet(claim.donors, title.donors)
    if title.money is not None:
        same = claim.money is not None and title.money.currency == claim.money.currency
        same = same and claim.money is not None and _is_round(title.money, claim.money)
        return same and (given or near) and (_shares(claim, title) or {claim.kind, title.kind} <= BUNDLES)
    if title.quantity is not None:
        numbers = {title.quantity.min, title.quantity.max} - {None}
        same = claim.quantity is not None and bool(numbers & {claim.quantity.min, claim.quantity.max})
        return same and given and _shares(claim, title)
    return given and _shares(claim, title)


def _is_round(title: Money, money: Money) -> bool:
    """Whether a headline's sum is that of the text, or what it comes to where it is told more roughly."""
    one, other = ({amount.min, amount.max} - {None} for amount in (title, money))
    if one & other:
        return True
    slack = ROUGHLY if title.bound in (Bound.ABOUT, Bound.AT_LEAST, Bound.UP_TO) else ROUNDED
    return any(abs(a - b) <= slack * b and len(_digits(a)) < len(_digits(b)) for a, b in product(one, other) if a and b)


def _digits(amount: Decimal) -> str:
    """The digits of an amount that say something: '52' of 5,200,000."""
    return str(int(amount)).rstrip("0")


def _meet(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether two rows of parties have one in common, or one of them is not known."""
    return not some or not others or bool(set(some) & set(others))


def _is_of_one_sort(one: Stage | None, other: Stage | None) -> bool:
    """Whether both are given, or both refused, asked for or considered: a headline is looser than its text."""
    undone = NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED}
    return one == other or not {one, other} & undone


def _shares(claim: Claim, title: Claim) -> bool:
    """Whether the head of the headline's thing is a word of the other's, or the reverse."""
    if claim.item is None or title.item is None:
        return claim.item is title.item or claim.money is not None
    said, told = claim.item.text.lower().split(), title.item.text.lower().split()
    return told[-1] in said or said[-1] in told
