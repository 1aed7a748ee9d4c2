"""What stands in a text beside its words, and is read over: line ends, links, struck words, edits.

Transcripts tell what was said wrong beside what was meant: '<s>$300</s> [$30] billion', '8,000 [800] guns'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.text.tokens import DASH, Token, Tokens, hyphen, unglued

ADDRESSES: Final = frozenset({"http", "https"})
"""What begins the address of a link."""

STRUCK: Final = ("<", "s", ">"), ("<", "/", "s", ">")
"""The marks before and behind words that are struck out."""

BRACKETED: Final = "\\", "[", "", "\\", "]"
"""What stands around a number that an editor puts right."""

EDITS: Final = frozenset("[]*_")
"""Marks that a backslash may stand before: an editor's, and no words."""


_EDITED: Final = ADDRESSES | {"\\", "<"}


def is_edited(tokens: Tokens) -> bool:
    """Whether links or an editor's marks may stand among the tokens, so that line ends matter; in few sentences."""
    return not tokens.words.isdisjoint(_EDITED)


def with_hyphens(tokens: Tokens) -> Tokens:
    """The tokens with a hyphen for each dash inside a designation."""
    if DASH in tokens.words and (inside := _in_designations(tokens)):
        return Tokens(hyphen(token) if k in inside else token for k, token in enumerate(tokens))
    return tokens


def of_one_line(tokens: Sequence[Token]) -> Tokens:
    """The tokens without line ends and edits; what begins a line is glued to nothing ('475 million' | 'doses')."""
    found = with_hyphens(Tokens(tokens))
    if not found.words.isdisjoint(ADDRESSES):
        found = Tokens(_without_addresses(found))
    if "\\" in found.words or "<" in found.words:
        found = Tokens(_as_meant(found))
    return found if "\n" not in found.words else Tokens(_on_one_line(found))


def _on_one_line(tokens: Sequence[Token]) -> list[Token]:
    """The tokens without line ends."""
    kept: list[Token] = []
    broken = False
    for token in tokens:
        if token.kind != "break":
            kept.append(unglued(token) if broken and token.glued else token)
        broken = token.kind == "break"
    return kept


def _without_addresses(tokens: Tokens) -> list[Token]:
    """The tokens without the marks and the address of a link: '[$25 million](https://...) to the fund' reads on."""
    kept: list[Token] = []
    at = 0
    while at < len(tokens):
        linked = at > 1 and tokens.lowers[at] in ADDRESSES and tokens[at - 1].text == "(" and tokens[at - 2].text == "]"
        if not linked:
            kept.append(tokens[at])
            at += 1
            continue
        opened = next((k for k in range(len(kept) - 1, -1, -1) if kept[k].text == "["), len(kept) - 2)
        kept = [*kept[:opened], *kept[opened + 1 : -2]]
        while at < len(tokens) and (tokens[at].glued or tokens[at].kind == "break") and tokens[at].text != ")":
            at += 1
        at += at < len(tokens) and tokens[at].text == ")"
    return kept


def _in_designations(tokens: Sequence[Token]) -> set[int]:
    """Where a dash stands for the hyphen inside a designation, as some printers set it ('AGM–114')."""
    return {k for k in range(1, len(tokens) - 1) if tokens[k].text == DASH and tokens[k].glued
            and tokens[k - 1].text.isupper() and tokens[k + 1].kind == "number" and tokens[k + 1].glued}


def _as_meant(tokens: Tokens) -> list[Token]:
    """The tokens without what is struck out, without an editor's marks, and with the numbers that he puts right."""
    kept: list[Token] = []
    texts = [token.text for token in tokens]
    opening, closing = STRUCK
    at = 0
    while at < len(tokens):
        if tuple(texts[at : at + 3]) == opening:
            end = next((k for k in range(at + 3, len(tokens)) if tuple(texts[k : k + 4]) == closing), None)
            if end is not None:
                at = end + len(closing)
                continue
        if kept and kept[-1].kind == "number" and _is_bracketed(tokens, at):
            kept[-1] = tokens[at + 2] if _corrects(tokens[at + 2], kept[-1]) else kept[-1]
            at += len(BRACKETED)
            continue
        if texts[at] == "\\" and at + 1 < len(tokens) and texts[at + 1] in EDITS:
            at += 2
            continue
        kept.append(tokens[at])
        at += 1
    return kept


def _is_bracketed(tokens: Tokens, at: int) -> bool:
    """Whether a number alone stands in an editor's brackets."""
    place = tokens[at : at + len(BRACKETED)]
    inside = len(place) > 2 and place[2].kind == "number"
    return inside and tuple("" if k == 2 else token.text for k, token in enumerate(place)) == BRACKETED


def _corrects(number: Token, before: Token) -> bool:
    """'8,000 [800] guns': a number in brackets behind another that is no note's, since it has digits enough."""
    return len(number.text) >= max(2, len(before.text.replace(",", "")) - 1)
