"""How one record of the ledger becomes several rows of a published table, or a row with what is worked out for it."""

import json
from collections.abc import Callable, Iterator, Mapping

from pledgebook.ledger import no_promise
from pledgebook.schema import Json


def with_no_promise(commitment: Json) -> Iterator[Json]:
    """The commitment with the reason for which no sum counts it."""
    yield {**commitment, "no_promise": no_promise(commitment)}


def values_of(conflict: Json) -> Iterator[Json]:
    """One row for each value that was told, with the claims that tell it."""
    for value, claims in conflict["values"]:
        yield {**conflict, "value": told_value(value), "claims": claims, "is_chosen": value == conflict["chosen"]}


def with_ends(value: Json) -> Iterator[Json]:
    """The value with the prices of its two ends, which are one where the same row makes both."""
    prices = value.get("prices") or ()
    yield {**value, "cheapest": prices[0], "dearest": prices[-1]} if prices else value


def each_of(field: str) -> Callable[[Json], Iterator[Json]]:
    """One row for each entry of the commitment's list `field`, or for its one entry, with the commitment's id."""
    def rows(commitment: Json) -> Iterator[Json]:
        found = commitment.get(field) or ()
        return ({**one, "commitment": commitment["id"]} for one in ((found,) if isinstance(found, Mapping) else found))
    return rows


def costs(commitment: Json) -> Iterator[Json]:
    """The replacement, once for each currency in which its cost is said; once without a cost where none is."""
    for found in each_of("replacement")(commitment):
        yield from ({**found, "cost": cost} for cost in found.get("cost") or (None,))


def shares(commitment: Json) -> Iterator[Json]:
    """The shares of a joint promise; `part` is the commitment that promises one."""
    yield from ({**one, "commitment": commitment["id"], "part": one["commitment"]}
                for one in commitment.get("shares") or ())


def source_ties(commitment: Json) -> Iterator[Json]:
    """The ties of each group of documents that count as one source, with the group's number and documents."""
    for number, group in enumerate((commitment.get("sources") or {}).get("groups") or (), start=1):
        yield from ({"commitment": commitment["id"], "number": number, "documents": group["documents"], "tie": tie}
                    for tie in group["ties"] or (None,))


def told_value(written: str) -> str:
    """A conflict's value for readers: codes as they are, an amount as 'min..max of'; an open end stays empty."""
    if not written.startswith("{"):
        return written
    obj = json.loads(written)
    low, high = obj.get("min"), obj.get("max")
    ends = f"{low}" if low == high else f"{'' if low is None else low}..{'' if high is None else high}"
    return f"{ends} {obj.get('of') or ''}".strip()
