"""Promised against delivered, donor by donor: sums where a sum was said, and counts for all the rest beside them.

The sums are the ledger's own (`Ledger.totals`): no part beside its whole, nothing that was only asked for. What has
no stated sum is counted, never taken for 0.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.schema import Json
from pledgebook.views.figures import CURRENCY, Ends, count, money
from pledgebook.views.parties import NOBODY, together
from pledgebook.views.shelf import Shelf, is_promise, step

STEPS = ("announced", "firm", "delivered")


@dataclass(frozen=True, slots=True)
class DonorRow:
    """One donor, or donors who give together. `steps` counts promises by how far each has come."""

    key: str
    name: str
    promised: Ends
    firm: Ends
    delivered: Ends
    valued: int
    steps: dict[str, int]
    overdue: int
    currency: str = CURRENCY

    @property
    def promises(self) -> int:
        """How many promises there are."""
        return sum(self.steps.values())

    @property
    def promised_told(self) -> str:
        """The promised sum in words."""
        return _told(self.promised, self.currency)

    @property
    def firm_told(self) -> str:
        """The firm sum in words."""
        return _told(self.firm, self.currency)

    @property
    def delivered_told(self) -> str:
        """The delivered sum in words."""
        return _told(self.delivered, self.currency)

    @property
    def size(self) -> Decimal:
        """By what the rows are ordered: the most that was promised, as far as it is known."""
        ends = [end for end in (self.promised.low, self.promised.high) if end is not None]
        return max(ends, default=Decimal(-1))


def _told(ends: Ends, currency: str) -> str:
    return money(ends, currency) if ends.known else "none found"


def donor_rows(shelf: Shelf) -> tuple[DonorRow, ...]:
    """All donors with promises, the largest promised sum first, then by the number of promises."""
    promises: dict[str, list[Json]] = defaultdict(list)
    for one in shelf.commitments.values():
        if is_promise(one):
            promises["+".join(one["donors"])].append(one)
    sums = {str(row["donor"] or ""): row for row in shelf.ledger.totals(("donor",), CURRENCY)}
    rows = [_row(shelf, key, promises.get(key, []), sums.get(key)) for key in {*promises, *sums}]
    wanted = [row for row in rows if row.promises or row.promised.known]
    return tuple(sorted(wanted, key=lambda row: (-row.size, -row.promises, row.name)))


def whole(shelf: Shelf) -> DonorRow:
    """All donors together; each promise is in it once."""
    found = shelf.ledger.totals((), CURRENCY)
    return _row(shelf, "", [one for one in shelf.commitments.values() if is_promise(one)], found[0] if found else None)


def _row(shelf: Shelf, key: str, promises: list[Json], sums: Json | None) -> DonorRow:
    given = sums or {}
    steps = Counter(step(one) for one in promises)
    return DonorRow(
        key, donor_name(shelf, key), Ends.of(given.get("promised")), Ends.of(given.get("firm")),
        Ends.of(given.get("delivered")), int(given.get("with_value") or 0), {name: steps[name] for name in STEPS},
        sum(one["id"] in shelf.overdue for one in promises),
    )


def donor_name(shelf: Shelf, key: str) -> str:
    """The name of one donor or of several together ('DE+NL')."""
    return together((shelf.naming(code) for code in key.split("+") if code), NOBODY.capitalize())


def money_sentence(row: DonorRow) -> str:
    """What the sums say, in one sentence, with what they leave out."""
    if not row.promised.known:
        return f"No sum of money was stated in the sources read for any of the {count(row.promises, 'promise')}."
    firm = row.firm_told if row.firm.known else "no sum"
    done = row.delivered_told if row.delivered.known else "no sum"
    return (f"Where a sum was stated, {row.promised_told} was promised; {firm} of it is firm (committed or "
            f"further) and {done} was found delivered. {left_out(row)}")


def widest_gap(rows: Sequence[DonorRow]) -> str:
    """What the picture of sums shows, in one sentence."""
    known = [row for row in rows if row.promised.known]
    if not known:
        return "No donor's promises have a stated sum in the sources read."
    first = f"{known[0].name} has promised the most ({known[0].promised_told})"
    paid = max((row for row in known if row.delivered.known), default=None, key=lambda row: row.delivered.low or 0)
    told = f"the largest sum found delivered is that of {paid.name} ({paid.delivered_told})" if paid else \
        "for no donor was a delivered sum found"
    rest = count(len(rows) - len(known), "further donor has", "further donors have")
    return f"{first}; {told}. {rest} made promises without any stated sum."


def left_out(row: DonorRow) -> str:
    """How many promises stand beside the sums."""
    missing = max(0, row.promises - row.valued)
    if not missing:
        return "Every promise has a stated sum."
    told = count(missing, "promise has no sum of its own and is", "promises have no sum of their own and are")
    return f"{told} counted beside these figures, never as 0."
