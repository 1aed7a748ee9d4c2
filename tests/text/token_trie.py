"""A slow gazetteer, in the plainest way: a trie over tokens, tried at every token. What the quick one has to find."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pledgebook.text.names import Name, NameMention
from pledgebook.text.tokens import Token, tokenise


@dataclass
class Node:
    edges: dict[str, "Node"] = field(default_factory=dict)
    names: list[Name] = field(default_factory=list)


class TokenTrie:
    def __init__(self, names: Iterable[Name], endings: Sequence[tuple[str, str]] = ()) -> None:
        self.root, self.endings = Node(), endings
        for name in names:
            words = [token.lower for token in tokenise(name.spelling) if token.text not in ("-", "\n")]
            if words:
                self.insert(words, name)

    def insert(self, words: Sequence[str], name: Name) -> None:
        node = self.root
        for word in words[:-1]:
            node = node.edges.setdefault(word, Node())
        single = name.use == "surname" and len(words) == 1  # 'Soros' are not several of the name Soro
        for last in [words[-1]] if single else self.plurals(words[-1]):
            node.edges.setdefault(last, Node()).names.append(name)
        if words[-1].isdigit() or len(words[-1]) <= 2:
            node.edges[words[-1]].edges.setdefault("s", Node()).names.append(name)

    def plurals(self, word: str) -> list[str]:
        if word.isalpha() and len(word) > 2:
            for ending, plural in self.endings:
                if word.endswith(ending):
                    return [word, word.removesuffix(ending) + plural]
        return [word]

    def find(self, tokens: Sequence[Token]) -> Iterator[NameMention]:
        at = 0
        while at < len(tokens):
            found = self.longest(tokens, at) if tokens[at].kind in ("word", "number") else None
            if found:
                yield found
            at = found.last if found else at + 1

    def longest(self, tokens: Sequence[Token], at: int) -> NameMention | None:
        node, place, best = self.root, at, None
        while place < len(tokens):
            token = tokens[place]
            joins = token.text == "-" and (token.glued or tokens[place - 1].kind == "break")
            if place > at and (joins or token.kind == "break"):
                place += 1
                continue
            if token.lower not in node.edges:
                break
            node, place = node.edges[token.lower], place + 1
            for name in node.names:
                if not name.exact or same_case(tokens[at:place], name.spelling):
                    best = NameMention(at, place, name)
                    break
        return best


def letters(tokens: Iterable[Token]) -> str:
    return "".join(token.text for token in tokens if token.kind in ("word", "number"))


def same_case(tokens: Sequence[Token], spelling: str) -> bool:
    wanted, seen = letters(tokenise(spelling)), letters(tokens)
    if len(seen) > len(wanted) and seen.isupper() and wanted.isupper():
        return False  # 'USGS' is no plural of 'USG'
    return seen.startswith(wanted[:-1] if len(wanted) > 2 else wanted)
