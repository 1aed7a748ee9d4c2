# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""How many commitments each value of a field has under a filter: what one can choose next, and what it would leave.

The field's own choice is lifted while it is counted, so that another value can be chosen instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from pledgebook.codes import FIRM, Stage
from pledgebook.ledger.bits import common, fitting, gathered, read
from pledgebook.ledger.listing import ALL, FLAGS, NOBODY, Filter, conditions, parts_chosen
from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.totals import KEYS

FIELDS: dict[str, str] = {
    # facet: the SQL of its values for a commitment; one with two donors counts for each
    "donor": f"unnest(CASE WHEN len(donors) = 0 THEN ['{NOBODY}'] ELSE donors END)",
    "recipient": f"unnest(CASE WHEN len(recipients) = 0 THEN ['{NOBODY}'] ELSE recipients END)",
    "kind": "kind",
    "stage": f"coalesce(stage, '{NOBODY}')",
    "year": f"coalesce(left(month, 4), '{NOBODY}')",
}

Facets = Mapping[str, tuple[tuple[str, int], ...]]
"""By field the values with their counts, most first. Of FLAGS, one value 'yes'."""

_LIFTED: dict[str, tuple[str, ...]] = {"year": ("month_from", "month_to")}
"""Parts of a filter that one facet chooses, where they are not of its own name."""


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
    """The values of each of FIELDS and FLAGS under the filter, at most `limit` of each.

    A facet counts what fits all parts of the filter but its own.
    """
    parts = parts_chosen(ledger, wanted, on)
    found = {}
    for name in (*FIELDS, *FLAGS):
        own = _LIFTED.get(name, (name,))
        fits = common(ledger, [some for part, some in parts.items() if part not in own])
        sizes = [(value, (some & fits).bit_count()) for value, some in _valued(ledger, name, on)]
        left = [one for one in sizes if one[1] or name in FLAGS]
        found[name] = tuple(sorted(left, key=lambda one: (-one[1], one[0]))[:limit])
    return found


def _valued(ledger: Ledger, name: str, on: date) -> tuple[tuple[str, int], ...]:
    """Each value of a facet with the set of the commitments that have it."""
    if name in FLAGS:
        return (("yes", fitting(ledger, FLAGS[name], {"on": on} if "$on" in FLAGS[name] else {})),)
    query = (f"SELECT value, {gathered(ledger, 'place')} FROM (SELECT rowid::INTEGER AS place, {FIELDS[name]} AS value "
             "FROM book.commitments) GROUP BY value")
    return ledger.kept.of(("facet", name), lambda: tuple(
        (str(value), read(told)) for value, told in ledger.ask(query)))


def steps(ledger: Ledger, by: str, *, on: date, wanted: Filter = ALL) -> dict[str, Steps]:
    """Promises under the filter by one of KEYS of totals ('' for all in one), counted by how far they have come."""
    condition, values = conditions(ledger, wanted, on)
    firm = ", ".join(f"'{stage}'" for stage in sorted(FIRM - {Stage.DELIVERED}))
    rows = ledger.ask(
        f"""SELECT coalesce({KEYS[by] if by else "''"}, '') AS key, count(*), count(*) FILTER (stage = 'delivered'),
            count(*) FILTER (stage IN ({firm})), count(*) FILTER ({IS_LATE}), count(*) FILTER (announced_times > 1),
            count(*) FILTER (disputed > 0)
            FROM book.commitments c WHERE no_promise IS NULL AND {condition} GROUP BY key ORDER BY key""",
        {**values, "on": on})
    return {str(key): Steps(size - delivered - is_firm, is_firm, delivered, late, again, disputed)
            for key, size, delivered, is_firm, late, again, disputed in rows}


def promises_among(ledger: Ledger, wanted: Filter, on: date) -> int:
    """How many of the commitments under the filter are promises: the others stand in lists and count in no sum."""
    sets = [*parts_chosen(ledger, wanted, on).values(), fitting(ledger, "no_promise IS NULL", {})]
    return common(ledger, sets).bit_count()


def in_larger_ones(ledger: Ledger) -> int:
    """How many promises no sum of what was stated counts, since a larger one counts in their place."""
    found = ledger.ask("SELECT count(*) FROM book.commitments WHERE no_promise IS NULL AND id IN "
                       "(SELECT commitment FROM book.left_out WHERE basis = 'stated')")
    return int(found[0][0])


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
