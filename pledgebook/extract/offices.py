"""Who holds an office on the day of a document, and for which party names of offices stand in it."""

import re
from collections.abc import Sequence
from datetime import date

from pledgebook.catalogue import Office
from pledgebook.extract.cabinets import HEADS
from pledgebook.extract.office_titles import TITLE, titled
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.names import NameMention


def after_role(scenes: Sequence[Scene], reader: Reader, published: date | None) -> set[str]:
    """The numbers of offices whose holders stand by surname right after a word for an office ('Minister Lecornu')."""
    found = set()
    for scene in scenes:
        for mention in scene.offices:
            if mention.first > 0 and scene.tokens.lowers[mention.first - 1] in reader.words.speech["titles"]:
                surname = reader.catalogue.offices[int(mention.name.target)].surname
                told = scene.tokens.lowers[max(0, mention.first - TITLE) : mention.first]
                found |= {mention.name.target} if mention.name.use != "surname" else set(
                    map(str, titled(surname, told, reader.catalogue, published)))
    return found


def holder(mention: NameMention, document: Document, reader: Reader, named: frozenset[str]) -> Office | None:
    """The office that a name stands for on the document's day; a bare surname only where the document names it."""
    same = reader.catalogue.holders(reader.catalogue.offices[int(mention.name.target)].surname)
    if mention.name.use == "surname" and not any(str(k) in named for k, _ in same):
        parties = {office.party for _, office in same if office.held_on(document.published)}
        if len(parties) != 1:
            return None
    persons = {office.name for k, office in same if str(k) in named}
    full = [o for _, o in same if o.name in persons or mention.name.use != "surname"] or [o for _, o in same]
    if mention.name.use != "surname":
        full = [o for o in full if o.name == reader.catalogue.offices[int(mention.name.target)].name]
    held = [office for office in full if office.held_on(document.published)]
    if not held and mention.name.use == "surname":  # in 2005 'Mr Blair' is nobody who came to office in 2023
        full = [o for o in full if not (o.since and document.published and o.since > document.published)]
    if len(held) > 1 and mention.name.use == "surname":  # 'Biden' is the president, and not his wife
        held = [office for office in held if office.role in HEADS] or held
    return next(iter(held or full), None)


def office_of_initials(initials: str, document: Document, reader: Reader) -> str | None:
    """The party of the one office that the text writes out and later calls by its initials ('the ERC')."""
    pattern = r"\b" + r"\s+".join(rf"{letter}[^\W\d_]+" for letter in initials) + r"\b"
    written = {" ".join(found.split()).lower() for found in re.findall(pattern, document.text)}
    parties = {office.party for office in reader.catalogue.offices if office.role.lower() in written}
    return parties.pop() if len(parties) == 1 else None
