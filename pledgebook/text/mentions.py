"""All mentions of a text: how many, how much money, when, and the numbers that are none of these.

`read_mentions` needs a language that has a pack and nothing else. Every mention carries its place in code points of
the text as given, so that `text[mention.start:mention.end] == mention.words`, and exact values.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Final

from pledgebook.codes import Bound
from pledgebook.model import Window
from pledgebook.text.dates import DateWords
from pledgebook.text.grouped import of_groups
from pledgebook.text.lexicon import NumberWords, load_table
from pledgebook.text.money import MoneyWords
from pledgebook.text.names import Gazetteer
from pledgebook.text.stretch import Found, Stretch, read_stretch
from pledgebook.text.tokens import Token, Tokens, tokenise, unglued

LONGEST_STRETCH: Final = 20_000
"""Code points that are read as one; a longer paragraph is parted at a line end, a full stop or a space."""

_BLANK: Final = re.compile(r"\n(?:[^\S\n]*\n)+")


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number of things. 'up to 61' has no `min`, 'more than 10,000' no `max`, 'several' neither.

    `per` is the rate ('month', '120 days'); `increment` marks 'another 100'; `whole` is the 48 of '36 of 48'; `base`
    marks what something rises or falls from; `weak` a word such as 'one' that is a pronoun as often as a number.
    """

    start: int
    end: int
    words: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    per: str | None = None
    increment: bool = False
    whole: Decimal | None = None
    base: bool = False
    weak: bool = False


@dataclass(frozen=True, slots=True)
class SumMention:
    """A sum of money in whole units of `currency` (ISO 4217).

    `firm` is False where who gives decides whose dollar or crown it is; `inferred` says that the currency is that of
    a sum before it ('up from 2.1 billion').
    """

    start: int
    end: int
    words: str
    min: Decimal | None
    max: Decimal | None
    currency: str
    bound: Bound
    firm: bool = True
    per: str | None = None
    increment: bool = False
    base: bool = False
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class WhenMention:
    """Words that say when, with the days that they mean from the day of publication on (see `dates.DateMention`).

    `ahead` and `back` are the windows for a verb that looks forward or back; `window` is the likelier one.
    """

    start: int
    end: int
    words: str
    window: Window
    sense: str
    ahead: Window
    back: Window


@dataclass(frozen=True, slots=True)
class MaskedMention:
    """A number that counts nothing, with the reason.

    Reasons: 'name' (of the caller's names), 'designation', 'measure' (a unit, percent, ordinal or age behind it),
    'label' ('section 3'), 'compound' ('17-person'), 'year', 'age', 'source' ('two officials said').
    """

    start: int
    end: int
    words: str
    reason: str
    value: Decimal | None = None


Mention = QuantityMention | SumMention | WhenMention | MaskedMention


@dataclass(frozen=True, slots=True)
class Mentions:
    """What a text says, each kind in the order of the text; no two mentions overlap."""

    quantities: tuple[QuantityMention, ...]
    money: tuple[SumMention, ...]
    dates: tuple[WhenMention, ...]
    masked: tuple[MaskedMention, ...]

    @property
    def all(self) -> tuple[Mention, ...]:
        """Every mention in the order of the text."""
        return tuple(sorted((*self.quantities, *self.money, *self.dates, *self.masked), key=lambda one: one.start))


@dataclass(frozen=True, slots=True, eq=False)
class MentionWords:
    """The words of one language that mentions are read with."""

    numbers: NumberWords
    money: MoneyWords
    dates: DateWords
    units: dict[str, str]
    """Lower-case names of units of time, with the code of each."""

    @classmethod
    def load(cls, language: str) -> "MentionWords":
        """The words of a language's pack; TableError where one of its tables is missing."""
        values = load_table(language, "dates")["values"]
        units = {**values["one_unit"], **values["units"]}
        return cls(NumberWords.load(language), MoneyWords.load(language), DateWords.load(language), units)


