"""Governments that are named by who heads them: 'the Trudeau government', 'the Marcos administration'."""

from collections.abc import Iterator
from datetime import date
from typing import Final

from pledgebook.catalogue import Catalogue
from pledgebook.extract.office_titles import in_office
from pledgebook.extract.words import Reader
from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Tokens

HEADS: Final = frozenset({"president", "prime minister", "chancellor"})
"""Roles, as the table of offices names them, of those after whom the press calls a government."""


def find_cabinets(tokens: Tokens, reader: Reader, published: date | None) -> Iterator[NameMention]:
    """The names of heads of government right before a word for a government, as names of their states."""
    cabinets = reader.words.nouns["cabinets"]
    if cabinets.isdisjoint(tokens.words):
        return
    for at in [k for k, lower in enumerate(tokens.lowers) if k and lower in cabinets]:
        head = tokens[at - 1]
        if head.kind == "word" and head.text[:1].isupper():
            party = _headed_by(head.text, reader.catalogue, published)
            if party:
                yield NameMention(at - 1, at, Name(head.text, "party", party, "government"))


def _headed_by(surname: str, catalogue: Catalogue, published: date | None) -> str:
    """The one state that somebody of that surname heads on the day of the document, or headed before; else ''."""
    heads = [(number, office) for number, office in catalogue.holders(surname) if office.role in HEADS]
    parties = {office.party for _, office in in_office(heads, published)}
    return parties.pop() if len(parties) == 1 else ""
