"""Arms and attacks beside no assistance: what a text on a missile test, a raid or an own order tells is for nobody.

'Kenya has tested a new missile', 'shot down three drones' are claims of texts on assistance or on a state under attack.
A text of some sentences that names no such state, and in which nobody gives anything, is about something else.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from pledgebook.codes import FLOWS, Kind, Tier
from pledgebook.extract.arms import OWN
from pledgebook.extract.scale import Scale, confidence_of
from pledgebook.extract.scene import Scene
from pledgebook.extract.weigh import BY_HAND, WEIGHTS
from pledgebook.extract.words import Reader
from pledgebook.model import Claim, Reason

TIER_C: Final = Tier.C  # an Enum finds its members slowly

SENTENCES: Final = 2
"""From how many sentences on a text says what it is about; one alone says what it has to say."""

ALONE: Final = "beside no assistance"
"""What is seen against a claim of such a text, on the scale."""


def beside_aid(claims: Sequence[Claim], scenes: Sequence[Scene], reader: Reader) -> list[Claim]:
    """The claims, those of arms and attacks as mere candidates where a text tells of no assistance."""
    found = list(claims)
    told = [k for k, claim in enumerate(found) if claim.tier is not TIER_C and _tells_no_gift(claim)]
    if not told or len(scenes) < SENTENCES or any(_is_gift(claim) for claim in found):
        return found
    named = {mention.name.target for scene in scenes for mention in scene.parties}
    if not named.isdisjoint(reader.catalogue.attacked):
        return found
    for k in told:
        found[k] = _lowered(found[k], reader.words.scale)
    return found


def _tells_no_gift(claim: Claim) -> bool:
    """Whether it is a milestone of arms, a hostile act, or an order or output that is for nobody else."""
    if claim.kind in OWN:
        return set(claim.recipients) <= set(claim.donors)
    return claim.kind in (Kind.CAPABILITY, Kind.INCIDENT)


def _is_gift(claim: Claim) -> bool:
    """Whether it is shown, and somebody gives or gets by it."""
    return claim.tier is not TIER_C and claim.kind in {*FLOWS, Kind.TRAINING} and not _tells_no_gift(claim)


def _lowered(claim: Claim, scale: Scale | None) -> Claim:
    """The claim as a candidate, with the reason on its trace."""
    weight = (scale or BY_HAND).weights.get(ALONE, WEIGHTS[ALONE])
    total = sum(_weights(claim)) + weight
    why = (*claim.why, Reason("confidence", ALONE, None, weight))
    return replace(claim, confidence=confidence_of(total), tier=TIER_C, why=why)


def _weights(claim: Claim) -> Iterator[float]:
    """What was seen for and against the claim."""
    return (reason.weight for reason in claim.why if reason.field == "confidence")
