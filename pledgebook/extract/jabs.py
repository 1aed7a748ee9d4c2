"""What one person is given of a thing: 'have received three doses', 'families will get three meals a day'.

And doses that are put into people: 'has administered 2 billion doses' tells of a campaign at home, unless the words
name somebody else who gets, or the text is on aid.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place

FEW: Final = 5
"""How many jabs or meals one person may be given."""


def is_for_each(at: Place, anchor: Anchor, cue: Cue | None, donors: Found, recipients: Found) -> bool:
    """Whether it is a dose or a meal that each person gets, or doses that a state gives its own people."""
    words, phrase = at.reader.words, anchor.phrase
    if cue is None or phrase is None or anchor.money is not None:
        return False
    said = at.scene.tokens.lowers[phrase.first : phrase.last]
    if words.nouns["one_each"].isdisjoint(said) and words.nouns["licensed"].isdisjoint(said):
        return False
    most = anchor.quantity.max if anchor.quantity is not None else None
    if cue.group in RECEIVING and most is not None and most <= FEW and not words.nouns["one_each"].isdisjoint(said):
        return True
    if cue.lemma not in words.nouns["jabbed"] or at.setting.aid or at.setting.abroad:
        return False
    told = recipients.weight > WEIGHTS["recipient.told"] and recipients.parties != donors.parties
    told = told and bool(donors.parties)
    return not told and all(map(at.is_state, donors.parties))
