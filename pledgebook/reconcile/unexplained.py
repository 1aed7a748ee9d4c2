"""Running totals as checks: what the latest total of a thing says beyond all that the book has posted of it.

The postings of every commitment of the same donors, recipients and item told up to the total's day are summed on
the account that the total speaks of (delivered, or else promised). What is left for certain stands on the account
`unexplained` of the commitment that asserts the total: a gap in the sources or a misread number, never a gift.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from pledgebook.codes import Bound, Part, Stage
from pledgebook.model import Balance, Commitment, Posting
from pledgebook.reconcile.postings import THINGS, bound_of
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.words import fold

_Thing = tuple[tuple[str, ...], tuple[str, ...], str]


def with_unexplained(entries: Sequence[Entry], traits: Mapping[str, Traits]) -> list[Entry]:
    """The entries, those that assert a total of their thing with what the postings do not explain of it."""
    posted: dict[_Thing, list[Posting]] = defaultdict(list)
    for entry in entries:
        posted[_thing(entry.commitment)] += entry.postings
    return [_explained(entry, posted[_thing(entry.commitment)], traits) for entry in entries]


def _thing(one: Commitment) -> _Thing:
    return one.donors, one.recipients, (one.item.id or fold(one.item.text)) if one.item else ""


def _explained(entry: Entry, posted: Sequence[Posting], traits: Mapping[str, Traits]) -> Entry:
    members = entry.commitment.claims
    totals = [traits[member.claim] for member in members if member.part is Part.ASSERTS]
    counted = [one for one in totals if one.quantity]
    if not counted or len(totals) == len(members):
        # A total that stands alone sums up more than one thing: what it covers cannot be told.
        return entry
    latest = max(counted, key=lambda one: (one.day or date.min, one.id))
    gap = _gap(latest, posted)
    if gap is None:
        return entry
    return replace(entry, commitment=replace(entry.commitment, balances=(*entry.commitment.balances, gap)))


def _gap(total: Traits, posted: Sequence[Posting]) -> Balance | None:
    said: Range | None = total.quantity
    if said is None or said.low is None:
        return None
    account = "delivered" if total.claim.stage is Stage.DELIVERED else "promised"
    commodity = said.unit or THINGS
    known = [one for one in posted if (one.account, one.commodity) == (account, commodity)
             and (one.day is None or total.day is None or one.day <= total.day)]
    if any(one.max is None for one in known):
        return None
    low = said.low - sum((one.max or Decimal(0) for one in known), Decimal(0))
    high = said.high - sum((one.min or Decimal(0) for one in known), Decimal(0)) if said.high is not None else None
    if low <= 0:
        return None
    bounds = (total.claim.quantity.bound if total.claim.quantity else Bound.EXACT, *(one.bound for one in known))
    return Balance("unexplained", commodity, low, high, bound_of(low, high, bounds))
