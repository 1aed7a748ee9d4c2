"""Which states a region stands for: 'to the Horn of Africa, specifically Ethiopia', 'to the Sahel, including Mali'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.others import REACH, in_other_clause, joined_takers, takes
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.words import together

FAR: Final = 14
"""How many words behind the noun of a region its states may stand ('in ten countries that face a drought, such as')."""


def namely(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The states that a word of examples or of narrowing leads to, behind a region that a thing is for."""
    words, scene = at.reader.words, at.scene
    if not donors or not scene.parties or scene.tokens.words.isdisjoint(
            together(words.role_words["regions"], words.nouns["poor_lands"])):
        return None
    first = min(anchor.first, cue.at + 1) if cue else anchor.first
    for mention in scene.parties:
        opener = _opener(at, mention.first)
        if opener < first or mention.first > anchor.last + REACH + FAR:
            continue
        if in_other_clause(at, anchor.last, mention.first):
            continue
        if not at.is_state(mention.name.target) or not takes(at, mention, donors):
            continue
        if any(place >= first for place in _regions(at, opener)) or _is_apposed(at, mention.first):
            group = tuple(p for p in joined_takers(at, mention, donors) if at.is_state(p))
            return weighed(group, at.span(mention), "recipient.namely")
    return None


def _is_apposed(at: Place, first: int) -> bool:
    """'the Baltic states Latvia and Estonia': whether a name stands right behind 'states' or 'countries'."""
    return first > 1 and at.scene.tokens.lowers[first - 1] in at.reader.words.nouns["poor_lands"]


def _opener(at: Place, first: int) -> int:
    """The token of the word that leads to a name ('including', 'specifically', 'in particular'), -1 where none does."""
    if _is_apposed(at, first):
        return first - 1
    words, lowers = at.reader.words, at.scene.tokens.lowers
    small = together(words.nouns["articles"], words.nouns["inside"], words.nouns["to_people"])
    place = first - 1
    while place > 0 and (lowers[place] in small or lowers[place] == ","):
        place -= 1
    found = words.openers.before(at.scene.tokens, place + 1)
    if found is not None:
        return found[1]
    return place if lowers[place] in words.nouns["narrowed_by"] else -1


def _regions(at: Place, opener: int) -> Iterator[int]:
    """The nouns of regions before a word of examples, with no amount between."""
    for place in range(opener - 1, max(-1, opener - FAR), -1):
        if at.scene.covered[place] in ("money", "quantity"):
            return
        if at.scene.tokens.lowers[place] in at.reader.words.role_words["regions"]:
            yield place
