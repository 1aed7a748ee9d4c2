"""One WARC record: its fields, its digest, and its written form."""

import base64
import hashlib
import uuid
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

_DIGESTS = {"sha1": "sha1", "sha-1": "sha1", "sha256": "sha256", "sha-256": "sha256", "sha512": "sha512", "md5": "md5"}
_OWN_FIELDS = frozenset({"warc-type", "warc-target-uri", "warc-date", "content-length"})


@dataclass(frozen=True, slots=True)
class WarcRecord:
    """One record. `headers` are all its named fields in order, `block` its content as stored.

    A `response` block still has the HTTP header in front and the transfer coding on; `date` is as written.
    `write_record` takes type, uri and date from here and passes over the fields of `headers` that say the same.
    """

    type: str
    uri: str
    date: str
    headers: tuple[tuple[str, str], ...]
    block: bytes

    def header(self, name: str) -> str:
        """The first field of that name, in any case of letters; empty where there is none."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), "")


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
