"""The ledger's tables, in one place: which columns stand beside each canonical record, and where in it they come from.

Every table has a last column, `record`, with the whole canonical line of its object; the columns before it are
there to filter, sort and add by. What a record says is never read back from them: they may be rounded or cut,
the record is exact. Some tables can be derived from the commitments' own records and are, unless they are given.
"""

import functools
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from decimal import Context, Decimal
from typing import Any

from pledgebook.codes import NEGATIVE, NOT_PROMISED, STANCES, Basis, Part, Stage
from pledgebook.ledger.amounts import amounts
from pledgebook.ledger.came import is_covered
from pledgebook.schema import Json, amount, line

_WIDE = Context(prec=100)  # rounding must not fail where the number is long

VERSION = "9"
"""Goes up when a table or a record changes its shape; a ledger of another version is rebuilt, never migrated."""

AMOUNT = "DECIMAL(38,6)"
"""Room for 32 digits before the point: more than any sum of money, in any currency, that a text could mean."""

RATE = "DECIMAL(38,12)"
"""Rates need small digits: one Indonesian rupiah was about 0.00006 euro."""

TABLES: dict[str, dict[str, tuple[str, str]]] = {
    # table: {column: (SQL type, where it stands in the object, with dots for what is nested)}
    "documents": {
        "id": ("VARCHAR", "id"), "url": ("VARCHAR", "url"), "publisher": ("VARCHAR", "publisher"),
        "published": ("DATE", "published"), "language": ("VARCHAR", "language"), "title": ("VARCHAR", "title"),
        "recorded": ("VARCHAR", "recorded"), "sha256": ("VARCHAR", "sha256"),
    },
    "claims": {
        "id": ("VARCHAR", "id"), "document": ("VARCHAR", "document.id"),
        "published": ("DATE", "document.published"), "publisher": ("VARCHAR", "document.publisher"),
        "kind": ("VARCHAR", "kind"), "stage": ("VARCHAR", "stage"), "modality": ("VARCHAR", "modality"),
        "counting": ("VARCHAR", "counting"), "tier": ("VARCHAR", "tier"),
        "donors": ("VARCHAR[]", "donors"), "recipients": ("VARCHAR[]", "recipients"),
        "item": ("VARCHAR", "item.text"), "item_id": ("VARCHAR", "item.id"),
        "quantity_min": (AMOUNT, "quantity.min"), "quantity_max": (AMOUNT, "quantity.max"),
        "money_min": (AMOUNT, "money.min"), "money_max": (AMOUNT, "money.max"),
        "currency": ("VARCHAR", "money.currency"), "due_latest": ("DATE", "due.latest"),
        "confidence": ("DOUBLE", "confidence"), "evidence": ("VARCHAR", "evidence.exact"),
        "words": ("VARCHAR", ""),
    },
    "vetoed": {
        "document": ("VARCHAR", "document"), "start": ("BIGINT", "start"), "end": ("BIGINT", "end"),
        "exact": ("VARCHAR", "exact"), "veto": ("VARCHAR", "veto"),
    },
    "screened": {
        "document": ("VARCHAR", "document"), "kept": ("BOOLEAN", "kept"), "reason": ("VARCHAR", "reason"),
    },
    "commitments": {
        "id": ("VARCHAR", "id"), "donors": ("VARCHAR[]", "donors"), "recipients": ("VARCHAR[]", "recipients"),
        "kind": ("VARCHAR", "kind"), "item": ("VARCHAR", "item.text"), "item_id": ("VARCHAR", "item.id"),
        "stage": ("VARCHAR", "stage"), "stage_share": (AMOUNT, "stage_share"),
        "announced_first": ("DATE", "announced.first"), "announced_last": ("DATE", "announced.last"),
        "announced_times": ("BIGINT", "announced.times"), "told_first": ("DATE", "told_first"),
        "due_earliest": ("DATE", "due.earliest"), "due_latest": ("DATE", "due.latest"),
        "part_of": ("VARCHAR", "part_of"), "replaces": ("VARCHAR", "replaces"),
        "documents": ("BIGINT", "sources.documents"), "independent": ("BIGINT", "sources.independent"),
        "no_promise": ("VARCHAR", ""), "month": ("VARCHAR", ""), "due_open": ("DATE", ""), "revised": ("DATE", ""),
        "disputed": ("BIGINT", ""), "worth": (AMOUNT, ""),
    },
    "members": {
        "commitment": ("VARCHAR", "commitment"), "claim": ("VARCHAR", "claim"), "part": ("VARCHAR", "part"),
    },
    "balances": {
        "commitment": ("VARCHAR", "commitment"), "account": ("VARCHAR", "account"),
        "commodity": ("VARCHAR", "commodity"), "min": (AMOUNT, "min"), "max": (AMOUNT, "max"),
        "bound": ("VARCHAR", "bound"),
    },
    "amounts": {
        "commitment": ("VARCHAR", "commitment"), "basis": ("VARCHAR", "basis"),
        "prices_of": ("BIGINT", "prices_of"), "currency": ("VARCHAR", "currency"),
        "commodity": ("VARCHAR", "commodity"),
        **{f"{name}_{end}": (AMOUNT, f"{name}.{end}")
           for name in ("promised", "firm", "delivered", "cancelled") for end in ("min", "max")},
    },
    "postings": {
        "commitment": ("VARCHAR", "commitment"), "claim": ("VARCHAR", "claim"), "account": ("VARCHAR", "account"),
        "commodity": ("VARCHAR", "commodity"), "min": (AMOUNT, "min"), "max": (AMOUNT, "max"),
        "bound": ("VARCHAR", "bound"), "day": ("DATE", "day"),
    },
    "valuations": {
        "commitment": ("VARCHAR", "commitment"), "basis": ("VARCHAR", "basis"), "currency": ("VARCHAR", "currency"),
        "min": (AMOUNT, "min"), "max": (AMOUNT, "max"), "price_year": ("BIGINT", "price_year"),
        "rate": (RATE, "rate"), "rate_date": ("DATE", "rate_date"), "rate_rule": ("VARCHAR", "rate_rule"),
        "commodity": ("VARCHAR", "commodity"), "unit": ("VARCHAR", "unit"), "prices_of": ("BIGINT", "prices_of"),
        "deflator": (RATE, "deflator"), "inherited": ("VARCHAR", "inherited"), "parts": ("VARCHAR[]", "parts"),
        "source": ("VARCHAR", "source"),
    },
    "conflicts": {
        "commitment": ("VARCHAR", "commitment"), "field": ("VARCHAR", "field"), "chosen": ("VARCHAR", "chosen"),
        "rule": ("VARCHAR", "rule"),
    },
    "issues": {
        "stage": ("VARCHAR", "stage"), "code": ("VARCHAR", "code"), "subject": ("VARCHAR", "subject"),
        "message": ("VARCHAR", "message"), "next_step": ("VARCHAR", "next_step"),
    },
    "broader": {"item": ("VARCHAR", "item"), "above": ("VARCHAR", "above")},
    "left_out": {
        "basis": ("VARCHAR", "basis"), "commitment": ("VARCHAR", "commitment"), "whole": ("VARCHAR", "whole"),
    },
    "redirects": {"old": ("VARCHAR", "old"), "new": ("VARCHAR", "new")},
    "counts": {"name": ("VARCHAR", "name"), "value": ("BIGINT", "value")},
}

