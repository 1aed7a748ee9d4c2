"""Who gives and who gets where no word of the sentence tells it: who speaks, the sentence before, the document."""

from collections.abc import Collection, Iterator
from functools import partial
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.asking import appeals
from pledgebook.extract.collective import in_their_name
from pledgebook.extract.cues import Cue
from pledgebook.extract.homes import home_of
from pledgebook.extract.roles import WEIGHTS, Found, Place, weighed
from pledgebook.extract.shares_of_before import is_share_of_before
from pledgebook.model import Inference

BODIES: Final = ("agency", "fund", "bank")
"""Kinds of parties that tell in their own releases what others gave them."""

GIVEN_BEFORE: Final = Inference("donor: from the sentence before")

GOT_BEFORE: Final = Inference("recipient: from the sentence before")

FROM_DOCUMENT: Final = Inference("recipient: from the document")


def else_given(at: Place, party: str | None, taken: set[str], *, got: bool) -> Iterator[Found | None]:
    """What the speaker, the sentence before and the document tell where no word of the sentence does.

    A body that asks has not given what is `got` of it ('The UN needs $5m. Only $1m has been received').
    """
    if party and party not in taken and party not in {
            *at.setting.recipients, *at.setting.aggressor, *at.setting.thankful}:
        yield weighed((party,), Inference("donor: from the speaker's office"), "donor.speaker")
    asked_for = at.before is not None and got and any(appeals(at, one) for one in at.before[0])
    if at.before and at.before[0] and not taken & set(at.before[0]) and not asked_for:
        yield weighed(at.before[0], GIVEN_BEFORE, "donor.before")
    if _is_of_nameless(at):
        return
    if at.setting.donor and at.setting.donor not in taken and not (got and appeals(at, at.setting.donor)):
        where = at.setting.donor_from
        yield weighed(in_their_name(at, at.setting.donor), Inference(f"donor: from the {where}"), f"donor.{where}")


def _is_of_nameless(at: Place) -> bool:
    """'Charities have raised $300,000. The money will buy tents': what nobody by name gave is not the document's."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    told = at.before is not None and not at.before[0] and at.back == 1
    if not told or not lowers:
        return False
    money = len(lowers) > 1 and lowers[0] in words.nouns["definite"] and words.heads.get(lowers[1]) == "funds"
    return money or lowers[0] in words.nouns["takers"] - words.nouns["definite"]


def else_got(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Iterator[Found | None]:
    """What the section, the sentence before and the document tell where no word of the sentence does."""
    here, far = at.scene.sentence.start, partial(at.setting.remote.is_far, at.scene)
    gains = _without(at.setting.gainers.get(here, ()), {*donors, *at.setting.aggressor})
    if gains and donors:
        yield weighed(gains, Inference("recipient: by the sentence behind"), "recipient.gainer")
    section = _without(at.setting.sections.get(here, ()), donors)
    if section and len(at.setting.recipients) != 1:
        yield weighed(section, Inference("recipient: from the section"), "recipient.section")
    before = at.before[1] if at.before else ()
    if before and set(donors).isdisjoint(before) and not far(before) and _goes_on(at, anchor):
        weight = WEIGHTS["recipient.section" if is_share_of_before(at, anchor) else "recipient.before"]
        yield Found(before, GOT_BEFORE, "recipient.before", weight)
    if at.setting.many:
        none = Inference("recipient: one of many that were hit")
        yield Found((), none, "recipient.region", WEIGHTS["recipient.document"])
    if here in at.setting.worldwide:
        yield Found((), Inference("recipient: for the world"), "recipient.region", WEIGHTS["recipient.document"])
    turned = _without(at.setting.turned.get(here, ()), donors)
    if turned and (at.setting.recipients or before):
        told = Inference("recipient: whom the text has turned to")
        yield Found(turned, told, "recipient.document", WEIGHTS["recipient.document"])
    fallback = _without(at.setting.recipients, donors)
    if fallback and not far(fallback):
        yield weighed(fallback, FROM_DOCUMENT, "recipient.document")
    if not fallback and donors and not at.setting.many and not (cue and cue.group == "order"):
        home = home_of(at.setting.homes, donors)
        at_home = Inference("recipient: where the text is at home")
        yield weighed((home,), at_home, "recipient.home") if home and not far((home,)) else None
    voice = at.setting.voice
    if voice and donors and voice not in donors and at.kind(voice) in BODIES and all(map(at.is_public, donors)):
        yield weighed((voice,), Inference("recipient: from the publisher"), "recipient.publisher")


def _without(parties: tuple[str, ...], others: Collection[str]) -> tuple[str, ...]:
    """The parties that are none of the others; mostly there are none at all."""
    return tuple(party for party in parties if party not in others) if parties else ()


def _goes_on(at: Place, anchor: Anchor) -> bool:
    """'$5 million to CEPI. It will give 40 trucks': what a body got says nothing of a gift of another kind."""
    listed = at.scene.sentence.intro is not None and at.scene.sentence.is_item
    before = at.before[1] if at.before else ()
    return listed or any(map(at.is_state, before)) or (anchor.money is not None) == at.summed
