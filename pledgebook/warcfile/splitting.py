"""Cuts a run of inflated bytes into WARC records and finds the next one where a record is not what it says."""

import re
from collections.abc import Callable, Iterator, Sequence

from pledgebook.errors import Issue
from pledgebook.warcfile.record import Fields, WarcRecord, address_of, fields_of

_HEADER_LIMIT = 65_536  # real headers have under 2 kB; what is longer is none
_LINE_BREAKS = re.compile(rb"[\r\n]*")
_START = re.compile(rb"(?:\A|\n)(?=WARC/[01]\.\d{1,2}\r?\n)")
_START_LENGTH = 16  # bytes within which such a start can be cut by the end of a piece
_HEADER_END = re.compile(rb"\r?\n\r?\n")

MakeIssue = Callable[[str, str, str], Issue]
Found = WarcRecord | Issue


class Splitter:
    """Fed with pieces of bytes and told of the borders of gzip members, gives records and Issues.

    `seeking` says that the place of the next record is not known, `lost` how many bytes were passed over since.
    """

    def __init__(self, issue: MakeIssue, limit: int) -> None:
        self.issue, self.limit = issue, limit
        self.buffer = bytearray()
        self.fields: Fields | None = None  # of the record whose block is under way
        self.length = self.skip = self.lost = 0
        self.seeking = self.is_arc = self.is_fresh = False

    @property
    def under_way(self) -> str:
        """The URI of the record that is not complete yet; empty where there is none."""
        return _first(self.fields or (), "warc-target-uri")

    @property
    def is_idle(self) -> bool:
        """Whether all that came was records without anything between or behind them."""
        return not (self.buffer or self.skip or self.seeking or self.is_arc) and self.fields is None

    def feed(self, data: bytes | bytearray) -> Iterator[Found]:
        """What is complete with `data`."""
        if self.is_fresh and data.startswith(b"WARC/") and self._is_within():
            yield self.issue("short-record", f"the record of {self.under_way or 'an unknown page'} ends before its "
                             f"{self.length} bytes", "fetch the file again; the next record is read")
            self._forget()
        self.is_fresh = False
        self.buffer += data
        while (found := self._step()) is not None:
            yield from found

    def boundary(self, *, torn: bool) -> None:
        """A gzip member ended here; `torn` where bytes are missing, so that a record under way is lost."""
        self.is_fresh, self.lost = True, 0
        if torn:
            self.seeking = True
        if self.seeking:
            self._forget()

    def finish(self) -> Iterator[Found]:
        """What is left at the end of the file: a cut record is an Issue, and what it swallowed is looked through."""
        while self._is_within():
            of_whom = f" of {self.under_way}" if self.under_way else ""
            yield self.issue("truncated-record", f"the file ends within the record{of_whom}", "fetch the file again")
            self.fields, self.skip, self.seeking = None, 0, True
            del self.buffer[:5]  # past the sign of a record whose header is cut
            while (found := self._step()) is not None:
                yield from found

    def _is_within(self) -> bool:
        is_open = self.fields is not None or self.skip > 0
        return is_open or (not self.seeking and bool(self.buffer.strip(b"\r\n")))

    def _forget(self) -> None:
        self.buffer.clear()
        self.fields, self.skip = None, 0

    def _step(self) -> Sequence[Found] | None:
        """One step forward: what it found, or None where more bytes are needed."""
        if self.skip:
            cut = min(self.skip, len(self.buffer))
            del self.buffer[:cut]
            self.skip -= cut
            return () if cut else None
        if self.fields is not None:
            return self._block(self.fields)
        return self._seek() if self.seeking else self._header()

    def _seek(self) -> Sequence[Found] | None:
        found = _START.search(self.buffer)
        cut = found.end() if found else max(len(self.buffer) - _START_LENGTH, 0)
        del self.buffer[:cut]
        self.lost += cut
        if not found:
            return None
        self.seeking, self.lost = False, 0
        return ()

    def _header(self) -> Sequence[Found] | None:
        breaks = _LINE_BREAKS.match(self.buffer)
        del self.buffer[: breaks.end() if breaks else 0]
        if len(self.buffer) < 10:
            return None
        if not self.buffer.startswith(b"WARC/"):
            return self._no_header()
        end = _HEADER_END.search(self.buffer, 0, _HEADER_LIMIT)
        if end is None:
            return self._endless() if len(self.buffer) >= _HEADER_LIMIT else None
        fields = fields_of(bytes(self.buffer[: end.start()]))
        written = _first(fields, "content-length")
        if not (written.isascii() and written.isdigit() and len(written) < 19):
            return self._bad(f"the record of {_first(fields, 'warc-target-uri') or 'an unknown page'} has "
                             f"{written[:40]!r} for a Content-Length")
        del self.buffer[: end.end()]
        return self._open(fields, int(written))

    def _open(self, fields: Fields, length: int) -> Sequence[Found]:
        self.length = length
        if length <= self.limit:
            self.fields = fields
            return ()
        self.skip = length
        return (self.issue("record-too-large", f"the record of {_first(fields, 'warc-target-uri')} is said to have "
                           f"{length} bytes, more than {self.limit}; it is passed over", ""),)

    def _no_header(self) -> Sequence[Found]:
        if self.buffer.startswith(b"filedesc:"):
            self.is_arc = True
            self._forget()
            return (self.issue("arc-not-supported", "the file is ARC, the form before WARC", "turn it into WARC"),)
        return self._bad("there is no record where one should begin")

    def _endless(self) -> Sequence[Found]:
        """Past all begins but the last in a stretch where no header ends: bytes full of begins are seen once."""
        found = self._bad(f"a header runs over more than {_HEADER_LIMIT} bytes")
        del self.buffer[: max(self.buffer.rfind(b"\nWARC/", 0, _HEADER_LIMIT), 0)]
        return found

    def _bad(self, message: str) -> Sequence[Found]:
        del self.buffer[:5]  # past the sign of this record, so that the search goes forward
        self.seeking, self.lost = True, 0
        return (self.issue("bad-warc-header", f"{message}; reading goes on at the next record",
                           "fetch the file again, or mend the program that wrote it"),)

    def _block(self, fields: Fields) -> Sequence[Found] | None:
        if len(self.buffer) < self.length:
            return None
        with memoryview(self.buffer) as view:  # a slice of the buffer itself would be one more copy of all of it
            block = bytes(view[: self.length])
        del self.buffer[: self.length]
        self.fields = None
        return (WarcRecord(_first(fields, "warc-type").lower(), address_of(fields), _first(fields, "warc-date"), fields,
                           block),)


def _first(fields: Fields, name: str) -> str:
    return next((value for key, value in fields if key.lower() == name), "")
