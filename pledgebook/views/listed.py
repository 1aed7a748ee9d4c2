"""Commitments as a table, and what one can ask of a list: facets, the filter in words, ways back from nothing."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pledgebook.ledger import no_promise, own_values
from pledgebook.ledger.facets import facets, promises_among
from pledgebook.ledger.listing import FLAGS, NOBODY, SORTS, Listing, listing
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.desk import Desk
from pledgebook.views.figures import Ends, count, day, money, window
from pledgebook.views.filters import ALL, Filter, filter_query, filter_words
from pledgebook.views.parties import NOBODY as NOBODY_NAMED
from pledgebook.views.parties import together
from pledgebook.views.shelf import is_total
from pledgebook.views.table import Column, Plain, Row, Table

COLUMNS = (
    Column("id", "Id", "id", "files"),
    Column("title", "Promise"),
    Column("donors", "Donor", "text", "files"),
    Column("recipients", "Recipient", "text", "files"),
    Column("kind", "Kind", "text", "files"),
    Column("item", "Item, as said", "text", "files"),
    Column("item_id", "Item of the catalogue", "id", "files"),
    Column("stage", "Stage"),
    Column("announced", "Announced", "day", "page"),
    Column("announced_first", "Announced first", "day", "files"),
    Column("announced_last", "Announced last", "day", "files"),
    Column("announced_times", "Times announced", "number", "files"),
    Column("due", "Said due", "text", "page"),
    Column("due_earliest", "Due from", "day", "files"),
    Column("due_latest", "Due by", "day", "files"),
    Column("due_phrase", "Due, as said", "text", "files"),
    Column("overdue_days", "Days past its date", "number", "files"),
    Column("worth", "Worth", "money", "page"),
    Column("worth_min", "Worth at least", "money", "files"),
    Column("worth_max", "Worth at most", "money", "files"),
    Column("currency", "Currency", "text", "files"),
    Column("basis", "Basis of the worth", "text", "files"),
    Column("documents", "Documents", "number", "files"),
    Column("independent", "Sources", "number"),
    Column("conflicts", "Fields on which sources differ", "number", "files"),
    Column("part_of", "Part of", "id", "files"),
    Column("no_promise", "Why no sum counts it", "text", "files"),
)

_SORTED = {
    "latest": "the latest", "largest": "the largest stated sum", "overdue": "the longest past their date",
    "again": "the most often announced", "sources": "the most sources",
}
_HEADINGS = {"donor": "Donor", "recipient": "Recipient", "stage": "Stage", "kind": "Kind", "year": "First announced"}
_FLAGS = {"overdue": "Past their date", "disputed": "Sources differ", "announced_again": "Announced more than once"}
NO_PROMISE = "only asked for, considered or turned down, a stance, nothing but a running total, or no gift"
_OPEN = 12
"""Values of a facet that stand open; the others are folded away."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: words, how many it would leave, where it leads, and whether it is chosen."""

    words: str
    size: int
    to: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class FacetView:
    """One facet; `rest` are the values that are folded away."""

    heading: str
    choices: tuple[Choice, ...]
    rest: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class Chip:
    """One part of the filter in words, and the address of the list without it."""

    words: str
    to: str


@dataclass(frozen=True, slots=True)
class ListView:
    """A page of the list. `without` says of an empty one what each part of the filter keeps away."""

    heading: str
    table: Table
    wanted: Filter
    facets: tuple[FacetView, ...]
    chips: tuple[Chip, ...]
    sorts: tuple[Choice, ...]
    without: tuple[Choice, ...]
    first: str
    """The address of the first page, '' on it."""
    kept: tuple[tuple[str, str], ...]
    """Hidden fields of a form that asks for other words under the same filter."""


