"""What the sources read know of the delivery of a promise past its date, in the same words on every page."""

from collections.abc import Mapping
from typing import Any

from pledgebook.codes import Stage
from pledgebook.ledger.came import is_covered, told_as_delivered

NO_DELIVERY = "no delivery found in the sources read"
NOT_WHOLE = "no delivery of the whole found in the sources read"
ONLY_TOTAL = f"{NOT_WHOLE}, but a running total of deliveries"
AS_MANY = "as much told as delivered, in a running total"


def delivery_found(commitment: Mapping[str, Any]) -> str:
    """What is known of a delivery: none, not the whole, or only what a running total tells."""
    if commitment.get("stage") == Stage.DELIVERED:
        return NOT_WHOLE
    if is_covered(commitment):
        return AS_MANY
    return ONLY_TOTAL if told_as_delivered(commitment) else NO_DELIVERY
