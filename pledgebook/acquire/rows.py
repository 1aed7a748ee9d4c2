"""Rows of a .jsonl file, one capture each, whatever the length of the file and the state of its gzip."""

import json
from collections.abc import Callable, Iterator
from typing import IO
from urllib.parse import quote

from pledgebook.acquire.captures import make_capture, make_issue
from pledgebook.errors import Issue
from pledgebook.model import ROW_TYPE, Capture
from pledgebook.warcfile import Mark, Piece, inflate_members

_PIECE = 262_144
_BOM = b"\xef\xbb\xbf"


def captures_of_rows(
    stream: IO[bytes], label: str, uri: str, limit: int, now: Callable[[], str]
) -> Iterator[Capture | Issue]:
    """A capture for each line that is not blank; its uri is `uri`, '#' and the row's id or else its line's number.

    A line above `limit` bytes is an Issue and the next one is read. Whether a row makes sense is for `parse`.
    """
    captured_at, is_bare = now(), True
    for number, line in _Lines(stream, label, limit).numbered():
        if isinstance(line, Issue):
            yield line
        elif line.strip():
            row = _row_id(line) or str(number)
            yield make_capture(f"{uri}#{row}", ROW_TYPE, line, captured_at)
        else:
            continue
        is_bare = False
    if is_bare:
        yield make_issue("empty", label, "the file holds no row", "see whether it is the file you mean")


def _row_id(line: bytes) -> str:
    """The row's own id, fit for an address; empty where it has none (parse will say what is wrong with the row)."""
    try:
        row = json.loads(line)
        identity = row.get("id") if isinstance(row, dict) else None
        if isinstance(identity, str) or (isinstance(identity, int) and not isinstance(identity, bool)):
            return quote(str(identity)[:500], safe="~:@!$'()*,;")
    except (ValueError, RecursionError):
        pass
    return ""


class _Lines:
    """Cuts a stream into numbered lines, holding at most one line of `limit` bytes."""

    def __init__(self, stream: IO[bytes], label: str, limit: int) -> None:
        self.stream, self.label, self.limit = stream, label, limit
        self.number, self.held, self.passed = 1, bytearray(), 0  # passed: bytes of an overlong line left out so far

    def numbered(self) -> Iterator[tuple[int, bytes | Issue]]:
        for piece in self._pieces():
            if isinstance(piece, Mark):
                if piece.code:
                    yield self.number, make_issue(piece.code, self.label, f"{piece.message}, at line {self.number}",
                                                  "fetch the file again; the lines before it are read")
                    self._reset()
                continue
            first, *rest = piece.split(b"\n")
            yield from self._hold(first)
            for start in rest:
                yield from self._end_line()
                yield from self._hold(start)
        yield from self._end_line()

    def _pieces(self) -> Iterator[Piece | Mark]:
        head = self.stream.read(_PIECE)
        if head.startswith(b"\x1f\x8b"):
            yield from inflate_members(self.stream, head, lambda: self.passed > 4 * self.limit)
            return
        while head:
            yield head
            head = self.stream.read(_PIECE)

    def _hold(self, part: Piece) -> Iterator[tuple[int, Issue]]:
        if self.passed or len(self.held) + len(part) > self.limit:
            if not self.passed:
                yield self.number, make_issue(
                    "row-too-large", f"{self.label}#{self.number}", f"the row has more than {self.limit} bytes",
                    "raise acquire.max_bytes in book.toml if it is a text that you want")
            self.passed += len(part)
            self.held.clear()
        else:
            self.held += part

    def _end_line(self) -> Iterator[tuple[int, bytes]]:
        if not self.passed:
            line = bytes(self.held).rstrip(b"\r")
            yield self.number, line.removeprefix(_BOM) if self.number == 1 else line
        self.number += 1
        self._reset()

    def _reset(self) -> None:
        self.held.clear()
        self.passed = 0
