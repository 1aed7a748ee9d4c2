"""The queue's lanes and the log of decisions as tables, for their files."""

from collections.abc import Iterable, Mapping

from pledgebook.schema import Json
from pledgebook.views.queue import rows_view
from pledgebook.views.table import Column, Row, Table
from pledgebook.views.waiting import Listed

LANE_COLUMNS = (
    Column("key", "Key", "id"), Column("what", "What"), Column("why", "Why it waits"), Column("state", "State"),
    Column("at_stake", "At stake", "money"), Column("currency", "Currency"), Column("chance", "Likely to change"),
)
LOG_COLUMNS = (
    Column("id", "Decision", "id"), Column("decided_at", "When"), Column("who", "Who"), Column("verdict", "Verdict"),
    Column("subjects", "About", "id"), Column("field", "Field"), Column("value", "Value"), Column("reason", "Why"),
    Column("state", "State"),
)


def lane_table(name: str, listed: Iterable[Listed], told: Mapping[str, str], currency: str, total: int,
               cursor: str) -> Table:
    """A page of a lane; `told` has a line for each claim and commitment, `at_stake` is None where it is not known."""
    known = tuple(listed)
    rows = tuple(Row({
        "key": row.key, "what": row.title, "why": row.told, "state": row.state,
        "at_stake": None if one.item.money is None else str(round(one.item.money)),
        "currency": None if one.item.money is None else currency, "chance": f"{one.item.chance:.4f}",
    }) for one, row in zip(known, rows_view(known, told, currency), strict=True))
    return Table(f"review/{name}", "The most expected change to the published totals comes first.", LANE_COLUMNS, rows,
                 total, cursor)


def log_table(decisions: Iterable[Json]) -> Table:
    """Decisions, each with its state."""
    rows = tuple(Row({
        "id": one["id"], "decided_at": one["decided_at"], "who": one["reviewer"], "verdict": str(one["verdict"]),
        "subjects": ";".join(one["subjects"]), "field": one.get("field") or None, "value": one.get("value") or None,
        "reason": one["reason"] or None, "state": str(one["state"]),
    }) for one in decisions)
    return Table("review/log", "Decisions, the last first.", LOG_COLUMNS, rows, len(rows))
