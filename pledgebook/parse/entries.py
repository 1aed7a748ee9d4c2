"""Entries of archived feeds: the words that an entry itself has, with the address, title and day that it states.

RSS and Atom have many ways to say the same; what an entry leaves out is not looked for anywhere else. Entities that the
feed may have declared are not known here, and none is expanded.
"""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from html.entities import html5
from typing import Any
from urllib.parse import urldefrag, urljoin

from lxml import etree  # type: ignore[import-untyped]

from pledgebook.parse.charset import cleaned, decoded
from pledgebook.parse.dates import stated_day
from pledgebook.parse.html import host_of, text_of_markup
from pledgebook.parse.outcome import Reading, Unreadable

LEAST_LETTERS = 20
"""Letters that a text of its own has at least: 'Continue reading' and 'Comments' have fewer, 'Norway sends Moldova 14
generators' more."""

_PREFIXES = {
    "http://www.w3.org/2005/Atom": "", "http://purl.org/rss/1.0/": "", "http://purl.org/rss/1.0/modules/content/":
    "content", "http://purl.org/dc/elements/1.1/": "dc", "http://purl.org/dc/terms/": "dcterms",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner", "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
}
"""What names are written as that an element itself declares; mostly the feed does, and then they stand as written."""

_TEXTS = ("content:encoded", "content", "atom:content", "summary", "atom:summary", "description")
_OF_ATOM = ("content", "atom:content", "summary", "atom:summary")
"""Those that are plain text unless they say otherwise; or unless tags are closed in them, since many forget to say."""

_CLOSING_TAG = re.compile(r"</[A-Za-z]")
_DAYS = ("pubDate", "published", "atom:published", "dc:date", "dcterms:created", "dcterms:issued", "issued", "updated",
         "atom:updated")
_OF_XML = ("amp;", "lt;", "gt;", "quot;", "apos;")
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,30};)")
_ADDRESS = re.compile(r"https?://[^\s<>\"]{1,2000}", re.IGNORECASE)
_TAG = re.compile(r"<[^<>]*>")
_BLANKS = re.compile(r"\s+")
_MOST_ELEMENTS = 20_000  # beside one another in an entry; they have some twenty

Element = Any
"""An element of lxml, which has no types."""

Fields = dict[str, list[Element]]


def read_entry(data: bytes, media_type: str, uri: str, captured_at: str) -> Reading:
    """The document of one entry. Unreadable where the entry has no address, or too little text.

    `uri` is its feed's address, for links that are not complete; what stands behind '#' is no part of it.
    """
    written, doubts = decoded(data, media_type, is_html=False)
    fields = _fields(_element(written))
    feed = urldefrag(uri).url
    title = _title(fields)
    url = next(_addresses(fields, feed), None)
    if url is None:
        raise Unreadable("feed-entry-without-link", f"the entry {_quoted(title)}has no http(s) address",
                         "give the page itself", doubts)
    text = _text(fields)
    if sum(map(str.isalpha, text)) < LEAST_LETTERS:
        raise Unreadable("feed-entry-too-short", f"the entry {_quoted(title)}has less than {LEAST_LETTERS} letters of "
                         "text", "give the page itself", doubts)
    published = next((day for one in _words(fields, _DAYS) if (day := stated_day(one, captured_at))), None)
    if published is None:
        doubts = (*doubts, ("unknown-date", "the entry does not say when it was published"))
    return Reading(text, title, published, url, host_of(url) or host_of(feed), doubts=doubts)


def _element(written: str) -> Element:
    known = _ENTITY.sub(_letter, written)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8")
    try:
        root = etree.fromstring(known.encode("utf-8", "replace"), parser)
    except (etree.LxmlError, ValueError) as error:
        raise _broken() from error
    if root is None or len(root) > _MOST_ELEMENTS:
        raise _broken()
    return root


def _broken() -> Unreadable:
    return Unreadable("feed-entry-broken", "the entry's XML cannot be read", "give the page itself")


def _letter(entity: re.Match[str]) -> str:
    """A letter by its name in HTML, which XML does not know and feeds have none the less; other names stay words."""
    return entity[0] if entity[1] in _OF_XML else html5.get(entity[1], f"&amp;{entity[1]}")


def _fields(entry: Element) -> Fields:
    """The elements of an entry by their names, those of no namespace and of Atom without a prefix."""
    fields: Fields = {}
    for one in entry:
        if isinstance(one.tag, str):
            fields.setdefault(_name(one.tag), []).append(one)
    fields["@"] = [entry]
    return fields


def _name(tag: str) -> str:
    space, _, local = tag.rpartition("}")
    if not space:
        return local
    prefix = _PREFIXES.get(space[1:], "?")
    return f"{prefix}:{local}" if prefix else local


def _words(fields: Fields, names: Iterable[str]) -> Iterator[str]:
    """What stands in the elements of these names, in the order of the names."""
    for name in names:
        for one in fields.get(name, ()):
            yield "".join(one.itertext()).strip()


def _title(fields: Fields) -> str | None:
    for written in _words(fields, ("title", "atom:title", "dc:title")):
        plain = _TAG.sub("", unescape(written)) if "<" in written or "&" in written else written
        if title := cleaned(_BLANKS.sub(" ", plain))[:500]:
            return title
    return None


def _quoted(title: str | None) -> str:
    return f"{title[:60]!r} " if title else ""


def _addresses(fields: Fields, feed: str) -> Iterator[str]:
    """The complete http(s) addresses that an entry gives for itself; one behind a counter of clicks comes first."""
    links = [one for name in ("link", "atom:link") for one in fields.get(name, ())]
    own = [one.get("href", "") for one in links if one.get("rel", "alternate") == "alternate"]
    guids = [one for one in fields.get("guid", ()) if one.get("isPermaLink", "true").lower() != "false"]
    about = [value for name, value in fields["@"][0].attrib.items() if _name(name) == "rdf:about"]
    stated = [*_words(fields, ("feedburner:origLink",)), *own, *_words(fields, ("link",)), *about]
    for written in filter(None, map(str.strip, stated)):
        try:
            address = urljoin(feed, written)
        except ValueError:  # brackets that are no IPv6 address
            continue
        if _ADDRESS.fullmatch(address):
            yield address
    for one in (*guids, *fields.get("id", ())):
        if _ADDRESS.fullmatch(written := "".join(one.itertext()).strip()):
            yield written


def _text(fields: Fields) -> str:
    """The first of an entry's texts, whole ones before summaries, that is long enough; else the longest."""
    texts = []
    for name in _TEXTS:
        for one in fields.get(name, ()):
            texts.append(_running(one))
            if sum(map(str.isalpha, texts[-1])) >= LEAST_LETTERS:
                return texts[-1]
    return max(texts, key=len, default="")


def _running(one: Element) -> str:
    """The text of an element that holds HTML, as markup of its own or escaped; in Atom it may be said to be plain."""
    if len(one):
        return text_of_markup(_inner(one))
    written = one.text or ""
    kind = one.get("type") or ("text" if _name(one.tag) in _OF_ATOM and not _CLOSING_TAG.search(written) else "html")
    return cleaned(written) if kind in ("text", "text/plain") else text_of_markup(written)


def _inner(one: Element) -> str:
    parts = (etree.tostring(child, encoding="unicode") for child in one)
    return (one.text or "").replace("&", "&amp;").replace("<", "&lt;") + "".join(parts)
