"""German compounds: a word that is no name is split before its last known part, and what is left again.

'Winterstiefel' is read as 'Winter' and 'stiefel', 'Panzerhaubitzenmunition' as 'Panzerhaubitze' and 'munition', so
that the last part is the head as in any phrase. The parts keep their places in the string.
"""

from collections.abc import Collection, Sequence

from pledgebook.link.index import NameIndex
from pledgebook.link.keys import LONGEST_WORD
from pledgebook.text.tokens import Token

_SHORTEST_TAIL, _SHORTEST_FRONT = 4, 3
_JOINTS = ("", "en", "n", "es", "s", "er", "e")
"""Letters that stand between the parts of a compound and belong to neither."""

_ENDINGS = ("", "n", "s", "en", "es")
"""Endings of cases that the tables of a book may not have written out."""


def split_compounds(
    tokens: Sequence[Token], index: NameIndex, heads: Collection[str]
) -> tuple[list[Token], str]:
    """The tokens with unknown compounds split, and which were, in words."""
    found: list[Token] = []
    notes: list[str] = []
    for token in tokens:
        splits = token.kind == "word" and len(token.text) <= LONGEST_WORD
        parts = _parts(token, index, heads) if splits else [token]
        found += parts
        if len(parts) > 1 or parts[0].text != token.text:
            notes.append(f'"{token.text}" read as ' + " and ".join(f'"{part.text}"' for part in parts))
    return found, "; ".join(notes)


def _parts(token: Token, index: NameIndex, heads: Collection[str]) -> list[Token]:
    if _is_known(token.lower, index, heads):
        return [token]
    for cut in (0, *range(_SHORTEST_FRONT, len(token.text) - _SHORTEST_TAIL + 1)):
        known = next((end for end in _ENDINGS if token.lower.endswith(end) and _is_head(
            token.lower[cut:].removesuffix(end), index, heads)), None)
        if known is not None:
            front, tail = _slice(token, 0, cut), _slice(token, cut, len(token.text) - len(known))
            return [*(_parts(_without_joint(front, index, heads), index, heads) if cut else ()), tail]
    return [token]


def _without_joint(front: Token, index: NameIndex, heads: Collection[str]) -> Token:
    """The front part as the word by itself, where that is known ('Haubitzen' -> 'Haubitze')."""
    for joint in _JOINTS:
        if front.lower.endswith(joint):
            word = _slice(front, 0, len(front.text) - len(joint))
            if len(word.text) >= _SHORTEST_FRONT and (_is_known(word.lower, index, heads) or any(
                    _is_head(word.lower[cut:], index, heads)
                    for cut in range(_SHORTEST_FRONT, len(word.text) - _SHORTEST_TAIL + 1))):
                return word
    return front


def _is_known(word: str, index: NameIndex, heads: Collection[str]) -> bool:
    return word in heads or bool(index.named(index.key([_token(word)])))


def _is_head(tail: str, index: NameIndex, heads: Collection[str]) -> bool:
    """Whether the tail is a German word for a thing: designations and proper names are none."""
    if len(tail) < _SHORTEST_TAIL:
        return False
    return tail in heads or any(name.language and not name.exact and name.table == "item"
                                for name in index.named(index.key([_token(tail)])))


def _slice(token: Token, first: int, last: int) -> Token:
    return Token(token.start + first, token.start + last, token.text[first:last], token.lower[first:last], "word",
                 glued=token.glued if not first else True)


def _token(word: str) -> Token:
    return Token(0, len(word), word, word, "word", glued=False)
