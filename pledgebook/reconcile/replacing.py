"""Which purchase refills which gift: 'the army orders 420 Griffons in the place of the old VABs that it gives away'.

Precision comes first, so that a purchase is tied to a gift only where its words say that it replaces something, where
one text tells both of one thing, or where a giver orders for itself, within half a year, the very thing that it gave,
and gave nothing else that could be meant. A purchase names one gift; a gift may be refilled by several purchases.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.bonds import Cost, Replacement
from pledgebook.codes import NEGATIVE, NOT_PROMISED, Kind, NoGift
from pledgebook.model import Commitment, distinct
from pledgebook.reconcile.said import is_in_place
from pledgebook.reconcile.traits import WIDE, Traits
from pledgebook.reconcile.words import overlap

SOON = 183
"""Days after a gift within which the same thing, ordered for the giver itself, needs no words to be its replacement."""
LATE = 730
"""Days after a gift within which words of replacement may mean it: budgets and orders take up to two years."""
NEAREST = 40
"""Gifts looked at for one purchase and one thing, the latest first: more would only be older."""

IN_WORDS = "its words say that it replaces"
IN_ONE_TEXT = "one text tells the gift and the purchase"
FOR_ITSELF = "the same thing, ordered for the giver itself"

_SAME, _KIND_OF, _SIBLING = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Told:
    """A commitment with the claims that tell of it, running totals left out, and the day it was first told."""

    commitment: Commitment
    members: tuple[Traits, ...]
    day: date | None
    path: tuple[str, ...]
    words: frozenset[str]

    @classmethod
    def of(cls, commitment: Commitment, members: Sequence[Traits]) -> "Told":
        """What is told of the commitment by its members."""
        said = tuple(one for one in members if not one.total)
        days = [one.day for one in said if one.day]
        exact = max(said, key=lambda one: (len(one.path), one.id), default=None)
        words = frozenset[str]().union(*(one.words for one in said))
        return cls(commitment, said, min(days, default=None), exact.path if exact else (), words)


def with_replacements(told: Sequence[Told]) -> dict[str, Commitment]:
    """The purchases that refill a gift, by id, each with `replaces` and `replacement`."""
    purchases = [one for one in told if _is_purchase(one.commitment)]
    if not purchases:
        return {}
    gifts = _by_thing(one for one in told if _is_gift(one.commitment))
    found = {}
    for purchase in purchases:
        meant = _meant(purchase, gifts)
        if meant:
            found[purchase.commitment.id] = _tied(purchase, *meant)
    return found


def _is_purchase(one: Commitment) -> bool:
    return one.kind is Kind.PROCUREMENT and one.stage not in NEGATIVE and one.stage not in NOT_PROMISED


def _is_gift(one: Commitment) -> bool:
    is_given = one.kind is Kind.GOODS and bool(one.donors) and not set(one.donors) & set(one.recipients)
    return is_given and one.stage not in NOT_PROMISED and one.stage not in NEGATIVE


_Things = Mapping[tuple[str, str], list[Told]]


def _by_thing(gifts: Iterable[Told]) -> _Things:
    """The gifts of each giver by everything that they are a kind of, oldest first."""
    found: dict[tuple[str, str], list[Told]] = defaultdict(list)
    for gift in gifts:
        for donor in gift.commitment.donors:
            for thing in _things(gift):
                found[donor, thing].append(gift)
    for listed in found.values():
        listed.sort(key=lambda gift: (gift.day or date.min, gift.commitment.id))
    return found


def _things(told: Told) -> Iterable[str]:
    return told.path[: len(told.path) - WIDE] or [f"word:{word}" for word in sorted(told.words)]


def _meant(purchase: Told, gifts: _Things) -> tuple[Told, str] | None:
    """The gift that the purchase refills, and what shows it."""
    buyers = sorted({*purchase.commitment.donors, *purchase.commitment.recipients})
    near = {gift.commitment.id: gift for buyer in buyers for thing in _things(purchase)
            for gift in _nearest(purchase, gifts.get((buyer, thing), ()))}
    in_words = any(is_in_place(one) for one in purchase.members)
    ranked = sorted(((strength, gift.commitment.id) for gift in near.values()
                     if (strength := _strength(purchase, gift, in_words=in_words))), key=lambda one: (*one[0], one[1]))
    if not ranked:
        return None
    best = ranked[0][0]
    equal = [name for strength, name in ranked if strength[:2] == best[:2]]
    if len(equal) > 1 and best[0] > 1:
        return None  # told elsewhere, and several gifts could be meant
    rule = IN_WORDS if in_words else IN_ONE_TEXT if best[0] <= 1 else FOR_ITSELF
    return near[ranked[0][1]], rule


def _nearest(purchase: Told, gifts: Sequence[Told]) -> Sequence[Told]:
    """The latest gifts told by the day of the purchase; outlets may tell the gift some days after it."""
    if purchase.day is None:
        return gifts[-NEAREST:]
    end = bisect_right(gifts, (purchase.day.toordinal() + 30), key=lambda gift: (gift.day or date.min).toordinal())
    return gifts[max(0, end - NEAREST) : end]


def _strength(purchase: Told, gift: Told, *, in_words: bool) -> tuple[int, int, int] | None:
    """How plainly the purchase refills this gift, the least is the plainest; None where nothing shows it."""
    likeness = _likeness(purchase, gift)
    own = _is_own(purchase.commitment, gift.commitment)
    kin = gift.commitment.part_of == purchase.commitment.id or purchase.commitment.part_of == gift.commitment.id
    if likeness is None or kin:
        return None
    gap = _gap(purchase, gift)
    if {one.text for one in purchase.members} & {one.text for one in gift.members}:
        return (0 if in_words else 1, likeness, abs(gap or 0)) if in_words or own else None
    if gap is None or gap < -30:
        return None
    if in_words:
        return (2, likeness, gap) if gap <= LATE else None
    explicit = own and bool(purchase.commitment.recipients)
    return (3, likeness, gap) if explicit and likeness == _SAME and 0 <= gap <= SOON else None


def _likeness(purchase: Told, gift: Told) -> int | None:
    """Whether it is the same thing, a kind of it, or a sibling in one narrow family (the successor of a vehicle)."""
    mine, theirs = purchase.path, gift.path
    if not mine or not theirs:
        return _SAME if overlap(purchase.words, gift.words) >= 0.5 else None
    if mine[0] == theirs[0]:
        return _SAME
    if min(len(mine), len(theirs)) > WIDE and (mine[0] in theirs or theirs[0] in mine):
        return _KIND_OF
    narrow = set(mine[1 : len(mine) - WIDE]) & set(theirs[1 : len(theirs) - WIDE])
    return _SIBLING if narrow else None


def _is_own(purchase: Commitment, gift: Commitment) -> bool:
    """Whether the giver buys for itself, as far as the parties of the purchase say."""
    parties = {*purchase.donors, *purchase.recipients}
    return bool(parties & set(gift.donors)) and not set(purchase.recipients) - set(gift.donors)


def _gap(purchase: Told, gift: Told) -> int | None:
    return (purchase.day - gift.day).days if purchase.day and gift.day else None


def _tied(purchase: Told, gift: Told, rule: str) -> Commitment:
    replacement = Replacement(
        gift.commitment.id, rule, _cost(purchase.commitment), _gap(purchase, gift),
        distinct(one.id for one in purchase.members if rule != IN_WORDS or is_in_place(one)),
    )
    return replace(purchase.commitment, replaces=gift.commitment.id, replacement=replacement,
                   no_gift=purchase.commitment.no_gift or NoGift.OWN_STOCK.value)


def _cost(one: Commitment) -> tuple[Cost, ...]:
    """What the purchase costs as said, in each currency."""
    return tuple(Cost(b.min, b.max, b.commodity, b.bound) for b in one.balance("promised")
                 if len(b.commodity) == 3 and b.commodity.isupper())
