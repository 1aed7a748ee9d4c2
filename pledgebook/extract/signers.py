"""Who speaks together in one text: 'We, the leaders of Norway and Chad, met', a 'Joint statement of Norway and Chad'.

Its 'we' is all of them, whoever publishes it (see `collective`).
"""

from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.extract.offices import holder
from pledgebook.extract.scene import Scene
from pledgebook.extract.title import Title
from pledgebook.extract.words import Reader
from pledgebook.model import Document
from pledgebook.text.names import NameMention

OPENS: Final = 3
"""In how many sentences of a text it may stand who 'we' are."""


def read_signers(
    document: Document, title: Title, scenes: Sequence[Scene], reader: Reader, named: frozenset[str]
) -> tuple[str, ...]:
    """The states that speak together as 'we' in a text; () where there are not at least two."""
    if any(scene.sentence.turn is not None for scene in scenes[:OPENS]):
        return ()
    codes = {code for scene in scenes[:OPENS] for code in _we(scene, document, reader, named)}
    if len(codes) < 2 and next(reader.words.joint.scan(title.tokens), None) is not None:
        found = [m for m in reader.gazetteer.find(title.tokens) if m.name.table in ("party", "office")]
        codes = set(_codes(found, document, reader, named))
    return tuple(sorted(codes)) if len(codes) > 1 and all(_is_state(one, reader) for one in codes) else ()


def without_getters(signers: tuple[str, ...], getting: set[str]) -> tuple[str, ...]:
    """Those who speak together, without the one of whom they speak ('on aid to Gaza'); () where one of two gets."""
    left = tuple(one for one in signers if one not in getting)
    return left if len(left) > 1 else ()


def _we(scene: Scene, document: Document, reader: Reader, named: frozenset[str]) -> Iterator[str]:
    """The parties of the row behind 'We,' ('We, the leaders of Norway and Chad, met')."""
    tokens, words = scene.tokens, reader.words
    we = words.speech["first_person"] & words.nouns["plural_subjects"]
    if "," not in tokens.words or tokens.words.isdisjoint(we):
        return
    lowers = tokens.lowers
    start = next((k for k in range(len(tokens) - 1) if lowers[k] in we and tokens[k + 1].text == ","), None)
    if start is None:
        return
    small = words.nouns["articles"] | words.nouns["conjunctions"] | words.order.of | words.titles
    small = small | words.nouns["all_leaders"]
    end = start + 1
    while end < len(tokens) and (tokens[end].text == "," or tokens.lowers[end] in small or tokens[end].text.istitle()
                                 or scene.covered[end] in ("party", "office")):
        end += 1
    row = [m for m in (*scene.parties, *scene.offices) if start < m.first and m.last <= end]
    yield from _codes(row, document, reader, named)


def _codes(row: Sequence[NameMention], document: Document, reader: Reader, named: frozenset[str]) -> Iterator[str]:
    for mention in row:
        office = holder(mention, document, reader, named) if mention.name.table == "office" else None
        if mention.name.table == "party" or office is not None:
            yield office.party if office is not None else mention.name.target


def _is_state(code: str, reader: Reader) -> bool:
    return reader.catalogue.party_kind(code) in ("state", "territory", "union")
