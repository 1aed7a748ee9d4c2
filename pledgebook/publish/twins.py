"""A table of a page as a file: CSV that a spreadsheet opens as it is, or JSON; both with the plain values."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping

from pledgebook.publish.cells import csv_text
from pledgebook.views.table import Column, Row, Table

MEDIA_TYPES = {"csv": "text/csv; charset=utf-8", "json": "application/json"}


def csv_lines(pages: Iterable[Table]) -> Iterator[str]:
    """The pages of one table as one CSV: a byte order mark, the keys of the columns, then the rows."""
    for number, page in enumerate(pages):
        text = io.StringIO()
        writer, columns = csv.writer(text, lineterminator="\r\n"), page.in_files
        if not number:
            text.write("\N{ZERO WIDTH NO-BREAK SPACE}")  # a spreadsheet would take UTF-8 for another encoding
            writer.writerow([column.key for column in columns])
        writer.writerows(_csv_cells(columns, row) for row in page.rows)
        yield text.getvalue()


def csv_row(columns: Iterable[Column], row: Row) -> str:
    """One row as a line of CSV."""
    text = io.StringIO()
    csv.writer(text, lineterminator="\r\n").writerow(_csv_cells(columns, row))
    return text.getvalue()


def _csv_cells(columns: Iterable[Column], row: Row) -> list[str]:
    return [csv_text(row.cells.get(column.key)) for column in columns]


def json_lines(pages: Iterable[Table], about: Mapping[str, object]) -> Iterator[str]:
    """The pages of one table as one JSON object: what it is, how many rows there are, its columns and its rows."""
    is_first = True
    for number, page in enumerate(pages):
        columns = page.in_files
        if not number:
            yield json_head(page, about)
        for row in page.rows:
            told = json_row(columns, row)
            yield told if is_first else f",\n{told}"
            is_first = False
    yield JSON_END


JSON_END = "]}\n"


def json_head(page: Table, about: Mapping[str, object]) -> str:
    """What stands before the rows."""
    head = {**about, "table": page.name, "caption": page.caption, "total": page.total,
            "columns": [{"key": one.key, "label": one.label, "kind": one.kind} for one in page.in_files]}
    return json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": ['


def json_row(columns: Iterable[Column], row: Row) -> str:
    """One row as an object."""
    return json.dumps({column.key: row.cells.get(column.key) for column in columns}, ensure_ascii=False)
