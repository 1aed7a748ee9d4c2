"""Those who pay go before those who hand out: 'IOM gave tents. The project is funded by Japan' (see `payers`)."""

from typing import Final

from pledgebook.extract.asking import asks
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.model import Inference

HANDS: Final = ("agency", "ngo", "fund")
"""Kinds of those that hand out what others pay for."""

OFFICES: Final = "UN"
"""The organisation under whose code its offices hand things out."""


def paid(at: Place, cue: Cue | None, found: Found) -> Found:
    """The donors of an anchor; where only an agency hands it out, or nobody is named, those who pay for it."""
    payers = at.setting.payers.get(at.scene.sentence.start, ())
    if not payers or (cue is not None and asks(cue)):
        return found
    if not all(p == OFFICES or at.kind(p) in HANDS for p in found.parties):
        return found
    if set(payers) & {*at.setting.recipients, *found.parties}:
        return found
    return weighed(payers, Inference("donor: who pays, by another sentence"), "donor.paid")


