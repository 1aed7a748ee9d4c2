"""Regions where somebody gets, and the names beside them: 'to ten countries', 'in Central America and Mexico'."""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words, together
from pledgebook.text.tokens import Token

PLACE: Final = 4
"""How many words the name of a place may have before its country ('in Port Sudan, Sudan')."""


def is_capital(token: Token) -> bool:
    """Whether a word begins with a capital."""
    return token.kind == "word" and token.text[:1].isupper()


def is_region(tokens: Sequence[Token], at: int, words: Words) -> bool:
    """Whether token `at` stands for places without a name, behind words of a part ('to ten countries')."""
    if tokens[at].lower not in words.role_words["regions"]:
        return False
    for place in range(at, max(0, at - 5), -1):
        before = tokens[place - 1].lower
        named = place < at and tokens[at].lower not in words.role_words["many"] and tokens[place].text[:1].isupper()
        named = named and words.role_words["wide"].isdisjoint(t.lower for t in tokens[place:at])  # 'the Europe region'
        if named or (before in words.role_words["same"] and not _is_defined(tokens, place, at, words)):
            return False  # 'to both countries' were named before; 'in the Kharkiv region' is a place of its own
        found = words.part_words.before(tokens, place)
        if found:  # 'our partners in the region' are not who gets
            owners = words.role_words["others"] & {t.lower for t in tokens[max(0, found[1] - 1) : found[1]]}
            return found[0] in ("to", "place") and not owners
    return False


def _is_defined(tokens: Sequence[Token], first: int, at: int, words: Words) -> bool:
    """'those countries that need it most', 'those nations hardest hit': the words behind them say which are meant."""
    singled = tokens[first - 1].lower in words.role_words["defined"] and at + 1 < len(tokens)
    hit = together(words.role_words["stricken"], words.role_words["struck_many"], words.nouns["relatives"])
    return singled and not hit.isdisjoint(t.lower for t in tokens[at + 1 : at + 3])


def beside_region(tokens: Sequence[Token], left: int, words: Words) -> tuple[str, int] | None:
    """'in Central America and Mexico', 'to the Sahel and Chad': a name behind a region plays the part of the region."""
    last = left - 2
    if last < 1 or tokens[left - 1].lower not in words.nouns["conjunctions"]:
        return None
    if tokens[last].lower not in together(words.role_words["wide"], words.role_words["many"]):
        return None
    if not is_capital(tokens[last]):
        return None
    for place in range(last, max(0, last - PLACE), -1):
        found = words.part_words.before(tokens, place)
        if found:
            return found if found[0] in ("to", "place") else None
        if not (is_capital(tokens[place - 1]) or tokens[place - 1].lower in words.nouns["articles"]):
            return None
    return None
