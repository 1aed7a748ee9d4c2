"""What a label says of who gives and gets below it: 'Canada: Will provide ...', 'Kenya: 20 trucks'."""

from collections.abc import Iterator
from typing import Final

from pledgebook.extract.course import Course, Intro
from pledgebook.extract.cues import GIVING, Cue
from pledgebook.extract.entries import Entry
from pledgebook.extract.roles import WEIGHTS, Found, Place, carries, weighed
from pledgebook.extract.scene import Scene
from pledgebook.model import Span

PROMISES: Final = 1.45
"""How strongly a label speaks where it is the subject of a verb of giving, or one of a row of givers."""


def labelled(at: Place, cue: Cue | None) -> Found | None:
    """'Canada: Will provide ...': the label is the subject that the sentence leaves out."""
    if at.entry is not None and at.entry.gives:
        weight = PROMISES if at.entry.marked else WEIGHTS["donor.label"]
        return Found(_code(at.entry), at.entry.span, "donor.label", weight)
    if at.label is None or at.entry is not None:
        return None
    party, span = at.label
    promises = cue is not None and cue.group in GIVING and not cue.passive
    others = (*at.setting.recipients, *at.setting.aggressor)
    carrying = any(m.name.target == party and carries(at, m) for m in at.scene.parties)
    may = at.kind(party) not in ("", "company") and party not in others and not carrying  # 'UNICEF: Will provide ...'
    weight = PROMISES if promises else WEIGHTS["donor.label"]
    return Found((party,), span, "donor.label", weight) if may and (promises or at.setting.donor is None) else None


def _code(entry: Entry) -> tuple[str, ...]:
    return (entry.party,) if entry.party else ()


def without_labelled(at: Place, found: Iterator[Found | None]) -> Iterator[Found | None]:
    """All but who is the label of an entry of those that get, unless it acts itself ('Kenya: Kenya gave ...')."""
    if at.entry is None or at.entry.gives:
        return found
    own = at.entry.party
    return (one for one in found if one is None or own not in one.parties or one.weight >= WEIGHTS["donor.subject"])


def in_entry(at: Place, donors: tuple[str, ...]) -> Found | None:
    """'Kenya: 20 trucks', below a line that tells of a giver: whose entry it is gets."""
    if at.entry is None or at.entry.gives or at.entry.party in donors:
        return None
    return weighed(_code(at.entry), at.entry.span, "recipient.label" if at.entry.marked else "recipient.headed")


def carried_over(
    scene: Scene, intro: Intro | None, course: Course
) -> tuple[tuple[tuple[str, ...], tuple[str, ...]] | None, tuple[str, Span] | None]:
    """Who gave and got before the sentence, and the label of its item: of who gives, where the list has no giver.

    'Donors pledged to Kenya: / - Spain: $5 million' labels who gives, 'Spain helped: / - Kenya: $5 million' who gets.
    """
    entry = course.entry
    if entry is not None:
        donors, recipients = course.own or (intro.donors, intro.recipients) if intro else course.own or ((), ())
        return (_code(entry), recipients) if entry.gives else (donors, _code(entry)), None
    if intro is not None and course.own is not None and course.own[0]:
        return course.own, course.label  # '- Spain sent tents. It also gave $5 million.'
    if intro is None or course.label is None:
        return (intro.donors, intro.recipients) if intro else course.parties, course.label
    if intro.donors and not intro.recipients and not scene.verbs:
        return (intro.donors, (course.label[0],)), None
    told = ((), intro.recipients) if intro.recipients else None
    return course.parties or told, course.label
