"""What a word for 'more' says: another gift on top, or how much, how, and for what.

'another 20 tanks' are additional; 'more tanks than any other country', 'more affordable medicines' and '$3 million for
additional border posts' are not.
"""

from itertools import pairwise

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words
from pledgebook.text.numbers import Amount

COMPARED = 12
"""Within how many words behind 'more' its 'than' stands."""


def is_of_purpose(scene: Scene, words: Words, anchor: Anchor, at: int) -> bool:
    """'$300 million for additional border posts': what the sum is for is more than before, the sum need not be."""
    money, phrase = anchor.money, anchor.phrase
    if money is None or not anchor.purpose or phrase is None or at < money.last:
        return False
    if words.heads.get(scene.tokens[phrase.at_head].lower) in ("funds", "package"):
        return False  # 'a request for additional funding'
    return any(token.lower in words.nouns["aims"] for token in scene.tokens[money.last : at])


def adds(anchor: Anchor, cue: Cue | None, at: int) -> bool:
    """Whether 'additional' stands inside the thing, or opens the sentence as its subject ('More aid will ...')."""
    phrase = anchor.phrase.first if anchor.phrase else anchor.first
    counted = (anchor.quantity is not None or anchor.money is not None) and anchor.phrase is None  # '$5 million more'
    counted = counted or (anchor.money is not None and at == anchor.money.last == anchor.last)  # '$4m more to Kenya'
    inside = min(anchor.first - 2, phrase - 3) <= at < anchor.last + counted
    free = anchor.quantity is None and anchor.money is None
    return inside or (free and at == 0 and cue is not None and at < cue.first < anchor.first)


def is_bound(scene: Scene, words: Words, at: int, amount: Amount | None) -> bool:
    """Whether the word belongs to the bound of the amount: the 'more' of 'more than 7,000' adds nothing."""
    if amount is None or not amount.first <= at < amount.core:
        return False
    starts = range(max(0, at - 2), at + 1)
    return any((hit := words.numbers.bounds.at(scene.tokens, k)) is not None and hit[1] > at for k in starts)


def is_degree(scene: Scene, words: Words, at: int) -> bool:
    """'more tanks than any other country', 'more affordable medicines': how much or how, not how many on top."""
    if scene.tokens[at].lower not in words.nouns["comparatives"] or (at and scene.covered[at - 1] == "money"):
        return False  # '$40 million more than last year'
    behind = scene.tokens[at + 1 : at + COMPARED]
    if behind and behind[0].lower in words.nouns["gradable"]:
        return True
    end = next((k for k, token in enumerate(behind) if token.text in ",.;:"), len(behind))
    return any(token.lower in words.nouns["thans"] for token in behind[1:end])


def is_sum(scene: Scene, words: Words, first: int) -> bool:
    """'pledged $20 million, for a total of $45 million': a sum behind 'total of', with a smaller one before it."""
    own = next((m for m in scene.money if m.first == first), None)
    led = scene.tokens.lowers[max(0, first - 2) : own.last] if own is not None else []
    if not any(one in words.nouns["totals"] and two in words.order.of for one, two in pairwise(led)):
        return False
    return own is not None and any(m.last < first and m.currency == own.currency and (m.amount.max or 0) < (
        own.amount.max or own.amount.min or 0) for m in scene.money)
