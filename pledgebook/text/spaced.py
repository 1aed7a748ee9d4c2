"""Text whose every line became a paragraph: from a PDF, a mail or a page with a break behind each line.

'The minister said that', a blank line, 'Kenya will get ten', a blank line, 'trucks.' is one sentence. Only white space
is made plain, so that every offset stays what it is.
"""

import re
from functools import lru_cache
from typing import Final

from pledgebook.text.tokens import view

_GAP: Final = re.compile(r"\n(?:[ \t]*\n)+[ \t]*")
_WORD: Final = re.compile(r"\S*")
_NO_LINE: Final = re.compile(r"[-*•▪◦‣·#>|]")
LEAST: Final = 4
"""Gaps inside a sentence from which on a text is taken for spaced: a list of words in lower case has some as well."""
SHARE: Final = 4
"""One gap in so many must be such."""
NARROW, WIDE = 50, 120
"""Code points between which the lines of such a text end; what is longer is not wrapped."""


@lru_cache(maxsize=2)  # who reads a text asks for it, and then for that without the gaps
def view_of(text: str) -> str:
    """The view of a whole text (see `tokens.view`)."""
    return view(text)


@lru_cache(maxsize=2)  # who reads a text asks three times
def plain_of(text: str) -> str:
    """The view of a text (see `tokens.view`), where gaps inside sentences are white space; as long as `text`."""
    plain = view_of(text)
    gaps = [one.span() for one in _GAP.finditer(plain)]
    inside = sum(_goes_on(plain, *gap) for gap in gaps)
    if inside < LEAST or inside * SHARE < len(gaps):
        return plain
    lines = [start - plain.rfind("\n", 0, start) - 1 for start, _ in gaps]
    width = sorted(lines)[len(lines) * 9 // 10]  # an address may be longer than any line
    if not NARROW <= width <= WIDE:
        return plain
    parts, done = [], 0
    for (start, end), length in zip(gaps, lines, strict=True):
        joined = _goes_on(plain, start, end) or (_is_full(plain, end, length, width) and plain[start - 1] not in ":*")
        if joined and not _NO_LINE.match(plain, end):
            parts += [plain[done:start], "\n".ljust(end - start)]
            done = end
    return "".join([*parts, plain[done:]])


def _goes_on(plain: str, start: int, end: int) -> bool:
    """Whether a sentence goes on over a gap: no mark closes the line, and the next one begins in lower case."""
    return start > 0 and (plain[start - 1].isalnum() or plain[start - 1] == ",") and plain[end : end + 1].islower()


def _is_full(plain: str, end: int, length: int, width: int) -> bool:
    """Whether the line before had no room for the first word behind the gap."""
    word = _WORD.match(plain, end)
    return word is not None and length + 1 + len(word.group()) > width
