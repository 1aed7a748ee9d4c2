"""Goals of which the count stands elsewhere: a running total that stands alone counts towards the plan of its thing.

A total of what was trained or made is no sum of a plan, so it need not stand in the plan's commitment. It is of the
same givers, recipients and thing all the same, and so says what was done.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from pledgebook.codes import DONE, Kind, Part
from pledgebook.reconcile.amending import versions_of
from pledgebook.reconcile.goals import goals_of
from pledgebook.reconcile.record import Entry
from pledgebook.reconcile.traits import WIDE, Traits

_Thing = tuple[frozenset[str], frozenset[str], str, object]


def with_counts(entries: Sequence[Entry], traits: Mapping[str, Traits]) -> list[Entry]:
    """The entries, those with goals with what totals elsewhere count of them."""
    wanted = {_thing(one) for entry in entries if entry.commitment.goals for one in _members(entry, traits)}
    if not wanted:
        return list(entries)
    counts: dict[_Thing, list[Traits]] = defaultdict(list)
    for entry in entries:
        for one in _members(entry, traits):
            if one.total and one.claim.stage in DONE and one.claim.kind is not Kind.INCIDENT and _thing(one) in wanted:
                counts[_thing(one)].append(one)
    return [_counted(entry, counts, traits) if entry.commitment.goals else entry for entry in entries]


def _counted(entry: Entry, counts: Mapping[_Thing, Sequence[Traits]], traits: Mapping[str, Traits]) -> Entry:
    members = _members(entry, traits)
    known = {one.id for one in members}
    things = dict.fromkeys(_thing(one) for one in members)
    others = [one for thing in things for one in counts.get(thing, ()) if one.id not in known]
    if not others:
        return entry
    parts = {member.claim: member.part for member in entry.commitment.claims} | {one.id: Part.ASSERTS for one in others}
    goals = goals_of([*members, *others], parts, versions_of(members), entry.postings)
    return replace(entry, commitment=replace(entry.commitment, goals=goals))


def _members(entry: Entry, traits: Mapping[str, Traits]) -> list[Traits]:
    return [traits[member.claim] for member in entry.commitment.claims]


def _thing(one: Traits) -> _Thing:
    """Givers, recipients and thing; soldiers, recruits and forces are one: a giver trains them in one programme."""
    trainees = one.group == "training" and not one.path[WIDE:]
    thing: object = "" if trainees else one.path[0] if one.path else one.words
    return one.donors, one.recipients, one.group, thing
