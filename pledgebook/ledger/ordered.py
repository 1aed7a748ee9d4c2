# ruff: noqa: S608 -- every part of the query stands in this package; values are bound
"""All commitments in the order of their lists, once: a list under a filter is then cut out of it without a query.

For who asks for every list of a ledger, as a static site does. What comes out is what `listing` gives, row for row.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.errors import FilterError
from pledgebook.ledger.bits import size_of, written
from pledgebook.ledger.listing import SORTS, Filter, chosen, cursor_of
from pledgebook.ledger.reading import Ledger


@dataclass(frozen=True, slots=True)
class Listed:
    """One commitment in the order: by how many days it is late (None where it is not), and the cursor behind it."""

    id: str
    late: int | None
    cursor: str


@dataclass(frozen=True, slots=True)
class Part:
    """A page of a list: its rows, how many the list has, and the cursor of the next page ('' at the end)."""

    rows: Sequence[Listed]
    total: int
    cursor: str


class Ordered:
    """The commitments of a ledger, the latest first, with dates held against the day `on`."""

    def __init__(self, ledger: Ledger, on: date) -> None:
        self._ledger, self._on = ledger, on
        rows = ledger.ask(
            f"SELECT c.rowid, id, {SORTS['overdue']} AS late, {SORTS['latest']} AS key FROM book.commitments c "
            "ORDER BY key DESC NULLS LAST, id", {"on": on})
        self._all = [(int(place), Listed(str(name), late, cursor_of(key, str(name))))
                     for place, name, late, key in rows]

    def every(self, wanted: Filter) -> list[Listed]:
        """All commitments that fit the filter, in order; of filters that sort by 'latest'."""
        fits = written(chosen(self._ledger, wanted, self._on), size_of(self._ledger, "commitments"))
        return [one for place, one in self._all if fits[place] == "1"]


def cut(listed: Sequence[Listed], after: str, limit: int) -> Part:
    """The page of a list behind a cursor. FilterError where no page of it has given that."""
    start = 0
    if after:
        start = next((number for number, one in enumerate(listed, start=1) if one.cursor == after), 0)
        if not start:
            raise FilterError("after", after, "a cursor that a page of this list has given")
    rows = listed[start : start + limit]
    return Part(rows, len(listed), rows[-1].cursor if rows and start + limit < len(listed) else "")
