# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Pages of what lists beside that of commitments hold: claims that hold some words, what is disputed, who takes part.

Each is asked of sorted columns, so that no page reads all records; a page begins behind a row, not at a number.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import Basis
from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.ledger.totals import KEYS, SUMMED, standing_query, total, totals_query
from pledgebook.ledger.words import claims_on, holding, places_behind
from pledgebook.schema import Json


@dataclass(frozen=True, slots=True)
class FoundClaims:
    """One page of claims, how many there are in all, and behind which claim the next page begins; '' at the end."""

    rows: list[Json]
    total: int
    then: str


def claims_with(ledger: Ledger, words: str, after: str, limit: int) -> FoundClaims | None:
    """The claims that `Ledger.search` finds by the same words, in the same order, from behind the claim `after` on.

    None where there is no such claim any more.
    """
    found = holding(ledger, words)
    if found is None:
        return FoundClaims([], 0, "")
    begin = ledger.ask("SELECT place FROM book.ranked WHERE claim = ?", [after]) if after else [(0,)]
    if not begin:
        return None
    places, then = places_behind(ledger, found, int(begin[0][0]), limit)
    rows = [{name: value for name, value in row.items() if name != "commitment"} for row in claims_on(ledger, places)]
    return FoundClaims(rows, found.bit_count(), str(rows[-1]["id"]) if then else "")


@dataclass(frozen=True, slots=True)
class Sums:
    """Which sums are asked for: by which keys, in what, and of which values of keys."""

    by: tuple[str, ...]
    currency: str
    basis: Basis
    prices_of: int | None
    only: Mapping[str, str | None]


def sums_between(ledger: Ledger, asked: Sums, place: tuple[int, int]) -> tuple[list[Json], int]:
    """The rows of `Ledger.totals` from a place on, (first, how many), and how many there are in all."""
    query = totals_query(asked.by, asked.basis, asked.only)
    values = [asked.currency, asked.prices_of, *asked.only.values()]
    told = {"basis": str(asked.basis), "currency": asked.currency, "prices_of": asked.prices_of}
    first, most = place
    rows = ledger.ask(f"{query} LIMIT {most + 1} OFFSET {first}", values)
    size = first + len(rows)
    if len(rows) > most or not rows:
        ((size,),) = ledger.ask(f"SELECT count(*) FROM ({query})", values)
    return [total(row, asked.by, told) for row in rows[:most]], int(size)


@dataclass(frozen=True, slots=True)
class Standing:
    """A commitment behind a row of totals: what it could add to one of its sums, and what it could not add for.

    `ends` is None where it has no amount at all. It may only share the row, as a gift together with others; `whole` is
    what counts in its place.
    """

    id: str
    no_promise: str | None
    ends: tuple[str | None, str | None] | None
    is_of_row: bool
    whole: str | None


def standing(ledger: Ledger, asked: Sums, account: str) -> list[Standing]:
    """Each commitment behind the row of totals with the keys that are asked for, by columns: no record is read."""
    if account not in SUMMED:
        message = f"no sum is called {account!r}: {', '.join(SUMMED)}"
        raise ValueError(message)
    join = ("LEFT JOIN book.amounts a ON a.commitment = c.id AND a.basis = ? AND a.currency = ? "
            "AND a.prices_of IS NOT DISTINCT FROM ?")
    joined = (join, (str(asked.basis), asked.currency, asked.prices_of))
    columns = f"id, no_promise, a.commitment IS NOT NULL, a.{account}_min::VARCHAR, a.{account}_max::VARCHAR"
    query, values = standing_query(asked.basis, asked.only, columns, joined)
    return [Standing(str(name), reason, (low, high) if has_amount else None, bool(is_of_row), whole)
            for name, reason, has_amount, low, high, is_of_row, whole in ledger.ask(query, values)]


def is_party(ledger: Ledger, role: str, party: str) -> bool:
    """Whether a commitment has the party as its 'donor' or 'recipient', alone or with others ('DE+FR': just these)."""
    return bool(ledger.ask(f"SELECT 1 FROM book.commitments WHERE list_contains({role}s, ?) "
                           f"OR {KEYS[role]} = ? LIMIT 1", [party, party]))


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
