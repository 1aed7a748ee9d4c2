"""What a government does in its own land, in a text about another: 'cancel $10,000 in student loans' is not Ukraine's.

The words are of one country's own offices and programmes, and say so wherever the sentence names nobody else.
"""

from functools import lru_cache
from itertools import pairwise

from pledgebook.extract.buyers import CONTEXT
from pledgebook.extract.roles import Found, Place, is_in_need

UNTOLD = CONTEXT | {"recipient.none", ""}
"""Rules by which no word of the sentence tells who gets."""


@lru_cache(maxsize=8)
def _openers(said: frozenset[str]) -> frozenset[str]:
    """The first words of those that are two; kept, since each sum is asked."""
    return frozenset(words.split()[0] for words in said if " " in words)


def is_of_own_land(at: Place, recipients: Found) -> bool:
    """Whether a sentence that names nobody in need has words of what a government does at home."""
    if recipients.rule not in UNTOLD or (recipients.parties and recipients.rule not in CONTEXT):
        return False
    said, tokens = at.reader.words.nouns["own_land"], at.scene.tokens
    if said.isdisjoint(tokens.words) and (_openers(said).isdisjoint(tokens.words) or not any(
            f"{one} {other}" in said for one, other in pairwise(tokens.lowers))):
        return False
    return not any(is_in_need(at, m.name.target) for m in (*at.scene.parties, *at.scene.towns))
