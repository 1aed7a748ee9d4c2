"""Where in raw bytes words of aid stand, by hyperscan, and the pieces of bytes around these places."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from itertools import chain

import hyperscan

from pledgebook.gate.families import Families

_AROUND = 900
"""Bytes in front of and behind a word of aid that are looked at, markup counted."""

_MOST_PLACES = 2_000  # of one page that are looked at: news has under 200
_AROUND_SUMS = 700  # the same for sums, where the places are many and what is looked for stands closer

_SENTENCE = 200
"""Bytes between a word of giving and a sum that may be a gift: those of a sentence."""

_SHORT = 2
"""Letters of a scale ('bn') that scripts are full of: it stands right behind its number, or costs a seventh of all."""

_GAP = r"(?:[ \xa0-]|&nbsp;|&#160;|\xc2\xa0|\xe2\x80[\x89\xaf])?"

_PLACE, _DOUBT = 0, 1
_BETWEEN = b"\n"
"""Stands between pieces that are looked through at once: as good as a begin before a word, and part of none."""

_BEFORE = r"(?:^|[^a-z0-9_./=-])"
_BEHIND = r"(?:$|[^a-z0-9_/=-])"
_ACCENTED = r"(?:[\x80-\xff]{1,3}|&#?[a-z0-9]{2,8};|[a-z]\xcc[\x80-\xbf])"
"""A letter beyond ASCII in UTF-8, in a legacy encoding, as an entity or as a letter and its accent."""


class Places:
    """Finds the places where one of some patterns stands; compiled once a process.

    A place of `doubtful` counts only where one of `beside` stands in the same sentence, or what may be one.
    """

    def __init__(self, patterns: Sequence[str], around: int, doubtful: Sequence[str] = (), beside: str = "") -> None:
        self._around = around
        self._database = _compiled([*patterns, *doubtful], [*([_PLACE] * len(patterns)), *([_DOUBT] * len(doubtful))])
        self._beside = _compiled([beside], [_PLACE]) if beside else None

    def around(self, data: bytes | memoryview, times: int = 1) -> list[bytes]:
        """The pieces of `data` around the places, where pieces that touch are one; `times` as wide as usual."""
        pieces: list[bytes] = []
        start, stop, wide = 0, 0, self._around * times
        for end in self._ends(data):
            if end - wide > stop:
                if stop:
                    pieces.append(bytes(data[start:stop]))
                start = max(end - wide, 0)
            stop = end + wide
        if stop:
            pieces.append(bytes(data[start:stop]))
        return pieces

    def _ends(self, data: bytes | memoryview) -> list[int]:
        ends: list[tuple[int, int]] = []

        def found(kind: int, _from: int, to: int, _flags: int, _context: object) -> bool:
            ends.append((to, kind))
            return len(ends) >= _MOST_PLACES

        with suppress(hyperscan.ScanTerminated):
            self._database.scan(data, found)  # type: ignore[type-var]
        if not ends:
            return []
        doubtful = [to for to, kind in ends if kind == _DOUBT]
        sure = [to for to, kind in ends if kind == _PLACE]
        return sorted((*sure, *self._not_alone(data, doubtful)))

    def _not_alone(self, data: bytes | memoryview, places: Sequence[int]) -> Sequence[int]:
        """Those of the places that have what must stand beside them; most pages have none, which one look tells."""
        around = [bytes(data[max(place - _SENTENCE, 0) : place + _SENTENCE]) for place in places]
        if not around or not self._is_beside(_BETWEEN.join(around)):
            return ()
        return [place for place, piece in zip(places, around, strict=True) if self._is_beside(piece)]

    def _is_beside(self, piece: bytes) -> bool:
        assert self._beside is not None
        try:
            self._beside.scan(piece, _stop)
        except hyperscan.ScanTerminated:
            return True
        return False


def _stop(*_: object) -> bool:
    return True


def _compiled(patterns: Sequence[str], ids: Sequence[int]) -> hyperscan.Database:
    database = hyperscan.Database()
    database.compile(expressions=[pattern.encode("latin-1") for pattern in patterns], ids=ids, elements=len(patterns),
                     flags=hyperscan.HS_FLAG_CASELESS)
    return database


def places_of_aid(families: tuple[Families, ...]) -> Places:
    """Where strong words of aid stand, two weaker ones that are strong together, and sums that may be gifts."""
    words = chain.from_iterable((*one.tables["strong"], *one.tables["also"]) for one in families)
    pairs = (f"{_any_of(one.tables['kinds'])}[^a-z]{{1,9}}{_any_of(one.tables['heads'])}" for one in families)
    gifts = _any_of(chain.from_iterable(one.tables["gifts"] for one in families))
    scales = set(chain.from_iterable(one.tables["scales"] for one in families))
    short = {scale for scale in scales if len(scale) <= _SHORT}
    return Places([f"{_BEFORE}{pattern}{_BEHIND}" for pattern in (_any_of(words), *pairs)], _AROUND,
                  [rf"[0-9][^a-z]{{0,8}}{_any_of(scales - short)}{_BEHIND}",
                   rf"[0-9]{_GAP}{_any_of(short)}{_BEHIND}"], f"{_BEFORE}{gifts}")


def places_of_sums(families: tuple[Families, ...]) -> Places:
    """Where sums stand, in figures with a sign of money or in words."""
    words = chain.from_iterable(one.tables["sums"] for one in families)
    return Places([r"(?:[$\xa3]|\xe2\x82\xac|&euro;|&pound;) ?[0-9]",
                   rf"[0-9][^a-z]{{0,6}}{_any_of(words)}{_BEHIND}"], _AROUND_SUMS)


def _any_of(words: Iterable[str]) -> str:
    return "(?:" + "|".join(sorted(set(map(_in_bytes, words)))) + ")"


def _in_bytes(word: str) -> str:
    return "".join(re.escape(sign) if sign.isascii() else _ACCENTED for sign in word)
