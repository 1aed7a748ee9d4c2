"""One text of ours as a document, and what the reader finds in it: what most tests of the extractor begin with."""

from datetime import date

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document


def document_of(text: str, **known: object) -> Document:
    """An English text of a known day and paper, where nothing else is `known` of it."""
    return Document.of_text(text, **{"language": "en", "published": date(2026, 3, 12), "publisher": "gazette.example",
                                     **known})


def candidates(text: str, **known: object) -> tuple[Claim, ...]:
    """All that is found, however sure it is: how sure is learnt anew with every gold, and told by tests of its own."""
    one = document_of(text, **known)
    return read(one, load_reader(one.language, load_catalogue(), "rules@1")).claims


def claims(text: str, **known: object) -> list[Claim]:
    """What is found and shown, in tiers A and B."""
    return [one for one in candidates(text, **known) if one.tier != "C"]
