"""Releases of small ledgers made here, and readers of our own for what stands in them."""

import csv
import json
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any
from unittest.mock import patch

import duckdb
import openpyxl
import pandas as pd
from sample_ledger import sample

from pledgebook.catalogue import load_catalogue
from pledgebook.config import Release
from pledgebook.ledger import Ledger
from pledgebook.publish.release import open_side, release_before, write_release, writing
from pledgebook.publish.release.edition import Edition
from pledgebook.publish.tables import TABLES, Sort

DAY = date(2026, 11, 26)
ADDED = (Sort.AMOUNT, Sort.VALUE)


QUICK = frozenset({"dta", "duckdb", "jsonl", "xlsx"})
"""Forms that a test leaves out where it looks at something else: a whole release takes seconds."""


def edition(folder: Path, name: str, **more: Any) -> Edition:
    more.setdefault("without", QUICK)
    inputs = {"decisions": more.pop("decisions", []), **more.pop("inputs", {})}
    return Edition(name, DAY, more.pop("book", "a sample"), more.pop("about", Release()), inputs,
                   before=release_before(folder, name), **more)


def released(ledger: Ledger, folder: Path, name: str = "2026.11", **more: Any) -> Path:
    return write_release(ledger, edition(folder, name, **more), folder / name, load_catalogue())


def released_of(folder: Path, name: str, tables: dict[str, Any], **more: Any) -> Any:
    """The release of a ledger with these tables, opened for comparing."""
    made = folder / f"ledger-{name}"
    made.mkdir()
    told = {part: writing.PARTS[part] for part in ("the tables", "the inputs", "the changes")}
    with sample(made, **tables) as ledger, patch.dict(writing.PARTS, told, clear=True):
        return open_side(released(ledger, folder / "releases", name, **more))


def added(table: str) -> list[str]:
    return [column.name for column in TABLES[table].columns if column.sort in ADDED]


def total(cells: Any) -> Decimal:
    return sum((Decimal(str(cell)) for cell in cells if cell not in (None, "") and cell == cell), Decimal(0))


def sums(rows: list[dict[str, Any]], table: str) -> dict[str, Decimal]:
    return {name: total(row[name] for row in rows) for name in added(table)}


def csv_rows(file: Path) -> list[dict[str, str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))


def rows_of(folder: Path, form: str, table: str) -> list[dict[str, Any]]:
    """The rows of a table in one form, read as its users read it: none of these readers is the program's."""
    return READERS[form](folder, table)


def _duckdb(folder: Path, table: str) -> list[dict[str, Any]]:
    with closing(duckdb.connect(str(folder / "pledgebook.duckdb"), read_only=True)) as database:
        found = database.execute(f"SELECT * FROM {table}")
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _parquet(folder: Path, table: str) -> list[dict[str, Any]]:
    with closing(duckdb.connect()) as database:
        found = database.execute("SELECT * FROM read_parquet(?)", [str(folder / f"parquet/{table}.parquet")])
        names = [column[0] for column in found.description]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


def _xlsx(folder: Path, table: str) -> list[dict[str, Any]]:
    book = openpyxl.load_workbook(folder / "pledgebook.xlsx", read_only=True)
    with closing(book):
        header, *lines = book[table].iter_rows(values_only=True)
        return [_to_the_digit(dict(zip(header, row, strict=True))) for row in lines]


def _to_the_digit(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row.get(f"{name}_exact") or cell for name, cell in row.items() if not name.endswith("_exact")}


def _dta(folder: Path, table: str) -> list[dict[str, Any]]:
    frame = pd.read_stata(folder / f"stata/{table}.dta")
    exact = {name.removesuffix("_exact"): name for name in frame.columns if name.endswith("_exact")}
    return [{name: row[exact.get(name, name)] for name in row if not name.endswith("_exact")}
            for row in frame.to_dict("records")]


READERS = {
    "csv": lambda folder, table: csv_rows(folder / f"csv/{table}.csv"),
    "jsonl": lambda folder, table: [json.loads(line) for line in (folder / f"jsonl/{table}.jsonl").read_text(
        encoding="utf-8").split("\n") if line],
    "duckdb": _duckdb, "parquet": _parquet, "xlsx": _xlsx, "dta": _dta,
}
