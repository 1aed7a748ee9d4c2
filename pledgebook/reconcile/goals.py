"""Planned against done: targets of training and production, and what has been counted of them since.

A plan is every number that was said of what is to be trained or made. What was done is what deliveries post, or what
the latest running total counts. A running total may hold what was done before the plan was made: it counts in full
where the plan is a target for the whole and is no less than what had been done when it was set; else only what came
on top since then counts. What nobody counted is unknown, never 0.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from pledgebook.accounts import THINGS, Amount, Goal, GoalSaid
from pledgebook.codes import DONE, Bound, Counting, Kind, Part
from pledgebook.model import Posting
from pledgebook.reconcile.acts import UNSURE
from pledgebook.reconcile.amending import Versions, amount_in, amounts, differ, telling
from pledgebook.reconcile.intervals import floored, minus, plus
from pledgebook.reconcile.traits import Range, Traits

PLANNED = frozenset({Kind.TRAINING, Kind.PRODUCTION})
"""Kinds that are told as a plan and as a count of what was done."""

IN_FULL = "the latest count, in full: the plan is a target for all of it"
SINCE = "the latest count less what had been done when the plan was made"
POSTED = "what deliveries posted"
UNCOUNTED = "no source counts what was done"


def goals_of(
    members: Sequence[Traits], parts: Mapping[str, Part], versions: Versions, postings: Sequence[Posting],
) -> tuple[Goal, ...]:
    """The goals of one commitment, one a commodity; none where it is no training, no production and no target."""
    if not any(one.claim.kind in PLANNED or one.claim.counting is Counting.TARGET for one in members):
        return ()
    found = []
    for unit in sorted(versions.by_unit):
        plans = sorted((one for version in versions.by_unit[unit] for one in version.told
                        if parts[one.id] is not Part.DISPUTES), key=telling)
        if plans:
            found.append(_goal(unit, plans, members, versions.chosen[unit], postings))
    return tuple(found)


def _goal(
    unit: str, plans: Sequence[Traits], members: Sequence[Traits], stands: Range, postings: Sequence[Posting],
) -> Goal:
    history = tuple(_said(one, unit) for one in plans)
    last = next((one for one in reversed(plans) if not differ(amount_in(one, unit), stands)), plans[-1])
    planned = next((said.amount for said in history if (said.amount.min, said.amount.max) == (stands.low, stands.high)),
                   Amount(stands.low, stands.high, Bound.RANGE))
    done, rule, claims = _done(unit, plans, members, planned, postings)
    due = [one.claim.due for one in plans if one.claim.due]
    return Goal(
        what=_what(last), commodity=unit or THINGS, planned=planned, done=done,
        left=floored(minus(planned, done)) if done else None, due=due[-1] if due else None, rule=rule, claims=claims,
        history=_changes(history),
    )


def _said(one: Traits, unit: str) -> GoalSaid:
    return GoalSaid(one.day, _what(one), amount_of(one, unit), one.claim.due, one.id)


def _what(one: Traits) -> str:
    return one.claim.item.text if one.claim.item else ""


def _changes(history: Sequence[GoalSaid]) -> tuple[GoalSaid, ...]:
    """The plan each time that its number, its date or its words changed; what only repeats it is left out."""
    found: list[GoalSaid] = []
    for said in history:
        known = (_key(said) for said in found[-1:])
        if _key(said) not in known:
            found.append(said)
    return tuple(found)


def _key(said: GoalSaid) -> tuple[object, ...]:
    return said.amount.min, said.amount.max, said.due and said.due.latest, said.what.casefold()


def _done(
    unit: str, plans: Sequence[Traits], members: Sequence[Traits], planned: Amount, postings: Sequence[Posting],
) -> tuple[Amount | None, str, tuple[str, ...]]:
    counts = sorted((one for one in members if _counts(one, unit)), key=_originals_last)
    posted = [one for one in postings if (one.account, one.commodity) == ("delivered", unit or THINGS)]
    begun = plans[0].day
    after = [one for one in counts if _is_after(one, begun)]
    if after:
        before = [one for one in counts if not _is_after(one, begun)]
        latest = amount_of(after[-1], unit)
        if not before or _is_for_all(plans, planned, amount_of(before[-1], unit)):
            return latest, IN_FULL, (after[-1].id,)
        return floored(minus(latest, amount_of(before[-1], unit))), SINCE, (before[-1].id, after[-1].id)
    if posted:
        return plus(Amount(p.min, p.max, p.bound) for p in posted), POSTED, tuple(sorted(p.claim for p in posted))
    if counts and _is_for_all(plans, planned, amount_of(counts[-1], unit)):
        return amount_of(counts[-1], unit), IN_FULL, (counts[-1].id,)
    return None, UNCOUNTED, ()


def _originals_last(one: Traits) -> tuple[object, ...]:
    """The order of telling; of a text and its copies of one day the original counts as the latest."""
    return (*telling(one)[:2], one.claim.document.id == one.text, one.id)


def _counts(one: Traits, unit: str) -> bool:
    sure = one.total and one.claim.stage in DONE and one.claim.modality not in UNSURE
    return sure and any(mine == unit for mine, _ in amounts(one))


def _is_after(one: Traits, begun: date | None) -> bool:
    return one.day is None or begun is None or one.day > begun


def _is_for_all(plans: Sequence[Traits], planned: Amount, done: Amount) -> bool:
    """Whether the plan is a target for the whole, what was done before it included."""
    target = plans[-1].claim.counting is Counting.TARGET
    most = planned.max if planned.max is not None else planned.min
    least = done.min if done.min is not None else done.max
    return target and most is not None and most >= (least or Decimal(0))


def amount_of(one: Traits, unit: str) -> Amount:
    """What the claim says of the commodity, with its bound."""
    value = amount_in(one, unit)
    said = one.claim.money if value is one.money else one.claim.quantity
    return Amount(value.low, value.high, said.bound if said else Bound.EXACT)
