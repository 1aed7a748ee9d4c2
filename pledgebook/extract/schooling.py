"""Training told by a noun: 'completed training in Spain', 'hosted training for 40 medics'.

Who undergoes it is who is trained, so such a verb is read as the passive of training; who hosts it trains.
"""

from itertools import pairwise
from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import ACTED, RECEIVING, Cue, stage_in
from pledgebook.extract.scene import Scene
from pledgebook.extract.told import has_no_object
from pledgebook.extract.verbal import is_nation, is_trained
from pledgebook.extract.words import Words

BEHIND: Final = 7
"""How many words behind the verb the noun of training may stand ('underwent six weeks of training')."""

FOR: Final = 14
"""How many words behind the verb those may stand for whom it holds a training."""

BEFORE: Final = 8
"""How many words before the verb those may stand who undergo it."""

TAKEN: Final = 3
"""The same behind a verb of getting ('received basic training')."""

CLOSE: Final = 3
"""How many words off a verb of training those may stand who are trained."""

INTRANSITIVE: Final = frozenset({"past", "perfect", "future", "present", "progressive", "possible"})
"""Tenses of a verb of training that with no object tells of its subject."""

UNDERGONE: Final = {"gerund": "passive_past", "future": "passive_future", "possible": "passive_possible",
                    "progressive": "passive_present", "present": "passive_present"}
"""The tense in which those are trained who undergo it; what they underwent is past."""


def schooled(scene: Scene, words: Words, cue: Cue) -> Cue:
    """The cue as one of training, where its verb and a noun of training behind it tell of it together."""
    if cue.group == "train":
        return _trained(scene, words, cue)
    if cue.lemma in words.nouns["learning"]:
        return _learning(scene, words, cue)
    undergoes = _undergoes(scene, words, cue)
    if not undergoes and cue.lemma not in words.nouns["hosting"]:
        return cue
    reach = TAKEN if cue.group in RECEIVING else BEHIND
    behind = scene.tokens.lowers[cue.at + 1 : cue.at + 2 + reach]
    if not any(one in words.nouns["schools"] and after not in words.nouns["school_places"]
               for one, after in pairwise((*behind, ""))):
        return cue
    held = any(one in words.nouns["schools"] and after in words.order.of for one, after in pairwise(behind))
    if not undergoes or held or _is_held_for(scene, words, cue):  # 'completed two rounds of training for 90 nurses'
        return cue._replace(group="train", stage=stage_in("train", cue.tense, words, negated=cue.negated))
    tense = "passive_past" if cue.tense in ACTED | {"participle"} else UNDERGONE.get(cue.tense)
    if tense is None or not _is_behind_people(scene, words, cue.first):
        return cue
    return cue._replace(group="train", tense=tense, stage=stage_in("train", tense, words, negated=cue.negated))


