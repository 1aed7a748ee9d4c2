"""Where in raw bytes words of aid stand, by hyperscan, and the pieces of bytes around these places."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

import hyperscan

from pledgebook.gate.families import Families

_AROUND = 500
"""Bytes in front of and behind a word of aid that are looked at, markup counted."""

_BEFORE = r"(?:^|[^a-z0-9_./=-])"
_BEHIND = r"(?:$|[^a-z0-9_/=-])"
_ACCENTED = r"(?:[\x80-\xff]{1,3}|&#?[a-z0-9]{2,8};|[a-z]\xcc[\x80-\xbf])"
"""A letter beyond ASCII in UTF-8, in a legacy encoding, as an entity or as a letter and its accent."""


class Places:
    """Finds the places where one of some patterns stands; compiled once a process."""

    def __init__(self, patterns: Iterable[str]) -> None:
        whole = "|".join(patterns).encode("latin-1")
        self._database = hyperscan.Database()
        self._database.compile(expressions=[whole], ids=[0], elements=1, flags=hyperscan.HS_FLAG_CASELESS)

    def around(self, data: bytes) -> Iterator[bytes]:
        """The pieces of `data` around the words, where pieces that touch are one."""
        ends: list[int] = []
        self._database.scan(data, match_event_handler=lambda _id, _from, to, _flags, _context: ends.append(to))
        start = stop = 0
        for end in ends:
            if end - _AROUND > stop:
                if stop:
                    yield data[start:stop]
                start = max(end - _AROUND, 0)
            stop = end + _AROUND
        if stop:
            yield data[start:stop]


def places_of_aid(families: tuple[Families, ...]) -> Places:
    """Where strong words of aid stand, and two weaker ones that are strong together."""
    words = chain.from_iterable((*one.tables["strong"], *one.tables["also"]) for one in families)
    pairs = (f"{_any_of(one.tables['kinds'])}[^a-z]{{1,9}}{_any_of(one.tables['heads'])}" for one in families)
    return Places(f"{_BEFORE}{pattern}{_BEHIND}" for pattern in (_any_of(words), *pairs))


def places_of_sums(families: tuple[Families, ...]) -> Places:
    """Where sums stand, in figures with a sign of money or in words."""
    words = chain.from_iterable(one.tables["sums"] for one in families)
    return Places((r"(?:[$\xa3]|\xe2\x82\xac|&euro;|&pound;) ?[0-9]", rf"[0-9][^a-z]{{0,6}}{_any_of(words)}{_BEHIND}"))


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(map(_in_bytes, words)))) + ")"


def _in_bytes(word: str) -> str:
    return "".join(re.escape(sign) if sign.isascii() else _ACCENTED for sign in word)
