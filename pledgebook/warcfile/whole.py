"""One record that is the whole of a piece of bytes, as the standard wants each gzip member to be: read without a copy.

What is in any way unusual is left to the `Splitter`, which reads the same and more, at a fifth of the speed.
"""

from pledgebook.warcfile.record import CutRecord, WarcRecord

_HEADER_LIMIT = 65_536
_USUAL = bytes(range(0x20, 0x7F)) + b"\r\n"
_BEHIND = b"\r\n\r\n"


def whole_record(data: bytes | bytearray, limit: int) -> WarcRecord | None:
    """The one record that `data` holds from its first to its last byte, with a block up to `limit`; None if unusual."""
    end = data.find(b"\r\n\r\n", 0, _HEADER_LIMIT)
    if end < 0 or not data.startswith((b"WARC/1.0\r\n", b"WARC/1.1\r\n")):
        return None
    head = bytes(data[:end])
    fields = head.lower()
    breaks = fields.count(b"\n")
    if fields.translate(None, _USUAL) or breaks != fields.count(b"\r\n") or b"\n " in fields or b" :" in fields:
        return None  # such a header may be cut into other fields than those between its line breaks, or names hide
    written = _value(head, fields, b"\ncontent-length:")
    if not written.isdigit() or len(written) > 18:
        return None
    start = end + 4
    stop = start + int(written)
    if stop - start > limit or len(data) != stop + len(_BEHIND) or not data.endswith(_BEHIND):
        return None
    return CutRecord(_value(head, fields, b"\nwarc-type:").decode().lower(), head, data, (start, stop))


def _value(head: bytes, fields: bytes, name: bytes) -> bytes:
    """The first field of that name; `fields` are the header in lower case, where names are looked for."""
    at = fields.find(name)
    if at < 0:
        return b""
    at += len(name)
    end = fields.find(b"\r", at)
    return head[at : end if end >= 0 else len(head)].strip()
