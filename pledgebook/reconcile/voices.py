"""Who speaks: whether a claim is told in a donor's own voice, and when a donor promised the thing again.

A donor speaks where the text's publisher is its government, or where the speaker's party is among the donors.
Outlets tell one announcement for days: that is a press wave. It goes on until PRESS_WAVE days pass in which no donor's
own voice is heard, and it is one announcement however many outlets tell it.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from pledgebook.catalogue.sources import shipped_register
from pledgebook.codes import DONE, NEGATIVE, Modality, Part, Stage
from pledgebook.model import Announced, distinct
from pledgebook.reconcile.traits import Traits

PRESS_WAVE = 7
"""Days in which reports of one announcement follow each other (gold events: nine in ten within four)."""

_NOT_PROMISING = DONE | NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED, Stage.DELAYED, Stage.REDUCED}


def publisher_party(publisher: str | None) -> str | None:
    """The party whose own voice this host is, by the package's source register; 'www.gov.uk' is GB."""
    return shipped_register().voice(publisher)


def donor_voices(one: Traits, donors: frozenset[str]) -> frozenset[str]:
    """Which of the donors speak in this claim themselves."""
    speaker = one.claim.speaker
    voices = {speaker.party if speaker else None, one.voice}
    return frozenset(voice for voice in voices if voice and voice in donors)


def announced(members: Sequence[Traits], parts: Mapping[str, Part], donors: frozenset[str]) -> Announced:
    """Each time a donor's own voice promises it: first and last day, how many times, and which parties.

    A copy speaks on the day of the first text that has its words, so a reprint weeks later is no new announcement.
    What is delivered, considered, asked for or called off is told without being promised again.
    """
    said = [(voice, one) for one in members if _promises(one, parts[one.id]) for voice in donor_voices(one, donors)]
    if not said:
        return Announced(None, None, 0, ())
    first: dict[str, date] = {}
    for _, one in said:
        if one.day is not None:
            first[one.text] = min(first.get(one.text, one.day), one.day)
    days = sorted(set(first.values()))
    begun = _waves(days)
    return Announced(days[0] if days else None, days[-1] if days else None, len(begun) or 1,
                     distinct(voice for voice, _ in said), tuple(begun))


def _promises(one: Traits, part: Part) -> bool:
    silent = part in (Part.ASSERTS, Part.DISPUTES) or one.claim.modality is Modality.DENIED
    return not silent and one.claim.stage not in _NOT_PROMISING


def _waves(days: Sequence[date]) -> list[date]:
    """The first day of each wave of reports; a wave ends when nothing is said for PRESS_WAVE days."""
    return [day for place, day in enumerate(days) if place == 0 or (day - days[place - 1]).days > PRESS_WAVE]
