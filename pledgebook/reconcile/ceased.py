"""'Reporting ceased': a giver says that it will publish no more. That is no cancellation, and no balance moves.

What it had promised and not yet delivered by then is marked with the day and the claim, so that 'no delivery found'
is not read as 'not delivered'. A promise of which the giver tells again later is not marked.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from pledgebook.bonds import Ceased
from pledgebook.codes import NEGATIVE, NOT_PROMISED, STANCES
from pledgebook.model import Commitment
from pledgebook.reconcile.meant import REPORTING
from pledgebook.reconcile.replacing import Told
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.voices import donor_voices


def ceased_of(told: Iterable[Told]) -> dict[str, Ceased]:
    """The marks, by commitment id: the first claim after which a giver of an open promise says nothing more of it."""
    listed = list(told)
    ends: dict[str, list[Traits]] = defaultdict(list)
    for one in listed:
        for claim in one.members:
            if claim.group == REPORTING:
                for party in _silent(claim):
                    ends[party].append(claim)
    if not ends:
        return {}
    return {one.commitment.id: mark for one in listed if _is_open(one.commitment)
            and (mark := _mark(one, [claim for donor in one.commitment.donors for claim in ends.get(donor, ())]))}


def _silent(one: Traits) -> frozenset[str]:
    speaker = one.claim.speaker
    voice = (speaker.party if speaker else None) or one.voice
    return one.donors or (frozenset((voice,)) if voice else frozenset())


def _is_open(one: Commitment) -> bool:
    if one.kind in STANCES or one.stage in NEGATIVE or one.stage in NOT_PROMISED or not one.donors:
        return False
    left = one.balance("outstanding")
    return not left or any(b.max is None or b.max > 0 for b in left)


def _mark(one: Told, ends: Iterable[Traits]) -> Ceased | None:
    donors = frozenset(one.commitment.donors)
    last = max((claim.day for claim in one.members if claim.day and donor_voices(claim, donors)), default=date.min)
    fitting = sorted((claim.day, claim.id) for claim in ends
                     if claim.day and claim.day >= (one.day or date.max) and claim.day >= last
                     and (not claim.recipients or claim.recipients & frozenset(one.commitment.recipients)))
    return Ceased(*fitting[0]) if fitting else None
