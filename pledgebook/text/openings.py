"""Where in a text a name may begin: one pass of an automaton over all first words, so that few places are looked at.

The automaton reads the text without its letter case, with a space for all that is no letter, so that ' word ' is a
whole word there. What it gives may be too much, never too little: every place is looked at again, word by word.
"""

from collections.abc import Iterator, Mapping
from operator import itemgetter
from typing import Final, NamedTuple

from ahocorasick_rs import AhoCorasick

from pledgebook.text.tokens import number_starts

_ODD: Final = frozenset(map(chr, (0xAD, 0x2060, 0x130, 0x3A3, *range(0x300, 0x370))))
"""Letters and marks that change their number or their form with the letter case or inside a word."""
_BLANKED: Final = bytes(code if code > 127 or chr(code).isalpha() else 32 for code in range(256))
"""For each byte of UTF-8 itself, or a space for those of ASCII that are no letters."""


Opening = tuple[int, int, tuple[str, ...]]
"""A place where a name may begin, from start to end, and the words that are known to stand there, in lower case."""


class _Pattern(NamedTuple):
    """What the automaton looks for, and the words in it.

    `marks` are those of which one has to follow at once, if any has to; `length` is that of the first word.
    """

    flat: str
    words: tuple[str, ...]
    marks: frozenset[str]
    length: int


class Openings:
    """The first words of many names, with what may follow them, as one automaton."""

    def __init__(self, after: Mapping[str, frozenset[str] | None]) -> None:
        """Build it from the words that may follow each first word; None stands for a name of one word."""
        self._numbers = frozenset(first for first in after if first[:1].isdecimal())
        self._patterns = [pattern for first, seconds in after.items() if is_letters(first)
                          for pattern in _patterns(first, seconds)]
        self._automaton = AhoCorasick([pattern.flat for pattern in self._patterns])

    def places(self, plain: str, spaces: str) -> list[Opening] | None:
        """The places where a name may begin in a view of a text, in order; None where the text is too odd to tell."""
        flat = _flat(plain)
        if flat is None:
            return None
        found = self._found(plain, flat)
        if self._numbers:
            found += [(at, at + len(digits), (digits,)) for at, digits in number_starts(plain, spaces)
                      if digits in self._numbers]
        found.sort(key=itemgetter(0))
        return found

    def _found(self, plain: str, flat: str) -> list[Opening]:
        found: list[Opening] = []
        patterns = self._patterns
        for number, start, end in self._automaton.find_matches_as_indexes(flat, overlapping=True):
            _, words, marks, length = patterns[number]
            gap = start + length
            if len(words) > 1:
                mark = plain[gap]
                if mark in "- \n" or mark.isspace():  # else a mark stands between the two
                    found.append((start, end - 2, words))
            elif not marks or plain[gap : gap + 1] in marks:
                found.append((start, gap, words))
        return found


def _patterns(first: str, seconds: frozenset[str] | None) -> Iterator[_Pattern]:
    """A first word alone, or, where every name goes on, what may stand behind it.

    One space of the flat text stands for a space, a hyphen or a line end before the second word, or for a mark or a
    digit that is the second word itself; more than one may hide a number, or any gap.
    """
    if seconds is None:
        yield _Pattern(f" {first} ", (first,), frozenset(), len(first))
        return
    yield _Pattern(f" {first}  ", (first,), frozenset(), len(first))
    marks = frozenset(word for word in seconds if len(word) == 1 and not is_letters(word))
    if marks:
        yield _Pattern(f" {first} ", (first,), marks, len(first))
    for second in seconds:
        if is_letters(second):
            yield _Pattern(f" {first} {second} ", (first, second), frozenset(), len(first))


def is_letters(word: str) -> bool:
    """Whether all of it is what `tokens` takes for letters."""
    return word.isalnum() and not any(map(str.isdecimal, word))


def _flat(plain: str) -> str | None:
    """The text in lower case between spaces, with a space for all that is no letter; None where that moves letters."""
    if not plain.isascii():
        marks = set(plain)
        if not marks.isdisjoint(_ODD):
            return None
        for mark in marks:
            if mark > "\x7f" and not is_letters(mark):
                plain = plain.replace(mark, " ")
    return f" {plain.lower().encode().translate(_BLANKED).decode()}  "
