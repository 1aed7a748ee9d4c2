"""Which sentences the second reader is asked about: those that the rules did not settle, with their neighbours.

The cascade is what makes it cheap: most sentences say nothing about assistance, and most that do are read by the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.codes import Tier
from pledgebook.extract.scene import Scene
from pledgebook.model import Claim, Evidence, Reading, Span, Vetoed

AROUND = 2
"""Sentences on either side that are shown, so that 'it' and 'the minister' can be understood."""

MOST_ASKED = 8
"""Sentences that one request asks about: an answer about more would not fit into its limit of tokens."""

MOST_CHARACTERS = 8000
"""Code points of sentences in one request, about 2,000 tokens of English."""

LONGEST = 1500
"""A longer 'sentence' is a table or a list that lost its line ends; no quote from it would be small."""

OPEN_VETOES = frozenset({
    "unknown thing", "number without a thing", "bundle without an amount", "says no particular thing",
    "no thing that is given",
})
"""Vetoes that say that the rules saw too little. All others say what the words mean, and hold for any reader."""


THINGLESS = frozenset({"number without a thing"})
"""The open veto that is no reason to ask: on the gold none of fifteen such sentences held a claim."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` to `last` (half-open) of a document; `asked` are those that are asked about."""

    first: int
    last: int
    asked: tuple[int, ...]


def asked_sentences(first: Reading, scenes: Sequence[Scene]) -> dict[int, str]:
    """The sentences to ask about and why: 'tier C', 'no typed cue' or 'no claim', in their order."""
    found = {}
    for index, scene in enumerate(scenes):
        sentence = scene.sentence
        if sentence.is_heading or sentence.end - sentence.start > LONGEST:
            continue
        reason = _reason(first, scene)
        if reason:
            found[index] = reason
    return found


def _reason(first: Reading, scene: Scene) -> str:
    here = Span(scene.sentence.start, scene.sentence.end)
    claims = [claim for claim in first.claims if _stands_in(claim, here)]
    if any(claim.tier is Tier.C for claim in claims):
        return "tier C"
    vetoes = {one.veto for one in first.vetoed if _overlap(here, one)}
    if any(_is_untyped(claim) for claim in claims) or (not claims and vetoes & OPEN_VETOES - THINGLESS):
        return "no typed cue"
    return "no claim" if not claims and not vetoes and _has_mentions(scene) else ""


def _is_untyped(claim: Claim) -> bool:
    """Whether no verb or phrase typed the claim, so that its stage is a default."""
    return any(reason.field == "confidence" and reason.rule == "no verb" for reason in claim.why)


def _has_mentions(scene: Scene) -> bool:
    """Money, or a thing of the catalogue with a number or a party beside it: fighting is full of bare things."""
    return bool(scene.money or (scene.items and (scene.quantities or scene.parties)))


def _stands_in(claim: Claim, here: Span) -> bool:
    places = (*claim.also, *((claim.evidence,) if claim.evidence else ()))
    return any(_overlap(here, place) for place in places)


def _overlap(here: Span, other: Span | Evidence | Vetoed) -> bool:
    return here.start < other.end and other.start < here.end


def requests(asked: Sequence[int], scenes: Sequence[Scene]) -> Iterator[tuple[Passage, ...]]:
    """The sentences asked about in groups, one a request, each with its neighbours as passages that do not overlap."""
    group: list[int] = []
    for index in asked:
        longer = passages([*group, index], len(scenes))
        if group and (len(group) >= MOST_ASKED or _characters(longer, scenes) > MOST_CHARACTERS):
            yield passages(group, len(scenes))
            group = []
        group.append(index)
    if group:
        yield passages(group, len(scenes))


def passages(asked: Sequence[int], count: int) -> tuple[Passage, ...]:
    """The runs of sentences around `asked`, which are in order, in a document of `count` sentences."""
    found: list[Passage] = []
    for index in asked:
        first, last = max(0, index - AROUND), min(count, index + AROUND + 1)
        if found and first <= found[-1].last:
            found[-1] = Passage(found[-1].first, last, (*found[-1].asked, index))
        else:
            found.append(Passage(first, last, (index,)))
    return tuple(found)


def _characters(shown: Sequence[Passage], scenes: Sequence[Scene]) -> int:
    return sum(scenes[k].sentence.end - scenes[k].sentence.start for one in shown for k in range(one.first, one.last))
