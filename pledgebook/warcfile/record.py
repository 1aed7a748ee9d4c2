"""One WARC record: its fields, its digest, and its written form."""

import base64
import hashlib
import re
import uuid
import zlib
from collections.abc import Iterator
from typing import IO

_DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}
_FOLD = re.compile(r"\r?\n[ \t]+")
_OWN_FIELDS = frozenset({"warc-type", "warc-target-uri", "warc-date", "content-length"})


Fields = tuple[tuple[str, str], ...]


class WarcRecord:
    """One record. `headers` are all its named fields in order, `block` its content as stored.

    A `response` block still has the HTTP header in front and the transfer coding on; `date` is as written.
    `write_record` takes type, uri and date from here and passes over the fields of `headers` that say the same.
    Most records of an archive are looked at and left, so fields and block are cut out only when they are asked for.
    """

    __slots__ = ("_block", "_date", "_head", "_headers", "_span", "_uri", "_whole", "type")

    def __init__(self, type: str, uri: str, date: str, headers: Fields, block: bytes) -> None:  # noqa: A002
        self.type = type
        self._uri: str | None = uri
        self._date: str | None = date
        self._headers: Fields | None = headers
        self._block: bytes | None = block
        self._whole: bytes | bytearray = block
        self._head, self._span = b"", (0, len(block))

    @property
    def uri(self) -> str:
        """The address that the record is about."""
        if self._uri is None:
            self._uri = address_of(self.headers)
        return self._uri

    @property
    def date(self) -> str:
        """When it was made, as written."""
        if self._date is None:
            self._date = self.header("WARC-Date")
        return self._date

    @property
    def headers(self) -> Fields:
        """All named fields, in order."""
        if self._headers is None:
            self._headers = fields_of(self._head)
        return self._headers

    @property
    def block(self) -> bytes:
        """The content as stored."""
        if self._block is None:
            self._block = bytes(self.view)
        return self._block

    @property
    def view(self) -> memoryview:
        """The same bytes as `block`, without a copy of them."""
        return memoryview(self._whole)[slice(*self._span)]

    def header(self, name: str) -> str:
        """The first field of that name, in any case of letters; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, WarcRecord) and self._parts() == other._parts()

    def __hash__(self) -> int:
        return hash(self._parts())

    def __repr__(self) -> str:
        return f"WarcRecord({self.type!r}, {self.uri!r}, {self.date!r}, {self.headers!r}, {len(self.block)} bytes)"

    def _parts(self) -> tuple[str, str, str, Fields, bytes]:
        return self.type, self.uri, self.date, self.headers, self.block


class CutRecord(WarcRecord):
    """A record of that type whose block is that span of `whole` and whose fields stand in `head`, not yet cut out."""

    __slots__ = ()

    def __init__(self, kind: str, head: bytes, whole: bytes | bytearray, span: tuple[int, int]) -> None:
        self.type = kind  # and all else when it is asked for
        self._uri = self._date = self._headers = self._block = None
        self._whole, self._head, self._span = whole, head, span


def address_of(fields: Fields) -> str:
    """The address among a record's fields; wget wrote <...> around it, by the letter of WARC 1.0."""
    return next((value for key, value in fields if key.lower() == "warc-target-uri"), "").strip("<> ")


def fields_of(header: bytes) -> Fields:
    """The named fields of a record's header, lines that go on joined; the first line is none."""
    text = _FOLD.sub(" ", header.decode("utf-8", "surrogateescape"))
    pairs = (line.partition(":") for line in text.splitlines()[1:])
    return tuple((name.strip(), value.strip()) for name, colon, value in pairs if colon)


def block_digest(block: bytes) -> str:
    """The value of WARC-Block-Digest for `block`: `sha256:` and hex digits."""
    return f"sha256:{hashlib.sha256(block).hexdigest()}"


def digest_agrees(record: WarcRecord) -> bool | None:
    """Whether the block is the one that its WARC-Block-Digest names; None where no known digest is given."""
    name, _, written = record.header("WARC-Block-Digest").partition(":")
    algorithm = _DIGESTS.get(name.strip().lower())
    if algorithm is None or not written.strip():
        return None
    found = hashlib.new(algorithm, record.block, usedforsecurity=False)
    forms = {found.hexdigest(), base64.b32encode(found.digest()).decode("ascii").rstrip("=").lower()}
    return written.strip().rstrip("=").lower() in forms


def write_record(stream: IO[bytes], record: WarcRecord) -> int:
    """Append `record` as one gzip member of WARC 1.1; returns the bytes that took.

    A missing WARC-Record-ID or WARC-Block-Digest is made from the content: same record, same bytes.
    ValueError, before anything is written, where a field holds a line break or NUL.
    """
    head = "WARC/1.1\r\n"
    for name, value in _fields_to_write(record):
        if any(sign in name + value for sign in "\r\n\0"):
            message = f"the field {name} of the record of {record.uri!r} holds a line break or NUL"
            raise ValueError(message)
        head += f"{name}: {value}\r\n"
    deflater = zlib.compressobj(6, zlib.DEFLATED, 31)  # 31: gzip, with an empty header, so without a clock
    member = deflater.compress(head.encode("utf-8", "surrogateescape") + b"\r\n")
    member += deflater.compress(record.block) + deflater.compress(b"\r\n\r\n") + deflater.flush()
    stream.write(member)
    return len(member)


def _fields_to_write(record: WarcRecord) -> Iterator[tuple[str, str]]:
    yield "WARC-Type", record.type
    digest = record.header("WARC-Block-Digest") or block_digest(record.block)
    if not record.header("WARC-Record-ID"):
        name = f"{record.type}\n{record.uri}\n{record.date}\n{digest}"
        yield "WARC-Record-ID", f"<urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, name)}>"
    if record.date:
        yield "WARC-Date", record.date
    if record.uri:
        yield "WARC-Target-URI", record.uri
    if not record.header("WARC-Block-Digest"):
        yield "WARC-Block-Digest", digest
    yield from ((name, value) for name, value in record.headers if name.lower() not in _OWN_FIELDS)
    yield "Content-Length", str(len(record.block))
