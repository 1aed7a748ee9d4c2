"""Numbers that count the questions and people of a talk: 'We have time for one more', 'as often as the two of them'.

In a conversation a number without a thing takes up what was spoken of. What is taken, had or left time for is a
question; 'the two of them' are those who talk. 'One more trip' counts trips, in whatever text.
"""

from typing import Final

from pledgebook.extract.scene import Scene, behind_of_them
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

FEW: Final = 5
"""Up to how many questions are counted."""


def is_of_talk(scene: Scene, words: Words, amount: Amount) -> bool:
    """Whether a small number counts questions that are taken, those who talk, or what no table knows."""
    if amount.digits or (amount.max or FEW + 1) > FEW or not amount.first:
        return False
    if _counts_other(scene, words, amount.last):
        return True
    if scene.sentence.turn is None:
        return False
    lowers, at, led = scene.tokens.lowers, amount.last, scene.tokens.lowers[amount.core - 1]
    if led in words.nouns["definite"] and behind_of_them(scene, words, at) > at:
        return True
    at += at < len(lowers) and lowers[at] in words.nouns["ellipses"]
    ends = at >= len(lowers) or scene.tokens[at].kind == "mark"
    return ends and lowers[amount.first - 1] in words.nouns["talk_takes"]


def _counts_other(scene: Scene, words: Words, at: int) -> bool:
    """'one more thing', 'one more trip': whether a noun that is no thing of ours stands behind 'more'."""
    lowers = scene.tokens.lowers
    at += at < len(lowers) and lowers[at] in words.nouns["ellipses"]
    if at >= len(lowers) or at < 1 or lowers[at - 1] not in words.nouns["ellipses"] or scene.covered[at]:
        return False
    free = scene.tokens[at].kind == "word" and lowers[at] not in words.nouns["stops"]
    free = free and lowers[at] not in words.adverbs and not lowers[at].endswith(words.adverb_marks)
    return free and lowers[at] not in words.verbs and words.tenses.at(scene.tokens, at) is None
