"""A request that somebody has got: 'Germany received requests for trucks from Kenya and Uganda' asks Germany.

Who receives a request is who should give, and whoever it comes from behind the thing would get.
"""

from typing import Final

from pledgebook.extract.asking import joined_after
from pledgebook.extract.cues import RECEIVING, Cue
from pledgebook.extract.roles import Found, Place, may_give, weighed
from pledgebook.text.names import NameMention

NEAR: Final = 4
"""How many words behind the verb the noun of the request may stand ('has received several urgent requests')."""


def got_request(at: Place, cue: Cue | None) -> tuple[NameMention, NameMention] | None:
    """Who received a request, and whose it is; None where none was received, or nobody is named behind it."""
    if cue is None or cue.tense != "phrase" or cue.lemma not in at.reader.words.nouns["requests"]:
        return None
    verb = next((v.at for v in reversed(at.scene.verbs)
                 if 0 < cue.first - v.at <= NEAR and v.form.group in RECEIVING | {"consider"}), None)
    if verb is None:
        return None
    froms = at.reader.words.nouns["froms"]
    askers = (m for m in at.scene.parties if m.first > cue.at
              and at.scene.tokens.lowers[at.before_articles(m.first) - 1] in froms and at.is_state(m.name.target))
    asker = next(askers, None)
    asked = [m for m in at.scene.parties if m.last <= verb and at.part(m) in ("", "folk") and may_give(at, m)]
    return (asked[-1], asker) if asked and asker is not None else None


def asked_by_letter(at: Place, cue: Cue | None) -> Found | None:
    """Who should give by a request that it received."""
    found = got_request(at, cue)
    return weighed((found[0].name.target,), at.span(found[0]), "donor.asked") if found else None


def asking_from(at: Place, cue: Cue | None) -> Found | None:
    """Who would get by a request that another received."""
    found = got_request(at, cue)
    return weighed(joined_after(at, found[1]), at.span(found[1]), "recipient.asker") if found else None
