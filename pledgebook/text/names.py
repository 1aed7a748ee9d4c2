"""Names in a text: one pass over parties, items and the like, longest match first.

Hyphens between tokens are skipped on both sides, so 'F-16', 'F 16' and 'F16s' are one name. An exact name matches
only in its own letter case; a folded one in any. The last word may be in the plural.

Names are kept by their first word, and the tree of what follows a word is grown when a text first has that word: most
names of a catalogue never meet a text, and a run starts sooner.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import islice
from typing import NamedTuple

from pledgebook.text.openings import Opening, Openings
from pledgebook.text.tokens import Token, Tokens, lower_words, token_matches, tokenise, view


class Name(NamedTuple):
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


@dataclass(slots=True)
class NameMention:
    """Tokens `first` to `last` (half-open) are the name's.

    Nothing changes one; it is no tuple, since all rules ask for its fields, and those of slots are had sooner.
    """

    first: int
    last: int
    name: Name


class NamePlace(NamedTuple):
    """Code points `start` to `end` (half-open) of a text are the name's."""

    start: int
    end: int
    name: Name


@dataclass(slots=True)
class _Node:
    edges: dict[str, "_Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)
    heads: set[str] = field(default_factory=set)
    """The first letters of the words of `edges`."""

    def child(self, word: str) -> "_Node":
        """The node behind a word, made where there is none."""
        node = self.edges.get(word)
        if node is None:
            node = self.edges[word] = _Node()
            self.heads.add(word[0])
        return node


class Gazetteer:
    """All names, by their lower-case tokens."""

    def __init__(self, names: Iterable[Name], endings: Sequence[tuple[str, str]] = ()) -> None:
        """Index the names. `endings` are the language's plurals: (ending, what takes its place), the first that fits.

        Of several names that fit the same tokens, the one that comes first in `names` wins.
        """
        self._endings = endings
        self._by_first: dict[str, list[Name]] = {}
        self._grown: dict[str, _Node] = {}
        for name in names:
            first, alone = _opening(name.spelling)
            single = not alone or name.use == "surname"  # 'Soros' are not several of the name Soro
            for word in (first,) if single else _plurals(first, endings):
                if word in self._by_first:
                    self._by_first[word].append(name)
                elif word[:1].isalnum():  # with a mark none is looked for
                    self._by_first[word] = [name]

    def may_hold(self, words: Iterable[str]) -> bool:
        """Whether a name may begin with one of these words in lower case; a plain loop, since most answers are no."""
        for word in words:  # noqa: SIM110
            if word in self._by_first:
                return True
        return False

    def find(self, tokens: Sequence[Token]) -> Iterator[NameMention]:
        """The longest names, left to right, none overlapping another."""
        firsts, grown, end, count = self._by_first, self._grown, 0, len(tokens)
        lowers = tokens.lowers if isinstance(tokens, Tokens) else [token.lower for token in tokens]
        for at in [k for k, word in enumerate(lowers) if word in firsts]:
            if at < end:
                continue
            node = grown.get(lowers[at]) or self._grow(lowers[at])
            if not node.names and (at + 1 == count or (lowers[at + 1] not in node.edges
                                                       and lowers[at + 1] not in ("-", "\n"))):
                continue  # most first words of names stand before no second word of theirs
            found = self._longest(tokens, at, node)
            if found:
                yield found
                end = found.last

    def find_in(self, text: str, spaces: str = "") -> Iterator[NamePlace]:
        """The names that `find` finds in `tokenise(text, spaces=spaces)`, several times as fast: no token is made.

        One pass of an automaton tells where a name may begin, and only there the words are compared.
        """
        plain = view(text)
        openings = self._openings.places(plain, spaces)
        if openings is None:
            tokens = tokenise(text, spaces=spaces)
            for mention in self.find(tokens):
                yield NamePlace(tokens[mention.first].start, tokens[mention.last - 1].end, mention.name)
            return
        end = 0
        for opening in openings:
            if opening[0] >= end:
                found = self._longest_at(plain, opening, spaces)
                if found:
                    yield found
                    end = found[1]

    @cached_property
    def _openings(self) -> Openings:
        return Openings({first: self._after(first) for first in self._by_first})

    def _after(self, first: str) -> frozenset[str] | None:
        """The words that may follow a first word; None where a name ends with it."""
        after: set[str] = set()
        for name in self._by_first[first]:
            words = _words(name.spelling)
            if len(words) == 1:
                return None
            after.update(words[1:2] if len(words) > 2 else _plurals(words[1], self._endings))
        return frozenset(after)

    def _grow(self, first: str) -> _Node:
        """What follows a first word, made when it is first asked for."""
        node = _Node()
        for name in self._by_first[first]:
            self._insert(node, _words(name.spelling), name)
        self._grown[first] = node
        return node

    def _insert(self, node: _Node, words: Sequence[str], name: Name) -> None:
        """Add a name to the node of its first word, which is the name or its plural where it has no other."""
        ends = [node]
        for word in words[1:-1]:
            node = node.child(word)
        if len(words) > 1:
            ends = [node.child(last) for last in _plurals(words[-1], self._endings)]
        for end in ends:
            end.names.append(name)
        if words[-1].isdigit() or len(words[-1]) <= 2:  # 'F-16s': the plural is a token of its own
            ends[0].child("s").names.append(name)

    def _longest(self, tokens: Sequence[Token], at: int, node: _Node) -> NameMention | None:
        """The longest name from a place on, of those behind the node of its first word."""
        place, best, count = at + 1, None, len(tokens)
        while True:
            if node.names:
                fit = _fitting(node.names, tokens[at:place])
                best = NameMention(at, place, fit) if fit else best
                if not node.edges:
                    return best
            while place < count and (tokens[place].kind == "break" or (tokens[place].text == "-" and (
                    tokens[place].glued or tokens[place - 1].kind == "break"))):
                place += 1
            child = node.edges.get(tokens[place].lower) if place < count else None
            if child is None:
                return best
            node, place = child, place + 1

    def _longest_at(self, plain: str, opening: Opening, spaces: str) -> NamePlace | None:
        """As `_longest`, over a text whose next words are known; what follows them is cut from it word by word."""
        start, end, words = opening
        node = self._grown.get(words[0]) or self._grow(words[0])
        best = _placed(plain, start, start + len(words[0]), node) if node.names else None
        if len(words) > 1:
            node = node.edges[words[1]]
            best = (_placed(plain, start, end, node) if node.names else None) or best
        if not node.edges or not _may_go_on(plain, end, node):
            return best
        parted = False
        for match in token_matches(plain, end, spaces):
            word = match.group()
            if word == "\n" or (word == "-" and (parted or match.start() == end)):
                parted, end = word == "\n", match.end()
                continue
            child = node.edges.get(word.lower())
            if child is None:
                return best
            node, end, parted = child, match.end(), False
            best = (_placed(plain, start, end, node) if node.names else None) or best
        return best


def _may_go_on(plain: str, end: int, node: _Node) -> bool:
    """Whether the next letter or mark begins a word that leads on; a gap of more than a space always may."""
    mark = plain[end : end + 1]
    if mark == " ":
        mark = plain[end + 1 : end + 2]
    return mark in node.heads or mark == "-" or mark.isspace() or mark.lower() in node.heads


def _placed(plain: str, start: int, end: int, node: _Node) -> NamePlace | None:
    """The first name of a node that does not mind the letter case of a stretch of text."""
    seen = ""
    for name in node.names:
        if name.exact:
            if plain[start] != _letters(name.spelling)[:1]:
                continue  # most are told by their first letter
            seen = seen or "".join(filter(str.isalnum, plain[start:end]))
            if not _same_case(seen, name.spelling):
                continue
        return NamePlace(start, end, name)
    return None


def _fitting(names: Sequence[Name], tokens: Sequence[Token]) -> Name | None:
    """The first name that does not mind the letter case of these tokens."""
    for name in names:
        if not name.exact:
            return name
        seen = tokens[0].text if len(tokens) == 1 else "".join([token.text for token in tokens])
        if not seen.isalnum():
            seen = "".join(filter(str.isalnum, seen))
        if _same_case(seen, name.spelling):
            return name
    return None


def _plurals(word: str, endings: Sequence[tuple[str, str]]) -> list[str]:
    """The word and its plural; words of one or two letters are designations and have none here."""
    if not word.isalpha() or len(word) <= 2:
        return [word]
    for ending, plural in endings:
        if word.endswith(ending):
            return [word, word[: len(word) - len(ending)] + plural]
    return [word]


def _opening(spelling: str) -> tuple[str, bool]:
    """The first of the `_words` of a spelling, '' where it has none, and whether it is the only one.

    Most names begin with a word of letters and a space: no need to cut up what follows until a text has that word.
    """
    plain = spelling.lower()
    first, _, rest = plain.partition(" ")
    if first.isalpha() and (not rest or rest[0].isalpha()):
        return first, not rest
    if not plain.isascii() or "`" in plain:
        words = _words(spelling)
    else:
        words = list(islice((word for match in token_matches(plain, 0) if (word := match.group()) not in "-\n"), 2))
    return (words[0] if words else ""), len(words) == 1


@cache
def _words(spelling: str) -> Sequence[str]:
    """The words of a spelling without hyphens; kept, since several gazetteers hold the same names."""
    return tuple(word for word in lower_words(spelling) if word != "-")


@cache
def _letters(spelling: str) -> str:
    """The letters and digits of a spelling; kept, since a catalogue has so many and no more."""
    words = "".join(token.text for token in tokenise(spelling) if token.kind in ("word", "number"))
    return "".join(filter(str.isalnum, words))


def _same_case(seen: str, spelling: str) -> bool:
    """Whether the letters of the name stand in the text as the table has them; the last may differ (plurals)."""
    wanted = _letters(spelling)
    if len(seen) > len(wanted) and seen.isupper() and wanted.isupper():
        return False  # 'PRCS' is no plural of 'PRC'
    return seen.startswith(wanted[:-1] if len(wanted) > 2 else wanted)
