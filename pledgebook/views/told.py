"""A conflict's value in words: codes as they are, amounts as ranges of what they count."""

import json

from pledgebook.views.figures import Ends, between, number


def told_value(written: str) -> str:
    """'800,000 items', 'up to 61 items', 'DE,NL'; the written form itself where it is no amount."""
    if not written.startswith("{"):
        return written
    obj = json.loads(written)
    return f"{between(Ends.of(obj), number)} {obj.get('of') or ''}".strip()
