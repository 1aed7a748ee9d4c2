"""Tokens with their offsets, taken from a view of the text that is as long as the text itself.

The stored text is never changed. The view maps every odd code point to one plain code point (no-break spaces to a
space, curly quotation marks to straight ones, dashes to a hyphen), so that an offset in the view is the offset in
the text. Letters and digits are always apart ('155mm' is '155' and 'mm'; 'F-16s' is 'F', '-', '16', 's'), so that one
rule reads all the ways in which the press joins them.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import repeat
from typing import Any, Final

from mypy_extensions import mypyc_attr

DASH: Final = "\u2013"
"""What the view makes of every dash that is no hyphen."""

_SPACES: Final = (
    "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u202f\u205f\u3000\u2028\u2029"
)
_VIEW: Final = {
    **dict.fromkeys(map(ord, _SPACES), " "),
    **dict.fromkeys(map(ord, "\u2018\u2019\u201a\u201b\u2032\u00b4`\u02bc"), "'"),
    **dict.fromkeys(map(ord, "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"), '"'),
    **dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2212"), "-"),
    **dict.fromkeys(map(ord, "\u2013\u2014\u2015"), "\u2013"),
}
"""One code point for one code point, so that offsets stay. Dashes stay apart from hyphens: they part clauses."""
_PLAIN: Final = {chr(odd): plain for odd, plain in _VIEW.items()}
_ODD: Final = re.compile(f"[{''.join(_PLAIN)}]")

_NUMBER: Final = (
    r"[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])(?:\.[0-9]+)?"  # the Indian groups of '1,50,000'
    r"|[0-9]{1,3}(?:,[0-9]{3})*, 000(?![0-9])"
    r"|[0-9]+(?:[.,'][0-9]{3}(?![0-9]))+(?:[.,][0-9]+)?|[0-9]+(?:[.,][0-9]+)?"
)
_WORD: Final = r"[^\W\d_]+(?:[\u00ad\u2060\u0300-\u036f]+[^\W\d_]*)*"
_REST: Final = (
    rf"|(?P<word>{_WORD})"
    r"|(?P<mark>\n|[^\w\s]|_)"
    r"|(?P<other>\d)"
)
_ALONE: Final = r"(?<![0-9A-Za-z.,\-])[0-9]{1,3}"
_NUMBERS: Final = {
    "": _NUMBER,
    "always": rf"{_ALONE}(?: [0-9]{{3}}(?![0-9]))+(?:[.,][0-9]+)?|{_NUMBER}",
    "sure": rf"{_ALONE}(?: (?:0[0-9]{{2}}|[0-9]{{3}}(?= [0-9]{{3}}(?![0-9])))(?![0-9])"
            rf"(?: [0-9]{{3}}(?![0-9]))*)(?:[.,][0-9]+)?|{_NUMBER}",
}
"""How spaces part the digits of one number: never, wherever three digits follow, or only where the groups could be no
numbers of their own ('20 000', '1 234 567')."""
_GROUPS: Final = {spaces: re.compile(rf"(?P<number>{number}){_REST}") for spaces, number in _NUMBERS.items()}
_PLAIN_WORD: Final = r"[A-Za-z]++(?![^\x00-\x7f])"
"""A word as `_WORD` finds it where its letters, as most, are plain ones and nothing behind may belong to it."""
_CUT, _CUT_OVER_LINES = (
    {spaces: re.compile(rf"({gap})({_PLAIN_WORD}|[^\w\s]|\n|{_WORD}|{number}|_|\d|\Z)")
     for spaces, number in _NUMBERS.items()} for gap in (r"[^\S\n]*", r"\s*"))
"""The same with the space before each, down to the end of the text: all is found by one call, and the most frequent
kinds are tried first. In the second a line end is a space as any other."""
_DIGITS: Final = re.compile(r"\d[\d.,' ]*")
"""All that may stand in a number, from its first digit on."""


@dataclass(slots=True)
class Token:
    """One token: its place in the text, its words as in the view, the same in lower case, and what it is.

    Nothing changes one once it is made; it is not frozen only since freezing doubles the time of making one. `kind` is
    'number', 'word', 'mark' or 'break' (a line end); `glued` says that no space stands before it.
    """

    start: int
    end: int
    text: str
    lower: str
    kind: str
    glued: bool


def unglued(token: Token) -> Token:
    """The token as one that begins a line: glued to nothing before it."""
    return Token(token.start, token.end, token.text, token.lower, token.kind, glued=False)


def hyphen(dash: Token) -> Token:
    """A hyphen in the place of a dash."""
    return Token(dash.start, dash.end, "-", "-", dash.kind, dash.glued)


@mypyc_attr(native_class=False)
class Tokens(list[Token]):
    """The tokens of one sentence, with the set of their words: most of what is looked for is told absent by it.

    Nothing is added or taken away once they are made.
    """

    __slots__ = ("amounts", "lowers", "phrases", "words")

    def __init__(self, tokens: Iterable[Token]) -> None:
        super().__init__(tokens)
        self.lowers = [token.lower for token in self]
        """The word of each token in lower case: most places are told by it alone."""
        self.words = frozenset(self.lowers)
        """Every word of the sentence in lower case."""
        self.amounts: dict[int, Any] = {}
        """The amounts that were asked for (see `numbers.read_amount`), by place."""
        self.phrases: dict[Any, list[tuple[int, str, int]]] = {}
        """The phrases that were looked for in all of them (see `lexicon.Phrases.scan`), by their list."""


def view(text: str) -> str:
    """The text with odd spaces, quotation marks and dashes made plain; always as long as `text`."""
    if text.isascii():
        return text.replace("`", "'")
    for odd in set(_ODD.findall(text)):  # a tenth of the time of str.translate, which asks for every letter
        text = text.replace(odd, _PLAIN[odd])
    return text


def tokenise(
    text: str, start: int = 0, end: int | None = None, spaces: str = "", *, breaks: bool = True, seen: bool = False,
) -> list[Token]:
    """The tokens of `text[start:end]`, with offsets in `text`. Line ends are tokens of the kind 'break'.

    `spaces` says when one space inside digits parts groups of one number: '' never, 'always', or 'sure'. Without
    `breaks` line ends are spaces. `seen` says that the text is a view already.
    """
    plain = text[start:end] if seen else view(text[start:end])
    soft = not plain.isascii() and ("\u00ad" in plain or "\u2060" in plain)
    cut: list[tuple[str, str]] = (_CUT if breaks else _CUT_OVER_LINES)[spaces].findall(plain)
    while cut and not cut[-1][1]:
        cut.pop()  # what stands behind the last token
    known, after = _KNOWN.get, start
    # The most frequent thing of all: to call the class takes three times as long, and here one call makes all.
    tokens: list[Token] = list(map(Token.__new__, repeat(Token, len(cut))))
    for token, (gap, words) in zip(tokens, cut, strict=True):
        token.start = at = after + len(gap)
        token.end = after = at + len(words)
        token.text, token.glued = words, not gap
        token.lower, token.kind = known(words) or _learnt(words)
    if tokens:
        tokens[0].glued = False
    for token in tokens if soft else ():
        if token.kind == "word":
            token.text = token.text.replace("\u00ad", "").replace("\u2060", "")
            token.lower = token.text.lower()
    return tokens


_KNOWN: dict[str, tuple[str, str]] = {}
"""Words of earlier texts, each in lower case and with its kind: nine of ten words were seen before."""

_MOST_KNOWN: Final = 50_000


def _learnt(words: str) -> tuple[str, str]:
    """The word in lower case and its kind, which are kept for the next time that it is seen."""
    first = words[0]
    kind = "break" if first == "\n" else "number" if first.isdecimal() else "word" if first.isalnum() else "mark"
    if len(_KNOWN) >= _MOST_KNOWN:
        _KNOWN.clear()
    _KNOWN[words] = found = words.lower(), kind
    return found


def token_matches(plain: str, start: int, spaces: str = "") -> Iterator[re.Match[str]]:
    """Matches of the tokens of a view from `start` on, one by one; the last group's name is the kind.

    For who needs a few tokens of a long text; `start` must be where a token begins.
    """
    return _GROUPS[spaces].finditer(plain, start)


def number_starts(plain: str, spaces: str = "") -> Iterator[tuple[int, str]]:
    """(start, digits) of every token of the kind 'number' in a view."""
    for chunk in _DIGITS.finditer(plain):
        digits = chunk.group().rstrip(" .,'")
        if digits.isdecimal() and digits.isascii():
            yield chunk.start(), digits
            continue
        for found in _GROUPS[spaces].finditer(plain, *chunk.span()):
            if found.lastgroup in ("number", "other"):
                yield found.start(), found.group()


def lower_words(text: str) -> list[str]:
    """The tokens' words in lower case, without places: what a table's spelling is compared by."""
    if text.isascii() and text.replace(" ", "").isalpha():
        return text.lower().split()  # most names of a catalogue
    plain = text.translate(_VIEW).replace("\u00ad", "").replace("\u2060", "").lower()
    return [found.group() for found in _GROUPS[""].finditer(plain) if found.group() != "\n"]
