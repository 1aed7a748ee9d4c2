"""Rows of JSON: the text stays that very string; what else a row says is taken where it has the right type."""

import json
import re
from datetime import date
from typing import Any

from pledgebook.parse.dates import day
from pledgebook.parse.outcome import Reading, Unreadable

_SURROGATE = re.compile(r"[\ud800-\udfff]")
_LANGUAGE = re.compile(r"[A-Za-z]{2}(?=$|[-_])")
_ESCAPED = re.compile(r"\\x([C-Fc-f][0-9A-Fa-f])")
_FIELDS = ("title", "url", "publisher")
_ELSEWHERE = ("date", "published_at", "publication_date", "pubdate", "publish_date", "day")
"""Fields in which rows of others have a day: it may be another than that of publication, so it is only told of."""

_LONGEST = 2_000  # code points of a field beside the text


def read_row(line: bytes) -> Reading:
    """The document of one row. Unreadable where it is no object or has no text; a field of another type is a doubt."""
    row = _object(line)
    text = row.get("text")
    if not isinstance(text, str) or not text.strip():
        what = "is missing" if text is None else "is empty" if isinstance(text, str) else f"is {_json_type(text)}"
        raise Unreadable("row-without-text", f"its `text` {what}", "give each row a `text` that is a string")
    if _SURROGATE.search(text):
        raise Unreadable("lone-surrogates", "its text holds halves of signs (lone surrogates), which no file can keep",
                         "mend the program that wrote it")
    doubts: list[tuple[str, str]] = []
    known = {name: _string(row, name, doubts) for name in _FIELDS}
    known["title"] = _unescaped(known["title"])
    return Reading(text, published=_published(row, doubts), language=_language(row, doubts), id=_identity(row, doubts),
                   **known, doubts=tuple(doubts))


def _object(line: bytes) -> dict[str, Any]:
    try:
        row = json.loads(line.decode("utf-8"))
    except (ValueError, RecursionError) as error:
        words = str(error) if isinstance(error, json.JSONDecodeError) else type(error).__name__
        raise Unreadable("row-not-json", f"the row is no JSON in UTF-8 ({words})", "write one JSON object a line") \
            from error
    if not isinstance(row, dict):
        raise Unreadable("row-not-json", f"the row is {_json_type(row)}, not an object", "write one JSON object a line")
    return row


def _string(row: dict[str, Any], name: str, doubts: list[tuple[str, str]]) -> str | None:
    value = row.get(name)
    if value is None or value == "":
        return None
    if isinstance(value, str) and len(value) <= _LONGEST and not _SURROGATE.search(value):
        return value
    doubts.append(("bad-field", f"`{name}` is {_json_type(value)} that cannot be used; it is left out"))
    return None


def _unescaped(title: str | None) -> str | None:
    """A title with its letters back: some crawlers leave them as escapes, such as that of a Latin-1 E with acute."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), title) if title else title


def _identity(row: dict[str, Any], doubts: list[tuple[str, str]]) -> str | None:
    value = row.get("id")
    is_number = isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**18
    return str(value) if is_number else _string(row, "id", doubts)


def _published(row: dict[str, Any], doubts: list[tuple[str, str]]) -> date | None:
    written = _string(row, "published", doubts)
    found = day(written) if written else None
    other = next((name for name in _ELSEWHERE if row.get(name)), "") if row.get("published") is None else ""
    if other:
        message = f"the row has `{other}` and no `published`, so its day is not known; name that day `published`"
        doubts.append(("unknown-date", message))
    if written and found is None:
        doubts.append(("unknown-date", f"`published` is {written[:40]!r}, no day such as 2024-02-26; it is left out"))
    return found


def _language(row: dict[str, Any], doubts: list[tuple[str, str]]) -> str | None:
    written = _string(row, "language", doubts)
    if not written:
        return None
    if code := _LANGUAGE.match(written):
        return code[0].lower()
    doubts.append(("bad-field", f"`language` is {written[:40]!r}, no code such as 'en'; it is found by the words"))
    return None


def _json_type(value: object) -> str:
    names = {dict: "an object", list: "a list", str: "a string", bool: "true or false", type(None): "null"}
    return names.get(type(value), "a number")
