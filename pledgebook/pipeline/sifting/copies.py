"""Which kept pages are near copies of one that was kept before, told while an archive is sifted.

`run` compares texts word by word and has the last word (reconcile/copies.py). Here a page leaves a sketch of its text:
what is sampled of its runs of words, and its figures. Two sketches are compared as two texts are there, with the
sampled runs in place of all; so what is told is close to what `run` will find, at a small part of the room.

A sketch is looked for by its least runs. Those of the last HELD pages are held, which bounds the memory: an agency's
text is on its sites within days.
"""

import heapq
from array import array
from base64 import b64decode, b64encode
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.likeness import (
    LEAD,
    LEAD_SHARE,
    LEAST,
    RUN,
    SHARE,
    WITHIN,
    contradict,
    figures_of,
    sampled,
    words_of,
)

HELD = 50_000
"""Pages whose sketches are held: some 135 MB."""

KEYS = 16
"""Runs by which a sketch is found. Of a copy that was cut to a third, a third of them is left."""

LONGEST = 100_000
"""Code points of a text that are sketched, so that no page takes the room of hundreds."""

HOLDERS = 8
"""A run leads to no more pages than this, the earliest that have it: what very many have is a site's own phrase."""

LOOKED_AT = 8
"""So many pages are compared with a new one: those that share most keys with it."""


@dataclass(frozen=True, slots=True)
class Sketch:
    """A text as it is told from others: how many words, a number for all of them, sampled runs, figures.

    The first `lead` of the runs are of the words that it opens with.
    """

    document: str
    words: int
    number: int
    runs: "array[int]"
    lead: int
    figures: "array[int]"
    """Places (a hash of the words around) and what stands there, in turns."""

    @classmethod
    def of(cls, document: str, text: str) -> "Sketch":
        """The sketch of a document's text."""
        words = words_of(text[:LONGEST])
        runs = array("q", sampled(words)) if len(words) >= LEAST else array("q")
        lead = len(sampled(words, LEAD - RUN + 1)) if runs else 0
        told = [part for place, numbers in sorted(figures_of(words).items()) if runs
                for number in sorted(numbers) for part in (hash(place), number)]
        return cls(document, len(words), hash(words), runs, lead, array("q", told))

    def to_json(self) -> list[str | int]:
        """Its written form: short, since there is one a page."""
        return [self.document, self.words, self.number, _packed(self.runs), self.lead, _packed(self.figures)]

    @classmethod
    def from_json(cls, row: list[str | int]) -> "Sketch":
        """Read what `to_json` wrote."""
        document, words, number, runs, lead, figures = row
        return cls(str(document), int(words), int(number), _unpacked(str(runs)), int(lead), _unpacked(str(figures)))

    @property
    def keys(self) -> list[int]:
        """By what it is looked for."""
        return [self.number, *heapq.nsmallest(KEYS, self.runs)]

    def is_like(self, other: "Sketch") -> bool:
        """Whether the two texts are near copies, as far as their sketches tell."""
        if self.number == other.number:
            return True
        shorter, longer = sorted((self.words, other.words))
        if not self.runs or not other.runs or longer > WITHIN * shorter:
            return False
        mine, theirs = set(self.runs), set(other.runs)
        if len(mine & theirs) < SHARE * min(len(mine), len(theirs)):
            return False
        kept = max(_share(self.runs[:self.lead], theirs), _share(other.runs[:other.lead], mine))
        return kept >= LEAD_SHARE and not contradict(_figures(self), _figures(other))


def _share(lead: "array[int]", runs: set[int]) -> float:
    return len(runs.intersection(lead)) / len(lead) if lead else 1.0


def _figures(one: Sketch) -> dict[int, frozenset[int]]:
    told: dict[int, frozenset[int]] = {}
    for place, number in zip(one.figures[::2], one.figures[1::2], strict=True):
        told[place] = told.get(place, frozenset()) | {number}
    return told


def _packed(numbers: "array[int]") -> str:
    return b64encode(numbers.tobytes()).decode("ascii")


def _unpacked(written: str) -> "array[int]":
    return array("q", b64decode(written))


class Sketches:
    """The sketches of the last pages, in the order in which they were kept."""

    def __init__(self, held: int = HELD) -> None:
        self._held = held
        self._by_document: OrderedDict[str, Sketch] = OrderedDict()
        self._holders: dict[int, list[str]] = {}

    def copies(self, found: Iterable[Sketch]) -> int:
        """Hold these too, and say how many of them are near copies of one that was held before.

        The same document again is none: that is told as a page that was there already.
        """
        return sum(self._is_copy(one) for one in found)

    def hold(self, found: Iterable[Sketch]) -> None:
        """Hold these too; what they are copies of need not be known any more."""
        for one in found:
            if one.document not in self._by_document:
                self._add(one, one.keys)

    def _is_copy(self, one: Sketch) -> bool:
        if one.document in self._by_document:
            return False
        keys = one.keys
        is_copy = any(one.is_like(self._by_document[name]) for name in self._near(keys))
        self._add(one, keys)
        return is_copy

    def _add(self, one: Sketch, keys: Iterable[int]) -> None:
        self._by_document[one.document] = one
        for key in keys:
            holders = self._holders.setdefault(key, [])
            if len(holders) < HOLDERS:
                holders.append(one.document)
        if len(self._by_document) > self._held:
            self._forget(self._by_document.popitem(last=False)[1])

    def _near(self, keys: Iterable[int]) -> list[str]:
        shared = Counter(name for key in keys for name in self._holders.get(key, ()))
        return [name for name, _ in shared.most_common(LOOKED_AT)]

    def _forget(self, one: Sketch) -> None:
        for key in one.keys:
            holders = self._holders[key]
            if one.document in holders:
                holders.remove(one.document)
            if not holders:
                del self._holders[key]