@cache
def load_mention_words(language: str) -> MentionWords:
    """The words of a language, read once."""
    return MentionWords.load(language)


def read_mentions(
    text: str, language: str, published: date | None = None, names: Gazetteer | None = None,
) -> Mentions:
    """The mentions of `text`, which may be any string at all.

    `language` is the code of a pack (`lexicon.mention_languages()` has them; TableError for another). `published`
    is the day that 'next week' counts from; without it only what names its own days has days. `names` are things
    whose names hold numbers: they mask what they cover, and an article before one counts one.
    """
    words = load_mention_words(language)
    quantities: list[QuantityMention] = []
    money: list[SumMention] = []
    dates: list[WhenMention] = []
    masked: list[MaskedMention] = []
    for start, end in _stretches(text):
        cut = tokenise(text, start, end, words.numbers.shapes.spaces)
        tokens = of_groups(cut, words.numbers, words.money.signs)
        stretch = Stretch(Tokens(_over_line_ends(tokens)), words.numbers, words.money, words.units)
        read_stretch(stretch, words.dates, published, text, names)
        quantities += [_quantity(text, stretch, one) for one in stretch.quantities]
        money += [_sum(text, stretch, one) for one in stretch.money]
        dates += [WhenMention(*_place(text, stretch, one.first, one.last), one.window, one.sense, one.ahead, one.back)
                  for one in stretch.dates]
        masked += [MaskedMention(*_place(text, stretch, *one[:2]), one[2], one[3]) for one in stretch.masked]
    return Mentions(tuple(quantities), tuple(money), tuple(dates), tuple(sorted(masked, key=lambda one: one.start)))


def _stretches(text: str) -> Iterator[tuple[int, int]]:
    """The ranges that are read by themselves: paragraphs, and parts of one that is very long."""
    start = 0
    for gap in _BLANK.finditer(text):
        yield from _parts(text, start, gap.start())
        start = gap.end()
    yield from _parts(text, start, len(text))


def _parts(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST_STRETCH:
        limit = start + LONGEST_STRETCH
        breaks = (text.rfind(mark, start + LONGEST_STRETCH // 2, limit) for mark in ("\n", ". ", " "))
        cut = next((place + 1 for place in breaks if place >= 0), limit)
        yield start, cut
        start = cut
    if start < end:
        yield start, end


def _over_line_ends(tokens: Iterable[Token]) -> Iterator[Token]:
    """The tokens without line ends; what begins a line touches nothing before it."""
    parted = False
    for token in tokens:
        if token.kind != "break":
            yield unglued(token) if parted and token.glued else token
        parted = token.kind == "break"


def _place(text: str, stretch: Stretch, first: int, last: int) -> tuple[int, int, str]:
    start, end = stretch.tokens[first].start, stretch.tokens[last - 1].end
    return start, end, text[start:end]


def _plain(value: Decimal | None) -> Decimal | None:
    """The value without the zeros that reckoning left behind the point."""
    return value.to_integral_value() if value is not None and value == value.to_integral_value() else value


def _quantity(text: str, stretch: Stretch, found: Found) -> QuantityMention:
    amount = found.amount
    return QuantityMention(*_place(text, stretch, amount.first, amount.last), _plain(amount.min), _plain(amount.max),
                           amount.bound, amount.per, amount.increment, found.whole, found.base, found.weak)


def _sum(text: str, stretch: Stretch, found: Found) -> SumMention:
    amount = found.amount
    return SumMention(*_place(text, stretch, amount.first, amount.last), _plain(amount.min), _plain(amount.max),
                      found.currency, amount.bound, found.firm, amount.per, amount.increment, found.base,
                      found.inferred)


__all__ = ["MaskedMention", "Mention", "MentionWords", "Mentions", "QuantityMention", "SumMention", "WhenMention",
           "load_mention_words", "read_mentions"]
