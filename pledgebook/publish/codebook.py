"""The codebook: one row a column of the published tables, with its type and meaning, as a table like the others."""

from collections.abc import Iterable, Iterator

from pledgebook.publish.tables import Cell, Column, Sort, Table

CODEBOOK = Table("codebook", "", "One row a column of the other tables: what it means.", (
    Column("table", Sort.TEXT, "table", "the table"),
    Column("column", Sort.TEXT, "column", "the column"),
    Column("type", Sort.TEXT, "type", "what sort of cells it has"),
    Column("meaning", Sort.TEXT, "meaning", "what they mean"),
))


def codebook_rows(tables: Iterable[Table]) -> Iterator[tuple[Cell, ...]]:
    """A row for each column of the tables, after one for the table itself."""
    for table in tables:
        yield table.name, "", "table", table.meaning
        yield from ((table.name, column.name, str(column.sort), column.meaning) for column in table.columns)
