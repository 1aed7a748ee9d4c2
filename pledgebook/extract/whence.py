"""Where a thing comes from: 'tents from a warehouse in Kuwait', 'bought in Pakistan', 'The plane left Denmark'.

A place from which something starts, where it lay or was bought, is not for whom it is.
"""

from typing import Final

from pledgebook.extract.parts import left_of_articles
from pledgebook.extract.scene import Scene
from pledgebook.extract.words import Words, together
from pledgebook.text.names import NameMention

STORE: Final = 4
"""How many words may stand between 'from' and the noun of the store ('from the agency's regional stockpile')."""

TOWN: Final = 4
"""How many words the place inside a state may have that stands before it ('left Copenhagen in Denmark')."""


def is_origin(scene: Scene, mention: NameMention, words: Words) -> bool:
    """Whether a state is where something comes from, by the words right before it or before the place in it."""
    starts = together(words.nouns["kept_in"], words.nouns["bought_in"], words.nouns["sets_out"])
    if scene.tokens.words.isdisjoint(starts):
        return False
    lowers = scene.tokens.lowers
    place = left_of_articles(scene.tokens, mention.first, words) - 1
    place = _before_town(scene, place, words)
    led = place > 0 and lowers[place] in words.nouns["inside"]
    if place > 0 and lowers[place] in words.nouns["sets_out"]:
        return True
    if not led:
        return False
    if lowers[place - 1] in words.nouns["bought_in"] or lowers[place - 1] in words.nouns["sets_out"]:
        return True
    stored = lowers[place - 1] in words.nouns["kept_in"]
    return stored and not words.nouns["froms"].isdisjoint(lowers[max(0, place - 2 - STORE) : place - 1])


def _before_town(scene: Scene, place: int, words: Words) -> int:
    """The token before a place with a name that stands before its state ('in Dubai, United Arab Emirates')."""
    tokens, at = scene.tokens, place
    small = together(words.nouns["inside"], frozenset({","}))
    if at < 1 or tokens.lowers[at] not in small:
        return place
    at -= 1
    first = at
    while at > 0 and first - at < TOWN and tokens[at].text[:1].isupper() and tokens[at].kind == "word":
        at -= 1
    return at if at < first else place
