"""Debts that are forgiven: 'will cancel $40 million of Kenya's debt', 'wrote off €5 million owed by Chad' give so much.

A debt is what somebody owes and no gift (see `dealings`), but who forgives it gives. The verbs are those of the pack's
list `relieving`, which do something else to all other things ('cancelled $40 million in aid').
"""

from collections.abc import Sequence

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

BEHIND = 16
"""How many words behind such a verb, or before its passive, the debt may stand."""


def relieves(scene: Scene, words: Words, at: int) -> bool:
    """Whether a debt stands in the clause of a verb of forgiving at token `at`."""
    if scene.tokens.words.isdisjoint(words.nouns["debts"]):
        return False
    lowers = scene.tokens.lowers
    behind = _over_brackets(lowers[at + 1 : at + BEHIND])
    end = next((k for k, word in enumerate(behind) if word in ".;:"), len(behind))
    before = lowers[max(0, at - BEHIND) : at]
    passive = bool(before) and before[-1] in words.nouns["been"]
    debts = words.nouns["debts"]
    return not debts.isdisjoint(behind[:end]) or (passive and not debts.isdisjoint(before))


def _over_brackets(lowers: Sequence[str]) -> list[str]:
    """The words without those in brackets: '100 million euros ($110 million; 90 million pounds) of debt'."""
    kept, depth = [], 0
    for word in lowers:
        depth += word == "("
        if not depth:
            kept.append(word)
        depth -= word == ")" and depth > 0
    return kept


def is_relieved(scene: Scene, words: Words, first: int) -> bool:
    """Whether a sum at token `first` is that of a debt that is forgiven, by a verb or by a noun of forgiving."""
    if scene.tokens.words.isdisjoint(words.nouns["debts"]):
        return False
    before = scene.tokens.lowers[max(0, first - BEHIND) : first]
    if not words.nouns["forgivings"].isdisjoint((*before, *scene.tokens.lowers[first : first + BEHIND])):
        return True
    acting = [verb.at for verb in scene.verbs if verb.form.lemma in words.nouns["relieving"]]
    return any(relieves(scene, words, at) for at in acting)
