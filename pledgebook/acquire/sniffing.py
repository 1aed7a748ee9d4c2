"""What bytes are by their beginning; names and headers are only promises."""

import re

from pledgebook.acquire.feeds import is_feed

FEED = "feed"
WARC = "warc"
_HTML = re.compile(rb"(?:\xef\xbb\xbf)?+\s*+(?:<\?xml[^>]{0,300}+>\s*+)?+(?:<!--.{0,1000}?-->\s*+){0,3}"
                   rb"<(?:!doctype\s++html|html|head|body)\b", re.IGNORECASE | re.DOTALL)


def sniffed_type(data: bytes) -> str:
    """A media type, FEED or WARC; empty where the beginning does not say."""
    if b"%PDF-" in data[:1024]:  # readers allow rubbish in front of it
        return "application/pdf"
    if data.startswith((b"WARC/", b"filedesc://")):
        return WARC
    if is_feed(data):
        return FEED
    return "text/html" if _HTML.match(data[:8192]) else ""
