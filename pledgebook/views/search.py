"""What was found for some words: parties and items by any of their names, and the sentences that hold all words."""

import difflib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.lookup import LANGUAGES, lookup_names
from pledgebook.ledger.tables import folded
from pledgebook.ledger.words import Found, claims_with, is_party
from pledgebook.schema import Json
from pledgebook.views.desk import Desk
from pledgebook.views.figures import count, day
from pledgebook.views.filters import Filter
from pledgebook.views.marking import quote
from pledgebook.views.parties import together
from pledgebook.views.table import Column, Row, Table
from pledgebook.views.timeline import language_of

MOST_NAMES = 8
"""Parties and items of each sort that are shown."""

COLUMNS = (
    Column("claim", "Claim", "id", "files"),
    Column("commitment", "Commitment", "id", "files"),
    Column("published", "Published", "day"),
    Column("publisher", "Publisher"),
    Column("language", "Language"),
    Column("donors", "Donor"),
    Column("recipients", "Recipient"),
    Column("item", "Item"),
    Column("stage", "Stage"),
    Column("evidence", "Words"),
    Column("document", "Document", "id", "files"),
    Column("url", "Address", "link", "files"),
)


@dataclass(frozen=True, slots=True)
class Named:
    """A party or item that is called so: `by` is the name that fits, where it is not its own."""

    name: str
    by: str
    to: str
    size: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: in the evidence or around it, sought or not."""

    text: str
    is_sought: bool
    is_evidence: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """One sentence in its surroundings, and where it leads; `cut` says whether the text goes on before and after."""

    pieces: tuple[Piece, ...]
    cut: tuple[bool, bool]
    language: str
    told: str
    claim: str
    commitment: str
    what: str


@dataclass(frozen=True, slots=True)
class SearchView:
    """The page. `ids` are (id, address) of what begins as was asked."""

    asked: str
    heading: str
    ids: tuple[tuple[str, str], ...]
    donors: tuple[Named, ...]
    recipients: tuple[Named, ...]
    items: tuple[Named, ...]
    hits: tuple[Hit, ...]
    table: Table
    wanted: Filter
    first: str
    meant: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many promises each donor, recipient and item of the book has."""

    donors: Mapping[str, int]
    recipients: Mapping[str, int]
    items: Mapping[str, int]


def search_view(desk: Desk, catalogue: Catalogue, sizes: Sizes, words: str, after: str = "") -> SearchView:
    """What there is for the words; the names only on the first page."""
    found = claims_with(desk.ledger, words, after)
    named: dict[str, tuple[Named, ...]] = {"donors": (), "recipients": (), "items": ()}
    if words and not after:
        fitting = called(catalogue, words)
        named = {"donors": tuple(_parties(desk, fitting["party"], "donors", sizes.donors, words)),
                 "recipients": tuple(_parties(desk, fitting["party"], "recipients", sizes.recipients, words)),
                 "items": tuple(_items(desk, fitting["item"], sizes.items))}
    ids = tuple(_ids(desk, words))
    wanted = Filter(q=words or None)
    near = _meant(catalogue, words) if words and not (found.rows or ids or any(named.values())) else ""
    return SearchView(
        words, _heading(words, found), ids, named["donors"], named["recipients"], named["items"],
        tuple(_hits(desk, found, words)), _table(desk, found), wanted,
        desk.url.table("search", wanted) if after else "", (near, desk.url.table("search", Filter(q=near))),
    )


def _heading(words: str, found: Found) -> str:
    if not words:
        return "Search"
    what = count(found.total, "sentence")
    return f"{what} with \N{LEFT DOUBLE QUOTATION MARK}{words}\N{RIGHT DOUBLE QUOTATION MARK}"


# -- names -------------------------------------------------------------------------------------------------------------


@cache
def spellings(catalogue: Catalogue) -> tuple[tuple[str, str, str, str], ...]:
    """(as it is searched, as it is written, table, code) of every name in every language, each once."""
    own = ((folded(name), name, "party", code) for code, (name, _) in catalogue.parties.items())
    nodes = ((folded(node.name), node.name, "item", node.id) for node in catalogue.items.values())
    names = (one for language in LANGUAGES for one in lookup_names(catalogue, language))
    told = ((folded(one.spelling), one.spelling, one.table, one.target) for one in names
            if one.table in ("party", "item") and not one.form_of)
    return tuple(dict.fromkeys((*own, *nodes, *told)))


Called = dict[str, tuple[int, str]]
"""Code -> (how well the best of its names fits, that name): 0 the whole name, 1 its beginning, 2 that of a word."""


def called(catalogue: Catalogue, words: str) -> dict[str, Called]:
    """The parties and the items ('party', 'item') of which a name has the words at the beginning of one of its own."""
    sought = folded(words)
    found: dict[str, Called] = {"party": {}, "item": {}}
    for name, written, kind, code in spellings(catalogue):
        if sought not in name:
            continue
        fit = 0 if name == sought else 1 if name.startswith(sought) else 2 if f" {sought}" in name else 3
        if fit < 3 and (code not in found[kind] or fit < found[kind][code][0]):
            found[kind][code] = (fit, written)
    return found


