"""What a whole costs that a smaller sum helps to pay: 'a $6 million loan to help finance the $40 million programme'.

The cost is borne by many, so that it is no claim of whoever lends the smaller sum. A sum that alone pays for the whole
is one ('Norway will fund a $40 million road project').
"""

from typing import Final

from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.money import MoneyMention

SUMS: Final = 2
"""Sums that a sentence has at the least where one is a part of the other."""

NAME: Final = 7
"""How many words behind a sum the noun of the whole may stand ('the $40 million Rural Enterprise Programme')."""

LED: Final = 5
"""How many words before the sum of the whole the verb or preposition may stand that leads to it."""


def is_cost(scene: Scene, words: Words, mention: MoneyMention) -> bool:
    """Whether a sum is what a programme costs, beside the smaller one in the sentence that helps to pay for it."""
    if len(scene.money) < SUMS:
        return False
    worth = scene.tokens.lowers[mention.first - 1] in words.nouns["costs"] and (
        scene.tokens.lowers[mention.first - 2] in words.nouns["cost_of"])  # 'for projects worth $40 million'
    if not worth and _noun(scene, words, mention.last) < 0:
        return False
    size = mention.amount.max or mention.amount.min or 0
    smaller = [m for m in scene.money if m.currency == mention.currency and 0 < (m.amount.max or 0) < size]
    if worth:
        return any(m.last <= mention.first and not any(m.last <= verb.at < mention.first for verb in scene.verbs)
                   for m in smaller)
    return _is_joined(scene, words, mention, smaller) or _is_shared(scene, words, mention, smaller)


def _noun(scene: Scene, words: Words, at: int) -> int:
    """The place of the noun of a programme right behind a sum, or -1."""
    for place in range(at, min(at + NAME, len(scene.tokens))):
        token = scene.tokens[place]
        if token.lower in words.nouns["cost_of"]:
            return place
        if token.kind != "word" and token.text not in "-'/&":
            return -1
        if token.lower in words.nouns["stops"] or token.lower in words.nouns["leads"]:
            return -1
    return -1


def _is_joined(scene: Scene, words: Words, mention: MoneyMention, smaller: list[MoneyMention]) -> bool:
    """'... $6 million to help finance the $40 million programme', '$6 million towards the $40 million project'."""
    before = next((m for m in reversed(smaller) if m.last <= mention.first), None)
    if before is None:
        return False
    between = scene.tokens.lowers[before.last : mention.first]
    if not words.nouns["conjunctions"].isdisjoint(between) or ";" in between or ":" in between:
        return False
    led = between[-LED:]
    small = (words.nouns["definite"] | words.nouns["own_things"] | words.nouns["sizing"]) - words.order.of
    while led and led[-1] in small:
        led.pop()
    paid = any(word in words.verbs and words.verbs[word].lemma in words.nouns["copaying"] for word in led)
    return paid or (bool(led) and _leads(scene, words, mention, led))


def _leads(scene: Scene, words: Words, mention: MoneyMention, led: list[str]) -> bool:
    """'towards the $40 million project', 'the first phase of a $40 million project', 'to the $40 million appeal'."""
    phase = len(led) > 1 and led[-1] in words.order.of and led[-2] in words.nouns["cost_of"]
    noun = scene.tokens.lowers[_noun(scene, words, mention.last)]
    asked = led[-1] in words.nouns["leads"] and noun in words.nouns["appeals"]
    return phase or asked or led[-1] in words.nouns["towards"]


def _is_shared(scene: Scene, words: Words, mention: MoneyMention, smaller: list[MoneyMention]) -> bool:
    """'The $9 million project will be financed in part by a $6 million loan': the whole before its parts."""
    if not any(m.first >= mention.last for m in smaller):
        return False
    behind = range(mention.last, min(m.first for m in smaller if m.first >= mention.last))
    return any(scene.tokens.lowers[at] in words.verbs
               and words.verbs[scene.tokens.lowers[at]].lemma in words.nouns["copaying"]
               and scene.tokens.lowers[at - 1] in words.nouns["been"] | frozenset("-")
               for at in behind)
