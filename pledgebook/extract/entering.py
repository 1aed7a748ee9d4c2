"""Verbs of coming by which nothing comes: 'enter into a loan agreement' signs it, 'requirements reached $5m' count."""

from typing import Final

from pledgebook.extract.accords import reaches_accord
from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words

BOND: Final = 9
"""How many words behind 'enter into' the agreement stands."""

SUM: Final = 4
"""Within how many words behind a verb of reaching the sum stands."""

NEED: Final = 6
"""Within how many words before it the need stands that is its subject."""


def of_arrival(scene: Scene, words: Words, verb: Verb) -> str:
    """The group of a verb of arriving that tells of something else, or ''."""
    if _is_need(scene, words, verb.at) or reaches_accord(scene, words, verb.at):
        return "other"  # 'funding requirements reached $49 million', 'reaching a final accord on a $5 million loan'
    return "commit" if _enters_bond(scene, words, verb) else ""  # 'entered into a loan agreement with Norway'


def _is_need(scene: Scene, words: Words, at: int) -> bool:
    """Whether a need is the subject of a verb of reaching a sum."""
    paid = "money" in scene.covered[at + 1 : at + 1 + SUM]
    return paid and not words.nouns["requests"].isdisjoint(scene.tokens.lowers[max(0, at - NEED) : at])


def _enters_bond(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a verb of entering concludes an agreement that stands behind it."""
    behind = scene.tokens.lowers[verb.at + 1 : verb.at + 1 + BOND]
    led = verb.form.lemma in words.nouns["binding"] and not words.nouns["into_bonds"].isdisjoint(behind[:1])
    return led and not words.joined["bonds"].isdisjoint(behind)
