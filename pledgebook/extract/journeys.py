"""Set phrases that stand beside people: 'refugees who have crossed into Kenya', 'families in need of tents'.

A journey of people brings no aid, one of a vehicle does; and who is in need is told by the way, where nothing says that
somebody is.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 6
"""How many words before a set phrase of a journey those may stand who make it."""

LOADED: Final = 20
"""How many words before a set phrase of a journey the load or the vehicle may stand."""

BEING: Final = 3
"""How many words before 'in need of' the verb may stand that says so of its subject."""

DONE: Final = frozenset({Stage.DELIVERED, Stage.DISPATCHED})
"""Stages of set phrases of a journey."""


def is_by_people(scene: Scene, words: Words, at: int, stage: Stage) -> bool:
    """Whether a set phrase tells only of people: a journey that they make, or a need that they have."""
    if stage is Stage.REQUESTED:
        return _is_needy(scene, words, at)
    if stage not in DONE or scene.tokens.lowers[at] not in words.nouns["journeys"]:
        return False
    before = set(scene.tokens.lowers[max(0, at - SUBJECT) : at])
    people = words.role_words["people"] | words.nouns["reached"] | words.speech["who"]
    if before & people and before.isdisjoint(words.nouns["transports"]):
        return True
    far = range(max(0, at - LOADED), at)
    loads = words.nouns["transports"] | words.nouns["givings"] | words.bundles["aid"]
    return not any(scene.covered[k] in ("item", "quantity") or scene.tokens.lowers[k] in loads
                   or words.heads.get(scene.tokens.lowers[k]) == "goods" for k in far)


def _is_needy(scene: Scene, words: Words, at: int) -> bool:
    """'families in need of tents': a set phrase of need behind its people, with no verb that says it of them."""
    lowers = scene.tokens.lowers
    if not at or lowers[at] not in words.nouns["stops"] or words.nouns["needing"].isdisjoint(lowers[at + 1 : at + 2]):
        return False
    said = words.nouns["copulas"] | words.nouns["remaining"]
    return said.isdisjoint(lowers[max(0, at - BEING) : at])
