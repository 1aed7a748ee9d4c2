"""Bytes to characters: what the bytes are decides over what is declared, and a doubt is told.

Order: byte order mark, UTF-8 if the bytes are valid UTF-8 (other encodings hardly ever are by chance), the HTTP
header, the page's own declaration, a guess from the bytes, windows-1252. Names and their meaning are those of the
WHATWG Encoding Standard, so that 'latin1' is read as windows-1252, as browsers do.
"""

import re
import unicodedata

from resiliparse.parse.encoding import detect_encoding, map_encoding_to_html5

from pledgebook.parse.outcome import Unreadable

Doubts = tuple[tuple[str, str], ...]

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_HEADER = re.compile(r"charset\s*=\s*[\"']?([\w.:+-]{1,40})", re.IGNORECASE)
_META = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w.:+-]{1,40})"
                   rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([\w.:+-]{1,40})", re.IGNORECASE)
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LOST_BYTES = bytes((*range(0x09), *range(0x0e, 0x20), 0x7f))
_LOST_PAIRS = re.compile(rb"\xc2[\x80-\x9f]")  # U+0080 to U+009F in UTF-8
_SAMPLE = 65_536
_RUBBISH = 0.05  # share of characters no text has; in random bytes it is above 0.2, in wrongly decoded text below 0.02
_LONG_WORD = 300
_MOST_MARKS = 1000  # combining signs on one letter; NFC takes time by the square of them
_SURROGATES = re.compile(r"[\ud800-\udfff]")


def decoded(data: bytes, media_type: str, *, is_html: bool) -> tuple[str, Doubts]:
    """The text of `data` and what is doubtful about its encoding. Unreadable where it is no text at all."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _checked(data[len(mark):].decode(encoding, "replace"), ())
    declared = _declared(data, media_type, is_html=is_html)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _checked(*_not_utf8(data, declared))
    if declared.startswith("utf-16"):
        return _checked(*_not_utf8(data, declared))
    if declared and declared != "utf-8" and not text.isascii():
        return _checked(text, (("charset-differs", f"{declared} is declared, but the bytes are UTF-8; read as UTF-8"),))
    return _checked(text, ())


def cleaned(text: str) -> str:
    """`text` in its final form: NFC, line feeds for line breaks, other control characters and lone surrogates replaced.

    Unreadable where the normal form would take for ever (thousands of accents on one letter).
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n")
    text = _SURROGATES.sub("\ufffd", _CONTROLS.sub(" ", text))
    if not text.isascii() and any(_is_piled_up(word) for word in text.split() if len(word) >= _LONG_WORD):
        raise Unreadable("hostile-text", f"more than {_MOST_MARKS} accents stand on one letter",
                         "open it in an editor to see what it is")
    return unicodedata.normalize("NFC", text).strip()


def _declared(data: bytes, media_type: str, *, is_html: bool) -> str:
    """The Python name of the declared encoding; empty where there is none or nobody knows it."""
    found = _HEADER.search(media_type)
    name = found[1] if found else ""
    if not name and is_html and (inside := _META.search(data[:4096])):
        name = (inside[1] or inside[2]).decode("ascii")
        if name.lower().startswith("utf-16"):
            name = "utf-8"  # it could not have been read as ASCII if it were true; so the standard says
    return str(map_encoding_to_html5(name.lower().replace("latin-", "latin"), fallback_utf8=False) or "")


def _not_utf8(data: bytes, declared: str) -> tuple[str, Doubts]:
    if declared and declared != "utf-8":
        text = data.decode(declared, "replace")
        lost = text.count("\ufffd")
        return text, (("undecodable", f"{lost} signs are no {declared}"),) if lost else ()
    guess = str(detect_encoding(data[:_SAMPLE]) or "")
    encoding = guess if guess and guess != "utf-8" else "cp1252"
    text = data.decode("utf-8", "replace")
    if declared and text.count("\ufffd") <= len(data) / 1000:  # UTF-8 with a broken sign here and there
        return text, (("undecodable", f"{text.count(chr(0xFFFD))} signs are no UTF-8"),)
    said = f"{declared} is declared" if declared else "no encoding is declared"
    return data.decode(encoding, "replace"), (("charset-guessed", f"{said}; read as {encoding} by the bytes"),)


def _checked(text: str, doubts: Doubts) -> tuple[str, Doubts]:
    sample = text[:_SAMPLE]
    if _lost(sample) > _RUBBISH * len(sample):
        raise Unreadable("unknown-format", "the bytes are no text in any encoding that fits",
                         "see with the command `file` what it is", doubts)
    return text, doubts


def _lost(sample: str) -> int:
    """How many characters no text has: control characters, and what stands for bytes that could not be read."""
    data = sample.encode("utf-8", "surrogatepass")  # to count in bytes takes a tenth of a look at every character
    controls = len(data) - len(data.translate(None, _LOST_BYTES))
    return controls + (0 if sample.isascii() else len(_LOST_PAIRS.findall(data)) + sample.count("\ufffd"))


def _is_piled_up(word: str) -> bool:
    height = 0
    for sign in word:
        height = height + 1 if unicodedata.combining(sign) else 0
        if height > _MOST_MARKS:
            return True
    return False
