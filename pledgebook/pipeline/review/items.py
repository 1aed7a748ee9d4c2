"""What waits for a decision, item by item, made of a finished ledger: lanes, claims to look at, money at stake."""

import json
import math
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal, InvalidOperation

from pledgebook.checks import CHECKS
from pledgebook.judged import effective, overruled
from pledgebook.ledger import Ledger
from pledgebook.ledger.queue import (
    Near,
    disputed_fields,
    doubted,
    homes_of,
    joined_pairs,
    money_of,
    near_pairs,
    records_of,
    waiting_claims,
)
from pledgebook.model import Claim, Judgement
from pledgebook.reconcile.compare import compare, hopeless, weigh
from pledgebook.reconcile.traits import ItemTree, traits_of
from pledgebook.schema import Json, claim_from_json
from pledgebook.views.waiting import AGAIN, CONTRADICTION, DOUBTED, NEW, SAME, Item

NEAR = 3.0
"""Log-odds on either side of the line within which a pair is asked about: beyond it, 95 in 100 are settled."""
MOST_PAIRS = 4_000
"""Pairs of either sort that are weighed, those with the most money first: seconds of work when the queue is made."""
_AT_ONCE = 2000
_FEW = 200
_DOUBTS = tuple(code for code in CHECKS if code not in ("counts-do-not-add-up", "dispute-not-shown"))
_REOPENED = ("judgement-reopened", "judgement-of-unknown")


def items_of(
    ledger: Ledger, log: Sequence[Judgement], tree: ItemTree, threshold: float, currency: str,
) -> Iterator[Item]:
    """Everything in the ledger that somebody could decide, decided or not."""
    yield from _claims(ledger, currency)
    yield from _pairs(ledger, tree, threshold, currency)
    yield from _conflicts(ledger, currency)
    yield from _doubts(ledger, currency)
    yield from _reopened(ledger, log, currency)


def _claims(ledger: Ledger, currency: str) -> Iterator[Item]:
    for one in waiting_claims(ledger, currency):
        chance = 1 - one.confidence if one.commitment else one.confidence
        yield Item(NEW, (one.claim,), (one.claim,), "", one.money, chance,
                   {"tier": one.tier, "home": one.commitment})


# -- pairs -------------------------------------------------------------------------------------------------------------


def _pairs(ledger: Ledger, tree: ItemTree, threshold: float, currency: str) -> Iterator[Item]:
    apart = near_pairs(ledger, currency, MOST_PAIRS)
    joined = joined_pairs(ledger, currency, MOST_PAIRS)
    for near, weight in _weighed(ledger, [*apart, *joined], tree):
        over = weight - threshold
        if near.homes[0] != near.homes[1] and over >= -NEAR:
            yield _pair(near, near.homes, weight, _odds(over), "apart")
        elif near.homes[0] == near.homes[1] and abs(over) <= NEAR:
            yield _pair(near, (near.one, near.other), weight, 1 - _odds(over), "joined")


def _pair(near: Near, subjects: tuple[str, str], weight: float, chance: float, now: str) -> Item:
    return Item(SAME, subjects, (), "", near.money, chance,
                {"about": [near.one, near.other], "weight": round(weight, 4), "now": now})


def _odds(weight: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, weight))))


def _weighed(ledger: Ledger, pairs: Sequence[Near], tree: ItemTree) -> Iterator[tuple[Near, float]]:
    """The pairs that can be one promise at all, some hundred at a time: claims are heavy, and most pairs are idle."""
    for start in range(0, len(pairs), _AT_ONCE):
        some = pairs[start : start + _AT_ONCE]
        claims = claims_of(ledger, {name for near in some for name in (near.one, near.other)})
        traits = traits_of(claims.values(), tree, {})
        for near in some:
            one, other = traits.get(near.one), traits.get(near.other)
            if one and other and not hopeless(one, other):
                yield near, weigh(compare(one, other))


def claims_of(ledger: Ledger, names: Iterable[str]) -> dict[str, Claim]:
    """The claims of these ids, by id, without their traces, which are most of what there is to read."""
    wanted = sorted(names)
    # A few are found by the index; for thousands one pass over the table is quicker.
    rows = ledger.claims_by_id(wanted).values() if len(wanted) < _FEW else records_of(ledger, wanted)
    return {str(row["id"]): claim_from_json({**row, "why": []}) for row in rows}


# -- what sources, checks and people say -------------------------------------------------------------------------------


def _conflicts(ledger: Ledger, currency: str) -> Iterator[Item]:
    for one in disputed_fields(ledger, currency):
        values = one.record["values"]
        chosen = tuple(name for value, names in values if value == one.record["chosen"] for name in names)
        about = [name for _, names in values for name in names]
        yield Item(CONTRADICTION, (one.commitment,), chosen, one.since, _spread(one.record, one.money), 0.5,
                   {"field": one.record["field"], "about": about})


def _spread(conflict: Json, money: float | None) -> float | None:
    """The part of the money on the promise by which the values of a conflict differ; all where they are codes."""
    if money is None:
        return None
    ends = [end for value, _ in conflict["values"] for end in _ends(value)]
    if not ends:
        return 0.0 if conflict["field"] in ("due", "happened", "speaker") else money
    most = max(ends)
    return money * float((most - min(ends)) / most) if most else 0.0


def _ends(written: str) -> list[Decimal]:
    """The numbers of a value as a conflict writes it; none where it is no amount."""
    try:
        said = json.loads(written) if written.startswith("{") else {}
        return [Decimal(str(said[end])) for end in ("min", "max") if said.get(end) is not None]
    except (ValueError, InvalidOperation):
        return []


def _doubts(ledger: Ledger, currency: str) -> Iterator[Item]:
    for one in doubted(ledger, currency, _DOUBTS):
        yield Item(DOUBTED, (one.subject,), one.opening, one.since, one.money, 0.5,
                   {"code": one.code, "message": one.message, "home": one.commitment, "about": [one.commitment or ""]})


def _reopened(ledger: Ledger, log: Sequence[Judgement], currency: str) -> Iterator[Item]:
    """Judgements in force that were made of another reading, or of what is gone."""
    codes = ", ".join(f"'{code}'" for code in _REOPENED)
    told = dict(ledger.ask(f"SELECT subject, min(message) FROM book.issues WHERE code IN ({codes}) GROUP BY 1"))  # noqa: S608
    standing = effective(log)
    idle = overruled(standing)
    found = [one for one in standing if one.id in told and one.id not in idle]
    homes = homes_of(ledger, [name for one in found for name in one.subjects])
    money = money_of(ledger, currency, sorted({homes.get(name, name) for one in found for name in one.subjects}))
    for one in found:
        at_stake = [money[home] for name in one.subjects if (home := homes.get(name, name)) in money]
        yield Item(AGAIN, (one.id,), (), "", max(at_stake, default=None), 0.5,
                   {"message": told[one.id], "about": list(one.subjects)})

