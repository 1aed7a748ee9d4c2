"""The part that each claim plays in its commitment, by commitments.md.

Exactly one claim opens, unless all are running totals. A later act of its own advances once; further reports of it
restate. A number that contradicts the chosen one disputes. A raise, a cut, a cancellation or a moved date amends.
"""

from collections.abc import Sequence

from pledgebook.codes import DONE, NEGATIVE, Counting, Modality, Part, Stage, stage_rank
from pledgebook.reconcile.acts import contradicts_acts, is_another_lot
from pledgebook.reconcile.amending import LATER_ACT, Versions, amounts, differ, telling, versions_of
from pledgebook.reconcile.fixing import fixing
from pledgebook.reconcile.totals import is_share_of_total
from pledgebook.reconcile.traits import Range, Traits, is_stance


def parts_of(members: Sequence[Traits], versions: Versions | None = None) -> dict[str, Part]:
    """The part of every member, by claim id; `versions` are theirs, where they are known already."""
    if len(members) == 1:  # most commitments are told once
        return {members[0].id: Part.ASSERTS if members[0].total else Part.OPENS}
    in_order = sorted(members, key=telling)
    totals = [one for one in in_order if one.total]
    shares = [one for one in in_order if any(is_share_of_total(one, whole) for whole in totals)] if totals else []
    parts = {one.id: Part.ASSERTS for one in (*totals, *shares)}
    rest = [one for one in in_order if one.id not in parts]
    if not rest:
        return parts
    opener = min(rest, key=lambda one: (*_firmness(one), telling(one)))
    parts[opener.id] = Part.OPENS
    versions = versions or versions_of(rest)
    told, changes = {opener.claim.stage}, fixing(rest, opener)
    acts = {opener.claim.stage: [opener]}
    for one in rest:
        if one is not opener:
            part = _part(one, opener, told, versions, acts.get(one.claim.stage, ()))
            parts[one.id] = Part.AMENDS if part is Part.RESTATES and one.id in changes else part
            told.add(one.claim.stage)
            if parts[one.id] is Part.ADVANCES:
                acts.setdefault(one.claim.stage, []).append(one)
    return parts


def _firmness(one: Traits) -> tuple[bool, bool]:
    firm = stage_rank(one.claim.stage) >= 2 and one.claim.modality is Modality.STATED
    return (not (firm or is_stance(one)), one.claim.counting is Counting.RESTATED)


def _part(
    one: Traits, opener: Traits, told: set[Stage | None], versions: Versions, acts: Sequence[Traits],
) -> Part:
    if is_stance(one):
        return Part.RESTATES
    if _is_later_act(one, opener, told) or is_another_lot(one, acts):
        return Part.ADVANCES
    if _ends(one, opener):
        return Part.AMENDS
    if one.claim.modality is Modality.DENIED and opener.claim.modality is not Modality.DENIED:
        return Part.DISPUTES
    if one.claim.stage in DONE and acts:
        # A report of what came is held against the reports of the same act, not against the promise.
        return Part.DISPUTES if contradicts_acts(one, acts) else Part.RESTATES
    if versions.amends(one):
        return Part.AMENDS
    held = versions.against(one)
    return Part.DISPUTES if any(contradicts(one, unit, value) for unit, value in held.items()) else Part.RESTATES


def _is_later_act(one: Traits, opener: Traits, told: set[Stage | None]) -> bool:
    reached = max((stage_rank(stage) for stage in told), default=-1)
    rank = stage_rank(one.claim.stage)
    if rank <= reached or reached < stage_rank(Stage.ANNOUNCED):
        return False
    if one.claim.stage in DONE:
        return True
    if one.text == opener.text:
        return rank > stage_rank(opener.claim.stage) and one.order > opener.order
    return bool(one.day and opener.day and (one.day - opener.day).days > LATER_ACT)


def _ends(one: Traits, opener: Traits) -> bool:
    ending = NEGATIVE | {Stage.DELAYED, Stage.REDUCED}
    return one.claim.stage in ending and opener.claim.stage not in ending


def contradicts(one: Traits, unit: str, chosen: Range) -> bool:
    """Whether the claim gives another number for the unit; rounding and bounds that meet are none."""
    return any(mine == unit and differ(value, chosen) for mine, value in amounts(one))
