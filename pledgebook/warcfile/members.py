"""The unpacked bytes of a packed file, member by member, going on at the next member behind any damage.

A member of gzip that is whole and no larger than pages are is inflated at once by libdeflate, at three times the speed
of zlib; any other is unpacked piece by piece. What comes out is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from deflate import DeflateError, crc32, gzip_decompress

from pledgebook.warcfile.packings import GZIP, Packing
from pledgebook.warcfile.window import Window

_READ = 32_768  # packed bytes at a time, which unpack to a thousand times as much at most
_CHUNK = 1_048_576  # unpacked bytes at a time: a bomb is handed out in pieces of this size
_AT_ONCE = 4_194_304  # unpacked bytes of a member that comes in one piece


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a member: whole where `code` is empty, else torn, with the code and the words for an Issue."""

    code: str = ""
    message: str = ""


_WHOLE = Mark()

Piece = bytes | bytearray
"""Unpacked bytes. What comes at once is the unpacker's own, which is not copied."""


def inflate_members(
    stream: IO[bytes], head: bytes, is_hopeless: Callable[[], bool], packing: Packing = GZIP,
) -> Iterator[Piece | Mark]:
    """Unpacked bytes in order, and a Mark behind each member and each run of bytes that are none.

    `head` is what was already read off `stream`. A member is left for the next one where it breaks, where its
    checksum or length is wrong, and where `is_hopeless()` says that its bytes are of no use (a bomb).
    """
    source = Window(stream, head, packing)
    while source.fill():
        if source.starts_member():
            whole = _at_once(source) if packing is GZIP else None
            if whole is None:
                yield from _piece_by_piece(source, is_hopeless)
            else:
                yield whole
                yield _WHOLE
            continue
        start = source.at
        if not source.skipped() and not source.skip_to_member():
            yield Mark("damaged-member", f"{source.at - start} bytes from byte {start} on are no {packing.name}")


def _at_once(source: Window) -> bytearray | None:
    """All of the member that begins here; None, and nothing read, where it is large, broken, cut or in doubt.

    libdeflate wants to be told how much comes out, does not tell how much went in, and passes over whatever stands
    behind a member. So the end is looked for, and proved: it is where checksum and length of what came out stand,
    and they stand nowhere before.
    """
    start = source.at
    for stop in source.ends():
        size = int.from_bytes(source.cut(stop - 4, stop), "little")
        if not 0 < size <= _AT_ONCE:
            continue  # no end of a member but bytes that look like the begin of one, as in most of these rounds
        try:
            data = gzip_decompress(source.cut(start, stop), size)
        except DeflateError:
            continue
        trailer = crc32(data).to_bytes(4, "little") + len(data).to_bytes(4, "little")
        if not source.only_ends_with(trailer, stop):
            return None
        source.at = stop
        return data
    return None


def _piece_by_piece(source: Window, is_hopeless: Callable[[], bool]) -> Iterator[Piece | Mark]:
    start, packing, torn = source.at, source.packing, _WHOLE
    inflater = packing.inflater()
    while not (inflater.eof or torn.code):
        try:
            is_hungry = inflater.needs_input
            packed = bytes(source.read(_READ)) if is_hungry else b""
            data = inflater.decompress(packed, _CHUNK)
        except packing.faults as error:
            torn = Mark("damaged-member", f"the {packing.name} member at byte {start} is damaged ({error})")
            break
        if data:
            yield data
        if is_hopeless():
            torn = Mark(packing.bomb, f"the {packing.name} member at byte {start} swells without holding a "
                        "record")
        elif is_hungry and not (data or packed or inflater.eof):
            torn = Mark(packing.cut, f"the file ends within the {packing.name} member at byte {start}")
    if torn.code:
        source.leave(start)
    else:
        source.at -= len(inflater.unused_data or b"")
    yield torn
