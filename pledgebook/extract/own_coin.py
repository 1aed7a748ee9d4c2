"""Sums in a state's own money that nobody from abroad gives: 'set aside 91m naira', 'was paid £45,000'.

Who gives abroad counts in its own money or in one of the world's. What a text tells in the money of the very state that
would get it, with no giver by name in the sentence, that state pays itself. A code of ISO 4217 begins with the code of
the country whose money it is.
"""

from typing import Final

from pledgebook.extract.anchor import Anchor
from pledgebook.extract.homeland import is_rich
from pledgebook.extract.roles import WEIGHTS, Found, Place

COUNTRY: Final = 2
"""How many letters of a currency's code name its country."""

REFILLED: Final = "recipient.refill"
"""The rule of a giver that fills its own stock again, which is a claim (see `refills`)."""


def is_own_coin(at: Place, anchor: Anchor, donors: Found, recipients: Found) -> bool:
    """Whether a sum is in the money of the one state that gets, in a text that is not on aid, and nobody else gives.

    A poor state's loans and funds come from abroad all the same, whoever counts them.
    """
    if anchor.money is None or len(recipients.parties) != 1 or recipients.rule == REFILLED:
        return False
    if at.setting.aid or at.setting.abroad:
        return False
    own = recipients.parties[0]
    if anchor.money.currency[:COUNTRY] != own or not at.is_state(own) or own in at.reader.catalogue.attacked:
        return False
    if donors.weight > WEIGHTS["donor.body"] and own not in donors.parties:
        return False
    words, said = at.reader.words, at.scene.tokens.words
    if not said.isdisjoint(words.abroad):
        return False
    return is_rich(at, own) or said.isdisjoint(words.nouns["lent"] | words.nouns["aiding"])
