"""Bills and packages by the name of the state they are for: 'the Kenya bill', 'the Chad aid package'.

Who makes one is told otherwise: 'the Norwegian package', "Norway's bill", 'the Norway aid package for Chad', 'UK aid'.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

BILL: Final = 3
"""Within how many words behind the name of a state the word for a bill about it stands."""


def is_of_bill(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'the Kenya bill', 'a Chad aid supplemental': a bill by the name of a state is for it."""
    bills, of_aid = words.nouns["bills_for"], together(words.bundles["aid"], words.bundles["military"])
    at = mention.last
    while at < min(len(tokens), mention.last + BILL) and tokens[at].lower in of_aid:
        at += 1
    behind = tokens[at].lower if at < len(tokens) else ""
    if at > mention.last + 1 and tokens[at - 1].lower in words.bundles["whole"]:
        return behind not in together(words.nouns["aims"], words.nouns["infinitives"])  # 'the Kenya aid package'
    return behind in bills


def of_object(tokens: Sequence[Token], mention: NameMention, behind: str, words: Words) -> str:
    """The part of a name right behind a verb of giving: mostly it gets, but 'sending Indian shells', 'promised UK aid'.

    `behind` is what the words behind the name make of it ('giving the Indian government').
    """
    if (own := _of_own_aid(tokens, mention, words)) is not None:
        return own
    body = tokens[mention.last].lower in words.role_words["organs"] if mention.last < len(tokens) else False
    made = mention.name.use == "demonym" and behind != "folk" and not body
    return "maker" if made else "to"


def _of_own_aid(tokens: Sequence[Token], mention: NameMention, words: Words) -> str | None:
    """'promised US military assistance', 'gave US allies': initials before aid behind a verb of giving get nothing.

    '' where the aid is of that state, 'aside' where its allies get; None where nothing of the kind stands.
    """
    after = [token.lower for token in tokens[mention.last : mention.last + 2]]
    if mention.name.use != "abbreviation" or not after:
        return None
    if after[0] in words.role_words["allied"]:
        return "aside"
    aid, more = words.bundles["aid"], together(words.bundles["military"], words.bundles["civil"])
    return "" if after[0] in aid or (after[0] in more and not aid.isdisjoint(after[1:])) else None
