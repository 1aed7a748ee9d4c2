# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Lists of commitments under a filter, a page at a time: by sorted columns, so that no page reads all records.

A cursor says after which row the next page begins, by the row's own place in the order and not by its number: a page
costs the same wherever it stands in the list.
"""

import base64
import binascii
import json
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import duckdb

from pledgebook.errors import FilterError, LedgerError
from pledgebook.ledger.bits import common, every, fitting, within
from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.words import homes
from pledgebook.schema import Json

NOBODY = "none"
"""Stands for a donor or recipient that is not named, and for a stage or item that is not known."""

PAGE = 50
"""Rows of one page."""


@dataclass(frozen=True, slots=True)
class Filter:
    """Which commitments are asked for, and in which order; what is None or False leaves nothing out.

    `donor` and `recipient` are codes, several that must all be there with '+' between them, or NOBODY. `item` takes in
    all kinds of it. Months are 'YYYY-MM', of the first announcement as in totals, both inclusive. `q` are words that a
    claim of the commitment must hold.
    """

    donor: str | None = None
    recipient: str | None = None
    kind: str | None = None
    stage: str | None = None
    item: str | None = None
    month_from: str | None = None
    month_to: str | None = None
    overdue: bool = False
    disputed: bool = False
    announced_again: bool = False
    q: str | None = None
    sort: str = "latest"

    def having(self, **parts: Any) -> "Filter":
        """The same filter with other parts, by their names."""
        return replace(self, **parts)


ALL = Filter()
"""Leaves nothing out."""


@dataclass(frozen=True, slots=True)
class Listing:
    """One page: the commitments' records, how many there are in all, and the cursor of the next page ('' at the end).

    A record of what is past its date has `overdue_days` beside what it says itself.
    """

    rows: list[Json]
    total: int
    cursor: str


@dataclass(frozen=True, slots=True)
class Among:
    """A list of its own: which commitments can stand in it, and by what it is sorted if nothing else is asked for."""

    condition: str = "true"
    key: str = ""


EVERY = Among()
"""The list of all commitments."""

SORTS: dict[str, str] = {
    # how a list can be sorted: the SQL of what stands first, largest first; NULL stands at the end, ids decide ties
    "latest": "coalesce(announced_last, told_first)",
    "largest": "worth",
    "overdue": f"CASE WHEN {IS_LATE} THEN CAST($on AS DATE) - due_open END",
    "again": "announced_times",
    "sources": "independent",
}


def listing(ledger: Ledger, wanted: Filter, *, on: date, after: str = "", limit: int = PAGE,
            among: Among = EVERY) -> Listing:
    """The page of commitments that follows the cursor `after`; `on` is the day against which dates are held.

    With `among` those of a list of its own, in its own order. FilterError where `after` is no cursor of such a list.
    """
    fits = chosen(ledger, wanted, on) & _among(ledger, among, on)
    condition, values = within(ledger, fits)
    key = among.key if among.key and wanted.sort == ALL.sort else SORTS[wanted.sort]
    start, more = _beginning(after)
    query = f"""
        SELECT * FROM (SELECT {key} AS key, id, {SORTS["overdue"]} AS late FROM book.commitments c WHERE {condition})
        WHERE {start} ORDER BY key DESC NULLS LAST, id LIMIT {limit + 1}"""
    rows = _asked(ledger, after, query, {**values, **more, "on": on})
    shown = rows[:limit]
    cursor = cursor_of(*shown[-1][:2]) if len(rows) > limit else ""
    found = ledger.commitments_of([str(name) for _, name, _ in shown])
    return Listing([found[name] if late is None else {**found[name], "overdue_days": late}
                    for _, name, late in shown], fits.bit_count(), cursor)


def _among(ledger: Ledger, among: Among, on: date) -> int:
    return every(ledger) if among.condition == EVERY.condition else fitting(ledger, among.condition, _dated(
        among.condition, on))


def conditions(ledger: Ledger, wanted: Filter, on: date) -> tuple[str, dict[str, object]]:
    """The SQL of a filter over `book.commitments c`, and what is bound in it."""
    return within(ledger, chosen(ledger, wanted, on))


def chosen(ledger: Ledger, wanted: Filter, on: date) -> int:
    """The set of the commitments that fit all parts of a filter."""
    return common(ledger, parts_chosen(ledger, wanted, on).values())


def parts_chosen(ledger: Ledger, wanted: Filter, on: date) -> dict[str, int]:
    """The set of the commitments that fit each part of a filter by itself, by the part's name."""
    found = {name: fitting(ledger, *_condition(name, given, on)) for name in _PARTS
             if (given := getattr(wanted, name)) not in (None, False)}
    if wanted.q and wanted.q.strip():
        found["q"] = homes(ledger, wanted.q)
    return found


_PARTS = ("donor", "recipient", "kind", "stage", "item", "month_from", "month_to", "overdue", "disputed",
          "announced_again")
FLAGS = {"overdue": IS_LATE, "disputed": "disputed > 0", "announced_again": "announced_times > 1"}
"""Parts of a filter that are asked for or not, with their SQL."""


def _condition(name: str, given: str, on: date) -> tuple[str, dict[str, object]]:
    """The SQL of one part of a filter, and what is bound in it."""
    if name in FLAGS:
        return FLAGS[name], _dated(FLAGS[name], on)
    if name in ("donor", "recipient"):
        return _parties(f"{name}s", given)
    if name.startswith("month_"):
        return f"month {'>=' if name == 'month_from' else '<='} $month", {"month": given}
    column = "item_id" if name == "item" else name
    if given == NOBODY:
        return f"{column} IS NULL", {}
    below = " OR item_id IN (SELECT item FROM book.broader WHERE above = $given)" if name == "item" else ""
    return f"({column} = $given{below})", {"given": given}


def _dated(condition: str, on: date) -> dict[str, object]:
    return {"on": on} if "$on" in condition else {}


def _parties(column: str, given: str) -> tuple[str, dict[str, object]]:
    if given == NOBODY:
        return f"len({column}) = 0", {}
    codes = {f"code{number}": code for number, code in enumerate(given.split("+"))}
    return " AND ".join(f"list_contains({column}, ${name})" for name in codes), dict(codes)


def _asked(ledger: Ledger, after: str, query: str, values: dict[str, object]) -> list[tuple[Any, ...]]:
    try:
        return ledger.ask(query, values)
    except LedgerError as error:
        if after and isinstance(error.__cause__, duckdb.ConversionException):  # a cursor of a list in another order
            raise _no_cursor(after) from error
        raise


def _no_cursor(after: str) -> FilterError:
    return FilterError("after", after, "a cursor that a page of this list has given")


# -- cursors -----------------------------------------------------------------------------------------------------------


def cursor_of(key: Any, name: str) -> str:
    """The cursor behind a row: its place in the order and its id."""
    text = json.dumps([None if key is None else str(key), name], separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def _beginning(after: str) -> tuple[str, dict[str, object]]:
    """The condition on `key` and `id` of the rows that follow the cursor, and what is bound in it."""
    if not after:
        return "true", {}
    try:
        key, name = json.loads(base64.urlsafe_b64decode(after + "=" * (-len(after) % 4)))
    except (ValueError, TypeError, binascii.Error) as error:
        raise _no_cursor(after) from error
    if key is None:
        return "key IS NULL AND id > $name", {"name": str(name)}
    # The key's type is that of its column: the text is brought to it.
    return "(key IS NULL OR key < $key OR (key = $key AND id > $name))", {"key": str(key), "name": str(name)}