def _parties(desk: Desk, called: Called, role: str, sizes: Mapping[str, int], words: str) -> Iterator[Named]:
    if words in sizes:
        called = {**called, words: (0, desk.naming(words))}
    for code, by in _best(called, sizes):
        name = desk.naming(code)
        yield Named(name, "" if by == name else by, desk.url.party(role, code), sizes[code])


def _items(desk: Desk, called: Called, sizes: Mapping[str, int]) -> Iterator[Named]:
    for code, by in _best(called, sizes):
        name = desk.item_name(code)
        yield Named(name, "" if by == name else by, desk.url.item(code), sizes[code])


def _best(called: Called, sizes: Mapping[str, int]) -> list[tuple[str, str]]:
    """(code, name that fits) of those of which the book has promises, the best fit and then the most first."""
    known = sorted((code for code in called if sizes.get(code)), key=lambda code: (called[code][0], -sizes[code], code))
    return [(code, called[code][1]) for code in known[:MOST_NAMES]]


def _meant(catalogue: Catalogue, words: str) -> str:
    """A name that is nearly what was asked for."""
    names = {name: written for name, written, _, _ in spellings(catalogue)}
    near = difflib.get_close_matches(folded(words), names, n=1, cutoff=0.75) if len(words) < 40 else []
    return names[near[0]] if near else ""


def _ids(desk: Desk, words: str) -> Iterator[tuple[str, str]]:
    if not words.startswith(("cmt-", "clm-", "doc-")) or " " in words:
        return
    if words.startswith("doc-"):
        if desk.ledger.document(words):
            yield words, desk.url.document(words)
        return
    for name in desk.ledger.ids_beginning(words):
        yield name, desk.url.claim(name) if name.startswith("clm-") else desk.url.commitment(name)


# -- sentences ---------------------------------------------------------------------------------------------------------


def claims_table(desk: Desk, words: str, after: str, limit: int) -> Table:
    """A page of the claims with these words, as a table."""
    return _table(desk, claims_with(desk.ledger, words, after, limit))


def _table(desk: Desk, found: Found) -> Table:
    return Table("search", "Claims whose sentence, item or publisher hold all words, the newest first.", COLUMNS,
                 tuple(_row(desk, one) for one in found.rows), found.total, found.cursor)


def _row(desk: Desk, one: Json) -> Row:
    source = one["document"]
    return Row({
        "claim": one["id"], "commitment": one["commitment"], "published": source.get("published"),
        "publisher": source.get("publisher"), "language": source.get("language"),
        "donors": ";".join(one["donors"]) or None, "recipients": ";".join(one["recipients"]) or None,
        "item": (one.get("item") or {}).get("text"), "stage": one.get("stage"),
        "evidence": (one.get("evidence") or {}).get("exact"), "document": source["id"], "url": source.get("url"),
    }, {"evidence": desk.url.claim(one["id"])})


def _hits(desk: Desk, found: Found, words: str) -> Iterator[Hit]:
    documents = desk.ledger.documents_of(sorted({str(one["document"]["id"]) for one in found.rows}))
    for one in found.rows:
        yield _hit(desk, one, (documents.get(one["document"]["id"]) or {}).get("text"), words)


def _hit(desk: Desk, one: Json, text: str | None, words: str) -> Hit:
    source = one["document"]
    told = quote(text, one.get("evidence"), {})
    donors = together(map(desk.naming, one["donors"]))
    recipients = together(map(desk.naming, one["recipients"]), "a recipient not named")
    item = (one.get("item") or {}).get("text") or one["kind"]
    return Hit(
        tuple(Piece(text, sought, run.is_evidence) for run in (told.runs if told else ())
              for text, sought in pieces(run.text, words)),
        (told.cut_before, told.cut_after) if told else (False, False), language_of(source.get("language")),
        f"{source.get('publisher') or 'publisher not known'}, {day(source.get('published'))}",
        desk.url.claim(one["id"]), desk.url.commitment(one["commitment"]) if one["commitment"] else "",
        f"{donors} to {recipients}: {item}, {one.get('stage') or 'stage not said'}",
    )


def pieces(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """The text cut at the words that were sought, whatever their case and accents."""
    signs, places = _folded_with_places(text)
    marked: set[int] = set()
    for word in (one for given in words.split() if not is_party(given) for one in folded(given).split()):
        start = signs.find(word)
        while start >= 0:
            marked.update(places[start : start + len(word)])
            start = signs.find(word, start + len(word))
    begun = 0
    for place in range(1, len(text) + 1):
        if place == len(text) or (place in marked) != (begun in marked):
            yield text[begun:place], begun in marked
            begun = place


def _folded_with_places(text: str) -> tuple[str, Sequence[int]]:
    """The text as it is searched, and for each of its signs the place in the text from which it comes."""
    told: Iterable[tuple[str, int]] = ((sign, place) for place, letter in enumerate(text) for sign in folded(letter))
    signs, places = [], []
    for sign, place in told:
        signs.append(sign)
        places.append(place)
    return "".join(signs), places
