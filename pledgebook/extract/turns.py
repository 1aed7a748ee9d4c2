"""Whose turn of a transcript a sentence is in: the office, or the title, of the surname in its label."""

import re
from typing import Final

from pledgebook.catalogue import Office
from pledgebook.extract.words import Reader
from pledgebook.model import Document, Span, Speaker
from pledgebook.text.segments import Sentence
from pledgebook.text.tokens import tokenise

_LABEL: Final = re.compile(r"[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'-]+")


def turn_speaker(
    sentence: Sentence, reader: Reader, document: Document, voice: str | None
) -> tuple[Speaker, Span] | None:
    """The office holder whose turn of a transcript the sentence is in, with the span of the label; None otherwise."""
    if sentence.turn is None or sentence.label is None:
        return None
    office = _holder(sentence.turn, reader, document, voice)
    speaker = (
        Speaker(office.name, office.role, office.party)
        if office
        else _of_office(sentence.turn, reader, document, voice) or _of_title(sentence.turn, reader, document, voice)
    )
    return (speaker, Span(*sentence.label)) if speaker else None


def _holder(label: str, reader: Reader, document: Document, voice: str | None) -> Office | None:
    """Whose surname a label has; in a government's own transcript it may be somebody else's than the one we know.

    'MR. SINGH' is an official there, unless the label tells the office ('MINISTER SINGH') or the text the full name.
    """
    labelled = [office for word in _LABEL.findall(label) for _, office in reader.catalogue.holders(word.title())
                if office.held_on(document.published)]
    if voice is None or not labelled:
        return next(iter(labelled), None)
    said, text = set(label.lower().split()), f"{document.title} {document.text}"
    own = (office for office in labelled if office.party == voice)
    told = (office for office in labelled if not said.isdisjoint(office.role.split()) or office.name in text)
    return next(own, None) or next(told, None)


def _of_office(label: str, reader: Reader, document: Document, voice: str | None) -> Speaker | None:
    """Who a label calls by the office alone: 'THE VICE PRESIDENT', 'SENIOR ADMINISTRATION OFFICIAL'."""
    said = [word for word in label.lower().split() if word not in reader.words.nouns["articles"]]
    while said and (said[-1] in reader.words.numbers.words or said[-1].strip("#").isdigit()):
        said.pop()  # 'SENIOR ADMINISTRATION OFFICIAL TWO'
    known = reader.words.titles | reader.words.speech["nameless"]
    if voice is None or not said or any(word not in known for word in said):
        return None
    role = " ".join(said)
    own = (office for office in reader.catalogue.offices_of(voice) if office.role == role)
    held = [office for office in own if office.held_on(document.published)]
    name = held[0].name if len(held) == 1 and document.published else None
    return Speaker(name, role, voice)


def _of_title(label: str, reader: Reader, document: Document, voice: str | None) -> Speaker | None:
    """Whose surname a label has ('MS. DALTON') that the title of the document tells with an office."""
    title = [token.text for token in tokenise(document.title or "")]
    words = reader.words.titles
    for surname in (word.title() for word in _LABEL.findall(label)):
        at = title.index(surname) if surname in title else 0
        first = at - 1
        while first > 0 and title[first - 1].lower() in words:
            first -= 1
        if at > 1 and first < at - 1 and title[at - 1][:1].isupper() and title[at - 1].lower() not in words:
            return Speaker(" ".join(title[at - 1 : at + 1]), " ".join(title[first : at - 1]), voice)
    return None


def turn_party(turn: str | None, reader: Reader, document: Document, voice: str | None) -> str | None:
    """Whose 'we' a turn of a transcript is: the office of the surname in its label; a reporter's is nobody's."""
    if turn is None:
        return voice
    if turn in reader.words.nouns["questions"]:
        return None
    office = _holder(turn, reader, document, voice)
    return office.party if office is not None else voice
