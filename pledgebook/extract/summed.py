"""Sums that came from everybody: 'Chad has received 400 tents since May', 'has won pledges of $5 billion'.

What one has got in all by now, or been promised by many, is from no one giver: neither who was told of before nor who
gives in the rest of the text has given it all.
"""

from typing import Final

from pledgebook.codes import Counting
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.counting import read_counting
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Place

NEAR: Final = 8
"""How many words behind a verb of receiving the word may stand that says that promises were received."""


def is_from_all(at: Place, anchor: Anchor, cue: Cue, getting: set[str]) -> bool:
    """Whether what somebody got or was promised is all that came by now, or promises of several.

    In its own text a state may well tell what another has got from it; promises are of many there as well.
    """
    if anchor.money is None and (anchor.quantity is None or anchor.phrase is None):
        return False  # 'sent 20 tanks, of which it has got 12'
    if _are_promises(at, anchor, cue):
        return True
    own = at.setting.voice
    if own is not None and at.is_public(own) and own not in {*getting, *at.setting.recipients}:
        return False
    before = at.scene.tokens.lowers[max(0, cue.first - 1) : cue.first]
    if not getting and not at.reader.words.speech["first_person"].isdisjoint(before):
        return False  # 'We have got 15 helicopters there by now'
    counting, _, _ = read_counting(at.scene, at.reader.words, anchor, cue, None, at.document.published)  # by its words
    return counting is Counting.TOTAL or (counting is Counting.PART and at.unsaid)


def _are_promises(at: Place, anchor: Anchor, cue: Cue) -> bool:
    """'received pledges of $5 billion', 'has secured $90 million in pledges'; not 'the pledges that it got'."""
    words, lowers = at.reader.words, at.scene.tokens.lowers
    if at.scene.tokens.words.isdisjoint(words.nouns["pledges_got"]):
        return False
    places = [k for k in range(cue.first, min(len(lowers), max(anchor.last, cue.at + 1) + 3))
              if lowers[k] in words.nouns["pledges_got"] and k - cue.first <= NEAR]
    small = words.nouns["definite"] | words.speech["owners"]
    return any(small.isdisjoint(lowers[max(0, k - 3) : k]) for k in places)
