"""A sum and what it buys, told apart: '125 million on drones' in one text, 'drones for 125 million' in another.

Money and things are promises of two sorts, so the weights leave them two, and the sum would count twice. What is bought
is `part_of` the sum (commitments.md: an item to its package) where giver, recipient and the very sum are the same in
the same days, and where the sum is for that thing or for nothing that is named.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.codes import NEGATIVE, Kind, Stage, stage_rank
from pledgebook.reconcile.orders import related
from pledgebook.reconcile.traits import Range, Traits
from pledgebook.reconcile.voices import PRESS_WAVE
from pledgebook.reconcile.wholes import is_above

_Sum = tuple[frozenset[str], str, Range]

_BOUGHT = frozenset({Kind.GOODS, Kind.PROCUREMENT, Kind.SERVICE, Kind.TRAINING})


@dataclass(frozen=True, slots=True)
class _Fund:
    root: str
    told: tuple[Traits, ...]
    days: tuple[date, ...]


def join_priced(members: Mapping[str, Sequence[Traits]], parents: dict[str, str]) -> None:
    """Add to `parents` (part to whole, by root) each thing whose price is told as a sum by itself as well."""
    things = {root: told for root, some in members.items()
              if root not in parents and (told := [one for one in some if _is_priced(one)])}
    asked = {one for told in things.values() for one in _sums(told)}
    funds = _funds(members, asked) if asked else {}
    for root, told in sorted(things.items()) if funds else ():
        found = {fund.root for place in _sums(told) for fund in funds.get(place, ()) if _pays(fund, told)}
        if len(found) == 1 and not is_above(parents, root, whole := found.pop()):
            parents[root] = whole


def _funds(members: Mapping[str, Sequence[Traits]], asked: set[_Sum]) -> dict[_Sum, list[_Fund]]:
    """The promises of nothing but money, under those of their sums that are asked for."""
    funds: dict[_Sum, list[_Fund]] = defaultdict(list)
    for root, some in members.items():
        told = tuple(one for one in some if not one.echo)
        if all(one.claim.kind is Kind.FUNDS and _is_promised(one) for one in told):
            fund = _Fund(root, told, tuple(one.day for one in told if one.day))
            for place in _sums(told) & asked:
                funds[place].append(fund)
    return funds


def _is_priced(one: Traits) -> bool:
    return one.claim.kind in _BOUGHT and one.quantity is not None and one.money is not None and _is_promised(one)


def _is_promised(one: Traits) -> bool:
    firm = stage_rank(one.claim.stage) >= stage_rank(Stage.ANNOUNCED) and one.claim.stage not in NEGATIVE
    return firm and not one.total and one.money is not None and bool(one.donors)


def _sums(told: Sequence[Traits]) -> set[_Sum]:
    return {(one.donors, recipient, one.money) for one in told if one.money for recipient in one.recipients}


def _pays(fund: _Fund, told: Sequence[Traits]) -> bool:
    """Whether the sum is told in the days of the thing, and is for it, or for nothing that is named."""
    days = [one.day for one in told if one.day]
    near = any(abs((one - other).days) <= PRESS_WAVE for one in days for other in fund.days)
    return near and all(not one.words or any(related(one, thing) for thing in told) for one in fund.told)
