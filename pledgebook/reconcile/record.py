"""One group of claims, brought to the record that stands for it; where claims disagree, which value stands, and why."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from pledgebook.accounts import THINGS, PromisedSaid
from pledgebook.codes import NEGATIVE, Modality, Part, Stage, stage_rank
from pledgebook.model import Commitment, Item, Member, Posting
from pledgebook.reconcile.acts import UNSURE
from pledgebook.reconcile.amending import Versions, amounts, is_only_weighed, versions_of
from pledgebook.reconcile.conflicts import (
    act_conflicts,
    amount_conflicts,
    currency_conflict,
    lot_conflicts,
    own_currency,
    parties_conflict,
    stage_conflict,
)
from pledgebook.reconcile.due import due_of
from pledgebook.reconcile.endings import as_taken_back
from pledgebook.reconcile.goals import amount_of, goals_of
from pledgebook.reconcile.independence import SourceNotes, sources_of
from pledgebook.reconcile.parts import parts_of
from pledgebook.reconcile.postings import Standing, balances_of, is_called_off, postings_of, share
from pledgebook.reconcile.reached import reached_of
from pledgebook.reconcile.traits import Traits
from pledgebook.reconcile.unknown import unknown_of
from pledgebook.reconcile.voices import announced


@dataclass(frozen=True, slots=True)
class Entry:
    """A commitment with the postings that make its balances."""

    commitment: Commitment
    postings: tuple[Posting, ...]

    def inside(self, whole: str) -> "Entry":
        """The same as part of the commitment `whole`."""
        return Entry(replace(self.commitment, part_of=whole), self.postings)


def oldest(members: Iterable[Traits]) -> Traits:
    """The member that gives the commitment its id: the least (recorded, claim id)."""
    return min(members, key=lambda one: (one.claim.document.recorded, one.id))


def entry_of(name: str, members: Sequence[Traits], notes: SourceNotes) -> Entry:
    """The record of one group of claims, under the id `name`; `notes` are what is known of the documents' sources.

    What it is part of is not told by its own claims alone, and is left open.
    """
    in_order = as_taken_back(sorted((one for one in members if not one.echo),
                                    key=lambda one: (one.day or date.max, one.order[1], one.id)))
    versions = versions_of(in_order)
    parts = parts_of(in_order, versions)
    lead = next((one for one in in_order if parts[one.id] is Part.OPENS), in_order[0])
    promises = [one for one in in_order if not one.total] or in_order
    hedged = _hedged(in_order)
    stage = _only_considered(_stage(in_order, parts, versions), hedged)
    currency = own_currency(promises, versions)
    postings = postings_of(name, in_order, parts, _standing(promises, versions, currency, stage))
    balances = balances_of(postings, called_off=stage is Stage.CANCELLED and is_called_off(postings))
    donors, recipients = _most(promises, lead, "donors"), _most(promises, lead, "recipients")
    due = due_of(in_order, parts, frozenset(donors))
    conflicts = () if len(in_order) == 1 else (  # nobody contradicts itself, and most promises are told once
        *(parties_conflict(promises, field, chosen)
          for field, chosen in (("donors", donors), ("recipients", recipients))),
        *amount_conflicts(versions), currency_conflict(promises, versions, currency),
        *act_conflicts(in_order, parts), *lot_conflicts(in_order, postings, versions),
        stage_conflict(in_order, parts, stage),
        *due.conflicts)
    return Entry(Commitment(
        id=name, donors=donors, recipients=recipients, kind=lead.claim.kind, item=_item(promises, lead), stage=stage,
        claims=_claims(members, parts),
        balances=balances, stage_share=share(balances, stage),
        announced=announced(in_order, parts, frozenset(donors)), due=due.window, due_history=due.history,
        part_of=None, conflicts=tuple(found for found in conflicts if found), sources=sources_of(members, notes),
        promised_history=_history(versions), unknown=unknown_of(lead.claim.kind, in_order, parts, postings),
        reached=reached_of(in_order, parts, frozenset((*donors, *recipients))),
        goals=goals_of(in_order, parts, versions, postings), told_first=lead.day, hedged=hedged,
    ), postings)


def _claims(members: Sequence[Traits], parts: Mapping[str, Part]) -> tuple[Member, ...]:
    """All claims with their parts; a copy says again what its original says."""
    only_totals = set(parts.values()) == {Part.ASSERTS}
    return tuple(Member(one.id, parts.get(one.id, Part.ASSERTS if only_totals or one.total else Part.RESTATES))
                 for one in sorted(members, key=lambda one: one.id))


def _standing(
    promises: Sequence[Traits], versions: Versions, currency: str | None, stage: Stage | None,
) -> Standing:
    """The numbers in force; of one sum told in several currencies only that of the promise is posted."""
    sums = {one.money.unit for one in promises if one.money and "/" not in one.money.unit}
    translated = sums - {currency} if currency else set()
    return Standing(versions.chosen, frozenset(translated), stage, is_only_weighed(promises))


def _history(versions: Versions) -> tuple[PromisedSaid, ...]:
    """Every number that was in force, by commodity, where there was more than one."""
    found = []
    for unit, told in sorted(versions.by_unit.items()):
        for version in told if len(told) > 1 else ():
            by = version.amended_by or next(one for one in version.told if version.gave(one))
            found.append(PromisedSaid(by.day, unit or THINGS, amount_of(by, unit), by.id))
    return tuple(found)


def _stage(members: Sequence[Traits], parts: Mapping[str, Part], versions: Versions) -> Stage | None:
    """The furthest stage that any part has reached; or the end, where the last word on it was that it does not come.

    What may or would be done has not been done; where nothing came, 'delivered: 0' is no delivery; and what is called
    off in part goes on.
    """
    acts = [one for one in members if parts[one.id] is not Part.ASSERTS and one.claim.modality is not Modality.DENIED]
    staged = [one for one in acts or members
              if one.claim.stage and not _is_nought(one) and not _is_partial_end(one, versions)]
    if not staged:
        return None
    sure = [one for one in staged if one.claim.modality not in UNSURE] or staged
    furthest = max(sure, key=lambda one: (stage_rank(one.claim.stage), one.id)).claim.stage
    last = staged[-1].claim.stage
    ended = last in NEGATIVE or (stage_rank(furthest) <= stage_rank(Stage.SIGNALLED) and _negative(staged))
    if ended:
        return last if last in NEGATIVE else _negative(staged)
    return furthest


def _only_considered(stage: Stage | None, hedged: Modality | None) -> Stage | None:
    """What may be given is considered, whatever step is told of it: nobody has promised it (commitments.md)."""
    steps = (Stage.ANNOUNCED, Stage.COMMITTED, Stage.CONTRACTED, Stage.DISPATCHED, Stage.DELIVERED)
    return Stage.SIGNALLED if hedged is Modality.POSSIBLE and stage in steps else stage


def _hedged(members: Sequence[Traits]) -> Modality | None:
    """How it is told where nobody promises it for sure; None where one text does, or nothing but totals tell of it."""
    told = {one.claim.modality for one in members if not one.total}
    if told - UNSURE:
        return None
    return next((one for one in (Modality.CONDITIONAL, Modality.POSSIBLE) if one in told), None)


def _is_nought(one: Traits) -> bool:
    return bool(one.quantity and one.quantity.high == 0)


def _is_partial_end(one: Traits, versions: Versions) -> bool:
    if one.claim.stage is not Stage.CANCELLED:
        return False
    chosen = versions.chosen
    return any(value.high is not None and unit in chosen and value.high < (chosen[unit].low or 0)
               for unit, value in amounts(one))


def _negative(staged: Sequence[Traits]) -> Stage | None:
    return next((one.claim.stage for one in reversed(staged) if one.claim.stage in NEGATIVE), None)


def _most(members: Sequence[Traits], lead: Traits, field: str) -> tuple[str, ...]:
    """The parties that most texts name; where none leads, those of the opening claim."""
    if len(members) == 1:
        return tuple(sorted(getattr(members[0], field)))
    tally: dict[tuple[str, ...], set[str]] = {}
    for one in members:
        parties = tuple(sorted(getattr(one, field)))
        if parties:
            tally.setdefault(parties, set()).add(one.text)
    opening = tuple(sorted(getattr(lead, field)))
    return min(tally, key=lambda parties: (-len(tally[parties]), parties != opening, parties), default=())


def _item(members: Sequence[Traits], lead: Traits) -> Item | None:
    """The opening claim's words on one line, with the most exact node that a member has at or below that claim's."""
    named = [one for one in members if one.path and (not lead.path or lead.path[0] in one.path)]
    deepest = min(named, key=lambda one: (-len(one.path), one is not lead, one.id), default=lead)
    named_by = lead.claim.item or next((one.claim.item for one in [deepest, *members] if one.claim.item), None)
    if named_by is None:
        return None
    node = deepest.path[0] if lead.claim.item and deepest.path else named_by.id
    return Item(" ".join(named_by.text.split()), node)
