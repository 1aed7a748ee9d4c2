"""A table as a notebook shows it: rows as the commands print them, and the same as a frame of pandas or of Arrow.

`rows` are the objects of `--json`, whole. A frame has the flat columns of the exports: the ends of a range beside each
other, empty where unknown, never 0.
"""

import importlib
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pledgebook.errors import ConfigError
from pledgebook.publish.cells import plain_text
from pledgebook.publish.tables import PLACES, Cell, Column, Sort
from pledgebook.publish.tables import Table as Shape
from pledgebook.schema import Json
from pledgebook.views.figures import number
from pledgebook.views.templates import environment, visible

SHOWN = 60
"""Rows that a notebook shows; all are in `rows` and in the frames."""

_IN_TEXT = 12
_WIDTH = 100
_CELL = 28


class Table:
    """Some rows of an answer. `caption` says what they are, `as_of` the day as of which they were asked."""

    def __init__(self, shape: Shape, rows: Sequence[Json], caption: str, as_of: date | None = None) -> None:
        self.shape, self.rows, self.caption, self.as_of = shape, list(rows), caption, as_of
        self.about: Json = {}

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the flat columns."""
        return tuple(column.name for column in self.shape.columns)

    @property
    def meanings(self) -> dict[str, str]:
        """What each column means."""
        return {column.name: column.meaning for column in self.shape.columns}

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[Any]:
        return iter(self.rows)

    def __getitem__(self, place: int) -> Any:
        return self.rows[place]

    def cells(self) -> list[tuple[Cell, ...]]:
        """The flat rows, in the order of the columns: amounts as exact decimals, days as dates, lists as tuples."""
        return list(self.shape.rows(iter(self.rows)))

    def to_pandas(self, *, exact: bool = False) -> Any:
        """The flat rows as a DataFrame; amounts are floats, or with `exact` decimals that hold every cent.

        ConfigError where pandas is not installed.
        """
        pandas = _extra("pandas", "to_pandas")
        data = {column.name: _series(pandas, column, cells, exact=exact) for column, cells in self._by_column()}
        frame = pandas.DataFrame(data)
        frame.attrs = {"caption": self.caption, "meanings": self.meanings}
        return frame

    def to_arrow(self) -> Any:
        """The flat rows as an Arrow table: amounts as exact decimals, each column with its meaning.

        ConfigError where pyarrow is not installed.
        """
        arrow = _extra("pyarrow", "to_arrow")
        fields, arrays = [], []
        for column, cells in self._by_column():
            kind = _arrow_type(arrow, column.sort)
            fields.append(arrow.field(column.name, kind, metadata={"meaning": column.meaning}))
            arrays.append(arrow.array([list(cell) if isinstance(cell, tuple) else cell for cell in cells], type=kind))
        return arrow.Table.from_arrays(arrays, schema=arrow.schema(fields, metadata={"caption": self.caption}))

    def _by_column(self) -> Iterator[tuple[Column, list[Cell]]]:
        rows = self.cells()
        return ((column, [row[place] for row in rows]) for place, column in enumerate(self.shape.columns))

    def _repr_html_(self) -> str:
        return environment().get_template("notebook/table.html").render(
            table=self, names=self.columns, cells=[[shown(cell) for cell in row] for row in self.cells()[:SHOWN]],
            is_number=[column.sort in _NUMBERS for column in self.shape.columns], size=self._size())

    def __repr__(self) -> str:
        rows = [self.columns, *([shown(cell) for cell in row] for row in self.cells()[:_IN_TEXT])]
        more = self._size() - _IN_TEXT
        return "\n".join([self.caption, *_aligned(rows), *([f"... and {more:,} more"] if more > 0 else [])])

    def _size(self) -> int:
        return len(self.cells()) if self.shape.split else len(self.rows)


_NUMBERS = frozenset((*PLACES, Sort.WHOLE, Sort.SHARE))


def shown(cell: Cell) -> str:
    """The cell as text for readers: numbers with commas, lists with commas, nothing for what is unknown."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, Decimal):
        return number(cell)
    if isinstance(cell, tuple):
        return ", ".join(cell)
    return f"{cell:,}" if isinstance(cell, int) and abs(cell) >= 10_000 else plain_text(cell)


def _aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """The rows with their cells under each other, as many columns as there is room for."""
    cut = [[_one_line(cell) for cell in row] for row in rows]
    widths, room = [], _WIDTH
    for column in zip(*cut, strict=True):
        widths.append(max(map(len, column)))
        room -= widths[-1] + 2
        if room < 0:
            widths.pop()
            break
    for row in cut:
        told = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=False)).rstrip()
        yield told + ("  ..." if len(widths) < len(row) else "")


def _one_line(text: str) -> str:
    plain = visible(" ".join(text.split()))
    return plain if len(plain) <= _CELL else plain[: _CELL - 1] + "…"


def _extra(module: str, method: str) -> Any:
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise ConfigError(method, f"{module} is not installed",
                          "install it with: pip install 'pledgebook[release]'; `.rows` needs nothing") from error


def _series(pandas: Any, column: Column, cells: list[Cell], *, exact: bool) -> Any:
    if column.sort in PLACES:
        return pandas.Series(cells, dtype="object") if exact else pandas.Series(cells, dtype="float64")
    if column.sort is Sort.DAY:
        # In seconds: a day of the year 9999 is beyond what nanoseconds can count.
        return pandas.Series(pandas.array(cells, dtype="datetime64[s]"))
    kind = {Sort.WHOLE: "Int64", Sort.SHARE: "float64", Sort.FLAG: "boolean"}.get(column.sort, "object")
    return pandas.Series([list(cell) if isinstance(cell, tuple) else cell for cell in cells], dtype=kind)


def _arrow_type(arrow: Any, sort: Sort) -> Any:
    if sort in PLACES:
        return arrow.decimal128(38, PLACES[sort])
    return {Sort.CODES: arrow.list_(arrow.string()), Sort.WHOLE: arrow.int64(), Sort.SHARE: arrow.float64(),
            Sort.DAY: arrow.date32(), Sort.FLAG: arrow.bool_()}.get(sort, arrow.string())
