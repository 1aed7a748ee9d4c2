"""Confidence: log-odds that add up over what was seen for and against a draft. docs/method.md lists them.

What is seen has a weight set by hand here. The pack's table `confidence.toml`, learnt from gold, goes before it; a
reason that is new or was too rare to learn keeps its weight by hand.
"""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from typing import Final, Protocol

from pledgebook.codes import DONE, NEGATIVE, Kind, Stage, Tier
from pledgebook.extract.afar import IN_WORDS, for_region, scope
from pledgebook.extract.arms import Order, is_own
from pledgebook.extract.askers import asked_by_body
from pledgebook.extract.course import Intro
from pledgebook.extract.cues import Cue
from pledgebook.extract.scale import Scale, confidence_of
from pledgebook.extract.stances import LIKE
from pledgebook.extract.unsaid import SILENT
from pledgebook.extract.words import together
from pledgebook.model import Reason

WEIGHTS: Final = {
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
    "thing named before": 0.0,
    "words of home affairs": -1.5,
    "nothing abroad": -1.0,
    "unknown thing": -2.0,
    "small sum": -1.5,
    "list of examples": 1.0,
    "list of counted things": 1.2,
    "sum of a bundle": 0.5,
    "hostile act": -0.5,
    "a position in words": 0.3,
    "a rhetoric in words": -3.0,
    "a capability in words": 0.2,
    "beside no assistance": -3.0,
    "beside a sure thing": 1.0,
    "sum acts": 0.5,
    "sum behind a name": 0.5,
    "thing taken up": 0.0,
    "bare service": 0.0,
    "bare bundle": 0.0,
    "bare money": 0.0,
    "training": 0.0,
    "purpose": 0.0,
    "document tells of aid": 0.3,
    "document is short of aid": -0.3,
    "stage in words": 0.0,
    "stage inherited": 0.0,
    "stage said beforehand": 0.0,
    "asked": 0.0,
    "asked by a noun": 0.4,
    "aid that came": 0.3,
    "considered": 0.0,
    "attacker acts": -1.0,
    "ended": 0.0,
    "bought": 0.0,
    "arms ordered or made": 1.8,
    "question": -0.5,
    "thing without a party": -0.3,
    "sum without a party": -0.2,
    "number without a party": -0.2,
    "thing of one word": 0.0,
    "done to another": 0.6,
    "definite thing": 0.0,
    "row of things": 0.5,
    "row with counted things": 0.3,
    "near the top": 0.0,
    **{f"verb to {group}": 0.0 for group in ("give", "promise", "commit", "include", "receive", "arrive", "other")},
    "is giving": 0.0,
    "thing to come": 0.0,
    "thing by a noun": 0.0,
    "thing of an unfinite verb": 0.0,
    "thing passive or possible": 0.0,
    "nothing says how far": 0.0,
    "donor from the document": 0.0,
    "we give": 0.0,
    **{f"tense {tense}": 0.0 for tense in ("done", "ahead", "open", "participle")},
}
"""Set by hand from the reading of errors; learnt weights shrink towards these."""

TIER_A, TIER_B = 1.6, 0.0
"""Cuts in log-odds: A enters the ledger, B is shown and waits for review, C stays a candidate. Set by hand."""

BY_HAND: Final = Scale(WEIGHTS, TIER_A, TIER_B)
"""The scale of a pack that has no table of its own."""

SMALL: Final = Decimal(5000)
"""Sums below this, in any currency, are fares and prices far more often than assistance."""

NEAR: Final = -1.5
"""A verb nearer than this (see cues.governing) is near."""

TOP: Final = 400
"""Code points from the beginning within which a text says what it is about."""

BRIEF: Final = 600
"""A text of no more code points is too short to be short of aid: a wire's one sentence says what it has to say."""

LONG: Final = 3
"""A text has a beginning of its own where it is so many times as long."""

ATTACKS: Final = 16
"""How many words before a verb or a thing an attacker may stand whose it is."""

COUNTED: Final = 3
"""Numbers of things in a sentence that make its row one of things that are counted, of which some have no number."""

