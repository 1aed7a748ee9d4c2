"""Carriage: what is told of vehicles and loads says how far a thing has come, with no verb of giving.

'has launched a convoy carrying', 'is being moved from its stocks', 'has resumed deliveries of': on its way.
"""

from pledgebook.codes import Stage
from pledgebook.extract.cues import AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

LAUNCHED = 5
"""How many words behind a verb of sending off the vehicle may stand ('launched its third land convoy')."""

LOADED = 4
"""How many words behind the vehicle the word may stand that says that it carries something."""

UNDER_WAY = frozenset({"progressive", "passive_present"})
"""Tenses of what is on its way while it is told."""

BEGUN = frozenset({"past", "perfect", "passive_past"})


def carried(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue; where it is one of carriage, with the stage of what is on its way."""
    if cue.negated or cue.at + 1 >= len(scene.tokens):
        return cue
    after = scene.tokens[cue.at + 1].lower
    if cue.lemma in words.nouns["hauling"] and cue.tense in UNDER_WAY and after not in words.nouns["infinitives"]:
        return cue._replace(stage=Stage.DISPATCHED)
    if cue.lemma in words.nouns["hauling"] and cue.tense in UNDER_WAY and scene.covered[cue.at + 1] == "party":
        return cue._replace(stage=Stage.DISPATCHED)
    if cue.group == "give" and cue.lemma in words.nouns["starting"] and cue.tense in BEGUN:
        return cue._replace(stage=Stage.DISPATCHED)
    if cue.lemma in words.nouns["launching"] and _sends_off(scene, words, cue):
        return cue._replace(group="dispatch", stage=Stage.ANNOUNCED if cue.tense in AHEAD else Stage.DISPATCHED)
    return cue


def _sends_off(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the object of the verb is a vehicle with a load ('launched a land convoy carrying 300 tonnes')."""
    for at in range(cue.at + 1, min(cue.at + 1 + LAUNCHED, len(scene.tokens))):
        if scene.tokens[at].lower in words.nouns["transports"]:
            behind = range(at + 1, min(at + 1 + LOADED, len(scene.tokens)))
            return any(words.carrying.at(scene.tokens, k) or scene.tokens[k].lower in
                       words.nouns["withs"] | words.order.of for k in behind)
        if scene.tokens[at].kind == "mark" and scene.tokens[at].text != "-":
            return False
    return False
