"""How a promise ended: taken back, or never made. A cancellation needs a promise before it.

Outlets tell one end as 'cancelled' and as 'not approved'. Where a firm word of the giver stands before it, a promise
was taken back, and the sum is posted as cancelled. Where none does, what was only planned was turned down, and there
is nothing to cancel. Both words are kept as a conflict on the stage, with the rule that chose.
"""

from collections.abc import Sequence
from dataclasses import replace

from pledgebook.codes import Modality, Stage, stage_rank
from pledgebook.model import Commitment, Conflict, Posting
from pledgebook.reconcile.postings import balances_of
from pledgebook.reconcile.traits import Traits

TAKEN_BACK = "a promise stands before it, so it was taken back"
NEVER_MADE = "no text tells a promise before it, so it was never approved"

_ENDS = (Stage.CANCELLED, Stage.REFUSED)
_SURE = (Modality.STATED, Modality.REPORTED)


def as_taken_back(in_order: Sequence[Traits]) -> Sequence[Traits]:
    """The claims, where a refusal that comes after a firm promise, and is the last word on it, takes it back.

    What was promised and is refused now is cancelled, so that the promise stays on its account; what was refused
    without a promise before it was never made.
    """
    if not any(one.claim.stage is Stage.REFUSED for one in in_order):
        return in_order
    staged = [one for one in in_order
              if one.claim.stage and not one.total and one.claim.modality is not Modality.DENIED]
    made = next((place for place, one in enumerate(in_order) if _promises(one)), len(in_order))
    if not staged or staged[-1].claim.stage not in _ENDS:
        return in_order
    return [replace(one, claim=replace(one.claim, stage=Stage.CANCELLED))
            if place > made and one.claim.stage is Stage.REFUSED and one.claim.modality in _SURE else one
            for place, one in enumerate(in_order)]


def ending(
    one: Commitment, postings: tuple[Posting, ...], members: Sequence[Traits],
) -> tuple[Commitment, tuple[Posting, ...]]:
    """The commitment and its postings, where its texts tell both a refusal and a cancellation; else unchanged."""
    if one.stage not in _ENDS:
        return one, postings
    told = {stage: tuple(sorted(c.id for c in members if c.claim.stage is stage and not c.total)) for stage in _ENDS}
    if not all(told.values()):
        return one, postings
    was_made = any(_promises(c) for c in members)
    chosen = Stage.CANCELLED if was_made else Stage.REFUSED
    kept = tuple(p for p in postings if was_made or p.account != "cancelled")
    conflict = Conflict("stage", tuple(sorted((stage.value, claims) for stage, claims in told.items())), chosen.value,
                        TAKEN_BACK if was_made else NEVER_MADE)
    conflicts = tuple(sorted((*one.conflicts, conflict), key=lambda found: found.field))
    balances = one.balances if kept == postings else balances_of(kept)
    return replace(one, stage=chosen, conflicts=conflicts, balances=balances), kept


def _promises(one: Traits) -> bool:
    firm = stage_rank(one.claim.stage) >= stage_rank(Stage.ANNOUNCED)
    return firm and one.claim.modality is Modality.STATED and not one.total
