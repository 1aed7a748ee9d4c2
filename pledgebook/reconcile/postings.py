"""Postings and balances: plain-text accounting for promises, with intervals in the place of numbers.

What opens a commitment is posted to `promised`: it is what is known of the promise. Of what is no promise it goes to an
account of its own (codes.OPENING), and nothing of it is outstanding; nought is no promise and no request. A number that
was raised or cut later takes the place of the one before, so `promised` holds the number in force. A claim at
`committed` or further is also posted to its own stage's account, lot by lot. A later stage implies nothing about an
earlier account: a delivery does not say that a contract was signed. Restatements, disputes, running totals, denials
and what is only possible post nothing. Where the opening claim gives no number, the first restatement that gives
the chosen one posts it. Outstanding is promised less delivered less cancelled, and never below nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal

from pledgebook.accounts import THINGS, Amount
from pledgebook.codes import NOT_PROMISED, OPENING, Bound, Modality, Part, Stage
from pledgebook.model import Balance, Posting
from pledgebook.reconcile.acts import UNSURE, Before, lot_of
from pledgebook.reconcile.intervals import NOTHING, bound_of, floored, minus, plus
from pledgebook.reconcile.traits import Range, Traits, is_stance

ACCOUNTS = (*OPENING, "committed", "contracted", "dispatched", "delivered", "cancelled", "outstanding")
_PLACES = {account: place for place, account in enumerate(ACCOUNTS)}

_ACCOUNT_OF = {
    Stage.COMMITTED: "committed", Stage.CONTRACTED: "contracted", Stage.DISPATCHED: "dispatched",
    Stage.DELIVERED: "delivered", Stage.CANCELLED: "cancelled",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands of a promise: its number in each commodity, the commodities that only translate it, its stage."""

    chosen: Mapping[str, Range]
    translated: frozenset[str] = frozenset()
    stage: Stage | None = None
    weighed: bool = False
    """Whether nobody promises it for sure: then what is possible is what is known of it."""


@dataclass(slots=True)
class _Books:
    commitment: str
    standing: Standing
    found: list[Posting] = field(default_factory=list)
    promised: set[str] = field(default_factory=set)
    texts: dict[tuple[str, str], set[str]] = field(default_factory=dict)
    """Whose lots stand on an account."""

    def on(self, account: str, commodity: str) -> list[Amount]:
        """What was posted there so far."""
        return [Amount(one.min, one.max, one.bound) for one in self.found
                if (one.account, one.commodity) == (account, commodity)]

    def put(self, one: Traits, account: str, commodity: str, amount: Amount) -> None:
        self.found.append(Posting(self.commitment, one.id, account, commodity, amount.min, amount.max, amount.bound,
                                  one.day))


def postings_of(
    commitment: str, members: Sequence[Traits], parts: Mapping[str, Part], standing: Standing,
) -> tuple[Posting, ...]:
    """The dated movements of one commitment, whose `members` are in the order in which they were said."""
    books = _Books(commitment, standing)
    for one in members:
        for account in _accounts(one, parts[one.id]):
            for value, said in _amounts(one):
                if account == "promised":
                    if value.high == 0 and parts[one.id] is not Part.AMENDS:
                        continue
                    _promise(books, one, value, said)
                else:
                    _act(books, one, account, value, said)
    if standing.stage is Stage.CANCELLED:
        _call_off(books, members, parts)
        _leave_what_came(books)
    opening = _opening(members, parts, standing.stage)
    found = books.found
    if opening != "promised":
        found = [replace(one, account=opening) if one.account == "promised" else one for one in found]
    return tuple(sorted(found, key=lambda p: (p.account, p.commodity, p.claim)))


def _opening(members: Sequence[Traits], parts: Mapping[str, Part], stage: Stage | None) -> str:
    """The account of what opens the commitment."""
    if stage in NOT_PROMISED:
        return str(stage)
    lead = next((one for one in members if parts[one.id] is Part.OPENS), None)
    return "told" if lead and is_stance(lead) else "promised"


def _accounts(one: Traits, part: Part) -> list[str]:
    own = _ACCOUNT_OF.get(one.claim.stage) if one.claim.stage else None
    if one.claim.modality is Modality.DENIED:
        return []
    sure = own if one.claim.modality not in UNSURE else None
    if part is Part.ADVANCES or (part is Part.AMENDS and own == "cancelled"):
        return [sure] if sure else []
    if part is Part.OPENS:
        return ["promised", sure] if sure and sure != "cancelled" else ["promised"]
    return ["promised"] if part in (Part.RESTATES, Part.AMENDS) and own != "delivered" else []


def _amounts(one: Traits) -> list[tuple[Range, Amount]]:
    claim, found = one.claim, []
    if one.quantity:
        bound = claim.quantity.bound if claim.quantity else Bound.EXACT
        found.append((one.quantity, Amount(one.quantity.low, one.quantity.high, bound)))
    if one.money:
        bound = claim.money.bound if claim.money else Bound.EXACT
        found.append((one.money, Amount(one.money.low, one.money.high, bound)))
    return found


def _promise(books: _Books, one: Traits, value: Range, said: Amount) -> None:
    """Post the number in force once, by the first claim that gives it."""
    standing, unit = books.standing, value.unit
    chosen = standing.chosen.get(unit)
    fits = chosen is None or (chosen.low, chosen.high) == (value.low, value.high)
    if one.claim.modality is Modality.POSSIBLE and not standing.weighed:
        return
    if fits and unit not in books.promised and unit not in standing.translated:
        books.promised.add(unit)
        books.put(one, "promised", unit or THINGS, said)


