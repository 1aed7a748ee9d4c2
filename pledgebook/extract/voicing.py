"""Who said what it needs: 'boats in line with the needs put forward by Kenya', 'tents, as requested by Kenya'.

A 'by' behind such a word names no giver: it is who asked, and so who gets.
"""

from typing import Final

from pledgebook.extract.roles import Place
from pledgebook.text.names import NameMention

NOUN: Final = 4
"""How many words before a participle the noun may stand of what is needed ('the needs that were put forward')."""


def voices_need(at: Place, mention: NameMention) -> bool:
    """Whether a name stands behind 'by' and a participle of asking, which 'as' or a noun of needs leads."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(words.nouns["voiced"]):
        return False
    place = at.before_articles(mention.first) - 1
    if place < 2 or lowers[place] not in words.speech["by"]:
        return False
    first = next((k for k in (place - 1, place - 2) if lowers[k] in words.nouns["voiced"]), 0)
    led = first > 0 and lowers[first - 1] in words.nouns["as_told"]
    needs = words.nouns["requests"] | words.nouns["wish_lists"]
    return led or (first > 0 and not needs.isdisjoint(lowers[max(0, first - NOUN) : first]))
