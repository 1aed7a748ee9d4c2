"""One XLSX workbook: a readme and a codebook sheet, then a sheet a table; nothing in it is a formula or a link.

Amounts are numbers, so that a pivot adds up all of them; behind the last column, `<name>_exact` has as text what a
number does not hold to the digit. Rows are written as they come, so that memory stays flat. Times of creation are left
out of the file: the same ledger gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import chain, islice
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import XlsxWriterException

from pledgebook.publish.adding import Sums
from pledgebook.publish.cells import EXACT, is_exact, plain_text, rounded, undisguised
from pledgebook.publish.codebook import CODEBOOK, codebook_rows
from pledgebook.publish.feed import Feed
from pledgebook.publish.readme import readme
from pledgebook.publish.tables import PLACES, TABLES, Cell, Column, Sort, Table

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


def write_sheets(feed: Feed, file: Path) -> list[Sums]:
    """Write the ledger's tables as one workbook, and return what was written, added up.

    OSError where the disk does not take it.
    """
    written = [Sums(table) for table in TABLES.values()]
    write_workbook(file, readme(feed.ledger, "xlsx"), ((sums.table, feed.rows(sums, file)) for sums in written))
    return written


def write_workbook(
    file: Path, told: Iterable[str], tables: Iterable[tuple[Table, Iterator[tuple[Cell, ...]]]],
) -> None:
    """A workbook with what is `told` on the sheet readme, the meaning of all columns, and a sheet a table.

    OSError where the disk does not take it.
    """
    book = xlsxwriter.Workbook(str(file), {
        "constant_memory": True, "tmpdir": str(file.parent), "strings_to_formulas": False,
        "strings_to_urls": False, "strings_to_numbers": False,
    })
    try:
        book.set_properties({"title": "pledgebook export", "created": datetime(2000, 1, 1, tzinfo=UTC)})
        formats = {name: book.add_format(look) for name, look in _LOOKS.items()}
        _write_readme(book, formats, told)
        codebook = book.add_worksheet(CODEBOOK.name)
        met = list[Table]()
        for table, rows in tables:
            met.append(_widened(table))
            _write_table(book, formats, (table.name, met[-1].columns), _with_exact(table, rows))
        _fill(_headed(codebook, formats, CODEBOOK.columns), formats, enumerate(codebook_rows(met), start=1))
        _close(book)
    finally:
        _let_go(book)


def _widened(table: Table) -> Table:
    """The table with a column of texts for each of its columns of decimals."""
    more = (Column(f"{one.name}{EXACT}", Sort.TEXT, one.place, f"{one.name} to the digit, where it has more than 15")
            for one in table.columns if one.sort in PLACES)
    return replace(table, columns=(*table.columns, *more))


def _with_exact(table: Table, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
    places = [place for place, column in enumerate(table.columns) if column.sort in PLACES]
    for row in rows:
        yield (*row, *(plain_text(cell) if isinstance(cell, Decimal) and not is_exact(cell) else None
                       for cell in (row[place] for place in places)))


def _close(book: Any) -> None:
    try:
        book.close()
    except XlsxWriterException as error:
        # xlsxwriter hides what the disk said in an exception of its own.
        told = error.args[0] if error.args and isinstance(error.args[0], OSError) else error
        raise OSError(*told.args) from error


def _let_go(book: Any) -> None:
    """Close the sheets' files: xlsxwriter closes them only when the whole book was written."""
    for sheet in book.worksheets():
        for opened in (sheet.row_data_fh, sheet.fh):
            with suppress(OSError):  # what cannot be flushed to a full disk is closed all the same
                opened.close()


def _write_readme(book: Any, formats: dict[str, Any], lines: Iterable[str]) -> None:
    sheet = book.add_worksheet("readme")
    sheet.set_column(0, 0, 120)
    for number, told in enumerate(lines):
        sheet.write_string(number, 0, undisguised(told)[:MOST_CHARACTERS], formats["head"] if number == 0 else None)


def _write_table(
    book: Any, formats: dict[str, Any], named: tuple[str, tuple[Column, ...]], rows: Iterator[tuple[Cell, ...]],
) -> None:
    name, columns = named
    sheets = 0
    while some := list(islice(rows, 1)) if sheets else [None]:
        sheets += 1
        sheet = _headed(book.add_worksheet(name if sheets == 1 else f"{name} {sheets}"), formats, columns)
        first = [row for row in some if row is not None]
        last = _fill(sheet, formats, enumerate(chain(first, islice(rows, MOST_ROWS - len(first))), start=1))
        sheet.autofilter(0, 0, last, len(columns) - 1)


def _fill(sheet: Any, formats: dict[str, Any], rows: Iterable[tuple[int, tuple[Cell, ...]]]) -> int:
    """Write the rows, each with its line; the last line that was written, 0 where there is no row."""
    line = 0
    for line, row in rows:
        for place, cell in enumerate(row):
            _write_cell(sheet, (line, place), cell, formats)
    return line


def _headed(sheet: Any, formats: dict[str, Any], columns: tuple[Column, ...]) -> Any:
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDE.get(column.name, _WIDTHS.get(column.sort, 18)))
    for place, column in enumerate(columns):
        sheet.write_string(0, place, column.name, formats["head"])
    return sheet


def _write_cell(sheet: Any, place: tuple[int, int], cell: Cell, formats: dict[str, Any]) -> None:
    if cell is None:
        return
    if cell.__class__ is str and len(cell) <= MOST_CHARACTERS: # most cells by far
        sheet.write_string(*place, undisguised(cell)[:MOST_CHARACTERS], formats["text"])
    elif isinstance(cell, bool):
        sheet.write_boolean(*place, cell)
    elif isinstance(cell, date) and cell >= _FIRST_DAY:
        sheet.write_datetime(*place, datetime(cell.year, cell.month, cell.day), formats["day"])  # noqa: DTZ001
    elif isinstance(cell, Decimal):
        sheet.write_number(*place, rounded(cell), formats["amount"])
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell)
    else:
        text = undisguised(plain_text(cell))
        kept = text if len(text) <= MOST_CHARACTERS else text[: MOST_CHARACTERS - len(_CUT)] + _CUT
        sheet.write_string(*place, kept, formats["text"])
