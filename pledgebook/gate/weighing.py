"""Whether the words around the places are enough for a page to be read: what stands together in them, as marks.

Aid, giving, a party and a sum close together are enough at once, and so are, in one sentence, two parties, giving and a
sum, and a party, a number and a word that is said of gifts alone. Else three lesser marks are: they are what a long
text about assistance has in many places and another not.
"""

import re
import unicodedata
from dataclasses import dataclass
from html import unescape

from pledgebook.gate.families import (
    ABROAD,
    COUNTED,
    GIFT,
    GIVING,
    HEAD,
    KIND,
    LONE,
    SORT,
    STRONG,
    SUM,
    TOWARDS,
    WEAK,
    Families,
)

_TAG = re.compile(r"<(?!!\[CDATA\[)[^<>]*>")
"""Markup; but what opens a CDATA section of a feed hides text, up to the next '>' all of it."""

_WORD = re.compile(r"[^\W\d_]+|[0-9][0-9.,]*|[$€£¥]")
_PLAIN_WORD = re.compile(r"[A-Za-z]+|[0-9][0-9.,]*|[$€£¥]")
_NOT_PLAIN = re.compile(r"[^\x00-\x7f\xa0\u2010-\u201f€£]")
"""A sign that may be a letter beyond A to Z: where none is, words are found at twice the speed."""

_MONEY = "$€£¥"
_CENTURIES = ("19", "20")
_YEAR = re.compile(r"(?:19|20)\d\d\W?")
_CLOSE = 60
"""Words within which aid, giving, a party and a sum are enough."""

_SENTENCE = 26
"""Words within which two parties, a gift and a sum are enough."""

_NEAR = 90
"""Words within which these are a mark: strong aid, giving and a party; weaker aid, giving, a party and a sum."""

_BESIDE = 45
"""Words within which a phrase such as 'military aid' and a party by its name are a mark."""

_COUNTS = 3  # words from a number to the thing that it counts
ENOUGH = 3
"""Marks that let a page pass."""

_MOST = 2  # times that marks of one kind count
_FAR = -10_000


@dataclass(frozen=True, slots=True)
class Words:
    """Words in their order, as they stand and in lower case, and those of them that tell anything."""

    written: list[str]
    lower: list[str]
    telling: frozenset[str]


def words_of(piece: bytes, looked_for: frozenset[str]) -> Words:
    """The words of a piece of a page, without its markup; `looked_for` are those that tell anything, in lower case."""
    text = _TAG.sub(" ", _decoded(piece))
    if "&" in text:
        is_escaped = "&lt;" in text
        text = unescape(text)
        if is_escaped:  # markup, as feeds have it
            text = unescape(_TAG.sub(" ", text))
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    written = (_WORD if _NOT_PLAIN.search(text) else _PLAIN_WORD).findall(text)
    lower = "\n".join(written).lower().split("\n") if written else []
    return Words(written, lower, looked_for.intersection(lower))


def _decoded(piece: bytes) -> str:
    """UTF-8 but for what the edges cut; any other piece as windows-1252, which most that is not UTF-8 is."""
    try:
        return piece.decode("utf-8")
    except UnicodeDecodeError:
        inner = piece[3:-3].strip(bytes(range(0x80, 0x100)))
        try:
            return inner.decode("utf-8")
        except UnicodeDecodeError:
            return piece.decode("cp1252", "replace")


