"""Wares of the market: what is imported, sold or dealt in by contract is trade, whoever supplies it.

'a contract to supply gas to Germany', 'will reduce its oil imports', 'credit guarantees for sales of rice to Iraq': the
guarantee is given, and the rice is bought. A word of aid, of a loan or of giving beside it says otherwise, but not for
what stands as that of which there are sales.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place

SOLD: Final = 9
"""How many words before a ware the sales may stand that are of it, over others of a row."""

WORTH: Final = 3
"""How many words behind a ware the noun may stand that makes it trade ('oil and gas imports')."""


def is_dealt_in(at: Place, anchor: Anchor, cue: Cue | None, recipients: Found) -> bool:
    """Whether a ware is what there are sales of, or stands beside a word of trade and none of giving."""
    words, phrase, tokens = at.reader.words, anchor.phrase, at.scene.tokens
    if phrase is None or anchor.money is not None:
        return False
    named = {token.lower for token in tokens[phrase.first : phrase.last] if token.text.islower()}
    if named.isdisjoint(words.nouns["wares"] | words.nouns["commodities"] | words.nouns["farm_wares"]):
        return False
    if _is_sold(at, anchor) or _is_imported(at, anchor):
        return True
    said = tokens.words
    if not at.reader.catalogue.attacked.isdisjoint(recipients.parties):
        return False
    if said.isdisjoint(words.nouns["trading"]) or not said.isdisjoint(words.nouns["lent"] | words.nouns["aiding"]):
        return False
    return cue is None or cue.lemma not in words.nouns["gifting"]


def _is_sold(at: Place, anchor: Anchor) -> bool:
    """'to cover sales of U.S. oilseeds and wheat': 'sales of' stands before it, with no verb between the two."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    verbs = {verb.at for verb in at.scene.verbs if "participle" not in verb.form.forms}
    for place in range(anchor.first - 1, max(0, anchor.first - SOLD), -1):
        if lowers[place] in words.order.of and lowers[place - 1] in words.nouns["sales_of"]:
            return True
        if place in verbs or lowers[place] in words.nouns["infinitives"]:
            return False
    return False


def _is_imported(at: Place, anchor: Anchor) -> bool:
    """'its oil and gas imports', 'gas exports': a noun of trade ends the row of which the ware is."""
    words, phrase, lowers = at.reader.words, anchor.phrase, at.scene.tokens.lowers
    if phrase is None:
        return False
    row = words.nouns["conjunctions"] | words.nouns["wares"]
    for place in range(phrase.at_head, min(phrase.at_head + 1 + WORTH, len(lowers))):
        if lowers[place] in words.nouns["trade_of"]:
            return True
        if lowers[place] not in row:
            return False
    return False
