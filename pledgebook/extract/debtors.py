"""Whose debt is rescheduled: 'Zambia reached a deal to restructure $6 billion of its debt' gives Zambia, not others.

The one who owes stands where a giver would: it is the subject, it signs, it is told as whose the debt is. A state that
aid goes to puts off no debts of others; who is told as those to whom it is owed gives, and does not get.
"""

from pledgebook.extract.afar import IN_WORDS
from pledgebook.extract.anchor import Anchor
from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import NOBODY, Found, Place, is_in_need


def of_debtor(at: Place, anchor: Anchor, cue: Cue | None, roles: tuple[Found, Found]) -> tuple[Found, Found]:
    """The roles, with the state that owes as the one that gets, where a debt is put off."""
    donors, recipients = roles
    if anchor.money is None or not donors.parties or not _is_put_off(at, cue):
        return roles
    owing = tuple(party for party in donors.parties if is_in_need(at, party))
    told = recipients.weight >= IN_WORDS and any(is_in_need(at, party) for party in recipients.parties)
    if not owing or (told and not set(recipients.parties) <= set(owing)):
        return roles
    others = tuple(party for party in donors.parties if party not in owing)
    lends = recipients.weight >= IN_WORDS and not told
    lender = recipients._replace(rule="donor.source") if lends else NOBODY
    giver = donors._replace(parties=others) if others else lender
    return giver, donors._replace(parties=owing, rule="recipient.subject")


def _is_put_off(at: Place, cue: Cue | None) -> bool:
    """Whether a debt is put off in a sentence, by a verb or a noun."""
    words, said = at.reader.words, at.scene.tokens.words
    if cue is not None and cue.lemma in words.nouns["rescheduling"]:
        return True
    return not said.isdisjoint(words.nouns["put_off"]) and not said.isdisjoint(words.nouns["debts"])
