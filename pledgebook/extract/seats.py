"""Names of states that tell of no state: where a body meets, and adjectives of a part of the world.

'The board, meeting in Zambia, approved', 'at its meeting in Geneva, Switzerland': the country of a conference or of a
board's session neither gives nor gets. 'South American governments' are not of the United States.
"""

from collections.abc import Sequence
from typing import Final

from pledgebook.extract.words import Words
from pledgebook.text.names import NameMention
from pledgebook.text.tokens import Token

PLACE: Final = 5
"""How many words and marks the towns may have before their country ('in Montego Bay, St James, Jamaica')."""

BODY: Final = 6
"""How many words before a verb of meeting the body may stand that meets."""


def is_seat(tokens: Sequence[Token], mention: NameMention, others: Sequence[NameMention], words: Words) -> bool:
    """Whether a name is that of the country, or the capital, where a body or a conference meets."""
    place = _behind_in(tokens, mention, others, words)
    if place < 0 or _acts_there(tokens, mention, others, words):
        return False
    word, nouns = tokens[place].lower, words.nouns
    if word in nouns["held_in"]:  # 'the conference, held in Kenya'
        place -= 1 + (place > 1 and tokens[place - 1].text == ",")
        word = tokens[place].lower if place >= 0 else ""
    if word in nouns["assemblies"]:
        return True
    before = tokens[max(0, place - BODY) : place]
    if word in nouns["sittings"]:
        return not before or before[-1].text == "," or before[-1].lower in nouns["assembled"]
    if word in nouns["convening"]:
        own = [k for k, token in enumerate(before) if token.text in ".;:"]
        return not nouns["conveners"].isdisjoint(t.lower for t in before[(own or [-1])[-1] + 1 :])
    return False


def _acts_there(
    tokens: Sequence[Token], mention: NameMention, others: Sequence[NameMention], words: Words
) -> bool:
    """'At the summit in Geneva, Norway gave', 'in Geneva, Norway, Spain and Italy gave': a name that begins a clause.

    Behind a town and a comma the country of the town has another comma behind it.
    """
    if tokens[mention.first - 1].text != "," or mention.last >= len(tokens):
        return False
    behind = tokens[mention.last]
    if behind.text == "," or behind.lower in words.nouns["conjunctions"]:  # the next name of a row
        return any(other.first == mention.last + 1 for other in others)
    form = words.verbs.get(behind.lower)
    acts = form is not None and not form.forms.isdisjoint(("past", "third", "base"))
    return acts or behind.lower in words.tenses.first_words or behind.lower in words.nouns["all_leaders"] or (
        behind.lower in words.speech["roles"] or behind.lower in words.speech["institutions"])


def _behind_in(
    tokens: Sequence[Token], mention: NameMention, others: Sequence[NameMention], words: Words
) -> int:
    """The token before the 'in' or 'at' that leads to a name, over the towns before it; -1 where none does."""
    place, comma = mention.first - 1, False
    states = {one.last - 1 for one in others if one.name.use == "name" or (
        one.name.use == "capital" and one.name.target != mention.name.target)}  # 'in Oslo, Chad pledged'
    while place > 0 and mention.first - place <= PLACE:
        token = tokens[place]
        if token.lower in words.nouns["seated"]:
            return place - 1 if comma or place == mention.first - 1 else -1
        if token.text == ",":
            comma = True
        elif place in states or not (token.kind == "word" and token.text[:1].isupper()):
            return -1
        place -= 1
    return -1


def is_continental(tokens: Sequence[Token], mention: NameMention, words: Words) -> bool:
    """'South American states', 'Latin-American', 'Central African countries': an adjective of a part of the world."""
    first, last = mention.first, mention.last
    if tokens[first].lower in words.role_words["continents"] and first > 0:
        place = first - 1 - (first > 1 and tokens[first - 1].text == "-")
        return tokens[place].text[:1].isupper() and tokens[place].lower in words.role_words["parts_of_world"]
    parts = last - first == 2 and tokens[first].lower in words.role_words["parts_of_world"]
    return parts and last < len(tokens) and tokens[last].lower in words.role_words["regions"]