ACTS: Final = 8
"""How many words behind a sum the verb may stand whose subject it is."""


class Weighable(Order, Protocol):
    """What a draft shows to the scale."""

    @property
    def nearness(self) -> float: ...
    @property
    def inherited(self) -> str: ...
    @property
    def intro(self) -> Intro | None: ...


def weigh(draft: Weighable) -> tuple[float, Tier, tuple[Reason, ...]]:
    """(confidence, tier, reasons) of a draft."""
    scale = draft.at.reader.words.scale or BY_HAND
    weights = scale.weights
    reasons = tuple([_reason(name, weights[name] if name in weights else WEIGHTS.get(name, 0.0))
                     for name in _seen(draft) if name])
    total = sum([reason.weight for reason in reasons])
    tier = Tier.C if draft.anchor.stance == "rhetoric" else scale.tier(total)  # every leader says it
    return confidence_of(total), tier, reasons


@cache
def _reason(name: str, weight: float) -> Reason:
    """The line of a trace; there are as many as a scale has weights, and every draft has a dozen of them."""
    return Reason("confidence", name, None, weight)


def _seen(draft: Weighable) -> Iterator[str]:
    yield "any candidate"  # the base rate
    if draft.anchor.stance:
        said = LIKE.get(draft.anchor.stance, draft.anchor.stance)
        yield from (f"a {said} in words", *_roles(draft))
        return
    if draft.kind is Kind.INCIDENT:
        yield from ("quantity", "hostile act")
        return
    if is_own(draft):
        yield "arms ordered or made"
    yield from _thing(draft)
    yield from _verb(draft)
    yield from _cue(draft)
    yield from _stage(draft)
    yield from _roles(draft)
    yield from _surroundings(draft)


def _thing(draft: Weighable) -> Iterator[str]:
    anchor = draft.anchor
    sort = anchor.sort
    yield _SORTS[sort]
    rated = anchor.money and anchor.money.amount.per and draft.at.scene.quantities  # '$100 a month to 3,000 fishermen'
    if anchor.money and not rated and (anchor.money.amount.max or anchor.money.amount.min or SMALL) < SMALL:
        yield "small sum"
    if anchor.money and anchor.phrase:
        yield "money with a thing"
    if anchor.phrase and not anchor.phrase.kind:
        yield "unknown thing"
    if anchor.named:
        yield "thing named before" if anchor.quantity else "thing taken up"
    if anchor.phrase and anchor.phrase.item:
        yield "catalogue item"
    if anchor.purpose:
        yield "purpose"
    if sort == "item":
        yield "done to another" if draft.at.scene.served and _is_served(draft) else ""
        yield _BARE.get(draft.kind, "")
        yield from _bare(draft)


def _is_served(draft: Weighable) -> bool:
    """Whether it is what a verb of service is done to, whose words say whose it is (see `services`)."""
    return any(one.last == draft.anchor.last and one.whom is not None for one in draft.at.scene.served.values())


def _bare(draft: Weighable) -> Iterator[str]:
    """What a thing without a number looks like."""
    phrase, scene = draft.anchor.phrase, draft.at.scene
    if phrase is None:
        return
    yield "thing of one word" if phrase.last - phrase.first == 1 else ""
    before = scene.tokens.lowers[phrase.first - 1] if phrase.first else ""
    yield "row of things" if draft.anchor.row else ""
    yield "row with counted things" if draft.anchor.row and len(scene.quantities) >= COUNTED else ""
    yield "definite thing" if before in draft.at.reader.words.nouns["definite"] else ""


_SORTS: Final = {"money": "money", "quantity": "quantity", "item": "listed thing"}

_ALONE: Final = {"money": "sum without a party", "quantity": "number without a party"}
"""What is told without a party in words, if it is no thing."""

_BARE: Final = {
    Kind.SERVICE: "bare service",
    Kind.PACKAGE: "bare bundle",
    Kind.FUNDS: "bare money",
    Kind.TRAINING: "training",
}
"""What a thing without a number is called on the scale, by its kind."""

_NO_GIFT: Final = frozenset({Kind.INCIDENT, Kind.POSITION})
_IN_KIND: Final = frozenset({Kind.GOODS, Kind.TRAINING})

