"""Sums below a heading that tells what they come to: '**Clean water ($12 million)**' over '- $4 million for wells'."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Final

from pledgebook.codes import Counting
from pledgebook.extract.rowmates import TIER_C, lift
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import DEFAULT, SLACK, Counted, recounted
from pledgebook.extract.words import Reader
from pledgebook.model import Claim
from pledgebook.text.money import MoneyMention

WHY: Final = "counting: inside the sum of its heading"
"""The inference of a sum below a heading with a sum."""


def under_headings(scenes: Sequence[Scene], counted: Sequence[Counted], reader: Reader) -> list[Counted]:
    """The claims, sums below a heading's sum as parts of it, where all of them come to no more than it.

    The heading's sum is weighed with the first of them, which are surer: it is what they are parts of.
    """
    found = list(counted)
    heads = [k for k, scene in enumerate(scenes) if scene.sentence.is_heading]
    for head, end in pairwise([*heads, len(scenes)]):
        money = _sum_of(scenes[head])
        whole = next((k for k, one in enumerate(found) if one.sentence == head and one.claim.money), None)
        if money is None or whole is None:
            continue
        size, donors = _size(found[whole].claim), found[whole].claim.donors
        below = [k for k, one in enumerate(found) if head < one.sentence < end and one.claim.tier is not TIER_C
                 and one.claim.money is not None and one.claim.money.currency == money.currency
                 and one.claim.donors == donors]
        if not below or sum((_size(found[k].claim) for k in below), Decimal(0)) > size * SLACK:
            continue
        lift(found, below[0], whole, reader)
        if found[whole].claim.tier is TIER_C:
            continue  # what holds no number in the book has no parts
        for k in below:
            if found[k].rule == DEFAULT and _size(found[k].claim) < size:
                found[k] = found[k]._replace(claim=recounted(found[k].claim, Counting.PART, WHY))
    return found


def _sum_of(scene: Scene) -> MoneyMention | None:
    """The one sum of a heading, where it stands in brackets."""
    if len(scene.money) != 1 or not scene.money[0].first or scene.tokens[scene.money[0].first - 1].text != "(":
        return None
    return scene.money[0]


def _size(claim: Claim) -> Decimal:
    return (claim.money.max or claim.money.min or Decimal(0)) if claim.money else Decimal(0)
