"""HTML pages: main text by trafilatura, with limits where a made-up page would cost it minutes; nothing is fetched.

Of the ways measured (bench/main_text.py) trafilatura's fast one reads as well as its slow ones at half the time, and
far better than resiliparse, whose time also grows with the square of a page's depth.
"""

import logging
import re
from collections.abc import Iterator
from functools import cache
from itertools import chain
from urllib.parse import urlsplit

import lxml.etree  # type: ignore[import-untyped]
import trafilatura
from lxml.html import HtmlElement  # type: ignore[import-untyped]
from trafilatura.settings import Extractor

from pledgebook.parse.charset import cleaned, decoded
from pledgebook.parse.dates import published_day
from pledgebook.parse.outcome import Reading, Unreadable
from pledgebook.parse.unseen import without_unseen

_MOST_BYTES = 20_000_000  # trafilatura's own limit; pages of news weigh 0.1 MB
_MOST_TAGS = 200_000  # about 7 s
_LONG_TAG = 20_000
_MOST_ATTRIBUTES = 2_000  # the parser's time grows with the square of the attributes of one tag
_TAG_BEGIN = re.compile(r"<[A-Za-z\"'\x80-\U0010ffff]")  # or what would be one without what stands in quotes
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'")
_XML_DECLARATION = re.compile(r"\A\s*<\?xml[^>]{0,200}\?>")
_MARKUP = re.compile(r"[<&]")
_BLANKS = re.compile(r"\s+")
_PARSER_ERRORS = (lxml.etree.LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError,
                  AssertionError, ArithmeticError)
"""What trafilatura and what it rests on let through on pages that no browser would make sense of either."""


def read_html(data: bytes, media_type: str, url: str | None, captured_at: str) -> Reading:
    """Main text, title, day and publisher of a page. Unreadable where there is no text or the page is an attack."""
    if len(data) > _MOST_BYTES:
        raise Unreadable("too-large", f"the page has more than {_MOST_BYTES} bytes", "give its text as a .txt file")
    page, doubts = decoded(data, media_type, is_html=True)
    page = _XML_DECLARATION.sub("", page)
    _refuse_costly(page)
    page = without_unseen(page)
    _silence()
    try:
        tree = trafilatura.load_html(page)
        title, address = (_title(tree), url or _canonical(tree)) if tree is not None else (None, url)
        published = published_day(tree, address, captured_at) if tree is not None else None
        text = _main_text(tree, page) if tree is not None else ""
    except _PARSER_ERRORS as error:
        raise Unreadable("html-broken", f"the page cannot be read ({type(error).__name__})",
                         "give its text as a .txt file", doubts) from error
    if not text:
        raise Unreadable("html-without-text", "no running text was found; the page may need a browser to fill it",
                         "save the page from a browser, or give its text as a .txt file", doubts)
    if published is None:
        doubts = (*doubts, ("unknown-date", "the page does not say when it was published"))
    return Reading(text, title, published, address, _publisher(address), doubts=doubts)


def text_of_markup(markup: str) -> str:
    """The running text of a piece of HTML that stands by itself, read like a page's; it may be empty.

    Unreadable where it is made to be costly, or cannot be read.
    """
    if not _MARKUP.search(markup):
        return cleaned(markup)
    _refuse_costly(markup)
    _silence()
    page = f"<html><body><article>{markup}</article></body></html>"
    try:
        tree = trafilatura.load_html(page)
        text = _main_text(tree, page) if tree is not None else ""
        return text or cleaned(_BLANKS.sub(" ", _all_text(page)))
    except _PARSER_ERRORS as error:
        raise Unreadable("html-broken", f"its markup cannot be read ({type(error).__name__})",
                         "give its text as a .txt file") from error


def _all_text(page: str) -> str:
    """Every word between the tags, also where they are all links or a list of a kind that pages have around a text."""
    tree = trafilatura.load_html(page)
    return " ".join(tree.itertext()) if tree is not None else ""


def _main_text(tree: HtmlElement, page: str) -> str:
    """The running text; `tree`, which is of `page`, need not be whole behind this."""
    text = trafilatura.extract(tree, options=_fast_way())
    return cleaned(text or trafilatura.extract(page, favor_recall=True, include_comments=False) or "")


@cache
def _fast_way() -> Extractor:
    """How trafilatura reads; put together once, since that takes a fortieth of the time of a page."""
    return Extractor(fast=True, comments=False)


def _refuse_costly(page: str) -> None:
    if page.count("<") > _MOST_TAGS:
        raise Unreadable("html-too-complex", f"the page has more than {_MOST_TAGS} tags", "give its text as .txt")
    for piece in _long_pieces(page):
        if _attributes(piece) > _MOST_ATTRIBUTES:
            raise Unreadable("html-too-complex", f"a tag has more than {_MOST_ATTRIBUTES} attributes",
                             "give its text as .txt")


def _long_pieces(page: str) -> Iterator[str]:
    """What stands between two '>' and is longer than any tag need be."""
    start = 0
    while start + _LONG_TAG < len(page):
        stop = page.rfind(">", start, start + _LONG_TAG + 1)
        if stop < 0:
            stop = page.find(">", start)
            stop = stop if stop >= 0 else len(page)
            yield page[start:stop]
        start = stop + 1


def _attributes(piece: str) -> int:
    """At most so many attributes has the longest tag in `piece`, the part of a page up to a '>'; 0 for any few."""
    if not _TAG_BEGIN.search(piece) or len(piece.split()) <= _MOST_ATTRIBUTES:
        return 0  # not enough of anything, as in nearly all scripts
    tags = (tag for tag in _QUOTED.sub("", piece).split("<")[1:] if tag[:1].isalpha())
    return max((len(_BLANKS.findall(tag)) for tag in tags), default=0)


def _title(tree: HtmlElement) -> str | None:
    """What the page calls itself; og:title first, since it goes without the name of the site."""
    named = (meta.get("content") for meta in tree.iter("meta") if (meta.get("property") or "").lower() == "og:title")
    found = chain(named, ("".join(title.itertext()) for title in tree.iter("title", "h1")))
    titles = (cleaned(_BLANKS.sub(" ", title or ""))[:500] for title in found)
    return next((title for title in titles if title), None)


def _canonical(tree: HtmlElement) -> str | None:
    """The address that a saved page gives for itself."""
    for link in tree.iter("link"):
        address = (link.get("href") or "").strip()
        if (link.get("rel") or "").lower() == "canonical" and re.fullmatch(r"https?://[^\s<>\"]{1,2000}", address):
            return str(address)
    return None


def _publisher(url: str | None) -> str | None:
    return host_of(url) if url else None


def host_of(url: str) -> str | None:
    """The machine that an http(s) address names, without 'www.'; None where it names none."""
    try:
        parts = urlsplit(url)
        host = parts.hostname if parts.scheme in ("http", "https") else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None


@cache
def _silence() -> None:
    """Keep trafilatura's log off the user's screen: what it cannot read is an Issue here."""
    for name in ("trafilatura", "htmldate"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
