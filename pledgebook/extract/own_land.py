"""What a government does in its own land, in a text about another: 'cancel $10,000 in student loans' is not Ukraine's.

The words are of one country's own offices and programmes, and say so wherever the sentence names nobody else.
"""

from functools import cache
from typing import Final

from pledgebook.extract.buyers import CONTEXT
from pledgebook.extract.roles import Found, Place, is_in_need
from pledgebook.text.lexicon import Phrases, load_table

UNTOLD: Final = CONTEXT | {"recipient.none", ""}
"""Rules by which no word of the sentence tells who gets."""


@cache
def _own_land(language: str) -> Phrases:
    """The words for what a government does at home."""
    return Phrases.of({"own": load_table(language, "phrases")["own_land"]})


def is_of_own_land(at: Place, recipients: Found) -> bool:
    """Whether a sentence that names nobody in need has words of what a government does at home."""
    if recipients.rule not in UNTOLD or (recipients.parties and recipients.rule not in CONTEXT):
        return False
    if next(_own_land(at.reader.words.language).scan(at.scene.tokens), None) is None:
        return False
    return not any(is_in_need(at, m.name.target) for m in (*at.scene.parties, *at.scene.towns))
