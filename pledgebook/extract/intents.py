"""Denials of an intent: 'has no immediate plans to send', 'no firm commitment to give'."""

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

FAR = 3
"""How many words before a noun of intent its denial may stand."""


def denies_intent(scene: Scene, words: Words, first: int) -> bool:
    """Whether token `first` is a noun of intent, with a denial shortly before it."""
    if scene.tokens.lowers[first] not in words.nouns["intents"]:
        return False
    return any(words.denial.at(scene.tokens, at, first) is not None for at in range(max(0, first - FAR), first))
