"""Who gets by the occasion: 'At a ceremony in Nairobi', 'Under an agreement with Kenya', 'Kenya will benefit from'.

The words stand apart from the gift, and name nobody who gives; they speak where no word beside the thing does.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.others import takes
from pledgebook.extract.roles import Found, Place, is_in_need, weighed
from pledgebook.extract.row_takers import whole_row

NEAR: Final = 4
"""How many words before a name the noun of the occasion may stand ('a handover ceremony held in')."""


def occasion(at: Place, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The state in need in which a ceremony is held, with which an agreement is made, or that benefits."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    formal = words.joined["bonds"]
    for mention in at.scene.parties if cue is not None and donors else ():
        place = at.before_articles(mention.first) - 1
        if cue is None or mention.name.target in {*donors, *at.setting.aggressor}:
            continue
        before = lowers[max(0, place - NEAR) : place] if place > 0 else ()
        held = place > 0 and lowers[place] in words.nouns["inside"] and not words.nouns["ceremonies"].isdisjoint(before)
        agreed = place > 0 and lowers[place] in words.nouns["withs"] and not formal.isdisjoint(before)
        gains = cue.lemma in words.nouns["benefiting"] and mention.last <= cue.first and takes(at, mention, donors)
        if (held or agreed or gains) and is_in_need(at, mention.name.target):
            return weighed(whole_row(at, mention, donors), at.span(mention), "recipient.told")
    return None
