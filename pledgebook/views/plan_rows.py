"""Rows of the boards that hold one figure against another: plans, running totals, and purchases for gifts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from pledgebook.ledger.some import records_of
from pledgebook.schema import Json, amount
from pledgebook.views.accounts import amount_told, gap_told
from pledgebook.views.commitments import title
from pledgebook.views.desk import Desk
from pledgebook.views.figures import NOT_GIVEN, Ends, day
from pledgebook.views.parties import together
from pledgebook.views.table import Column, Plain, Row
from pledgebook.views.ties import NO_GIFT

Who = Callable[[Desk, Json], tuple[dict[str, Any], dict[str, str], dict[str, str]]]
Held = tuple[Row, Decimal | None, Decimal | None, str]
"""A row, the part and the whole of its picture, and the words for it."""

PLAN_COLUMNS = (
    Column("what", "What", "text", "files"), Column("planned_min", "Planned, least", "number", "files"),
    Column("planned_max", "Planned, most", "number", "files"), Column("planned", "Planned", "text", "page"),
    Column("done_min", "Done, least", "number", "files"), Column("done_max", "Done, most", "number", "files"),
    Column("done", "Done", "text", "page"), Column("left", "Left", "text", "page"),
    Column("left_min", "Left, least", "number", "files"), Column("left_max", "Left, most", "number", "files"),
    Column("unit", "Unit", "text", "files"), Column("due", "By when", "day"), Column("rule", "How it was counted"),
    Column("plans_said", "Plans said", "number", "files"), Column("id", "Commitment", "id", "files"),
)
TOTAL_COLUMNS = (
    Column("said", "Said", "text", "page"), Column("said_min", "Said, least", "number", "files"),
    Column("said_max", "Said, most", "number", "files"), Column("account", "Of what"), Column("day", "By", "day"),
    Column("explained", "Explained", "text", "page"), Column("explained_min", "Explained, least", "number", "files"),
    Column("explained_max", "Explained, most", "number", "files"), Column("unexplained", "Unexplained", "text", "page"),
    Column("unexplained_min", "Unexplained, least", "number", "files"),
    Column("unexplained_max", "Unexplained, most", "number", "files"), Column("unit", "Unit", "text", "files"),
    Column("postings", "Postings", "number"), Column("claim", "Claim", "id", "files"),
    Column("id", "Commitment", "id", "files"),
)
TIE_COLUMNS = (
    Column("gift", "Refills"), Column("giver", "Given by"), Column("cost", "Cost", "money"),
    Column("cost_min", "Cost, least", "money", "files"), Column("cost_max", "Cost, most", "money", "files"),
    Column("currency", "Currency", "text", "files"), Column("gap_days", "Days after the gift", "number"),
    Column("stage", "How far"), Column("rule", "What shows it"), Column("gift_id", "Gift", "id", "files"),
    Column("id", "Commitment", "id", "files"),
)


def plan_rows(desk: Desk, records: Sequence[Json], who: Who) -> Iterator[Held]:
    """A row for each commitment: its plan in force, or what was counted without a plan."""
    for one in records:
        cells, links, shown = who(desk, one)
        goals = one.get("goals") or ()
        plan = goals[0] if goals else {}
        unit = str(plan.get("commodity") or "items")
        done, rule = _done(one, plan, unit)
        left = plan.get("left")
        due = plan.get("due") or one.get("due") or {}
        what = str(plan.get("what") or (one.get("item") or {}).get("text") or "") or None
        words = {**shown, "what": what or "not named", "planned": _told(plan.get("planned"), unit),
                 "done": _told(done, unit, "none counted"), "left": _told(left, unit, "not known"),
                 "due": f"by {day(due['latest'])}" if due.get("latest") else "no date given"}
        row = Row({**cells, "what": what, **_ends("planned", plan.get("planned")), **_ends("done", done),
                   **_ends("left", left), "unit": unit, "due": due.get("latest"), "rule": rule,
                   "plans_said": len(plan.get("history") or ())}, links, words)
        yield (row, _most(done), _most(plan.get("planned")),
               f"{words['done']} of {words['planned']}")


def total_rows(desk: Desk, records: Sequence[Json], who: Who) -> Iterator[Held]:
    """A row for each commitment: its latest running total that is not explained, or what its account says of it."""
    for one in records:
        cells, links, shown = who(desk, one)
        check = next((told for told in reversed(one.get("running_totals") or ()) if _is_off(told)), None) or {}
        account: Mapping[str, Any] = _balance(one, "unexplained") or {}
        unit = str(check.get("commodity") or account.get("commodity") or "items")
        gap, explained = check.get("unexplained") or account, check.get("explained")
        words = {**shown, "said": _told(check or None, unit), "explained": _told(explained, unit, "nothing"),
                 "unexplained": gap_told(gap, unit), "day": day(check.get("day"))}
        row = Row({**cells, **_ends("said", check), **_ends("explained", explained), **_ends("unexplained", gap),
                   "unit": unit,
                   "account": check.get("account"), "day": check.get("day"), "postings": check.get("postings"),
                   "claim": check.get("claim")},
                  {**links, **({"said": desk.url.claim(str(check["claim"]))} if check.get("claim") else {})}, words)
        yield (row, _most(explained), _most(check), f"{words['explained']} of {words['said']}")


def tie_rows(desk: Desk, records: Sequence[Json], who: Who) -> Iterator[Row]:
    """A row for each purchase: the gift that it refills, its cost as said, and how long after the gift it was told."""
    gifts = records_of(desk.ledger, "commitments", [str(one["replaces"]) for one in records if one.get("replaces")])
    for one in records:
        cells, links, shown = who(desk, one)
        gift, told = gifts.get(str(one.get("replaces"))), one.get("replacement") or {}
        costs = told.get("cost") or ()
        first = costs[0] if costs else {}
        row = {**cells, "gift": title(gift) if gift else None, "giver": ";".join(gift["donors"]) if gift else None,
               **_ends("cost", first), "currency": first.get("currency"), "gap_days": told.get("gap_days"),
               "stage": one.get("stage"), "rule": told.get("rule"), "gift_id": one.get("replaces")}
        words = {"gift": title(gift) if gift else "no single gift is named",
                 "giver": together(map(desk.naming, gift["donors"])) if gift else "",
                 "cost": " or ".join(amount_told(cost, cost["currency"]) for cost in costs) or NOT_GIVEN,
                 "stage": one.get("stage") or "not said",
                 "rule": told.get("rule") or NO_GIFT.get(str(one.get("no_gift")), "")}
        to_gift = {"gift": desk.url.commitment(str(gift["id"]))} if gift else {}
        yield Row(row, {**links, **to_gift}, {**shown, **words})


def _is_off(told: Mapping[str, Any]) -> bool:
    """Whether the book does not explain the total: the gap is known and is not nothing."""
    gap = Ends.of(told.get("unexplained"))
    return gap.known and bool(gap.low or gap.high)


COUNTED = "the latest running total"
POSTED = "what deliveries posted"


def _done(one: Json, plan: Mapping[str, Any], unit: str) -> tuple[Mapping[str, Any] | None, str | None]:
    """What was done, and how it was counted: by the plan's own rule; without a plan by deliveries, or by a total."""
    if plan:
        return plan.get("done"), str(plan["rule"])
    if posted := _balance(one, "delivered", unit):
        return posted, POSTED
    totals = [told for told in one.get("running_totals") or () if told["account"] == "delivered"]
    return (totals[-1], COUNTED) if totals else (None, None)


def _balance(one: Json, account: str, unit: str | None = None) -> Mapping[str, Any] | None:
    """What stands on an account, of one unit or of the first."""
    return next((told for told in one.get("balances") or () if told["account"] == account
                 and unit in (None, told["commodity"])), None)


def _told(given: Mapping[str, Any] | None, unit: str, unknown: str = NOT_GIVEN) -> str:
    told = amount_told(given, unit)
    return unknown if told == NOT_GIVEN else told


def _ends(name: str, given: Mapping[str, Any] | None) -> dict[str, Plain]:
    return {f"{name}_{end}": (given or {}).get(end) for end in ("min", "max")}


def _most(given: Mapping[str, Any] | None) -> Decimal | None:
    """The end that is known of an amount, the upper one first."""
    ends = [amount((given or {}).get(end), end) for end in ("max", "min")]
    return next((end for end in ends if end is not None), None)

