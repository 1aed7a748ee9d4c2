"""Misspelt words, mended one by one: only in a string that is looked up, never in a running text.

A word of six letters or more that nothing knows is read as the one known word with the same first letter that is one
edit away, two for nine letters or more (insert, drop, change, swap neighbours). Two such words: it stays as it is.
A word that has the whole of a known one and an ending ('patriotic') is a word of its own and no slip.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache

from pledgebook.link.keys import LONGEST_WORD
from pledgebook.text.tokens import Token

_LONG_ENOUGH, _TWO_EDITS = 6, 9


class Speller:
    """Mends words by a fixed list of known ones."""

    def __init__(self, names: Collection[str], known: Collection[str]) -> None:
        """`names` are the words of the catalogue's names, `known` others that are right as they are."""
        self._known = {*names, *known}
        self._by_letter: dict[str, list[str]] = {}
        for word in sorted(self._known):
            if len(word) >= _LONG_ENOUGH - 1:
                self._by_letter.setdefault(word[0], []).append(word)
        self._nearest = lru_cache(maxsize=5_000)(self._look)

    def mend(self, tokens: Sequence[Token]) -> tuple[list[Token], str]:
        """The tokens with misspelt words mended, and which were, in words; '' where none was."""
        found: list[Token] = []
        notes: list[str] = []
        for token in tokens:
            right = self._nearest(token.lower) if token.kind == "word" and self._is_strange(token) else None
            if right is None:
                found.append(token)
                continue
            text = right.capitalize() if token.text[:1].isupper() else right
            found.append(Token(token.start, token.end, text, right, "word", token.glued))
            notes.append(f'"{token.text}" read as "{text}"')
        return found, "; ".join(notes)

    def _is_strange(self, token: Token) -> bool:
        word = token.lower
        spellings = {word, word.removesuffix("s"), word.removesuffix("es")}
        return _LONG_ENOUGH <= len(word) <= LONGEST_WORD and not spellings & self._known

    def _look(self, word: str) -> str | None:
        """The one word that is near enough; None where none is or several are."""
        from rapidfuzz.distance import OSA  # noqa: PLC0415 -- who only reads texts mends nothing and need not load it

        most = 2 if len(word) >= _TWO_EDITS else 1
        near: dict[int, list[str]] = {}
        for other in self._by_letter.get(word[0], ()):
            if abs(len(other) - len(word)) <= most and not _derived(word, other):
                apart = OSA.distance(word, other, score_cutoff=most)
                if apart <= most:
                    near.setdefault(apart, []).append(other)
        best = near[min(near)] if near else []
        singles = {one.removesuffix("s") for one in best}
        return best[0] if len(singles) == 1 else None


def _derived(word: str, other: str) -> bool:
    """Whether a word is another one, in the singular or the plural, with an ending that is no letter struck twice."""
    stem = other.removesuffix("s")
    ending = word.removeprefix(stem)
    return ending not in ("", "s", word) and set(ending) - {stem[-1], "s"} != set()
