"""Givers by their rank: 'The US is the largest donor with $466 million, followed by Germany with $233 million'.

Each sum belongs to the name that stands right before it, whoever acts in the rest of the sentence.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import WEIGHTS, Found, Place
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

FAR: Final = 9
"""How many words may stand between the name of a giver and its sum."""

LED: Final = 2
"""How many words before a name the words may begin that tell of its rank ('followed by', 'ahead of')."""


def ranked(at: Place, anchor: Anchor) -> Found | None:
    """Who gives a sum by its rank among all that give."""
    words, tokens = at.reader.words, at.scene.tokens
    if anchor.money is None or tokens.words.isdisjoint(words.nouns["ranks"]):
        return None
    mention = _before(at, anchor.money.first)
    if mention is None or not tokens.words.isdisjoint(words.nouns["rank_getters"]):
        return None  # 'Kenya is the largest recipient with $466 million'
    here = tokens.lowers[mention.last : anchor.money.first]
    told = not words.nouns["ranks"].isdisjoint(here) or _is_led(at, mention.first)
    if not told or mention.name.target in at.setting.aggressor or not _leads(at, anchor.money.first):
        return None
    return Found((mention.name.target,), at.span(mention), "donor.gapped", WEIGHTS["donor.asked"])


def _before(at: Place, end: int) -> NameMention | None:
    """The name before a sum, where no other sum stands between, and none between that does not get."""
    for mention in reversed(at.scene.parties):
        ranks = at.reader.words.nouns["ranks"]
        told = not ranks.isdisjoint(at.scene.tokens.lowers[mention.last : mention.last + 1])  # 'and Spain third'
        if mention.last > end or at.owns(mention) or (at.part(mention) in GETS and not told):
            continue  # "Kenya's largest donor"
        between = at.scene.covered[mention.last : end]
        return mention if len(between) <= FAR and "money" not in between else None
    return None


def _is_led(at: Place, first: int) -> bool:
    """'followed by Germany with', 'ahead of Japan at', '... and the UK with': what ranks a name, or goes on a row."""
    words, tokens = at.reader.words, at.scene.tokens
    place = at.before_articles(first)
    givers = place > 0 and tokens.lowers[place - 1] in words.nouns["copulas"] and (  # 'The largest donor is'
        not words.nouns["givers"].isdisjoint(tokens.lowers[:place]))
    if givers and not words.nouns["ranks"].isdisjoint(tokens.lowers[:place]):
        return True
    if not words.nouns["ranks_led"].isdisjoint(tokens.lowers[max(0, place - LED) : place]):
        return True
    return place > 0 and at.joins(place - 1) and not words.nouns["ranks_led"].isdisjoint(tokens.lowers[:place])


def _leads(at: Place, place: int) -> bool:
    """Whether a word stands before a sum that ties it to a name: 'with', 'at', a bracket, a verb of giving."""
    words, tokens = at.reader.words, at.scene.tokens
    while place > 0 and tokens.lowers[place - 1] in words.nouns["rank_sums"]:
        place -= 1
    led = tokens.lowers[place - 1] if place else ""
    ties = together(words.nouns["withs"], words.nouns["rank_ties"])
    return led in ties or any(verb.at == place - 1 for verb in at.scene.verbs)
