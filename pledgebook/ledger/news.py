"""What is new in a book, what has passed its date, what was changed; and of whom nothing was read in which month.

Days are those of the world (when it was said), up to the newest day of which the sources read tell: a book of an old
archive has news of its own time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.schema import Json

DAYS = 30
"""How far back is new."""

_FIRST = "coalesce(announced_first, told_first)"


@dataclass(frozen=True, slots=True)
class News:
    """One sort of news: how many commitments there were of late, and the records of the last ones, however old."""

    size: int
    last: tuple[Json, ...]


def newest_day(ledger: Ledger, *, on: date) -> date | None:
    """The last day, up to `on`, on which a document was published that a claim was read in."""
    found = ledger.ask("SELECT max(published) FROM book.claims WHERE published <= $on", {"on": on})
    day: date | None = found[0][0]
    return day


def news(ledger: Ledger, *, newest: date, on: date, limit: int = 5) -> dict[str, News]:
    """'new' and 'revised' by `newest`, and what became 'overdue' by `on`; `size` counts those of the last DAYS."""
    asked = {"new": (_FIRST, "true", newest), "revised": ("revised", "true", newest),
             "overdue": ("due_latest", IS_LATE, on)}
    return {name: _some(ledger, *one, limit) for name, one in asked.items()}


def _some(ledger: Ledger, day: str, condition: str, until: date, limit: int) -> News:
    where = f"FROM book.commitments WHERE no_promise IS NULL AND {day} <= CAST($on AS DATE) AND {condition}"
    size = ledger.ask(f"SELECT count(*) {where} AND {day} > CAST($since AS DATE)",
                      {"on": until, "since": until - timedelta(DAYS)})
    last = ledger.ask(f"SELECT id {where} ORDER BY {day} DESC, id LIMIT {limit}", {"on": until})
    names = [str(name) for (name,) in last]
    found = ledger.commitments_of(names)
    return News(int(size[0][0]), tuple(found[name] for name in names))


def documents_by_month(ledger: Ledger, donors: Sequence[str], *, since: date, until: date,
                       ) -> dict[tuple[str, str], int]:
    """(donor, 'YYYY-MM') -> documents of that month in which a claim names the donor; a month of none is not in it."""
    rows = ledger.ask(
        """SELECT donor, strftime(published, '%Y-%m') AS month, count(DISTINCT document) FROM (
               SELECT unnest(donors) AS donor, published, document FROM book.claims
               WHERE published BETWEEN CAST($since AS DATE) AND CAST($until AS DATE))
           WHERE donor IN (SELECT unnest($donors)) GROUP BY ALL""",
        {"since": since, "until": until, "donors": list(donors)})
    return {(str(donor), str(month)): int(size) for donor, month, size in rows}
