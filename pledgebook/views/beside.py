"""Tables that stand beside the first one of a page, each under a name of its own: so they too have files.

The server answers for them, and the static site writes them, from this one registry.
"""

from collections.abc import Callable, Sequence
from typing import cast

from pledgebook.ledger.listing import ALL, Filter
from pledgebook.views.coverage import coverage
from pledgebook.views.coverage_page import causes_table, months_table, steps_table
from pledgebook.views.desk import Desk
from pledgebook.views.donors import DonorRow
from pledgebook.views.method import accuracy_table, kinds_table, stages_table
from pledgebook.views.overview import party_rows, seen_table, year_rows
from pledgebook.views.party import (
    KEYS,
    OTHER,
    donors_of_item,
    item_donors,
    joint_table,
    mates_table,
    together_with,
)
from pledgebook.views.summed import Role, years_table
from pledgebook.views.table import Table

RowsOf = Callable[[Role], Sequence[DonorRow]]
"""The rows of all donors, recipients or items."""

ALONE: dict[str, Callable[[Desk], Table]] = {
    "years": lambda desk: years_table(desk, "years", year_rows(desk)),
    "seen": lambda desk: seen_table(desk, party_rows(desk, "donor")),
    "coverage/steps": lambda desk: steps_table(coverage(desk.ledger)),
    "coverage/months": lambda desk: months_table(desk.ledger),
    "coverage/causes": lambda desk: causes_table(coverage(desk.ledger)),
    "method/stages": lambda _: stages_table(),
    "method/kinds": lambda _: kinds_table(),
    "method/accuracy": lambda _: accuracy_table(),
}
"""The registry: tables of the book, by their names."""

_Made = Callable[[Desk, Role, str, RowsOf], Table]


def _years(desk: Desk, role: Role, code: str, _: RowsOf) -> Table:
    return years_table(desk, f"{role}/{code}/years", year_rows(desk, _only(role, code)))


def _mates(desk: Desk, role: Role, code: str, _: RowsOf) -> Table:
    return mates_table(desk, role, code, party_rows(desk, KEYS[OTHER[role]], _only(role, code)))


def _together(desk: Desk, role: Role, code: str, rows: RowsOf) -> Table:
    return joint_table(desk, role, code, together_with(code, rows(role)))


def _item_donors(desk: Desk, _: Role, code: str, __: RowsOf) -> Table:
    return donors_of_item(desk, code, item_donors(desk, Filter(item=code)))


OF_ONE: dict[Role, dict[str, _Made]] = {
    "donors": {"years": _years, "recipients": _mates, "together": _together},
    "recipients": {"years": _years, "donors": _mates, "together": _together},
    "items": {"donors": _item_donors},
}
"""The registry: tables of one donor, recipient or item, by what stands behind its code."""


def beside(desk: Desk, name: str, rows: RowsOf) -> Table | None:
    """The table of this name ('coverage/months', 'donors/DE/years') with all its rows; None where there is none."""
    if name in ALONE:
        return ALONE[name](desk)
    role, _, rest = name.partition("/")
    code, _, what = rest.rpartition("/")
    made = OF_ONE.get(cast("Role", role), {}).get(what)
    return made(desk, cast("Role", role), code, rows) if made and code else None


def _only(role: Role, code: str) -> Filter:
    return ALL.having(**{KEYS[role]: code})