def _act(books: _Books, one: Traits, account: str, value: Range, said: Amount) -> None:
    """Post what the claim adds to the lots before it; a cancellation told twice is one."""
    commodity = value.unit or THINGS
    before = books.on(account, commodity)
    if account == "cancelled" and any(_same(said, earlier) for earlier in before):
        return
    texts = books.texts.setdefault((account, commodity), set())
    told = Before(before, one.text in texts, books.standing.chosen.get(value.unit))
    texts.add(one.text)
    books.put(one, account, commodity, lot_of(one, value, said, told))


def _call_off(books: _Books, members: Sequence[Traits], parts: Mapping[str, Part]) -> None:
    """A cancellation that names no number, or by which a promise is first heard of, cancels all that had not come."""
    ends = [one for one in members if one.claim.stage is Stage.CANCELLED and _calls_off(one, parts[one.id])]
    if not ends or any(posting.account == "cancelled" for posting in books.found):
        return
    for commodity in sorted({one.commodity for one in books.found if one.account == "promised"}):
        left = minus(plus(books.on("promised", commodity)), plus(books.on("delivered", commodity)))
        books.put(ends[0], "cancelled", commodity, floored(left))


def _leave_what_came(books: _Books) -> None:
    """'The order of 50 is cancelled' after 10 of them came cancels 40: what came is never cancelled.

    A number of its own that is larger than what is left stands as it was said; a check flags it.
    """
    for place, one in enumerate(books.found):
        if one.account != "cancelled":
            continue
        whole, came = plus(books.on("promised", one.commodity)), plus(books.on("delivered", one.commodity))
        left = floored(minus(whole, came))
        if came.max and left.max != 0 and _same(Amount(one.min, one.max, one.bound), whole):
            books.found[place] = replace(one, min=left.min, max=left.max, bound=left.bound)


def _calls_off(one: Traits, part: Part) -> bool:
    if part is Part.OPENS:
        return one.claim.modality not in UNSURE
    return part is Part.AMENDS and one.claim.modality is not Modality.DENIED


def balances_of(postings: Sequence[Posting], *, called_off: bool = False) -> tuple[Balance, ...]:
    """What stands on every account of one commitment that has postings, and what is outstanding.

    Of what was `called_off` as a whole nothing is outstanding, however wide the range of what was promised.
    """
    told: dict[tuple[str, str], list[Amount]] = {}
    for one in postings:
        told.setdefault((one.account, one.commodity), []).append(Amount(one.min, one.max, one.bound))
    sums = {key: amounts[0] if len(amounts) == 1 else plus(amounts) for key, amounts in told.items()}
    for _, commodity in [key for key in sums if key[0] == "promised"]:
        sums["outstanding", commodity] = (
            Amount(NOTHING, NOTHING, Bound.EXACT) if called_off else left_of(commodity, sums))
    return in_order(sums)


def in_order(sums: Mapping[tuple[str, str], Amount]) -> tuple[Balance, ...]:
    """The sums by (account, commodity) as balances, in the order of the accounts."""
    return tuple(Balance(account, commodity, one.min, one.max, one.bound) for (account, commodity), one in
                 sorted(sums.items(), key=lambda found: (_PLACES.get(found[0][0], len(_PLACES)), found[0][1])))


def left_of(commodity: str, sums: Mapping[tuple[str, str], Amount]) -> Amount:
    """What is open, by interval arithmetic: the least promised less the most that came or was cancelled."""
    promised = sums["promised", commodity]
    gone = [sums[account, commodity] for account in ("delivered", "cancelled") if (account, commodity) in sums]
    if not gone:
        return promised
    left = floored(minus(promised, plus(gone)))
    low = NOTHING if left.min is None and promised.min is not None else left.min
    return Amount(low, left.max, bound_of(low, left.max, (promised.bound, *(one.bound for one in gone))))


def is_called_off(postings: Sequence[Posting]) -> bool:
    """Whether all that was promised and did not come was cancelled, commodity by commodity."""
    def ends(account: str, commodity: str) -> Amount:
        return plus(Amount(p.min, p.max, p.bound) for p in postings if (p.account, p.commodity) == (account, commodity))

    if not any(posting.account == "cancelled" for posting in postings):
        return False
    promised = {posting.commodity: ends("promised", posting.commodity) for posting in postings
                if posting.account == "promised"}
    return all(_same(gone, whole) or _same(gone, floored(minus(whole, ends("delivered", name))))
               for name, whole in promised.items() for gone in [ends("cancelled", name)])


def _same(one: Amount, other: Amount) -> bool:
    return (one.min, one.max) == (other.min, other.max)


def share(balances: Sequence[Balance], stage: Stage | None) -> Decimal | None:
    """How much of what was promised has come to `stage`, 0 to 1 in four places; None where it cannot be told."""
    account = _ACCOUNT_OF.get(stage) if stage else None
    for promised in (b for b in balances if b.account == "promised"):
        reached = next((b for b in balances if (b.account, b.commodity) == (account, promised.commodity)), None)
        exact = reached and reached.min == reached.max and promised.min == promised.max
        if exact and reached and reached.min is not None and promised.max:
            return min(Decimal(1), reached.min / promised.max).quantize(Decimal("0.0001"))
    return None