UNIQUE: dict[str, str] = {"documents": "id", "claims": "id", "commitments": "id", "redirects": "old", "counts": "name"}
"""Column by which a table has one row: two rows of one id are two answers to one question."""

LOOKED_UP: tuple[tuple[str, str], ...] = (
    # (table, column) by which a page looks up a dozen single rows, in tables that grow with the claims
    ("claims", "id"), ("claims", "document"), ("commitments", "id"), ("documents", "id"), ("members", "claim"),
    ("members", "commitment"), ("postings", "commitment"),
)
"""Columns with an index."""

CANONICAL = ("claims", "commitments", "conflicts", "documents", "issues", "members", "postings", "redirects",
             "valuations")
"""What the identity of a ledger is made of. Counts and times of runs are no part of it; the rest is derived."""


def _nested(field: str) -> Callable[[Json], Iterator[Json]]:
    def rows(commitment: Json) -> Iterator[Json]:
        return ({"commitment": commitment["id"], **row} for row in commitment.get(field) or ())
    return rows


DERIVED: dict[str, Callable[[Json], Iterator[Json]]] = {
    "members": _nested("claims"),
    "balances": _nested("balances"),
    "valuations": _nested("values"),
    "conflicts": _nested("conflicts"),
    "amounts": amounts,
}
"""Tables made from the commitments' own objects."""


