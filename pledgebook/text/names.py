"""Names in a text: one pass of a token trie over parties, items and the like, longest match first.

Hyphens between tokens are skipped on both sides, so 'F-16', 'F 16' and 'F16s' are one name. An exact name matches
only in its own letter case; a folded one in any. The last word may be in the plural.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from pledgebook.text.tokens import Token, lower_words, tokenise


@dataclass(frozen=True, slots=True)
class Name:
    """One spelling: what it names (`target`, of a `table` such as 'party'), how it is used, how it matches."""

    spelling: str
    table: str
    target: str
    use: str = ""
    exact: bool = False
    language: str = ""
    """The one language in which it is a name; empty where it is one in every language."""

    def is_in(self, language: str) -> bool:
        """Whether a text in that language may use it: 'chars' are tanks in French and a surname in English."""
        return self.language in ("", language)


@dataclass(frozen=True, slots=True)
class NameMention:
    """Tokens `first` to `last` (half-open) are the name's."""

    first: int
    last: int
    name: Name


@dataclass(slots=True)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class Gazetteer:
    """All names in one trie over lower-case tokens."""

    def __init__(self, names: Iterable[Name], endings: Sequence[tuple[str, str]] = ()) -> None:
        """Build the trie. `endings` are the language's plurals: (ending, what takes its place), the first that fits."""
        self._root = _Node()
        self._endings = endings
        for name in names:
            words = _words(name.spelling)
            if words:
                self._insert(words, name)

    def _insert(self, words: Sequence[str], name: Name) -> None:
        node = self._root
        for word in words[:-1]:
            node = node.edges.setdefault(word, _Node())
        for last in _plurals(words[-1], self._endings):
            node.edges.setdefault(last, _Node()).names.append(name)
        if words[-1].isdigit() or len(words[-1]) <= 2:  # 'F-16s': the plural is a token of its own
            node.edges[words[-1]].edges.setdefault("s", _Node()).names.append(name)

    def find(self, tokens: Sequence[Token]) -> Iterator[NameMention]:
        """The longest names, left to right, none overlapping another."""
        at = 0
        while at < len(tokens):
            found = self._longest(tokens, at) if tokens[at].kind in ("word", "number") else None
            if found:
                yield found
                at = found.last
            else:
                at += 1

    def _longest(self, tokens: Sequence[Token], at: int) -> NameMention | None:
        node, place, best = self._root, at, None
        while place < len(tokens):
            if tokens[place].text == "-" and place > at and (tokens[place].glued or tokens[place - 1].kind == "break"):
                place += 1
                continue
            if tokens[place].kind == "break" and place > at:
                place += 1
                continue
            child = node.edges.get(tokens[place].lower)
            if child is None:
                break
            node, place = child, place + 1
            for name in node.names:
                if not name.exact or _same_case(tokens[at:place], name.spelling):
                    best = NameMention(at, place, name)
                    break
        return best


def _plurals(word: str, endings: Sequence[tuple[str, str]]) -> list[str]:
    """The word and its plural; words of one or two letters are designations and have none here."""
    if not word.isalpha() or len(word) <= 2:
        return [word]
    for ending, plural in endings:
        if word.endswith(ending):
            return [word, word[: len(word) - len(ending)] + plural]
    return [word]


@cache
def _words(spelling: str) -> Sequence[str]:
    """The words of a spelling without hyphens; kept, since several gazetteers hold the same names."""
    return tuple(word for word in lower_words(spelling) if word != "-")


@cache
def _letters(spelling: str) -> str:
    """The letters and digits of a spelling; kept, since a catalogue has so many and no more."""
    return "".join(token.text for token in tokenise(spelling) if token.kind in ("word", "number"))


def _same_case(tokens: Sequence[Token], spelling: str) -> bool:
    """Whether the letters of the name stand in the text as the table has them; the last may differ (plurals)."""
    seen = "".join(token.text for token in tokens if token.kind in ("word", "number"))
    wanted = _letters(spelling)
    return seen.startswith(wanted[:-1] if len(wanted) > 2 else wanted)
