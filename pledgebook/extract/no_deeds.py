"""Verbs of ours that tell of no deed of a giver: what storms cut off, what the hungry seek, what nobody is to do.

'Electricity has been cut off', 'were killed while seeking food', 'warned Israel not to send troops', 'consists of
three parts', 'destroyed 3,000 landmines'.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.phrases import Phrase
from pledgebook.extract.roles import Place
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SUBJECT: Final = 4
"""How many words before a verb of seeking those may stand who are hungry."""

TOLD: Final = 7
"""How many words before 'not to' the verb may stand that warns somebody."""


def no_deed(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """Whether a verb of ours tells of something that nobody gives."""
    scene, words, phrase = at.scene, at.reader.words, anchor.phrase
    if is_warned(scene, words, cue):
        return True
    if phrase is None:
        return False
    head = scene.tokens.lowers[phrase.at_head]
    if cue.group == "include" and anchor.quantity is not None and phrase.item is None:
        return head in words.nouns["divisions"] and head == scene.tokens.lowers[anchor.last - 1]
    if cue.group == "reduce" and cue.passive:
        return _is_cut_off(scene, words, phrase, cue)
    if cue.group == "attack" and head in words.nouns["in_the_ground"]:
        return True  # 'cleared land and destroyed 3,000 landmines'
    return cue.group == "request" and cue.lemma in words.nouns["fleeing_to"] and _is_hungry(scene, words, cue, phrase)


def is_warned(scene: Scene, words: Words, cue: Cue) -> bool:
    """'warned Israel not to send troops': what somebody is told not to do is nobody's deed, nor his stance."""
    lowers = scene.tokens.lowers
    if cue.tense != "infinitive" or not cue.negated:
        return False
    start = max(0, cue.first - TOLD)
    told = next((k for k in range(cue.first - 1, start - 1, -1) if lowers[k] in words.nouns["dissuading"]), None)
    return told is not None and any(scene.covered[k] in ("party", "office") for k in range(told + 1, cue.first))


def _is_cut_off(scene: Scene, words: Words, phrase: Phrase, cue: Cue) -> bool:
    """'with water, electricity and telephone services having all been cut': what comes through lines and pipes."""
    said = scene.tokens.lowers[phrase.first : phrase.last]
    piped = not words.nouns["piped"].isdisjoint(said)
    return piped and words.bundles["aid"].isdisjoint(said) and cue.lemma in words.nouns["cutting_off"]


def _is_hungry(scene: Scene, words: Words, cue: Cue, phrase: Phrase) -> bool:
    """'while seeking food aid', 'He was seeking food': people who look for it, and no state or agency that asks."""
    lowers = scene.tokens.lowers
    if words.nouns["sought_by_poor"].isdisjoint(lowers[phrase.first : phrase.last]) or phrase.first - cue.at > 2:
        return False
    before = lowers[max(0, cue.first - SUBJECT) : cue.first]
    if cue.tense == "gerund" and before and before[-1] in words.nouns["whiles"]:
        return True
    if any(scene.covered[k] in ("party", "office") for k in range(max(0, cue.first - 2), cue.first)):
        return False
    people = words.role_words["people"] | words.nouns["hungry_ones"]
    return bool(before) and before[-1] in people
