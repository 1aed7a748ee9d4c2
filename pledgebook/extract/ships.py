"""What carries a load, before a verb: 'the plane left', and a ship by its name: 'HMNZS Aotearoa left'."""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

NAMED: Final = 4
"""How many words before its verb the mark of a ship's name may stand ('RFA Cardigan Bay')."""


def is_airlifter(scene: Scene, words: Words, at: int) -> bool:
    """Whether the number of a type of cargo planes stands at token `at`, behind its letters ('C-130', 'Il-76')."""
    tokens = scene.tokens
    return at > 1 and tokens[at - 1].text == "-" and tokens[at].text[:1].isdigit() and (
        tokens.lowers[at - 2] in words.nouns["airlifters"])


def vehicle_before(scene: Scene, words: Words, end: int, reach: int = 1) -> bool:
    """Whether a vehicle is named within `reach` words before token `end`, or a ship right before it by its name."""
    tokens = scene.tokens
    if not words.nouns["transports"].isdisjoint(tokens.lowers[max(0, end - reach) : end]):
        return True
    if any(is_airlifter(scene, words, at) for at in range(max(0, end - reach), end)):
        return True
    for at in range(end - 1, max(-1, end - 1 - NAMED), -1):
        if tokens.lowers[at] in words.nouns["ship_marks"] and tokens[at].text.isupper():
            return at < end - 1
        if not tokens[at].text[:1].isupper() and tokens[at].kind != "number":
            return False
    return False
