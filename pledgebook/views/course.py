"""The course of one promise as a table: every mark of its picture with its day, those that lie on each other apart.

What has no day has no mark, and stands here at the end: the picture counts it and does not show it.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from pledgebook.codes import FIRM
from pledgebook.schema import Json
from pledgebook.views.addresses import Addresses
from pledgebook.views.figures import day, window
from pledgebook.views.table import Column, Row, Table
from pledgebook.views.timeline import PARTS

COLUMNS = (Column("day", "Day", "day"), Column("what", "What"), Column("due", "Until", "day", "files"),
           Column("publisher", "Told by"), Column("claim", "Claim", "id", "files"))


def course_table(commitment: Json, claims: Sequence[Json], url: Addresses) -> Table:
    """The marks of a commitment with its claims, each with its `part`: claims, dates that were said, firm stages."""
    known = {str(claim["id"]): claim for claim in claims}
    rows = [*_told(claims, url), *_due(commitment, known, url), *_reached(commitment)]
    rows.sort(key=lambda row: str(row.cells["day"] or "9999"))  # of one day as they stand: told, due, reached
    return Table(f"commitments/{commitment['id']}/course", "Every mark of the picture, in order of days.", COLUMNS,
                 tuple(rows), len(rows))


def _told(claims: Sequence[Json], url: Addresses) -> Iterator[Row]:
    for claim in claims:
        part = str(claim["part"])
        stage = f", {claim['stage']}" if claim.get("stage") else ""
        yield _row(claim["document"].get("published"), f"{PARTS.get(part, part)}{stage}", (claim, url))


def _due(commitment: Json, known: dict[str, Json], url: Addresses) -> Iterator[Row]:
    """Every date that was said, from the day of its saying to its end; the one in force where no saying is kept."""
    told = [one for one in commitment.get("due_history") or () if _has_end(one["window"])]
    for one in told:
        claim = known.get(str(one["claim"]), {"id": one["claim"], "document": {}})
        yield _row(one["said"], f"due {window(one['window'])}", (claim, url), one["window"].get("latest"))
    due = commitment.get("due")
    if due and not told and _has_end(due):
        yield _row(None, f"due {window(due)}", until=due.get("latest"))


def _has_end(given: Json) -> bool:
    return bool(given.get("earliest") or given.get("latest"))


def _reached(commitment: Json) -> Iterator[Row]:
    for one in commitment.get("reached") or ():
        if one["stage"] in FIRM:
            yield _row(one["day"], f"{one['stage']}, first told")


def _row(told: Any, what: str, said: tuple[Json, Addresses] | None = None, until: Any = None) -> Row:
    """One mark; `said` is the claim that makes it, and what knows its address."""
    name = str(said[0]["id"]) if said else None
    publisher = said[0]["document"].get("publisher") if said else None
    links = {"what": said[1].claim(str(name))} if said else {}
    return Row({"day": told, "what": what, "due": until, "publisher": publisher, "claim": name}, links,
               {"day": day(told)})
