"""Where sources do not agree: conflicts with every value told, and running totals that the postings do not explain."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from pledgebook.codes import Part
from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.commitments import Link, link
from pledgebook.views.figures import Ends, as_day, between, day, money, number
from pledgebook.views.parties import together
from pledgebook.views.shelf import Shelf, is_total
from pledgebook.views.told import told_value

_ACCOUNTS = {"delivered": "delivered", "dispatched": "dispatched", "contracted": "contracted",
             "committed": "committed", "cancelled": "cancelled"}


@dataclass(frozen=True, slots=True)
class Told:
    """One of the values in a conflict, with those who tell it."""

    value: str
    by: tuple[str, ...]
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class ConflictView:
    """One field of one commitment on which sources differ, and the rule that chose."""

    commitment: Link
    donors: str
    field: str
    values: tuple[Told, ...]
    rule: str


@dataclass(frozen=True, slots=True)
class TotalView:
    """One running total held against the ledger. `adds_up` is None where it covers more than one promise."""

    commitment: Link
    donors: str
    said: str
    day: str
    publisher: str
    account: str
    found: str
    unexplained: str
    adds_up: bool | None


def conflicts(shelf: Shelf) -> tuple[ConflictView, ...]:
    """All conflicts, in the order of the commitments' ids."""
    return tuple(_conflict(shelf, shelf.commitments[name], one) for name in sorted(shelf.commitments)
                 for one in shelf.commitments[name].get("conflicts") or ())


def _conflict(shelf: Shelf, commitment: Json, one: Json) -> ConflictView:
    values = tuple(Told(_shown(shelf, one["field"], value), tuple(_publisher(shelf.ledger, claim) for claim in claims),
                        value == one["chosen"]) for value, claims in one["values"])
    found = link(shelf, commitment["id"])
    assert found is not None
    return ConflictView(found, together(map(shelf.naming, commitment["donors"])), one["field"], values, one["rule"])


def _shown(shelf: Shelf, field: str, value: str) -> str:
    if field in ("donors", "recipients"):
        return together(map(shelf.naming, value.split(",")))
    return told_value(value)


def _publisher(ledger: Ledger, claim: str) -> str:
    document = (ledger.claim(claim) or {}).get("document") or {}
    return f"{document.get('publisher') or 'publisher not known'}, {day(document.get('published'))}"


def running_totals(shelf: Shelf) -> tuple[TotalView, ...]:
    """Every running total: those that do not add up first, then those that no single promise explains."""
    found = [one for name in sorted(shelf.commitments) for one in _totals_of(shelf, shelf.commitments[name])]
    return tuple(sorted(found, key=lambda one: {False: 0, None: 1, True: 2}[one.adds_up]))


def _totals_of(shelf: Shelf, commitment: Json) -> Iterator[TotalView]:
    if not any(member["part"] == Part.ASSERTS for member in commitment.get("claims") or ()):
        return
    for claim in shelf.ledger.claims_of(commitment["id"]):
        if claim["part"] == Part.ASSERTS and (claim.get("quantity") or claim.get("money")):
            yield _total(shelf, commitment, claim)


def _total(shelf: Shelf, commitment: Json, claim: Json) -> TotalView:
    said = claim.get("money") or claim["quantity"]
    commodity = said.get("currency") or said.get("unit") or "items"
    account = _ACCOUNTS.get(str(claim.get("stage")), "promised")
    ends = Ends.of(said)
    alone = is_total(commitment)
    posted = None if alone else _posted(shelf, commitment, claim, (account, commodity))
    gap = _gap(ends, posted)
    found = link(shelf, commitment["id"])
    assert found is not None
    reference = claim.get("document") or {}
    return TotalView(
        found, together(map(shelf.naming, claim.get("donors") or commitment["donors"])),
        _words(ends, commodity, said.get("bound") or ""), day(reference.get("published")),
        reference.get("publisher") or "publisher not known", account,
        "covers more than one promise" if alone else _words(posted, commodity) if posted else "nothing",
        _unexplained(gap, commodity), None if alone else gap is None,
    )


def _posted(shelf: Shelf, commitment: Json, claim: Json, of: tuple[str, str]) -> Ends | None:
    """What the ledger holds on the account by the day on which the total was published; None for nothing."""
    by = as_day((claim.get("document") or {}).get("published"))
    names = (commitment["id"], *shelf.parts.get(commitment["id"], ()))
    rows: list[dict[str, Any]] = [row for name in names for row in shelf.ledger.postings(name)]
    found = [Ends.of(row) for row in rows if (row["account"], row["commodity"]) == of
             and not (by and row["day"] and (as_day(row["day"]) or by) > by)]
    if not found:
        return None
    least, most = ([end for end in ends if end is not None] for ends in
                   ((one.low for one in found), (one.high for one in found)))
    return Ends(sum(least, Decimal(0)), sum(most, Decimal(0)) if len(most) == len(found) else None)


def _gap(said: Ends, posted: Ends | None) -> Ends | None:
    """What the postings leave unexplained; None where the total and the sum can be the same."""
    if posted is None:
        return said
    if posted.high is not None and said.low is not None and said.low > posted.high:
        return Ends(said.low - posted.high, None if said.high is None else said.high - (posted.low or Decimal(0)))
    if said.high is not None and posted.low is not None and posted.low > said.high:
        return Ends(said.high - posted.low, said.high - posted.low)
    return None


def _unexplained(gap: Ends | None, commodity: str) -> str:
    """The gap in words; a gap below nothing is what the ledger holds beyond the total."""
    if gap is None:
        return ""
    if gap.low is not None and gap.low < 0:
        return f"the ledger holds {_words(Ends(-gap.low, -gap.low), commodity)} more"
    return _words(gap, commodity)


def _words(ends: Ends, commodity: str, bound: str = "") -> str:
    if len(commodity) == 3 and commodity.isupper():
        return money(ends, commodity, bound)
    return f"{between(ends, number, bound)} {'' if commodity == 'items' else commodity}".strip()