def _undergoes(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether the subject of a verb is who is trained ('completed', 'took part in', 'received')."""
    if cue.lemma in words.nouns["taking"]:
        return not words.nouns["partaking"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 2])
    return cue.lemma in words.nouns["undergoing"] or cue.group in RECEIVING


def _is_behind_people(scene: Scene, words: Words, first: int) -> bool:
    """Whether those who can be trained stand before a verb."""
    trained = words.nouns["sent"] | words.nouns["trainable"]
    trained = trained | words.role_words["people"] | words.nouns["reached"]
    start = max(0, first - BEFORE)
    if any(words.heads.get(word) == "people" or word in trained for word in scene.tokens.lowers[start:first]):
        return True
    return any(is_nation(scene, words, m) and start <= m.first and m.last <= first for m in scene.parties)


def _learning(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'Kenyan crews are learning to use howitzers in Norway': who learns to do a thing is trained."""
    led = scene.tokens.lowers[cue.at + 1 : cue.at + 2]
    tense = "passive_past" if cue.tense in ACTED else UNDERGONE.get(cue.tense)
    arrived = cue.tense == "infinitive" and any(v.at < cue.first and v.form.group == "arrive" for v in scene.verbs)
    tense = "passive_present" if arrived else tense  # 'arrived in Norway to learn to use howitzers'
    if tense is None or not led or led[0] not in words.nouns["infinitives"]:
        return cue
    if arrived and _is_behind_people(scene, words, cue.first):
        return cue._replace(group="train", tense=tense, stage=Stage.DISPATCHED)
    if not _is_behind_people(scene, words, cue.first):
        return cue
    return cue._replace(group="train", tense=tense, stage=stage_in("train", tense, words, negated=cue.negated))


def _trained(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'Kenyan soldiers are training in Norway', 'will train alongside': with no object they are who is trained."""
    tense = "passive_past" if cue.tense in ACTED else UNDERGONE.get(cue.tense)
    if tense is None or not has_no_object(scene, words, cue):
        return cue
    if cue.tense == "gerund":  # 'Kenyan soldiers have begun training in Norway'
        tense = "passive_present"
        begun = any(v.at == cue.first - 1 and v.form.lemma in words.nouns["phases"] for v in scene.verbs)
        if not begun or not _is_behind_people(scene, words, cue.first):
            return cue
    elif cue.tense not in INTRANSITIVE or not (is_trained(scene, words, cue.first - 1) or any(
            m.last == cue.first and is_nation(scene, words, m) for m in scene.parties)):
        return cue
    return cue._replace(tense=tense, stage=stage_in("train", tense, words, negated=cue.negated))


def as_trainees(scene: Scene, words: Words, cues: list[Cue], anchor: Anchor) -> Anchor:
    """The anchor with its people as those who are trained: 'trained 60 nurses', 'a workshop for 30 teachers'.

    Elsewhere nurses are sent to help, and teachers are counted and never given.
    """
    phrase = anchor.phrase
    acts = next((c.first for c in cues if c.group == "train" and c.passive and anchor.first < c.first < anchor.last), 0)
    if phrase is not None and acts > phrase.first:  # '500 Kenyan teachers attended a course'
        phrase = phrase._replace(last=acts)
        anchor = anchor._replace(last=acts, phrase=phrase)
    if phrase is None or phrase.kind in ("people", "training", "goods") or anchor.money is not None:
        return anchor
    nation = any(m.last == phrase.last and is_nation(scene, words, m) for m in scene.parties)
    taught = words.nouns["trainable"]
    taught = taught | words.role_words["people"] if _is_right_behind(scene, words, anchor.first) else taught
    if not nation and scene.tokens.lowers[phrase.last - 1] not in taught:
        return anchor
    if not _is_schooled(scene, words, cues, anchor):
        return anchor
    return anchor._replace(phrase=phrase._replace(kind="people"), veto="")


def _is_right_behind(scene: Scene, words: Words, first: int) -> bool:
    """'training of over 14,000 people': whether a noun of training and its 'of' stand right before."""
    before = scene.tokens.lowers[max(0, first - 2) : first]
    return len(before) > 1 and before[0] in words.nouns["schools"] and (
        before[1] in words.order.of or before[1] in words.nouns["to_people"])


def _is_schooled(scene: Scene, words: Words, cues: list[Cue], anchor: Anchor) -> bool:
    first, last = anchor.first, anchor.last
    for cue in cues:
        if cue.group == "train" and (0 < first - cue.at <= CLOSE or (cue.passive and 0 <= cue.first - last <= CLOSE)):
            return True
    if scene.tokens.words.isdisjoint(words.nouns["schools"]):
        return False
    led = words.nouns["to_people"] | words.nouns["withs"] | words.order.of
    before = range(max(0, first - FOR), first)
    if scene.tokens.lowers[first - 1] in led and any(scene.tokens.lowers[k] in words.nouns["schools"] for k in before):
        return True
    aims = words.nouns["aims"] | words.nouns["withs"]  # 'arrived in Norway for training', 'nurses with training'
    behind = range(last, min(last + FOR, len(scene.tokens)))
    return any(scene.tokens.lowers[k] in words.nouns["schools"] and scene.tokens.lowers[k - 1] in aims for k in behind)


def _is_held_for(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether 'for' and a number stand behind the verb: those are trained, not its subject."""
    near = (amount.first for amount in scene.quantities if cue.at < amount.first <= cue.at + FOR)
    return any(scene.tokens.lowers[first - 1] in words.nouns["aims"] for first in near)


def is_taught(scene: Scene, end: int) -> bool:
    """Whether those are told right behind a noun of training who are trained, whose they are (see `services`)."""
    return any(0 < one.first - end <= CLOSE and one.kind == "people" for one in scene.served.values())


def counted_trainees(scene: Scene, words: Words, first: int, end: int) -> bool:
    """'a workshop on hygiene for 30 teachers': whether those are counted for whom the training is, or who get it."""
    if not scene.quantities:
        return False
    people = words.nouns["trainable"] | {word for word in scene.tokens.words if words.heads.get(word) == "people"}
    led = words.nouns["to_people"] | words.nouns["withs"] | words.order.of
    for amount in scene.quantities:
        if 0 < first - amount.last <= CLOSE + 2 and scene.tokens.lowers[first - 1] in words.nouns["withs"]:
            return not people.isdisjoint(scene.tokens.lowers[amount.last : first])  # '60 Kenyan nurses with training'
        if _is_right_behind(scene, words, amount.first) and end == amount.first - 1:
            people = people | words.role_words["people"]
        if end <= amount.first <= end + FOR and scene.tokens.lowers[amount.first - 1] in led:
            return not people.isdisjoint(scene.tokens.lowers[amount.last : amount.last + 3])
    return False
