"""One table, once: the page, its twins in CSV and JSON and the static site are all made of it.

A cell is a plain value; what a reader sees of it may be other words (`shown`), and may lead somewhere (`links`). Files
hold the plain values alone, so that a figure in a file is exact where the page rounds it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["text", "number", "money", "day", "id", "link", "flag"]
"""What a column holds: 'text' is foreign text; 'number' and 'money' stand to the right; 'day' is ISO in files."""

Where = Literal["both", "page", "files"]

Plain = str | int | None
"""A cell: text, a whole number, a decimal or day in its written form, or None where it is not known."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its key (a name for programs), its label (for people), and whether pages, files or both have it."""

    key: str
    label: str
    kind: Kind = "text"
    where: Where = "both"


@dataclass(frozen=True, slots=True)
class Row:
    """Cells by key; `shown` has words for readers where they are other than the cell, `links` addresses."""

    cells: Mapping[str, Plain]
    links: Mapping[str, str] = field(default_factory=dict)
    shown: Mapping[str, str] = field(default_factory=dict)
    under: tuple[str, ...] = ()
    """Lines below the head of the row, for readers."""

    def words(self, column: Column) -> str:
        """What a reader sees: unknown is a dash, never 0 and never nothing."""
        if column.key in self.shown:
            return self.shown[column.key]
        value = self.cells.get(column.key)
        if value is None or value == "":
            return "\N{EN DASH}"
        return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else str(value)


@dataclass(frozen=True, slots=True)
class Table:
    """A table, or a page of it: `total` rows there are in all, `cursor` is where the next page begins ('' at the end).

    The first of its columns names the row. `name` is what its addresses are made of ('commitments', 'donors/DE').
    """

    name: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    total: int
    cursor: str = ""

    @property
    def on_page(self) -> tuple[Column, ...]:
        """The columns that a page shows."""
        return tuple(column for column in self.columns if column.where != "files")

    @property
    def in_files(self) -> tuple[Column, ...]:
        """The columns that files have."""
        return tuple(column for column in self.columns if column.where != "page")
