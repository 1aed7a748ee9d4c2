"""How often an amount is given, where the words for it stand apart from the number.

'Annual aid of $5m', '$350 million in annual support', '$3bn in loans to Kenya per year', '40 trucks to Chad a month'.
A rate right behind the number is read with it (see `text.numbers`).
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words

REACH: Final = 6
"""How many words behind an amount and its thing the rate may begin."""


def paced(scene: Scene, words: Words, anchors: Sequence[Anchor]) -> list[Anchor]:
    """The anchors, each amount with the rate that its sentence says of it."""
    numbers = words.numbers
    said = scene.tokens.words
    if said.isdisjoint(numbers.rated.first_words) and said.isdisjoint(numbers.rates.first_words):
        return list(anchors)
    return [_paced(scene, words, anchor) for anchor in anchors]


def _paced(scene: Scene, words: Words, anchor: Anchor) -> Anchor:
    amount = anchor.money.amount if anchor.money else anchor.quantity
    if anchor.veto or amount is None or amount.per is not None:
        return anchor
    per = _beside(scene, words, anchor) if anchor.money else None
    per = per or _behind(scene, words, anchor) or _of_clause(scene, words, anchor)
    if per is None:
        return anchor
    if anchor.money:
        return anchor._replace(money=anchor.money._replace(amount=amount._replace(per=per)))
    return anchor._replace(quantity=amount._replace(per=per))


def _beside(scene: Scene, words: Words, anchor: Anchor) -> str | None:
    """The rate of an adjective right before a sum ('an annual $5m') or inside its thing ('$5m in annual aid')."""
    if anchor.money is None:
        return None
    places = [anchor.money.first - 1]
    if anchor.phrase is not None and not anchor.purpose:
        places.extend(range(max(0, anchor.phrase.first - 1), anchor.phrase.last))
    for at in places:
        found = words.numbers.rated.at(scene.tokens, at) if at >= 0 else None
        if found is not None:
            return found[0]
    return None


def _behind(scene: Scene, words: Words, anchor: Anchor) -> str | None:
    """The rate behind whom an amount is for ('40 trucks to Chad a month'), before any mark, verb or other amount."""
    tokens = scene.tokens
    verbs = {verb.at for verb in scene.verbs}
    for at in range(anchor.last, min(anchor.last + REACH, len(tokens))):
        found = words.numbers.rates.at(tokens, at)
        if found is not None and scene.covered[at] != "date":
            led = at > anchor.last and tokens.lowers[at - 1] in words.nouns["stops"]
            return None if led else found[0]  # 'for a year', 'within a month'
        ends = tokens[at].kind == "mark" or tokens.lowers[at] in words.nouns["conjunctions"] or at in verbs
        if ends or scene.covered[at] in ("money", "quantity", "date"):
            return None
    return None


def _of_clause(scene: Scene, words: Words, anchor: Anchor) -> str | None:
    """The rate that ends the clause whose subject is counted: '60 trucks of food have entered Chad each day'."""
    tokens = scene.tokens
    verbs = [verb.at for verb in scene.verbs if verb.at >= anchor.last]
    if anchor.quantity is None or anchor.money is not None or not verbs or verbs[0] - anchor.last > REACH:
        return None
    breaks = words.nouns["conjunctions"] | words.nouns["relatives"] | words.nouns["infinitives"]
    until = min(verbs[1] if len(verbs) > 1 else len(tokens), verbs[0] + REACH, len(tokens))
    for at in range(anchor.last, until):
        found = words.numbers.rates.at(tokens, at)
        if found is not None and at > verbs[0]:
            return None if tokens.lowers[at - 1] in words.nouns["stops"] else found[0]
        ends = tokens[at].kind == "mark" or tokens.lowers[at] in breaks
        if ends or scene.covered[at] in ("money", "quantity"):
            return None
    return None
