"""Who gets, as the name before a clause of what was given to it, or as what money upholds or builds."""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.others import takes
from pledgebook.extract.roles import Found, Place, weighed

BODIES: Final = ("agency", "fund", "bank", "ngo", "group", "coalition")
"""Kinds of bodies whose work money upholds."""

UPHELD: Final = 8
"""How many words before such a verb the name may stand of what is upheld."""


def antecedent(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """'Kenya, to which Norway has sent 40 tents': the name before a clause of what was given to it."""
    tokens, words = at.scene.tokens, at.reader.words
    if (held := _upheld(at, donors)) is not None:
        return held
    if cue is not None and cue.passive and (cue.lemma in words.nouns["bankrolling"] or cue.group == "produce"):
        return _site(at, cue, donors)
    if cue is None or tokens.words.isdisjoint(words.speech["whom"]):
        return None
    for place in range(cue.first - 1, 1, -1):
        if tokens.lowers[place] in words.speech["whom"] and tokens.lowers[place - 1] in words.nouns["to_people"]:
            mention = at.ending_at(place - 2 - (tokens[place - 2].text == ","))
            gets = mention is not None and at.is_state(mention.name.target) and takes(at, mention, donors)
            return weighed((mention.name.target,), at.span(mention), "recipient.told") if mention and gets else None
    return None


def _upheld(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'The running of the Global Fund is supported by $5 million from Norway': what money upholds gets it."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.words.isdisjoint(words.nouns["upheld"]):
        return None
    for place in range(2, len(tokens) - 1):
        led = tokens.lowers[place] in words.nouns["upheld"] and tokens.lowers[place - 1] in words.nouns["in_passive"]
        behind = any(m.first > place for m in at.scene.money)
        if not led or not behind or tokens.lowers[place + 1] not in words.speech["by"] | words.nouns["withs"]:
            continue
        before = [m for m in at.scene.parties if place - UPHELD <= m.last <= place and m.name.target not in donors]
        states = [m for m in before if at.is_state(m.name.target) and takes(at, m, donors)]
        bodies = [m for m in before if at.kind(m.name.target) in BODIES]
        for mention in (*states, *bodies):
            return weighed((mention.name.target,), at.span(mention), "recipient.told")
    return None


def _site(at: Place, cue: Cue, donors: tuple[str, ...]) -> Found | None:
    """'The project in Kenya is funded by Norway', 'The clinic in Kenya was built with': where it is, is who gets."""
    for mention in at.scene.parties:
        place = mention.last <= cue.first and at.part(mention) in ("place", "people")
        if place and at.is_state(mention.name.target) and takes(at, mention, donors):
            return weighed((mention.name.target,), at.span(mention), "recipient.told")
    return None