def row(table: str, obj: Mapping[str, Any], record: str = "") -> Json:
    """The row of `table` for one object: its columns, and its canonical line, if need be made here, as `record`.

    Raises ValueError or TypeError where a value has no written form or an amount is no number.
    """
    columns: Json = {}
    for name, place, convert in _columns(table):
        value: Any = obj
        for step in place:
            value = value.get(step) if value else None
        columns[name] = convert(value) if convert else value
    if table == "claims":
        columns["words"] = folded(" ".join(filter(None, (columns["evidence"], columns["item"], columns["publisher"]))))
    if table == "commitments":
        columns |= _listed(dict(obj))
    columns["record"] = record or line(obj)
    return columns


def no_promise(commitment: Mapping[str, Any]) -> str | None:
    """Why no sum of promises counts it, as a code; None where it is a promise or more.

    It is only asked for, considered or turned down; or a stance, which has no stage; or nothing but running totals tell
    of it, which are a check and no flow; or no gift, although things or money move.
    """
    if commitment.get("stage") in NOT_PROMISED:
        return str(commitment["stage"])
    if commitment.get("kind") in STANCES:
        return str(commitment["kind"])
    parts = {member["part"] for member in commitment.get("claims") or ()}
    return "running-total" if parts == {Part.ASSERTS} else commitment.get("no_gift")


def _listed(commitment: Json) -> Json:
    """What lists of commitments are filtered and sorted by, beside what the record says itself."""
    reason, due = no_promise(commitment), (commitment.get("due") or {}).get("latest")
    first = (commitment.get("announced") or {}).get("first") or commitment.get("told_first")
    sums = (value["promised"] for value in amounts(commitment)
            if (value["basis"], value["currency"], value["prices_of"]) == (Basis.STATED, "EUR", None))
    most = next((one["min"] if one["max"] is None else one["max"] for one in sums), None)
    return {
        "no_promise": reason, "month": str(first)[:7] if first else None,
        "due_open": due if due and reason is None and not _is_done(commitment) else None,
        "revised": _revised(commitment), "disputed": len(commitment.get("conflicts") or ()),
        "worth": _WORTH(most),
    }


def _is_done(commitment: Json) -> bool:
    """Whether it can no longer be late: all of it is delivered or told as delivered, or is told not to come."""
    stage, share = commitment.get("stage"), commitment.get("stage_share")
    whole = stage == Stage.DELIVERED and (share is None or amount(share, "stage_share") >= 1)  # type: ignore[operator]
    return stage in NEGATIVE or whole or is_covered(commitment)


def _revised(commitment: Json) -> str | None:
    """The last day on which another number was promised than before; None where the promise never changed."""
    told: dict[str, Json] = {}
    days = []
    for said in commitment.get("promised_history") or ():
        before = told.get(said["commodity"])
        told[said["commodity"]] = said["amount"]
        if before is not None and before != said["amount"] and said.get("said"):
            days.append(str(said["said"]))
    return max(days, default=None)


def folded(text: str) -> str:
    """`text` as it is searched: without case and without combining marks, on both sides of the comparison."""
    if text.isascii():
        return text.lower()
    split = unicodedata.normalize("NFKD", text).casefold()
    return "".join(letter for letter in split if not unicodedata.combining(letter))


@functools.cache
def _columns(table: str) -> tuple[tuple[str, tuple[str, ...], Callable[[Any], Any] | None], ...]:
    """Name, path and conversion of each column, prepared once: this runs for every cell of the ledger."""
    return tuple((name, tuple(place.split(".")), _conversion(kind, f"{table}.{name}"))
                 for name, (kind, place) in TABLES[table].items())


def _conversion(kind: str, place: str) -> Callable[[Any], Any] | None:
    if kind.startswith("DECIMAL"):
        digits, places = (int(part) for part in kind.removeprefix("DECIMAL(").rstrip(")").split(","))

        def fixed(value: Any) -> str | None:
            if value.__class__ is int and -(10**15) < value < 10**15:
                return str(value)  # most amounts by far; the long way takes ten times as long
            return _fixed(amount(value, place), digits, places)

        return fixed
    return (lambda value: list(value or ())) if kind.endswith("[]") else None


def _fixed(number: Decimal | None, digits: int, places: int) -> str | None:
    """The number as a string, so that no reader on the way makes a float of it, and without an exponent.

    None where the column has no room for it: then only the record holds it.
    """
    if number is None or abs(number) >= Decimal(10) ** (digits - places):
        return None
    exponent = number.as_tuple().exponent
    is_finer = isinstance(exponent, int) and -exponent > places
    return f"{number.quantize(Decimal(1).scaleb(-places), context=_WIDE) if is_finer else number:f}"


_WORTH = _conversion(AMOUNT, "commitments.worth") or str
