"""What is sent with its crew: 'sent two planes to fight fires', 'two warships have arrived in the disaster area'.

Who sends a ship or a helicopter to a disaster keeps it: what is given is what the crew does there. What says so is the
errand behind the verb, the crew itself, or where it comes to; a vehicle that brings a load is told by its load.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

ERRAND: Final = 14
"""Within how many words behind a vehicle and its verb the word stands that says what it does there."""

HAD: Final = 3
"""How many words before a vehicle the word may stand that says that somebody has it."""

CREW: Final = 4
"""Within how many words behind 'with' the crew stands."""

COMING: Final = frozenset({"arrive", "dispatch", "phrase"})
"""Groups of verbs that say of a vehicle that it comes or goes by itself."""


def is_crewed(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, *, disaster: bool = False) -> bool:
    """Whether a vehicle goes with its crew; `disaster` says that the text is about aid and no war.

    There who deploys a helicopter flies it, whatever the sentence says of it.
    """
    if not is_vehicle(scene, words, anchor):
        return False
    before = scene.tokens.lowers[max(0, anchor.first - HAD) : anchor.first]
    if cue is None or cue.group == "obtain":
        return disaster and not words.nouns["has_there"].isdisjoint(before)  # "we've got 15 helicopters in theatre"
    behind = scene.tokens.lowers[max(cue.at, anchor.last - 1) + 1 :][:ERRAND]
    if not words.nouns["deployments"].isdisjoint(before) and _is_sent_to(words, behind, "infinitives"):
        return True  # 'authorised the deployment of two helicopters to help flood victims'
    if _has_crew(words, behind):
        return cue.lemma in words.nouns["posting"] | words.nouns["lending_out"] or cue.group in COMING
    if cue.lemma in words.nouns["posting"] and not cue.passive and cue.first >= anchor.last:
        return not _helps(words).isdisjoint(behind)  # 'are flying relief missions'
    if cue.lemma in words.nouns["posting"]:
        fleet = not words.nouns["fleets"].isdisjoint(_named(scene, anchor))  # 'two navy ships', 'a hospital ship'
        return (disaster and (fleet or cue.lemma in words.nouns["deploying"])) or _is_sent_to(
            words, behind, "infinitives")
    if cue.lemma in words.nouns["lending_out"]:
        return _is_sent_to(words, behind, "infinitives") or _is_sent_to(words, behind, "aims")
    return cue.first >= anchor.last and comes_to_help(scene, words, cue)


def is_disaster(at: Place) -> bool:
    """Whether the text is about aid and no war: then who deploys a helicopter or a ship sends it to help."""
    return at.setting.aid and not at.setting.military


def is_vehicle(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """Whether it is a ship, a plane or a helicopter, by its noun or its model ('C-130'), with no sum."""
    if anchor.phrase is None or anchor.money is not None:
        return False
    head, lowers, crewed = anchor.phrase.at_head, scene.tokens.lowers, words.nouns["crewed"]
    if lowers[head] in crewed:
        return True
    first = max(anchor.phrase.first, head - 2)
    return first < head and "".join(lowers[first : head + 1]) in crewed  # 'c-130'


def _named(scene: Scene, anchor: Anchor) -> list[str]:
    """The words of the name of a vehicle, with the one before it ('Fleet Auxiliary vessel')."""
    assert anchor.phrase is not None
    return scene.tokens.lowers[max(0, anchor.phrase.first - 1) : anchor.phrase.last]


def comes_to_help(scene: Scene, words: Words, cue: Cue) -> bool:
    """'have arrived in the disaster area', 'is heading to Haiti to assist the survivors': with no load told."""
    if cue.group not in COMING or cue.passive:
        return False
    behind = scene.tokens.lowers[cue.at + 1 : cue.at + 1 + ERRAND]
    if not (words.nouns["withs"] | words.carrying.first_words).isdisjoint(behind):
        return False  # 'landed in Kenya with relief supplies', 'carrying'
    return not _helps(words).isdisjoint(behind)


def _helps(words: Words) -> frozenset[str]:
    return words.nouns["reliefs"] | words.nouns["helping_there"] | words.nouns["stricken_places"]


def _has_crew(words: Words, behind: list[str]) -> bool:
    """'with crews', 'along with their pilots'."""
    led = next((k for k, lower in enumerate(behind) if lower in words.nouns["withs"]), None)
    return led is not None and not words.nouns["crews"].isdisjoint(behind[led : led + CREW])


def _is_sent_to(words: Words, behind: list[str], leads: str) -> bool:
    """'to fight wildfires', 'for flood relief': an errand behind a word that leads to it."""
    led = next((k for k, lower in enumerate(behind) if lower in words.nouns[leads]), None)
    return led is not None and not words.nouns["errands"].isdisjoint(behind[led:])
