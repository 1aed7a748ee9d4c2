# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Pages of what lists beside that of commitments hold: claims that hold some words, what is disputed, who takes part.

Each is asked of sorted columns, so that no page reads all records; a page begins behind a row, not at a number.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.tables import folded
from pledgebook.schema import Json

_NAMED = frozenset(("NATO", "EU", "UN"))


@dataclass(frozen=True, slots=True)
class FoundClaims:
    """One page of claims, how many there are in all, and behind which row the next page begins; None at the end."""

    rows: list[Json]
    total: int
    then: tuple[str | None, str] | None


def claims_with(ledger: Ledger, words: str, after: Sequence[str | None] | None, limit: int) -> FoundClaims:
    """The claims that `Ledger.search` finds by the same words, in the same order, from behind the row `after` on."""
    conditions, values = _conditions(words)
    if not conditions:
        return FoundClaims([], 0, None)
    where = " AND ".join(conditions)
    ((total,),) = ledger.ask(f"SELECT count(*) FROM book.claims WHERE {where}", values)
    behind, more = _behind(after)
    found = ledger.ask(
        f"SELECT published::VARCHAR, id, record FROM book.claims WHERE {where} AND {behind} "
        f"ORDER BY published DESC NULLS LAST, id LIMIT {limit + 1}", [*values, *more])
    then = (found[limit - 1][0], str(found[limit - 1][1])) if len(found) > limit else None
    return FoundClaims([json.loads(record) for _, _, record in found[:limit]], int(total), then)


def _conditions(words: str) -> tuple[list[str], list[object]]:
    conditions: list[str] = []
    values: list[object] = []
    for word in words.split():
        is_party = (len(word) == 2 and word.isupper()) or word.startswith("org:") or word in _NAMED
        conditions.append("list_contains(donors || recipients, ?)" if is_party else "contains(words, ?)")
        values.append(word if is_party else folded(word))
    return conditions, values


def _behind(after: Sequence[str | None] | None) -> tuple[str, list[object]]:
    if after is None:
        return "true", []
    day, name = after
    if day is None:
        return "published IS NULL AND id > ?", [name]
    return ("(published IS NULL OR published < CAST(? AS DATE) OR (published = CAST(? AS DATE) AND id > ?))",
            [day, day, name])


def disputed_sizes(
    ledger: Ledger, field: str | None, donor: str | None, recipient: str | None,
) -> list[tuple[str, int]]:
    """(commitment, number of fields that its claims disagree on) in the order of `Ledger.disputed`."""
    return [(str(name), int(size)) for name, size in ledger.ask(
        "SELECT commitment, count(*) AS size FROM book.conflicts JOIN book.commitments ON commitment = id "
        "WHERE coalesce(field = ?, true) AND coalesce(list_contains(donors, ?), true) "
        "AND coalesce(list_contains(recipients, ?), true) GROUP BY commitment ORDER BY size DESC, commitment",
        [field, donor, recipient])]


def parties_in(ledger: Ledger, role: str) -> list[tuple[str, int, int]]:
    """(code, commitments that name it, promises that name it with others) of each party in a role, 'donors' or so."""
    if role not in ("donors", "recipients"):
        message = f"no role is called {role!r}"
        raise ValueError(message)
    return [(str(code), int(every), int(joint)) for code, every, joint in ledger.ask(
        "SELECT code, count(*), count(*) FILTER (no_promise IS NULL AND size > 1) FROM "
        f"(SELECT unnest({role}) AS code, len({role}) AS size, no_promise FROM book.commitments) "
        "GROUP BY code ORDER BY code")]


def days_late(ledger: Ledger, commitment_id: str, on: date) -> int | None:
    """How many days a commitment is past its date on a day; None where it is not."""
    found = ledger.ask(f"SELECT CAST($on AS DATE) - due_latest FROM book.commitments WHERE id = $id AND {IS_LATE}",
                       {"on": on, "id": commitment_id})
    return int(found[0][0]) if found else None


def causes_in(ledger: Ledger) -> dict[str, dict[str, int]]:
    """How often each veto, each answer of the screen and each issue (its stage and code) stands in the ledger."""
    asked = {"vetoes": "SELECT veto, count(*) FROM book.vetoed GROUP BY 1 ORDER BY 1",
             "screened": "SELECT reason, count(*) FROM book.screened GROUP BY 1 ORDER BY 1",
             "issues": "SELECT stage || ' ' || code, count(*) FROM book.issues GROUP BY 1 ORDER BY 1"}
    return {name: {str(cause): int(size) for cause, size in ledger.ask(query)} for name, query in asked.items()}
