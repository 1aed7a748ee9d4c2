"""Things in one row of which one is sure: 'will send 40 tanks, radars and trucks', 'give food, water and medicine'.

What is seen of a thing beside another one in a row, with the same giver, getter and stage, speaks for both: who takes
the first takes the second too. So a mere candidate right beside a claim is weighed with it.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from pledgebook.codes import FLOWS, Kind, Tier
from pledgebook.extract.merge import BUNDLES
from pledgebook.extract.scale import confidence_of
from pledgebook.extract.scene import Scene
from pledgebook.extract.settling import Counted
from pledgebook.extract.weigh import BY_HAND, WEIGHTS
from pledgebook.extract.words import Reader, Words
from pledgebook.model import Claim, Reason, Span

TIER_C: Final = Tier.C  # an Enum finds its members slowly

KINDS: Final = (FLOWS | {Kind.TRAINING}) - BUNDLES
"""Kinds of which things stand in rows; sums and bundles are told each for itself."""

BESIDE: Final = "beside a sure thing"
"""What is seen for a candidate that stands in a row with a claim, on the scale."""

THINGS: Final = frozenset({"item", "quantity", "money"})
"""Fields whose words are the thing and its amount."""

GAP: Final = 40
"""Within how many code points behind one thing of a row the next one begins."""


def with_mates(counted: Sequence[Counted], scenes: Sequence[Scene], reader: Reader) -> list[Counted]:
    """The claims, candidates that stand right beside a claim in a row weighed with it."""
    found = list(counted)
    rows: defaultdict[int, list[int]] = defaultdict(list)
    for k, one in enumerate(found):
        if one.claim.kind in KINDS and not one.claim.money:
            rows[one.sentence].append(k)
    for sentence, places in rows.items():
        tiers = {found[k].claim.tier is TIER_C for k in places}
        if len(tiers) < 2:
            continue  # all are sure, or none is
        spans = sorted((span, k) for k in places if (span := thing_of(found[k].claim)) is not None)
        pairs = list(pairwise(spans))
        for (left, a), (right, b) in (*pairs, *reversed(pairs)):
            if is_row(scenes[sentence], reader.words, left, right):
                lift(found, a, b, reader)
                lift(found, b, a, reader)
    return found


def thing_of(claim: Claim) -> tuple[int, int] | None:
    """Where the words of a thing with its amount begin and end."""
    spans = [span for field, span in claim.cited if field in THINGS and isinstance(span, Span)]
    return (min(span.start for span in spans), max(span.end for span in spans)) if spans else None


def is_row(scene: Scene, words: Words, one: tuple[int, int], two: tuple[int, int]) -> bool:
    """Whether only a comma or an 'and' stands between two things."""
    if not 0 < two[0] - one[1] <= GAP:
        return False
    between = [token.lower for token in scene.tokens if one[1] <= token.start < two[0]]
    joined = words.nouns["conjunctions"] | {","}
    return not joined.isdisjoint(between) and all(lower in joined for lower in between)


def lift(found: list[Counted], sure: int, other: int, reader: Reader) -> None:
    """Weigh the other one of a row anew where it is a mere candidate beside a claim."""
    claim, mate = found[sure].claim, found[other].claim
    if claim.tier is TIER_C or mate.tier is not TIER_C:
        return
    if (claim.stage, claim.donors, claim.recipients) != (mate.stage, mate.donors, mate.recipients):
        return
    scale = reader.words.scale or BY_HAND
    weight = scale.weights.get(BESIDE, WEIGHTS[BESIDE])
    total = sum(_weights(mate)) + weight
    why = (*mate.why, Reason("confidence", BESIDE, None, weight))
    found[other] = found[other]._replace(
        claim=replace(mate, confidence=confidence_of(total), tier=scale.tier(total), why=why))


def _weights(claim: Claim) -> Iterator[float]:
    """What was seen for and against the claim."""
    return (reason.weight for reason in claim.why if reason.field == "confidence")
