"""A stream that is only read forward, with what was read of the member under way still at hand."""

from collections.abc import Iterator
from typing import IO

from pledgebook.warcfile.packings import GZIP, Packing

_READ = 262_144  # bytes that the stream is asked for at a time
_BEHIND = 4_194_304  # bytes behind that stay in memory for the search behind damage
_SECOND_LOOKS = 268_435_456  # bytes of one file that may be read a second time; a made-up file asks for more
_SHORTEST = 18  # bytes of a gzip member
_HEADER = 10  # bytes at a gzip member's begin
_MOST_ENDS = 3  # places that are tried for the end of one member; a made-up file has more
_MOST_PACKED = 1_048_576  # packed bytes of a member in which its end is looked for
_ENDS_LOOKS = 268_435_456, 16  # bytes that may be looked through for ends: so many, and so many times what was read
_CHECKED_HEADER = 2  # a flag of gzip: a checksum of the header
_SKIPPED = (b"\x2a\x4d\x18", 0x50, 0x5f)  # frames that zstd and lz4 leave to others (RFC 8878, 3.1.2)


class Window:
    """`at` counts packed bytes from the file's begin; `mark` is from where on bytes must stay at hand."""

    def __init__(self, stream: IO[bytes], head: bytes, packing: Packing = GZIP) -> None:
        self._stream, self._data, self._view, self._base = stream, head, memoryview(head), 0
        self.at = self.mark = 0
        self.packing = packing
        self._second_looks = _SECOND_LOOKS
        self._ends_looks = 0

    @property
    def _end(self) -> int:
        return self._base + len(self._data)

    def fill(self, size: int = 1024) -> bool:
        """Have a kilobyte ahead, so that a member's first bytes come in one piece; False at the end."""
        self.mark = self.at
        while self._base + len(self._data) - self.at < size and self._more():
            pass
        return self.at < self._base + len(self._data)

    def _more(self) -> bool:
        piece = self._stream.read(_READ)
        keep = max(min(self.mark, self.at), self.at - _BEHIND, self._base)
        self._data = b"".join((self._view[keep - self._base :], piece))
        self._view, self._base = memoryview(self._data), keep
        return bool(piece)

    def read(self, size: int) -> memoryview:
        """At most so many bytes from `at` on; none only at the end of the file."""
        if self.at == self._base + len(self._data):
            self._more()
        start = self.at - self._base
        piece = self._view[start : start + size]
        self.at += len(piece)
        return piece

    def can_go_back(self, place: int) -> bool:
        """Whether the bytes from `place` on are still at hand."""
        return place >= self._base

    def ends(self) -> Iterator[int]:
        """Where the gzip member that begins at `at` may end: before a header like its own, and at the file's end.

        Nowhere if its header has a checksum, which not every unpacker looks at, and once ends were looked for too
        often in vain.
        """
        start, (least, times) = self.at, _ENDS_LOOKS
        head = self._data[start - self._base : start - self._base + _HEADER]
        if (head[3:4] and head[3] & _CHECKED_HEADER) or self._ends_looks > least + times * start:
            return
        stop = start + _SHORTEST - 1
        for _ in range(_MOST_ENDS):
            stop = self._next(head, stop + 1)
            self._ends_looks += stop - start
            if stop - start > _MOST_PACKED:
                return
            yield stop
            if stop == self._end:
                return

    def _next(self, head: bytes, place: int) -> int:
        """Where these bytes stand next, from `place` on; the end where they do not, or far off."""
        while (found := self._data.find(head, place - self._base)) < 0:
            place = max(place, self._end - len(head) + 1)
            if place - self.at > _MOST_PACKED or not self._more():
                return self._end
        return found + self._base

    def cut(self, start: int, stop: int) -> memoryview:
        """The bytes from `start` to `stop`, which are at hand."""
        return self._view[start - self._base : stop - self._base]

    def only_ends_with(self, sought: bytes, stop: int) -> bool:
        """Whether these bytes stand right before `stop`, and nowhere else from `at` on."""
        end = stop - self._base
        return self._data.endswith(sought, 0, end) and self._data.rfind(sought, self.at - self._base, end - 1) < 0

    def starts_member(self) -> bool:
        """Whether a member begins here, as far as its first bytes tell."""
        start = self.at - self._base
        if not self._data.startswith(self.packing.sign, start):
            return False
        return self.packing is not GZIP or self._data[start + 3 : start + 4] < b"\x20"  # flags: RFC 1952

    def skipped(self) -> bool:
        """Pass over a frame that is no member; False where there is none."""
        sign, first, last = _SKIPPED
        start = self.at - self._base
        head = self._data[start : start + 8]
        if self.packing is GZIP or len(head) < 8 or head[1:4] != sign or not first <= head[0] <= last:
            return False
        room = 8 + int.from_bytes(head[4:8], "little")
        while room and (piece := self.read(min(room, _READ))):
            room -= len(piece)
        return True

    def leave(self, start: int) -> None:
        """Go back behind the begin of a torn member: its damage may have swallowed the next one."""
        again = max(start + 1, self._base)
        self._second_looks -= self.at - again
        if self._second_looks > 0:
            self.at = again

    def skip_to_member(self) -> bool:
        """Go to the next begin of a member or to the end; True where only padding (zeros) was passed over."""
        is_padding, sign = True, self.packing.sign
        while True:
            start = self.at - self._base
            found = self._data.find(sign, start + 1)
            stop = found if found >= 0 else max(len(self._data) - len(sign) + 1, start)
            is_padding = is_padding and not self._data[start:stop].strip(b"\0")
            self.at = self._base + stop
            if found >= 0:
                return is_padding
            self.mark = self.at
            if not self._more():
                is_padding = is_padding and not self._data[self.at - self._base :].strip(b"\0")
                self.at = self._end
                return is_padding
