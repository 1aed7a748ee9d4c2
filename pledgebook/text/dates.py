"""Date windows: the words that say when, and the days that they mean from the day of publication on.

Every word stands in the pack's `dates.toml`; this module knows what a rule does with its words. The conventions are
those of claims.md: 'in the coming weeks' is 42 days, 'by X' runs to the end of X.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import reduce
from operator import or_
from typing import Any, NamedTuple

from pledgebook.errors import TableError
from pledgebook.model import Window
from pledgebook.text.frames import FRAMES, Ends, plain
from pledgebook.text.lexicon import load_table
from pledgebook.text.patterns import (
    NOTHING,
    After,
    Grammar,
    Rule,
    Run,
    Slot,
    Told,
    Tree,
    digits_of,
    grammar_slot,
    longest_of,
    phrase_slot,
)
from pledgebook.text.periods import PERIODS
from pledgebook.text.tokens import Token, Tokens


class DateMention(NamedTuple):
    """Tokens `first` to `last` (half-open) say when.

    `sense` is 'deadline', 'window', 'past', 'said' (a bare weekday, 'today', a dateline: as a rule the day of the
    report), 'duration' or 'not_before'. `alternative` is what the same words mean where the verb looks the other way
    ('in March' the last or the next one; 'this year' as a whole or up to the day of publication), or None.
    """

    first: int
    last: int
    window: Window
    sense: str
    alternative: Window | None = None

    @property
    def ahead(self) -> Window:
        """The reading for a verb that looks forward ('will deliver in March')."""
        return self._by_end(later=True)

    @property
    def back(self) -> Window:
        """The reading for a verb that looks back ('delivered in March')."""
        return self._by_end(later=False)

    def _by_end(self, *, later: bool) -> Window:
        if self.alternative is None:
            return self.window
        ends = [(one.latest or date.max, one.earliest or date.min) for one in (self.window, self.alternative)]
        return self.window if (ends[0] > ends[1]) == later else self.alternative


@dataclass(frozen=True, slots=True)
class DateWords:
    """The date grammar of one language."""

    grammars: tuple[Grammar, ...]
    firsts: frozenset[str]
    told: frozenset[str]
    """Words of which each date has one that is not told by its digits."""
    digits: re.Pattern[str]
    """The digits that tell the others."""
    _after: dict[str | int, After] = field(default_factory=dict, compare=False, repr=False)
    """What may stand behind a first word, or a number of so many digits, in any grammar, as far as it was asked for."""
    _beyond: dict[tuple[str, str], After] = field(default_factory=dict, compare=False, repr=False)
    """The same behind two first words of which none is a number."""

    def may_stand(self, tokens: Sequence[Token], text: str) -> bool:
        """Whether there may be a date among the tokens at all: in most sentences nothing tells one."""
        told = not isinstance(tokens, Tokens) or not self.told.isdisjoint(tokens.words)
        return told or self.digits.search(text, tokens[0].start, tokens[-1].end) is not None

    def may_begin(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the first words allow a date here: the second tells most of 'the' and 'of', the third of 'in the'."""
        word = tokens[at].lower
        after = self._after.get(word) or self._after_first(word)
        if after.ends or at + 1 >= len(tokens):
            return after.ends
        behind = tokens[at + 1]
        if behind.kind == "number" or tokens[at].kind == "number":
            return behind.lower in after.words or (after.numeric and behind.kind == "number")
        return behind.lower in after.words and self._may_go_on(tokens, at)

    def _may_go_on(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether the third word allows a date whose first two words begin one."""
        pair = tokens[at].lower, tokens[at + 1].lower
        after = self._beyond.get(pair)
        if after is None:
            after = self._beyond[pair] = reduce(or_, (grammar.after_words(pair) for grammar in self.grammars))
        if after.ends or at + 2 >= len(tokens):
            return after.ends
        return tokens[at + 2].lower in after.words or (after.numeric and tokens[at + 2].kind == "number")

    def _after_first(self, word: str) -> After:
        """What may stand behind a first word that was not asked for yet, or behind a number."""
        key: str | int = word if word in self.firsts else digits_of(word)
        after = self._after.get(key)
        if after is None:
            after = self._after[key] = reduce(or_, (
                grammar.after(key) if isinstance(key, str) else grammar.after_digits(key) for grammar in self.grammars))
        return after

    @classmethod
    def load(cls, language: str) -> "DateWords":
        """The date words of a language's pack."""
        return cls.from_table(load_table(language, "dates"), f"data/packs/{language}/dates.toml")

    @classmethod
    def from_table(cls, table: Mapping[str, Any], place: str = "dates.toml") -> "DateWords":
        """The grammar of a table as `dates.toml` writes it; TableError where a rule names what there is not."""
        slots, small = _slots(table), frozenset(table["after_a_weak_year"])
        built: dict[str, Grammar] = {}
        try:
            for name, known in _LAYERS.items():
                built[name] = Grammar(_rules(table, name, known, place), slots, small)
                slots |= {slot: grammar_slot(*(built[inner] for inner in inners))
                          for slot, inners in _NESTED.items() if name == inners[-1]}
        except KeyError as error:
            next_step = "define it, or mend the pattern that uses it"
            raise TableError(place, f"no slot, list or key {error}", next_step) from error
        grammars = tuple(built[name] for name in ("frame", "range", "day", "span", "part"))
        firsts = frozenset().union(*(grammar.firsts for grammar in grammars))
        told = reduce(or_, (grammar.told for grammar in grammars))
        return cls(grammars, firsts, told.words, re.compile(f"[0-9]{{{told.digits}}}" if told.digits else r"(?!)"))


def _rules(
    table: Mapping[str, Any], name: str, known: Iterable[str], place: str,
) -> list[tuple[Rule, Sequence[str]]]:
    found = []
    for order, row in enumerate(table.get(name, ())):
        if row["reads"] not in known:
            raise TableError(place, f'[[{name}]] reads "{row["reads"]}"', f"one of {sorted(known)}")
        unless = frozenset(row.get("unless", ()))
        found.append((Rule(row["reads"], order, row.get("sense", ""), row.get("lean", ""), row.get("alone", False),
                           unless, row.get("given", {})), row["patterns"]))
    return found


def _slots(table: Mapping[str, Any]) -> dict[str, Slot]:
    """The slots of words with a value, of digits, and the lists of a table."""
    cased = frozenset(table["cased"])
    slots = {name: phrase_slot(((phrase, value) for phrase, value in pairs.items()), cased)
             for name, pairs in table["values"].items()}
    lists = table["lists"].items()
    slots |= {f"<{name}>": phrase_slot((phrase, None) for phrase in phrases) for name, phrases in lists}
    small = frozenset(table["after_a_weak_year"])
    slots["dom"] = _digits(1, 2, 1, 31, frozenset(table["day_suffixes"]))
    slots["mm"] = _digits(1, 2, 1, 12)
    slots["yy"] = _digits(2, 2, 0, 79)
    slots["year"] = _year_slot(small, 1990, weak=False)
    slots["weak_year"] = _year_slot(small, 1990, weak=True)
    slots["full_year"] = _year_slot(small, 1900, weak=False)
    words = slots["count"]
    digits = _digits(1, 3, 1, 999)
    slots["count"] = Slot(words.firsts, numeric=True, read=lambda tokens, at: (
        digits.read(tokens, at) if tokens[at].kind == "number" else words.read(tokens, at)),
        told=words.told | digits.told, after=words.after, after_digits=digits.after_digits)
    return slots


def _digits(shortest: int, longest: int, least: int, most: int, suffixes: frozenset[str] = frozenset()) -> Slot:
    """A slot for a number in digits; one of `suffixes` may touch it ('3rd')."""

    def read(tokens: Run, at: int) -> Iterable[tuple[int, int]]:
        words = tokens[at].text if at < len(tokens) else ""
        if not (words.isascii() and words.isdigit() and shortest <= len(words) <= longest):
            return
        if least <= int(words) <= most:
            end = at + 1
            yield int(words), end + (end < len(tokens) and tokens[end].glued and tokens[end].lower in suffixes)

    def after_digits(count: int) -> After:
        return After(suffixes, ends=True) if shortest <= count <= longest else NOTHING

    return Slot(frozenset(), numeric=True, read=read, told=Told(digits=shortest), after_digits=after_digits)


def _year_slot(small: frozenset[str], least: int, *, weak: bool) -> Slot:
    """A slot for the years `least` to 2079 that no letters and no hyphened word touch.

    A `weak` year, and one that may as well be a number (1950, 2000), stands before a mark, a name or one of the
    `small` words: 'for 2023 and 2024', not 'for 2023 shells'.
    """

    def read(tokens: Run, at: int) -> Iterable[tuple[int, int]]:
        words = tokens[at].text
        if len(words) != 4 or not words.isascii() or not words.isdigit() or not least <= int(words) <= 2079:
            return
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        if after is not None and after.kind == "word":
            noun = after.text.islower() and after.lower not in small
            if after.glued or (noun and (weak or int(words) < 1990 or int(words) % 100 == 0)):
                return
        if not _hyphened(tokens, at + 1):
            yield int(words), at + 1

    return Slot(frozenset(), numeric=True, read=read, told=Told(digits=len("2024")),
                after_digits=lambda count: After(ends=True) if count == len("2024") else NOTHING)


def _hyphened(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` joins a word to the token before it ('2000-pound')."""
    if at + 1 >= len(tokens) or tokens[at].text != "-":
        return False
    return tokens[at].glued and tokens[at + 1].glued and tokens[at + 1].kind == "word"


def find_dates(tokens: Sequence[Token], words: DateWords, published: date | None, text: str) -> list[DateMention]:
    """The mentions of days and periods in `tokens`, left to right, none overlapping another; the longest wins.

    `text` is the stored text that the tokens were cut from. Without a day of publication only what names its own
    days has ends. What has no days (31 February) is no mention. Never raises for any tokens or any day.
    """
    if not tokens or not words.may_stand(tokens, text):
        return []
    places = _readable(tokens)
    stream = Run(tokens) if len(places) == len(tokens) else Run(tokens[place] for place in places)
    found: list[DateMention] = []
    end, firsts = 0, words.firsts
    for at in [k for k, token in enumerate(stream) if token.lower in firsts or token.kind == "number"]:
        match = _match(stream, at, words) if at >= end and words.may_begin(stream, at) else None
        if match is None:
            continue
        tree, end = match
        first, last = places[at], places[end - 1] + 1
        mention = _mention(tree, published, (first, last), text[tokens[first].start : tokens[last - 1].end])
        if mention:
            found.append(mention)
    return found


def _readable(tokens: Sequence[Token]) -> Sequence[int]:
    """Indexes of all tokens but single line ends, so that a phrase may run over a line, but not over a blank one."""
    if isinstance(tokens, Tokens) and "\n" not in tokens.words:
        return range(len(tokens))
    return [k for k, token in enumerate(tokens)
            if token.kind != "break" or (k > 0 and tokens[k - 1].kind == "break")]


def _inside_a_compound(tokens: Sequence[Token], at: int) -> bool:
    """Whether token `at` goes on with an address or a hyphened word ('files/2023-05', 'pre-March')."""
    if at == 0 or tokens[at - 1].end != tokens[at].start:
        return False
    before = tokens[at - 1].text
    return before in "/_=%@&#\\" or (before == "-" and at > 1 and tokens[at - 2].end == tokens[at - 1].start)


def _match(tokens: Run, at: int, words: DateWords) -> tuple[Tree, int] | None:
    if _inside_a_compound(tokens, at):
        return None
    frames, *periods = words.grammars
    best = frames.longest(tokens, at)
    alone = longest_of(periods, tokens, at)
    if alone and alone[0].rule.alone and (best is None or alone[1] > best[1]):
        best = alone
    return best


def _mention(tree: Tree, day: date | None, place: tuple[int, int], phrase: str) -> DateMention | None:
    read = FRAMES.get(tree.rule.reads, plain)
    reading = read(tree, day)
    if reading is None or not _forward(reading.ends):
        return None
    other = Window(*reading.other, phrase) if reading.other and reading.other != reading.ends else None
    if other and not _forward((other.earliest, other.latest)):
        other = None
    return DateMention(*place, Window(*reading.ends, phrase), reading.sense, other)


def _forward(ends: Ends) -> bool:
    return ends[0] is None or ends[1] is None or ends[0] <= ends[1]


_LAYERS: Mapping[str, Iterable[str]] = {
    "length": ("length",), "day": PERIODS, "event": PERIODS, "span": PERIODS, "within": PERIODS, "year": PERIODS,
    "loose": PERIODS, "range": PERIODS, "part": PERIODS, "frame": FRAMES,
}
"""The grammars of a pack, inner ones first, with what their rules may read."""

_NESTED: Mapping[str, tuple[str, ...]] = {
    "length": ("length",),
    "date": ("day",),
    "event_day": ("event",),
    "loose": ("loose",),
    "range": ("range",),
    "period": ("span", "within", "year"),
    "part": ("part",),
    "firm": ("span", "part"),
    "span": ("span", "year", "part"),
    "end": ("span", "within", "year", "part"),
    "when": ("day", "span", "year", "part"),
}
"""The slots that hold a match of other grammars. Each may be used in the layers after its last one."""
