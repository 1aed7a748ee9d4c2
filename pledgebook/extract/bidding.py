"""Sentences that bid others to give: 'Give Ukraine the tanks it needs.' asks, 'Give and take' in a heading does not."""

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
    return bids and not noun and "base" in forms_at(scene, cue.at) and scene.tokens[-1].text in ".!"
