"""Promises in short sentences of ours, for forms that want words."""

from pledgebook.schema import Json
from pledgebook.views.worth import number

UNKNOWN = "an amount that is not known"


def amount_words(amount: Json) -> str:
    """A balance or posting: '18', 'at least 7,000', 'up to 50,000,000,000 EUR'; things are counted without a unit."""
    low, high = amount["min"], amount["max"]
    if low is None and high is None:
        return UNKNOWN
    told = (number(low) if low == high else f"at least {number(low)}" if high is None else
            f"up to {number(high)}" if low is None else f"{number(low)} to {number(high)}")
    return told if amount["commodity"] == "items" else f"{told} {amount['commodity']}"


def promised_words(commitment: Json) -> str:
    """All that was promised, in each commodity."""
    found = [amount_words(one) for one in commitment["balances"] if one["account"] == "promised"]
    return ", ".join(found) or UNKNOWN


def due_words(commitment: Json) -> str:
    """', due by' and the day, where there is one."""
    latest = (commitment.get("due") or {}).get("latest")
    return f", due by {latest}" if latest else ""


def item_words(commitment: Json) -> str:
    """The thing in a source's words, else the kind."""
    return " ".join(str((commitment.get("item") or {}).get("text") or commitment["kind"]).split())
