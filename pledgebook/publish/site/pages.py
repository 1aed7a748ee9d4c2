# ruff: noqa: S608 -- what is put into a query is a row of question marks
"""Every kind of page of the site: from its place to its text, by the views and templates that the server has."""

import functools
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, cast

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.money import load_money
from pledgebook.ledger import Ledger
from pledgebook.ledger.boards import BOARDS
from pledgebook.ledger.listing import ALL, Filter
from pledgebook.model import Judgement
from pledgebook.publish.site.addresses import Held, OnDisk, Place
from pledgebook.publish.site.frame import SiteFrame, nav_of
from pledgebook.publish.site.lists import Lists
from pledgebook.publish.twins import csv_lines, json_lines
from pledgebook.schema import Json, line
from pledgebook.views.beside import beside
from pledgebook.views.board_words import WORDS
from pledgebook.views.boards import board
from pledgebook.views.claim_rows import claim_table
from pledgebook.views.coverage_page import coverage_page, publisher_table
from pledgebook.views.desk import Desk
from pledgebook.views.donors import DonorRow
from pledgebook.views.figures import count
from pledgebook.views.filters import filter_words
from pledgebook.views.listed import ListView
from pledgebook.views.method import method_page, price_table
from pledgebook.views.one_commitment import one_commitment
from pledgebook.views.one_document import OneDocument, one_document
from pledgebook.views.one_document import Place as Run
from pledgebook.views.overview import overview, party_rows
from pledgebook.views.party import KEYS, item_view, parties_finding, parties_table, party_view
from pledgebook.views.summed import Role
from pledgebook.views.table import Table
from pledgebook.views.templates import environment
from pledgebook.views.units import Unit

ROWS = 500
"""Rows of a table on one page: a list of twenty thousand has forty pages."""
_ON_BOARD = 200

HEADINGS = {
    "donors": ("Donors", "Who promised. Those who give together stand together; nothing is counted twice."),
    "recipients": ("Recipients", "To whom it was promised."),
    "items": ("Items", "What was promised, by the things of the catalogue."),
}
_OTHERS = tuple((name, WORDS[name].title) for name in BOARDS)
_CUT = " [\N{HORIZONTAL ELLIPSIS}] "


@dataclass(frozen=True, eq=False)
class Press:
    """What all pages are made from; one for each process, and nothing that it gives is kept on its disk."""

    ledger: Ledger
    catalogue: Catalogue
    about: "About"
    held: Held
    folders: set[str] = field(default_factory=set)
    """Those that are there already."""
    told: set[Place] = field(default_factory=set)
    """Places that pages led to, and that were told of."""

    def desk(self, place: Place) -> Desk:
        """What the views of one page look up, with addresses as that page has them."""
        url = OnDisk(place.file.count("/"), self.held)
        return Desk(self.ledger, self.about.today, self.catalogue.party_name, self.catalogue.item_name, Unit(), url)

    @functools.cached_property
    def templates(self) -> Any:
        """The templates, read once."""
        return environment()

    @functools.cached_property
    def recorded(self) -> str:
        """The last moment at which anything was recorded."""
        return str(self.ledger.ask("SELECT coalesce(max(recorded), '') FROM book.documents")[0][0])

    @functools.cached_property
    def below(self) -> Mapping[str, tuple[str, ...]]:
        """The kinds of each item of which anything is promised, or of a kind of which it is."""
        known = {row.key for row in self.rows("items") if row.key in self.catalogue.items}
        held = {above for item in known for above in self.catalogue.ancestors(item)}
        found: dict[str, list[str]] = {}
        for node in self.catalogue.items.values():
            if node.parent and node.id in held:
                found.setdefault(node.parent, []).append(node.id)
        return {parent: tuple(kinds) for parent, kinds in found.items()}

    @functools.cached_property
    def lists(self) -> Lists:
        """The lists of commitments."""
        return Lists(self.ledger, self.about.today)

    def rows(self, role: str) -> tuple[DonorRow, ...]:
        """The rows of all donors, recipients or items; worked out once."""
        kept = self.__dict__.setdefault("_rows", {})
        if role not in kept:
            kept[role] = party_rows(self.desk(Place("page", role)), KEYS[role])
        return cast("tuple[DonorRow, ...]", kept[role])


