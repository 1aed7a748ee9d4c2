"""Feeds (RSS, Atom) as lists of addresses. Nothing is fetched here, and no entity is expanded."""

import io
import re
from collections.abc import Iterator

import feedparser

from pledgebook.acquire.captures import make_issue, too_large
from pledgebook.errors import Issue

_HEAD = 4096
_ROOT = re.compile(  # possessive throughout: what comes before the root may be long, but is read once
    rb"\A(?:\xef\xbb\xbf)?+(?:\s++|<\?[^>]{0,500}+\?>|<\?[^>]{0,500}+>|<!--.{0,2000}?-->|<!DOCTYPE[^>\[]{0,300}+"
    rb"(?:\[[^\]]{0,3000}+\]\s*+)?+>){0,40}+<(?:rss|feed|rdf:RDF)[\s>]", re.DOTALL)
ENTITY = re.compile(rb"<!ENTITY", re.IGNORECASE)
MOST_BYTES = 10_000_000  # feeds weigh under 1 MB
MOST_ENTRIES = 1000
"""Feeds list the last 10 to 100 pages; what is longer is an archive, and wants to be asked for in parts."""


def is_feed(data: bytes) -> bool:
    """Whether the first element of `data` is the root of an RSS or Atom feed."""
    return bool(_ROOT.match(data[:_HEAD]))


def entities_declared(name: str) -> Issue:
    """The issue for a feed that is not read, since it declares entities."""
    return make_issue("entity-declared", name, "the feed declares entities, as an attack would; it is not read",
                      "ask the site's owner, or give the pages themselves")


def links_of_feed(data: bytes, name: str, base: str = "") -> Iterator[str | Issue]:
    """The address of each entry, in the feed's order and once each; an Issue for an entry that has none.

    `base` is the feed's own address, for links that are not complete.
    """
    if len(data) > MOST_BYTES:
        yield too_large(name, MOST_BYTES)
        return
    if ENTITY.search(data):
        yield entities_declared(name)
        return
    headers = {"content-location": base} if base else {}
    parsed = feedparser.parse(io.BytesIO(data), response_headers=headers, sanitize_html=False)
    if not parsed.entries:
        yield make_issue("feed-without-entries", name, "the feed lists no page", "open it in a browser")
    seen: set[str] = set()
    for number, entry in enumerate(parsed.entries[:MOST_ENTRIES], start=1):
        link = str(entry.get("link") or "").strip()
        if not link.lower().startswith(("http://", "https://")):
            yield make_issue("feed-entry-without-link", f"{name}#{number}", "the entry has no http(s) address")
        elif link not in seen:
            seen.add(link)
            yield link
    if len(parsed.entries) > MOST_ENTRIES:
        yield make_issue("feed-too-long", name, f"{len(parsed.entries) - MOST_ENTRIES} entries beyond the first "
                         f"{MOST_ENTRIES} were left out", "give the pages themselves")
