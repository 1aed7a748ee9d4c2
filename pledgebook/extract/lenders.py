"""With whom a state that tells what it gets has agreed: 'Cabinet approved a loan agreement with Norway'."""

from typing import Final

from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.signing import is_with, rank
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

BOND: Final = 9
"""How many words before the name of the other side the agreement may stand."""


def lender(at: Place, anchor: Anchor, found: Found) -> Found:
    """The donors found; where no word tells them, the other side of an agreement on a loan, a grant or a sum."""
    voice = at.setting.voice
    if not at.setting.gets or voice is None or found.weight >= IN_WORDS or not _is_lent(at, anchor):
        return found
    bonds, betweens = at.reader.words.joined["bonds"], at.reader.words.nouns["betweens"]
    for mention in at.scene.parties:
        beside = at.joined_to(mention.first)
        ours = beside is not None and beside.name.target == voice
        before = at.scene.tokens.lowers[max(0, mention.first - BOND) : mention.first]
        led = is_with(at, mention) or _is_of_other(at, mention) or (ours and not betweens.isdisjoint(before))
        if led and not bonds.isdisjoint(before) and rank(at, mention.name.target) > rank(at, voice):
            return weighed((mention.name.target,), at.span(mention), "donor.source")
    return found


def _is_lent(at: Place, anchor: Anchor) -> bool:
    """Whether an anchor is a sum, or a loan or a grant without one."""
    if anchor.money is not None or anchor.phrase is None:
        return anchor.money is not None
    said = at.scene.tokens.lowers[anchor.phrase.first : anchor.phrase.last]
    return not together(at.reader.words.nouns["moneys"], at.reader.words.nouns["deals_of_aid"]).isdisjoint(said)


def _is_of_other(at: Place, mention: NameMention) -> bool:
    """'with the Lending Window of the World Bank': whether only capitals and small words stand behind the 'with'."""
    tokens, words = at.scene.tokens, at.reader.words
    small = together(words.order.of, words.nouns["articles"])
    for k in range(at.before_articles(mention.first) - 1, 0, -1):
        if tokens.lowers[k] in words.nouns["withs"]:
            return k + 1 < mention.first and at.kind(mention.name.target) in ("bank", "fund", "agency", "union")
        if not (tokens[k].text[:1].isupper() or tokens.lowers[k] in small):
            return False
    return False
