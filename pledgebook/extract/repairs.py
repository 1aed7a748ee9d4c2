"""'a pat- — a Patriot battery', 'in — in aid', '20 — sorry, 25 tanks': of what a speaker mends, only what is meant.

Transcripts tell a word broken off by a hyphen before the dash ('respon- — the response'), and a slip by '[sic]'. Of
what was said before the dash as much goes as is said anew behind it: from the word on with which the speaker begins
again.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words
from pledgebook.text.tokens import DASH, Token, Tokens

SIC: Final = "sic"
"""An editor's word for what was said so."""

RESTART: Final = 8
"""How many words back a speaker begins again."""

AHEAD: Final = 4
"""How many words behind the dash may stand before the one that was broken off."""

REPEATED: Final = 4
"""Words that may be said twice around a dash."""

NUMBER: Final = 2
"""How many words back the number stands that another takes the place of ('20 million')."""

JOINTS: Final = frozenset("-'$")
"""Marks that part no words."""


def without_slips(tokens: Tokens, words: Words) -> Tokens:
    """The tokens as they were meant; the same where nothing is mended."""
    said = words.sentences.apologies
    sorry = bool(said) and not words.sentences.sorry.isdisjoint(tokens.words)
    if not (sorry or DASH in tokens.words or SIC in tokens.words):
        return tokens
    kept: list[Token] = []
    at, slips = 0, False
    for place in _doubtful(tokens, sorry=sorry):
        if place < at:
            continue
        kept += tokens[at:place]
        at = place
        slip = _slipped(tokens, at) or (_apology(tokens, at, said) if sorry else 0) or _twice(tokens, at, kept)
        if slip:
            slips = True
            at = _mend(tokens, kept, at, slip)
            continue
        if tokens[at].text == SIC:
            slips = True
            at += 1
            continue
        kept.append(tokens[at])
        at += 1
    return Tokens([*kept, *tokens[at:]]) if slips else tokens


def _doubtful(tokens: Tokens, *, sorry: bool) -> list[int]:
    """Where something may be mended: at a dash, two before one, at '[sic]', and at commas where somebody is sorry."""
    marks = {DASH, SIC, ","} if sorry else {DASH, SIC}
    dashes = [at for at, word in enumerate(tokens.lowers) if word in marks]
    return sorted({*dashes, *(at - 2 for at in dashes if at > 1)})


def _slipped(tokens: Tokens, at: int) -> int:
    """The place behind the dash of a word that was broken off ('pat- -') or wrong ('intick [sic] -'), or 0."""
    if tokens[at].kind != "word" or at + 3 >= len(tokens) or tokens[at + 2].text != DASH:
        return 0
    broken = tokens[at + 1].text == "-" and tokens[at + 1].glued and not tokens[at + 2].glued
    return at + 3 if broken or tokens[at + 1].text == SIC else 0


def _apology(tokens: Tokens, at: int, said: Sequence[tuple[str, ...]]) -> int:
    """The place behind '- excuse me,' at a mark, or 0."""
    if tokens[at].text not in (DASH, ","):
        return 0
    for phrase in said:
        end = at + 1 + len(phrase)
        if tuple(tokens.lowers[at + 1 : end]) == phrase and end + 1 < len(tokens):
            return end + 1 if tokens[end].text in (DASH, ",") else 0
    return 0


def _twice(tokens: Tokens, at: int, kept: list[Token]) -> int:
    """The place behind a dash where the words before it are said again, or a number is put right, else 0."""
    if tokens[at].text != DASH or not kept or at + 2 >= len(tokens):
        return 0
    if tokens[at + 1].text == "-" and tokens[at + 2].kind == "number":
        return at + 1  # '350 million - -51 million'
    before = [token.lower for token in kept[-REPEATED:]] if kept[-1].kind == "word" else []
    again = any(before[-size:] == tokens.lowers[at + 1 : at + 1 + size] for size in range(1, len(before) + 1))
    return at + 1 if again else 0


def _mend(tokens: Tokens, kept: list[Token], at: int, behind: int) -> int:
    """Drop from `kept` what is said anew from `behind` on; the place to go on from.

    What cannot be set beside what was said before goes on as it stands, but for the word that was broken off.
    """
    broken = tokens[at].lower if tokens[at].kind == "word" else ""
    tail = _tail(kept)
    whole = None if broken else _completed(tokens, behind, tail)
    if whole is not None:
        del kept[len(kept) - len(tail) + tail.index(whole[0]) :]
        kept.append(whole[1])
        return behind + 2
    back = _anew(tail, tokens[behind : behind + RESTART], broken)
    if back is not None:
        del kept[len(kept) - back :]
        return behind
    if broken:
        return behind - (tokens[behind - 2].text != SIC)  # the dash stays behind a word that was broken off
    kept.append(tokens[at])
    return at + 1


def _tail(kept: list[Token]) -> list[Token]:
    """The words before a place that no mark parts from it."""
    tail: list[Token] = []
    for token in reversed(kept[-RESTART:]):
        if token.kind == "mark" and token.text not in JOINTS:
            break
        tail.insert(0, token)
    return tail


def _completed(tokens: Tokens, behind: int, tail: list[Token]) -> tuple[Token, Token] | None:
    """The number before of '350 million - -51 million', and the one that is meant: of new digits at its end."""
    first = next((token for token in reversed(tail) if token.kind == "number"), None)
    if first is None or tokens[behind].text != "-" or behind + 1 >= len(tokens):
        return None
    digits = tokens[behind + 1]
    if digits.kind != "number" or not digits.glued or len(digits.text) >= len(first.text):
        return None
    text = first.text[: -len(digits.text)] + digits.text
    return first, Token(first.start, digits.end, text, text, "number", first.glued)


def _anew(tail: list[Token], after: list[Token], broken: str) -> int | None:
    """How many of the words before are said anew behind; None where that cannot be told."""
    lowers, new = [token.lower for token in tail], [token.lower for token in after]
    begun = next((k for k, word in enumerate(new[:AHEAD]) if broken and word.startswith(broken)), None)
    if begun is not None:
        return next((size for size in range(begun, 0, -1) if lowers[-size:] == new[begun - size : begun]), 0)
    number = next((k for k in range(1, min(NUMBER, len(tail)) + 1) if tail[-k].kind == "number"), None)
    signs = int(new[0] == "$")
    if number is not None and after[signs : signs + 1] and after[signs].kind == "number":
        return number + (signs and lowers[-number - 1 : -number] == ["$"])
    if new[0] in lowers:
        return lowers[::-1].index(new[0]) + 1
    if lowers and not broken and lowers[-1] in new[1:AHEAD]:
        return min(new.index(lowers[-1]) + 1, len(tail))  # 'human supplies - excuse me, humanitarian supplies'
    if new[1:2] and new[1] in lowers:
        return lowers[::-1].index(new[1]) + 1
    named = bool(tail) and not broken and tail[-1].text[:1].isupper() and after[0].text[:1].isupper()
    return 1 if named else None
