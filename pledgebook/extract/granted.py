"""Whose money another works with: 'UNICEF will build wells with a Norwegian grant of $2 million'.

Who acts spends it; whose adjective stands before the noun of the gift gave it.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.parts import GIVES
from pledgebook.extract.roles import Found, Place, is_in_need, may_give, weighed
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

NEAR: Final = 3
"""How many words before an amount, and behind it, the adjective of who gave it may stand."""

PARTS: Final = (*GIVES, "aside", "place", "to")
"""Parts that the words before such an adjective may say: they lead to the gift."""


def is_for_stricken(at: Place, mention: NameMention) -> bool:
    """'the Syrian humanitarian package', in a text of another giver: whom relief is for by its adjective."""
    code = mention.name.target
    if mention.name.use != "demonym" or at.setting.donor in (None, code) or not is_in_need(at, code):
        return False
    return not at.reader.words.nouns["relief_for"].isdisjoint(at.scene.tokens.lowers[mention.last : mention.last + 1])


def granted(at: Place, anchor: Anchor) -> Found | None:
    """Who gave the sum with which somebody else does something."""
    words, tokens = at.reader.words, at.scene.tokens
    gifts = words.role_words["gifts"]
    if anchor.money is None or tokens.words.isdisjoint(gifts):
        return None
    leads = together(words.nouns["withs"], words.nouns["by_grant"])
    for mention in at.scene.parties:
        beside = anchor.first - NEAR <= mention.first < anchor.last + NEAR and mention.last < len(tokens)
        if mention.name.use == "name" or not beside or tokens.lowers[mention.last] not in gifts:
            continue
        place = at.before_articles(min(mention.first, anchor.first))
        acted = any(verb.at < place for verb in at.scene.verbs)
        if place and acted and tokens.lowers[place - 1] in leads and may_give(at, mention, PARTS):
            return weighed((mention.name.target,), at.span(mention), "donor.gapped")
    return None
