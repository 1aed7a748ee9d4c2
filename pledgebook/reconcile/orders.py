"""An order that holds a share for somebody is no promise of that share, and the share no promise of the order.

'2,000 drones are ordered, 100 of them for Ukraine': the purchase is one commitment, the hundred is another, which is
`part_of` it. While claims are compared, such an order stands in a group of its own, whoever it is said to be for, and
its share is a promise like any other, so that it finds the texts that promised it before there was a number.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from pledgebook.codes import Counting, Kind
from pledgebook.reconcile.traits import WIDE, Range, Traits
from pledgebook.reconcile.words import overlap

GROUP = "order"
"""The group of an order that holds a share: it is compared with other orders only."""

_Sides = tuple[str, Range]


def for_comparing(traits: Mapping[str, Traits]) -> dict[str, Traits]:
    """The traits as they are compared: orders that hold a share apart, and their shares as promises of their own."""
    found = dict(traits)
    orders: dict[_Sides, list[Traits]] = defaultdict(list)
    for order, share in _shares(traits.values()):
        for buyer in share.donors:
            orders[buyer, _number(order)].append(order)
        if share.claim.counting is Counting.PART:
            found[share.id] = replace(share, claim=replace(share.claim, counting=Counting.NEW))
    for one in traits.values() if orders else ():
        # Another outlet may tell of the order alone: the same number of the same thing is the same order.
        known = _known(one, orders) if is_order(one) else None
        if known:
            buyer, order = known
            found[one.id] = replace(one, group=GROUP, donors=frozenset((buyer,)), recipients=frozenset(),
                                    path=order.path, words=order.words)
    return found


def _shares(traits: Iterable[Traits]) -> Iterable[tuple[Traits, Traits]]:
    """Each order with each share of it that the same text tells."""
    texts: dict[str, list[Traits]] = defaultdict(list)
    ordering = set()
    for one in traits:
        texts[one.claim.document.id].append(one)
        if is_order(one):
            ordering.add(one.claim.document.id)
    for name in sorted(ordering):
        yield from ((order, one) for order in texts[name] if is_order(order)
                    for one in texts[name] if holds_share(order, one))


def _number(order: Traits) -> Range:
    assert order.quantity is not None
    return order.quantity


def _known(one: Traits, orders: Mapping[_Sides, Sequence[Traits]]) -> tuple[str, Traits] | None:
    """Who buys, and the order that is known to hold a share, where it is that one.

    Texts name the buyer as the one side or the other; and 'these munitions' of one text are those it has just named.
    """
    found = ((party, order) for party in sorted(one.donors | one.recipients)
             for order in orders.get((party, _number(one)), ()) if related(one, order) or order.text == one.text)
    return min(found, key=lambda known: (known[0], known[1] is not one, known[1].id), default=None)


def is_order(one: Traits) -> bool:
    """Whether it is a counted order of somebody who is named."""
    is_counted = one.claim.kind is Kind.PROCUREMENT and one.quantity is not None and not one.total
    return is_counted and bool(one.donors | one.recipients)


def holds_share(order: Traits, one: Traits) -> bool:
    """Whether `one` is told as a share of the order: fewer of the same thing, given by who orders."""
    mine, theirs = one.quantity, order.quantity
    if not is_order(order) or not mine or not theirs or one.total or one.claim.kind is not Kind.GOODS:
        return False
    most, least = mine.high or mine.low, theirs.low or theirs.high
    if mine.unit != theirs.unit or most is None or least is None or most >= least:
        return False
    ordered_by_giver = bool(one.donors) and one.donors <= order.donors | order.recipients
    return ordered_by_giver and (related(order, one) or one.claim.counting is Counting.PART)


def related(one: Traits, other: Traits) -> bool:
    """Whether both name one thing, the one perhaps less exactly than the other."""
    if one.path and other.path:
        near = min(len(one.path), len(other.path)) > WIDE
        return near and (one.path[0] in other.path or other.path[0] in one.path)
    return overlap(one.words, other.words) >= 0.5
