"""Whom a title and a surname mean: of all who bear the name, those whose office the title and the day fit.

'Vice President Harris' of 2023 is no minister of another state; 'Secretary Gates' is one, though 'gates' is a word.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from pledgebook.catalogue import Catalogue, Office
from pledgebook.extract.words import Reader
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Tokens

TITLE: Final = 6
"""How many words before a surname its title may begin ('Minister for Foreign Trade and Development')."""


def in_office(holders: Sequence[tuple[int, Office]], published: date | None) -> list[tuple[int, Office]]:
    """Of the holders of offices, those who held one on the day of the document, else those who came to one before."""
    held = [one for one in holders if one[1].held_on(published)]
    return held or [one for one in holders if published and one[1].since and one[1].since <= published]


def titled(surname: str, told: Sequence[str], catalogue: Catalogue, published: date | None) -> frozenset[int]:
    """The numbers of the offices, of one party, that a surname behind the words `told` may mean; none where two do."""
    those = in_office(catalogue.holders(surname), published)
    fits = [_fit(office.role, told) for _, office in those]
    best = [(k, o) for (k, o), fit in zip(those, fits, strict=True) if fit == max(fits)]
    return frozenset(k for k, _ in best) if len({office.party for _, office in best}) == 1 else frozenset()


def words_with_titles(
    tokens: Tokens, covered: Sequence[str], reader: Reader, published: date | None
) -> Iterator[NameMention]:
    """Surnames that are words of their own, behind the title of their office ('Secretary Gates')."""
    titles = reader.words.speech["titles"]
    if titles.isdisjoint(tokens.lowers[:-1]):  # the full stop of 'Mr.' is one of them, and ends most sentences
        return
    for at in [k for k, lower in enumerate(tokens.lowers[:-1], 1) if lower in titles]:
        name = tokens[at].text
        if covered[at] or not name[:1].isupper() or not reader.catalogue.holders(name):
            continue
        told = tokens.lowers[max(0, at - TITLE) : at]
        may = titled(name, told, reader.catalogue, published)
        if fit := [k for k in may if _fit(reader.catalogue.offices[k].role, told)]:
            yield NameMention(at, at + 1, Name(name, "office", str(min(fit)), "surname", exact=True))


def inside_a_name(tokens: Tokens, mention: NameMention) -> bool:
    """A surname of a minister that goes on as another name ('Austin Texas', 'May 2023') names nobody here."""
    after = tokens[mention.last] if mention.last < len(tokens) else None
    return after is not None and (after.kind == "number" or (after.kind == "word" and after.text[:1].isupper()))


def _fit(role: str, told: Sequence[str]) -> int:
    """How well the words before a surname tell a role: all of its words, the first or last of them, or none."""
    words = role.split()
    if list(told[-len(words) :]) == words:
        return 1 + len(words)
    return int(told[-1] in words)
