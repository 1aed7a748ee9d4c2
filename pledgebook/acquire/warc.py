"""Web archives as captures: the pages of WARC and WET files, each with the day on which it was fetched."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import IO

from pledgebook.acquire.captures import make_capture, make_issue, too_large
from pledgebook.acquire.decoding import Decoded, TooLargeError, decode, unchunk
from pledgebook.acquire.entries import entries_of_feed, feed_in
from pledgebook.errors import Issue
from pledgebook.model import Capture
from pledgebook.warcfile import RECORD_LIMIT, WarcRecord, digest_agrees, read_records

_PAGES = ("response", "resource", "conversion")
_NO_PAGES = ("dns:", "metadata:", "whois:")  # what crawlers write down about themselves and about machines
_HEAD = 8192  # bytes of a header of HTTP that are looked at first
_MOST_HEAD = 1_048_576  # and where it must end; servers send a few kilobytes, and none takes as much
_HEADS = 65_536  # bytes in which the headers of a record and of HTTP have room
_NOWHERE = "a record without an address"
_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})\b")
_DATE = re.compile(r"(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?Z")
_NO_TEXT = re.compile(r"(?:image|audio|video|font)/|text/css|(?:text|application)/(?:x-)?(?:java|ecma)script",
                      re.IGNORECASE)


Wanted = Callable[[bytes | memoryview], bool]
"""Whether a page's body, with all codings off, is asked for."""


@dataclass(frozen=True, slots=True)
class _Message:
    """An answer: `head` is its header in small letters, from which fields are cut out as they are asked for."""

    status: int
    head: bytes
    raw: bytes
    body: bytes

    def header(self, name: bytes) -> str:
        """The value of the first field of that name (in small letters); empty where there is none."""
        start = self.head.find(b"\n" + name + b":")
        if start >= 0:
            start += len(name) + 2
            stop = self.head.find(b"\n", start)
            return self.raw[start : stop if stop >= 0 else None].decode("latin-1").strip()
        if name not in self.head:
            return ""
        pairs = (line.partition(b":") for line in self.raw.splitlines()[1:])  # blanks about the name: against RFC 9112
        return next((value.decode("latin-1").strip() for key, _, value in pairs if key.strip().lower() == name), "")


