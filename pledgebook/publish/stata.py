"""Stata files of format 118 (Stata 14 and later), by way of pandas: texts in Unicode and of any length, days as days.

A Stata number is a double, which holds 15 digits. Where a column of amounts has longer ones, a column of texts beside
it, `<name>_exact`, has them to the digit.
"""

import math
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from pledgebook.errors import ConfigError
from pledgebook.publish.cells import EXACT, is_exact, plain_text
from pledgebook.publish.tables import PLACES, Cell, Column, Sort, Table

VERSION = 118
_MOST_LABEL = 80
_NUMBERS = (*PLACES, Sort.WHOLE, Sort.SHARE, Sort.FLAG)
_FIRST_DAY, _LAST_DAY = date(1678, 1, 1), date(2262, 1, 1)
"""Days that every version of pandas holds; a column with another one is texts."""


def check_pandas() -> None:
    """ConfigError, saying what to install, where pandas is missing."""
    if find_spec("pandas") is None:
        raise ConfigError("dta", "Stata files are written by pandas, which is not installed",
                          "pip install 'pledgebook[release]'")


def write_stata(table: Table, rows: Iterator[tuple[Cell, ...]], file: Path) -> None:
    """Write the rows to `file`; the same rows give the same bytes. ConfigError where pandas is missing."""
    check_pandas()
    import pandas as pd  # type: ignore[import-untyped] # noqa: PLC0415 -- an extra, and a second to import

    cells: list[list[Cell]] = [[] for _ in table.columns]
    for row in rows:
        for column, cell in zip(cells, row, strict=True):
            column.append(cell)
    made = [one for column, found in zip(table.columns, cells, strict=True) for one in _columns(pd, column, found)]
    frame = pd.DataFrame({name: series for name, _, series in made})
    frame.to_stata(
        file, version=VERSION, write_index=False, time_stamp=datetime(2000, 1, 1),  # noqa: DTZ001 -- as Stata wants it
        convert_dates={name: "td" for name, _, series in made if series.dtype.kind == "M"},
        convert_strl=[name for name, _, series in made if series.dtype.kind not in "Mf"],
        data_label=table.meaning[:_MOST_LABEL], variable_labels={name: label for name, label, _ in made})


def _columns(pandas: Any, column: Column, cells: list[Cell]) -> Iterator[tuple[str, str, Any]]:
    """The column as Stata takes it, and the one with its exact amounts where a double does not hold them."""
    label = column.meaning[:_MOST_LABEL]
    if column.sort in _NUMBERS:
        numbers = [math.nan if cell is None else float(str(cell)) if isinstance(cell, Decimal) else float(cell)
                   for cell in cells if not isinstance(cell, str | tuple | date)]
        yield column.name, label, pandas.Series(numbers, dtype="float64")
        if any(isinstance(cell, Decimal) and not is_exact(cell) for cell in cells):
            yield f"{column.name}{EXACT}", "the same, to the digit", _texts(pandas, cells)
    elif column.sort is Sort.DAY and all(cell is None or _FIRST_DAY <= cell < _LAST_DAY for cell in cells
                                         if cell is None or isinstance(cell, date)):
        yield column.name, label, pandas.to_datetime(pandas.Series(cells, dtype="object")).astype("datetime64[s]")
    else:
        yield column.name, label, _texts(pandas, cells)


def _texts(pandas: Any, cells: list[Cell]) -> Any:
    """As texts; Stata's end at a NUL, which is left out."""
    return pandas.Series([plain_text(cell).replace("\0", "") for cell in cells], dtype="object")
