"""'sent 16 600 masks': a space that parts the groups of one number, where a language does not always write so.

Two bare numbers in a row are one, unless a capital or a label stands before them ('Phase 12 300 tents'), or a measure
behind ('20 500 litre tanks', '10 155 mm guns'). With a sign of money before them ('€19 488') they are always one.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from pledgebook.text.lexicon import NumberWords
from pledgebook.text.tokens import Token

LEAST_BEFORE: Final = 2
"""Digits of the first group: one digit alone may number what stands before it ('in phase 2 300 tents')."""


_PARTED: Final = re.compile(r"\d\s[0-9]{3}")


def may_hold_groups(text: str, start: int, end: int) -> bool:
    """Whether any two groups of a number may be found by `of_groups` in the tokens of a stretch of text."""
    return _PARTED.search(text, start, end) is not None


def of_groups(tokens: Sequence[Token], words: NumberWords, signs: frozenset[str]) -> Sequence[Token]:
    """The tokens with one in the place of two groups; the same where the language parts no sure groups."""
    if words.shapes.spaces != "sure":
        return tokens
    numbers = [k for k, token in enumerate(tokens) if token.kind == "number"]
    pairs = {k for k, after in pairwise(numbers) if after == k + 1 and _are_groups(tokens, k, words, signs)}
    if not pairs:
        return tokens
    return [_joined(token, tokens[k + 1]) if k in pairs else token for k, token in enumerate(tokens)
            if k - 1 not in pairs]


def _are_groups(tokens: Sequence[Token], at: int, words: NumberWords, signs: frozenset[str]) -> bool:
    first, second = tokens[at], tokens[at + 1]
    written = first.text.isdigit() and second.text.isdigit() and len(first.text) <= len(second.text) == len("600")
    if not written or second.start != first.end + 1 or first.text.startswith("0"):
        return False
    before = tokens[at - 1] if at else None
    behind = tokens[at + 2] if at + 2 < len(tokens) else None
    if before is not None and before.text in signs:
        return behind is None or not behind.glued or behind.kind == "mark"
    if before is None or before.kind == "number" or before.text[:1].isupper() or len(first.text) < LEAST_BEFORE:
        return False
    if behind is None or behind.glued or not behind.text.islower() or words.masked_before.before(tokens, at):
        return False
    return behind.lower not in words.shapes.measures and words.masked_after.at(tokens, at + 2) is None


def _joined(first: Token, second: Token) -> Token:
    text = f"{first.text} {second.text}"
    return Token(first.start, second.end, text, text, "number", first.glued)
