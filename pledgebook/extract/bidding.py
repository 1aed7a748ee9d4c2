"""Sentences that bid others to give: 'Give Ukraine the tanks it needs.' asks, 'Give and take' in a heading does not.

'Add to that 40 tanks from Norway' bids nobody to give: it goes on with what was told.
"""

from pledgebook.extract.cues import Cue
from pledgebook.extract.including import forms_at
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words


def is_bidding(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a sentence of prose begins with a verb in its base form and ends: it bids others to give."""
    if cue.at and (cue.at > 1 or scene.tokens[0].text != '"'):
        return False
    sentence = scene.sentence
    prose = not (sentence.is_item or sentence.is_heading) and sentence.intro is None and sentence.turn is None
    bids = prose and cue.group == "give" and cue.tense == "present" and not cue.negated
    noun = scene.tokens.lowers[cue.at] in words.nouns["homographs"]
    bids = bids and not goes_on(scene, words, cue)
    return bids and not noun and "base" in forms_at(scene, cue.at) and scene.tokens[-1].text in ".!"


def goes_on(scene: Scene, words: Words, cue: Cue) -> bool:
    """'Add to that', 'And add to this': whether a sentence only goes on with what the one before it told."""
    behind = scene.tokens.lowers[cue.at + 1 : cue.at + 3]
    return cue.at <= 1 and cue.tense == "present" and len(behind) == 2 and (
        behind[0] in words.nouns["infinitives"] and behind[1] in words.nouns["takers"])
