"""What the parts of a promise tell of the whole: what came of a part came of the whole, once, and never more than it.

A part keeps its account, and no total adds it to its whole. The whole's own balances hold what its parts say: of 500,
of which 350 came as parts, 150 are outstanding. What the whole's own texts count may hold a part's delivery or may
not. Where both tell one number in the same days it is one delivery; where they count things of different sorts they
are two; else the book knows an interval, at least the larger, at most both. A ceiling ('up to 50') that its parts
fill is promised in full, and so is one that was approved or ordered. What came of a part cannot be called off: of a
whole that is cancelled only the rest is.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from pledgebook.accounts import THINGS, Amount, InParts
from pledgebook.codes import NOT_PROMISED, Bound, Part, Stage, stage_rank
from pledgebook.model import Balance, Commitment, Posting
from pledgebook.reconcile.intervals import NOTHING, bound_of, floored, is_known, minus, plus
from pledgebook.reconcile.postings import in_order, left_of, share
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.voices import PRESS_WAVE
from pledgebook.reconcile.words import overlap

ROLLED = ("delivered", "cancelled")
"""Accounts on which what is told of a part is told of its whole: both close what was open."""

FILLED = ("promised", "committed", "contracted")
"""Accounts of which a ceiling can be filled by parts that stand on the same account."""

_Sums = dict[tuple[str, str], Amount]


def rolled_up(entries: Sequence[Entry], traits: Mapping[str, Traits]) -> list[Entry]:
    """The entries, each whole with what its parts tell in its balances; parts of parts count by way of these."""
    known = {entry.commitment.id: entry for entry in entries}
    below: dict[str, list[str]] = defaultdict(list)
    for name in sorted(known):
        whole = known[name].commitment.part_of
        if whole in known:
            below[str(whole)].append(name)
    for name in _from_below(known, below):
        known[name] = _with_parts(known[name], [known[part] for part in below[name]], traits)
    return [known[entry.commitment.id] for entry in entries]


def _from_below(known: Mapping[str, Entry], wholes: Iterable[str]) -> list[str]:
    """The wholes, those that lie in others first."""
    depths: dict[str, int] = {}
    for name in wholes:
        way: list[str] = []
        at = name
        while at in known and at not in depths and at not in way:
            way.append(at)
            at = known[at].commitment.part_of or ""
        depth = depths.get(at, 0)
        for number, one in enumerate(reversed(way), start=1):
            depths[one] = depth + number
    return sorted(wholes, key=lambda name: (-depths[name], name))


def _with_parts(whole: Entry, parts: Sequence[Entry], traits: Mapping[str, Traits]) -> Entry:
    one = whole.commitment
    counted = [part for part in parts if part.commitment.stage not in NOT_PROMISED
               and part.commitment.hedged in (None, one.hedged)]
    if one.stage in NOT_PROMISED or not counted:
        return whole
    sums: _Sums = {(b.account, b.commodity): _amount(b) for b in one.balances}
    found: list[InParts] = []
    for stands in one.balance("promised"):
        alike = [part for part in counted if _is_of(part, whole, stands.commodity, traits)]
        for account in FILLED:
            found += _filled_by_parts((account, stands.commodity), alike, sums)
        for account in ROLLED:
            found += _told_of_parts(whole, alike, (account, stands.commodity), sums, traits)
    if not found:
        return whole
    closed = one.stage is Stage.CANCELLED and all(b.max == 0 for b in one.balance("outstanding"))
    commodities = sorted({told.commodity for told in found})
    for commodity in () if closed else commodities:
        sums["outstanding", commodity] = left_of(commodity, sums)
    postings = whole.postings
    for commodity in commodities if closed else ():
        postings = _called_off(postings, commodity, sums)
    return Entry(_moved(replace(one, balances=in_order(sums), in_parts=tuple(found))), postings)


def _called_off(postings: tuple[Posting, ...], commodity: str, sums: _Sums) -> tuple[Posting, ...]:
    """The postings of a whole that is called off, and its balance: cancelled is what did not come, by whatever way."""
    end = ("cancelled", commodity)
    came = sums.get(("delivered", commodity))
    if came is None or ("promised", commodity) not in sums:
        return postings
    sums[end] = left = floored(minus(sums["promised", commodity], came))
    mine = [one for one in postings if (one.account, one.commodity) == end]
    if len(mine) != 1:  # several cancellations with their numbers stand as they were said
        return postings
    off = replace(mine[0], min=left.min, max=left.max, bound=left.bound)
    return tuple(off if one is mine[0] else one for one in postings)


def _moved(one: Commitment) -> Commitment:
    """The commitment at the stage that its parts have brought it to, where it can be told how much of it came."""
    came = any(told.account == "delivered" and told.min for told in one.in_parts)
    rank = stage_rank(one.stage)
    reached = share(one.balances, Stage.DELIVERED) if came and rank >= stage_rank(Stage.ANNOUNCED) else None
    return one if reached is None else replace(one, stage=Stage.DELIVERED, stage_share=reached)


def _amount(balance: Balance | Posting) -> Amount:
    return Amount(balance.min, balance.max, balance.bound)


def _on(entry: Entry, account: str, commodity: str) -> list[Amount]:
    return [amount for b in entry.commitment.balances if (b.account, b.commodity) == (account, commodity)
            and is_known(amount := _amount(b))]


# -- which parts count in the commodity of their whole -----------------------------------------------------------------


def _is_of(part: Entry, whole: Entry, commodity: str, traits: Mapping[str, Traits]) -> bool:
    """Money, weights and the like add up whatever they are for; of single things only those of the whole's sort do."""
    if commodity != THINGS:
        return True
    mine, theirs = _lead(part.commitment, traits), _lead(whole.commitment, traits)
    if mine.path and theirs.path:
        return theirs.path[0] in mine.path
    return not mine.words or not theirs.words or overlap(mine.words, theirs.words) >= 0.5


