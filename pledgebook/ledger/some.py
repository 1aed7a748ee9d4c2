# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Records of several ids at once, each looked up by its id: what one page needs, however large the ledger is."""

import json
from collections.abc import Iterable
from datetime import date

from pledgebook.ledger.reading import IS_LATE, Ledger
from pledgebook.schema import Json


def records_of(ledger: Ledger, table: str, ids: Iterable[str]) -> dict[str, Json]:
    """The documents, claims or commitments with these ids, by id; those that there are."""
    if table not in ("documents", "claims", "commitments"):
        message = f"{table!r} has no ids"
        raise ValueError(message)
    found = ledger.among(table, "id", sorted(set(ids)), "id, record")
    return {str(name): json.loads(record) for name, record in found}


def overdue_days_of(ledger: Ledger, ids: Iterable[str], today: date) -> dict[str, int]:
    """How many days each of these commitments is overdue, by id; only those that are."""
    names = sorted(set(ids))
    bound = {f"name{number}": name for number, name in enumerate(names)}
    places = f"SELECT rowid FROM book.commitments WHERE id IN ({', '.join(f'${name}' for name in bound)})"
    query = f"SELECT id, CAST($on AS DATE) - due_latest FROM book.commitments WHERE rowid IN ({places}) AND {IS_LATE}"
    return dict(ledger.ask(query, {"on": today, **bound})) if names else {}


def claims_in_all(ledger: Ledger, documents: Iterable[str]) -> list[Json]:
    """The claims of these documents, in the order of their ids."""
    found = ledger.among("claims", "document", sorted(set(documents)), "record")
    return sorted((json.loads(record) for (record,) in found), key=lambda claim: str(claim["id"]))


def origins_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, Json]:
    """Of each of these claims the publisher and the day of its document, in the claim's shape: `{"document": ...}`.

    Read from columns: the records, with their traces, are a hundred times as long.
    """
    found = ledger.among("claims", "id", sorted(set(claims)), "id, document, publisher, published::VARCHAR")
    return {str(name): {"document": {"id": document, "publisher": publisher, "published": day}}
            for name, document, publisher, day in found}


def last_told_of(ledger: Ledger, commitments: Iterable[str]) -> dict[str, str]:
    """The last day on which a document told of each of these commitments, whoever it was; only of those with a day."""
    found = ledger.among("members", "commitment", sorted(set(commitments)), "commitment, claim")
    told = {str(claim): str(commitment) for commitment, claim in found}
    last = dict[str, str]()
    for claim, day in ledger.among("claims", "id", sorted(told), "id, published::VARCHAR"):
        if day:
            last[told[str(claim)]] = max(str(day), last.get(told[str(claim)], ""))
    return last


def screening_of(ledger: Ledger, document: str) -> Json | None:
    """Whether the document was read for claims, and why or why not; None where nothing is noted."""
    found = ledger.ask("SELECT record FROM book.screened WHERE document = ? LIMIT 1", [document])
    return json.loads(found[0][0]) if found else None


def homes_of(ledger: Ledger, claims: Iterable[str]) -> dict[str, tuple[str, str]]:
    """(commitment, part) of each claim that is a member of one, by the claim's id."""
    found = ledger.among("members", "claim", sorted(set(claims)), "claim, commitment, part")
    return {str(claim): (str(commitment), str(part)) for claim, commitment, part in found}

