"""Slices of archive files: runs of whole records anywhere in a file, found by how a record begins.

A record of a packed archive is a member or frame of its own, so a file can be entered wherever one begins. That holds
for archives as crawlers write them; a file that is one frame from end to end can only be entered at its beginning.
"""

import re
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO

from pledgebook.pipeline.sifting.inputs import Source
from pledgebook.pipeline.sifting.stores import entered

_LOOKED_THROUGH = 16_777_216
"""Bytes in which the next record is looked for: few records are as long, and a file without one is soon told."""

_PIECE = 1_048_576
_PLAIN = re.compile(rb"(?<=\r\n\r\n)WARC/1\.\d\r\n")
_GZIP = re.compile(rb"\x1f\x8b\x08[\x00\x04\x08\x0c\x10\x14\x18\x1c]")
_FRAMES = {".zst": re.compile(rb"\x28\xb5\x2f\xfd"), ".lz4": re.compile(rb"\x04\x22\x4d\x18")}
_OVERLAP = 16  # bytes within which a sign can be cut by the end of a piece
_ENOUGH = 4096  # packed bytes that tell whether a member begins with a record


@dataclass(frozen=True, slots=True)
class Slice:
    """Bytes `begin` to `end` of a file: whole records."""

    source: Source
    begin: int
    end: int

    @property
    def size(self) -> int:
        """Its bytes."""
        return self.end - self.begin


def slices_of(sources: Sequence[Source], number: int, size: int) -> Iterator[Slice]:
    """At most `number` slices of about `size` bytes, at evenly spaced places of all bytes in a row.

    Where that many cover everything, whole files. A place at which no record is found is left out, as is a slice that
    would overlap the one before.
    """
    everything = sum(one.size for one in sources)
    if number * size >= everything:
        yield from (Slice(one, 0, one.size) for one in sources if one.size)
        return
    before = Slice(sources[0], 0, 0)
    for source, place in _places(sources, everything, number):
        found = _slice(source, place, size)
        if found and (found.source != before.source or found.begin >= before.end):
            yield found
            before = found


def _places(sources: Sequence[Source], everything: int, number: int) -> Iterator[tuple[Source, int]]:
    """Evenly spaced places, as files and places in them; the first is half a step from the beginning."""
    begin, rest = 0, iter(sources)
    source = next(rest)
    for k in range(number):
        place = everything * (2 * k + 1) // (2 * number)
        while place >= begin + source.size:
            begin += source.size
            source = next(rest)
        yield source, place - begin


def _slice(source: Source, place: int, size: int) -> Slice | None:
    """The slice at a place of a file; a place near the file's end moves forward, so that the slice has its length."""
    with entered(source.path) as stream:
        begin = record_start(stream, source.label, min(place, max(source.size - size, 0)))
        if begin is None:
            return None
        end = record_start(stream, source.label, begin + size) if begin + size < source.size else source.size
    return None if end is None else Slice(source, begin, end)


def record_start(stream: IO[bytes], name: str, place: int) -> int | None:
    """Where the next record begins, at `place` or behind it; None where none is found in a stretch of bytes."""
    if place == 0:
        return 0
    pattern, is_start = _sign(name)
    stream.seek(max(place - 4, 0))  # the blank lines that end a record of a plain file stand before its sign
    begin, data = stream.tell(), b""
    while len(data) < _LOOKED_THROUGH and (piece := stream.read(_PIECE)):
        looked_from = max(len(data) - _OVERLAP, 0)
        data += piece
        for found in pattern.finditer(data, looked_from):
            if begin + found.start() >= place and is_start(data, found.start()):
                return begin + found.start()
    return None


def _sign(name: str) -> tuple[re.Pattern[bytes], Callable[[bytes, int], bool]]:
    """How a record begins in a file of that name, and whether one really does where it seems so."""
    for ending, pattern in _FRAMES.items():
        if name.lower().endswith(ending):
            return pattern, lambda _data, _place: True
    if name.lower().endswith(".gz"):
        return _GZIP, _is_member
    return _PLAIN, lambda _data, _place: True


def _is_member(data: bytes, place: int) -> bool:
    """Whether a gzip member with a record begins there; three bytes alone come about by chance in every 16 MB."""
    try:
        return zlib.decompressobj(31).decompress(data[place : place + _ENOUGH], 5) == b"WARC/"
    except zlib.error:
        return False


def cut_out(one: Slice, folder: Path) -> Source:
    """The slice as a file of its own in `folder`, named as its file is."""
    path = folder / f"slice-{PurePath(one.source.label).name}"
    with entered(one.source.path) as stream, path.open("wb") as copy:
        stream.seek(one.begin)
        left = one.size
        while left and (piece := stream.read(min(left, _PIECE))):
            copy.write(piece)
            left -= len(piece)
    return Source(str(path), one.source.label, one.size, f"{one.source.id}-{one.begin}")
