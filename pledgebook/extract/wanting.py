"""Who wants, waits for, hopes for or bids a thing: what is asked for without a verb of asking.

'wants Spain to send', 'is still waiting for Japan to send', 'told Norway to send', 'hopes to get 40 tanks'.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.including import forms_at
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

SEARCH: Final = 14
"""How many words behind 'look for' the verb may stand that says what for ('more air defence systems to send')."""

SUM: Final = 3
"""Within how many words behind a verb of raising the sum begins."""

PLEDGED: Final = 7
"""How many words behind a verb of securing the word may stand that says that only promises were."""

NEAR: Final = 4
"""How many words off the verb of wanting whom it wants to act, or the loan that is accepted, may stand."""


def wanting(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'wants 40 tanks', 'wants Spain to send', 'requires $5m': who wants a thing, and not to do one, asks for it."""
    if cue.tense == "participle":  # 'the materials needed' tells which
        told = cue.lemma in words.nouns["needs"] and not _is_sum(scene, cue)
        return cue._replace(group="idle", stage=None) if told else cue
    if cue.at + 1 >= len(scene.tokens):
        return cue
    if cue.lemma in words.nouns["requiring"] and cue.passive and _is_sum(scene, cue):
        return cue._replace(group="request", stage=Stage.REFUSED if cue.negated else Stage.REQUESTED)
    if cue.lemma in words.nouns["looking"] and (found := _looks_for(scene, words, cue)) is not None:
        return found
    if cue.lemma in words.nouns["raising"] and _is_to_raise(scene, words, cue):
        return cue._replace(group="request", stage=Stage.REFUSED if cue.negated else Stage.REQUESTED)
    after = scene.tokens[cue.at + 1]
    wants = cue.lemma in words.nouns["wanting"] and not _is_act(words, after.lower)
    wants = wants and (after.kind != "mark" or _is_of_amount(scene, cue))
    wants = wants or (cue.lemma in words.nouns["requiring"] and _is_of_amount(scene, cue))
    wants = wants or _is_turned_to(scene, words, cue)
    wants = wants or _waits(scene, words, cue) or _bids(scene, words, cue)
    return cue._replace(group="request", stage=Stage.REFUSED if cue.negated else Stage.REQUESTED) if wants else cue


def _is_of_amount(scene: Scene, cue: Cue) -> bool:
    """Whether an amount stands right behind the verb ('wants 40 tanks')."""
    behind = scene.covered[cue.at + 1 : cue.at + 3]
    return "money" in behind or "quantity" in behind


def _looks_for(scene: Scene, words: Words, cue: Cue) -> Cue | None:
    """'looks for more tanks to send' thinks of sending them; 'is looking for a loan of $5 million' asks for it."""
    led = next((k for k in range(cue.at + 1, min(cue.at + 1 + NEAR, len(scene.tokens)))
                if scene.tokens.lowers[k] in words.nouns["aims"]), None)
    if led is None or cue.negated:
        return None
    for verb in scene.verbs:
        if led < verb.at <= led + SEARCH and verb.form.group == "give" and is_mark(scene, words, verb.at - 1):
            return cue._replace(at=led, group="consider", stage=Stage.SIGNALLED)
    near = scene.covered[led + 1 : led + 1 + NEAR]
    return cue._replace(at=led, group="request", stage=Stage.REQUESTED) if "money" in near else None


def _is_to_raise(scene: Scene, words: Words, cue: Cue) -> bool:
    """'hopes to raise $5 million', 'in an effort to collect up to $5m': a sum that others are asked to give."""
    before = scene.tokens.lowers[max(0, cue.first - 2) : cue.at]
    return not words.nouns["raising_by"].isdisjoint(before) and "money" in scene.covered[cue.at + 1 : cue.at + 1 + SUM]


def _is_sum(scene: Scene, cue: Cue) -> bool:
    """'$145 million will be required to rebuild it': whether a sum stands right before the passive."""
    return any(0 <= cue.first - mention.last <= 1 for mention in scene.money)


def _waits(scene: Scene, words: Words, cue: Cue) -> bool:
    """'is still waiting for Japan to send': for somebody who has not acted yet."""
    if cue.lemma not in words.nouns["waiting"] or scene.tokens.lowers[cue.at + 1] not in words.nouns["aims"]:
        return False
    near = next((m for m in scene.parties if 0 <= m.first - cue.at - 2 <= 1), None)
    return near is not None and near.last < len(scene.tokens) and is_mark(scene, words, near.last)


def _bids(scene: Scene, words: Words, cue: Cue) -> bool:
    """'told Norway to send': who is told to do a thing has not done it."""
    if cue.lemma not in words.nouns["telling_to"] or cue.passive:
        return False
    near = next((m for m in (*scene.parties, *scene.offices) if 0 <= m.first - cue.at - 1 <= 1), None)
    return near is not None and near.last < len(scene.tokens) and is_mark(scene, words, near.last)


def _is_turned_to(scene: Scene, words: Words, cue: Cue) -> bool:
    """'has turned to Japan for a loan', 'approached Japan for': to somebody, for something."""
    if cue.lemma not in words.nouns["turning"]:
        return False
    near = next((m for m in scene.parties if 0 <= m.first - cue.at <= NEAR), None)
    return near is not None and near.last < len(scene.tokens) and scene.tokens.lowers[near.last] in words.nouns["aims"]


def wishing(scene: Scene, words: Words, cue: Cue) -> Cue:
    """'hopes to get', 'would like to receive': who wishes to get asks for it; what is secured is promised firmly."""
    if cue.lemma in words.nouns["securing"] and cue.stage is Stage.DELIVERED:
        pledged = not words.nouns["assurances"].isdisjoint(scene.tokens.lowers[cue.at + 1 : cue.at + 1 + PLEDGED])
        firm = Stage.ANNOUNCED if pledged else Stage.COMMITTED
        return cue._replace(stage=firm)  # 'secured $5 million in pledges', 'has secured funding of $5 million'
    if cue.lemma in words.nouns["accepting"] and cue.stage is Stage.DELIVERED and _is_of_loan(scene, words, cue):
        return cue._replace(stage=Stage.COMMITTED)  # 'accepted a loan of $40 million'
    gets = cue.group in RECEIVING and cue.lemma not in words.nouns["waiting_for"]
    if gets and cue.tense == "present" and "third" in forms_at(scene, cue.at) and not cue.negated:
        return cue._replace(stage=Stage.DELIVERED)  # 'which gets $5m a year', 'Kenya receives 40 boats'
    if cue.group not in RECEIVING or cue.tense not in ("future", "infinitive") or cue.negated:
        return cue
    before = {token.lower for token in scene.tokens[max(0, cue.first - 2) : cue.at]}
    return cue if before.isdisjoint(words.nouns["wishes"]) else cue._replace(stage=Stage.REQUESTED)


def _is_of_loan(scene: Scene, words: Words, cue: Cue) -> bool:
    """Whether what is accepted is money that is still to be paid."""
    return any(token.lower in words.nouns["loans"] for token in scene.tokens[cue.at + 1 : cue.at + 1 + NEAR])


def _is_act(words: Words, word: str) -> bool:
    """Whether a verb in its base form, or its mark, begins here: what is wanted is to do a thing."""
    does = words.verbs.get(word)
    acts = does is not None and "base" in does.forms and word not in words.nouns["homographs"]
    return acts or word in words.nouns["infinitives"]


def is_mark(scene: Scene, words: Words, at: int) -> bool:
    """Whether the mark of an infinitive stands at a token ('to send')."""
    return scene.tokens.lowers[at] in words.nouns["infinitives"]
