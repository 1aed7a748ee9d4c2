"""Feeds that a crawler archived, as captures: an entry each, cut out of the feed's bytes as they came.

What such an entry says, `parse` reads; here only its ends are looked for, in one pass over the bytes. No XML is parsed
and no entity expanded, so a feed costs what its bytes do, whatever it is made of.
"""

import hashlib
import re
from codecs import BOM_UTF16_BE, BOM_UTF16_LE
from collections.abc import Iterator

from pledgebook.acquire.captures import make_capture, make_issue, too_large
from pledgebook.acquire.feeds import ENTITY, MOST_BYTES, MOST_ENTRIES, entities_declared, is_feed
from pledgebook.errors import Issue
from pledgebook.model import ENTRY_TYPE, Capture

_SIGN = re.compile(rb"<!\[CDATA\[|<!--|</?(?:item|entry)(?=[\s/>])")
_FIRST = re.compile(rb"<(?:item|entry)[\s/>]")
_ENDS = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
"""What hides the signs in it, and how it ends."""

_UTF16 = {BOM_UTF16_LE: "utf-16-le", BOM_UTF16_BE: "utf-16-be"}
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_DECLARED = re.compile(rb"<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:+-]{1,40})")
_HEAD = 8192
_MARK = 16  # hex digits of an entry's name in its feed


def feed_in(body: bytes) -> bytes | None:
    """The bytes of a feed, which are `body`, or `body` in UTF-8 where it is in UTF-16; None where it is no feed."""
    encoding = _UTF16.get(body[:2], "")
    head = body[:_HEAD].decode(encoding, "replace").encode() if encoding else body[:_HEAD]
    if not is_feed(head):
        return None
    return body.decode(encoding, "replace").encode() if encoding else body


def entries_of_feed(feed: bytes, media_type: str, uri: str, captured_at: str) -> tuple[Capture | Issue, ...] | Issue:
    """The entries of a feed in its order; an Issue instead where it cannot be read as one.

    The address of an entry is its feed's with '#' and a name made of its bytes: so an entry that a feed still has when
    it is fetched again is the same capture. Behind MOST_ENTRIES an Issue stands for the rest.
    """
    if len(feed) > MOST_BYTES:
        return too_large(uri, MOST_BYTES)
    first = _FIRST.search(feed)
    if ENTITY.search(feed, 0, first.start() if first else len(feed)):
        return entities_declared(uri)
    declared = _charset(feed, media_type)
    entries: list[Capture | Issue] = []
    for entry in _cut(feed):
        if len(entries) == MOST_ENTRIES:
            entries.append(make_issue("feed-too-long", uri, f"the entries beyond the first {MOST_ENTRIES} were left "
                                      "out", "give the pages themselves"))
            break
        name = hashlib.sha256(entry).hexdigest()[:_MARK]
        entries.append(make_capture(f"{uri}#{name}", ENTRY_TYPE + declared, entry, captured_at))
    return tuple(entries) or make_issue("feed-without-entries", uri, "the feed lists no page", "open it in a browser")


def _charset(feed: bytes, media_type: str) -> str:
    """The declared encoding as a parameter of a media type: the server's word, else the feed's own."""
    served, own = _HEADER.search(media_type), _DECLARED.match(feed.lstrip()[:300])
    name = served[1] if served else own[1].decode("ascii") if own else ""
    return f"; charset={name}" if name and not name.lower().startswith("utf-16") else ""


def _cut(feed: bytes) -> Iterator[bytes]:
    """The elements of entries. One that is not closed ends where the next begins, or with the feed."""
    begin, at, endless = -1, 0, set()
    while sign := _SIGN.search(feed, at):
        at, kind = sign.end(), sign[0]
        if kind in _ENDS:
            end = feed.find(_ENDS[kind], at) if kind not in endless else -1
            if end < 0:
                endless.add(kind)  # or a feed of nothing but beginnings would be looked through once for each
            else:
                at = end + len(_ENDS[kind])
            continue
        is_end = kind.startswith(b"</")
        if begin >= 0:
            yield feed[begin : feed.find(b">", at) + 1 or at] if is_end else feed[begin : sign.start()]
        begin = -1 if is_end else sign.start()
    if begin >= 0:
        yield feed[begin:]
