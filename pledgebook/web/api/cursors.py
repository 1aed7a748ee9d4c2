"""Cursors: where the next page of a list begins, as one word that means nothing to a caller.

A cursor holds for the very question that gave it, and says so where it is handed to another one.
"""

import base64
import binascii
import hashlib
import json
from typing import Any

PATTERN = "^[A-Za-z0-9_-]{8,1000}$"


def cursor(question: object, place: Any) -> str:
    """The cursor of a place in the answer to a question."""
    text = json.dumps([_mark(question, place), place], ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(text.encode("utf-8")).decode().rstrip("=")


def place_of(question: object, given: str) -> Any:
    """The place that a cursor says; None where it is no cursor of this question."""
    try:
        mark, place = json.loads(base64.urlsafe_b64decode(given + "=" * (-len(given) % 4)))
    except (ValueError, TypeError, binascii.Error, RecursionError):
        return None
    return place if mark == _mark(question, place) else None


def _mark(question: object, place: Any) -> str:
    text = json.dumps([question, place], ensure_ascii=False, default=str)
    return hashlib.blake2b(text.encode("utf-8", "surrogatepass"), digest_size=6).hexdigest()
