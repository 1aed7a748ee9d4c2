"""The lists of commitments of a site: all in one order, each row made once, whatever lists and files it stands in."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pledgebook.ledger import Ledger
from pledgebook.ledger.kept import Kept
from pledgebook.ledger.listing import Filter
from pledgebook.ledger.ordered import Listed, Ordered, cut
from pledgebook.publish.twins import JSON_END, csv_lines, csv_row, json_head, json_row
from pledgebook.views.desk import Desk
from pledgebook.views.listed import commitment_row, table_of
from pledgebook.views.table import Row, Table

_FILTERS = 8
"""Lists that are kept: a list and its files are made one after the other."""


class Lists:
    """The lists of one ledger. A row is kept with what stands of it in CSV and JSON, which every list has alike."""

    def __init__(self, ledger: Ledger, today: date) -> None:
        self._ledger, self._today, self._found = ledger, today, Kept(_FILTERS)
        self._rows: dict[str, Row] = {}
        self._csv: dict[str, str] = {}
        self._json: dict[str, str] = {}

    @functools.cached_property
    def _ordered(self) -> Ordered:
        return Ordered(self._ledger, self._today)

    def _every(self, wanted: Filter) -> list[Listed]:
        return self._found.of(wanted, lambda: self._ordered.every(wanted))

    def table(self, desk: Desk, wanted: Filter, after: str, limit: int) -> Table:
        """A page of a list, as `commitments_table` gives it."""
        part = cut(self._every(wanted), after, limit)
        rows = [replace(row, links={"title": desk.url.commitment(one.id)})
                for one, row in zip(part.rows, self._of(desk, part.rows), strict=True)]
        return table_of(desk, "commitments", wanted, rows, part.total, part.cursor)

    def csv(self, desk: Desk, wanted: Filter) -> Iterator[str]:
        """The whole list as CSV."""
        listed = self._every(wanted)
        head = table_of(desk, "", wanted, (), len(listed), "")
        columns = head.in_files
        yield from csv_lines([head])
        for one, row in zip(listed, self._of(desk, listed), strict=True):
            if one.id not in self._csv:
                self._csv[one.id] = csv_row(columns, row)
            yield self._csv[one.id]

    def json(self, desk: Desk, wanted: Filter, name: str, about: Mapping[str, object]) -> Iterator[str]:
        """The whole list as JSON."""
        listed = self._every(wanted)
        head = table_of(desk, name, wanted, (), len(listed), "")
        yield json_head(head, about)
        columns, before = head.in_files, ""
        for one, row in zip(listed, self._of(desk, listed), strict=True):
            if one.id not in self._json:
                self._json[one.id] = json_row(columns, row)
            yield before + self._json[one.id]
            before = ",\n"
        yield JSON_END

    def _of(self, desk: Desk, listed: Sequence[Listed]) -> list[Row]:
        """Their rows; those that are not made yet are looked up together."""
        late = {one.id: one.late for one in listed if one.id not in self._rows}
        for name, found in self._ledger.commitments_of(list(late)).items():
            days = late[name]
            self._rows[name] = commitment_row(desk, found if days is None else {**found, "overdue_days": days})
        return [self._rows[one.id] for one in listed]
