# ruff: noqa: S608 -- names of columns come from TABLES; paths are quoted
"""Parquet, written by DuckDB itself: typed columns, real lists, days as days, amounts as exact decimals."""

import contextlib
import json
import re
from collections.abc import Iterator
from pathlib import Path

import duckdb

from pledgebook.publish.cells import plain_text
from pledgebook.publish.tables import PLACES, Cell, Sort, Table

_TYPES: dict[Sort, str] = {
    Sort.TEXT: "VARCHAR", Sort.CODES: "VARCHAR[]", Sort.WHOLE: "BIGINT", Sort.SHARE: "DOUBLE", Sort.DAY: "DATE",
    Sort.FLAG: "BOOLEAN", **{sort: f"DECIMAL(38,{places})" for sort, places in PLACES.items()},
}
_OBJECT_BYTES = 16 * 2**20
"""DuckDB's own default for the longest line; raised where a row is longer."""


def write_parquet(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> None:
    """Write the rows to `file` by way of lines of JSON beside it, which are removed again."""
    lines = file.with_suffix(".rows")
    longest = 0
    with lines.open("w", encoding="utf-8", newline="\n") as out:
        for row in rows:
            values = dict(zip((column.name for column in table.columns), map(_json, row), strict=True))
            longest = max(longest, out.write(json.dumps(values, ensure_ascii=False) + "\n"))
    kinds = {column.name: _TYPES[column.sort] for column in table.columns}
    try:
        with contextlib.closing(duckdb.connect(":memory:")) as database:
            database.execute(
                f"COPY (SELECT * FROM read_json('{_pattern(lines)}', format='newline_delimited', columns={kinds!r}, "
                f"maximum_object_size={max(_OBJECT_BYTES, 4 * longest)})) "
                f"TO '{_quoted(file)}' (FORMAT parquet, COMPRESSION zstd)",
            )
    finally:
        lines.unlink()


def _json(cell: Cell) -> object:
    """Amounts go as strings, so that no reader on the way makes a float of them."""
    if cell is None or isinstance(cell, bool | int | float):
        return cell
    return list(cell) if isinstance(cell, tuple) else plain_text(cell)


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def _pattern(path: Path) -> str:
    """The path as DuckDB reads it, which takes every path for a pattern."""
    return re.sub(r"([\[*?])", r"[\1]", _quoted(path))
