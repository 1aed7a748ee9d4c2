"""What was written is read back and added up before it is put in place: every form must say the same sums.

While rows go to a form's writer, their amounts are added up exactly; then the finished file is read as anybody would
read it and added up again. A row or a digit that a form has lost on the way ends the export, and nothing is replaced.
"""

import contextlib
import csv
import json
import sys
import zipfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Context, Decimal, InvalidOperation
from math import isnan
from pathlib import Path
from typing import IO, Any
from xml.etree import ElementTree as ET

import duckdb

from pledgebook.errors import CheckError
from pledgebook.progress import Progress, counted, silent
from pledgebook.publish.cells import EXACT, rounded
from pledgebook.publish.columnar import passing_database
from pledgebook.publish.tables import Cell, Sort, Table

_WIDE = Context(prec=200)
_ADDED = (Sort.AMOUNT, Sort.VALUE)
_BATCH = 10_000
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


@dataclass(slots=True)
class Sums:
    """How many rows a table has, and the exact sum of each of its columns of amounts."""

    table: Table
    rows: int = 0
    amounts: dict[str, Decimal] = field(default_factory=dict)

    def watching(self, rows: Iterable[tuple[Cell, ...]]) -> Iterator[tuple[Cell, ...]]:
        """The rows as they come, added up on their way."""
        added = _added(self.table)
        for row in rows:
            self.add((name, row[place]) for place, name in added)
            yield row

    def add(self, cells: Iterable[tuple[str, object]]) -> None:
        """One row's amounts; what is empty is unknown and adds nothing."""
        self.rows += 1
        for name, cell in cells:
            if cell is not None and cell != "":
                self.amounts[name] = _WIDE.add(self.amounts.get(name, Decimal(0)), _decimal(cell))


def _added(table: Table) -> list[tuple[int, str]]:
    return [(place, column.name) for place, column in enumerate(table.columns) if column.sort in _ADDED]


def _decimal(cell: object) -> Decimal:
    try:
        return cell if isinstance(cell, Decimal) else Decimal(str(cell))
    except InvalidOperation:
        return Decimal("NaN")  # equal to nothing, so that the comparison tells of it


def check_written(expected: Sums, form: str, file: Path, tell: Progress = silent) -> None:
    """CheckError, with the table and the column, where the file does not say what was handed to its writer."""
    table = expected.table
    found = Sums(table)
    what = f"reading back {file.name}: rows of {table.name}"
    for cells in counted(READERS[form](file, table), tell, what, expected.rows):
        found.add(cells)
    if found.rows != expected.rows:
        raise _error(table.name, form, f"{found.rows:,} rows, but the ledger has {expected.rows:,}")
    for _, name in _added(table):
        said, meant = (sums.amounts.get(name, Decimal(0)) for sums in (found, expected))
        if said != meant:
            raise _error(f"{table.name}.{name}", form, f"amounts that make {said:f}, but the ledger's make {meant:f}")


def _error(place: str, form: str, sentence: str) -> CheckError:
    return CheckError(place, f"the {form} file has {sentence} (sums-differ); nothing was put in place",
                      "report it, and export in another form")


Cells = list[tuple[str, object]]
"""The amounts of one row, by column."""


def _csv(file: Path, table: Table) -> Iterator[Cells]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # a text may be longer than what the reader takes by default
    with file.open(encoding="utf-8-sig", newline="") as lines:
        for row in csv.DictReader(lines):
            yield [(name, row[name]) for _, name in _added(table)]


def _jsonl(file: Path, table: Table) -> Iterator[Cells]:
    with file.open(encoding="utf-8", newline="\n") as lines:
        for line in lines:
            row = json.loads(line)
            yield [(name, row[name]) for _, name in _added(table)]


def _parquet(file: Path, table: Table) -> Iterator[Cells]:
    names = [name for _, name in _added(table)]
    wanted = ", ".join(f'"{name}"' for name in names) or "NULL"
    with passing_database() as database:
        found = database.execute(f"SELECT {wanted} FROM read_parquet(?)", [str(file)])  # noqa: S608 -- our own columns
        while rows := found.fetchmany(_BATCH):
            yield from (list(zip(names, row, strict=False)) for row in rows)


def _duckdb(file: Path, table: Table) -> Iterator[Cells]:
    names = [name for _, name in _added(table)]
    wanted = ", ".join(f'"{name}"' for name in names) or "NULL"
    with contextlib.closing(duckdb.connect(str(file), read_only=True)) as database:
        found = database.execute(f"SELECT {wanted} FROM {table.name}")  # noqa: S608 -- our own columns
        while rows := found.fetchmany(_BATCH):
            yield from (list(zip(names, row, strict=False)) for row in rows)


def _dta(file: Path, table: Table) -> Iterator[Cells]:
    """The amounts; of a column that has them to the digit beside it, those."""
    import pandas as pd  # type: ignore[import-untyped] # noqa: PLC0415 -- an extra, and a second to import

    names = [name for _, name in _added(table)]
    with pd.read_stata(file, chunksize=_BATCH, convert_dates=False) as chunks:
        for chunk in chunks:
            told = [chunk[name if f"{name}{EXACT}" not in chunk else f"{name}{EXACT}"].tolist() for name in names]
            rows = zip(*told, strict=True) if told else iter([()] * len(chunk))
            for row in rows:
                known = [None if isinstance(cell, float) and isnan(cell) else cell for cell in row]
                yield list(zip(names, known, strict=True))


def _xlsx(file: Path, table: Table) -> Iterator[Cells]:
    """The rows of the table's sheet, and of the sheets in which it goes on."""
    with zipfile.ZipFile(file) as book:
        whole = ET.fromstring(book.read("xl/workbook.xml"))  # noqa: S314 -- we wrote it a moment ago
        names = [str(sheet.get("name")) for sheet in whole.iter(f"{_MAIN}sheet")]
        for number, name in enumerate(names, start=1):
            if name == table.name or (name.startswith(f"{table.name} ") and name[len(table.name) + 1:].isdigit()):
                with book.open(f"xl/worksheets/sheet{number}.xml") as sheet:
                    yield from _sheet(sheet, table)


def _sheet(sheet: IO[bytes], table: Table) -> Iterator[Cells]:
    """The amounts of each row; the text beside one that its number only rounds."""
    headed = dict[str, str]()
    names = [name for _, name in _added(table)]
    for _, row in ET.iterparse(sheet):  # noqa: S314 -- as above
        if row.tag != f"{_MAIN}row":
            continue
        cells = {str(cell.get("r")).rstrip("0123456789"): "".join(cell.itertext()) for cell in row}
        if not headed:
            headed = cells
        else:
            told = {headed[letters]: text for letters, text in cells.items()}
            yield [(name, _to_the_digit(told, name)) for name in names if name in told]
        row.clear()


def _to_the_digit(told: dict[str, str], name: str) -> str:
    exact = told.get(f"{name}{EXACT}")
    return exact if exact and rounded(Decimal(exact)) == Decimal(told[name]) else told[name]


READERS: dict[str, Callable[[Path, Table], Iterator[Any]]] = {
    "csv": _csv, "dta": _dta, "duckdb": _duckdb, "jsonl": _jsonl, "parquet": _parquet, "xlsx": _xlsx,
}
"""The registry: a reader for each form."""
