"""Ships that are sent to help, by their names: 'HMAS Kimbla will be deployed to assist', 'sent HMNZS Moa to help'.

A ship of a navy goes with its crew and comes back: what is given is what it does there. What says so is the errand
behind its verb; where it brings a load, the load is what is told.
"""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together

OBJECT: Final = 6
"""How many words behind its verb a ship may stand ('sent the hospital ship USNS Haven')."""

SUBJECT: Final = 8
"""How many words behind a ship its verb may stand ('HMAS Kimbla, which left on Monday, will arrive')."""

ERRAND: Final = 18
"""Within how many words behind a ship and its verb the word stands that says what it does there."""

NAME: Final = 3
"""How many words the name of a ship has at most."""


def ships_sent(scene: Scene, words: Words, cues: list[Cue]) -> Iterator[Phrase]:
    """The ships that a sentence calls by name, and sends to help."""
    if scene.tokens.words.isdisjoint(words.nouns["ship_marks"]):
        return
    tokens = scene.tokens
    for at, token in enumerate(tokens[:-1]):
        if token.lower not in words.nouns["ship_marks"] or not token.text.isupper():
            continue
        last = at + 1
        while last < min(at + 1 + NAME, len(tokens)) and tokens[last].text[:1].isupper():
            last += 1
        cue = _sending(words, cues, at, last) if last > at + 1 else None
        if cue is not None and _helps(scene, words, max(last, cue.at + 1)):
            yield Phrase(at, last, "service")


def _sending(words: Words, cues: list[Cue], first: int, last: int) -> Cue | None:
    """The verb that sends the ship between these tokens, or tells that it comes."""
    for cue in cues:
        if cue.lemma not in words.nouns["ship_acts"] or cue.negated:
            continue
        if 0 < first - cue.at <= OBJECT and not cue.passive:
            return cue
        if 0 <= cue.first - last <= SUBJECT:
            return cue
    return None


def _helps(scene: Scene, words: Words, begin: int) -> bool:
    """Whether the words behind token `begin` say that the ship comes to help, and tell of no load."""
    behind = frozenset(scene.tokens.lowers[begin : begin + ERRAND])
    if scene.money or next(words.carrying.scan(scene.tokens), None) is not None:
        return False
    lowers = scene.tokens.lowers
    if any(lowers[amount.first - 1] in words.nouns["withs"] for amount in scene.quantities if amount.first >= begin):
        return False  # 'arrived with 40 tons of supplies'
    nouns = words.nouns
    return not behind.isdisjoint(together(
        nouns["reliefs"], nouns["helping_there"], nouns["ship_errands"], nouns["stricken_places"]))
