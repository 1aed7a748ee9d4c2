"""What running totals say of deliveries: they post nothing, but a promise that they cover is not called late.

'So far the UK has delivered 100 drones' counts earlier gifts too, so it is no posting to a promise of 100. It is a
delivery that sources tell of all the same: of such a promise nobody may say that no delivery was found.
"""

from collections.abc import Mapping
from typing import Any

from pledgebook.schema import Json, amount


def told_as_delivered(commitment: Mapping[str, Any]) -> list[Json]:
    """Its running totals of what was delivered, without those of nought and those older than the promise."""
    first = str((commitment.get("announced") or {}).get("first") or commitment.get("told_first") or "")
    return [total for total in commitment.get("running_totals") or ()
            if total["account"] == "delivered" and _is_some(total) and str(total.get("day") or first) >= first]


def is_covered(commitment: Mapping[str, Any]) -> bool:
    """Whether as much was told as delivered since as was promised, in every commodity that has a number."""
    promised = [one for one in commitment.get("balances") or () if one["account"] == "promised"]
    told = told_as_delivered(commitment)
    return bool(promised) and all(
        any(total["commodity"] == one["commodity"] and _reaches(total, one) for total in told) for one in promised)


def _reaches(total: Mapping[str, Any], promised: Mapping[str, Any]) -> bool:
    least, most = amount(total.get("min"), "min"), amount(promised.get("max"), "max")
    return least is not None and most is not None and least >= most


def _is_some(total: Mapping[str, Any]) -> bool:
    return any(amount(total.get(end), end) for end in ("min", "max"))
