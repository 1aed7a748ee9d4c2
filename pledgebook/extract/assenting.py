"""Whose assent a gift or a sale has got: 'The sale of 40 jets to Poland has received the approval of Washington'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

NEAR: Final = 4
"""How many words behind the verb the word of assent may stand ('has received the final approval')."""

GIVERS: Final = ("bank", "union", "fund", "alliance")
"""Kinds of those, beside states, whose assent is a promise."""


def assenter(at: Place, anchor: Anchor) -> Found | None:
    """Who has assented, where the thing is the subject of a verb of getting whose object is the assent."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(words.nouns["assents"]):
        return None
    got = [v for v in at.scene.verbs if v.at >= anchor.last and (
        v.form.group in RECEIVING or v.form.lemma in words.nouns["winning_assent"])]
    for verb in got:
        near = range(verb.at + 1, min(len(lowers), verb.at + 1 + NEAR))
        noun = next((k for k in near if lowers[k] in words.nouns["assents"]), -1)
        mention = _whose(at, noun) if noun > 0 else None
        if mention is not None and (at.is_state(mention.name.target) or at.kind(mention.name.target) in GIVERS):
            return weighed((mention.name.target,), at.span(mention), "donor.agent")
    return None


def _whose(at: Place, noun: int) -> NameMention | None:
    """'the approval of Washington', 'approval from the bank', "Berlin's approval": whose assent it is."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    led = together(words.order.of, words.nouns["froms"])
    for mention in at.scene.parties:
        own = at.owns(mention) and 0 < noun - mention.last <= NEAR
        between = lowers[noun + 1 : mention.first]  # 'the go-ahead from'
        if own or (0 < len(between) < NEAR and not led.isdisjoint(between)):
            return mention
    return None
