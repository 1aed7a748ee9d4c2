"""Training told by a noun: 'completed training in Spain', 'hosted training for 40 medics'.

Who undergoes it is who is trained, so such a verb is read as the passive of training; who hosts it trains.
"""

from pledgebook.extract.cues import ACTED, Cue, stage_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

BEHIND = 7
"""How many words behind the verb the noun of training may stand ('underwent six weeks of training')."""

FOR = 14
"""How many words behind the verb those may stand for whom it holds a training."""

BEFORE = 8
"""How many words before the verb those may stand who undergo it."""

UNDERGONE = {"gerund": "passive_past", "future": "passive_future", "possible": "passive_possible",
             "progressive": "passive_present"}
"""The tense in which those are trained who undergo it; what they underwent is past."""


def schooled(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue as one of training, where its verb and a noun of training behind it tell of it together."""
    undergoes = cue.lemma in words.nouns["undergoing"]
    if not undergoes and cue.lemma not in words.nouns["hosting"]:
        return cue
    behind = range(cue.at + 1, min(cue.at + 1 + BEHIND, len(scene.tokens)))
    schools = words.nouns["courses"]
    if not any(words.heads.get(lower := scene.tokens[at].lower) == "training" or lower in schools for at in behind):
        return cue
    if not undergoes:
        return cue._replace(group="train", stage=stage_in("train", cue.tense, words, negated=cue.negated))
    if _is_held_for(scene, words, cue):  # 'completed two rounds of training for 90 nurses'
        return cue._replace(group="train", stage=stage_in("train", cue.tense, words, negated=cue.negated))
    near = scene.tokens.lowers[max(0, cue.first - BEFORE) : cue.first]
    trained = words.nouns["sent"] | words.nouns["trainable"]
    people = (words.heads.get(word) == "people" or word in trained for word in near)
    tense = "passive_past" if cue.tense in ACTED else UNDERGONE.get(cue.tense)
    if tense is None or not any(people):
        return cue
    return cue._replace(group="train", tense=tense, stage=stage_in("train", tense, words, negated=cue.negated))


def _is_held_for(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether 'for' and a number stand behind the verb: those are trained, not its subject."""
    near = (amount.first for amount in scene.quantities if cue.at < amount.first <= cue.at + FOR)
    return any(scene.tokens[first - 1].lower in words.nouns["aims"] for first in near)


def counted_trainees(scene: Scene, words: Words, end: int) -> bool:
    """'a workshop on hygiene for 30 teachers': whether those are counted for whom the training before `end` is."""
    people = words.role_words["people"] | words.nouns["reached"] | words.nouns["trainable"] | words.nouns["sent"]
    led = words.nouns["to_people"] | words.nouns["withs"] | words.order.of
    for amount in scene.quantities:
        if end < amount.first <= end + FOR and scene.tokens[amount.first - 1].lower in led:
            return not people.isdisjoint(scene.tokens.lowers[amount.last : amount.last + 3])
    return False