def _lead(one: Commitment, traits: Mapping[str, Traits]) -> Traits:
    """The claim that opens it: what came of it may be told of a narrower thing."""
    opening = [member for member in one.claims if member.part is Part.OPENS] or one.claims
    return traits[opening[0].claim]


# -- what is told ------------------------------------------------------------------------------------------------------


def _filled_by_parts(end: tuple[str, str], parts: Sequence[Entry], sums: _Sums) -> list[InParts]:
    """'Up to 50, of which 33 and 17': a ceiling that the parts fill is what is promised; another stays a ceiling."""
    stands = sums.get(end)
    told = [(part.commitment.id, amount) for part in parts for amount in _on(part, *end)]
    least = plus(amount for _, amount in told).min
    if stands is None or stands.max is None or stands.min is not None or least is None or least < stands.max:
        return []
    sums[end] = Amount(stands.max, stands.max, Bound.EXACT)
    return [_in_parts(*end, plus(each for _, each in told), [name for name, _ in told])]


def _told_of_parts(
    whole: Entry, parts: Sequence[Entry], end: tuple[str, str], sums: _Sums, traits: Mapping[str, Traits],
) -> list[InParts]:
    """What came of the parts, put on the whole's own account."""
    told = [(part, amount) for part in parts for amount in _on(part, *end)]
    if not told:
        return []
    in_parts = plus(amount for _, amount in told)
    own = [posting for posting in whole.postings if (posting.account, posting.commodity) == end]
    beside = [(part, amount) for part, amount in told if not _is_told_by(own, part, end, traits)]
    amount = _together(sums.get(end), in_parts, plus(amount for _, amount in beside),
                       apart=_are_apart(own, [part for part, _ in beside], end, traits))
    room = sums["promised", end[1]]
    if end[0] == "cancelled" and ("delivered", end[1]) in sums:
        room = floored(minus(room, sums["delivered", end[1]]))
    sums[end] = _capped(amount, sums.get(end), room)
    return [_in_parts(*end, in_parts, [part.commitment.id for part, _ in told])]


def _in_parts(account: str, commodity: str, amount: Amount, names: Iterable[str]) -> InParts:
    return InParts(account, commodity, amount.min, amount.max, amount.bound, tuple(sorted(set(names))))


def _is_told_by(own: Sequence[Posting], part: Entry, end: tuple[str, str], traits: Mapping[str, Traits]) -> bool:
    """Whether the whole's own texts tell the part's delivery: the same number in one text, or within days."""
    acts = [posting for posting in part.postings if (posting.account, posting.commodity) == end]
    return bool(acts) and all(any(
        (mine.min, mine.max) == (act.min, act.max) and _is_one_report(mine, act, traits) for mine in own)
        for act in acts)


def _is_one_report(one: Posting, other: Posting, traits: Mapping[str, Traits]) -> bool:
    if traits[one.claim].text == traits[other.claim].text:
        return True
    return _days(one.day, other.day) <= PRESS_WAVE


def _days(one: date | None, other: date | None) -> int:
    return abs((one - other).days) if one and other else PRESS_WAVE + 1


def _are_apart(
    own: Sequence[Posting], parts: Sequence[Entry], end: tuple[str, str], traits: Mapping[str, Traits],
) -> bool:
    """Whether the whole's own texts count things of another sort than each of its parts does."""
    mine = [traits[posting.claim] for posting in own]
    theirs = [traits[posting.claim] for part in parts for posting in part.postings
              if (posting.account, posting.commodity) == end]
    return bool(mine and theirs) and all(_differ(one, other) for one in mine for other in theirs)


def _differ(one: Traits, other: Traits) -> bool:
    return bool(one.path and other.path) and one.path[0] not in other.path and other.path[0] not in one.path


def _together(own: Amount | None, parts: Amount, beside: Amount, *, apart: bool) -> Amount:
    """The whole's own count and that of its parts: at least the larger, at most both."""
    if own is None or not is_known(own):
        return parts
    both = plus((own, beside))
    if apart:
        return both
    low = max(own.min or NOTHING, parts.min or NOTHING)
    return Amount(low, both.max, bound_of(low, both.max, (own.bound, parts.bound)))


def _capped(amount: Amount, own: Amount | None, promised: Amount) -> Amount:
    """Never more than the whole by what its parts say; what its own texts say stands."""
    if promised.max is None:
        return amount
    most = max(promised.max, (own.max if own else None) or NOTHING)
    low = None if amount.min is None else min(amount.min, most)
    high = most if amount.max is None else min(amount.max, most)
    return Amount(low, high, bound_of(low, high, (amount.bound,)))