@dataclass(frozen=True, slots=True)
class About:
    """What a site says of itself."""

    book: str
    release: str
    today: date
    log: tuple[Judgement, ...] = ()


Made = tuple[str, dict[str, Any]]
"""A template, and its words."""


def written(press: Press, place: Place) -> tuple[str, set[Place]]:
    """The text of the page or file at a place, and every place that it leads to."""
    desk = press.desk(place)
    url = cast("OnDisk", desk.url)
    if place.kind in ("csv", "json"):
        return "".join(_twin(press, desk, place)), set()
    template, words = PAGES[place.kind](press, desk, place)
    frame = SiteFrame(press.about.book, press.about.release, press.about.today, _current(place), nav_of(url),
                      press.recorded)
    text = press.templates.get_template(template).render(frame=frame, url=url, **words)
    return text, url.asked_for


def _current(place: Place) -> str:
    """The part of the book that a page is in."""
    part = {"home": "", "list": "commitments", "commitment": "commitments", "document": "documents"}.get(place.kind)
    return part if part is not None else place.kind if place.kind != "page" else place.name.partition("/")[0]


# -- pages -------------------------------------------------------------------------------------------------------------


def _home(_: Press, desk: Desk, __: Place) -> Made:
    return "web/home.html", {"view": overview(desk)}


def _list(press: Press, desk: Desk, place: Place) -> Made:
    wanted = filter_of(place.name)
    table = press.lists.table(desk, wanted, place.after, ROWS)
    said = ", ".join(told for _, told in filter_words(wanted, desk.naming, desk.item_name))
    heading = f"{count(table.total, 'commitment')}{': ' if said else ''}{said}"
    first = desk.url.table("commitments", wanted) if place.after else ""
    return "web/list.html", {"view": ListView(heading, table, wanted, (), (), (), (), first, ())}


def filter_of(name: str) -> Filter:
    """The filter of a list by the name of its place: 'donors/DE', or empty for all."""
    role, _, value = name.partition("/")
    key = {"donors": "donor", "recipients": "recipient", "items": "item"}.get(role)
    return ALL.having(**{key: value}) if key else ALL


def _page(press: Press, desk: Desk, place: Place) -> Made:
    name = place.name
    if name in HEADINGS:
        heading, lead = HEADINGS[name]
        rows = press.rows(name)
        return "web/parties.html", {
            "heading": heading, "lead": lead, "finding": parties_finding(rows, cast("Role", name)),
            "table": parties_table(desk, cast("Role", name), rows, place.after, ROWS), "is_later": bool(place.after)}
    if name in BOARDS:
        view = board(desk, name, ALL, place.after, _ON_BOARD)
        return "web/board.html", {"view": view, "wanted": ALL, "others": _OTHERS, "said": ()}
    if name == "coverage":
        return "web/coverage.html", {"view": coverage_page(press.ledger),
                                     "table": publisher_table(press.ledger, place.after)}
    if name == "method/prices":
        return "web/prices.html", {"found": _prices(press, place.after, ROWS)}
    if name == "search":
        return "web/site_search.html", {}
    return "web/method.html", {"view": method_page(press.ledger)}


def _prices(press: Press, after: str, limit: int) -> Table:
    return price_table(press.catalogue, load_money(press.catalogue.own_tables), after, limit)


def _party(press: Press, desk: Desk, place: Place) -> Made:
    role = cast("Role", place.kind)
    return "web/party.html", {"view": party_view(desk, role, place.name, press.rows(role)),
                              "heading": HEADINGS[role][0]}


def _item(press: Press, desk: Desk, place: Place) -> Made:
    path = tuple(reversed(press.catalogue.ancestors(place.name)[1:])) if place.name in press.catalogue.items else ()
    return "web/item.html", {"view": item_view(desk, place.name, path, lambda one: press.below.get(one, ()),
                                               press.rows("items"))}


def _commitment(press: Press, desk: Desk, place: Place) -> Made:
    return "web/commitment.html", {"view": one_commitment(desk, _record(press, place.name), press.about.log)}


def _record(press: Press, name: str) -> Json:
    found = press.ledger.commitment(name)
    assert found is not None, name
    return found


