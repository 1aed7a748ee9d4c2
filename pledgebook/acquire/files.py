"""Single files as captures: pages, texts, PDFs, rows, archives and feeds, told apart by name and first bytes."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import IO
from urllib.parse import quote

from pledgebook.acquire.captures import make_capture, make_issue, too_large
from pledgebook.acquire.decoding import BadEncodingError, TooLargeError, gunzip
from pledgebook.acquire.feeds import links_of_feed
from pledgebook.acquire.folders import cannot_open
from pledgebook.acquire.rows import captures_of_rows
from pledgebook.acquire.sniffing import FEED, WARC, sniffed_type
from pledgebook.acquire.warc import captures_of_warc
from pledgebook.errors import Issue
from pledgebook.model import Capture

_MEDIA_TYPES = {
    ".txt": "text/plain", ".html": "text/html", ".htm": "text/html", ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
}
_ARCHIVES = (".warc", ".arc", ".wet", ".wat")
_ARCHIVE_PACKINGS = (".zst", ".lz4")  # which the reader of archives takes off, as it does gzip
_ROWS = (".jsonl", ".ndjson")
_ENDINGS = ".txt .html .htm .xhtml .pdf .jsonl .warc .warc.gz .warc.zst .warc.lz4 .rss .atom .xml"

Found = Iterator[Capture | Issue]


@dataclass(frozen=True, slots=True)
class Reader:
    """How files are read: at most `limit` bytes each, with `now` for their date, and `fetch` for a feed's addresses."""

    limit: int
    now: Callable[[], str]
    fetch: Callable[[str], Found]

    def file(self, path: Path, label: str) -> Found:
        """What the file holds. `label` is its name in messages and addresses."""
        try:
            with path.open("rb") as stream:
                yield from self.stream(stream, label)
        except OSError as error:
            yield cannot_open(label, error)

    def stream(self, stream: IO[bytes], label: str) -> Found:
        """What an open file holds; archives and rows are read piece by piece, all else at once."""
        ending = _ending(label)
        if ending in _ARCHIVES:
            yield from captures_of_warc(stream, label, self.limit, self.now)
        elif ending in _ROWS:
            yield from captures_of_rows(stream, label, _uri(label), self.limit, self.now)
        else:
            yield from self._whole(stream.read(self.limit + 1), label)

    def text(self, stream: IO[bytes], label: str) -> Found:
        """What a stream without a name holds: text, unless its first bytes say otherwise."""
        yield from self._whole(stream.read(self.limit + 1), label, "text/plain")

    def _whole(self, data: bytes, label: str, otherwise: str = "") -> Found:
        if len(data) > self.limit:
            yield too_large(label, self.limit)
            return
        if data.startswith(b"\x1f\x8b") or label.lower().endswith(".gz"):
            try:
                data, issues = _unpacked(data, label, self.limit)
            except TooLargeError:
                yield too_large(label, self.limit)
                return
            yield from issues
        if data:
            yield from self._typed(data, label, otherwise)
        else:
            yield make_issue("empty", label, "the file has no bytes", "see whether it is the file you mean")

    def _typed(self, data: bytes, label: str, otherwise: str) -> Found:
        media_type = _MEDIA_TYPES.get(_ending(label)) or sniffed_type(data) or otherwise
        if media_type == FEED:
            for link in links_of_feed(data, label):
                yield from self.fetch(link) if isinstance(link, str) else (link,)
        elif media_type == WARC:
            yield from captures_of_warc(io.BytesIO(data), label.removesuffix(".gz"), self.limit, self.now)
        elif media_type:
            yield make_capture(_uri(label), media_type, data, self.now())
        else:
            yield make_issue("unknown-file-type", label, "neither its name nor its first bytes say what it is",
                             f"save it as text or as PDF, a table as .jsonl (one JSON object a line, with `text`); or, "
                             f"where it is one of these already, give it its ending: {_ENDINGS}")


def _unpacked(data: bytes, label: str, limit: int) -> tuple[bytes, list[Issue]]:
    """The bytes without their gzip, and what was wrong with it."""
    try:
        unpacked = gunzip(data, limit)
    except BadEncodingError:
        issue = make_issue("not-gzip", label, "the name says gzip but the bytes do not; they are read as they are",
                           "take .gz off its name, or fetch it again")
        return data, [issue] if data else []
    issues = []
    if not label.lower().endswith(".gz"):
        issues.append(make_issue("undeclared-gzip", label, "the bytes are gzip, undeclared by the name; they are read",
                                 "add .gz to its name"))
    if unpacked.problem:
        issues.append(make_issue("truncated-gzip", label, "the gzip ends too soon or breaks; what was there is read",
                                 "fetch the file again"))
    return unpacked.body, issues


def _ending(label: str) -> str:
    name = PurePath(label.lower().removesuffix(".gz"))
    if name.suffix in _ARCHIVE_PACKINGS and name.with_suffix("").suffix in _ARCHIVES:
        return name.with_suffix("").suffix
    return name.suffix


def _uri(label: str) -> str:
    return f"file:{quote(label)}"
