"""A capture as a WARC record, and back: what goes in comes out, byte for byte.

What was fetched becomes a `response`, files and rows become `resource` records. A capture knows of the server's
answer only its type and its bytes, so the HTTP header of a response is written anew, with these and the length.
Text that a header line cannot hold (line breaks, unpaired surrogates) travels in a field of our own, as JSON.
"""

import hashlib
import json
from urllib.parse import quote

from pledgebook.errors import Issue
from pledgebook.model import Capture, content_id
from pledgebook.warcfile import WarcRecord, block_digest, digest_agrees

STAGE = "archive"

_EXACT = "Pledgebook-Capture"
"""Holds uri, media type and time as a JSON array, where the standard fields can hold them only in quoted form."""

_HTTP = "application/http; msgtype=response"
_CODED = ("content-encoding", "transfer-encoding")

_ABOUT = b"""software: pledgebook\r
format: WARC File Format 1.1\r
description: HTTP headers of responses are written anew, with type and length; codings are undone\r
"""


def about_file(name: str, date: str) -> WarcRecord:
    """The `warcinfo` record that stands first in the file of that name."""
    fields = (("WARC-Filename", name), ("Content-Type", "application/warc-fields"))
    return WarcRecord("warcinfo", "", date, fields, _ABOUT)


def capture_id(uri: str, payload: bytes) -> str:
    """The id of a capture: the same bytes from the same place are the same capture, whenever they were fetched."""
    return content_id("cap", uri, hashlib.sha256(payload).hexdigest())


def to_record(capture: Capture) -> WarcRecord:
    """The WARC record of a capture; same capture, same record."""
    known = (capture.uri, capture.media_type, capture.captured_at)
    uri, media_type, date = (text if _fits(text) else quote(text, safe="/:;=,", errors="replace") for text in known)
    exact = () if (uri, media_type, date) == known else ((_EXACT, json.dumps(known)),)
    payload = ("WARC-Payload-Digest", block_digest(capture.payload))
    if not capture.uri.startswith(("http://", "https://")):
        return WarcRecord("resource", uri, date, (*exact, payload, ("Content-Type", media_type)), capture.payload)
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nContent-Length: {len(capture.payload)}\r\n\r\n"
    return WarcRecord("response", uri, date, (*exact, payload, ("Content-Type", _HTTP)),
                      head.encode("utf-8") + capture.payload)


def from_record(record: WarcRecord) -> Capture | Issue | None:
    """The capture that a record holds; None for records that hold none, an Issue where it is not what was written."""
    if record.type not in ("response", "resource"):
        return None
    if digest_agrees(record) is False:
        return Issue(STAGE, "digest-mismatch", record.uri, "the bytes are not those that were archived",
                     "restore the file from a copy, or add the page again")
    media_type, payload = record.header("Content-Type"), record.block
    if record.type == "response":
        head, _, payload = record.block.partition(b"\r\n\r\n")
        fields = dict(_field(line) for line in head.decode("utf-8", "replace").split("\r\n")[1:])
        media_type = fields.get("content-type", "")
        if not head.startswith(b"HTTP/") or any(name in fields for name in _CODED):
            return Issue(STAGE, "foreign-record", record.uri, "this response was not written by pledgebook",
                         "take the file out of the archive and hand it to `pledgebook add`")
    uri, date = record.uri, record.date
    if exact := record.header(_EXACT):
        uri, media_type, date = (str(text) for text in json.loads(exact))
    return Capture(capture_id(uri, payload), uri, media_type, payload, date)


def _fits(text: str) -> bool:
    """Whether a header line gives back this very text."""
    return text.isprintable() and text == text.strip("<> ")


def _field(line: str) -> tuple[str, str]:
    name, _, value = line.partition(":")
    return name.strip().lower(), value.strip()
