"""Who holds an office on the day of a document, and for which party names of offices stand in it."""

import re
from collections.abc import Sequence
from datetime import date

from pledgebook.catalogue import Office
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.names import NameMention

TITLE = 6
"""How many words before a surname its title may begin ('Minister for Foreign Trade and Development')."""


def after_role(scenes: Sequence[Scene], reader: Reader, published: date | None) -> set[str]:
    """The numbers of offices whose holders stand by surname right after a word for an office ('Minister Lecornu')."""
    found = set()
    for scene in scenes:
        for mention in scene.offices:
            if mention.first > 0 and scene.tokens.lowers[mention.first - 1] in reader.words.speech["titles"]:
                titled = mention.name.use == "surname"
                found |= _titled(scene, mention, reader, published) if titled else {mention.name.target}
    return found


def _titled(scene: Scene, mention: NameMention, reader: Reader, published: date | None) -> set[str]:
    """The offices that a title and a surname may mean, of one party: of several who share the name, by day and title.

    'Vice President Harris' of 2023 is no minister of another state; in 1999 'Secretary Cohen' is nobody of today.
    """
    same = reader.catalogue.holders(reader.catalogue.offices[int(mention.name.target)].surname)
    held = [(k, o) for k, o in same if o.held_on(published)]
    before = [(k, o) for k, o in same if published and o.since and o.since <= published]
    told = scene.tokens.lowers[max(0, mention.first - TITLE) : mention.first]
    for those in (held, before):
        fits = [_fit(office.role, told) for _, office in those]
        best = [(k, o) for (k, o), fit in zip(those, fits, strict=True) if fit == max(fits)]
        if len({office.party for _, office in best}) == 1:
            return {str(k) for k, _ in best}
        if those:
            break
    return set() if held or before else {mention.name.target}


def _fit(role: str, told: Sequence[str]) -> int:
    """How well the words before a surname tell a role: all of its words, the first or last of them, or none."""
    words = role.split()
    if told[-len(words) :] == words:
        return 1 + len(words)
    return int(told[-1] in words)


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
    return next(iter(held or full), None)


def office_of_initials(initials: str, document: Document, reader: Reader) -> str | None:
    """The party of the one office that the text writes out and later calls by its initials ('the ERC')."""
    pattern = r"\b" + r"\s+".join(rf"{letter}[^\W\d_]+" for letter in initials) + r"\b"
    written = {" ".join(found.split()).lower() for found in re.findall(pattern, document.text)}
    parties = {office.party for office in reader.catalogue.offices if office.role.lower() in written}
    return parties.pop() if len(parties) == 1 else None
