"""The lines of a stream of bytes, one string each: none is lost, whatever stands in it, and none fills the memory."""

from collections.abc import Iterator
from typing import BinaryIO

_BOM = b"\xef\xbb\xbf"
_PIECE = 65_536


class AskedLines:
    """Lines as text, also blank ones; `spoilt` counts those with bytes that are no UTF-8, read as U+FFFD."""

    def __init__(self, stream: BinaryIO, longest: int) -> None:
        """Of a line of more than `longest` characters the beginning is given, which is itself longer than that."""
        self._stream, self._longest = stream, longest
        self.spoilt = 0
        self.first_spoilt = 0

    def __iter__(self) -> Iterator[str]:
        """Each line without its end; the byte order mark that some programs write first is no part of it."""
        most = 4 * (self._longest + 2)  # no character has more than four bytes
        number = 0
        while row := self._stream.readline(most):
            number += 1
            whole = row.endswith(b"\n") or len(row) < most
            self._pass_over_the_rest(row)
            yield self._text(row.removeprefix(_BOM) if number == 1 else row, number, whole=whole)

    def told(self) -> str:
        """What is said of the spoilt lines."""
        lines = "1 line holds" if self.spoilt == 1 else f"{self.spoilt:,} lines hold"
        return (f"standard input: {lines} bytes that are no UTF-8, each read as U+FFFD (first: line "
                f"{self.first_spoilt:,})\n  next: write the list as UTF-8")

    def _pass_over_the_rest(self, row: bytes) -> None:
        while row and not row.endswith(b"\n"):
            row = self._stream.readline(_PIECE)

    def _text(self, row: bytes, number: int, *, whole: bool) -> str:
        row = row.rstrip(b"\r\n")
        try:
            return row.decode("utf-8", "strict" if whole else "ignore")
        except UnicodeDecodeError:
            self.spoilt += 1
            self.first_spoilt = self.first_spoilt or number
            return row.decode("utf-8", "replace")
