"""How far it has come by whose word: 'delivered' means another thing to each source, so the book keeps who said it.

One donor's list calls delivered what has left a depot, another's what a recipient signed for. The book does not
choose between them: what was dispatched and what was delivered stand on accounts of their own, and each stage names
the parties whose own voice told it. Where no recipient is among them, nobody has confirmed the arrival.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from pledgebook.accounts import Reached
from pledgebook.codes import FIRM, Part, Stage, stage_rank
from pledgebook.reconcile.acts import UNSURE
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.voices import donor_voices

MOST_CLAIMS = 20
"""Claims named for a stage; the commitment's members have them all."""


def reached_of(members: Sequence[Traits], parts: Mapping[str, Part], parties: frozenset[str]) -> tuple[Reached, ...]:
    """The firm stages that were told as fact; `parties` are the donors and recipients, whose own voices are named."""
    told: dict[Stage, list[Traits]] = {}
    for one in members:
        if one.claim.stage in FIRM and parts[one.id] is not Part.ASSERTS and one.claim.modality not in UNSURE:
            told.setdefault(one.claim.stage, []).append(one)
    return tuple(_reached(stage, told[stage], parties) for stage in sorted(told, key=stage_rank))


def _reached(stage: Stage, told: Sequence[Traits], parties: frozenset[str]) -> Reached:
    days: list[date] = [one.day for one in told if one.day]
    voices = {voice for one in told for voice in donor_voices(one, parties)}
    claims = [one.id for one in told][:MOST_CLAIMS]
    return Reached(stage, min(days, default=None), tuple(sorted(voices)), tuple(sorted(claims)))