def list_view(desk: Desk, wanted: Filter, after: str, limit: int, counted: Mapping[str, Any]) -> ListView:
    """The page of the list at the cursor; `counted` are its facets, as `facets` gives them."""
    table = commitments_table(desk, wanted, after, limit)
    words = dict(filter_words(wanted, desk.naming, desk.item_name))
    chips = tuple(Chip(told, desk.url.table("commitments", lifted(wanted, name))) for name, told in words.items())
    return ListView(
        _heading(table.total, wanted, words), table, wanted, tuple(_facets(desk, wanted, counted)), chips,
        tuple(Choice(told, 0, desk.url.table("commitments", replace(wanted, sort=name)), name == wanted.sort)
              for name, told in _SORTED.items() if name in SORTS),
        _without(desk, wanted, words) if not table.total else (),
        desk.url.table("commitments", wanted) if after else "",
        (*filter_query(replace(wanted, q=None)), *desk.url.asked()),
    )


def lifted(wanted: Filter, name: str) -> Filter:
    """The filter without one of its parts."""
    return wanted.having(**{name: getattr(ALL, name)})


def _heading(total: int, wanted: Filter, words: Mapping[str, str]) -> str:
    if replace(wanted, sort=ALL.sort) == ALL:
        return f"{count(total, 'commitment')}"
    order = ("donor", "recipient", "item", "kind", "stage", "month_from", "month_to", "q", *FLAGS)
    return f"{count(total, 'commitment')}: {', '.join(words[name] for name in order if name in words)}"


# -- the table ---------------------------------------------------------------------------------------------------------


def commitments_table(desk: Desk, wanted: Filter, after: str, limit: int, name: str = "commitments") -> Table:
    """A page of the commitments under a filter; `name` is of the page whose table it is."""
    found: Listing = listing(desk.ledger, wanted, on=desk.today, after=after, limit=limit)
    return table_of(desk, name, wanted, [commitment_row(desk, one) for one in found.rows], found.total, found.cursor)


def table_of(desk: Desk, name: str, wanted: Filter, rows: Sequence[Row], total: int, cursor: str) -> Table:
    """The table of commitments whose rows are made already."""
    caption = (f"Commitments, {_SORTED[wanted.sort]} first. Sums in {desk.unit.told}. Dates are held against "
               f"{day(desk.today)}.{_no_promises(desk, wanted, total)}")
    return Table(name, caption, COLUMNS, tuple(rows), total, cursor)


def _no_promises(desk: Desk, wanted: Filter, total: int) -> str:
    """Why a list is longer than the number of promises that stands beside the sums; '' where it is not."""
    others = total - promises_among(desk.ledger, wanted, desk.today)
    if not others:
        return ""
    return f" {others:,} of these {'is' if others == 1 else 'are'} no promise and in no sum: {NO_PROMISE}."


def commitment_row(desk: Desk, one: Json) -> Row:
    """One commitment as a row."""
    worth = _worth(desk, one)
    due, announced = one.get("due") or {}, one["announced"]
    cells: dict[str, Plain] = {
        "id": one["id"], "title": title(one), "donors": ";".join(one["donors"]) or None,
        "recipients": ";".join(one["recipients"]) or None, "kind": one["kind"],
        "item": (one.get("item") or {}).get("text"), "item_id": (one.get("item") or {}).get("id"),
        "stage": one.get("stage"), "announced_first": announced["first"] or one.get("told_first"),
        "announced_last": announced["last"], "announced_times": announced["times"],
        "due_earliest": due.get("earliest"), "due_latest": due.get("latest"), "due_phrase": due.get("phrase"),
        "overdue_days": one.get("overdue_days"), "worth_min": _plain(worth.get("min")),
        "worth_max": _plain(worth.get("max")), "currency": worth.get("currency"), "basis": worth.get("basis"),
        "documents": one["sources"]["documents"], "independent": one["sources"]["independent"],
        "conflicts": len(one.get("conflicts") or ()), "part_of": one.get("part_of"),
        "no_promise": no_promise(one),
    }
    shown = {
        "stage": _stage(one), "announced": _announced(one),
        "due": window(due) if due else "no date given",
        "worth": money(Ends.of(worth), worth["currency"]) if worth else "not given",
    }
    return Row(cells, {"title": desk.url.commitment(one["id"])}, shown,
               tuple(filter(None, (parties(desk, one), " · ".join(_notes(one))))))


