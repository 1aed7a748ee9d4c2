"""Regions by name: their adjectives are no state's, and the states named behind them are who gets.

'South American governments' are not of the United States. '$5 million for the Sahel, including Mali and Niger' is for
Mali and Niger; 'Japan, the largest donor in Africa, pledged' tells nothing of whom it is for.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.others import joined_takers, takes
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.words import together

FEW: Final = 3
"""How many words behind a region the words may begin that say which states are meant."""


BRACKET: Final = 6
"""Within how many words behind a region the bracket may open that holds the names of its states."""


def states_of(at: Place, place: int, donors: tuple[str, ...]) -> Found | None:
    """'to the Sahel, including Mali and Niger', 'to the region, in particular Chad': the states that a region means."""
    tokens, words = at.scene.tokens, at.reader.words
    named = any(token.text[:1].isupper() for token in tokens[max(0, place - 1) : place + 1])
    passed = together(words.role_words["regions"], words.nouns["inside"], frozenset(","))
    first = next((k for k in range(place + 1, min(len(tokens), place + 1 + FEW)) if tokens.lowers[k] not in passed), 0)
    opener = words.openers.at(tokens, first) if first and named else None
    behind = first + 1 if first and tokens.lowers[first] in words.nouns["singled_out"] else opener[1] if opener else 0
    behind = behind or _in_brackets(at, place)
    mention = next((m for m in at.scene.parties if behind and at.before_articles(m.first) == behind), None)
    if mention is None or not at.is_state(mention.name.target) or not takes(at, mention, donors):
        return None
    return weighed(joined_takers(at, mention, donors), at.span(mention), "recipient.region")


def _in_brackets(at: Place, place: int) -> int:
    """'countries in the Pacific (Kiribati and Palau)': where the names in the bracket behind a region begin, or 0."""
    tokens = at.scene.tokens
    near = range(place + 1, min(len(tokens) - 1, place + 1 + BRACKET))
    opened = next((k for k in near if tokens[k].kind == "mark" and tokens[k].text != "-"), 0)
    return opened + 1 if opened and tokens[opened].text == "(" else 0


def tells_of_giver(at: Place, first: int, last: int, cue: Cue | None) -> bool:
    """'Turkey, which plays a role in the Middle East, said': words between the commas behind who acts."""
    tokens = at.scene.tokens
    if cue is None or last > cue.first or last >= len(tokens) or tokens[last].text != ",":
        return False
    opened = next((k for k in range(first - 1, 0, -1) if tokens[k].text == ","), 0)
    return opened > 0 and at.ending_at(opened - 1) is not None
