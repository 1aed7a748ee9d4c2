"""Agreements that are reached: 'reaching a final accord on a $5 million loan' brings no loan to anybody yet."""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACHED: Final = 4
"""Within how many words behind a verb of reaching the agreement stands."""


def reaches_accord(scene: Scene, words: Words, at: int) -> bool:
    """Whether an agreement is what the verb of coming at token `at` comes to."""
    for lower in scene.tokens.lowers[at + 1 : at + 1 + REACHED]:
        if lower in words.nouns["accords"]:
            return True
        if lower in words.nouns["stops"] and lower not in words.nouns["articles"]:
            return False
    return False
