"""People who only share the surname of one who holds an office: 'Tony Blair' makes no 'Mr Blair' the other minister.

A document that names somebody by another first name, and never the office holder in full, means that one by the
surname alone.
"""

from collections.abc import Sequence
from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Reader

SHORT = 3
"""Letters that a first name has at the least which stands inside another ('Liz' in 'Elizabeth')."""


def without_namesakes(scenes: Sequence[Scene], reader: Reader) -> None:
    """Take from the offices of every sentence those surnames that the document gives to another person."""
    catalogue = reader.catalogue
    if not any(scene.offices for scene in scenes):
        return
    full = {catalogue.offices[int(m.name.target)].surname for s in scenes for m in s.offices if m.name.use != "surname"}
    others = {name for scene in scenes for name in _namesakes(scene, catalogue)} - full
    for scene in scenes if others else ():
        for mention in scene.offices:
            if catalogue.offices[int(mention.name.target)].surname in others:
                scene.cover(mention.first, mention.last, "")
        scene.offices = [m for m in scene.offices if catalogue.offices[int(m.name.target)].surname not in others]


def _namesakes(scene: Scene, catalogue: Catalogue) -> set[str]:
    """The surnames that stand behind a first name which is no office holder's of that surname."""
    found = set()
    for mention in scene.offices:
        before = scene.tokens[mention.first - 1].text if mention.first else ""
        if mention.name.use != "surname" or before not in _first_names(catalogue):
            continue
        surname = catalogue.offices[int(mention.name.target)].surname
        own = [office.name.split()[0] for _, office in catalogue.holders(surname)]
        if not any(_is_same(before, name) for name in own):
            found.add(surname)
    return found


def _is_same(one: str, other: str) -> bool:
    """Whether two first names may be of one person: 'Joe' and 'Joseph', 'Tony' and 'Antony'."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short[0] == long[0] or (len(short) >= SHORT and short in long)


@cache
def _first_names(catalogue: Catalogue) -> frozenset[str]:
    """The first names of all who hold or held an office."""
    surnames = {office.surname for office in catalogue.offices}
    return frozenset(office.name.split()[0] for office in catalogue.offices if " " in office.name) - surnames
