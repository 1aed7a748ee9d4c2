"""Who is praised for a gift gives it: 'praised Norway for its contribution of', 'commended Japan for sending'.

A word of praise alone says nothing: 'praised Kenya for its reforms'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

NEAR: Final = 8
"""Within how many words behind 'for' the noun stands of the gift that somebody is praised for."""


def of_praised(tokens: Sequence[Token], mention: NameMention, behind: str, words: Words) -> str:
    """The part of a name behind a word of praise: 'funder' where a gift stands behind 'for', else by what follows."""
    at = mention.last
    if at >= len(tokens) or tokens[at].lower not in words.nouns["aims"]:
        return behind
    ahead = [token.lower for token in tokens[at + 1 : at + NEAR]]
    form = words.verbs.get(ahead[0]) if ahead else None
    gives = form is not None and form.group == "give" and "gerund" in form.forms
    its = bool(ahead) and ahead[0] in words.speech["owners"] and not words.role_words["gifts"].isdisjoint(ahead)
    return "funder" if gives or its else behind
