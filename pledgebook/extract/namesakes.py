"""People who only share the surname of one who holds an office: 'Tony Blair' makes no 'Mr Blair' the other minister.

A document that names somebody by another first name, and never the office holder in full, means that one by the
surname alone.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from pledgebook.catalogue import Catalogue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader, Words

SHORT: Final = 3
"""Letters that a first name has at the least which stands inside another ('Liz' in 'Elizabeth')."""


def without_namesakes(scenes: Sequence[Scene], reader: Reader) -> None:
    """Take from the offices of every sentence those surnames that the document gives to another person."""
    catalogue = reader.catalogue
    if not any(scene.offices for scene in scenes):
        return
    full = {catalogue.offices[int(m.name.target)].surname for s in scenes for m in s.offices if m.name.use != "surname"}
    others = {name for scene in scenes for name in _namesakes(scene, catalogue, reader.words)} - full
    for scene in scenes if others else ():
        for mention in scene.offices:
            if catalogue.offices[int(mention.name.target)].surname in others:
                scene.cover(mention.first, mention.last, "")
        scene.offices = [m for m in scene.offices if catalogue.offices[int(m.name.target)].surname not in others]


def _namesakes(scene: Scene, catalogue: Catalogue, words: Words) -> set[str]:
    """The surnames behind a first name, or a seat ('Gov. Lee'), which is no office holder's of that surname."""
    found = set(_of_seats(scene, catalogue, words))
    for mention in scene.offices:
        before = scene.tokens[mention.first - 1].text if mention.first else ""
        if mention.name.use != "surname" or before not in _first_names(catalogue):
            continue
        surname = catalogue.offices[int(mention.name.target)].surname
        own = [office.name.split()[0] for _, office in catalogue.holders(surname)]
        if not any(_is_same(before, name) for name in own):
            found.add(surname)
    return found


def _of_seats(scene: Scene, catalogue: Catalogue, words: Words) -> Iterator[str]:
    """The surnames behind 'Gov. Ann', 'Senator'."""
    seats, tokens = words.speech["seats"], scene.tokens
    if tokens.words.isdisjoint(seats):
        return
    for at in [k for k, word in enumerate(tokens.lowers) if word in seats]:
        for token in tokens[at + 1 : at + 4]:
            holders = catalogue.holders(token.text) if token.text[:1].isupper() else ()
            if holders and not any(tokens.lowers[at] in office.role for _, office in holders):
                yield token.text


def _is_same(one: str, other: str) -> bool:
    """Whether two first names may be of one person: 'Joe' and 'Joseph', 'Tony' and 'Antony'."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short[0] == long[0] or (len(short) >= SHORT and short in long)


@cache
def _first_names(catalogue: Catalogue) -> frozenset[str]:
    """The first names of all who hold or held an office."""
    surnames = {office.surname for office in catalogue.offices}
    return frozenset(office.name.split()[0] for office in catalogue.offices if " " in office.name) - surnames
