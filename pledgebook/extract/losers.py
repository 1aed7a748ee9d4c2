"""What was considered for a claim and lost: other verbs, other parties, other triggers in reach. Only for a reader.

It is reckoned anew from the draft when somebody asks (`read --explain`, `rules stats`), so that a run pays nothing.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.counting import said_of
from pledgebook.extract.donors import donors_considered
from pledgebook.extract.draft import Draft
from pledgebook.extract.governing import ranked
from pledgebook.extract.modality import hits
from pledgebook.extract.recipients import recipients_considered
from pledgebook.extract.roles import Found
from pledgebook.extract.trace import LOST, cue_id, cue_span
from pledgebook.model import Claim, Reason, Span
from pledgebook.text.tokens import tokenise

MOST_CUES: Final = 3
"""Cues that are told beside the one that governs."""


PARTS: Final = {"against": "is where, not who", "place": "is where, not who", "via": "only carries",
                "aside": "takes no part", "beside": "gives with another"}
"""What is told of a party that its words keep out of the roles, or put beside another."""


def losers(draft: Draft, claim: Claim) -> tuple[Reason, ...]:
    """The reasons that gave nothing, field by field; and those that kept something out."""
    return (*_cues(draft), *_parties(draft), *_kept_out(draft), *_triggers(draft, claim))


def _cues(draft: Draft) -> Iterator[Reason]:
    """The next cues that might have governed the anchor."""
    scene, words, anchor = draft.at.scene, draft.at.reader.words, draft.anchor
    found = ranked(scene, words, list(draft.at.cues), anchor.first, anchor.last)
    left = [one for one in found if one[0] is not draft.cue]
    for cue, nearness in sorted(left, key=lambda one: -one[1])[:MOST_CUES]:
        wall = next((t for t in scene.tokens[cue.at : anchor.first] if t.lower in words.walls), None)
        if wall:
            yield Reason("stage", "stage.wall", Span(wall.start, wall.end), -1.2)
        told = cue.stage or "what stands before"
        yield Reason("stage", cue_id(cue), cue_span(scene, cue), round(nearness, 2), f"{LOST}{told}")


def _parties(draft: Draft) -> Iterator[Reason]:
    """Every preference that would have named another party."""
    tried = {"donors": (draft.donors, donors_considered(draft.at, draft.anchor, draft.cue)),
             "recipients": (draft.recipients, recipients_considered(draft.at, draft.anchor, draft.cue,
                                                                    draft.donors.parties))}
    for name, (won, considered) in tried.items():
        seen = {won.rule}
        for found in considered:
            if found is not None and found.rule not in seen:
                seen.add(found.rule)
                yield _lost(name, found)


def _lost(name: str, found: Found) -> Reason:
    span = found.source if isinstance(found.source, Span) else None
    return Reason(name, found.rule, span, found.weight, LOST + " + ".join(found.parties))


def _kept_out(draft: Draft) -> Iterator[Reason]:
    """What kept a party of the sentence out of both roles, and what made a sum one that goes abroad."""
    at, scene, words = draft.at, draft.at.scene, draft.at.reader.words
    if draft.donors.rule in ("donor.we", "donor.publisher") and next(words.joint.scan(tokenise(_title(draft))), None):
        yield Reason("donors", "donor.joint-voice", None, 0.0, _title(draft))
    for mention in scene.parties:
        span = Span(scene.tokens[mention.first].start, scene.tokens[mention.last - 1].end)
        if mention.name.target in at.setting.aggressor:
            yield Reason("donors", "role.aggressor", span, 0.0, f"{mention.name.target} attacks")
        elif at.part(mention) in PARTS:
            part = at.part(mention)
            yield Reason("donors", f"role.{part}", span, 0.0, f"{mention.name.target} {PARTS[part]}")
    if draft.recipients.weight >= IN_WORDS or draft.recipients.parties or at.setting.abroad:
        return
    if next(words.home.scan(scene.tokens), None) is None:
        said = next((t for t in scene.tokens if t.lower in words.abroad), None)
        if said:
            yield Reason("confidence", "scope.abroad", Span(said.start, said.end))


def _title(draft: Draft) -> str:
    return draft.at.document.title or ""


def _triggers(draft: Draft, claim: Claim) -> Iterator[Reason]:
    """The other triggers of counting and modality in reach."""
    scene, words, anchor = draft.at.scene, draft.at.reader.words, draft.anchor
    if draft.stage is None:
        return
    told = next(reason.rule for reason in claim.why if reason.field == "counting")
    for label, span in said_of(scene, words, anchor, draft.cue):
        if label != claim.counting and f"counting.{label}" != told:
            yield Reason("counting", f"counting.{label}", span, 0.0, f"{LOST}{label}")
    for label, first, last in hits(scene, words, anchor, draft.cue):
        if label != claim.modality:
            span = Span(scene.tokens[first].start, scene.tokens[last - 1].end)
            yield Reason("modality", f"modality.{label}", span, 0.0, f"{LOST}{label}")
