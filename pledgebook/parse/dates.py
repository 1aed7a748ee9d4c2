"""The day on which a page says it was published: its own declarations first, htmldate's search after them."""

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, timedelta
from email.utils import parsedate

from htmldate import find_date
from lxml.html import HtmlElement  # type: ignore[import-untyped]

_NAMES = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.date", "dcterms.created", "dcterms.issued", "pubdate", "publishdate", "publish-date",
    "publication_date", "parsely-pub-date", "sailthru.date", "citation_publication_date",
    "cxenseparse:recs:publishtime",
)
_JSON_LD = re.compile(r'"datePublished"\s*:\s*"([^"]{8,40})"')
_DAY = re.compile(r"(\d{4})-?(\d\d)-?(\d\d)(?!\d)")
_LONGEST = 100  # characters of a day and time
_FIRST = date(1991, 8, 6)  # the first page of the web


def day(written: str) -> date | None:
    """The day of an ISO date or time ('2024-02-26', '20240226', '2024-02-26T10:00+01:00'); None where it is none."""
    found = _DAY.match(written.strip())
    if not found:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        return None


def stated_day(written: str, captured_at: str) -> date | None:
    """The day of an ISO date or of one as mails have it ('Mon, 26 Feb 2024 10:00:00 GMT'), as it is written there.

    None where it is neither, or a day that cannot be.
    """
    found = day(written)
    mailed = parsedate(written[:_LONGEST]) or parsedate(f"{written[:_LONGEST]} 00:00") if found is None else None
    if mailed:
        with suppress(ValueError):
            found = date(*mailed[:3])
    return found if found and _FIRST <= found <= _latest(captured_at) else None


def _latest(captured_at: str) -> date:
    captured = day(captured_at)
    return captured + timedelta(days=1) if captured else date.max  # one day more: it may be tomorrow at the source


def published_day(tree: HtmlElement, url: str | None, captured_at: str) -> date | None:
    """The day on which the page says it was published; None where it does not, or says one that cannot be."""
    latest = _latest(captured_at)
    for written in _declarations(tree):
        found = day(written)
        if found and _FIRST <= found <= latest:
            return found
    searched = find_date(tree, extensive_search=False, original_date=True, url=url,
                         min_date=_FIRST.isoformat(), max_date=latest.isoformat())
    return day(searched) if searched else None


def _declarations(tree: HtmlElement) -> Iterator[str]:
    named: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        named.setdefault(name.strip().lower(), meta.get("content") or "")
    yield from (named[name] for name in _NAMES[:1] if name in named)
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json" and script.text:
            yield from _JSON_LD.findall(script.text)
    yield from (named[name] for name in _NAMES[1:] if name in named)
    for time in tree.iter("time"):
        if time.get("pubdate") is not None or (time.get("itemprop") or "").lower() == "datepublished":
            yield time.get("datetime") or ""
