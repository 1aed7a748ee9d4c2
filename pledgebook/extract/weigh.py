"""Confidence: log-odds that add up over what was seen for and against a draft. Hand-set; docs/method.md lists them."""

import math
from dataclasses import replace

from pledgebook.codes import Kind, Tier
from pledgebook.extract.compose import Draft
from pledgebook.extract.roles import Stage as RoleStage
from pledgebook.model import Reason

WEIGHTS = {
    "money": 0.4, "money with a thing": 0.8, "quantity": 0.9, "listed thing": -0.9, "catalogue item": 0.4,
    "verb near": 0.9, "verb far": 0.1, "no verb": -1.0, "list of things": 1.2, "donor in words": 0.4,
    "recipient in words": 0.4, "no donor": -0.8, "no recipient": -0.5, "domestic words": -1.8, "inventory words": -1.8,
    "transcript question": -0.8, "heading": -0.6, "nothing says aid": -1.3, "thing named before": -0.6, "words of home affairs": -1.5,
    "nothing abroad": -1.0,
}
"""Set by hand from the reading of errors; calibration by cross-validation replaces them (see docs/method.md)."""

TIER_A, TIER_B = 1.6, 0.0
"""Cuts in log-odds: A enters the ledger, B is shown and waits for review, C stays a candidate."""


def weigh(at: RoleStage, draft: Draft) -> Draft:
    """The draft with its reasons, confidence and tier."""
    names = list(_seen(at, draft))
    total = sum(WEIGHTS[name] for name in names)
    reasons = tuple(Reason("confidence", name, None, WEIGHTS[name]) for name in names)
    tier = Tier.A if total >= TIER_A else Tier.B if total >= TIER_B else Tier.C
    return replace(draft, confidence=round(1 / (1 + math.exp(-total)), 4), tier=tier, reasons=reasons)


def _scope(at: RoleStage, draft: Draft) -> list[str]:
    """Whether what has no recipient in words goes abroad at all: a country's own affairs are full of sums and grants."""
    words, tokens = at.reader.words, at.scene.tokens
    if any(words.home.at(tokens, k) for k in range(len(tokens))):
        return ["words of home affairs"]
    if draft.recipients.parties or draft.before_abroad:
        return []
    return [] if any(token.lower in words.abroad for token in tokens) else ["nothing abroad"]


def _says_aid(at: RoleStage, draft: Draft) -> bool:
    """Whether the sentence has a word of aid, military or civil, or the thing is one that is given in kind."""
    bundles = at.reader.words.bundles
    if draft.kind in (Kind.GOODS, Kind.TRAINING):
        return True
    said = {token.lower for token in at.scene.tokens}
    return bool(said & (bundles["military"] | bundles["civil"] | bundles["aid"]))


def _seen(at: RoleStage, draft: Draft) -> list[str]:
    anchor, scene = draft.anchor, at.scene
    names = {"money": ["money"], "quantity": ["quantity"], "item": ["listed thing"]}[anchor.sort]
    if anchor.money and anchor.phrase:
        names.append("money with a thing")
    if anchor.named:
        names.append("thing named before")
    if anchor.phrase and anchor.phrase.item:
        names.append("catalogue item")
    if draft.intro_lists:
        names.append("list of things")
    elif draft.cue is None:
        names.append("no verb")
    else:
        names.append("verb near" if draft.nearness > -1.5 else "verb far")
    names.append("no donor" if not draft.donors.parties else "donor in words" if draft.donors.weight >= 0.8 else "")
    names.append("no recipient" if not draft.recipients.parties else
                 "recipient in words" if draft.recipients.weight >= 0.8 else "")
    hits = {hit[0] for k in range(len(scene.tokens)) if (hit := at.reader.words.vetoes.at(scene.tokens, k))}
    names += [f"{hit} words" for hit in sorted(hits)]
    if draft.recipients.weight < 0.8 and not _says_aid(at, draft):
        names.append("nothing says aid")
    if draft.recipients.weight < 0.8:
        names += _scope(at, draft)
    if scene.sentence.turn == "Q":
        names.append("transcript question")
    if scene.sentence.is_heading:
        names.append("heading")
    return [name for name in names if name]
