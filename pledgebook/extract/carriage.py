"""Carriage: what is told of vehicles and loads says how far a thing has come, with no verb of giving.

'has launched a convoy carrying', 'is being moved from its stocks', 'has resumed deliveries of': on its way.
"""

from pledgebook.codes import Stage
from pledgebook.extract.cues import ACTED, AHEAD, Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

LAUNCHED = 5
"""How many words behind a verb of sending off the vehicle may stand ('launched its third land convoy')."""

RESUMED = 3
"""How many words behind a verb of beginning the noun of giving may stand ('has resumed its deliveries of')."""

LOADED = 4
"""How many words behind the vehicle the word may stand that says that it carries something."""


def carried(scene: Scene, words: Words, cues: list[Cue], k: int) -> Cue | None:
    """The cue with the stage of what is on its way, where it is one of carriage; else None."""
    cue = cues[k]
    if cue.negated:
        return None
    if cue.lemma in words.nouns["hauling"] and _is_under_way(scene, words, cue):
        return cue._replace(stage=Stage.DISPATCHED)
    if cue.group == "give" and cue.lemma in words.nouns["starting"] and cue.tense in ACTED:
        behind = scene.tokens[cue.at + 1 : cue.at + 1 + RESUMED]
        resumed = any(token.lower in words.nouns["act_nouns"] for token in behind)  # 'has resumed military supplies'
        return cue._replace(stage=Stage.DISPATCHED) if resumed else None
    if cue.lemma in words.nouns["launching"] and _sends_off(scene, words, cue):
        return cue._replace(group="dispatch", stage=Stage.ANNOUNCED if cue.tense in AHEAD else Stage.DISPATCHED)
    if cue.lemma in words.nouns["bringing"] and cue.tense in ACTED and _is_brought(scene, words, cue):
        return cue._replace(group="give", stage=Stage.DELIVERED)
    before = cues[k - 1] if k else None
    if before is None or cue.group != "phrase" or cue.stage is not Stage.DELIVERED:
        return None
    begun = before.lemma in words.nouns["starting"] and before.tense in ACTED and not before.negated
    return cue._replace(stage=Stage.DISPATCHED) if begun and 0 < cue.first - before.at <= RESUMED else None


def _is_brought(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether a vehicle is the subject right before a verb of bringing ('two planes brought 30 tonnes')."""
    return bool(words.nouns["transports"].intersection(scene.tokens.lowers[max(0, cue.first - 2) : cue.first]))


def _is_under_way(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether it goes on just now ('is being shipped'), not from time to time ('every second dose is shipped')."""
    if cue.tense == "passive_present":
        return not words.nouns["just_now"].isdisjoint(scene.tokens.lowers[cue.first : cue.at])
    return cue.tense == "progressive" and not _is_meant(scene, words, cue)


def _is_meant(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether an infinitive follows: who 'is moving to provide' a thing only means to."""
    behind = scene.tokens[cue.at + 1 : cue.at + 3]
    led = len(behind) == 2 and behind[0].lower in words.nouns["infinitives"]
    form = words.verbs.get(behind[1].lower) if led else None
    return form is not None and "base" in form.forms


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
