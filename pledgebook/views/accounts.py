"""The book-keeping of one promise in words: what changed, what is not known, what was planned, what sources say of it.

The same lines stand on the page and in the terminal, so that both tell the same.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from pledgebook.codes import DONE, Stage
from pledgebook.schema import Json
from pledgebook.views.figures import NOT_GIVEN, Ends, between, count, day, money, number, window
from pledgebook.views.parties import together
from pledgebook.views.told import told_value

Naming = Callable[[str], str]
Rows = tuple[tuple[str, tuple[str, ...]], ...]
"""What a row is called, and its lines."""

_CURRENCY = re.compile(r"[A-Z]{3}(/.+)?")
FIELD_WORDS = {"quantity": "how many", "money": "how much", "due": "by when", "total": "in all", "donors": "who gives",
           "recipients": "who gets it", "currency": "in which currency", "stage": "how far it has come"}


def book_rows(commitment: Json, naming: Naming = str) -> Rows:
    """The rows that the commitment has; parties are named by `naming`."""
    found = (
        ("Promised anew", tuple(_announced(commitment))),
        ("Number in force", tuple(_versions(commitment))),
        ("In its parts", tuple(_in_parts(commitment))),
        ("Not known", tuple(_unknown(commitment))),
        ("Goal", tuple(_goals(commitment))),
        ("By whose word", tuple(_reached(commitment, naming))),
        ("Running totals", tuple(_totals(commitment))),
        ("Sources differ", tuple(_conflicts(commitment, naming))),
    )
    return tuple((name, lines) for name, lines in found if lines)


def amount_told(amount: Mapping[str, Any] | None, commodity: str) -> str:
    """'60,000', 'EUR 2.6 bn', 'up to 500 tons', 'not given'; a number below nothing keeps its sign."""
    told = amount or {}
    if not Ends.of(told).known:
        return NOT_GIVEN
    if _CURRENCY.fullmatch(commodity):
        return money(Ends.of(told), commodity, str(told.get("bound") or ""))
    unit = "" if commodity == "items" else commodity.replace("/", " a ")
    return f"{between(Ends.of(told), number, str(told.get('bound') or ''))} {unit}".strip()


def _announced(commitment: Json) -> Iterator[str]:
    days = commitment["announced"].get("days") or ()
    if len(days) > 1:
        yield ", ".join(day(one) for one in days)


def _versions(commitment: Json) -> Iterator[str]:
    for one in commitment.get("promised_history") or ():
        yield f"from {day(one['said'])}: {amount_told(one['amount'], one['commodity'])}"


def _in_parts(commitment: Json) -> Iterator[str]:
    for one in commitment.get("in_parts") or ():
        told = f"{amount_told(one, one['commodity'])} {one['account']}"
        yield f"{told}, told of {count(len(one['commitments']), 'part')} and held by the balance once"


def _unknown(commitment: Json) -> Iterator[str]:
    for one in commitment.get("unknown") or ():
        told = "; ".join(f"{told_value(value)} in {count(len(claims), 'claim')}" for value, claims in one["candidates"])
        yield f"{FIELD_WORDS.get(one['field'], one['field'])}: {one['reason']}" + (f" (told: {told})" if told else "")


def _goals(commitment: Json) -> Iterator[str]:
    for one in commitment.get("goals") or ():
        unit = one["commodity"]
        due = f", {window(one['due'])}" if one.get("due") else ""
        done = f"{amount_told(one['done'], unit)} done, {amount_told(one['left'], unit)} left" if one["done"] else ""
        yield f"{amount_told(one['planned'], unit)} {one['what']}{due}: {done or 'nothing counted'} ({one['rule']})"
        if len(one["history"]) > 1:
            yield from (f"as told {day(said['said'])}: {amount_told(said['amount'], unit)} {said['what']}"
                        + (f", {window(said['due'])}" if said.get("due") else "") for said in one["history"])


def _reached(commitment: Json, naming: Naming) -> Iterator[str]:
    """Who says that it came; where it is not the recipient, that nobody has confirmed it."""
    for one in commitment.get("reached") or ():
        if one["stage"] in DONE:
            by = together(map(naming, one["by"]), "no voice known to be the giver's or the recipient's")
            bare = one["stage"] == Stage.DELIVERED and not set(one["by"]) & set(commitment["recipients"])
            unsure = "; arrival not confirmed by a recipient in the sources read" if bare else ""
            yield f"{one['stage']}, first told {day(one['day'])}, by {by}{unsure}"


def _totals(commitment: Json) -> Iterator[str]:
    for one in commitment.get("running_totals") or ():
        unit = one["commodity"]
        yield (f"{amount_told(one, unit)} {one['account']} by {day(one['day'])}: the book explains "
               f"{amount_told(one['explained'], unit)} by {count(one['postings'], 'posting')}, "
               f"unexplained {gap_told(one['unexplained'], unit)}")


def gap_told(amount: Mapping[str, Any] | None, unit: str) -> str:
    """What a running total has beyond the book: '26', 'nothing', 'nothing for certain, at most 26', 'not known'.

    Where the book has more than the total, that is no gap but worth telling: 'nothing: the book has 10 beyond it'.
    """
    gap = Ends.of(amount)
    if not gap.known:
        return "not known"
    if gap.low is not None and gap.low > 0:
        return amount_told(amount, unit)
    if gap.high is None or gap.high > 0:
        most = "" if gap.high is None else f", at most {amount_told({'min': gap.high, 'max': gap.high}, unit)}"
        return f"nothing for certain{most}"
    if not gap.high:
        return "nothing"
    more = {"min": -gap.high, "max": None if gap.low is None else -gap.low}
    return f"nothing: the book has {amount_told(more, unit)} beyond it"


def _conflicts(commitment: Json, naming: Naming) -> Iterator[str]:
    for one in commitment.get("conflicts") or ():
        field = str(one["field"])
        told = "; ".join(f"{_value(field, value, naming)} in {count(len(claims), 'claim')}"
                         for value, claims in one["values"])
        chosen = _value(field, str(one["chosen"]), naming)
        yield f"{FIELD_WORDS.get(field, field)}: {told}. Chosen: {chosen} ({one['rule']})"


def _value(field: str, value: str, naming: Naming) -> str:
    return together(map(naming, value.split(","))) if field in ("donors", "recipients") else told_value(value)
