# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""How many commitments each value of a field has under a filter: what one can choose next, and what it would leave.

The field's own choice is lifted while it is counted, so that another value can be chosen instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from pledgebook.codes import FIRM, Stage
from pledgebook.ledger.listing import ALL, NOBODY, Filter, conditions
from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.totals import KEYS, MONTH

FIELDS: dict[str, str] = {
    # facet: the SQL of its value for a commitment; a commitment with two donors counts for each
    "donor": f"unnest(CASE WHEN len(donors) = 0 THEN ['{NOBODY}'] ELSE donors END)",
    "recipient": f"unnest(CASE WHEN len(recipients) = 0 THEN ['{NOBODY}'] ELSE recipients END)",
    "kind": "kind",
    "stage": f"coalesce(stage, '{NOBODY}')",
    "year": f"coalesce(left({MONTH}, 4), '{NOBODY}')",
}

FLAGS: dict[str, str] = {
    "overdue": IS_LATE,
    "disputed": "id IN (SELECT commitment FROM book.conflicts)",
    "announced_again": "announced_times > 1",
}

Facets = Mapping[str, tuple[tuple[str, int], ...]]
"""By field the values with their counts, most first. Of FLAGS, one value 'yes'."""


@dataclass(frozen=True, slots=True)
class Steps:
    """Promises by the furthest step that each has come to, and how many of them all are late, told again, disputed."""

    announced: int = 0
    firm: int = 0
    delivered: int = 0
    overdue: int = 0
    announced_again: int = 0
    disputed: int = 0

    @property
    def all(self) -> int:
        """How many promises there are."""
        return self.announced + self.firm + self.delivered


def facets(ledger: Ledger, wanted: Filter, *, on: date, limit: int = 40) -> Facets:
    """The values of each of FIELDS and FLAGS under the filter, at most `limit` of each."""
    found = {name: _values(ledger, name, wanted, on, limit) for name in FIELDS}
    return {**found, **{name: _flag(ledger, name, wanted, on) for name in FLAGS}}


def steps(ledger: Ledger, by: str, *, on: date, wanted: Filter = ALL) -> dict[str, Steps]:
    """Promises under the filter by one of KEYS of totals ('' for all in one), counted by how far they have come."""
    condition, values = conditions(wanted, on)
    firm = ", ".join(f"'{stage}'" for stage in sorted(FIRM - {Stage.DELIVERED}))
    rows = ledger.ask(
        f"""SELECT coalesce({KEYS[by] if by else "''"}, '') AS key, count(*), count(*) FILTER (stage = 'delivered'),
            count(*) FILTER (stage IN ({firm})), count(*) FILTER ({IS_LATE}), count(*) FILTER (announced_times > 1),
            count(*) FILTER (id IN (SELECT commitment FROM book.conflicts))
            FROM book.commitments c WHERE no_promise IS NULL AND {condition} GROUP BY key ORDER BY key""",
        {**values, "on": on})
    return {str(key): Steps(size - delivered - is_firm, is_firm, delivered, late, again, disputed)
            for key, size, delivered, is_firm, late, again, disputed in rows}


def _values(ledger: Ledger, name: str, wanted: Filter, on: date, limit: int) -> tuple[tuple[str, int], ...]:
    lifted = replace(wanted, month_from=None, month_to=None) if name == "year" else replace(wanted, **{name: None})
    condition, values = conditions(lifted, on)
    rows = ledger.ask(
        f"SELECT value, count(*) FROM (SELECT {FIELDS[name]} AS value FROM book.commitments c WHERE {condition}) "
        f"GROUP BY value ORDER BY 2 DESC, 1 LIMIT {limit}", values)
    return tuple((str(value), int(size)) for value, size in rows)


def _flag(ledger: Ledger, name: str, wanted: Filter, on: date) -> tuple[tuple[str, int], ...]:
    condition, values = conditions(replace(wanted, **{name: False}), on)
    if "$on" in FLAGS[name]:
        values = {**values, "on": on}
    rows = ledger.ask(f"SELECT count(*) FROM book.commitments c WHERE {condition} AND {FLAGS[name]}", values)
    return (("yes", int(rows[0][0])),)


def codes_in(ledger: Ledger) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The codes of all donors and recipients of the ledger's commitments, and the ids of their items, in order."""
    parties = ledger.ask("SELECT DISTINCT unnest(donors || recipients) AS code FROM book.commitments ORDER BY code")
    items = ledger.ask("SELECT DISTINCT item_id FROM book.commitments WHERE item_id IS NOT NULL ORDER BY item_id")
    return tuple(str(code) for (code,) in parties), tuple(str(name) for (name,) in items)


def units_in(ledger: Ledger) -> tuple[tuple[str, str, int | None], ...]:
    """(basis, currency, year of prices) of which the ledger has sums, in order."""
    return tuple((str(basis), str(currency), year) for basis, currency, year in ledger.ask(
        "SELECT DISTINCT basis, currency, prices_of FROM book.sums WHERE cube = 0 AND currency IS NOT NULL "
        "ORDER BY ALL"))


def sizes_by(ledger: Ledger, column: Literal["donors", "recipients", "item_id"]) -> dict[str, int]:
    """How many promises each donor, recipient or item has; those of two donors count for each."""
    value = column if column == "item_id" else f"unnest({column})"
    rows = ledger.ask(f"SELECT value, count(*) FROM (SELECT {value} AS value FROM book.commitments "
                      "WHERE no_promise IS NULL) WHERE value IS NOT NULL GROUP BY value ORDER BY value")
    return {str(name): int(size) for name, size in rows}
