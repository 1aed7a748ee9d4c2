"""The ways in which archives are packed: gzip, zstd and lz4, each a run of members that are unpacked one by one.

What one unpacker gives at a call is bounded, so that a bomb comes out in pieces of that size and no faster.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

import lz4.frame  # type: ignore[import-untyped]
import zstandard


class Inflater(Protocol):
    """Unpacks one member, in the manner of the standard library's bz2 and lzma."""

    @property
    def eof(self) -> bool:
        """Whether the end of the member has been reached."""
        ...

    @property
    def needs_input(self) -> bool:
        """Whether nothing more comes without more packed bytes."""
        ...

    @property
    def unused_data(self) -> bytes:
        """What was handed in behind the end of the member."""
        ...

    def decompress(self, data: bytes, max_length: int) -> bytes:
        """At most so many bytes more, of `data` and of what was handed in before."""
        ...


@dataclass(frozen=True, slots=True)
class Packing:
    """One way of packing: the first bytes of a member, the ending of a file's name, how a member is unpacked."""

    name: str
    sign: bytes
    ending: str
    inflater: Callable[[], Inflater]
    faults: tuple[type[Exception], ...]
    """What the inflater raises where the packed bytes are wrong."""
    undeclared: str
    misnamed: str
    cut: str
    bomb: str
    """Codes of Issues: packed so and not named so, named so and not packed so, ended too soon, swollen."""


class _Gzip:
    """zlib with the manners of an Inflater; it checks the member's checksum and length."""

    def __init__(self) -> None:
        self._inflater = zlib.decompressobj(31)

    @property
    def eof(self) -> bool:
        return self._inflater.eof

    @property
    def needs_input(self) -> bool:
        return not self._inflater.unconsumed_tail

    @property
    def unused_data(self) -> bytes:
        return self._inflater.unused_data

    def decompress(self, data: bytes, max_length: int) -> bytes:
        waiting = self._inflater.unconsumed_tail
        return self._inflater.decompress(waiting + data if waiting else data, max_length)


_BLOCK = 131_072  # bytes at most that a block of zstd unpacks to (RFC 8878, 3.1.1.2.4)
_MOST_WINDOW = 134_217_728  # bytes of memory that a frame of zstd may ask for; `zstd --long` writes as much
_RLE = 1  # a block that says one byte and how often


class _Zstd:
    """One frame of zstd, block by block (RFC 8878): a block holds at most 128 kB, a whole frame could be a bomb."""

    def __init__(self) -> None:
        self.eof, self.unused_data = False, b""
        self._inflater = zstandard.ZstdDecompressor(max_window_size=_MOST_WINDOW).decompressobj()
        self._waiting = b""
        self._next: int | None = None  # bytes of the next part that is handed on whole; None before the header is read
        self._is_last = self._has_checksum = False

    @property
    def needs_input(self) -> bool:
        return self._step() is None

    def decompress(self, data: bytes, max_length: int) -> bytes:
        self._waiting += data
        pieces: list[bytes] = []
        room = max_length
        while room > 0 and not self.eof and (size := self._step()) is not None:
            pieces.append(self._inflater.decompress(self._waiting[:size]))
            self._waiting = self._waiting[size:]
            room -= len(pieces[-1])
            if self._is_last:
                self.eof, self.unused_data, self._waiting = True, self._waiting, b""
        return b"".join(pieces)

    def _step(self) -> int | None:
        """The bytes of the next whole part: the frame's header, or a block; None where it is not all there."""
        if self._next is None:
            size = _header_size(self._waiting)
            if size is None or size > len(self._waiting):
                return None
            self._has_checksum, self._next = bool(self._waiting[4] & 4), 0
            return size
        if len(self._waiting) < 3:
            return None
        head = int.from_bytes(self._waiting[:3], "little")
        size = 3 + (1 if head >> 1 & 3 == _RLE else head >> 3)
        if head >> 3 > _BLOCK:
            raise zstandard.ZstdError("a block is larger than blocks are")
        is_last = bool(head & 1)
        size += 4 if is_last and self._has_checksum else 0
        if size > len(self._waiting):
            return None
        self._is_last = is_last
        return size


def _header_size(data: bytes) -> int | None:
    """Bytes of a frame's header, its sign counted (RFC 8878, 3.1.1.1); None where too few are there to tell."""
    if len(data) < 5:
        return None
    descriptor = data[4]
    is_single = bool(descriptor & 32)
    content = (1 if is_single else 0, 2, 4, 8)[descriptor >> 6]
    return 5 + (0 if is_single else 1) + (0, 1, 2, 4)[descriptor & 3] + content


GZIP = Packing("gzip", b"\x1f\x8b\x08", ".gz", _Gzip, (zlib.error,), "undeclared-gzip", "not-gzip",
               "truncated-gzip", "gzip-bomb")
ZSTD = Packing("zstd", b"\x28\xb5\x2f\xfd", ".zst", _Zstd, (zstandard.ZstdError,), "undeclared-zstd",
               "not-zstd", "truncated-zstd", "zstd-bomb")
LZ4 = Packing("lz4", b"\x04\x22\x4d\x18", ".lz4", lz4.frame.LZ4FrameDecompressor, (RuntimeError,),
              "undeclared-lz4", "not-lz4", "truncated-lz4", "lz4-bomb")
PACKINGS = (GZIP, ZSTD, LZ4)
"""All that are read. What comes here is read everywhere: the rest of the package asks for the packing, not its name."""
