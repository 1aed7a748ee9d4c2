"""The part that each claim plays in its commitment, by commitments.md.

Exactly one claim opens, unless all are running totals. A later act of its own advances once; further reports of it
restate. A number that contradicts the chosen one disputes. A raise, a cut, a cancellation or a moved date amends.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from pledgebook.codes import DONE, NEGATIVE, Counting, Modality, Part, Stage, stage_rank
from pledgebook.reconcile.compare import fits
from pledgebook.reconcile.totals import is_share_of_total
from pledgebook.reconcile.traits import Range, Traits, is_stance

LATER_ACT = 3
"""Days after which a formal act is one of its own: before, outlets tell one act as 'will' and 'approved'."""


def parts_of(members: Iterable[Traits]) -> dict[str, Part]:
    """The part of every member, by claim id."""
    in_order = sorted(members, key=_telling)
    totals = [one for one in in_order if one.total]
    shares = [one for one in in_order if any(is_share_of_total(one, whole) for whole in totals)]
    parts = {one.id: Part.ASSERTS for one in (*totals, *shares)}
    rest = [one for one in in_order if one.id not in parts]
    if not rest:
        return parts
    opener = min(rest, key=lambda one: (*_firmness(one), _telling(one)))
    parts[opener.id] = Part.OPENS
    chosen = chosen_numbers(rest)
    told = {opener.claim.stage}
    for one in rest:
        if one is not opener:
            parts[one.id] = _part(one, opener, told, chosen)
            told.add(one.claim.stage)
    return parts


def _telling(one: Traits) -> tuple[object, ...]:
    """The order in which things were said; texts without a date after those with one."""
    return (one.day is None, one.day or date.max, one.order[1], one.id)


def _firmness(one: Traits) -> tuple[bool, bool]:
    firm = stage_rank(one.claim.stage) >= 2 and one.claim.modality is Modality.STATED
    return (not (firm or is_stance(one)), one.claim.counting is Counting.RESTATED)


def _part(one: Traits, opener: Traits, told: set[Stage | None], chosen: dict[str, Range]) -> Part:
    if is_stance(one):
        return Part.RESTATES
    if _is_later_act(one, opener, told):
        return Part.ADVANCES
    if _ends(one, opener):
        return Part.AMENDS
    if one.claim.modality is Modality.DENIED and opener.claim.modality is not Modality.DENIED:
        return Part.DISPUTES
    if any(contradicts(one, unit, value) for unit, value in chosen.items()):
        return Part.AMENDS if _changes(one, opener) else Part.DISPUTES
    return Part.RESTATES


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


def _changes(one: Traits, opener: Traits) -> bool:
    """The donor's own later figure changes the promise; another's figure only disputes it."""
    later = bool(one.day and opener.day and (one.day - opener.day).days > LATER_ACT)
    return later and is_own_voice(one)


def is_own_voice(one: Traits) -> bool:
    """Whether the speaker belongs to one of the donors."""
    speaker = one.claim.speaker
    return bool(speaker and speaker.party and speaker.party in one.donors)


def chosen_numbers(members: Iterable[Traits]) -> dict[str, Range]:
    """For each unit the number that stands: the one most texts give, the donor's own voice and stated words first."""
    tally: dict[str, dict[tuple[Decimal | None, Decimal | None], set[str]]] = {}
    backed: dict[tuple[str, Decimal | None, Decimal | None], set[str]] = {}
    for one in members:
        if one.total or one.claim.stage in DONE:
            continue
        for unit, value in amounts(one):
            tally.setdefault(unit, {}).setdefault((value.low, value.high), set()).add(one.text)
            own = {one.text} if is_own_voice(one) else set()
            backed.setdefault((unit, value.low, value.high), set()).update(own)
    votes = {(unit, *ends): len(texts) + len(backed[unit, *ends]) for unit, values in tally.items()
             for ends, texts in values.items()}
    return {unit: Range(*min(values, key=lambda ends: _preference(ends, votes[unit, *ends])), unit)
            for unit, values in tally.items()}


def _preference(ends: tuple[Decimal | None, Decimal | None], votes: int) -> tuple[object, ...]:
    return -votes, _width(ends), tuple((end is None, end or Decimal(0)) for end in ends)


def amounts(one: Traits) -> list[tuple[str, Range]]:
    """The claim's number and sum, each under its commodity."""
    return [(value.unit, value) for value in (one.quantity, one.money) if value]


def contradicts(one: Traits, unit: str, chosen: Range) -> bool:
    """Whether the claim gives another number for the unit; rounding and bounds that meet are none."""
    return any(mine == unit and fits(value, chosen) in ("close", "differs") and not _near(value, chosen)
               for mine, value in amounts(one))


def _near(one: Range, other: Range) -> bool:
    low, high = sorted((one.high or one.low or Decimal(0), other.high or other.low or Decimal(0)))
    return low * 100 >= high * 94


def _width(ends: tuple[Decimal | None, Decimal | None]) -> Decimal:
    low, high = ends
    return high - low if low is not None and high is not None else Decimal("Infinity")
