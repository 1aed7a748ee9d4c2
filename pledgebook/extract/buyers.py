"""Who buys for itself: 'Tanzania ordered two patrol ships from Turkey', whoever got ships in the sentence before.

The subject of buying gets, and who sells gives. What a giver orders for a state under attack, or for one that the
sentence names behind 'for', is that state's.
"""

from typing import Final

from pledgebook.codes import Kind, Stage
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.contents import whole
from pledgebook.extract.cues import Cue
from pledgebook.extract.orders import sides, wins
from pledgebook.extract.refills import rebuys
from pledgebook.extract.roles import NOBODY, Found, Place
from pledgebook.text.names import NameMention

PROCUREMENT, GOODS = Kind.PROCUREMENT, Kind.GOODS  # an Enum finds its members slowly

CONTEXT: Final = frozenset({"recipient.before", "recipient.document", "recipient.section", "recipient.home",
                            "recipient.gainer", "recipient.buyer"})
"""Rules by which who gets is told elsewhere, and not behind the thing."""

SELLERS: Final = ("state", "territory", "company", "union")
"""Kinds of those who sell."""

FAR: Final = 8
"""How many words behind what is bought its seller may stand."""


def bought_by(
    at: Place, anchor: Anchor, cue: Cue | None, kind: Kind, roles: tuple[Found, Found]
) -> tuple[Kind, Found, Found]:
    """The kind, who sells and who buys: what a state buys for nobody in words it buys for itself."""
    donors, recipients = roles
    if rebuys(at, anchor, cue, recipients):
        return PROCUREMENT, donors, recipients
    order = whole(at, cue)
    buyer = donors.parties[0] if len(donors.parties) == 1 and donors.rule == "donor.subject" else ""
    traded = kind is PROCUREMENT or (kind is GOODS and order is not cue)
    if order is None or not traded or not _buys(at, order, buyer) or at.reader.catalogue.attacked & {
            *recipients.parties}:
        return kind, *sides(at, anchor, cue, kind, roles)
    seller = _seller(at, anchor, order, buyer)
    free = not recipients.parties or recipients.rule in CONTEXT
    if seller is not None and (free or recipients.parties == (seller.name.target,)):
        sold = Found((seller.name.target,), at.span(seller), "donor.source", donors.weight)
        return PROCUREMENT, sold, donors._replace(rule="recipient.buyer")
    if recipients.rule == "recipient.buyer" or (free and buyer != at.setting.donor):
        recipients = NOBODY
    return kind, *sides(at, anchor, cue, kind, (donors, recipients))


def _buys(at: Place, order: Cue, buyer: str) -> bool:
    """Whether a state acts in a verb of ordering, or in a contract that it makes."""
    orders = order.group == "order" or order.stage is Stage.CONTRACTED
    own = orders and not order.passive and not wins(at, order)  # 'won a contract from Kenya' sells to Kenya
    return own and at.is_state(buyer) and buyer not in at.attackers()


def _seller(at: Place, anchor: Anchor, order: Cue, buyer: str) -> NameMention | None:
    """The name behind 'from' behind what is bought ('orders for 270 jets from Russia'), or behind the whole of it."""
    for mention in at.scene.parties:
        place = at.before_articles(mention.first) - 1
        near = 0 <= place - anchor.last <= FAR or order.at < place < anchor.first
        led = place > 0 and at.scene.tokens.lowers[place] in at.reader.words.nouns["froms"]
        if near and led and mention.name.target != buyer and at.kind(mention.name.target) in SELLERS:
            return mention
    return None


def ordered_anew(anchor: Anchor, kind: Kind, stage: Stage, recipients: Found) -> Stage:
    """'spent $40 million replenishing stocks': what was paid for new stocks has been ordered, and has not come."""
    refills = kind is Kind.PROCUREMENT and recipients.rule == "recipient.refill" and anchor.money is not None
    return Stage.CONTRACTED if refills and stage is Stage.DELIVERED else stage
