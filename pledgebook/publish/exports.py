"""A ledger's tables in the forms that people use; a table of exporters is the registry.

Every form has the header in row 1 and its first column first, writes the same cells (tables.py), and is written
aside and put in place whole (aside.py). The same ledger gives the same bytes in CSV, JSON lines and XLSX.
"""

import csv
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from pledgebook.errors import ConfigError
from pledgebook.ledger import Ledger
from pledgebook.progress import Progress, silent
from pledgebook.publish.adding import Sums
from pledgebook.publish.aside import aside
from pledgebook.publish.cells import csv_text, plain_text
from pledgebook.publish.columnar import DuckFile, write_parquet
from pledgebook.publish.feed import Feed
from pledgebook.publish.readme import README_NAME, readme
from pledgebook.publish.sheets import write_sheets
from pledgebook.publish.stata import check_pandas, write_stata
from pledgebook.publish.tables import TABLES, Cell, Sort, Table
from pledgebook.schema import Json, plain
from pledgebook.views.worth import ALL, Asked

XLSX_NAME = "pledgebook.xlsx"
DUCKDB_NAME = "pledgebook.duckdb"


def export(
    ledger: Ledger, form: str, target: Path, asked: Asked = ALL, tell: Progress = silent,
) -> tuple[Path, ...]:
    """Write the ledger's tables in `form`, values only as `asked`, and return the files that were written.

    `target` is a folder; for 'xlsx' and 'duckdb' it may be the file itself. ConfigError for an unknown form;
    BookError where the target cannot be written, CheckError where what was written does not add up to the ledger
    (adding.py): what stood there before still does.
    """
    if form not in EXPORTERS:
        raise ConfigError("export", f'there is no form "{form}"', f"forms: {', '.join(EXPORTERS)}")
    return EXPORTERS[form](Feed(ledger, asked, tell), target)


def _csv(feed: Feed, target: Path) -> tuple[Path, ...]:
    return _folder(feed, target, ("csv", write_csv))


def _jsonl(feed: Feed, target: Path) -> tuple[Path, ...]:
    return _folder(feed, target, ("jsonl", write_jsonl))


def _parquet(feed: Feed, target: Path) -> tuple[Path, ...]:
    return _folder(feed, target, ("parquet", write_parquet))


def _xlsx(feed: Feed, target: Path) -> tuple[Path, ...]:
    file = target if target.suffix.lower() == ".xlsx" else target / XLSX_NAME
    with aside(file.parent) as scratch:
        for sums in write_sheets(feed, scratch / file.name):
            feed.check(sums, "xlsx", scratch / file.name)
    return (file,)


def _duckdb(feed: Feed, target: Path) -> tuple[Path, ...]:
    """One DuckDB file with a table for each of TABLES, and `meta`."""
    file = target if target.suffix.lower() == ".duckdb" else target / DUCKDB_NAME
    with aside(file.parent) as scratch:
        written, made = [Sums(table) for table in TABLES.values()], scratch / file.name
        database = DuckFile(made, feed.ledger.meta())
        try:
            for sums in written:
                database.put(sums.table, feed.rows(sums, made))
            database.close()
        finally:
            database.drop()
        for sums in written:
            feed.check(sums, "duckdb", made)
    return (file,)


def _dta(feed: Feed, target: Path) -> tuple[Path, ...]:
    check_pandas()
    return _folder(feed, target, ("dta", write_stata))


_Write = Callable[[Table, Iterator[tuple[Cell, ...]], Path], None]


def _folder(feed: Feed, target: Path, form: tuple[str, _Write]) -> tuple[Path, ...]:
    """One file a table, and a readme that says what each column means."""
    ending, write = form
    with aside(target) as scratch:
        for table in TABLES.values():
            sums, file = Sums(table), scratch / f"{table.name}.{ending}"
            write(table, feed.rows(sums, file), file)
            feed.check(sums, ending, file)
        told = "\n".join(readme(feed.ledger, ending)) + "\n"
        (scratch / README_NAME).write_text(told, encoding="utf-8", newline="\n")
    return (*(target / f"{name}.{ending}" for name in TABLES), target / README_NAME)


def write_csv(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> None:
    """UTF-8 with a byte order mark, without which Excel reads 'Zażółć' as 'ZaÅ¼Ã³Å‚Ä‡'."""
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow([column.name for column in table.columns])
        writer.writerows([csv_text(cell) for cell in row] for row in rows)


def write_jsonl(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> None:
    """One object a line, with the columns as its keys."""
    with file.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            out.write(json.dumps(_object(table, row), ensure_ascii=False, separators=(",", ":")) + "\n")


def _object(table: Table, row: tuple[Cell, ...]) -> Json:
    """Amounts as JSON integers or decimal strings, as everywhere in pledgebook; lists as arrays."""
    return {column.name: plain_text(cell) if column.sort is Sort.DAY and cell else plain(cell)
            for column, cell in zip(table.columns, row, strict=True)}


EXPORTERS: dict[str, Callable[[Feed, Path], tuple[Path, ...]]] = {
    "csv": _csv, "dta": _dta, "duckdb": _duckdb, "jsonl": _jsonl, "parquet": _parquet, "xlsx": _xlsx,
}
"""The registry: each form under its name."""
