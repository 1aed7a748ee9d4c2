"""The unpacked bytes of a packed file, member by member, going on at the next member behind any damage.

A member of gzip that is whole and no larger than pages are is inflated at once by ISA-L, at twice the speed of zlib;
any other is unpacked piece by piece. What comes out is the same.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from isal import igzip_lib

from pledgebook.warcfile.packings import GZIP, Packing
from pledgebook.warcfile.window import Window

_READ = 32_768  # packed bytes at a time, which unpack to a thousand times as much at most
_CHUNK = 1_048_576  # unpacked bytes at a time: a bomb is handed out in pieces of this size
_AT_ONCE = 4_194_304  # unpacked bytes of a member that comes in one piece
_AT_ONCE_PACKED = 1_048_576


@dataclass(frozen=True, slots=True)
class Mark:
    """The end of a member: whole where `code` is empty, else torn, with the code and the words for an Issue."""

    code: str = ""
    message: str = ""


_WHOLE = Mark()


def inflate_members(
    stream: IO[bytes], head: bytes, is_hopeless: Callable[[], bool], packing: Packing = GZIP,
) -> Iterator[bytes | Mark]:
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


def _at_once(source: Window) -> bytes | None:
    """All of the member that begins here; None, and nothing read, where it is large, broken or cut."""
    start, inflater = source.at, igzip_lib.IgzipDecompressor(flag=igzip_lib.DECOMP_GZIP)
    try:
        data = inflater.decompress(source.read(_READ))  # a bound for what comes out would cost more than it saves
        while not inflater.eof and len(data) <= _AT_ONCE and source.at - start < _AT_ONCE_PACKED:
            packed = source.read(_READ)
            if not packed:
                break
            data += inflater.decompress(packed)
    except igzip_lib.IsalError:  # type: ignore[misc]  # its stub calls the class an instance
        source.at = start
        return None
    if not inflater.eof or len(data) > _AT_ONCE:
        source.at = start
        return None
    source.at -= len(inflater.unused_data)
    return data


def _piece_by_piece(source: Window, is_hopeless: Callable[[], bool]) -> Iterator[bytes | Mark]:
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
