"""From a grounded proposal to a claim of tier B or C, or to the reason why it is none.

The vetoes of the rules hold here as well, and a claim that the rules have already is not told again. What a claim says
is ours (values, parties, dates) except for four labels: kind, stage, modality and counting are the model's, and say so.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.codes import NEGATIVE, Counting, Kind, Modality, Stage, Tier
from pledgebook.model import (
    Claim,
    DocumentRef,
    Evidence,
    Inference,
    Money,
    Quantity,
    Reason,
    Span,
    Speaker,
    Window,
    content_id,
)
from pledgebook.second.answers import Proposal
from pledgebook.second.circumstances import Thing, reread_item, reread_speaker, reread_window
from pledgebook.second.grounding import (
    Cited,
    Dropped,
    Footing,
    overlap,
    parties_in,
    reread_money,
    reread_quantity,
    span_of,
)
from pledgebook.text.money import MoneyMention
from pledgebook.text.numbers import Amount

WEIGHTS = {
    "second reader": 0.0,
    "a slot was dropped": -0.5,
    "unknown thing": -1.0,
    "no party in words": -1.0,
    "words of denial": -1.5,
    "no words of denial": -1.5,
}
"""Log-odds, set by hand: nothing speaks for such a claim, so that none is above even odds, which is tier B."""

EVEN = 0.0
"""Even odds: from here on a person should look at it. Nothing has been learnt about any model yet."""

CORE = frozenset({"item", "quantity", "money", "donors", "recipients"})
"""Slots without which a claim says less than its sentence; a speaker or a day may be left out."""

_ENDING = frozenset({"suspend", "cancel", "refuse"})
"""Groups of verbs that say that something does not come."""


@dataclass(frozen=True, slots=True)
class Grounded:
    """A proposal with all that was found and read again for it."""

    at: Footing
    labels: Mapping[str, str]
    thing: Cited[Thing] | None
    quantity: Cited[Amount] | None
    money: Cited[MoneyMention] | None
    donors: Cited[tuple[str, ...]] | None
    recipients: Cited[tuple[str, ...]] | None
    due: Cited[Window] | None
    happened: Cited[Window] | None
    speaker: Cited[Speaker] | None
    dropped: Mapping[str, str]

    @property
    def amounts(self) -> tuple[Span, ...]:
        """The words of its number and its sum."""
        return tuple(one.span for one in (self.quantity, self.money) if one)

    @property
    def anchor(self) -> tuple[Span, ...]:
        """The words of its amounts or, where it has none, of its thing."""
        return self.amounts or ((self.thing.span,) if self.thing else ())


def reread(proposal: Proposal, at: Footing) -> Grounded:
    """Every slot of a proposal, read again at its words."""
    dropped = Dropped()
    return Grounded(
        at,
        proposal.labels,
        reread_item(proposal, at, dropped),
        reread_quantity(proposal, at, dropped),
        reread_money(proposal, at, dropped),
        parties_in(proposal.lists["donors"], at, "donors", dropped),
        parties_in(proposal.lists["recipients"], at, "recipients", dropped),
        reread_window(proposal, "due", at, dropped),
        reread_window(proposal, "happened", at, dropped),
        reread_speaker(proposal, at, dropped),
        dropped.reasons,
    )


def objection(found: Grounded) -> str:
    """Why a grounded proposal is no claim whatever the first reader says; empty where it may be one."""
    if not found.anchor:
        return "neither its amount nor its thing was found"
    if found.quantity and not found.thing and not found.money:
        return "a number without a thing"
    if not all(overlap(one, found.at.evidence) for one in found.anchor):
        return "its evidence lacks its amount or its thing"
    if _is_parted(found):
        return "another amount stands between its amount and its thing"
    donors = found.donors.value if found.donors else ()
    recipients = found.recipients.value if found.recipients else ()
    if set(donors) & set(recipients):
        return "who gives is who gets"
    conflicts = found.at.ground.reader.catalogue.conflicts
    if any((donor, recipient) in conflicts for donor in donors for recipient in recipients):
        return "an attacker gives the attacked nothing"
    return ""


def _is_parted(found: Grounded) -> bool:
    """'14 tanks and 20 guns': the number of one thing is not the number of the next."""
    if not (found.quantity and found.thing):
        return False
    first, second = sorted((found.quantity.span, found.thing.span))
    scene = found.at.scene
    counted = (span_of(scene, one.first, one.last) for one in scene.quantities)
    return any(first.end <= one.start and one.end <= second.start for one in counted)


def make_claim(found: Grounded, like: Claim | None, extractor: str) -> Claim:
    """The claim. `like` is the first reader's own candidate for the same words: its parties fill what is empty."""
    document = found.at.ground.document
    labels, cited = _labels(found), dict(_cited(found))
    donors, recipients = _parties(found, like, cited)
    item = found.thing.value.item if found.thing else None
    quantity, money = _quantity(found), _money(found, donors)
    evidence = Evidence.cut(document.text, found.at.evidence)
    confidence, tier, reasons = _weigh(found)
    return Claim(
        id=content_id("clm", extractor, document.id, evidence.start, evidence.end, *labels, list(donors),
                      item.text if item else None, str(quantity), str(money)),
        document=DocumentRef.to(document),
        kind=labels[0],
        stage=labels[1],
        modality=labels[2],
        counting=labels[3],
        donors=donors,
        recipients=recipients,
        item=item,
        quantity=quantity,
        money=money,
        due=found.due.value if found.due else None,
        happened=found.happened.value if found.happened else None,
        speaker=found.speaker.value if found.speaker else None,
        evidence=evidence,
        cited=tuple(sorted(cited.items())),
        extractor=extractor,
        confidence=confidence,
        tier=tier,
        why=reasons,
    )


