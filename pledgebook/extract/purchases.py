"""Purchases told by their noun: 'The US approved the purchase of 40 jets by Poland', "... by Taiwan was approved".

Who stands behind 'by' buys, and so gets; who approves it, or from whom it is, sells.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.text.names import NameMention

NEAR: Final = 3
"""How many words before what is bought the noun stands, and behind it the buyer."""


def purchased(at: Place, anchor: Anchor, cue: Cue | None) -> tuple[Found | None, Found] | None:
    """Who sells, where it is told, and who buys; None where no noun of buying has a buyer behind 'by'."""
    lowers, words = at.scene.tokens.lowers, at.reader.words
    if words.nouns["purchases"].isdisjoint(lowers[max(0, anchor.first - NEAR) : anchor.first]):
        return None
    buyer = next((m for m in at.scene.parties if 0 < m.first - anchor.last <= NEAR and at.is_state(m.name.target)
                  and _led(at, m) in words.speech["by"]), None)
    if buyer is None:
        return None
    seller = next((m for m in at.scene.parties if m.name.target != buyer.name.target and _sells(at, m, cue)), None)
    sold = weighed((seller.name.target,), at.span(seller), "donor.agent") if seller is not None else None
    return sold, weighed((buyer.name.target,), at.span(buyer), "recipient.buyer")


def _led(at: Place, mention: NameMention) -> str:
    """The word before a name and its articles."""
    place = at.before_articles(mention.first) - 1
    return at.scene.tokens.lowers[place] if place >= 0 else ""


def _sells(at: Place, mention: NameMention, cue: Cue | None) -> bool:
    """Whether a state is whose consent it takes, or from whom it comes."""
    words, led = at.reader.words, _led(at, mention)
    if not at.is_state(mention.name.target):
        return False
    if led in words.nouns["froms"]:
        return True
    if cue is None or cue.group != "commit":
        return False
    return led in words.speech["by"] and mention.first > cue.at if cue.passive else mention.last <= cue.first
