"""Bills and packages by the name of the state they are for: 'the Kenya bill', 'the Chad aid package'.

Who makes one is told otherwise: 'the Norwegian package', "Norway's bill", 'the Norway aid package for Chad'.
"""

from collections.abc import Sequence

from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

BILL = 3
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
