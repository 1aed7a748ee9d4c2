# ruff: noqa: S608 -- every part of a query stands in this package; values are bound
"""Which commitments stand on each board, and what stands first: by columns alone, so that no page reads all records."""

from datetime import date

from pledgebook.ledger.listing import Among, Filter, conditions
from pledgebook.ledger.reading import IS_LATE, Ledger

_HAS_NUMBER = ("(c.id IN (SELECT commitment FROM book.balances WHERE account = 'promised' "
               "AND coalesce(min, max) IS NOT NULL))")
_PLANS = "kind = '{}' AND (no_promise IS NULL OR no_promise = 'running-total')"
_LATEST = "coalesce(announced_last, told_first)"
_WITH_NUMBER_FIRST = f"(CASE WHEN {_HAS_NUMBER} THEN '1' ELSE '0' END) || coalesce(strftime({_LATEST}, '%Y-%m-%d'), '')"

BOARDS: dict[str, Among] = {
    "overdue": Among(IS_LATE, "CAST($on AS DATE) - due_latest"),
    "conflicts": Among("disputed > 0", "disputed"),
    "re-announcements": Among("announced_times > 1 AND no_promise IS NULL", "announced_times"),
    "running-totals": Among("id IN (SELECT commitment FROM book.balances WHERE account = 'unexplained' "
                            "AND coalesce(min, max) IS NOT NULL)", _LATEST),
    "training": Among(_PLANS.format("training"), _WITH_NUMBER_FIRST),
    "production": Among(_PLANS.format("production"), _WITH_NUMBER_FIRST),
    "replacements": Among("replaces IS NOT NULL OR no_promise = 'own_stock'", _LATEST),
}
"""What stands on a board, and in which order."""


def conflicts_under(ledger: Ledger, wanted: Filter, on: date) -> int:
    """On how many fields of the commitments under a filter claims differ."""
    condition, values = conditions(ledger, wanted, on)
    found = ledger.ask(f"SELECT coalesce(sum(disputed), 0)::BIGINT FROM book.commitments c WHERE {condition}", values)
    return int(found[0][0])


def longest_overdue(ledger: Ledger, on: date) -> int:
    """The days of what is overdue the longest; 0 where nothing is."""
    found = ledger.ask(f"SELECT CAST($on AS DATE) - min(due_latest) FROM book.commitments WHERE {IS_LATE}", {"on": on})
    return int(found[0][0] or 0)


def parties_on(ledger: Ledger, board: str, role: str, on: date, limit: int = 60) -> tuple[tuple[str, int], ...]:
    """The donors or recipients (`role` in the singular) of what stands on a board, with how much of it is theirs."""
    if role not in ("donor", "recipient"):
        message = f"no board is narrowed by {role!r}"
        raise ValueError(message)
    condition = BOARDS[board].condition
    rows = ledger.ask(f"SELECT unnest({role}s) AS code, count(*) FROM book.commitments c WHERE {condition} "
                      f"GROUP BY code ORDER BY 2 DESC, 1 LIMIT {limit}", {"on": on} if "$on" in condition else {})
    return tuple((str(code), int(size)) for code, size in rows)
