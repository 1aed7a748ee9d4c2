"""Whose own words a document is by its title: 'Remarks by President Biden on Ukraine' has no other speaker."""

from pledgebook.extract.spoken import Spoken
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.tokens import Tokens, tokenise


def authors(document: Document, reader: Reader) -> frozenset[str]:
    """The office holders whose own statement the document is by its title ('Remarks by President ... on ...')."""
    title = Tokens(tokenise(document.title or ""))
    start = next((after for _, _, after in reader.words.own_words.scan(title)), None)
    if start is None:
        return frozenset()
    stops = reader.words.speech["subjects"]
    end = next((k for k in range(start, len(title)) if title[k].lower in stops), len(title))
    named = [m for m in reader.gazetteer.find(title[start:end]) if m.name.table == "office"]
    offices = [reader.catalogue.offices[int(m.name.target)] for m in named]
    return frozenset(o.name for o in offices)


def is_of_author(spoken: Spoken, own: frozenset[str]) -> bool:
    """Whether what is said is the author's own; where two of them speak, the labels of their turns tell who does."""
    return spoken.speaker.name in own and (len(own) == 1 or spoken.at is not None)
