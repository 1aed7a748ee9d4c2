"""Debts that are forgiven: 'will cancel $40 million of Kenya's debt', 'wrote off €5 million owed by Chad' give so much.

So does who puts their payment off ('will suspend $40 million in debt payments'), by the verbs of `putting_off`.

A debt is what somebody owes and no gift (see `dealings`), but who forgives it gives. The verbs are those of the pack's
list `relieving`, which do something else to all other things ('cancelled $40 million in aid').
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from pledgebook.extract.scene import Scene, Verb
from pledgebook.extract.words import Words

NEAR: Final = 8
"""How many words from a verb of writing off its sum may stand, and from the sum who owed it."""

BEHIND: Final = 16
"""How many words behind such a verb, or before its passive, the debt may stand."""


def lets_off(scene: Scene, words: Words, verb: Verb) -> bool:
    """Whether a verb forgives a debt, or puts its payments off."""
    lemma = verb.form.lemma
    if lemma in words.nouns["relieving"] and relieves(scene, words, verb.at):
        return True
    return lemma in words.nouns["putting_off"] and puts_off(scene, words, verb.at)


def relieves(scene: Scene, words: Words, at: int) -> bool:
    """Whether a debt stands in the clause of a verb of forgiving at token `at`."""
    if _writes_off(scene, words, at):
        return True
    if scene.tokens.words.isdisjoint(words.nouns["debts"]):
        return False
    lowers = scene.tokens.lowers
    behind = list(_unbracketed(lowers[at + 1 : at + 2 * BEHIND]))[: BEHIND - 1]
    end = next((k for k, word in enumerate(behind) if word in ".;:"), len(behind))
    before = lowers[max(0, at - BEHIND) : at]
    passive = bool(before) and before[-1] in words.nouns["been"]
    debts = words.nouns["debts"]
    return not debts.isdisjoint(behind[:end]) or (passive and not debts.isdisjoint(before))


def _writes_off(scene: Scene, words: Words, at: int) -> bool:
    """'wrote off $3.5 billion to Chad', 'In 2008 Norway wrote off:': a sum that is written off for another state."""
    lowers = scene.tokens.lowers
    if at + 1 >= len(lowers) or lowers[at + 1] not in words.nouns["written_off"]:
        return False
    behind = next((m.last for m in scene.money if 0 < m.first - at <= NEAR), 0)
    for mention in scene.parties:
        if behind and 0 < mention.first - behind <= NEAR and lowers[mention.first - 1] in words.nouns["leads"]:
            return True
    return at + 2 < len(lowers) and lowers[at + 2] == ":"


def puts_off(scene: Scene, words: Words, at: int) -> bool:
    """'froze $3 billion in debt payments', 'deferred repayments of': what is not asked for now, by token `at`."""
    said = scene.tokens.words
    if said.isdisjoint(words.nouns["debt_parts"]):
        return False
    lowers, passive = scene.tokens.lowers, at > 0 and scene.tokens.lowers[at - 1] in words.nouns["been"]
    near = lowers[max(0, at - BEHIND) : at] if passive else list(_unbracketed(lowers[at + 1 : at + 1 + BEHIND]))
    near = near[: next((k for k, word in enumerate(near) if word in ".;:"), len(near))]
    for word, after in pairwise([*near, ""]):
        owed = word in words.nouns["debts"] and after in words.nouns["debt_parts"]
        due = word in words.nouns["debt_parts"] and after in words.nouns["falling_due"]
        if owed or due or word in words.nouns["paying_back"]:
            return True
    return False


def _unbracketed(lowers: Sequence[str]) -> Iterator[str]:
    """The words without what stands in brackets: 'cancel €100 million ($110 million; £90 million) of debt'."""
    inside = False
    for word in lowers:
        inside = word == "(" or (inside and word != ")")
        if not inside:
            yield word


def is_relieved(scene: Scene, words: Words, first: int) -> bool:
    """Whether a sum at token `first` is that of a debt that is forgiven, by a verb or by a noun of forgiving."""
    if any(puts_off(scene, words, verb.at) for verb in scene.verbs if verb.form.lemma in words.nouns["putting_off"]):
        return True
    said = scene.tokens.words
    if said.isdisjoint(words.nouns["debts"]) and said.isdisjoint(words.nouns["written_off"]):
        return False
    before = scene.tokens.lowers[max(0, first - BEHIND) : first]
    if not words.nouns["forgivings"].isdisjoint((*before, *scene.tokens.lowers[first : first + BEHIND])):
        return True
    acting = [verb.at for verb in scene.verbs if verb.form.lemma in words.nouns["relieving"]]
    return any(relieves(scene, words, at) for at in acting)