_DONORS: Final = {
    "donor.we": "we give",
    **dict.fromkeys(("donor.publisher", "donor.lead"), "donor from the document"),
}

_STAGES: Final = {
    Stage.REQUESTED: "asked",
    Stage.SIGNALLED: "considered",
    Stage.CONTRACTED: "bought",
    **dict.fromkeys((Stage.SUSPENDED, Stage.CANCELLED, Stage.REFUSED, Stage.REDUCED, Stage.DELAYED), "ended"),
}


_GROUPS: Final = {
    "give": "give", "service": "give", "dispatch": "give", "promise": "promise", "commit": "commit", "phrase": "commit",
    "include": "include", "receive": "receive", "obtain": "receive", "arrive": "arrive",
}
_TENSES: Final = {
    "past": "done", "perfect": "done", "passive_past": "done", "future": "ahead", "infinitive": "ahead",
    "passive_future": "ahead", "present": "open", "gerund": "open", "progressive": "open", "passive_present": "open",
    "participle": "participle",
}


_BARE_TENSES: Final = {
    "future": "thing to come",
    "phrase": "thing by a noun",
    **dict.fromkeys(("infinitive", "gerund"), "thing of an unfinite verb"),
    **dict.fromkeys(("possible", "passive_past", "passive_present"), "thing passive or possible"),
}
"""What a thing without a number is called on the scale, by the tense of its verb."""


def _cue(draft: Weighable) -> Iterator[str]:
    """What the verb does and when; a thing in a list rests on the list."""
    if draft.cue is not None and draft.nearness > NEAR:
        yield f"verb to {_GROUPS.get(draft.cue.group, 'other')}"
        tense = _TENSES.get(draft.cue.tense)
        yield f"tense {tense}" if tense else ""
        yield "is giving" if draft.cue.tense == "progressive" else ""
        if draft.anchor.sort == "item" and not (draft.cue.tense == "phrase" and draft.stage in NEGATIVE):
            yield _BARE_TENSES.get(draft.cue.tense, "")  # 'put its aid on hold' says by a verb what became of it
            yield _told_by(draft, draft.cue)


def _told_by(draft: Weighable, cue: Cue) -> str:
    """'Kenya's request for pumps', 'Food aid was delivered': what tells a thing without a number well enough."""
    if draft.stage is Stage.REQUESTED and cue.tense == "phrase":
        noun = draft.at.scene.tokens.lowers[cue.first] in draft.at.reader.words.nouns["pleas"]
        return "asked by a noun" if noun and draft.recipients.weight >= IN_WORDS else ""
    money = draft.kind in (Kind.FUNDS, Kind.PACKAGE)
    return "aid that came" if money and draft.stage in DONE and cue.tense == "passive_past" else ""


def _stage(draft: Weighable) -> Iterator[str]:
    yield "stage inherited" if draft.inherited else "stage in words" if draft.cue else ""
    yield "nothing says how far" if draft.inherited in SILENT else ""
    if draft.stage in _STAGES:
        yield _STAGES[draft.stage]


def _verb(draft: Weighable) -> Iterator[str]:
    if draft.intro and draft.intro.lists:
        yield "list of things"
    elif draft.anchor.example:
        yield "list of examples"
    elif draft.anchor.enumerated and (draft.cue is None or draft.nearness <= NEAR):
        yield "list of counted things"
    elif draft.anchor.predicate and draft.nearness <= NEAR:
        yield "sum of a bundle"
    elif draft.nearness <= NEAR and _is_bracketed(draft):
        yield "sum behind a name"
    elif draft.nearness <= NEAR and _sum_acts(draft):
        yield "sum acts"
    elif draft.cue is None:
        yield "no verb"
    else:
        yield "verb near" if draft.nearness > NEAR else "verb far"


def _is_bracketed(draft: Weighable) -> bool:
    """'Chad ($10 million)': a sum in brackets right behind a party."""
    at, scene = draft.anchor.first, draft.at.scene
    return at > 1 and scene.tokens[at - 1].text == "(" and scene.covered[at - 2] == "party"


