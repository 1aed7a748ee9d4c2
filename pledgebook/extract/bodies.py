"""Organisations that no table knows, by the last word of their name: 'Qatar Charity', 'Gaza Humanitarian Foundation'.

Only names that say themselves that they are an organisation: a name without such a word may be a person's, and
private persons are never parties.
"""

import re
from collections.abc import Iterator, Sequence

from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Token

MOST_WORDS = 6


def find_bodies(tokens: Sequence[Token], marks: frozenset[str]) -> Iterator[NameMention]:
    """Runs of two or more capitalised words that end in one of `marks`, as parties `org:` with the name as a slug."""
    for at, token in enumerate(tokens):
        if token.lower not in marks or not _is_capital(token):
            continue
        first = at
        while first > 0 and at - first < MOST_WORDS and _goes_on(tokens, first - 1):
            first -= 1
        while first < at and not _is_capital(tokens[first]):
            first += 1
        if first < at:
            words = " ".join(t.text for t in tokens[first : at + 1] if t.kind == "word")
            yield NameMention(first, at + 1, Name(words, "party", f"org:{_slug(words)}"))


def _is_capital(token: Token) -> bool:
    return token.kind == "word" and token.text[:1].isupper()


def _goes_on(tokens: Sequence[Token], at: int) -> bool:
    """Whether the token belongs to the name: a capitalised word, or '&' and a hyphen between two."""
    if at == 0 and tokens[0].lower in ("the", "a", "an"):
        return False
    return _is_capital(tokens[at]) or tokens[at].text in "&-"


def _slug(name: str) -> str:
    return re.sub(r"[^\w]+", "-", name.lower()).strip("-")
