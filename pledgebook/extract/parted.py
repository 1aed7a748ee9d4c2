"""Lists whose members semicolons part: 'food; jerry cans to store water; support for schools; and tents'."""

from typing import Final

from pledgebook.codes import NEGATIVE
from pledgebook.extract.cues import STOPS, Cue
from pledgebook.extract.notes import is_of_note
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

ENDED: Final = NEGATIVE | STOPS
"""Stages of what ended, which a clause before the main one may tell of another thing."""

AFTER: Final = 6
"""Within how many words of a sentence that stands which opens a clause before the main one."""

PARTED: Final = 2
"""Semicolons that make a sentence a list in parts."""


def in_parts(scene: Scene) -> bool:
    """Whether semicolons part the members of the list of a sentence."""
    return ";" in scene.tokens.words and scene.tokens.lowers.count(";") >= PARTED


def ends_part(scene: Scene, at: int) -> bool:
    """Whether a member that ends before `at` is the end of a part: a semicolon stands right behind it."""
    return at < len(scene.tokens) and scene.tokens[at].text == ";" and in_parts(scene)


def next_part(scene: Scene, at: int) -> int:
    """Where a list in parts goes on behind what is no thing, or -1."""
    if not in_parts(scene):
        return -1
    texts = scene.tokens.lowers
    place = next((k for k in range(at, len(texts) - 1) if texts[k] == ";"), -1)
    return place + 1 if place >= 0 else -1


def is_before_main(scene: Scene, words: Words, cue: Cue, at: int) -> bool:
    """'Having rejected a Chinese loan, Mali took', 'A year after refusing it, Spain will': that was another matter."""
    if cue.stage not in ENDED or cue.at >= at:
        return False
    opened = cue.first < AFTER and cue.tense in ("perfect", "gerund")
    opened = opened or not words.nouns["in_turn"].isdisjoint(scene.tokens.lowers[: min(cue.first, AFTER)])
    comma = next((k for k in range(cue.at + 1, at) if scene.tokens[k].text == ","), None)
    if not opened or comma is None:
        return False
    named = comma + 1
    while named < at and scene.tokens.lowers[named] in words.nouns["definite"]:
        named += 1
    return scene.covered[named] in ("party", "office") and any(verb.at > named for verb in scene.verbs)


def is_shut_off(scene: Scene, words: Words, cue: Cue, at: int) -> bool:
    """Whether a verb stands in a part behind the first, and a thing in another: of that thing it tells nothing."""
    act = cue.at
    if is_of_note(scene, act, at) or is_before_main(scene, words, cue, at):
        return True  # '12 radars (6 installed), five boats'
    if not in_parts(scene):
        return False
    texts = scene.tokens.lowers
    return ";" in texts[:act] and ";" in texts[min(act, at) : max(act, at)]