def _sum_acts(draft: Weighable) -> bool:
    """'$5.5 million from the allocation will allow agencies': the sum is the subject of what follows."""
    anchor = draft.anchor
    return anchor.money is not None and any(0 <= verb.at - anchor.money.last <= ACTS for verb in draft.at.scene.verbs)


def _roles(draft: Weighable) -> Iterator[str]:
    nameless = draft.donors.rule == "donor.others" and draft.anchor.money is not None  # 'Partners pledged $5 million'
    if not draft.donors.parties and not nameless:
        yield "no donor"
    elif draft.donors.weight >= IN_WORDS:
        yield "donor in words"
    yield _DONORS.get(draft.donors.rule, "")
    if not draft.recipients.parties and not _is_for_region(draft):
        yield "no recipient"
    elif draft.recipients.weight >= IN_WORDS or _is_for_region(draft):
        yield "recipient in words"
    unsaid = max(draft.donors.weight, draft.recipients.weight) < IN_WORDS and not _is_for_region(draft)
    asked = bool(draft.recipients.parties) and _is_plea(draft)
    if unsaid and not asked and not (draft.intro or draft.anchor.example or draft.anchor.named):
        yield _ALONE.get(draft.anchor.sort, "thing without a party")


def _is_for_region(draft: Weighable) -> bool:
    return for_region(draft.at, draft.anchor, (draft.donors, draft.recipients), draft.kind)


def _surroundings(draft: Weighable) -> Iterator[str]:
    scene, words = draft.at.scene, draft.at.reader.words
    if hits := {label for _, label, _ in words.vetoes.scan(scene.tokens)}:
        yield from (f"{hit} words" for hit in sorted(hits))
    if draft.recipients.weight < IN_WORDS and not _is_for_region(draft):
        yield "" if _says_aid(draft) else "nothing says aid"
        yield scope(draft.at, draft.recipients)
    if scene.sentence.turn is not None and scene.sentence.turn in words.nouns["questions"]:
        yield "transcript question"
    if scene.sentence.is_heading:
        yield "heading"
    if draft.at.setting.aid:
        yield "document tells of aid"
    elif len(draft.at.document.text) > BRIEF and not draft.at.setting.pledges:
        yield "document is short of aid"
    if scene.sentence.start < TOP and len(draft.at.document.text) > LONG * TOP:
        yield "near the top"
    if scene.tokens[-1].text == "?":
        yield "question"
    if _attacker_acts(draft):
        yield "attacker acts"


def _attacker_acts(draft: Weighable) -> bool:
    """'Russia has amassed tanks': the party nearest before verb or thing attacks, and nobody is said to give."""
    if draft.donors.weight >= IN_WORDS or draft.kind in _NO_GIFT or not draft.at.setting.aggressor:
        return False
    end = min(draft.cue.first if draft.cue else draft.anchor.first, draft.anchor.first)
    near = (m for m in draft.at.scene.parties if end - ATTACKS <= m.first and m.last <= end)
    before = [m for m in near if draft.at.part(m) in ("", "folk") and not draft.at.owns(m)]
    return bool(before) and before[-1].name.target in draft.at.setting.aggressor


def _is_plea(draft: Weighable) -> bool:
    """Whether it is a sum that a body which helps asks for."""
    asks = draft.stage is Stage.REQUESTED and draft.anchor.money is not None
    return asks and asked_by_body(draft.at, draft.cue)


def _says_aid(draft: Weighable) -> bool:
    """Whether the sentence has a word of aid, military or civil, or the thing is one that is given in kind."""
    if draft.kind in _IN_KIND or draft.recipients.rule == "recipient.body":
        return True  # "its funding for UNICEF"
    if _is_plea(draft):
        return True
    words = draft.at.reader.words
    bundles = words.bundles
    sorts = together(bundles["military"], bundles["civil"], bundles["aid"], words.nouns["appeals"])
    named = draft.anchor.named
    return not sorts.isdisjoint(draft.at.scene.tokens.words) or (
        named is not None and not sorts.isdisjoint(named.words))
