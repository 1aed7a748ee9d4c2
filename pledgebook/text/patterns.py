"""Patterns over tokens, as a pack writes them: 'at <the>? end of {period}' holds no word that the code knows.

A pattern is made of pieces with spaces between: a word, `<list>` for any phrase of a named list, `{slot}` for words
that have a value, `{name:slot}` where one slot stands twice, and `?` after a piece that may be missing. The patterns
of a grammar share one trie; the longest match at a place wins, and among equals the pattern that was written first.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import reduce
from operator import or_
from types import MappingProxyType
from typing import Final, NamedTuple

from mypy_extensions import mypyc_attr

from pledgebook.text.tokens import Token, lower_words

Read = Callable[["Run", int], Iterable[tuple["int | str | Tree | None", int]]]


@mypyc_attr(native_class=False)
class Run(list[Token]):
    """Tokens that are searched, with what was found at their places: an inner grammar is asked once a place."""

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.found: dict[tuple[Grammar, int], tuple[Tree, int] | None] = {}


class Rule(NamedTuple):
    """What to do with the words of a pattern. `unless` are words that may not follow; `given` values that are fixed."""

    reads: str
    order: int
    sense: str = ""
    lean: str = ""
    alone: bool = False
    unless: frozenset[str] = frozenset()
    given: Mapping[str, int | str] = MappingProxyType({})


class Tree(NamedTuple):
    """A matched rule with the values of its slots."""

    rule: Rule
    values: Mapping[str, "int | str | Tree"]

    def number(self, name: str) -> int | None:
        """The whole number in slot `name`, or None where the pattern has no such slot."""
        value = self.values.get(name)
        return value if isinstance(value, int) else None

    def word(self, name: str) -> str:
        """The name in slot `name`, or an empty string."""
        value = self.values.get(name)
        return value if isinstance(value, str) else ""

    def part(self, name: str) -> "Tree | None":
        """What a grammar of its own matched in slot `name`, or None."""
        value = self.values.get(name)
        return value if isinstance(value, Tree) else None


class After(NamedTuple):
    """What may stand behind a first word: these words, digits if `numeric`; or anything, since it `ends` there."""

    words: frozenset[str] = frozenset()
    numeric: bool = False
    ends: bool = False

    def __or__(self, other: "After") -> "After":
        return After(self.words | other.words, self.numeric or other.numeric, self.ends or other.ends)


NOTHING: Final = After()


class Told(NamedTuple):
    """What tells that something may stand in a text: there is one of these words, or so many `digits` in a row.

    0 digits stand for none that would tell it.
    """

    words: frozenset[str] = frozenset()
    digits: int = 0

    def __or__(self, other: "Told") -> "Told":
        return Told(self.words | other.words, min(self.digits, other.digits) or self.digits or other.digits)

    def rank(self, small: frozenset[str]) -> tuple[bool, bool, int]:
        """How rare it is: neither a `small` word nor few digits; one of many names and no turn; long words."""
        common = 0 < self.digits < len("2024") or not small.isdisjoint(self.words)
        return not common, len(self.words) >= MANY_NAMES, min(map(len, self.words), default=self.digits)


MANY_NAMES: Final = 6
"""Words that make a list one of names (months, units) rather than one of small words."""


class Slot(NamedTuple):
    """Words that have a value: `read` gives (value, index after) for every way to read them at a place.

    `firsts` are all lower-case words it can begin with; `numeric` says that it can begin with digits; `after` what
    may stand behind first words that are no numbers, `after_digits` what behind a number of so many digits; `told` what
    stands in all of it.
    """

    firsts: frozenset[str]
    numeric: bool
    read: Read
    told: Told
    after: Callable[[tuple[str, ...]], After] = lambda _: NOTHING
    after_digits: Callable[[int], After] = lambda _: NOTHING


def phrase_slot(phrases: Iterable[tuple[str, int | str | None]], cased: frozenset[str] = frozenset()) -> Slot:
    """A slot for a list of phrases with a value each. Words in `cased` count only where they begin with a capital."""
    by_start: dict[tuple[str, str], list[tuple[tuple[str, ...], int | str | None]]] = {}
    longest: set[str] = set()
    for phrase, value in phrases:
        words = tuple(lower_words(phrase))
        longest.add(max(words, key=len))
        by_start.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append((words, value))

    def read(tokens: Run, at: int) -> Iterable[tuple[int | str | None, int]]:
        first = tokens[at].lower
        if first in cased and not tokens[at].text[:1].isupper():
            return ()
        found = [(value, at + 1) for _, value in by_start.get((first, ""), ())]
        second = tokens[at + 1].lower if at + 1 < len(tokens) else ""
        for words, value in by_start.get((first, second), ()) if second else ():
            end = at + len(words)
            if end <= len(tokens) and all(tokens[at + k].lower == word for k, word in enumerate(words)):
                found.append((value, end))
        return found

    def after(begun: tuple[str, ...]) -> After:
        size, of_first = len(begun), (phrases for (first, _), phrases in by_start.items() if first == begun[0])
        behind = [words[size:] for phrases in of_first for words, _ in phrases if words[:size] == begun]
        return After(frozenset(words[0] for words in behind if words), ends=() in behind)

    firsts = frozenset(first for first, _ in by_start)
    return Slot(firsts, numeric=False, read=read, told=Told(frozenset(longest)), after=after)


@dataclass(slots=True)
class _Node:
    words: dict[str, "_Node"] = field(default_factory=dict)
    slots: dict[tuple[str, str], tuple[Slot, "_Node"]] = field(default_factory=dict)
    rule: Rule | None = None
    firsts: frozenset[str] = frozenset()
    """All words that lead on from here."""
    numeric: bool = False
    """Whether digits lead on from here."""
    ways: dict[str, list[tuple[str, Slot, "_Node"]]] = field(default_factory=dict)
    """The slots that a word leads on through, in the order of the patterns; those of any digits under ''."""

    def settle(self) -> None:
        """Fill in what leads on from here and from all nodes behind."""
        begin = [slot for slot, _ in self.slots.values()]
        self.firsts = frozenset(self.words).union(*(slot.firsts for slot in begin))
        self.numeric = any(slot.numeric for slot in begin)
        for word in ("", *frozenset().union(*(slot.firsts for slot in begin))):
            digits = not word or word[0].isdigit()
            self.ways[word] = [(name, slot, after) for (name, _), (slot, after) in self.slots.items()
                               if word in slot.firsts or (digits and slot.numeric)]
        for node in (*self.words.values(), *(after for _, after in self.slots.values())):
            node.settle()

    def open_to(self, token: Token | None) -> bool:
        """Whether the way through here ends here or goes on with this token."""
        if self.rule is not None or token is None:
            return self.rule is not None
        return token.lower in self.firsts or (self.numeric and token.kind == "number")

    def after(self, begun: tuple[str, ...]) -> After:
        """What may stand behind words with which a way from here begins; one alone may be digits ('1' of '1st')."""
        if not begun:
            return self.opening()
        word = begun[0]
        found = self.words[word].after(begun[1:]) if word in self.words else NOTHING
        digits = word[0].isdigit()
        for _, slot, beyond in self.ways.get(word, self.ways[""] if digits else ()):
            inside = slot.after(begun) | (slot.after_digits(digits_of(word)) if digits else NOTHING)
            found |= After(inside.words, inside.numeric) | (beyond.opening() if inside.ends else NOTHING)
            for size in range(1, len(begun)):
                if slot.after(begun[:size]).ends:
                    found |= beyond.after(begun[size:])
        return found

    def after_digits(self, count: int) -> After:
        """What may stand behind a number of so many digits with which a way from here begins."""
        found = NOTHING
        for _, slot, beyond in self.ways[""]:
            inside = slot.after_digits(count)
            found |= After(inside.words, inside.numeric) | (beyond.opening() if inside.ends else NOTHING)
        return found

    def opening(self) -> After:
        """What may stand here, or that a pattern ends here."""
        return After(self.firsts, self.numeric, self.rule is not None)


class Grammar:
    """Rules with their patterns in one trie."""

    def __init__(
        self, rules: Iterable[tuple[Rule, Sequence[str]]], slots: Mapping[str, Slot],
        small: frozenset[str] = frozenset(),
    ) -> None:
        """Index the patterns of each rule; KeyError names a slot or list that `slots` does not have.

        `small` are words by which no pattern is told where it has others.
        """
        self._slots = slots
        self._root = _Node()
        self.told = Told()
        """What stands in every match."""
        for rule, patterns in rules:
            for pattern in patterns:
                self._insert(pattern, rule)
                self.told |= self._telling(pattern, small)
        self._root.settle()
        self.firsts, self.numeric = self._root.firsts, self._root.numeric
        self._after: dict[str, After] = {}
        self._after_words: dict[tuple[str, ...], After] = {}
        self._after_digits: dict[int, After] = {}

    def _insert(self, pattern: str, rule: Rule) -> None:
        ends = [self._root]
        for piece in pattern.split():
            after = [self._step(node, piece.removesuffix("?")) for node in ends]
            ends = [*ends, *after] if piece.endswith("?") else after
        for node in ends:
            if node is not self._root and node.rule is None:
                node.rule = rule

    def _telling(self, pattern: str, small: frozenset[str]) -> Told:
        """What tells a pattern: the rarest of its pieces that may not be missing, the last among equals."""
        pieces = pattern.split()
        needed = [self._told(piece, small) for piece in reversed(pieces) if not piece.endswith("?")]
        if not needed:
            return reduce(or_, (self._told(piece[:-1], small) for piece in pieces))
        return max(needed, key=lambda told: told.rank(small))

    def _told(self, piece: str, small: frozenset[str]) -> Told:
        if piece[0] in "{<":
            return self._slots[piece[1:-1].rpartition(":")[2] if piece[0] == "{" else piece].told
        return max((Told(frozenset([word])) for word in lower_words(piece)), key=lambda told: told.rank(small))

    def _step(self, node: _Node, piece: str) -> _Node:
        if piece[0] in "{<":
            name, _, slot = piece[1:-1].partition(":") if piece[0] == "{" else ("", "", piece)
            slot = slot or name
            if slot not in self._slots:
                raise KeyError(slot)
            return node.slots.setdefault((name, slot), (self._slots[slot], _Node()))[1]
        for word in lower_words(piece):
            node = node.words.setdefault(word, _Node())
        return node

    def longest(self, tokens: Run, at: int) -> tuple[Tree, int] | None:
        """(tree, index after) of the longest match that begins at token `at`, or None."""
        if at >= len(tokens):
            return None
        token = tokens[at]
        word = token.lower
        if word in self.firsts:
            after = self._after.get(word) or self.after(word)
        elif self.numeric and token.kind == "number":
            after = self.after_digits(digits_of(word))
        else:
            return None
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        if not after.ends and (behind is None or not (
                behind.lower in after.words or (after.numeric and behind.kind == "number"))):
            return None  # the second word tells most of 'in', 'the', 'of' and of numbers
        key = self, at
        if key in tokens.found:
            return tokens.found[key]
        found = tokens.found[key] = self._longest(tokens, at)
        return found

    def after(self, word: str) -> After:
        """What may stand behind a first word that is no number; reckoned when it is first asked for."""
        found = self._after.get(word)
        if found is None:
            found = self._after[word] = self._root.after((word,))
        return found

    def after_words(self, begun: tuple[str, ...]) -> After:
        """What may stand behind first words of which none is a number; reckoned when it is first asked for."""
        found = self._after_words.get(begun)
        if found is None:
            found = self._after_words[begun] = self._root.after(begun)
        return found

    def after_digits(self, count: int) -> After:
        """What may stand behind a number of so many digits; reckoned when it is first asked for."""
        found = self._after_digits.get(count)
        if found is None:
            found = self._after_digits[count] = self._root.after_digits(count)
        return found

    def _longest(self, tokens: Run, at: int) -> tuple[Tree, int] | None:
        found: list[Match] = []
        _walk(self._root, tokens, at, {}, found)
        best: Match | None = None
        for match in found:
            if best is None or (match[2], -match[0].order) > (best[2], -best[0].order):
                best = match
        return (Tree(best[0], {**best[0].given, **best[1]}), best[2]) if best else None


Match = tuple[Rule, Mapping[str, "int | str | Tree"], int]
"""A rule that fits, with the values of its slots and the index after it."""


def _walk(node: _Node, tokens: Run, at: int, values: Mapping[str, "int | str | Tree"], found: list[Match]) -> None:
    """Add to `found` every way from `node` on; a list and no generator, since most ways of a text end at once."""
    rule = node.rule
    token = tokens[at] if at < len(tokens) else None
    if rule is not None and not (token is not None and token.lower in rule.unless):
        found.append((rule, values, at))
    if token is None:
        return
    child = node.words.get(token.lower)
    if child is not None and child.open_to(_token(tokens, at + 1)):
        _walk(child, tokens, at + 1, values, found)
    any_digits = node.ways[""] if token.kind == "number" else ()
    for name, slot, after in node.ways.get(token.lower, any_digits):
        for value, end in slot.read(tokens, at):
            if after.open_to(_token(tokens, end)):
                _walk(after, tokens, end, values if value is None else {**values, name: value}, found)


def digits_of(written: str) -> int:
    """How many digits a number has that is nothing but digits; 0 for any other ('10,000', '1.5')."""
    return len(written) if written.isascii() and written.isdigit() else 0


def _token(tokens: Run, at: int) -> Token | None:
    return tokens[at] if at < len(tokens) else None


def grammar_slot(*grammars: Grammar) -> Slot:
    """A slot that holds the longest match of any of `grammars`."""

    def read(tokens: Run, at: int) -> Iterable[tuple[Tree, int]]:
        found = longest_of(grammars, tokens, at)
        return (found,) if found else ()

    def after(begun: tuple[str, ...]) -> After:
        return reduce(or_, (grammar.after_words(begun) for grammar in grammars))

    def after_digits(count: int) -> After:
        found = NOTHING
        for grammar in grammars:
            found |= grammar.after_digits(count)
        return found

    firsts = frozenset().union(*(grammar.firsts for grammar in grammars))
    told = reduce(or_, (grammar.told for grammar in grammars))
    return Slot(firsts, any(grammar.numeric for grammar in grammars), read, told, after, after_digits)


def longest_of(grammars: Iterable[Grammar], tokens: Run, at: int) -> tuple[Tree, int] | None:
    """The longest match of any grammar at a place; among equals that of the first grammar."""
    best: tuple[Tree, int] | None = None
    for grammar in grammars:
        found = grammar.longest(tokens, at)
        if found and (best is None or found[1] > best[1]):
            best = found
    return best
