"""What this stage hands on: captures made the same way everywhere, and issues with the stage's name on them."""

import hashlib
import re

from pledgebook.errors import Issue
from pledgebook.model import Capture, content_id

_CONTROLS = re.compile(r"[\x00-\x1f\x7f\ud800-\udfff]+")
_MEDIA_TYPE_LENGTH = 200  # declared types have under 80 signs; some servers send kilobytes


def make_capture(uri: str, media_type: str, payload: bytes, captured_at: str) -> Capture:
    """A capture whose id is made of its uri and payload; a declared type is cut to one short line."""
    declared = _CONTROLS.sub(" ", media_type)[:_MEDIA_TYPE_LENGTH].strip()
    return Capture(content_id("cap", uri, hashlib.sha256(payload).hexdigest()), uri, declared, payload, captured_at)


def make_issue(code: str, subject: str, message: str, next_step: str = "") -> Issue:
    """An issue of this stage."""
    return Issue("acquire", code, subject, message, next_step)


def too_large(subject: str, limit: int) -> Issue:
    """The issue for bytes beyond what the configuration allows."""
    return make_issue("too-large", subject, f"it has more than {limit} bytes and was not read",
                      "raise acquire.max_bytes in book.toml if it is a text that you want")
