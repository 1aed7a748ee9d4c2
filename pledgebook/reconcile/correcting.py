"""Corrections: a claim with one field set as a person said, and why a field or value can be none."""

import json
from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from pledgebook.codes import Bound, Counting, Kind, Modality, Stage
from pledgebook.model import Claim, Item, Judgement, Money, Quantity, Speaker, Window
from pledgebook.schema import claim_from_json, claim_to_json

_LISTS = {"kind": Kind, "stage": Stage, "modality": Modality, "counting": Counting}
_OBJECTS = {"item": Item, "quantity": Quantity, "money": Money, "due": Window, "happened": Window, "speaker": Speaker}
_PARTIES = ("donors", "recipients")

CORRECTABLE = frozenset((*_LISTS, *_OBJECTS, *_PARTIES))
"""The fields of claims.md that a person may correct; a dot goes deeper: 'item.id', 'quantity.min'."""


def corrected_claim(claim: Claim, judgement: Judgement) -> Claim | None:
    """`claim` with the judgement's field set to its value; None where the field or value is none of claims.md."""
    try:
        return corrected(claim, judgement.field or "", judgement.value)
    except ValueError:  # the claim stays as it was read, and an issue says so
        return None


def corrected(claim: Claim, field: str, value: str | None) -> Claim:
    """`claim` with the field set to what `value` is as JSON; ValueError, which says what is allowed, if it can be none.

    What is not JSON is taken as a string, so that `--value delivered` needs no quotes.
    """
    path, said = field.split("."), read_value(value)
    _refuse_field(path)
    written = claim_to_json(claim)
    place = written
    for step in path[:-1]:
        place[step] = place.get(step) or {}
        place = place[step]
    place[path[-1]] = said
    _refuse_parts(path[0], written[path[0]])
    try:
        made = claim_from_json(written)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        what = json.dumps(said, ensure_ascii=False)
        told = f"{_plainly(error)}" if "none of" in str(error) else f"{_plainly(error)}; {allowed(field)}"
        message = f"{field} cannot be {what}: {told}"
        raise ValueError(message) from error
    _refuse_order(made, path[0])
    return replace(made, document=claim.document, tier=claim.tier)


def allowed(field: str) -> str:
    """What may stand in the field, in words."""
    name, _, deeper = field.partition(".")
    if name in _LISTS:
        return "allowed: " + ", ".join(_LISTS[name]) + (" or null" if name == "stage" else "")
    if name in _PARTIES:
        return 'write a list of codes, as in ["FR", "org:world-bank"]'
    if name not in _OBJECTS:
        return "allowed: " + ", ".join(sorted(CORRECTABLE)) + ", and with a dot what is in them, as in quantity.min"
    if deeper == "bound":
        return "allowed: " + ", ".join(Bound)
    if deeper in ("min", "max"):
        return "write a number or null"
    if deeper in ("earliest", "latest"):
        return "write a day as in 2024-06-30, or null"
    if deeper:
        return "write a string or null"
    return f"write null or an object with {', '.join(one.name for one in fields(_OBJECTS[name]))}"


def read_value(written: str | None) -> Any:
    """The value that was written: as JSON, and what is none as the string itself."""
    if written is None:
        return None
    try:
        return json.loads(written, parse_float=str)  # a float would round what was written
    except (ValueError, RecursionError):
        return written


def _refuse_field(path: list[str]) -> None:
    name, deeper = path[0], path[1:]
    if name not in CORRECTABLE:
        message = f'"{".".join(path)}" is no field that can be corrected; {allowed("")}'
        raise ValueError(message)
    known = {one.name for one in fields(_OBJECTS[name])} if name in _OBJECTS else set()
    if len(deeper) > 1 or set(deeper) - known:
        inside = f"has {', '.join(sorted(known))}" if known else "has nothing in it"
        message = f'"{".".join(path)}" is no field that can be corrected: {name} {inside}'
        raise ValueError(message)


def _refuse_parts(name: str, value: Any) -> None:
    """Refuse an object with a part of another name: it would be passed over without a word."""
    if name in _OBJECTS and isinstance(value, Mapping):
        known = [one.name for one in fields(_OBJECTS[name])]
        if unknown := sorted(set(value) - set(known)):
            message = f'{name}: it has no "{unknown[0]}"; allowed: {", ".join(known)}'
            raise ValueError(message)


def _refuse_order(made: Claim, name: str) -> None:
    amount = {"quantity": made.quantity, "money": made.money}.get(name)
    window = {"due": made.due, "happened": made.happened}.get(name)
    if name == "money" and made.money and not made.money.currency:
        message = 'money: a sum has a currency, as in {"min": 5, "max": 5, "currency": "EUR"}'
        raise ValueError(message)
    ends = [end for end in (amount.min, amount.max) if end is not None] if amount else []
    if any(end < 0 for end in ends):
        message = f"{name}: {min(ends)} is below 0; {allowed(name)}"
        raise ValueError(message)
    if len(ends) == 2 and ends[0] > ends[1]:
        message = f"{name}: its least, {ends[0]}, is above its most, {ends[1]}; correct both in one: {allowed(name)}"
        raise ValueError(message)
    if window and window.earliest and window.latest and window.earliest > window.latest:
        message = f"{name}: it begins on {window.earliest}, after its end, {window.latest}; correct both in one"
        raise ValueError(message)


def _plainly(error: Exception) -> str:
    return f"it lacks {error}" if isinstance(error, KeyError) else str(error)
