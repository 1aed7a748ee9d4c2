"""The inflated bytes of a gzip file, member by member, going on at the next member behind any damage."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

_MAGIC = b"\x1f\x8b\x08"
_READ = 32_768  # packed bytes at a time
_CHUNK = 1_048_576  # inflated bytes at a time: a bomb is handed out in pieces of this size
_WINDOW = 4_194_304  # packed bytes that stay in memory for the search behind damage
_SECOND_LOOKS = 268_435_456  # packed bytes of one file that may be read a second time; a made-up file asks for more


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a member: whole where `code` is empty, else torn, with the code and the words for an Issue."""

    code: str = ""
    message: str = ""


def inflate_members(stream: IO[bytes], head: bytes, is_hopeless: Callable[[], bool]) -> Iterator[bytes | Mark]:
    """Inflated bytes in order, and a Mark behind each member and each run of bytes that are no gzip.

    `head` is what was already read off `stream`. A member is left for the next one where it breaks, where its
    checksum or length is wrong, and where `is_hopeless()` says that its bytes are of no use (a gzip bomb).
    """
    source = _Window(stream, head)
    while source.fill():
        if source.starts_member():
            yield from _inflate_one(source, is_hopeless)
            continue
        start = source.at
        if not source.skip_to_member():
            yield Mark("damaged-member", f"{source.at - start} bytes from byte {start} on are no gzip")


def _inflate_one(source: "_Window", is_hopeless: Callable[[], bool]) -> Iterator[bytes | Mark]:
    start, inflater = source.at, zlib.decompressobj(31)
    torn, packed = Mark(), source.read(_READ)
    while not (inflater.eof or torn.code):
        try:
            data = inflater.decompress(packed, _CHUNK)
        except zlib.error as error:
            torn = Mark("damaged-member", f"the gzip member at byte {start} is damaged ({error})")
            break
        if data:
            yield data
        packed_before, packed = packed, inflater.unconsumed_tail
        if not (packed or inflater.eof):
            packed = source.read(_READ)
        if is_hopeless():
            torn = Mark("gzip-bomb", f"the gzip member at byte {start} swells without holding a record")
        elif not (data or packed or packed_before or inflater.eof):
            torn = Mark("truncated-gzip", f"the file ends within the gzip member at byte {start}")
    if torn.code:
        source.leave(start)
    else:
        source.at -= len(inflater.unused_data)
    yield torn


class _Window:
    """A forward stream with its last few megabytes at hand. `at` counts packed bytes from the file's begin."""

    def __init__(self, stream: IO[bytes], head: bytes) -> None:
        self.stream, self.data, self.base, self.at = stream, bytearray(head), 0, 0
        self.second_looks = _SECOND_LOOKS

    def fill(self) -> bool:
        """Have a kilobyte ahead, so that a member's first inflated bytes come in one piece; False at the end."""
        while self.base + len(self.data) - self.at < 1024 and self._more():
            pass
        return self.at < self.base + len(self.data)

    def _more(self) -> bool:
        piece = self.stream.read(_READ)
        self.data += piece
        if len(self.data) > 2 * _WINDOW:
            self.base += len(self.data) - _WINDOW
            del self.data[:-_WINDOW]
        return bool(piece)

    def read(self, size: int) -> bytes:
        if self.at == self.base + len(self.data):
            self._more()
        start = self.at - self.base
        piece = bytes(self.data[start : start + size])
        self.at += len(piece)
        return piece

    def starts_member(self) -> bool:
        start = self.at - self.base
        return self.data.startswith(_MAGIC, start) and self.data[start + 3 : start + 4] < b"\x20"  # flags: RFC 1952

    def leave(self, start: int) -> None:
        """Go back behind the begin of a torn member: its damage may have swallowed the next one."""
        again = max(start + 1, self.base)
        self.second_looks -= self.at - again
        if self.second_looks > 0:
            self.at = again

    def skip_to_member(self) -> bool:
        """Go to the next begin of a member or to the end; True where only padding (zeros) was passed over."""
        is_padding = True
        while True:
            start = self.at - self.base
            found = self.data.find(_MAGIC, start + 1)
            stop = found if found >= 0 else max(len(self.data) - 2, start)
            is_padding = is_padding and not any(self.data[start:stop])
            self.at = self.base + stop
            if found >= 0:
                return is_padding
            if not self._more():
                is_padding = is_padding and not any(self.data[stop:])
                self.at = self.base + len(self.data)
                return is_padding
