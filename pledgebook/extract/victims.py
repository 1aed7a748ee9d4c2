"""People whom a war has hit, where it is: 'families displaced by the war in Sudan', 'refugees from fighting in Mali'.

A name behind a war says where the war is; with the people before it, it says who gets.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words, together
from pledgebook.text.tokens import Token

WAR: Final = 4
"""How many words may stand between who is hit and the war ('by the long and bloody war in Sudan')."""

PEOPLE: Final = 5
"""Within how many words before that the noun of the people stands ('people who have been hit by')."""


def are_of_war(tokens: Sequence[Token], war: int, words: Words) -> bool:
    """Whether a war that begins at a token is told of people whom it has hit, or who have fled it."""
    hit, fled = words.nouns["hit_by"], words.nouns["fleeing"]
    for place in range(war - 1, max(0, war - WAR) - 1, -1):
        lower = tokens[place].lower
        if tokens[place].kind == "mark":
            return False
        if lower in fled:
            return _has_people(tokens, place, words)
        if place and lower in words.speech["by"] and tokens[place - 1].lower in hit:
            return _has_people(tokens, place - 1, words)
        if lower in words.nouns["froms"] or lower in words.order.of:
            return place > 0 and tokens[place - 1].lower in words.nouns["war_victims"]
    return False


def are_of_another(tokens: Sequence[Token], place: int, words: Words) -> bool:
    """'the return of Malian refugees from Chad': whether those before a 'from' are named by another state."""
    named = place > 2 and tokens[place - 2].text[:1].isupper()  # no capital of a sentence's own
    return named and tokens[place - 1].lower in words.role_words["plight"]


def _has_people(tokens: Sequence[Token], before: int, words: Words) -> bool:
    """Whether people stand shortly before a participle."""
    people = together(words.role_words["people"], words.nouns["war_victims"], words.nouns["lived_in"])
    for place in range(before - 1, max(0, before - PEOPLE) - 1, -1):
        if tokens[place].lower in people:
            return True
        if tokens[place].kind == "mark":
            return False
    return False
