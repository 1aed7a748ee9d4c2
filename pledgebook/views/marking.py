"""A quotation with its marks: the words of the evidence, and inside and around them the words of each field.

A quotation is cut into runs that never overlap, so that a template only has to write them one after the other.
Words are taken from the stored text by their place; where the place does not hold the very words, there is no mark
and the quotation says so.
"""

import itertools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

LABELS: dict[str, tuple[str, str]] = {
    # field of a claim: (the label that readers see, the group that gives it its underline)
    "quantity": ("how many", "number"),
    "money": ("how much", "money"),
    "due": ("by when", "time"),
    "happened": ("when", "time"),
    "item": ("what", "what"),
    "donors": ("who", "who"),
    "recipients": ("to whom", "who"),
    "stage": ("how far", "stage"),
    "speaker": ("says", "who"),
}
"""In order of precedence: where two fields cite the same words, the first one's label stands."""

REACH = 240
"""Code points around the evidence that are shown with it, at most: about two sentences."""

_ENDS = (". ", "! ", "? ", "\n")


@dataclass(frozen=True, slots=True)
class Run:
    """A run of words: in the evidence or around it, cited for a field or not. `label` stands on a field's last run."""

    text: str
    is_evidence: bool
    group: str = ""
    label: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What is shown of a text. `is_exact` is false where the stored text does not hold the words at their place."""

    runs: tuple[Run, ...]
    cut_before: bool
    cut_after: bool
    is_exact: bool = True


def quote(text: str | None, evidence: Mapping[str, Any] | None, cited: Mapping[str, Any]) -> Quote | None:
    """The evidence in its surroundings; None where the claim has no evidence.

    `text` is the stored text, None where it is not at hand: then the words are shown without surroundings.
    """
    if not evidence:
        return None
    start, end, exact = int(evidence["start"]), int(evidence["end"]), str(evidence["exact"])
    if text is None or text[start:end] != exact:
        return Quote((Run(exact, is_evidence=True),), cut_before=True, cut_after=True, is_exact=text is None)
    spans = _spans(cited, len(text))
    first, last = _surroundings(text, start, end, spans)
    return Quote(tuple(_runs(text, (first, last), (start, end), spans)),
                 cut_before=bool(text[:first].strip()), cut_after=bool(text[last:].strip()))


def _spans(cited: Mapping[str, Any], length: int) -> list[tuple[int, int, str]]:
    """The cited places that do not overlap, by precedence, in the order of the text."""
    taken: list[tuple[int, int, str]] = []
    for field in LABELS:
        place = cited.get(field) or {}
        if "start" not in place:
            continue
        start, end = int(place["start"]), int(place["end"])
        if 0 <= start < end <= length and all(end <= one or other <= start for one, other, _ in taken):
            taken.append((start, end, field))
    return sorted(taken)


def _surroundings(text: str, start: int, end: int, spans: list[tuple[int, int, str]]) -> tuple[int, int]:
    """The ends of what is shown: the sentence around the evidence and the cited words near it."""
    near = [(one, other) for one, other, _ in spans if one >= start - REACH and other <= end + REACH]
    first, last = min([start, *(one for one, _ in near)]), max([end, *(other for _, other in near)])
    floor, ceiling = max(0, start - REACH), min(len(text), end + REACH)
    before = max((text.rfind(mark, floor, first) + len(mark) for mark in _ENDS if mark in text[floor:first]),
                 default=floor if floor == 0 else _after_space(text, floor, first))
    after = min((text.find(mark, last, ceiling) + 1 for mark in _ENDS if mark in text[last:ceiling]),
                default=ceiling if ceiling == len(text) else _before_space(text, last, ceiling))
    return _trimmed(text, (before, first), (last, max(after, last)))


def _trimmed(text: str, left: tuple[int, int], right: tuple[int, int]) -> tuple[int, int]:
    """The outer ends of the words shown, without the white space that stands outside of the marks."""
    before, after = left[0], right[1]
    while before < left[1] and text[before].isspace():
        before += 1
    while after > right[0] and text[after - 1].isspace():
        after -= 1
    return before, after


def _after_space(text: str, floor: int, first: int) -> int:
    place = text.find(" ", floor, first)
    return first if place < 0 else place + 1


def _before_space(text: str, last: int, ceiling: int) -> int:
    place = text.rfind(" ", last, ceiling)
    return last if place < 0 else place


def _runs(
    text: str, shown: tuple[int, int], evidence: tuple[int, int], spans: list[tuple[int, int, str]],
) -> Iterator[Run]:
    """The text between the ends, cut wherever a mark begins or ends."""
    inside = [span for span in spans if shown[0] <= span[0] and span[1] <= shown[1]]
    cuts = sorted({*shown, *evidence, *(one for one, _, _ in inside), *(other for _, other, _ in inside)})
    for start, end in itertools.pairwise(cuts):
        field, stop = next(((name, other) for one, other, name in inside if one <= start < other), ("", 0))
        label, group = LABELS.get(field, ("", ""))
        yield Run(text[start:end], evidence[0] <= start < evidence[1], group, label if end == stop else "")
