"""Who buys where a noun tells it: 'the purchase of four radars by Latvia was approved by Sweden' is for Latvia."""

from typing import Final

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention

BEHIND: Final = 10
"""How many words behind the noun of a purchase its buyer may stand."""


def is_purchaser(scene: Scene, mention: NameMention, words: Words) -> bool:
    """Whether a name stands behind 'by' behind the noun of a purchase, which is for no other that is named."""
    lowers = scene.tokens.lowers
    if scene.tokens.words.isdisjoint(words.nouns["purchases"]):
        return False
    place = left_of_articles(scene.tokens, mention.first, words) - 1
    if place < 1 or lowers[place] not in words.speech["by"]:
        return False
    near = range(place - 1, max(-1, place - BEHIND), -1)
    noun = next((k for k in near if lowers[k] in words.nouns["purchases"]), -1)
    if noun < 0 or any(noun < verb.at < place for verb in scene.verbs):
        return False
    parted = any(scene.tokens[k].text in ",;:" for k in range(noun + 1, place))
    return not parted and not any(part_in(scene, m, words) == "to" for m in scene.parties if m.first > noun)
