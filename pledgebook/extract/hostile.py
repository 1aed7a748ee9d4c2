"""Hostile acts that no verb of harm beside its object tells: arms on their way, what armed men take, what arms hit.

'Three missiles were seen approaching Iraq', '84 missiles struck the port', 'gunmen looted 12 trucks', 'missiles hit two
hospitals', '40 air strikes' are counted acts or losses (claims.md), though none of these is a thing that is given.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import UNFINITE, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

CLOSING: Final = 7
"""Within how many words behind arms the verb stands that says that they come nearer."""

AGENT: Final = 8
"""Within how many words before a verb, or behind its 'by', those stand who do harm."""

AIMED: Final = 4
"""Within how many words behind arms the verb stands for which they are used ('used 40 drones to attack')."""


def is_hostile(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None) -> bool:
    """Whether what an anchor counts are arms that come or are used, things that armed men take, or what arms hit."""
    if anchor.phrase is None or anchor.quantity is None:
        return False
    head = scene.tokens.lowers[anchor.phrase.at_head]
    if head in words.nouns["hurled"]:
        return _closes_in(scene, words, anchor) or _strikes(scene, words, anchor)
    if head in words.nouns["attacks"]:
        return _are_attacks(scene, words, anchor)
    return _is_taken(scene, words, anchor) or _is_hit(scene, words, anchor, cue, head)


def _closes_in(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Three missiles from Iran were seen approaching Iraq': arms on their way to somebody, with no verb of ours."""
    if scene.tokens.words.isdisjoint(words.nouns["closing_in"]):
        return False
    behind = scene.tokens.lowers[anchor.last : anchor.last + CLOSING]
    return not words.nouns["closing_in"].isdisjoint(behind)


def _strikes(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'84 missiles struck the port', 'used 40 drones to attack', 'sent 40 rockets towards Kenya': arms in use."""
    tokens, at = scene.tokens, anchor.last
    if any(verb.at == at and verb.form.group == "attack" and "past" in verb.form.forms for verb in scene.verbs):
        return at + 1 < len(tokens) and tokens[at + 1].kind != "mark"
    for place in range(at, min(at + AIMED, len(tokens) - 1)):
        form = words.verbs.get(tokens.lowers[place + 1]) if tokens.lowers[place] in words.nouns["infinitives"] else None
        if form is not None and (form.group == "attack" or tokens.lowers[place + 1] in words.nouns["hostile_acts"]):
            return not any(v.at < anchor.first and v.form.group in ("give", "receive", "order") for v in scene.verbs)
        if tokens.lowers[place] in words.nouns["toward"]:
            return any("party" in scene.covered[k : k + 1] for k in range(place + 1, min(place + AIMED, len(tokens))))
    return False


def _are_attacks(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'40 air strikes', '60 attacks on aid convoys': attacks that are counted, by what with or on whom."""
    phrase, amount = anchor.phrase, anchor.quantity
    if phrase is None or amount is None or amount.max == 1:
        return False
    arms = words.nouns["combat"] | words.nouns["martial"] | words.nouns["by_arms"]
    if any(word in arms or any(word + mark in arms for mark in words.plural_marks)
           for word in scene.tokens.lowers[phrase.first : phrase.at_head]):
        return True
    behind = scene.tokens.lowers[phrase.last : phrase.last + AIMED]
    led = bool(behind) and behind[0] in words.nouns["upon"]
    return led and not (words.nouns["attacked"].isdisjoint(behind))


def _is_taken(scene: Scene, words: Words, anchor: Anchor) -> bool:
    """'Gunmen looted 12 trucks', 'rebels seized two ambulances': things that armed men take from others."""
    phrase, amount = anchor.phrase, anchor.quantity
    if phrase is None or amount is None or phrase.kind != "goods":
        return False
    for verb in scene.verbs:
        if verb.form.lemma in words.nouns["grabbing"] and 0 < amount.first - verb.at <= 2 and verb.at:
            before = scene.tokens.lowers[max(0, verb.at - 3) : verb.at]
            return not words.nouns["raiders"].isdisjoint(before)
    return False


def _is_hit(scene: Scene, words: Words, anchor: Anchor, cue: Cue | None, head: str) -> bool:
    """'Missiles hit two hospitals', '14 schools were damaged by shelling': places that arms hit, by those who fire."""
    hit = (head in words.nouns["places"] or head in words.nouns["built"] or head in words.nouns["hit_places"])
    if not hit or cue is None or cue.group != "attack" or cue.tense in UNFINITE - {"participle"}:
        return False
    if cue.lemma in words.nouns["bombing"] or not words.nouns["war_words"].isdisjoint(scene.tokens.words):
        return True  # 'bombed 40 villages', '14 schools have been destroyed since the invasion'
    said = scene.tokens.lowers[max(0, cue.first - AGENT) : cue.first] if cue.at < anchor.first else []
    if cue.passive:
        behind = scene.tokens.lowers[cue.at + 1 : cue.at + 1 + AGENT]
        said = behind if behind and behind[0] in words.speech["by"] else []
    arms = words.nouns["hurled"] | words.nouns["attacks"] | words.nouns["by_arms"] | words.nouns["own_troops"]
    return not arms.isdisjoint(said)
