"""Pauses: whether a noun of stopping tells how long, or what stops."""

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words


def is_for_long(scene: Scene, words: Words, at: int, after: int) -> bool:
    """'a pause of six days': behind the 'of' of a stop stands how long it is, and nothing that stops."""
    if words.nouns["pauses"].isdisjoint(scene.tokens.lowers[at:after]):
        return False
    return scene.covered[after : after + 1] in (["quantity"], ["date"], ["number"])