def _labels(found: Grounded) -> tuple[Kind, Stage, Modality, Counting]:
    labels = found.labels
    return Kind(labels["kind"]), Stage(labels["stage"]), Modality(labels["modality"]), Counting(labels["counting"])


def _cited(found: Grounded) -> Iterator[tuple[str, Span | Inference]]:
    slots = {"item": found.thing, "quantity": found.quantity, "money": found.money, "donors": found.donors,
             "recipients": found.recipients, "due": found.due, "happened": found.happened, "speaker": found.speaker}
    for name, one in slots.items():
        if one:
            yield name, one.span
    for name in found.labels:
        yield name, Inference(f"{name}: label of the second reader")


def _parties(
    found: Grounded, like: Claim | None, cited: dict[str, Span | Inference],
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Donors and recipients: those in words; where the model gave no words, those that the rules infer, by name."""
    own = {"donors": found.donors.value if found.donors else (),
           "recipients": found.recipients.value if found.recipients else ()}
    for slot, other in (("donors", "recipients"), ("recipients", "donors")):
        if own[slot] or slot in found.dropped:  # words that name somebody whom we do not know name nobody else
            continue
        for parties, name in _inferred(found, like, slot):
            may = tuple(one for one in parties if one not in own[other])
            if may and not own[slot]:
                own[slot], cited[slot] = may, Inference(name)
    return own["donors"], own["recipients"]


def _inferred(found: Grounded, like: Claim | None, slot: str) -> Iterator[tuple[tuple[str, ...], str]]:
    """(parties, name of the inference) that the rules have for these words, then for the document."""
    setting = found.at.ground.setting
    if like:
        yield (like.donors if slot == "donors" else like.recipients), f"{slot}: as the first reader has them"
    if slot == "donors" and setting.donor:
        yield (setting.donor,), f"donor: from the {setting.donor_from}"
    if slot == "recipients":
        yield setting.recipients, "recipient: from the document"


def _quantity(found: Grounded) -> Quantity | None:
    if found.quantity is None:
        return None
    amount = found.quantity.value
    unit = found.thing.value.unit if found.thing else None
    return Quantity(_whole(amount.min), _whole(amount.max), amount.bound, unit, amount.per)


def _money(found: Grounded, donors: tuple[str, ...]) -> Money | None:
    if found.money is None:
        return None
    mention = found.money.value
    currency = mention.currency
    if not mention.firm and len(donors) == 1:
        currency = found.at.ground.reader.words.money.of_party(currency, donors[0])
    amount = mention.amount
    return Money(_whole(amount.min), _whole(amount.max), currency, amount.bound, amount.per)


def _whole(value: Decimal | None) -> Decimal | None:
    return value.normalize() + 0 if value is not None else None


def _weigh(found: Grounded) -> tuple[float, Tier, tuple[Reason, ...]]:
    names = [name for name in _seen(found) if name]
    total = sum(WEIGHTS[name] for name in names)
    tier = Tier.B if total >= EVEN else Tier.C
    reasons = [Reason("confidence", name, None, WEIGHTS[name]) for name in names]
    reasons += [Reason(slot, "dropped", None, 0.0, why) for slot, why in sorted(found.dropped.items())]
    return round(1 / (1 + math.exp(-total)), 4), tier, tuple(reasons)


def _seen(found: Grounded) -> Iterator[str]:
    yield "second reader"
    yield "a slot was dropped" if CORE & set(found.dropped) else ""
    yield "unknown thing" if found.thing and not found.thing.value.is_known else ""
    yield "" if found.donors or found.recipients else "no party in words"
    denied = _says_no(found)
    negative = found.labels["stage"] in NEGATIVE or found.labels["modality"] == Modality.DENIED
    if denied != negative:  # taking what is not done for done, or the reverse, is the worst error a ledger can make
        yield "words of denial" if denied else "no words of denial"


def _says_no(found: Grounded) -> bool:
    """Whether the evidence has a word that denies, or a verb that ends something."""
    scene, words = found.at.scene, found.at.ground.reader.words
    inside = [k for k in range(len(scene.tokens)) if overlap(span_of(scene, k, k + 1), found.at.evidence)]
    first, last = inside[0], inside[-1] + 1
    said = (next(phrases.scan(scene.tokens, first, last), None) for phrases in (words.negation, words.denial))
    return any(said) or any(verb.form.group in _ENDING for verb in scene.verbs if first <= verb.at < last)
