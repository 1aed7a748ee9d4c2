"""A conflict's value in words: codes as they are, amounts as ranges of what they count."""

import json

from pledgebook.views.figures import Ends, between, number, window


def told_value(written: str) -> str:
    """'800,000 items', 'up to 61 items', 'DE,NL', 'by 31 Mar 2024'; else the written form itself."""
    if not written.startswith("{"):
        return written
    obj = json.loads(written)
    if "latest" in obj:
        return window(obj)
    return f"{between(Ends.of(obj), number)} {obj.get('of') or ''}".strip()
