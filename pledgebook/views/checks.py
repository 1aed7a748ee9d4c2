"""Where sources do not agree: conflicts with every value told, and running totals that the postings do not explain."""

from dataclasses import dataclass

from pledgebook.codes import Part
from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.commitments import Link, link
from pledgebook.views.figures import Ends, between, day, money, number
from pledgebook.views.parties import together
from pledgebook.views.shelf import Shelf, is_total
from pledgebook.views.told import told_value


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
    """The running totals of one thing. `adds_up` is None where the ledger cannot tell what they cover."""

    commitment: Link
    donors: str
    said: tuple[tuple[str, str], ...]
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
    """Every commitment with running totals: those that do not add up first, then those that cannot be checked."""
    found = [_total(shelf, shelf.commitments[name]) for name in sorted(shelf.commitments)
             if any(member["part"] == Part.ASSERTS for member in shelf.commitments[name].get("claims") or ())]
    return tuple(sorted(found, key=lambda one: {False: 0, None: 1, True: 2}[one.adds_up]))


def _total(shelf: Shelf, commitment: Json) -> TotalView:
    """The totals that were said, and what the ledger's own account `unexplained` holds beyond its postings."""
    totals = [claim for claim in shelf.ledger.claims_of(commitment["id"]) if claim["part"] == Part.ASSERTS]
    balances = commitment.get("balances") or ()
    gaps = [_words(Ends.of(one), one["commodity"]) for one in balances if one["account"] == "unexplained"]
    counted = any((one.get("quantity") or {}).get("min") is not None for one in totals)
    explained = any(one["postings"] for one in commitment.get("running_totals") or ())
    can_be_checked = explained or (counted and not is_total(commitment))
    found = link(shelf, commitment["id"])
    assert found is not None
    return TotalView(
        found, together(map(shelf.naming, commitment["donors"])), tuple(_said(one) for one in totals),
        " · ".join(gaps), (not gaps) if can_be_checked else None,
    )


def _said(claim: Json) -> tuple[str, str]:
    """(the total with its stage, who published it and when)."""
    said = claim.get("quantity") or claim.get("money") or {}
    commodity = str(said.get("currency") or said.get("unit") or "items")
    reference = claim.get("document") or {}
    return (f"{_words(Ends.of(said), commodity, said.get('bound') or '')} {claim.get('stage') or ''}".strip(),
            f"{reference.get('publisher') or 'publisher not known'}, {day(reference.get('published'))}")


def _words(ends: Ends, commodity: str, bound: str = "") -> str:
    if len(commodity) == 3 and commodity.isupper():
        return money(ends, commodity, bound)
    return f"{between(ends, number, bound)} {'' if commodity == 'items' else commodity}".strip()
