"""Whether two texts are near copies: a function of these two alone, measured on all of their words.

Copies share runs of words; so do the releases of one office, which repeat its phrases around another list of goods.
Two things tell these apart: a copy keeps the lead, and it says no other number in the same place.

A word is a number that is made of its letters (BLAKE2b, the same everywhere); its low bits say what kind of word it is.
Two words have one number in one case of a hundred million; five in a row would have to, to be taken for each other.
"""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

RUN = 5
"""Words in a run: shorter ones recur by chance, longer ones break at every edit."""
SHARE = 0.6
"""Part of the shorter text's runs that a copy shares with its original."""
LEAST = 24
"""A text with fewer words is too short to measure: only its equal is its copy."""
WITHIN = 5
"""A text more than so many times as long as another holds it among much else: a digest, which is a text of its own."""
LEAD, LEAD_SHARE = 60, 0.5
"""The words that a text opens with, and the part of their runs that its copy has too, wherever it has them."""
DAYS = 31
"""Numbers up to this one, beside the name of a month, are days; reprints differ in them."""

FIGURE, SMALL, MONTH, SAMPLED = 1, 2, 4, 0b11000
"""Low bits of a word: it has a digit and is no date; it is a number up to DAYS; it may name a month; two of chance."""
_KINDS = FIGURE | SMALL | MONTH

_LETTERS = re.compile(r"[^\W_]+")
# A clock time, a day written in digits, a year (but 2,000 is a number): pages and datelines differ in them.
_DATE = re.compile(r"\W*(?:\d{1,2}:\d{2}(?::\d{2})?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{4}-\d{2}-\d{2})\W*")
_YEAR = re.compile(r"19\d\d|20(?:0[1-9]|[1-4]\d)")
# The beginnings of the months' names in the languages of the packs; a word that begins alike does no harm.
_MONTH = re.compile("jan|feb|f[ée]v|mar|mär|apr|avr|may|mai|jun|jui|jul|aug|aoû|sep|oct|okt|nov|dec|déc|dez|"
                    "січ|лют|бер|кві|тра|чер|лип|сер|вер|жов|лис|гру")

Words = tuple[int, ...]
Place = TypeVar("Place")
Figures = Mapping[tuple[int, int, int], frozenset[int]]


class _Numbers(dict[str, int]):
    """The number of each string between spaces; 0 where it has neither letter nor digit."""

    def __missing__(self, written: str) -> int:
        if len(self) > 500_000:
            self.clear()
        self[written] = found = _number(written)
        return found


_NUMBERS = _Numbers()


def _number(written: str) -> int:
    word = "".join(_LETTERS.findall(written))
    if not word:
        return 0
    digest = hashlib.blake2b(word.encode("utf-8", "surrogatepass"), digest_size=4).digest()
    kind = FIGURE if any(map(str.isdecimal, word)) and not (
        _DATE.fullmatch(written) or _YEAR.fullmatch(word)) else 0
    if word.isdecimal() and len(word) <= 2 and int(word) <= DAYS:
        kind |= SMALL
    if _MONTH.match(word):
        kind |= MONTH
    return int.from_bytes(digest, "big") >> 2 & ~_KINDS | kind  # 30 bits: Python is fastest with these


def words_of(text: str) -> Words:
    """The words of a text, whatever their case and what stands between them; '2,000' and '2000' are one word."""
    return tuple(filter(None, map(_NUMBERS.__getitem__, text.casefold().split())))


@dataclass(frozen=True, slots=True)
class Text:
    """What is compared of a text: its runs, those it opens with, and its figures by the words around them."""

    words: int
    runs: frozenset[int]
    lead: frozenset[int]
    figures: Figures


def text_of(words: Words) -> Text:
    """The comparable side of a text with these words."""
    # Of whole numbers a tuple's hash is the same in every process of one Python; under another one none is kept.
    runs = list(map(hash, zip(*(words[start:] for start in range(RUN)), strict=False)))
    return Text(len(words), frozenset(runs), frozenset(runs[:LEAD - RUN + 1]), figures_of(words))


def sampled(words: Words, until: int | None = None) -> tuple[int, ...]:
    """The runs that begin with one of the words kept by chance, a quarter of all: the same ones in every text.

    With `until` only those that begin before that word.
    """
    last = len(words) - RUN + 1
    starts = [place for place, word in enumerate(words[:last if until is None else min(until, last)])
              if not word & SAMPLED]
    return tuple({hash(words[start:start + RUN]): None for start in starts})


def alike(one: Text, other: Text) -> bool:
    """Whether the two are near copies: most of the shorter's runs are shared, the lead among them, no figure differs.

    It is the same either way round.
    """
    shorter, longer = sorted((one.words, other.words))
    if shorter < LEAST or longer > WITHIN * shorter:
        return False
    if len(one.runs & other.runs) < SHARE * min(len(one.runs), len(other.runs)):
        return False
    kept = max(len(one.lead & other.runs) / len(one.lead), len(other.lead & one.runs) / len(other.lead))
    return kept >= LEAD_SHARE and not contradict(one.figures, other.figures)


def contradict(one: Mapping[Place, frozenset[int]], other: Mapping[Place, frozenset[int]]) -> bool:
    """Whether some place of both, by the words around it, has one number here and another there."""
    few, many = sorted((one, other), key=len)
    return any(place in many and not (told & many[place]) for place, told in few.items())


def figures_of(words: Sequence[int]) -> Figures:
    """What has a digit ('400', '54th', 'F-16'), by the two words before it and the one behind. Dates are left out."""
    found: dict[tuple[int, int, int], frozenset[int]] = {}
    for place in [place for place, word in enumerate(words) if word & FIGURE]:
        if not 1 < place < len(words) - 1:
            continue
        before, behind = words[place - 1], words[place + 1]
        if not (words[place] & SMALL and (before | behind) & MONTH):
            around = words[place - 2], before, behind
            found[around] = found.get(around, frozenset()) | {words[place]}
    return found
