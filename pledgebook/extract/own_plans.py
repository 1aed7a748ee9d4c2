"""What a government that tells of gifts to it does itself: 'It is planned to purchase furniture for the hostels'.

Beside a loan or a grant its releases tell of what it plans and buys at home. Where the sentence names nobody who gives
and tells of no getting, that is no gift; nor is what a loan is spent on.
"""

from typing import Final

from pledgebook.codes import Stage
from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import Found, Place

NEXT: Final = frozenset({"donor.before"})
"""The rules by which the sentence before tells who gives ('20 tractors will be provided under this grant')."""


def is_own_plan(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> bool:
    """Whether a state that gets tells of its own doing, in a sentence without anybody from outside."""
    donors, recipients = roles
    voice = at.setting.voice
    if not at.setting.gets or recipients.parties not in ((), (voice,)) or recipients.weight >= IN_WORDS:
        return False
    if donors.parties and (donors.weight >= IN_WORDS or anchor.money is not None or donors.rule in NEXT):
        return False
    if cue is not None and cue.group in RECEIVING and (anchor.money is not None or anchor.quantity is not None):
        return False
    asked = cue is not None and cue.stage is Stage.REQUESTED
    if not donors.parties and anchor.money is None and anchor.quantity is None and not asked:
        return True  # 'a loan from Japan for a port with a water supply was approved': what it is for
    return all(mention.name.target == voice for mention in at.scene.parties)
