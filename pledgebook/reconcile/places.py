"""Where postings lie that a running total covers: by recipient, sort of thing, node of the tree, account, commodity.

A commitment lies under every node from its item up to the root, so that a total of tanks finds Leopards. What a total
covers perhaps lies elsewhere: at a broader node exactly, without a node, or, where the total is one of aid, as a thing
with a price or as money for it ('a further 125 million for drones' of 'the package').
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pledgebook.accounts import THINGS
from pledgebook.codes import NOT_PROMISED, Kind, Stage
from pledgebook.model import Commitment, Posting
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.sums import ANYONE, Donors, Laid, Place
from pledgebook.reconcile.traits import WIDE, Traits

_ACCOUNTS = {Stage.DELIVERED: "delivered", Stage.DISPATCHED: "dispatched", Stage.CONTRACTED: "contracted"}
_THINGS = frozenset({Kind.GOODS, Kind.SERVICE, Kind.TRAINING, Kind.PROCUREMENT})
"""Kinds that a total of aid in money may hold, where they have a price."""
_PRICED_THINGS = "things with a price"
_NO_NODE = "no node"
_ANY_NODE = "any node"


def account_of(total: Traits) -> str:
    """The account that a total speaks of."""
    return _ACCOUNTS.get(total.claim.stage, "promised") if total.claim.stage else "promised"


def sure_places(total: Traits, unit: str) -> list[Place]:
    """Where all postings lie that the total covers for certain."""
    return [_place(total, unit, _node(total))]


def possible_places(total: Traits, unit: str) -> list[Place]:
    """Where postings lie that the total perhaps covers; none of them lies in a sure place too."""
    if total.money and total.money.unit == unit:
        nodes = [f"={node}" for node in total.path[1:]] + [_NO_NODE] if total.path else [_ANY_NODE]
        if total.claim.kind is Kind.PACKAGE:
            funds = [total.path[0], *nodes] if total.path else [*nodes, _NO_NODE]
            return [*(_place(total, unit, node) for node in (*nodes, _PRICED_THINGS)),
                    *(_place(total, unit, node, Kind.FUNDS) for node in funds)]
    else:
        nodes = [f"={node}" for node in total.path[1:len(total.path) - WIDE]]
    return [_place(total, unit, node) for node in nodes]


def _place(total: Traits, unit: str, node: str, kind: Kind | None = None) -> Place:
    recipient = "+".join(sorted(total.recipients)) or ANYONE
    return recipient, (kind or total.claim.kind).value, node, account_of(total), unit or THINGS


def _node(one: Traits) -> str:
    return one.path[0] if one.path else "~" + " ".join(sorted(one.words))


@dataclass(frozen=True, slots=True)
class _Ground:
    """What is looked up to lay down the postings: only what some total asks about."""

    homes: Mapping[str, Entry]
    traits: Mapping[str, Traits]
    asked: frozenset[Place]
    ends: frozenset[tuple[str, str]]
    unions: Mapping[str, Sequence[tuple[str, frozenset[str]]]]


def laid(
    entries: Sequence[Entry], traits: Mapping[str, Traits], asked: frozenset[Place],
) -> Iterator[tuple[Place, Laid]]:
    """Each posting at each of the places `asked` in which it lies; what was only asked for or refused lies nowhere."""
    unions: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for key in sorted({place[0] for place in asked if "+" in place[0]}):
        for recipient in key.split("+"):
            unions[recipient].append((key, frozenset(key.split("+"))))
    ground = _Ground({entry.commitment.id: entry for entry in entries}, traits, asked,
                     frozenset((account, commodity) for *_, account, commodity in asked), unions)
    for entry in entries:
        if entry.commitment.stage not in NOT_PROMISED:
            for posting in entry.postings:
                if (posting.account, posting.commodity) in ground.ends:
                    yield from _lay(entry, posting, ground)


def _lay(entry: Entry, posting: Posting, ground: _Ground) -> Iterator[tuple[Place, Laid]]:
    donors = frozenset(entry.commitment.donors)
    end = (posting.account, posting.commodity)
    for place in _lying(entry.commitment, ground, end):
        yield place, Laid(posting, donors, tuple(_wholes(entry, place, ground)))


def _lying(one: Commitment, ground: _Ground, end: tuple[str, str]) -> list[Place]:
    recipients = {*one.recipients, ANYONE}
    recipients |= {key for recipient in one.recipients for key, union in ground.unions.get(recipient, ())
                   if union.issuperset(one.recipients)}
    found = ((recipient, kind, node, *end) for kind, node in _nodes(one, ground.traits) for recipient in recipients)
    return [place for place in found if place in ground.asked]


def _nodes(one: Commitment, traits: Mapping[str, Traits]) -> Iterator[tuple[str, str]]:
    lead, kind = _lead(one, traits), one.kind.value
    if lead.path:
        yield from ((kind, node) for node in (*lead.path, f"={lead.path[0]}", _ANY_NODE))
    else:
        yield from ((kind, _node(lead)), (kind, _NO_NODE))
    if one.kind in _THINGS:
        yield Kind.PACKAGE.value, _PRICED_THINGS


def _lead(one: Commitment, traits: Mapping[str, Traits]) -> Traits:
    """The member whose item is that of the commitment."""
    wanted = (one.item.id,) if one.item and one.item.id else ()
    members = [traits[member.claim] for member in one.claims]
    return next((member for member in members if member.path[:1] == wanted), members[0])


def _wholes(entry: Entry, place: Place, ground: _Ground) -> Iterator[Donors]:
    """The donors of each whole that posts the same, and so holds this posting already where the total covers it too.

    What a total covers perhaps is held by any whole; what it covers for certain by one that lies in the same place.
    """
    seen = {entry.commitment.id}
    above = ground.homes.get(entry.commitment.part_of or "")
    perhaps = place[2] in (_PRICED_THINGS, _NO_NODE, _ANY_NODE) or place[2].startswith("=")
    while above and above.commitment.id not in seen:
        seen.add(above.commitment.id)
        end = (place[3], place[4])
        posts = any((one.account, one.commodity) == end for one in above.postings)
        if posts and (perhaps or place in _lying(above.commitment, ground, end)):
            yield frozenset(above.commitment.donors)
        above = ground.homes.get(above.commitment.part_of or "")
