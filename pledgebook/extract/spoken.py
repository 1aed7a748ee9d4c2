"""Whose words a stretch of a sentence is, and who says what stands in quotation marks.

'"The tents are here," Ann Lee said. "More will come."': the second quotation is hers as well.
"""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from pledgebook.extract.scene import Scene
from pledgebook.model import Document, Span, Speaker
from pledgebook.text.segments import quotations
from pledgebook.text.spaced import plain_of

BESIDE: Final = 6
"""How many sentences off an attribution may stand from a quotation of the same paragraph."""


class Spoken(NamedTuple):
    """Tokens `first` to `last` (half-open) of a sentence are `speaker`'s, as the words at `source` say.

    `at` is the verb of speech; None for a label, which gives way to every verb.
    """

    first: int
    last: int
    at: int | None
    speaker: Speaker
    source: Span


def attribute_quotations(
    document: Document, scenes: Sequence[Scene], found: dict[int, tuple[Spoken, ...]], people: Mapping[int, Spoken]
) -> None:
    """Give every sentence inside a quotation the speaker beside it, or the last one where a quotation goes on.

    `people` are those whom a sentence alone names: such a one speaks in the quotation behind it where nobody else does.
    """
    inside = _in_quotation(document, scenes)
    if not inside:
        return
    last: Spoken | None = None
    for index, scene in enumerate(scenes):
        if index in inside and not found[index]:
            before = people.get(index - 1) if index - 1 not in inside else None
            near = before is not None and scenes[index - 1].sentence.paragraph == scene.sentence.paragraph
            spoken = _beside(scenes, found, index) or (before if near else None) or last
            last = spoken if near and spoken is before else last
            if spoken:
                found[index] = (spoken._replace(first=0, last=len(scene.tokens), at=None),)
        named = [s for s in found[index] if s.at is not None]
        last = named[-1] if named else last if index in inside or found[index] else None
        if last is None and index + 1 < len(scenes) and index + 1 in inside:
            last = next((s for k in range(index, max(-1, index - 3), -1) for s in found[k]), None)


def _beside(scenes: Sequence[Scene], found: Mapping[int, tuple[Spoken, ...]], index: int) -> Spoken | None:
    """The attribution of the same paragraph: the next one, else the one before."""
    paragraph = scenes[index].sentence.paragraph
    around = range(max(0, index - BESIDE), min(len(scenes), index + BESIDE + 1))
    near = [k for k in around if scenes[k].sentence.paragraph == paragraph]
    order = [*(k for k in near if k > index), *(k for k in reversed(near) if k < index)]
    return next((s for k in order for s in found[k] if s.at is not None), None)


def _in_quotation(document: Document, scenes: Sequence[Scene]) -> set[int]:
    """The sentences that begin inside a quotation; one that is not closed goes on to the end of its paragraph."""
    plain = plain_of(document.text)
    ranges = quotations(document.text)
    inside: set[int] = set()
    opened: int | None = None
    for index, scene in enumerate(scenes) if '"' in plain else ():
        sentence = scene.sentence
        last = bisect_right(ranges, (sentence.start, len(plain))) - 1
        if opened == sentence.paragraph or (last >= 0 and sentence.start < ranges[last][1]):
            inside.add(index)
        mark = plain.find('"', sentence.start, sentence.end)
        if mark == sentence.start and plain.count('"', mark, sentence.end) % 2:
            inside.add(index)
            opened = sentence.paragraph
        elif mark >= 0:
            opened = None
    return inside
