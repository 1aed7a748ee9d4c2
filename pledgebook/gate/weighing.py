"""Whether the words around the places are enough: aid, giving, a party and a sum close together, or three lesser marks."""

import re
import unicodedata
from dataclasses import dataclass
from collections.abc import Iterable, Sequence
from html import unescape

from pledgebook.gate.families import (
    ABROAD, COUNTED, GIVING, HEAD, KIND, PARTY, SORT, STRONG, SUM, TOWARDS, WEAK, Families,
)

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*|[$€£¥]")
_YEAR = re.compile(r"(?:19|20)\d\d\W?")
_CLOSE, _NEAR, _BESIDE = 60, 90, 45
"""Words within which all four families are enough at once, three are a mark, and a phrase of aid and a party are one."""

_COUNTS = 3  # words from a number to the thing that it counts
_ENOUGH = 3
_MOST = 2  # times that a mark of one kind counts


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their order, as they stand and in lower case."""

    written: list[str]
    lower: list[str]


def words_of(piece: bytes) -> Words:
    """The words of a piece of a page, without its markup."""
    try:
        text = piece.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.start > len(piece) - 4 or (error.start < 4 and not piece[:error.end].isascii())
        text = piece.decode("utf-8", "ignore") if cut else piece.decode("cp1252", "replace")
    text = _TAG.sub(" ", text)
    if "&" in text:
        text = unescape(text)
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    written = _WORD.findall(text)
    return Words(written, list(map(str.lower, written)))


class Tally:
    """The marks that one language's families have left in a page."""

    def __init__(self, families: Families) -> None:
        self.families = families
        self.strong = self.phrases = self.weak = 0
        self.is_together = self._is_for_sums = False

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return min(self.strong, _MOST) + min(self.phrases, _MOST) + min(self.weak, _MOST)

    @property
    def is_enough(self) -> bool:
        """Whether the page is to be read."""
        return self.is_together or self.marks >= _ENOUGH

    def only_sums(self) -> None:
        """From here on the pieces are those around sums; other marks have been counted."""
        self.weak, self._is_for_sums = 0, True

    def add(self, words: Words) -> None:
        """Look through the words of a piece of the page."""
        if not self.families.may_be_told(words.lower):
            return
        far = -1000
        known, parties, pairs = self.families.words, self.families.parties, self.families.pairs
        aid = any_aid = giving = party = named = amount = number = phrase = far
        s_from = p_from = w_from = 0  # a mark counts from words behind the last one of its kind
        before, before_bits = "", 0
        for place, (word, lower) in enumerate(zip(words.written, words.lower, strict=True)):
            bits = known.get(lower, 0)
            if word[0].isdigit():
                if not _YEAR.fullmatch(word):
                    number = place
                before, before_bits = lower, 0
                continue
            if word in parties or (before, lower) in pairs:
                bits |= PARTY
            if not bits:
                if lower in "$€£¥":
                    amount = place
                before, before_bits = lower, 0
                continue
            if bits & GIVING: giving = place
            if bits & SUM: amount = place
            if bits & PARTY: named = party = place
            if bits & ABROAD: party = place
            if bits & STRONG: aid = any_aid = place
            if bits & WEAK: any_aid = place
            if bits & COUNTED and place - number <= _COUNTS: aid = any_aid = amount = place
            if (bits & HEAD and before_bits & KIND) or (bits & TOWARDS and before_bits & SORT): phrase = aid = any_aid = place
            before, before_bits = lower, bits
            if place - min(aid, giving, party, amount) <= _CLOSE:
                self.is_together = True
                return
            if not self._is_for_sums and min(aid, giving, party) >= max(s_from, place - _NEAR):
                self.strong += 1; s_from = place + 1
            if not self._is_for_sums and min(phrase, named) >= max(p_from, place - _BESIDE):
                self.phrases += 1; p_from = place + 1
            if min(any_aid, giving, party, amount) >= max(w_from, place - _NEAR):
                self.weak += 1; w_from = place + 1
