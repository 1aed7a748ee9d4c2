"""Where in raw bytes words of aid stand, by hyperscan, and the pieces of bytes around these places."""

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain

import hyperscan

from pledgebook.gate.families import Families

_AROUND = 700
"""Bytes in front of and behind a word of aid that are looked at, markup counted."""

_MOST_PLACES = 2_000  # of one page that are looked at: news has under 200
_AROUND_SUMS = 550  # the same for sums, where the places are many and what is looked for stands closer

_SENTENCE = 200
"""Bytes between a word of giving and a sum that may be a gift: those of a sentence."""

_BEFORE_INSIDE = r"[^a-z0-9_./=-]"
_BEFORE = f"(?:^|{_BEFORE_INSIDE})"
_BEHIND_INSIDE = r"[^a-z0-9_/=-]"
_BEHIND = f"(?:$|{_BEHIND_INSIDE})"
_ACCENTED = r"(?:[\x80-\xff]{1,3}|&#?[a-z0-9]{2,8};|[a-z]\xcc[\x80-\xbf])"
"""A letter beyond ASCII in UTF-8, in a legacy encoding, as an entity or as a letter and its accent."""


class Places:
    """Finds the places where one of some patterns stands; compiled once a process."""

    def __init__(self, patterns: Iterable[str], around: int) -> None:
        self._around = around
        whole = [pattern.encode("latin-1") for pattern in patterns]
        self._database = hyperscan.Database()
        self._database.compile(expressions=whole, ids=[0] * len(whole), elements=len(whole),
                               flags=hyperscan.HS_FLAG_CASELESS | hyperscan.HS_FLAG_DOTALL)

    def around(self, data: bytes | memoryview) -> Iterator[bytes]:
        """The pieces of `data` around the places, where pieces that touch are one."""
        start = stop = 0
        for end in self._ends(data):
            if end - self._around > stop:
                if stop:
                    yield bytes(data[start:stop])
                start = max(end - self._around, 0)
            stop = end + self._around
        if stop:
            yield bytes(data[start:stop])

    def _ends(self, data: bytes | memoryview) -> list[int]:
        ends: list[int] = []

        def found(_id: int, _from: int, to: int, _flags: int, _context: object) -> bool:
            ends.append(to)
            return len(ends) >= _MOST_PLACES

        with suppress(hyperscan.ScanTerminated):
            self._database.scan(data, match_event_handler=found)  # type: ignore[type-var]
        return sorted(ends)


def places_of_aid(families: tuple[Families, ...]) -> Places:
    """Where strong words of aid stand, two weaker ones that are strong together, and sums that may be gifts."""
    words = chain.from_iterable((*one.tables["strong"], *one.tables["also"]) for one in families)
    pairs = (f"{_any_of(one.tables['kinds'])}[^a-z]{{1,9}}{_any_of(one.tables['heads'])}" for one in families)
    gifts = _any_of(chain.from_iterable(one.tables["gifts"] for one in families))
    scales = _any_of(chain.from_iterable(one.tables["scales"] for one in families))
    total, between = rf"[0-9][^a-z]{{0,8}}{scales}{_BEHIND_INSIDE}", f".{{0,{_SENTENCE}}}"
    return Places((*(f"{_BEFORE}{pattern}{_BEHIND}" for pattern in (_any_of(words), *pairs)),
                   f"{total}(?:{between}{_BEFORE_INSIDE})?{gifts}", f"{_BEFORE}{gifts}{between}{total}"), _AROUND)


def places_of_sums(families: tuple[Families, ...]) -> Places:
    """Where sums stand, in figures with a sign of money or in words."""
    words = chain.from_iterable(one.tables["sums"] for one in families)
    return Places((r"(?:[$\xa3]|\xe2\x82\xac|&euro;|&pound;) ?[0-9]",
                   rf"[0-9][^a-z]{{0,6}}{_any_of(words)}{_BEHIND}"), _AROUND_SUMS)


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(map(_in_bytes, words)))) + ")"


def _in_bytes(word: str) -> str:
    return "".join(re.escape(sign) if sign.isascii() else _ACCENTED for sign in word)
