"""Organisations that no table knows, by the last word of their name: 'Qatar Charity', 'Gaza Humanitarian Foundation'.

Only names that say themselves that they are an organisation: a name without such a word may be a person's, and
private persons are never parties.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import zip_longest
from typing import Final

from pledgebook.extract.beside_regions import is_capital
from pledgebook.extract.words import Words
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Token, Tokens

MOST_WORDS: Final = 6


def find_bodies(tokens: Sequence[Token], words: Words) -> Iterator[NameMention]:
    """Runs of two or more capitalised words that end in a word for an organisation, with the name as a slug.

    An article or preposition before the name is no part of it, however it is written.
    """
    known = words.nouns["organisations"]
    if isinstance(tokens, Tokens) and known.isdisjoint(tokens.words):
        return
    for at in [k for k, token in enumerate(tokens) if token.lower in known and is_capital(token)]:
        first = at - (at > 1 and tokens[at - 1].text == "," and tokens[at].lower in words.nouns["firm_marks"])
        while first > 0 and at - first < MOST_WORDS and _goes_on(tokens[first - 1], words):
            first -= 1
        while first < at and not is_capital(tokens[first]):
            first += 1
        behind = tokens[at + 1 : at + 2]
        goes_on = any(is_capital(token) and token.lower in words.nouns["funds_named"] for token in behind)
        if first < at and not goes_on:  # 'the Niue Trust Fund' is no trust
            name = " ".join(t.text for t in tokens[first : at + 1] if t.kind == "word")
            yield NameMention(first, at + 1, Name(name, "party", f"org:{slug(name)}"))


def branches(parties: Sequence[NameMention], kind_of: Callable[[str], str]) -> Iterator[NameMention]:
    """The parties of a sentence, where a country right behind an organisation's name belongs to that name.

    'World Vision Australia' is no part of Australia; the office of an agency ('UNICEF Ukraine') is the agency.
    """
    after = None
    for party, country in zip_longest(parties, parties[1:]):
        if party is after:
            continue
        kind = kind_of(party.name.target) or ("ngo" if party.name.target.startswith("org:") else "")
        joint = country is not None and country.first == party.last and kind in ("ngo", "agency")
        if joint and country.name.use != "demonym" and kind_of(country.name.target) == "state":
            name = f"{party.name.spelling} {country.name.spelling}"
            target = party.name.target if kind == "agency" else f"org:{slug(name)}"
            yield NameMention(party.first, country.last, Name(name, "party", target))
            after = country
        else:
            yield party


def owned(parties: Sequence[NameMention], tokens: Sequence[Token]) -> Iterator[NameMention]:
    """The parties of a sentence without offices that another state's name stands before: they are that state's.

    'The Philippine Department of Justice', "Canada's Treasury Board": the same name is an office of several states.
    """
    before = None
    for party in parties:
        theirs = before is not None and party.name.use == "government" and before.name.target != party.name.target
        if not (theirs and before is not None and _owns(before, party, tokens)):
            yield party
        before = party


def _owns(state: NameMention, office: NameMention, tokens: Sequence[Token]) -> bool:
    """Whether the name of a state stands right before an office, by itself or in the genitive."""
    between = [token.lower for token in tokens[state.last : office.first]]
    return state.name.use in ("name", "demonym") and between in ([], ["'"], ["'", "s"])


def _goes_on(token: Token, words: Words) -> bool:
    """Whether the token belongs to the name: a capitalised word, or '&' and a hyphen between two."""
    ends = token.lower in words.nouns["determiners"] or token.lower in words.nouns["stops"]
    return (is_capital(token) and not ends) or token.text in "&-"


def slug(name: str) -> str:
    """The name as the last part of an id: lower case, hyphens."""
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")


def is_personal(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'Mr. Jordan Smith': behind an honorific stands the name of a person, and of no state."""
    at = mention.first - 1
    if mention.name.table != "party" or at < 0 or mention.last >= len(tokens):
        return False
    at -= at > 0 and tokens[at].text == "."
    return tokens[at].lower in words.nouns["honorifics"] and tokens[at].text[:1].isupper()