def _stage(one: Json) -> str:
    """How far it has come; of a running total, which is no promise, what it counts."""
    told = str(one.get("stage") or "not said")
    return f"running total: {told}" if is_total(one) else told


def parties(desk: Desk, one: Json) -> str:
    """'France to Ukraine'."""
    donors = together(map(desk.naming, one["donors"]), NOBODY_NAMED.capitalize())
    return f"{donors} to {together(map(desk.naming, one['recipients']), 'a recipient not named')}"


def _announced(one: Json) -> str:
    """The first day and, where it was said again, the last one."""
    first, last = one["announced"]["first"] or one.get("told_first"), one["announced"]["last"]
    return f"{day(first)}, last {day(last)}" if last and last != first else day(first)


def _plain(end: Any) -> Plain:
    return end if end is None else str(end)


def _worth(desk: Desk, one: Json) -> Json:
    """Its own value in the unit; empty where it has none."""
    unit = desk.unit
    return next((value for value in own_values(one) if (value["basis"], value["currency"], value.get("prices_of"))
                 == (str(unit.basis), unit.currency, unit.prices_of)), {})


def _notes(one: Json) -> Iterator[str]:
    if days := one.get("overdue_days"):
        yield f"{count(days, 'day')} past its date, no full delivery found"
    if one.get("conflicts"):
        yield "sources differ"
    if one["announced"]["times"] > 1:
        yield f"announced {one['announced']['times']} times"
    if one.get("part_of"):
        yield "part of a larger one"


# -- what one can ask --------------------------------------------------------------------------------------------------


def counted_facets(desk: Desk, wanted: Filter) -> Mapping[str, Any]:
    """The facets under a filter, whatever its order: to be kept for the ledger."""
    return facets(desk.ledger, wanted, on=desk.today)


def _facets(desk: Desk, wanted: Filter, counted: Mapping[str, Any]) -> Iterator[FacetView]:
    flags = tuple(_flag(desk, wanted, name, counted[name][0][1]) for name in FLAGS)
    yield FacetView("Only those", tuple(one for one in flags if one.size or one.is_chosen), ())
    for name, heading in _HEADINGS.items():
        choices = tuple(_choice(desk, wanted, name, value, size) for value, size in counted[name]
                        if (name, value) != ("year", NOBODY))  # a filter by months cannot ask for what is undated
        if name == "year":
            choices = tuple(sorted(choices, key=lambda one: one.words))
        if len(choices) > 1 or any(one.is_chosen for one in choices):
            yield FacetView(heading, choices[:_OPEN], choices[_OPEN:])


def _flag(desk: Desk, wanted: Filter, name: str, size: int) -> Choice:
    chosen = bool(getattr(wanted, name))
    return Choice(_FLAGS[name], size, desk.url.table("commitments", wanted.having(**{name: not chosen})), chosen)


def _choice(desk: Desk, wanted: Filter, name: str, value: str, size: int) -> Choice:
    if name == "year":
        months = (f"{value}-01", f"{value}-12")
        chosen = (wanted.month_from, wanted.month_to) == months
        asked = replace(wanted, month_from=None if chosen else months[0], month_to=None if chosen else months[1])
    else:
        chosen = getattr(wanted, name) == value
        asked = wanted.having(**{name: None if chosen else value})
    return Choice(_named(desk, name, value), size, desk.url.table("commitments", asked), chosen)


def _named(desk: Desk, name: str, value: str) -> str:
    if value == NOBODY:
        return {"donor": "donor not named", "recipient": "recipient not named"}.get(name, "not said")
    return desk.naming(value) if name in ("donor", "recipient") else value


def _without(desk: Desk, wanted: Filter, words: Mapping[str, str]) -> tuple[Choice, ...]:
    """What would be there without each part of the filter."""
    found = []
    for name, told in words.items():
        asked = lifted(wanted, name)
        size = listing(desk.ledger, asked, on=desk.today, limit=1).total
        found.append(Choice(told, size, desk.url.table("commitments", asked), is_chosen=False))
    return tuple(found)
