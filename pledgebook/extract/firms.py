"""Money of firms: 'Acme Resources Ltd will receive a credit line from the Bank of Nova Scotia' is business.

A firm says by its name that it is one. What it borrows, gets or sets aside is nobody's aid, unless a state or a bank of
many states lends it, a word of giving or of aid stands by, or it is for a state.
"""

from collections.abc import Iterable
from typing import Final

from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place

LENDER: Final = "bank"
"""The kind of banks that several states own."""


def is_of_firms(at: Place, anchor: Anchor, cue: Cue | None, donors: Found, recipients: Found) -> bool:
    """Whether a sum is a firm's own, by whom it goes from and to."""
    words, said = at.reader.words, at.scene.tokens.words
    if anchor.money is None or not said.isdisjoint(words.nouns["aiding"] | words.abroad):
        return False
    if cue is not None and (cue.lemma in words.nouns["gifting"] or cue.lemma in words.nouns["charitable"]):
        return False
    if recipients.parties:
        lent = donors.weight >= IN_WORDS and any(
            at.is_public(party) or at.kind(party) == LENDER for party in donors.parties)
        return _are_firms(at, recipients.parties) and not lent
    return _are_firms(at, donors.parties) and not any(at.is_public(m.name.target) for m in at.scene.parties)


def _are_firms(at: Place, parties: Iterable[str]) -> bool:
    """Whether all are firms, by the table or by the last word of their names."""
    marks = at.reader.words.nouns["firm_marks"]
    found = [at.kind(party) == "company" or party.rsplit("-", 1)[-1] in marks for party in parties]
    return bool(found) and all(found)