@dataclass(frozen=True, slots=True)
class _Page:
    """A page before it is hashed and named: most pages of a news archive never are."""

    media_type: str
    body: bytes
    doubts: tuple[Issue, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """What became of one record: a capture, or nothing (None) because it is no page, unwanted or not to be had.

    `issues` are doubts about the capture, or say why there is none; `is_page` is False for records about records, and
    `is_wanted` for pages that were not asked for. A feed is no capture itself: its `entries` are, or say why not.
    """

    capture: Capture | None = None
    issues: tuple[Issue, ...] = ()
    is_page: bool = True
    is_wanted: bool = True
    entries: tuple[Capture | Issue, ...] = ()


_NO_PAGE, _UNWANTED = Drawn(is_page=False), Drawn(is_wanted=False)
"""What most records come to."""


def captures_of_warc(
    stream: IO[bytes], name: str, limit: int, now: Callable[[], str]
) -> Iterator[Capture | Issue]:
    """Pages out of a WARC file: responses with status 200 to 299, resources and conversions (WET); entries of feeds.

    Records about records (warcinfo, request, metadata) are no pages and pass without a word; a file that holds
    nothing else, a page that cannot be had and a page that another file must hold (revisit) are Issues.
    `limit` bounds the bytes of one page; `now` stands in for a date that cannot be read.
    """
    is_bare = True
    for found in read_records(stream, name, limit=record_limit(limit)):
        drawn = Drawn(issues=(found,)) if isinstance(found, Issue) else draw(found, limit, now)
        for result in (*drawn.issues, *((drawn.capture,) if drawn.capture else drawn.entries)):
            is_bare = False
            yield result
    if is_bare:
        yield make_issue("no-pages", name, "the archive holds records, but none of a page",
                         "give the files of type WARC or WET of this crawl")


def record_limit(limit: int) -> int:
    """Bytes of a record at most, where a page may have `limit`: half of it is what chunks and codings may add.

    A record stands in memory up to four times until its page is cut out of it.
    """
    return min(2 * limit + _HEADS, RECORD_LIMIT)


def draw(
    record: WarcRecord, limit: int, now: Callable[[], str], wanted: Wanted = lambda _body: True,
) -> Drawn:
    """The capture of a record, if it is a page and its body, with all codings off, is `wanted`.

    What costs is done last, for the few that are wanted: the digests of the record and of the capture.
    """
    if record.type == "response" and _is_plainly_unwanted(record.view, limit, wanted):
        return _UNWANTED
    if (record.type not in _PAGES and record.type != "revisit") or record.uri.startswith(_NO_PAGES):
        return _NO_PAGE
    page = _page_of(record, limit)
    if isinstance(page, _Page) and not wanted(page.body):
        return _UNWANTED
    where = record.uri or _NOWHERE
    doubts = []
    if record.type in _PAGES and digest_agrees(record) is False:
        doubts.append(make_issue("digest-differs", where, "the page differs from the digest beside it; it is kept as "
                                 "it is", "compare with another copy of the page"))
    if isinstance(page, Issue):
        return Drawn(issues=(*doubts, page))
    date = _DATE.fullmatch(record.date)
    if not date:
        doubts.append(make_issue("unknown-date", where, f"the record's date is {record.date[:40]!r}; today stands for "
                                 "it"))
    return _captured(record.uri, page, f"{date[1]}Z" if date else now(), (*page.doubts, *doubts))


def _captured(uri: str, page: _Page, day: str, doubts: tuple[Issue, ...]) -> Drawn:
    """The page as a capture, or, of a feed, its entries."""
    feed = feed_in(page.body)
    if feed is None:
        return Drawn(make_capture(uri, page.media_type, page.body, day), doubts)
    entries = entries_of_feed(feed, page.media_type, uri, day)
    return Drawn(issues=(*doubts, entries)) if isinstance(entries, Issue) else Drawn(None, doubts, entries=entries)


def _is_plainly_unwanted(block: memoryview, limit: int, wanted: Wanted) -> bool:
    """Whether this is a page of HTML without codings, as most are, that is not wanted; nothing of it is copied."""
    begin = bytes(block[:_HEAD])
    end = begin.find(b"\r\n\r\n")
    fields, size = begin[:end].lower(), len(block) - end - 4
    return (
        end >= 0 and 0 < size <= limit and fields.startswith((b"http/1.1 2", b"http/1.0 2"))
        and b"\ncontent-type: text/html" in fields
        and b"\ncontent-encoding" not in fields and b"\ntransfer-encoding" not in fields
        and not wanted(block[end + 4 :])
    )


def _page_of(record: WarcRecord, limit: int) -> _Page | Issue:
    where = record.uri or _NOWHERE
    if record.type == "revisit":
        return make_issue("revisit", where, "the archive says only that the page was unchanged",
                          "give the file that holds the first visit as well")
    if record.type != "response":
        return _page(where, record.header("Content-Type"), Decoded(record.block), limit)
    message = parse_response(record.block)
    if message is None:
        return make_issue("bad-http-header", where, "the record holds no HTTP response", "compare with another copy")
    if not 200 <= message.status < 300:
        return make_issue("http-status", where, f"the server answered {message.status}, so this is no page")
    coded = Decoded(message.body)
    if message.header(b"transfer-encoding").lower() == "chunked":
        coded = unchunk(message.body)
    try:
        decoded = decode(coded.body, encodings, limit) if (encodings := message.header(b"content-encoding")) else coded
    except TooLargeError:
        return too_large(where, limit)
    return _page(where, message.header(b"content-type"), Decoded(decoded.body, decoded.problem or coded.problem), limit)


def _page(where: str, media_type: str, decoded: Decoded, limit: int) -> _Page | Issue:
    if not decoded.body:
        return make_issue("empty", where, "the page has no bytes")
    if len(decoded.body) > limit:
        return too_large(where, limit)
    if _NO_TEXT.match(media_type):
        return make_issue("no-text-type", where, f"{media_type.partition(';')[0]} holds no text")
    doubts = (make_issue(decoded.problem, where, "the body is not coded as its header says; what could be read is kept",
                         "compare with another copy of the page"),) if decoded.problem else ()
    return _Page(media_type, decoded.body, doubts)


def parse_response(block: bytes) -> _Message | None:
    """Status, header and body of an HTTP/1 response; None where it is none, or its header has no end.

    The header ends at the first empty line.
    """
    end, width = block.find(b"\n\r\n"), 3
    if (bare := block.find(b"\n\n", 0, end + 1 if end >= 0 else None)) >= 0:
        end, width = bare, 2
    if (end if end >= 0 else len(block)) > _MOST_HEAD:
        return None
    raw = block if end < 0 else block[:end]
    status = _STATUS.match(raw)
    if not status:
        return None
    return _Message(int(status[1]), raw.lower(), raw, block[end + width :] if end >= 0 else b"")
