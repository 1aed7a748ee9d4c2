"""All of several who act as one: 'the presidents', 'both sides', 'our countries', and 'we' in a joint statement.

They are those who speak together in the text (see `signers`), else the two of whom the sentence before tells.
"""

from typing import Final

from pledgebook.extract.cues import Cue
from pledgebook.extract.roles import WEIGHTS, Found, Place, office_at
from pledgebook.extract.words import together
from pledgebook.model import Inference

BEFORE: Final = 3
"""How many words before the noun for all of them the word may stand that says so ('the two presidents')."""

GROUPS: Final = ("group", "union", "alliance")
"""Kinds of parties that are one party when they speak."""


def all_of_them(at: Place, place: int) -> Found | None:
    """'The presidents', 'both sides', 'our countries': all who speak, or the two of whom the sentence before tells."""
    words, tokens = at.reader.words, at.scene.tokens
    if tokens.lowers[place] not in words.nouns["all_leaders"] or at.scene.covered[place] not in ("", "mask"):
        return None
    led = together(words.nouns["definite"], words.role_words["same"], words.nouns["each"])
    if led.isdisjoint(tokens.lowers[max(0, place - BEFORE) : place]) or _has_name(at, place):
        return None
    told = at.setting.preceding.get(at.scene.sentence.start)
    people = told.joint or told.people if told is not None else ()
    parties = at.setting.signers or (people if len(people) == 2 else ())
    if not parties or not at.is_state(parties[0]) or not {*at.setting.recipients, *at.setting.aggressor}.isdisjoint(
            parties) or at.kind(at.setting.voice or "") in GROUPS:
        return None
    return Found(tuple(sorted(set(parties))), Inference("donor: from the names before"), "donor.nearby",
                 WEIGHTS["donor.we"])


def joined_offices(at: Place, place: int) -> tuple[str, ...]:
    """'President Ruto and President Biden announced': whose offices are joined before a verb, none of them who gets."""
    tokens, words = at.scene.tokens, at.reader.words
    codes: list[str] = []
    small = together(words.titles, words.nouns["definite"])
    while (office := office_at(at, place)) is not None:
        codes.append(office)
        place = next((m.first for m in at.scene.offices if m.first <= place < m.last), 0)
        while place > 0 and tokens.lowers[place - 1] in small:
            place -= 1
        place -= 2
        if place < 0 or tokens.lowers[place + 1] not in words.nouns["conjunctions"]:
            break
    return () if not codes or codes[0] in at.setting.recipients else tuple(
        sorted(set(codes) - {*at.setting.recipients, *at.setting.aggressor}))


def _has_name(at: Place, place: int) -> bool:
    """Whether a name says whose leaders they are ('the Nordic leaders', 'EU leaders', 'the leaders of Chad')."""
    near = range(place - BEFORE, place + BEFORE)
    return any(m.first in near or m.last - 1 in near for m in at.scene.parties)


def we_all(at: Place, voice: str | None) -> tuple[str, ...]:
    """Whose 'we' it is: of all who speak together, or of the one voice that there is."""
    together = at.setting.signers if voice == at.setting.voice and not at.speech else ()
    return together or ((voice,) if voice else ())


def is_of_nobody(at: Place, cue: Cue | None) -> bool:
    """'Donors pledged $3 billion. This includes $2 billion for': what is in the gift of nobody named is theirs too."""
    if cue is None or cue.group != "include" or at.before is None or at.before[0]:
        return False
    return cue.first > 0 and at.scene.tokens.lowers[0] in at.reader.words.nouns["takers"]


def is_another(at: Place, getting: set[str]) -> bool:
    """'Norway gave Chad 40 tents. Mali received 5 in May': who got from nobody named got from no giver to another."""
    told = at.setting.preceding.get(at.scene.sentence.start)
    if not told.gives or at.before is None or at.setting.donor_from in ("publisher", "headline"):
        return False
    states = {one for one in getting if at.is_state(one)}
    return bool(states) and bool(at.before[1]) and states.isdisjoint(at.before[1])


def in_their_name(at: Place, donor: str) -> tuple[str, ...]:
    """Who gives in a text of several where no word says it: all of them and not its publisher alone."""
    together = at.setting.signers if at.setting.donor_from == "publisher" and donor in at.setting.signers else ()
    return together or (donor,)
