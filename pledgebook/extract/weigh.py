"""Confidence: log-odds that add up over what was seen for and against a draft. docs/method.md lists them.

What is seen has a weight set by hand here. The pack's table `confidence.toml`, learnt from gold, goes before it; a
reason that is new or was too rare to learn keeps its weight by hand.
"""

import math
from collections.abc import Iterator
from decimal import Decimal
from typing import Protocol

from pledgebook.codes import Kind, Tier
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.course import Intro
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place
from pledgebook.extract.scale import Scale
from pledgebook.model import Reason

WEIGHTS = {
    "any candidate": 0.0,
    "money": 0.4,
    "money with a thing": 0.8,
    "quantity": 0.9,
    "listed thing": -0.9,
    "catalogue item": 0.4,
    "verb near": 0.9,
    "verb far": 0.1,
    "no verb": -1.4,
    "list of things": 1.2,
    "donor in words": 0.4,
    "recipient in words": 0.4,
    "no donor": -0.8,
    "no recipient": -0.5,
    "domestic words": -1.8,
    "inventory words": -1.8,
    "transcript question": -0.8,
    "heading": -0.6,
    "nothing says aid": -1.3,
    "thing named before": -0.6,
    "words of home affairs": -1.5,
    "nothing abroad": -1.0,
    "unknown thing": -2.0,
    "small sum": -1.5,
    "list of examples": 1.0,
    "list of counted things": 1.2,
    "sum of a bundle": 0.5,
    "hostile act": -0.5,
}
"""Set by hand from the reading of errors; learnt weights shrink towards these."""

TIER_A, TIER_B = 1.6, 0.0
"""Cuts in log-odds: A enters the ledger, B is shown and waits for review, C stays a candidate. Set by hand."""

BY_HAND = Scale(WEIGHTS, TIER_A, TIER_B)
"""The scale of a pack that has no table of its own."""

SMALL = Decimal(5000)
"""Sums below this, in any currency, are fares and prices far more often than assistance."""

NEAR = -1.5
"""A verb nearer than this (see cues.governing) is near."""

IN_WORDS = 0.8
"""A role whose rule weighs this or more has words of its own; less is an inference."""


class Weighable(Protocol):
    """What a draft shows to the scale."""

    @property
    def at(self) -> Place: ...
    @property
    def anchor(self) -> Anchor: ...
    @property
    def cue(self) -> Cue | None: ...
    @property
    def nearness(self) -> float: ...
    @property
    def kind(self) -> Kind: ...
    @property
    def donors(self) -> Found: ...
    @property
    def recipients(self) -> Found: ...
    @property
    def intro(self) -> Intro | None: ...


def weigh(draft: Weighable) -> tuple[float, Tier, tuple[Reason, ...]]:
    """(confidence, tier, reasons) of a draft."""
    scale = draft.at.reader.words.scale or BY_HAND
    seen = [(name, scale.weights.get(name, WEIGHTS.get(name, 0.0))) for name in _seen(draft) if name]
    total = sum(weight for _, weight in seen)
    reasons = tuple(Reason("confidence", name, None, weight) for name, weight in seen)
    return round(1 / (1 + math.exp(-total)), 4), scale.tier(total), reasons


def _seen(draft: Weighable) -> Iterator[str]:
    yield "any candidate"  # the base rate
    if draft.kind is Kind.INCIDENT:
        yield from ("quantity", "hostile act")
        return
    yield from _thing(draft)
    yield from _verb(draft)
    yield from _roles(draft)
    yield from _surroundings(draft)


def _thing(draft: Weighable) -> Iterator[str]:
    anchor = draft.anchor
    yield {"money": "money", "quantity": "quantity", "item": "listed thing"}[anchor.sort]
    if anchor.money and (anchor.money.amount.max or anchor.money.amount.min or SMALL) < SMALL:
        yield "small sum"
    if anchor.money and anchor.phrase:
        yield "money with a thing"
    if anchor.phrase and not anchor.phrase.kind:
        yield "unknown thing"
    if anchor.named and anchor.quantity:
        yield "thing named before"
    if anchor.phrase and anchor.phrase.item:
        yield "catalogue item"


def _verb(draft: Weighable) -> Iterator[str]:
    if draft.intro and draft.intro.lists:
        yield "list of things"
    elif draft.anchor.example:
        yield "list of examples"
    elif draft.anchor.enumerated and (draft.cue is None or draft.nearness <= NEAR):
        yield "list of counted things"
    elif draft.anchor.predicate and draft.nearness <= NEAR:
        yield "sum of a bundle"
    elif draft.cue is None:
        yield "no verb"
    else:
        yield "verb near" if draft.nearness > NEAR else "verb far"


def _roles(draft: Weighable) -> Iterator[str]:
    if not draft.donors.parties:
        yield "no donor"
    elif draft.donors.weight >= IN_WORDS:
        yield "donor in words"
    if not draft.recipients.parties:
        yield "no recipient"
    elif draft.recipients.weight >= IN_WORDS:
        yield "recipient in words"


def _surroundings(draft: Weighable) -> Iterator[str]:
    scene, words = draft.at.scene, draft.at.reader.words
    hits = {label for _, label, _ in words.vetoes.scan(scene.tokens)}
    yield from (f"{hit} words" for hit in sorted(hits))
    if draft.recipients.weight < IN_WORDS:
        yield "" if _says_aid(draft) else "nothing says aid"
        yield _scope(draft)
    if scene.sentence.turn is not None and scene.sentence.turn in words.nouns["questions"]:
        yield "transcript question"
    if scene.sentence.is_heading:
        yield "heading"


def _scope(draft: Weighable) -> str:
    """Whether what has no recipient in words goes abroad: a country's own affairs are full of sums and grants."""
    words, tokens = draft.at.reader.words, draft.at.scene.tokens
    if next(words.home.scan(tokens), None):
        return "words of home affairs"
    if draft.recipients.parties or draft.at.setting.abroad or any(token.lower in words.abroad for token in tokens):
        return ""
    return "nothing abroad"


def _says_aid(draft: Weighable) -> bool:
    """Whether the sentence has a word of aid, military or civil, or the thing is one that is given in kind."""
    if draft.kind in (Kind.GOODS, Kind.TRAINING):
        return True
    bundles = draft.at.reader.words.bundles
    said = {token.lower for token in draft.at.scene.tokens}
    return bool(said & (bundles["military"] | bundles["civil"] | bundles["aid"]))
