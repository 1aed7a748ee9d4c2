"""Contracts and agreements: with whom one signs, or talks, sells or gives."""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.cues import Cue
from pledgebook.extract.parts import GETS
from pledgebook.extract.roles import Place, may_give
from pledgebook.extract.signing import rank
from pledgebook.extract.words import together
from pledgebook.text.names import NameMention

CONTRACTED: Final = Stage.CONTRACTED  # an Enum finds its members slowly


def is_contract(at: Place, cue: Cue) -> bool:
    """'signed a contract with Turkey for drones': an order that is for nobody else, so that the other side sells."""
    if cue.stage is not CONTRACTED or cue.passive:
        return False
    return not any(at.part(m) in GETS and m.first > cue.at for m in at.scene.parties)


def is_party_to(at: Place, mention: NameMention) -> bool:
    """'under a deal signed with Norway', 'held talks with the IMF to obtain': with whom who gets has an agreement."""
    words, place = at.reader.words, at.before_articles(mention.first) - 1
    if place < 2 or at.scene.tokens.lowers[place] not in words.nouns["withs"] or not may_give(at, mention, ("aside",)):
        return False
    led = at.scene.tokens.lowers[max(0, place - 2) : place]
    talks = not together(words.nouns["talks"], words.nouns["in_talks"]).isdisjoint(led)
    return not words.joined["bonds"].isdisjoint(led) or (talks and rank(at, mention.name.target) > 0)
