"""One group of claims, brought to the record that stands for it; where claims disagree, which value stands, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import NEGATIVE, Modality, Part, Stage, stage_rank
from pledgebook.model import Commitment, Conflict, DueSaid, Item, Member, Posting, Sources, Window
from pledgebook.reconcile.parts import amounts, chosen_numbers, contradicts, is_own_voice, parts_of
from pledgebook.reconcile.postings import THINGS, balances_of, postings_of, share
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.verdicts import commitment_id
from pledgebook.reconcile.voices import announced
from pledgebook.schema import line


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with the postings that make its balances."""

    commitment: Commitment
    postings: tuple[Posting, ...]


def oldest(members: Iterable[Traits]) -> Traits:
    """The member that gives the commitment its id: the least (recorded, claim id)."""
    return min(members, key=lambda one: (one.claim.document.recorded, one.id))


def entry_of(members: Sequence[Traits], parent: str | None) -> Entry:
    """The record of one group of claims; `parent` is the id of the commitment that it is part of."""
    in_order = sorted(members, key=lambda one: (one.day or date.max, one.order[1], one.id))
    parts = parts_of(in_order)
    lead = next((one for one in in_order if parts[one.id] is Part.OPENS), in_order[0])
    promises = [one for one in in_order if not one.total] or in_order
    chosen = chosen_numbers(promises)
    name = commitment_id(oldest(in_order).id)
    postings = postings_of(name, in_order, parts, chosen)
    balances = balances_of(postings)
    stage = _stage(in_order, parts)
    donors = _donors(promises, lead)
    said = _due_history(in_order, parts)
    return Entry(Commitment(
        id=name, donors=donors, recipients=_most(promises, lead, "recipients"), kind=lead.claim.kind,
        item=_item(promises, lead), stage=stage,
        claims=tuple(Member(one.id, parts[one.id]) for one in sorted(in_order, key=lambda one: one.id)),
        balances=balances, stage_share=share(balances, stage),
        announced=announced(in_order, parts, frozenset(donors)),
        due=said[-1].window if said else None, due_history=said, part_of=parent,
        conflicts=_conflicts(promises, chosen, lead), sources=_sources(in_order),
    ), postings)


def _stage(members: Sequence[Traits], parts: Mapping[str, Part]) -> Stage | None:
    """The furthest stage that any part has reached; or the end, where the last word on it was that it does not come."""
    acts = [one for one in members if parts[one.id] is not Part.ASSERTS and one.claim.modality is not Modality.DENIED]
    staged = [one for one in acts or members if one.claim.stage]
    if not staged:
        return None
    furthest = max(staged, key=lambda one: (stage_rank(one.claim.stage), one.id)).claim.stage
    last = staged[-1].claim.stage
    ended = last in NEGATIVE or (stage_rank(furthest) <= stage_rank(Stage.SIGNALLED) and _negative(staged))
    if ended:
        return last if last in NEGATIVE else _negative(staged)
    return furthest


def _negative(staged: Sequence[Traits]) -> Stage | None:
    return next((one.claim.stage for one in reversed(staged) if one.claim.stage in NEGATIVE), None)


def _most(members: Sequence[Traits], lead: Traits, field: str) -> tuple[str, ...]:
    """The parties that most texts name; where none leads, those of the opening claim."""
    tally: dict[tuple[str, ...], set[str]] = {}
    for one in members:
        parties = tuple(sorted(getattr(one, field)))
        if parties:
            tally.setdefault(parties, set()).add(one.text)
    opening = tuple(sorted(getattr(lead, field)))
    return min(tally, key=lambda parties: (-len(tally[parties]), parties != opening, parties), default=())


def _donors(members: Sequence[Traits], lead: Traits) -> tuple[str, ...]:
    return _most(members, lead, "donors")


def _item(members: Sequence[Traits], lead: Traits) -> Item | None:
    """The opening claim's words, with the most exact node that a member has at or below that of the opening claim."""
    named = [one for one in members if one.path and (not lead.path or lead.path[0] in one.path)]
    deepest = min(named, key=lambda one: (-len(one.path), one is not lead, one.id), default=lead)
    if lead.claim.item is None:
        return next((one.claim.item for one in [deepest, *members] if one.claim.item), None)
    return Item(lead.claim.item.text, deepest.path[0] if deepest.path else lead.claim.item.id)


def _due_history(members: Sequence[Traits], parts: Mapping[str, Part]) -> tuple[DueSaid, ...]:
    """Every window with the day it was said, the window in force last: the latest said, the more exact of one day."""
    said = [DueSaid(one.day, one.claim.due, one.id) for one in members
            if one.claim.due and parts[one.id] is not Part.ASSERTS]
    return tuple(sorted(said, key=lambda due: (due.said or date.min, _exactness(due.window), due.claim)))


def _exactness(window: Window) -> tuple[bool, bool]:
    return window.latest is not None, window.earliest is not None


def _conflicts(members: Sequence[Traits], chosen: Mapping[str, Range], lead: Traits) -> tuple[Conflict, ...]:
    found = [_parties_conflict(members, lead, field) for field in ("donors", "recipients")]
    found += [_amount_conflict(members, unit, value) for unit, value in sorted(chosen.items())]
    return tuple(conflict for conflict in found if conflict)


def _parties_conflict(members: Sequence[Traits], lead: Traits, field: str) -> Conflict | None:
    values: dict[str, list[str]] = {}
    for one in members:
        if getattr(one, field):
            values.setdefault(",".join(sorted(getattr(one, field))), []).append(one.id)
    chosen = ",".join(_most(members, lead, field))
    return _conflict(field, values, chosen, "most texts, then the opening claim") if len(values) > 1 else None


def _amount_conflict(members: Sequence[Traits], unit: str, chosen: Range) -> Conflict | None:
    field = "money" if any(one.money and one.money.unit == unit for one in members) else "quantity"
    if not any(contradicts(one, unit, chosen) for one in members):
        return None
    values: dict[str, list[str]] = {}
    for one in members:
        for mine, value in amounts(one):
            if mine == unit:
                values.setdefault(_written(value), []).append(one.id)
    own = any(is_own_voice(one) for one in members for mine, value in amounts(one) if (mine, value) == (unit, chosen))
    rule = "the donor's own figure" if own else "most texts, then the narrower range"
    return _conflict(field, values, _written(chosen), rule)


def _written(value: Range) -> str:
    return line({"min": value.low, "max": value.high, "of": value.unit or THINGS})


def _conflict(field: str, values: Mapping[str, Sequence[str]], chosen: str, rule: str) -> Conflict:
    told = tuple((value, tuple(sorted(claims))) for value, claims in sorted(values.items()))
    return Conflict(field, told, chosen, rule)


def _sources(members: Sequence[Traits]) -> Sources:
    documents = {one.claim.document.id for one in members}
    # Two captures of the very same words are one source even where no copy was reported.
    voices = {one.text: one.claim.document.sha256 or one.text for one in members}
    return Sources(len(documents), len(set(voices.values())))