class Tally:
    """The marks that one language's families have left in a page."""

    def __init__(self, families: Families) -> None:
        self.families = families
        self._strong = self._phrases = self._weak = 0
        self._is_together = self._is_for_sums = False

    @property
    def marks(self) -> int:
        """How many marks there are."""
        return min(self._strong, _MOST) + min(self._phrases, _MOST) + min(self._weak, _MOST)

    @property
    def is_enough(self) -> bool:
        """Whether the page is to be read."""
        return self._is_together or self.marks >= ENOUGH

    def only_sums(self) -> None:
        """From here on the pieces are those around sums; marks of other kinds have been counted."""
        self._weak, self._is_for_sums = 0, True

    def add(self, words: Words) -> None:
        """Look through the words of a piece of the page."""
        if not self.families.may_be_told(words.telling):
            return
        trail, known = _Trail(self.families, words), self.families.known & words.telling
        for place in [at for at, word in enumerate(words.lower) if word in known or not word[0].isalpha()]:
            if words.lower[place] not in known:
                trail.step_on_figure(place)
            elif trail.step(place):
                self._look(trail, place)
                if self._is_together:
                    return

    def _look(self, at: "_Trail", place: int) -> None:
        self._is_together = (place - min(at.aid, at.giving, at.party, at.sum) <= _CLOSE
                             or place - min(at.gift, at.named, at.other, at.sum) <= _SENTENCE
                             or place - min(at.lone, at.named, max(at.number, at.sum)) <= _SENTENCE)
        if not self._is_for_sums:
            if min(at.aid, at.giving, at.party) >= max(at.strong_from, place - _NEAR):
                self._strong, at.strong_from = self._strong + 1, place + 1
            if min(at.phrase, at.named) >= max(at.phrase_from, place - _BESIDE):
                self._phrases, at.phrase_from = self._phrases + 1, place + 1
        if min(at.any_aid, at.giving, at.party, at.sum) >= max(at.weak_from, place - _NEAR):
            self._weak, at.weak_from = self._weak + 1, place + 1


class _Trail:
    """Where in a piece each family was seen last. A mark counts from the words behind the last one of its kind."""

    def __init__(self, families: Families, words: Words) -> None:
        self._families, self._words = families, words
        self.aid = self.any_aid = self.phrase = self.giving = self.gift = self.lone = self.sum = _FAR
        self.party = self.named = self.other = _FAR
        self.strong_from = self.phrase_from = self.weak_from = 0
        self.number = self._named_at = _FAR
        self._last_named = ""

    def step(self, place: int) -> bool:
        """Go on to the known word at this place; False where it is of no family."""
        families, word, lower = self._families, self._words.written[place], self._words.lower[place]
        bits = families.words.get(lower, 0)
        party = families.parties.get(word)
        if not party and place:
            party = families.pairs.get((self._words.written[place - 1], word))
        if party:
            self._name(place, party)
        else:
            self.step_on_figure(place)
        if bits:
            self._families_of(place, bits)
        return bool(bits or party)

    def step_on_figure(self, place: int) -> None:
        """Go on to a figure or a sign of money; others may be left out. It is of no family, so nothing can be told."""
        lower = self._words.lower[place]
        if lower in _MONEY:
            self.sum = place
        elif lower[0].isdigit() and not (lower[:2] in _CENTURIES and _YEAR.fullmatch(lower)):
            self.number = place

    def _name(self, place: int, party: str) -> None:
        if self._last_named not in ("", party):
            self.other = self._named_at
        self._last_named, self._named_at = party, place
        if party not in self._families.home:
            self.named = self.party = place

    def _families_of(self, place: int, bits: int) -> None:
        if bits & GIVING:
            self.giving = place
        if bits & GIFT:
            self.gift = place
        if bits & LONE:
            self.lone = place
        if bits & SUM:
            self.sum = place
        if bits & ABROAD:
            self.party = place
        if bits & (STRONG | WEAK):
            self.any_aid = place
        if bits & COUNTED and place - self.number <= _COUNTS:
            self.aid = self.any_aid = self.sum = place
        if bits & (HEAD | TOWARDS) and self._is_phrase(place, bits):
            self.phrase = self.aid = self.any_aid = place
        if bits & STRONG:
            self.aid = place

    def _is_phrase(self, place: int, bits: int) -> bool:
        before = self._families.words.get(self._words.lower[place - 1], 0) if place else 0
        return bool((bits & HEAD and before & KIND) or (bits & TOWARDS and before & SORT))
