"""Cells as text, safe for spreadsheets: a cell that a program could take for a formula is marked as text.

A text of any source can begin with '='. In CSV such a text gets an apostrophe in front; so does a text in which
apostrophes stand before such a sign, so that taking one off always gives the text back (`unguarded`). Numbers,
days and texts that are plain numbers are never marked.

A text can also turn the direction of writing, in a viewer of plain text for all the amounts behind it on its line, or
steer the terminal that shows it. What does so is written by its number in CSV and XLSX, which people look at
(`undisguised`); forms that only programs read have it to the letter.
"""

import re
from datetime import date
from decimal import Context, Decimal

from pledgebook.publish.tables import Cell

_FORMULA = re.compile(r"'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
"""The signs that begin a formula, or that some programs skip before one; also in their full-width forms."""

_DISGUISE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""Turns of direction that reach beyond a letter, and control characters. The marks of Hebrew and Arabic stay."""

_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_EXACT_DIGITS = 15
_ROUNDED = Context(prec=_EXACT_DIGITS)

EXACT = "_exact"
"""What is put behind the name of a column for its amounts as texts, where a form's numbers do not hold them."""

LIST_MARK = ";"
"""Stands between the codes of a list where a form has no lists."""


def guarded(text: str) -> str:
    """`text` with an apostrophe in front where a spreadsheet could take it for a formula."""
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def unguarded(text: str) -> str:
    """The text that `guarded` was given."""
    return text[1:] if text.startswith("'") and _FORMULA.match(text[1:]) else text


def undisguised(text: str) -> str:
    """`text` with '[U+202E]' in place of a character that could disguise it or what stands beside it."""
    if text.isprintable():  # most by far
        return text
    return _DISGUISE.sub(lambda found: f"[U+{ord(found.group()):04X}]", text)


def plain_text(cell: Cell) -> str:
    """The cell as text without any guard: empty for what is unknown, ISO days, decimals without an exponent."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    if isinstance(cell, date):
        return cell.isoformat()
    return LIST_MARK.join(cell) if isinstance(cell, tuple) else str(cell)


def csv_text(cell: Cell) -> str:
    """The cell as CSV holds it."""
    if type(cell) is str:  # most by far
        return guarded(undisguised(cell))
    return guarded(undisguised(plain_text(cell))) if isinstance(cell, str | tuple) else plain_text(cell)


def is_exact(value: Decimal) -> bool:
    """Whether a number of a spreadsheet, or any double, holds the value to the digit."""
    return len(value.normalize().as_tuple().digits) <= _EXACT_DIGITS


def rounded(value: Decimal) -> Decimal:
    """The value as a number of a spreadsheet holds it: itself, or the nearest with 15 digits."""
    return _ROUNDED.plus(value)
