"""Paragraphs about the world: 'hunger around the globe. ... Norway is giving another $2 billion' is for nobody by name.

A text has one country that it is mostly for, and yet tells in one paragraph, under one heading or in one answer of the
whole world. Until that country is named there again, other than as where a war is, nothing is filled in for it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from pledgebook.extract.beside_regions import is_region
from pledgebook.extract.scene import Scene, part_in
from pledgebook.extract.words import Reader, Words, together

APART: Final = frozenset({"against", "aside"})
"""Parts of a name that only says where a war is, or beside whom."""


def read_worldwide(scenes: Sequence[Scene], recipients: Sequence[str], reader: Reader) -> frozenset[int]:
    """Where the sentences start that stand in a paragraph about the world, and not about those that the text is for."""
    found: set[int] = set()
    for run in _runs(scenes) if recipients else ():
        world = False
        for scene in run:
            if names_any(scene, recipients, reader):
                break
            if world and scene.tokens.words.isdisjoint(reader.words.joined["arms"]):  # arms go to those at war
                found.add(scene.sentence.start)
            world = world or _tells_of_world(scene, recipients, reader.words)
    return frozenset(found)


def _runs(scenes: Sequence[Scene]) -> Iterator[list[Scene]]:
    """The paragraphs of a text, each with its heading; of a talk each question with its answer."""
    turns = Counter(scene.sentence.turn for scene in scenes)
    most = turns.most_common(1)[0][0] if turns else None
    run: list[Scene] = []
    for scene in scenes:
        before = run[-1].sentence if run else None
        now = scene.sentence
        if before is not None and now.turn is not None:
            parts = now.turn not in (before.turn, most)
        else:
            parts = before is not None and now.paragraph != before.paragraph and not before.is_heading
        if parts:
            yield run
            run = []
        run.append(scene)
    yield run


def names_any(scene: Scene, recipients: Sequence[str], reader: Reader) -> bool:
    """Whether the sentence names one of those that the text is for, by itself or by an office, and not as a theatre."""
    if not (scene.parties or scene.towns or scene.offices):
        return False
    offices = reader.catalogue.offices
    held = any(offices[int(m.name.target)].party in recipients for m in scene.offices)
    return held or any(m.name.target in recipients and part_in(scene, m, reader.words) not in APART
                       for m in (*scene.parties, *scene.towns))


def _tells_of_world(scene: Scene, recipients: Sequence[str], words: Words) -> bool:
    """'around the world', 'to ten countries'; not what a war in one of those has brought to the world."""
    if any(mention.name.target in recipients for mention in scene.parties):
        return False
    if any(scene.covered[hit[2] - 1] != "party" and not _are_givers(scene, hit[0], words)
           for hit in words.everywhere.scan(scene.tokens)):
        return True
    lands = together(words.role_words["lands"], words.role_words["wide"])
    return not scene.tokens.words.isdisjoint(lands) and any(
        held in ("", "mask") and scene.tokens.lowers[at] in lands and is_region(scene.tokens, at, words)
        for at, held in enumerate(scene.covered))


def _are_givers(scene: Scene, first: int, words: Words) -> bool:
    """'Partners around the world have joined', 'Other countries will follow': others who act, and not who get."""
    others, small = words.role_words["others"], words.nouns["articles"]
    place = first - 1 if first and scene.tokens.lowers[first - 1] in others else first
    while place > 0 and scene.tokens.lowers[place - 1] in small:
        place -= 1
    return words.part_words.before(scene.tokens, place) is None and not others.isdisjoint(
        scene.tokens.lowers[max(0, first - 1) : first + 2])
