"""A country behind a place in it: 'in Darfur State, Sudan', 'to Balti, Moldova'. It plays the part of the place.

But not where it acts itself: 'In Geneva, Norway pledged', "To help Cambodia, Australia's coast guard is sending".
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.beside_regions import PLACE
from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

OWNED: Final = 8
"""How many words behind the name of its state an office or a force, and its head, may have before their verb."""


def of_the_place_before(tokens: Sequence[Token], mention: NameMention, words: Words) -> tuple[str, int] | None:
    """'in Darfur State, Sudan', 'to Balti, Moldova': a country behind a place in it plays the part of the place."""
    place = mention.first - 1
    if mention.name.use != "name" or place < 1 or tokens[place].text != ",":
        return None
    end = _behind_own(tokens, _behind_row(tokens, mention.last, words), words)
    if end < len(tokens) and (tokens[end].lower in words.verbs or words.tenses.at(tokens, end)):
        return None  # 'In Geneva, Norway and Sweden pledged'
    for at in range(place - 1, max(-1, place - PLACE - 1), -1):
        token = tokens[at]
        if at < place - 1 and (found := words.part_words.before(tokens, at + 1)):
            return found if found[0] in ("to", "place", "by") or tokens[at].lower in words.nouns["inside"] else None
        if token.kind != "word" or not (token.text[:1].isupper() or token.lower in words.nouns["articles"]):
            return None
    return None


def _behind_own(tokens: Sequence[Token], at: int, words: Words) -> int:
    """The verb that who belongs to a state acts by ("To help Cambodia, Australia's coast guard is"); else `at`."""
    if at >= len(tokens) or tokens[at].text not in "'’":
        return at
    for place in range(at + 2, min(at + OWNED, len(tokens))):
        if words.tenses.at(tokens, place) or (tokens[place].text.islower() and tokens[place].lower in words.verbs):
            return place
        if tokens[place].kind != "word" or tokens[place].lower in words.nouns["stops"]:
            return at
    return at


def _behind_row(tokens: Sequence[Token], at: int, words: Words) -> int:
    """The index behind the names that 'and' joins to the name before token `at` ('Norway and the Czech Republic')."""
    while at < len(tokens) and tokens[at].lower in words.nouns["conjunctions"]:
        at += 1
        while at < len(tokens) and (tokens[at].lower in words.nouns["articles"] or tokens[at].text[:1].isupper()):
            at += 1
    return at
