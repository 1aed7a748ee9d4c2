"""What must hold, or be flagged, before anything is published. Each check is a function that yields Issues.

A code in BREAKS says that the book itself is wrong, and nothing may be published. The others say that the world or
the press is: more delivered than was promised, parts above their whole. Those are published with the flag.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from pledgebook.codes import FLOWS, NOT_PROMISED, Kind, Part
from pledgebook.errors import Issue
from pledgebook.model import Balance, Claim, Commitment, Posting
from pledgebook.valuation import Valuation

MOST_THINGS = Decimal(10) ** 10
"""The largest promise of things so far is billions of vaccine doses; a 'million' read twice is more."""
MOST_MONEY = Decimal(10) ** 14
"""The yearly product of the world, about, in dollars; a promise above it is a misread scale."""

MOST_OF: dict[str, Decimal] = {
    # items of the catalogue, and how many of them and of their kinds there can be: what public counts say of all armed
    # forces of the world together, rounded up; of what is made by the million, a century of its making
    "tank": Decimal(100_000), "armoured-vehicle": Decimal(1_000_000), "artillery": Decimal(500_000),
    "howitzer": Decimal(200_000), "multiple-launch-rocket-system": Decimal(50_000), "aircraft": Decimal(100_000),
    "combat-aircraft": Decimal(30_000), "helicopter": Decimal(50_000), "vessel": Decimal(100_000),
    "submarine": Decimal(1_000), "air-defence": Decimal(100_000), "missile": Decimal(10) ** 7,
    "drone": Decimal(10) ** 8, "small-arms": Decimal(10) ** 9, "artillery-ammunition": Decimal(10) ** 9,
    "trainee": Decimal(10) ** 8,
}

PIECES = frozenset({"items", "pieces", "units", "systems", "rounds", "vehicles"})
"""Commodities that count things one by one; a tonne or a set is no piece."""

SUMS = (
    ("captured", ("parsed", "failed")),
    ("parsed", ("kept", "screened_out")),
    ("candidates", ("claims", "vetoed")),
    ("sifted", ("sifted_no_page", "sifted_failed", "sifted_gated_out", "sifted_screened_out", "sifted_kept")),
)
"""What is dropped is counted: the first is the sum of the others (DESIGN.md)."""

BREAKS = frozenset((
    "counts-do-not-add-up", "claim-twice", "claim-unknown", "opens-not-once", "total-posted", "part-of-unknown",
    "part-of-circle", "range-backwards", "evidence-length", "value-without-rate",
))
"""Codes after which nothing may be published."""


@dataclass(frozen=True, slots=True)
class Book:
    """What the checks look at."""

    commitments: Mapping[str, Commitment]
    postings: tuple[Posting, ...]
    claims: Mapping[str, Claim]
    counts: Mapping[str, int]
    broader: Callable[[str], Sequence[str]] = lambda item: (item,)


def check(
    commitments: Sequence[Commitment], postings: Sequence[Posting], claims: Mapping[str, Claim],
    counts: Mapping[str, int], broader: Callable[[str], Sequence[str]] = lambda item: (item,),
) -> tuple[Issue, ...]:
    """All that the checks find, in order; `claims` by id, `counts` by the names of SUMS.

    `broader` says what an item of the catalogue is a kind of, itself first. Each check looks at every record once.
    """
    book = Book({one.id: one for one in commitments}, tuple(postings), claims, counts, broader)
    return tuple(sorted({issue for one in CHECKS.values() for issue in one(book)}))


def counts_add_up(book: Book) -> Iterator[Issue]:
    """Captured = parsed + failed; parsed = kept + screened out; candidates = claims + vetoed; and what was sifted."""
    for whole, parts in SUMS:
        if whole in book.counts and book.counts[whole] != sum(book.counts.get(part, 0) for part in parts):
            told = " + ".join(f"{book.counts.get(part, 0)} {part}" for part in parts)
            yield _issue("counts-do-not-add-up", whole, f"{book.counts[whole]} {whole}, but {told}",
                         "run again, and report it if it stays")


def claims_stand_once(book: Book) -> Iterator[Issue]:
    """Every claim stands in at most one commitment."""
    homes = Counter(member.claim for one in book.commitments.values() for member in one.claims)
    for claim, times in homes.items():
        if times > 1:
            yield _issue("claim-twice", claim, f"stands in {times} commitments, so it is counted {times} times",
                         "report it")


def claims_are_known(book: Book) -> Iterator[Issue]:
    """Every member of a commitment and every posting names a claim of the book."""
    named = {member.claim for one in book.commitments.values() for member in one.claims}
    for claim in named | {posting.claim for posting in book.postings}:
        if claim not in book.claims:
            yield _issue("claim-unknown", claim, "is named by the ledger, but no document says it",
                         "run again from the archive")


def promises_open_once(book: Book) -> Iterator[Issue]:
    """A commitment has exactly one claim that opens it; one of running totals alone has none."""
    for one in book.commitments.values():
        parts = Counter(member.part for member in one.claims)
        wanted = 0 if set(parts) == {Part.ASSERTS} else 1
        if parts[Part.OPENS] != wanted:
            yield _issue("opens-not-once", one.id, f"{parts[Part.OPENS]} claims open it, not {wanted}", "report it")


def totals_post_nothing(book: Book) -> Iterator[Issue]:
    """A running total and a disputed number make no posting."""
    silent = {member.claim for one in book.commitments.values() for member in one.claims
              if member.part in (Part.ASSERTS, Part.DISPUTES)}
    for posting in book.postings:
        if posting.claim in silent:
            message = f"posts to {posting.account} of {posting.commitment}, but adds nothing"
            yield _issue("total-posted", posting.claim, message, "report it")


def wholes_are_known(book: Book) -> Iterator[Issue]:
    """`part_of` names a commitment of the book."""
    for one in book.commitments.values():
        if one.part_of is not None and one.part_of not in book.commitments:
            yield _issue("part-of-unknown", one.id, f"is part of {one.part_of}, which is not in the book",
                         "report it")


def wholes_make_a_tree(book: Book) -> Iterator[Issue]:
    """No commitment is, by way of its wholes, part of itself."""
    walked: set[str] = set()
    for name in book.commitments:
        way: dict[str, int] = {}
        at: str | None = name
        while at is not None and at in book.commitments and at not in walked and at not in way:
            way[at] = len(way)
            at = book.commitments[at].part_of
        walked.update(way)
        for one, place in way.items():
            if at in way and place >= way[str(at)]:
                yield _issue("part-of-circle", one, "is part of itself by way of its wholes",
                             "undo a part-of judgement")


def ranges_run_forward(book: Book) -> Iterator[Issue]:
    """No posted amount or due window ends before it begins, and no amount is below nothing."""
    for posting in book.postings:
        low, high = posting.min, posting.max
        if (low is not None and (low < 0 or (high is not None and high < low))) or (high is not None and high < 0):
            message = f"posts {low} to {high} {posting.commodity}"
            yield _issue("range-backwards", posting.claim, message, "correct the claim")
    for one in book.commitments.values():
        for said in one.due_history:
            earliest, latest = said.window.earliest, said.window.latest
            if earliest and latest and latest < earliest:
                yield _issue("range-backwards", said.claim, f"is due from {earliest} to {latest}", "correct the claim")


def evidence_is_as_long_as_its_span(book: Book) -> Iterator[Issue]:
    """The words of a claim are as many code points as its span."""
    for claim in book.claims.values():
        words = claim.evidence
        if words and len(words.exact) != words.end - words.start:
            message = f"has {len(words.exact)} code points for the span {words.start}..{words.end}"
            yield _issue("evidence-length", claim.id, message, "read its document again")


def values_name_their_rate(book: Book) -> Iterator[Issue]:
    """A value in another currency than that of its words or prices names the rate, its day and its source."""
    for one in book.commitments.values():
        said = {balance.commodity for balance in one.opening}
        for shown in one.values:
            if not shown.source or not (_has_rate(shown, said) or not shown.is_own):
                message = f"has a value in {shown.currency} without rate, day or source"
                yield _issue("value-without-rate", one.id, message, "value it again")


def _has_rate(shown: Valuation, said: set[str]) -> bool:
    if shown.prices:
        return all(price.currency == shown.currency or (price.rate is not None and price.rate_date is not None)
                   for price in shown.prices)
    return shown.currency in said or (shown.rate is not None and shown.rate_date is not None)


def deliveries_stay_within_promises(book: Book) -> Iterator[Issue]:
    """No more is delivered for certain than was promised at most."""
    return _above_promised(book, "delivered-above-promised", ("delivered",))


def firm_stays_within_promises(book: Book) -> Iterator[Issue]:
    """No more is committed or contracted for certain than was promised at most."""
    return _above_promised(book, "firm-above-promised", ("committed", "contracted"))


def _above_promised(book: Book, code: str, accounts: Sequence[str]) -> Iterator[Issue]:
    for one in book.commitments.values():
        promised = {balance.commodity: balance for balance in one.balance("promised")}
        for done in (balance for account in accounts for balance in one.balance(account)):
            most = promised[done.commodity].max if done.commodity in promised else None
            if most is not None and done.min is not None and done.min > most:
                message = f"{done.min:,f} {done.commodity} {done.account}, {most:,f} promised"
                yield _issue(code, one.id, message, "look for a raise of the promise, or part what is two gifts")


def cancellations_stay_within_what_is_left(book: Book) -> Iterator[Issue]:
    """No more is cancelled for certain than was promised at most and did not come."""
    for one in book.commitments.values():
        came = {balance.commodity: balance.min or Decimal(0) for balance in one.balance("delivered")}
        promised = {balance.commodity: balance.max for balance in one.balance("promised")}
        for gone in one.balance("cancelled"):
            most = promised.get(gone.commodity)
            if most is None or gone.min is None:
                continue
            left = max(Decimal(0), most - came.get(gone.commodity, Decimal(0)))
            if gone.min > left:
                message = f"{gone.min:,f} {gone.commodity} cancelled, {left:,f} left of {most:,f} promised"
                yield _issue("cancelled-above-left", one.id, message, "look at what came, or part what is two promises")


def parts_stay_within_wholes(book: Book) -> Iterator[Issue]:
    """The parts of a whole together are for certain no more than the whole at most."""
    for whole, promised, parts in _shares(book):
        least = sum((part.min or Decimal(0) for part in parts), Decimal(0))
        if promised.max is not None and least > promised.max:
            message = f"its parts make {least:,f} {promised.commodity}, itself {promised.max:,f}"
            yield _issue("parts-above-whole", whole.id, message, "look for a part that is a promise of its own")


def flows_have_a_day_or_a_value(book: Book) -> Iterator[Issue]:
    """Nothing that is promised or given stands in the book with no day and no amount: nobody could check it."""
    dated = {posting.commitment for posting in book.postings if posting.day}
    known = {posting.commitment for posting in book.postings if posting.min is not None or posting.max is not None}
    for one in book.commitments.values():
        if one.kind not in FLOWS | {Kind.TRAINING} or one.stage in NOT_PROMISED or one.id in known or one.id in dated:
            continue
        has_day = one.announced.first or one.due_history or any(
            book.claims[member.claim].document.published for member in one.claims if member.claim in book.claims)
        ends = [(told.min, told.max) for told in one.balances] + [(told.min, told.max) for told in one.values]
        has_value = any(end is not None for both in ends for end in both)
        if not has_day and not has_value:
            yield _issue("undated-valueless", one.id, "has neither a day nor an amount, in any of its claims",
                         "look for the document's day, or reject the claim")


def disputes_are_shown(book: Book) -> Iterator[Issue]:
    """What a claim disputes stands as a conflict."""
    for one in book.commitments.values():
        if not one.conflicts and any(member.part is Part.DISPUTES for member in one.claims):
            yield _issue("dispute-not-shown", one.id, "a claim disputes it, but no conflict says what is disputed",
                         "look at its claims: `pledgebook show` with its id")


def conflicts_choose_what_was_told(book: Book) -> Iterator[Issue]:
    """The value that a conflict goes by is one that a claim told."""
    for one in book.commitments.values():
        for found in one.conflicts:
            if found.chosen not in dict(found.values):
                yield _issue("conflict-without-choice", one.id, f"the value chosen for {found.field} was told by no "
                             "claim", "look at its claims: `pledgebook show` with its id")


def amounts_are_sane(book: Book) -> Iterator[Issue]:
    """No promise is larger than any could be, in money or in things: such a number was misread."""
    money = {claim.money.currency for claim in book.claims.values() if claim.money}
    most_of: dict[str, Decimal] = {}
    for posting in book.postings:
        is_money = posting.commodity.partition("/")[0] in money  # 'NOK/year' is money
        most = MOST_MONEY if is_money else _most(book, posting, most_of)
        size = max((end for end in (posting.min, posting.max) if end is not None), default=Decimal(0))
        if size > most:
            yield _issue("absurd-amount", posting.claim, f"posts {size} {posting.commodity}, more than there can be",
                         "look at the words, and correct or reject the claim")


def _most(book: Book, posting: Posting, known: dict[str, Decimal]) -> Decimal:
    """How many of the posted things there can be; `known` keeps what was found for each item."""
    commitment = book.commitments.get(posting.commitment)
    item = commitment.item.id if commitment and commitment.item else None
    if item is None or posting.commodity.partition("/")[0] not in PIECES:
        return MOST_THINGS
    if item not in known:
        known[item] = next((MOST_OF[one] for one in book.broader(item) if one in MOST_OF), MOST_THINGS)
    return known[item]


def _shares(book: Book) -> Iterator[tuple[Commitment, Balance, list[Balance]]]:
    """Each promised amount of a whole with those of its parts that count in the same commodity.

    Single things of different items are not added: two tanks and a thousand shells are no thousand and two.
    """
    below: dict[str, list[Commitment]] = defaultdict(list)
    for one in book.commitments.values():
        if one.part_of in book.commitments:
            below[str(one.part_of)].append(one)
    for name, parts in below.items():
        whole = book.commitments[name]
        for promised in whole.balance("promised"):
            single = promised.commodity == "items"
            alike = [part for part in parts if not single or (part.item and part.item == whole.item)]
            yield whole, promised, [balance for part in alike for balance in part.balance("promised")
                                    if balance.commodity == promised.commodity]


def _issue(code: str, subject: str, message: str, next_step: str) -> Issue:
    return Issue("checks", code, subject, message, next_step)


CHECKS: dict[str, Callable[[Book], Iterator[Issue]]] = {
    "counts-do-not-add-up": counts_add_up,
    "claim-twice": claims_stand_once,
    "claim-unknown": claims_are_known,
    "opens-not-once": promises_open_once,
    "total-posted": totals_post_nothing,
    "part-of-unknown": wholes_are_known,
    "part-of-circle": wholes_make_a_tree,
    "range-backwards": ranges_run_forward,
    "evidence-length": evidence_is_as_long_as_its_span,
    "value-without-rate": values_name_their_rate,
    "delivered-above-promised": deliveries_stay_within_promises,
    "firm-above-promised": firm_stays_within_promises,
    "cancelled-above-left": cancellations_stay_within_what_is_left,
    "parts-above-whole": parts_stay_within_wholes,
    "undated-valueless": flows_have_a_day_or_a_value,
    "dispute-not-shown": disputes_are_shown,
    "conflict-without-choice": conflicts_choose_what_was_told,
    "absurd-amount": amounts_are_sane,
}
"""The registry: each check under the code of the Issues that it yields."""
