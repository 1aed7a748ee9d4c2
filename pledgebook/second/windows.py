"""Which sentences the second reader is asked about: those that the rules did not settle, with their neighbours.

The cascade is what makes it cheap: most sentences say nothing about assistance, and most that do are read by the rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.codes import Tier
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
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


ASKED_VETOES = OPEN_VETOES - {"number without a thing"}
"""Those that are a reason to ask where a party is named: on the gold none of fifteen sentences with the other held a
claim."""


AGAINST = frozenset({"words of home affairs", "domestic words", "inventory words", "small sum"})
"""Words that the rules saw against a claim: there they understood the sentence, and it is about something else."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Sentences `first` to `last` (half-open) of a document; `asked` are those that are asked about."""

    first: int
    last: int
    asked: tuple[int, ...]


def asked_sentences(first: Reading, scenes: Sequence[Scene], words: Words) -> dict[int, str]:
    """The sentences to ask about and why: 'tier C', 'no typed cue' or 'no claim', in their order.

    Headings, tables and sentences with words of a country's own affairs are left out.
    """
    found = {}
    begun = 0
    for index, scene in enumerate(scenes):
        sentence = scene.sentence
        begun = begun if index and _goes_on(scenes[index - 1], scene) else sentence.start
        if sentence.is_heading or sentence.end - begun > LONGEST or next(words.home.scan(scene.tokens), None):
            continue
        reason = _reason(first, scene)
        if reason:
            found[index] = reason
    return found


def _goes_on(before: Scene, scene: Scene) -> bool:
    """Whether a sentence is the rest of the one before, which was too long to be read as one and so was cut."""
    one, other = before.sentence, scene.sentence
    apart = one.paragraph != other.paragraph or one.is_heading or other.is_heading or other.is_item
    end = before.tokens[-1] if before.tokens else None
    return not apart and end is not None and (end.kind != "mark" or end.text in ",;")


def _reason(first: Reading, scene: Scene) -> str:
    here = Span(scene.sentence.start, scene.sentence.end)
    claims = [claim for claim in first.claims if _stands_in(claim, here)]
    vetoes = {one.veto for one in first.vetoed if _overlap(here, one)}
    doubtful = [claim for claim in claims if not AGAINST & _seen(claim)]
    if any(claim.tier is Tier.C for claim in doubtful):
        return "tier C"
    if any("no verb" in _seen(claim) for claim in doubtful):
        return "no typed cue"
    if claims or vetoes:
        return "no typed cue" if not claims and scene.parties and vetoes & ASKED_VETOES else ""
    return "no claim" if _has_mentions(scene) else ""


def _seen(claim: Claim) -> set[str]:
    """What the rules weighed for and against a claim; with 'no verb' its stage is a default."""
    return {reason.rule for reason in claim.why if reason.field == "confidence"}


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
