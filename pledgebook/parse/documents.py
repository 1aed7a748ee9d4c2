"""One capture in, one document or its issues out; the bytes say what a capture is, its name and header only hint."""

import hashlib
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from pledgebook.errors import Issue
from pledgebook.model import ENTRY_TYPE, ROW_TYPE, Capture, Document, content_id
from pledgebook.parse.charset import cleaned, decoded
from pledgebook.parse.entries import read_entry
from pledgebook.parse.html import host_of, read_html
from pledgebook.parse.language import detect
from pledgebook.parse.outcome import Reading, Unreadable, make_issue
from pledgebook.parse.pdf import read_pdf
from pledgebook.parse.rows import read_row

_BINARY = {
    b"PK\x03\x04": "a ZIP file, such as .docx or .xlsx", b"\xd0\xcf\x11\xe0": "an old Office file",
    b"\x89PNG": "a picture", b"\xff\xd8\xff": "a picture", b"GIF8": "a picture", b"RIFF": "sound or pictures",
    b"\x1f\x8b": "gzip", b"BZh": "bzip2", b"\xfd7zXZ": "xz", b"7z\xbc\xaf": "a 7z file", b"\x28\xb5\x2f\xfd": "zstd",
    b"\x7fELF": "a program", b"MZ\x90": "a program", b"ID3": "sound", b"OggS": "sound", b"SQLite": "a database",
    b"{\\rtf": "RTF",
}
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]{0,300}+>\s*+)?+(?:<!--.{0,1000}?-->\s*+){0,3}"
                   rb"<(?:!doctype\s++html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_HTML_TYPES = ("text/html", "application/xhtml+xml")
_SAVE = "save it as .txt, .html or .pdf; a table as .jsonl, one JSON object a line, with `text`"
_UNKNOWN_TYPES = ("", "application/octet-stream", "binary/octet-stream", "application/x-download", "unknown/unknown")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The outcome for one capture: a document or None, and whatever was wrong or doubtful."""

    document: Document | None
    issues: tuple[Issue, ...]


def parse(capture: Capture, recorded: str = "", max_characters: int = 5_000_000) -> Parsed:
    """The document of a capture. Never raises for what the bytes hold: where there is no document, an Issue says why.

    `recorded` is when the capture entered the archive. The text is final: NFC for pages, PDFs and text files, the
    very string for rows. Its id is a row's own, else made of address and text.
    """
    try:
        reading = _read(capture, max_characters)
        _refuse_length(reading.text, max_characters, reading.doubts)
        document = _document(capture, reading, recorded)
    except Unreadable as reason:
        failed = make_issue(capture.uri, reason.code, reason.message, reason.next_step)
        return Parsed(None, (*(make_issue(capture.uri, *doubt) for doubt in reason.doubts), failed))
    doubts = (*reading.doubts, *_early(document, capture.captured_at))
    return Parsed(document, tuple(make_issue(capture.uri, *doubt) for doubt in doubts))


def _read(capture: Capture, max_characters: int) -> Reading:
    data, url = capture.payload, capture.uri if host_of(capture.uri) else None
    if not data or data.isspace():
        raise Unreadable("empty", "there are no bytes but blanks", "see whether it is the file you mean")
    declared = capture.media_type.partition(";")[0].strip().lower()
    if declared == ROW_TYPE:
        return read_row(data)
    if declared == ENTRY_TYPE:
        return read_entry(data, capture.media_type, capture.uri, capture.captured_at)
    if data.startswith(b"%PDF-") or (declared == "application/pdf" and b"%PDF-" in data[:1024]):
        return read_pdf(data, max_characters)
    kind = next((kind for sign, kind in _BINARY.items() if data.startswith(sign)), "")
    if kind:
        raise Unreadable("unknown-format", f"it is {kind}, which is not read", _SAVE)
    if declared in _HTML_TYPES or _HTML.match(data[:8192]):
        return read_html(data, capture.media_type, url, capture.captured_at)
    if declared == "text/plain" or declared in _UNKNOWN_TYPES:
        text, doubts = decoded(data, capture.media_type, is_html=False)
        _refuse_length(text, max_characters, doubts)
        return Reading(cleaned(text), doubts=doubts)
    if declared == "application/pdf":
        raise Unreadable("unknown-format", "it is called a PDF, but its bytes are not one: no %PDF- in its head",
                         "open it in a viewer, and fetch or save it again")
    raise Unreadable("unknown-format", f"{declared[:60]} is not read", _SAVE)


def _early(document: Document, captured: str) -> Iterator[tuple[str, str]]:
    """A doubt where the text was captured before the day that it bears; one day is allowed, for time zones."""
    with suppress(ValueError):
        last = date.fromisoformat(captured[:10]) + timedelta(1)
        if document.published and document.published > last:
            yield "future-date", f"it bears the day {document.published}, but was captured on {captured[:10]}"


def _refuse_length(text: str, most: int, doubts: tuple[tuple[str, str], ...]) -> None:
    if len(text) > most:
        raise Unreadable("text-too-long", f"the text has {len(text)} signs, more than {most}",
                         "raise read.max_characters in book.toml, or give it in parts", doubts)


def _document(capture: Capture, reading: Reading, recorded: str) -> Document:
    if not reading.text.strip():
        raise Unreadable("empty", "there is no text but blanks", "see whether it is the file you mean", reading.doubts)
    digest = hashlib.sha256(reading.text.encode("utf-8")).hexdigest()
    url = reading.url or (capture.uri if host_of(capture.uri) else None)
    return Document(
        id=reading.id or content_id("doc", url or capture.uri, digest),
        capture=capture.id,
        recorded=recorded,
        url=url,
        publisher=reading.publisher or (host_of(url) if url else None),
        published=reading.published,
        language=reading.language or detect(reading.text),
        title=reading.title,
        text=reading.text,
        sha256=digest,
    )
