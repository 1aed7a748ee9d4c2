"""One XLSX workbook: a readme sheet, then a sheet a table; nothing in it is a formula or a link.

Rows are written as they come, so that memory stays flat. Times of creation are left out of the file: the same
ledger gives the same bytes.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from pledgebook.ledger import Ledger
from pledgebook.publish.adding import Sums
from pledgebook.publish.cells import is_exact, plain_text
from pledgebook.publish.readme import readme
from pledgebook.publish.tables import TABLES, Cell, Column, Sort, records
from pledgebook.views.worth import ALL, Asked

MOST_ROWS = 1_048_575
"""Rows below the header that a sheet can hold; a longer table goes on in a further sheet."""

MOST_CHARACTERS = 32_767
_CUT = " [cut here; whole in the other forms]"
_FIRST_DAY = date(1900, 3, 1)
"""Spreadsheets count a 29 February 1900; days before it would be a day off, and are text."""

_LOOKS = {"head": {"bold": True, "bottom": 1}, "day": {"num_format": "yyyy-mm-dd"},
          "amount": {"num_format": "#,##0.######"}, "text": {"num_format": "@"}}
_WIDTHS = {Sort.TEXT: 22, Sort.CODES: 14, Sort.DAY: 12, Sort.WHOLE: 12, Sort.SHARE: 12, Sort.FLAG: 10}
_WIDE = {"evidence": 80, "message": 60, "title": 50, "url": 40, "item": 30}


def write_sheets(ledger: Ledger, file: Path, asked: Asked = ALL) -> list[Sums]:
    """Write the workbook to `file`, and return what was written, added up; OSError where the disk does not take it."""
    book = xlsxwriter.Workbook(str(file), {
        "constant_memory": True, "tmpdir": str(file.parent), "strings_to_formulas": False,
        "strings_to_urls": False, "strings_to_numbers": False,
    })
    try:
        return _fill(book, ledger, asked)
    finally:
        _let_go(book)


def _fill(book: Any, ledger: Ledger, asked: Asked) -> list[Sums]:
    book.set_properties({"title": "pledgebook export", "created": datetime(2000, 1, 1, tzinfo=UTC)})
    formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
    _write_readme(book, formats, ledger)
    written = [Sums(table) for table in TABLES.values()]
    for sums in written:
        table = sums.table
        rows = sums.watching(table.rows(records(ledger, table, asked)))
        _write_table(book, formats, (table.name, table.columns), rows)
    try:
        book.close()
    except XlsxWriterException as error:
        # xlsxwriter hides what the disk said in an exception of its own.
        told = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
        raise OSError(*told.args) from error
    return written


def _let_go(book: Any) -> None:
    """Close the sheets' files: xlsxwriter closes them only when the whole book was written."""
    for sheet in book.worksheets():
        for opened in (sheet.row_data_fh, sheet.fh):
            with suppress(OSError):  # what cannot be flushed to a full disk is closed all the same
                opened.close()


def _write_readme(book: Any, formats: dict[str, Any], ledger: Ledger) -> None:
    sheet = book.add_worksheet("readme")
    sheet.set_column(0, 0, 120)
    for number, told in enumerate(readme(ledger, "xlsx")):
        sheet.write_string(number, 0, told[:MOST_CHARACTERS], formats["head"] if number == 0 else None)


def _write_table(
    book: Any, formats: dict[str, Any], named: tuple[str, tuple[Column, ...]], rows: Iterator[tuple[Cell, ...]],
) -> None:
    name, columns = named
    sheet, line, sheets = _sheet(book, formats, name, columns), 0, 1
    for row in rows:
        if line == MOST_ROWS:
            sheets += 1
            sheet, line = _sheet(book, formats, f"{name} {sheets}", columns), 0
        line += 1
        for place, cell in enumerate(row):
            _write_cell(sheet, (line, place), cell, formats)


def _sheet(book: Any, formats: dict[str, Any], name: str, columns: tuple[Column, ...]) -> Any:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column.name, _WIDTHS.get(column.sort, 18)))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, formats["head"])
    return sheet


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001
    elif isinstance(cell, int | float) or (isinstance(cell, Decimal) and is_exact(cell)):
        sheet.write_number(*place, cell, formats["amount"] if isinstance(cell, Decimal) else None)
    else:
        text = plain_text(cell)
        kept = text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
        sheet.write_string(*place, kept, formats["text"])
