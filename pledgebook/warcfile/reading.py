"""One pass over one WARC file: what the members give is cut into records, which wait for their member's checksum."""

from collections.abc import Iterator
from typing import IO

from pledgebook.errors import Issue
from pledgebook.warcfile.members import Mark, Piece, inflate_members
from pledgebook.warcfile.packings import PACKINGS, Packing
from pledgebook.warcfile.record import WarcRecord, digest_agrees
from pledgebook.warcfile.splitting import Splitter
from pledgebook.warcfile.whole import whole_record

RECORD_LIMIT = 256_000_000
"""Bytes of one record's block that are held in memory at most; a larger record is passed over and counted."""

_QUEUE_LIMIT = 64_000_000  # records of one member wait for its checksum until they weigh this much
_PLAIN_STARTS = (b"WARC/", b"filedesc")
_NOT_READ = {b"BZh": "bzip2", b"\xfd7zXZ": "xz"}


def read_records(
    stream: IO[bytes], name: str, stage: str = "acquire", limit: int = RECORD_LIMIT
) -> Iterator[WarcRecord | Issue]:
    """Every record of a WARC file, packed with gzip, zstd or lz4 or plain, in order; an Issue for all that is lost.

    `name` is the subject of the Issues, and its ending says whether and how it is packed; the bytes decide.
    A record comes out when its gzip member has proved whole; where it has not, only if the record's own digest
    agrees, or if nothing is wrong but that the file ends too soon. Codes: empty, not-gzip, undeclared-gzip,
    unsupported-compression, arc-not-supported, truncated-gzip, damaged-member, gzip-bomb, truncated-record,
    short-record, record-too-large, bad-warc-header; with zstd or lz4 for gzip where that is the packing. Raises
    OSError only, and only as `stream` does.
    """
    head = _first_bytes(stream)
    other = next((kind for sign, kind in _NOT_READ.items() if head.startswith(sign)), "")
    if not head:
        yield Issue(stage, "empty", name, "the file has no bytes", "fetch it again")
    elif other:
        yield Issue(stage, "unsupported-compression", name, f"the file is packed with {other}, which is not read",
                    "pack it with gzip, one member a record")
    else:
        declared = next((one for one in PACKINGS if name.lower().endswith(one.ending)), None)
        packing = _packing(head, declared)
        if packing is not declared:
            yield _wrongly_named(name, stage, packing, declared)
        is_bare = True
        for found in _Pass(name, stage, limit).records(stream, head, packing):
            is_bare = False
            yield found
        if is_bare:
            yield Issue(stage, "empty", name, "the file holds no record", "fetch it again")


def _packing(head: bytes, declared: Packing | None) -> Packing | None:
    """How the file is packed: by its first bytes, or as declared where they are damaged; None where it is plain."""
    found = next((one for one in PACKINGS if head.startswith(one.sign[:2] if one.name == "gzip" else one.sign)), None)
    return found or (None if head.startswith(_PLAIN_STARTS) else declared)


def _first_bytes(stream: IO[bytes]) -> bytes:
    head = piece = stream.read(8)
    while piece and len(head) < 8:  # a pipe gives what it has
        piece = stream.read(8 - len(head))
        head += piece
    return head


def _wrongly_named(name: str, stage: str, packing: Packing | None, declared: Packing | None) -> Issue:
    if packing:
        return Issue(stage, packing.undeclared, name,
                     f"the bytes are {packing.name}, undeclared by the name; they are read",
                     f"rename it to .warc{packing.ending}")
    assert declared is not None
    return Issue(stage, declared.misnamed, name,
                 f"the name says {declared.name} but the bytes do not; they are read as plain WARC",
                 "rename it to .warc, or fetch it again if it is no WARC at all")


class _Pass:
    """The state of one pass: a splitter, and the records of the member under way."""

    def __init__(self, name: str, stage: str, limit: int) -> None:
        self.name, self.stage, self.limit = name, stage, limit
        self.waiting: list[WarcRecord] = []
        self.weight = 0  # bytes that wait, but for what `whole_record` took
        self.is_plain = False  # so that nothing is to come that proves or disproves a record
        self.splitter = Splitter(self._issue, limit)

    def _issue(self, code: str, message: str, next_step: str) -> Issue:
        return Issue(self.stage, code, self.name, message, next_step)

    def records(self, stream: IO[bytes], head: bytes, packing: Packing | None) -> Iterator[WarcRecord | Issue]:
        self.is_plain = packing is None
        for event in inflate_members(stream, head, self._is_hopeless, packing) if packing else _plain(stream, head):
            if isinstance(event, Mark):
                if event.code or self.splitter.seeking:
                    yield from self._mark(event)
                else:  # most members: nothing is wrong
                    self.splitter.boundary(torn=False)
                    yield from self.waiting
                    self.waiting.clear()
                    self.weight = 0
            elif packing and not self.waiting and self.splitter.is_idle and (record := whole_record(event, self.limit)):
                self.waiting.append(record)
            else:
                yield from self._bytes(event)
            if self.splitter.is_arc:
                return
        for found in self.splitter.finish():
            yield from self._take(found)
        yield from self._release()

    def _is_hopeless(self) -> bool:
        return self.splitter.is_arc or self.splitter.lost > self.limit

    def _bytes(self, data: Piece) -> Iterator[WarcRecord | Issue]:
        for found in self.splitter.feed(data):
            yield from self._take(found)

    def _take(self, found: WarcRecord | Issue) -> Iterator[WarcRecord | Issue]:
        if isinstance(found, Issue) or self.is_plain:
            yield found
            return
        self.waiting.append(found)
        self.weight += len(found.view)
        if self.weight > _QUEUE_LIMIT and len(self.waiting) > 1:
            yield from self._release(keep=1)

    def _mark(self, mark: Mark) -> Iterator[WarcRecord | Issue]:
        if mark.code and (self.waiting or not self.splitter.seeking or mark.code.endswith("-bomb")):
            is_cut = mark.code.startswith("truncated-")
            sure = [is_cut or digest_agrees(record) is True for record in self.waiting]
            lost = [record.uri for record, is_sure in zip(self.waiting, sure, strict=True) if not is_sure]
            self.waiting = [record for record, is_sure in zip(self.waiting, sure, strict=True) if is_sure]
            lost += [self.splitter.under_way] if self.splitter.under_way else []
            given_up = f"; given up: {', '.join(lost[:10])}" if lost else ""
            yield self._issue(mark.code, f"{mark.message}{given_up}", "fetch the file again; what is whole is read")
        self.splitter.boundary(torn=bool(mark.code))
        yield from self._release()

    def _release(self, keep: int = 0) -> Iterator[WarcRecord]:
        count = len(self.waiting) - keep
        going, self.waiting = self.waiting[:count], self.waiting[count:]
        self.weight = sum(len(record.view) for record in self.waiting)
        yield from going


def _plain(stream: IO[bytes], head: bytes) -> Iterator[bytes]:
    data = head
    while data:
        yield data
        data = stream.read(65_536)
