"""Vehicles that only bring a thing, and teams that are told by their members, beside what is given.

'were unloaded from two planes', 'sent a convoy of 16 vehicles, carrying 830 tents': the tents are given. 'a team
consisting of 50 rescuers': the rescuers are sent.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

MEMBERS: Final = 4
"""How many words behind a team the number of its members may begin ('which is made up of 12')."""


def only_brings(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """Whether it is a vehicle by which a thing comes that is told beside it, or a team beside its members."""
    phrase = anchor.phrase
    if phrase is None or cue is None:
        return False
    head = scene.tokens.lowers[phrase.at_head]
    if head in words.nouns["companies"]:
        several = anchor.quantity is not None and anchor.quantity.max != 1  # 'two teams comprising 80 people' are two
        return not several and _has_members(scene, words, phrase.last)
    if head not in words.nouns["transports"] and head not in words.nouns["motors"]:
        return False
    return _is_emptied(scene, words, anchor, cue) or _is_loaded(scene, words, phrase.last, cue)


def is_held(scene: Scene, words: Words, phrase: Phrase) -> bool:
    """'the first convoy of humanitarian aid', 'a plane with relief aid': what a vehicle or a load holds is things."""
    lowers, first = scene.tokens.lowers, phrase.first
    vehicles = words.nouns["transports"] - words.nouns["carrying_acts"]  # 'the delivery of aid' is an act
    if lowers[first] in vehicles and first + 1 < phrase.at_head:
        return lowers[first + 1] in words.order.of
    joint = words.order.of | words.nouns["withs"]
    return first > 1 and lowers[first - 1] in joint and lowers[first - 2] in vehicles


def _is_emptied(scene: Scene, words: Words, anchor: Anchor, cue: Cue) -> bool:
    """'The tents were unloaded from two Chinese planes': out of what a thing is taken."""
    led = anchor.first > 0 and scene.tokens.lowers[anchor.first - 1] in words.nouns["froms"]
    return led and cue.lemma in words.nouns["unloading"] and cue.at < anchor.first


def _is_loaded(scene: Scene, words: Words, at: int, cue: Cue) -> bool:
    """'sent 16 vehicles, carrying 830 tents': a vehicle on its way with a load that is told by its number."""
    if cue.group not in ("dispatch", "arrive") and cue.lemma not in words.nouns["posting"]:
        return False
    at += at < len(scene.tokens) and scene.tokens[at].text == ","
    found = words.carrying.at(scene.tokens, at) if at < len(scene.tokens) else None
    return found is not None and any(found[1] <= amount.first <= found[1] + 1 for amount in scene.quantities)


def _has_members(scene: Scene, words: Words, at: int) -> bool:
    """'a search and rescue team consisting of 50 rescuers', 'a team made up of 12 doctors and 20 nurses'."""
    near = scene.tokens.lowers[at : at + MEMBERS]
    made = next((k for k, lower in enumerate(near[:2]) if lower in words.nouns["made_of"]), None)
    return made is not None and any(at + made < amount.first <= at + MEMBERS for amount in scene.quantities)