def _document(press: Press, desk: Desk, place: Place) -> Made:
    found = press.ledger.document(place.name)
    assert found is not None, place.name
    return "web/document.html", {"view": without_the_text(one_document(desk, found, size=10**9)), "has_copy": False}


def without_the_text(view: OneDocument) -> OneDocument:
    """The page of a document with nothing of its text but the words that claims rest on: the rest is not ours."""
    kept: list[Run] = []
    for run in view.places:
        if run.claims:
            kept.append(replace(run, passed=(), passes=()))
        elif not kept or kept[-1].claims:
            kept.append(Run(_CUT))
    return replace(view, places=tuple(kept), passed=())


PAGES: dict[str, Callable[[Press, Desk, Place], Made]] = {
    "home": _home, "list": _list, "page": _page, "donors": _party, "recipients": _party, "items": _item,
    "commitment": _commitment, "document": _document,
}
"""The registry: what makes each kind of page."""


# -- twins -------------------------------------------------------------------------------------------------------------


def _twin(press: Press, desk: Desk, place: Place) -> Iterator[str]:
    part, _, name = place.name.partition("/")
    if part in ("commitments", "documents") and name:
        yield from _one(press, desk, place)
        return
    about = {"book": press.about.book, "release": press.about.release}
    if (make := _table_of(press, desk, place.name)) is None:
        wanted = filter_of(place.name.removesuffix("/commitments"))
        yield from press.lists.csv(desk, wanted) if place.kind == "csv" else press.lists.json(
            desk, wanted, place.name, about)
        return
    pages = _tables(make)
    yield from csv_lines(pages) if place.kind == "csv" else json_lines(pages, about)


def _one(press: Press, desk: Desk, place: Place) -> Iterator[str]:
    """One commitment or document as a file: its record, or its claims; never a document's text."""
    part, _, name = place.name.partition("/")
    is_promise, ledger = part == "commitments", press.ledger
    if place.kind == "csv":
        claims = ledger.claims_of(name) if is_promise else ledger.claims_in(name)
        yield from csv_lines([claim_table(place.name, claims, desk.url)])
    elif is_promise:
        yield commitment_json(ledger, name)
    else:
        found = ledger.document(name) or {}
        told = [record for (record,) in ledger.ask("SELECT record FROM book.claims WHERE document = ?", [name])]
        yield _with(line({key: value for key, value in found.items() if key != "text"}), claims=told)


def commitment_json(ledger: Ledger, name: str) -> str:
    """The record with its claims and postings, as `pledgebook show --json` prints it; put together, and not read."""
    ((record,),) = ledger.ask("SELECT record FROM book.commitments WHERE id = ?", [name])
    parts = dict(ledger.ask("SELECT claim, part FROM book.members WHERE commitment = ?", [name]))
    marks = ", ".join("?" * len(parts))
    claims = ledger.ask(f"SELECT id, record FROM book.claims WHERE id IN ({marks}) ORDER BY id", list(parts)) \
        if parts else []
    postings = [one for (one,) in ledger.ask("SELECT record FROM book.postings WHERE commitment = ?", [name])]
    told = [f'{one[:-1]},"part":"{parts[claim]}"}}' for claim, one in claims]
    return _with(record, postings=postings, told=told)


def _with(record: str, **lists: list[str]) -> str:
    """A written object with lists of written objects added to it."""
    added = "".join(f',"{name}":[{",".join(found)}]' for name, found in lists.items())
    return f"{record[:-1]}{added}}}"


def _tables(make: Callable[[str], Table]) -> Iterator[Table]:
    after = ""
    while True:
        table = make(after)
        yield table
        if not table.cursor:
            return
        after = table.cursor


def _table_of(press: Press, desk: Desk, name: str) -> Callable[[str], Table] | None:
    """What makes the pages of a table by their cursors; None for a list of commitments."""
    if (whole := beside(desk, name, press.rows)) is not None:
        return lambda _: whole
    if name in HEADINGS:
        return lambda after: parties_table(desk, cast("Role", name), press.rows(name), after, ROWS)
    if name in BOARDS:
        return lambda after: board(desk, name, ALL, after, ROWS).table
    if name == "coverage":
        return lambda after: publisher_table(press.ledger, after, ROWS)
    if name == "method/prices":
        return lambda after: _prices(press, after, ROWS)
    return None
