"""Running totals as checks: what each total says beyond all that the book has posted of its things.

A total covers what its donors gave its recipients of its thing, up to its day, or within the days that it names. Its
postings are those on the account that it speaks of: what came, was sent or was ordered, else what was promised. A
total over several donors sums what each gave and what they gave together; a total of money sums what is posted in
its currency. What a broader word may hold ('tanks' for Leopards, goods with a price for 'aid') counts perhaps: it
widens what is explained and never narrows what is not. What is left for certain of the latest total stands on the
account `unexplained`: a gap in the sources or a misread number, never a gift.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from pledgebook.accounts import THINGS, Amount, RunningTotal
from pledgebook.codes import Bound, Kind, Modality, Part
from pledgebook.model import Balance, Conflict
from pledgebook.reconcile.amending import amounts
from pledgebook.reconcile.conflicts import total_conflict
from pledgebook.reconcile.counted import with_counts
from pledgebook.reconcile.goals import amount_of
from pledgebook.reconcile.intervals import NOTHING, bound_of, minus, plus
from pledgebook.reconcile.places import account_of, laid, possible_places, sure_places
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.sums import NAMED, Place, Sum, Sums
from pledgebook.reconcile.traits import Traits


def with_unexplained(entries: Sequence[Entry], traits: Mapping[str, Traits]) -> list[Entry]:
    """The entries, those that assert totals with what the postings explain of each and what they do not."""
    entries = with_counts(entries, traits)
    asked: set[Place] = set()
    alike: dict[tuple[object, ...], list[Traits]] = defaultdict(list)
    for entry in entries:
        for total in _totals(entry, traits):
            for unit, _ in amounts(total):
                asked.update(sure_places(total, unit), possible_places(total, unit))
                named = total.claim.happened
                alike[(*sure_places(total, unit), total.donors, named and (named.earliest, named.latest))].append(total)
    if not asked:
        return list(entries)
    sums = Sums(laid(entries, traits, frozenset(asked)))
    clashes = _clashes(alike)
    parts: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        if entry.commitment.part_of:
            parts[entry.commitment.part_of].append(entry)
    return [_disputed(_explained(entry, sums, traits, parts.get(entry.commitment.id, ())), clashes)
            for entry in entries]


def _clashes(alike: Mapping[tuple[object, ...], Sequence[Traits]]) -> dict[str, list[Conflict]]:
    """For each total that another one contradicts: the conflict that both are in, wherever they stand."""
    found: dict[str, list[Conflict]] = defaultdict(list)
    for key in sorted(alike, key=repr):
        commodity = key[0][-1]  # type: ignore[index]
        clash = total_conflict(sorted(alike[key], key=lambda one: one.id), "" if commodity == THINGS else commodity)
        for claim in clash[1] if clash else ():
            found[claim].append(clash[0])  # type: ignore[index]
    return found


def _disputed(entry: Entry, clashes: Mapping[str, Sequence[Conflict]]) -> Entry:
    told = {conflict: None for one in entry.commitment.running_totals for conflict in clashes.get(one.claim, ())}
    if not told:
        return entry
    return replace(entry, commitment=replace(entry.commitment, conflicts=(*entry.commitment.conflicts, *told)))


def _totals(entry: Entry, traits: Mapping[str, Traits]) -> list[Traits]:
    """Each total once: of a text and its copies the original speaks."""
    told = (traits[member.claim] for member in entry.commitment.claims if member.part is Part.ASSERTS)
    found: dict[tuple[object, ...], Traits] = {}
    for one in sorted(told, key=lambda one: (one.claim.document.id != one.text, one.id)):
        if one.claim.kind is not Kind.INCIDENT and one.claim.modality is not Modality.DENIED:
            found.setdefault((one.text, one.quantity, one.money, one.claim.stage, one.claim.happened), one)
    return list(found.values())


def _explained(entry: Entry, sums: Sums, traits: Mapping[str, Traits], parts: Sequence[Entry]) -> Entry:
    told = [_held(total, unit, sums, parts) for total in _totals(entry, traits) for unit, _ in amounts(total)]
    if not told:
        return entry
    told.sort(key=lambda one: (one.day or date.min, one.claim, one.commodity))
    latest = {one.commodity: one for one in told}
    gaps = [Balance("unexplained", one.commodity, one.unexplained.min, one.unexplained.max, one.unexplained.bound)
            for _, one in sorted(latest.items()) if one.unexplained.min is not None and one.unexplained.min > 0]
    return replace(entry, commitment=replace(
        entry.commitment, running_totals=tuple(told), balances=(*entry.commitment.balances, *gaps)))


def _held(total: Traits, unit: str, sums: Sums, parts: Sequence[Entry]) -> RunningTotal:
    said = amount_of(total, unit)
    since, until = _days(total)
    certain = [sums.of(place, total.donors, since, until) for place in sure_places(total, unit)]
    certain += _of_parts(total, unit or THINGS, parts)
    possible = [sums.of(place, total.donors, since, until) for place in possible_places(total, unit)]
    seen = {name for one in possible for name in one.commitments}
    inside = _of_kinds(total, unit or THINGS, parts)
    certain += [one for one in inside if not seen.intersection(one.commitments)]
    explained = _together(certain, possible, [one for one in inside if seen.intersection(one.commitments)])
    found = dict.fromkeys(name for one in (*certain, *possible) for name in one.commitments)
    return RunningTotal(
        total.id, total.day, account_of(total), unit or THINGS, said.min, said.max, said.bound, explained,
        minus(said, explained), sum(one.postings for one in (*certain, *possible)), tuple(found)[:NAMED])


def _of_parts(total: Traits, commodity: str, parts: Sequence[Entry]) -> list[Sum]:
    """What others than the total's own givers posted as parts of the promise in which the total stands.

    So national numbers explain the number of the mission that they lie in.
    """
    others = [part for part in parts if part.commitment.kind is total.claim.kind and total.donors
              and not total.donors.issuperset(part.commitment.donors)]
    return [found for part in others if (found := _posted(total, commodity, part))]


def _of_kinds(total: Traits, commodity: str, parts: Sequence[Entry]) -> list[Sum]:
    """What the total's own givers posted as parts of another kind of the package in which the total stands.

    Of a loan that is a part of 'the package' it is sure that the package holds it.
    """
    if total.claim.kind is not Kind.PACKAGE:
        return []
    own = [part for part in parts if part.commitment.kind is not Kind.PACKAGE
           and (not total.donors or total.donors.issuperset(part.commitment.donors))]
    return [found for part in own if (found := _posted(total, commodity, part))]


def _posted(total: Traits, commodity: str, part: Entry) -> Sum | None:
    """What a part posted on the total's account within its days."""
    since, until = _days(total)
    told = [one for one in part.postings if (one.account, one.commodity) == (account_of(total), commodity)
            and (since or date.min) <= (one.day or since or date.min) <= (until or date.max)]
    amount = plus(Amount(one.min, one.max, one.bound) for one in told)
    return Sum(amount, len(told), (part.commitment.id,)) if told else None


def _together(certain: Sequence[Sum], possible: Sequence[Sum], sure: Sequence[Sum]) -> Amount:
    """What is posted: at least what the total covers for certain, at most that and what it perhaps covers.

    Of what it perhaps covers, some is `sure` by being a part.
    """
    low = sum((one.amount.min or NOTHING for one in (*certain, *sure)), NOTHING)
    highs = [one.amount.max for one in (*certain, *possible)]
    high = None if any(end is None for end in highs) else sum((end or NOTHING for end in highs), NOTHING)
    bounds = [one.amount.bound for one in (*certain, *possible) if one.postings]
    return Amount(low, high, bound_of(low, high, bounds or [Bound.EXACT]))


def _days(total: Traits) -> tuple[date | None, date | None]:
    """The days of which the total is: those that it names, up to the day on which it was said."""
    named = total.claim.happened
    if named and named.earliest and named.earliest == named.latest:
        return None, total.day  # the day of the last act that it counts
    until = min((day for day in (total.day, named.latest if named else None) if day), default=None)
    return (named.earliest if named else None), until
