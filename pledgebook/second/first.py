"""What the first reader has at the same words: then there is nothing to add, or something to fill in, or a doubt."""

from collections.abc import Sequence

from pledgebook.codes import Tier
from pledgebook.model import Claim, Reading, Span
from pledgebook.second.claims import Grounded
from pledgebook.second.grounding import overlap
from pledgebook.second.windows import OPEN_VETOES


def veto_at(found: Grounded, first: Reading) -> str:
    """The veto by which the rules rejected these very words, if it says what they mean; '' where there is none."""
    for one in first.vetoed:
        if one.veto not in OPEN_VETOES and any(overlap(Span(one.start, one.end), place) for place in found.anchor):
            return one.veto
    return ""


def claim_at(found: Grounded, first: Reading) -> Claim | None:
    """The first reader's claim about the same words, one of tier A or B before a candidate of tier C."""
    same = [claim for claim in first.claims if _same_words(found, claim)]
    return min(same, key=lambda claim: (claim.tier, -claim.confidence), default=None)


def _same_words(found: Grounded, claim: Claim) -> bool:
    """Whether both have the same amount or, where one of them has none, the same thing."""
    theirs = _places(claim, ("quantity", "money"))
    if found.amounts and theirs:
        return any(overlap(one, other) for one in found.amounts for other in theirs)
    things = _places(claim, ("item",))
    return found.thing is not None and any(overlap(found.thing.span, other) for other in things)


def _places(claim: Claim, slots: Sequence[str]) -> list[Span]:
    return [place for name, place in claim.cited if name in slots and isinstance(place, Span)]


def told_already(claim: Claim, others: Sequence[Claim]) -> bool:
    """Whether one of the others, not of tier C unless the claim is too, says the same elsewhere in the document."""
    return any(_says_the_same(claim, other) for other in others if other.tier is not Tier.C or claim.tier is Tier.C)


def _says_the_same(claim: Claim, other: Claim) -> bool:
    if claim.donors and other.donors and claim.donors != other.donors:
        return False
    if claim.money and other.money:
        ends = {claim.money.min, claim.money.max} & {other.money.min, other.money.max} - {None}
        return bool(ends) and claim.money.currency == other.money.currency
    if claim.quantity and other.quantity:
        same = (claim.quantity.min, claim.quantity.max) == (other.quantity.min, other.quantity.max)
        return same and bool(_words(claim) & _words(other))
    bare = not (claim.money or claim.quantity)
    return bare and bool(_words(claim)) and _words(claim) <= _words(other)


def _words(claim: Claim) -> frozenset[str]:
    return frozenset(claim.item.text.lower().split()) if claim.item else frozenset()
