"""Whom a gift helps to buy: 'gave cash to help refugees buy food', 'vouchers so that families can go and buy bread'.

What families and farmers buy with what they were given is its purpose; only arms that soldiers buy are an order.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

NEAR, FAR = 3, 12
"""How many words before a verb of buying the people stand who buy; and where it is the second verb of theirs."""

GROUP: Final = "order"


def is_bought_by_people(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """Whether those who buy a thing are people whom somebody helps to it."""
    if cue.group != GROUP or cue.passive or cue.at >= anchor.first or anchor.money is not None or not cue.first:
        return False
    second = scene.tokens.lowers[cue.first - 1] in words.nouns["conjunctions"]
    people = words.nouns["shoppers"]
    for at in range(cue.first - 1, max(-1, cue.first - 1 - (FAR if second else NEAR)), -1):
        if scene.tokens.lowers[at] in people and not scene.covered[at]:
            return _is_helped(scene, words, at)
        if scene.tokens[at].text in ".;:":
            return False
    return False


def _is_helped(scene: Scene, words: Words, at: int) -> bool:
    """Whether somebody helps, lets or pays people before whom the sentence has another verb, or an end."""
    before = scene.tokens.lowers[:at]
    return any(verb.at < at for verb in scene.verbs) or not words.nouns["enabling"].isdisjoint(before)
