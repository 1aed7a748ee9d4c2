"""CSV tables with places: every row knows its file and line, so that an error can name them."""

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from datetime import date
from pathlib import Path

from pledgebook.errors import TableError


class Row(dict[str, str]):
    """One row by column, with `place` ('parties.csv:17')."""

    place: str = ""


def read_own_table(path: Path, columns: Sequence[str], optional: Collection[str] = ()) -> Iterator[Row]:
    """The rows of a book's own table, which has the columns of the package's table in any order.

    Columns in `optional` may be left out and are empty then.
    """
    name = f"{path.parent.name}/{path.name}"
    try:
        text = path.read_text(encoding="utf-8-sig")  # spreadsheets write a byte order mark first
    except UnicodeDecodeError as error:
        raise TableError(name, f"it is no UTF-8 (byte {error.start})", "save it as CSV in UTF-8") from error
    except OSError as error:
        raise TableError(name, f"it cannot be read ({error.strerror})", "see to its rights") from error
    yield from read_table(text, name, columns, optional)


def read_table(
    text: str, name: str, columns: Sequence[str] = (), optional: Collection[str] = ()
) -> Iterator[Row]:
    """The rows of a CSV table with a header; blank lines are passed over.

    TableError where a row has not as many cells as the header, where quotes do not close, and where the header has
    not exactly `columns`, if these are given; those in `optional` may be missing.
    """
    rows = _numbered(text, name)
    _, header = next(rows, (0, []))
    if not header:
        raise TableError(name, "the table has no header row", "write the column names in its first line")
    left_out = [column for column in columns if column in optional and column not in header]
    if columns and sorted([*header, *left_out]) != sorted(columns):
        raise TableError(f"{name}:1", f"the columns are {', '.join(header)}", "they must be, with commas between them: "
                         + ", ".join(c for c in columns if c not in left_out))
    wide, named, blank = len(header), [*header, *left_out], [""] * len(left_out)
    for line, cells in rows:
        if not cells:
            continue
        if len(cells) != wide:
            raise TableError(f"{name}:{line}", f"{len(cells)} cells, the header has {wide}",
                             "columns: " + ", ".join(header))
        row = Row(zip(named, cells + blank if blank else cells, strict=True))
        row.place = f"{name}:{line}"
        yield row


def _numbered(text: str, name: str) -> Iterator[tuple[int, list[str]]]:
    """The cells of each row, with the line on which it ends."""
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error as error:
        raise TableError(f"{name}:{reader.line_num}", f"it cannot be read as CSV ({error})",
                         "look for a quotation mark that is not closed, on this line or above") from error


def day(row: Row, column: str) -> date | None:
    """The ISO date of a cell, None where it is empty; TableError where it is no date."""
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError as error:
        raise TableError(row.place, f'{column} "{row[column]}" is no date', "write it as 2024-02-29") from error
