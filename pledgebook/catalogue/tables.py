"""CSV tables with places: every row knows its file and line, so that an error can name them."""

import csv
import io
from collections.abc import Iterator
from datetime import date

from pledgebook.errors import TableError


class Row(dict[str, str]):
    """One row by column, with `place` ('parties.csv:17')."""

    place: str = ""


def read_table(text: str, name: str) -> Iterator[Row]:
    """The rows of a CSV table with a header; TableError where a row has not as many cells as the header."""
    reader = csv.reader(io.StringIO(text))
    header = next(reader, None)
    if not header:
        raise TableError(name, "the table has no header row", "write the column names in its first line")
    for cells in reader:
        place = f"{name}:{reader.line_num}"
        if len(cells) != len(header):
            raise TableError(place, f"{len(cells)} cells, the header has {len(header)}", "columns: " + ", ".join(header))
        row = Row(zip(header, cells, strict=True))
        row.place = place
        yield row


def day(row: Row, column: str) -> date | None:
    """The ISO date of a cell, None where it is empty; TableError where it is no date."""
    if not row[column]:
        return None
    try:
        return date.fromisoformat(row[column])
    except ValueError as error:
        raise TableError(row.place, f'{column} "{row[column]}" is no date', "write it as 2024-02-29") from error
