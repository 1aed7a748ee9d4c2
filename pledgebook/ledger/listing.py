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
from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.words import places_query
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
    condition, values = conditions(wanted, on)
    condition = f"({among.condition}) AND {condition}"
    key = among.key if among.key and wanted.sort == ALL.sort else SORTS[wanted.sort]
    start, more = _beginning(after)
    query = f"""
        WITH found AS (SELECT {key} AS key, id, {SORTS["overdue"]} AS late FROM book.commitments c WHERE {condition})
        SELECT key, id, late, (SELECT count(*) FROM found) FROM found
        WHERE {start} ORDER BY key DESC NULLS LAST, id LIMIT {limit + 1}"""
    rows = _asked(ledger, after, query, {**values, **more, "on": on})
    shown = rows[:limit]
    cursor = _cursor(*shown[-1][:2]) if len(rows) > limit else ""
    found = ledger.commitments_of([str(name) for _, name, _, _ in shown])
    return Listing([found[name] if late is None else {**found[name], "overdue_days": late}
                    for _, name, late, _ in shown], int(rows[0][3]) if rows else 0, cursor)


def conditions(wanted: Filter, on: date) -> tuple[str, dict[str, object]]:
    """The SQL of a filter over `book.commitments c`, and what is bound in it."""
    values: dict[str, object] = {}
    found = [*_parties("donors", wanted.donor, values), *_parties("recipients", wanted.recipient, values)]
    for name in ("kind", "stage"):
        if (given := getattr(wanted, name)) is not None:
            found.append(f"{name} IS NULL" if given == NOBODY else f"{name} = ${name}")
            values |= {} if given == NOBODY else {name: given}
    found += [*_item(wanted.item, values), *_months(wanted, values), *_words(wanted.q, values)]
    if wanted.overdue:
        found.append(IS_LATE)
    if wanted.disputed:
        found.append("disputed > 0")
    if wanted.announced_again:
        found.append("announced_times > 1")
    condition = " AND ".join(found) or "true"
    return condition, {**values, **({"on": on} if "$on" in condition else {})}


def _parties(column: str, given: str | None, values: dict[str, object]) -> list[str]:
    if given is None:
        return []
    if given == NOBODY:
        return [f"len({column}) = 0"]
    found = []
    for number, code in enumerate(given.split("+")):
        values[f"{column}{number}"] = code
        found.append(f"list_contains({column}, ${column}{number})")
    return found


def _item(given: str | None, values: dict[str, object]) -> list[str]:
    if given is None:
        return []
    if given == NOBODY:
        return ["item_id IS NULL"]
    values["item"] = given
    return ["(item_id = $item OR item_id IN (SELECT item FROM book.broader WHERE above = $item))"]


def _months(wanted: Filter, values: dict[str, object]) -> list[str]:
    found = []
    for name, sign in (("month_from", ">="), ("month_to", "<=")):
        if (given := getattr(wanted, name)) is not None:
            values[name] = given
            found.append(f"month {sign} ${name}")
    return found


def _words(given: str | None, values: dict[str, object]) -> list[str]:
    query, bound = places_query(given or "", distinct="")
    values |= bound
    return [f"id IN (SELECT commitment FROM book.ranked SEMI JOIN ({query}) USING (place))"] if query else []


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


def _cursor(key: Any, name: str) -> str:
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
