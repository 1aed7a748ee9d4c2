# ruff: noqa: S608 -- names of tables and columns come from TABLES; paths and texts are quoted
"""Parquet and DuckDB, written by DuckDB itself: typed columns, real lists, days as days, amounts as exact decimals.

One thread writes, so that the same rows give the same Parquet file. A DuckDB file is written in the form of storage
that every DuckDB since 2024 reads; its own bytes are not the same twice.
"""

import contextlib
import functools
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import duckdb

from pledgebook.publish.cells import plain_text
from pledgebook.publish.tables import PLACES, Cell, Sort, Table

STORAGE_VERSION = "v1.0.0"
"""Read by DuckDB 1.0 (June 2024) and all since, and by DuckDB in the browser."""

_TYPES: dict[Sort, str] = {
    Sort.TEXT: "VARCHAR", Sort.CODES: "VARCHAR[]", Sort.WHOLE: "BIGINT", Sort.SHARE: "DOUBLE", Sort.DAY: "DATE",
    Sort.FLAG: "BOOLEAN", **{sort: f"DECIMAL(38,{places})" for sort, places in PLACES.items()},
}
_OBJECT_BYTES = 16 * 2**20
"""DuckDB's own default for the longest line; raised where a row is longer."""


def write_parquet(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> None:
    """Write the rows to `file` by way of lines of JSON beside it, which are removed again."""
    with _selected(table, rows, file) as selected, passing_database() as database:
        database.execute(f"COPY ({selected}) TO '{_quoted(str(file))}' (FORMAT parquet, COMPRESSION zstd)")


class DuckFile:
    """A new DuckDB file, filled table by table; each table and column carries its meaning as a comment."""

    def __init__(self, file: Path, meta: Mapping[str, str]) -> None:
        """Make the file, with `meta` as a table of that name."""
        self._file = file
        self._opened = contextlib.ExitStack()
        self._database = self._opened.enter_context(_one_thread())
        self._database.execute(f"ATTACH '{_quoted(str(file))}' AS book (STORAGE_VERSION '{STORAGE_VERSION}')")
        self._database.execute("CREATE TABLE book.meta (key VARCHAR, value VARCHAR)")
        if meta:
            self._database.executemany("INSERT INTO book.meta VALUES (?, ?)", sorted(meta.items()))

    def put(self, table: Table, rows: Iterator[tuple[Cell, ...]]) -> None:
        """Write one table."""
        with _selected(table, rows, self._file) as selected:
            self._database.execute(f"CREATE TABLE book.{table.name} AS {selected}")
        self._database.execute(f"COMMENT ON TABLE book.{table.name} IS '{_quoted(table.meaning)}'")
        for column in table.columns:
            self._database.execute(
                f"COMMENT ON COLUMN book.{table.name}.\"{column.name}\" IS '{_quoted(column.meaning)}'")

    def close(self) -> None:
        """Write all to the file and let go of it; nothing is left beside it."""
        with self._opened:
            self._database.execute("CHECKPOINT book")
            self._database.execute("DETACH book")

    def drop(self) -> None:
        """Let go of the file, whatever state it is in."""
        self._opened.close()


@functools.cache
def _kept() -> duckdb.DuckDBPyConnection:
    database = duckdb.connect(":memory:")
    database.execute("SET threads TO 1")
    return database


@contextlib.contextmanager
def passing_database() -> Iterator[duckdb.DuckDBPyConnection]:
    """A database that holds nothing, to read and write files by: always the same, since making one takes long."""
    with contextlib.closing(_kept().cursor()) as database:
        yield database


@contextlib.contextmanager
def _one_thread() -> Iterator[duckdb.DuckDBPyConnection]:
    with contextlib.closing(duckdb.connect(":memory:")) as database:
        database.execute("SET threads TO 1")
        yield database


@contextlib.contextmanager
def _selected(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> Iterator[str]:
    """The query for the rows, by way of lines of JSON beside `file`."""
    lines = file.with_suffix(".rows")
    longest = 0
    try:
        with lines.open("w", encoding="utf-8", newline="\n") as out:
            for row in rows:
                values = dict(zip((column.name for column in table.columns), map(_json, row), strict=True))
                longest = max(longest, out.write(json.dumps(values, ensure_ascii=False) + "\n"))
        kinds = {column.name: _TYPES[column.sort] for column in table.columns}
        yield (f"SELECT * FROM read_json('{_pattern(lines)}', format='newline_delimited', columns={kinds!r}, "
               f"maximum_object_size={max(_OBJECT_BYTES, 4 * longest)})")
    finally:
        lines.unlink(missing_ok=True)


def _json(cell: Cell) -> object:
    """Amounts go as strings, so that no reader on the way makes a float of them."""
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    return list(cell) if isinstance(cell, tuple) else plain_text(cell)


def _quoted(text: str) -> str:
    return text.replace("'", "''")


def _pattern(path: Path) -> str:
    """The path as DuckDB reads it, which takes every path for a pattern."""
    return re.sub(r"([\[*?])", r"[\1]", _quoted(str(path)))
