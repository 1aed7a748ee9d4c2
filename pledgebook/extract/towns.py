"""For which country something is that goes to a town or a region: 'generators for Kharkiv', 'families in Darfur'."""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.others import REACH
from pledgebook.extract.receiving import receives
from pledgebook.extract.roles import Found, Place, weighed
from pledgebook.extract.scene import part_in
from pledgebook.text.names import NameMention

OPENS: Final = 3
"""Tokens from the begin of a sentence within which the town stands that it opens with ('In Kharkiv, ...')."""

WHERE: Final = frozenset({"to", "place", "people"})
"""Parts of a town for which something is: 'to Kharkiv', 'in Kharkiv', 'families in Kharkiv'."""


def town(at: Place, anchor: Anchor, cue: Cue | None, donors: tuple[str, ...]) -> Found | None:
    """The country of the first town or region that the thing is for, where the text is not for another country."""
    for mention in at.scene.towns:
        code = mention.name.target
        free = code not in donors and code not in at.setting.aggressor and code != at.setting.donor
        if free and (_is_behind(at, anchor, cue, mention) or _gets(at, cue, mention)):
            return weighed((code,), at.span(mention), "recipient.town")
    return None


def _is_behind(at: Place, anchor: Anchor, cue: Cue | None, mention: NameMention) -> bool:
    """Whether the town stands behind the thing or its verb, or opens the sentence, with a word that says for whom."""
    part = part_in(at.scene, mention, at.reader.words)
    others = at.setting.recipients
    led = part == "to" or (cue is not None and cue.group == "arrive")
    known = led or len(others) != 1 or mention.name.target in others
    near = mention.first < OPENS or 0 <= mention.first - anchor.last <= REACH
    near = near or (cue is not None and cue.at < mention.first <= anchor.first)
    return part in WHERE and known and near


def _gets(at: Place, cue: Cue | None, mention: NameMention) -> bool:
    """'Hospitals in Kharkiv have received', 'Kharkiv got': a town before a verb of receiving is who gets."""
    return cue is not None and receives(at, cue) and mention.last <= cue.first
