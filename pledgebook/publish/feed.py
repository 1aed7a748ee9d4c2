"""What exporters write: the tables of one ledger, row by row, with a word now and then about how far it is."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pledgebook.ledger import Ledger
from pledgebook.progress import Progress, counted, silent
from pledgebook.publish.adding import Sums, check_written
from pledgebook.publish.tables import Cell, records, size_of
from pledgebook.views.worth import ALL, Asked


@dataclass(frozen=True, slots=True)
class Feed:
    """The tables of a ledger, values only as `asked`; `tell` hears how many records went to a file or came back."""

    ledger: Ledger
    asked: Asked = ALL
    tell: Progress = silent

    def rows(self, sums: Sums, file: Path) -> Iterator[tuple[Cell, ...]]:
        """The rows of a table on their way to the file, added up in `sums`."""
        table = sums.table
        found = counted(records(self.ledger, table, self.asked), self.tell,
                        f"writing {file.name}: {table.name}, records", size_of(self.ledger, table))
        return sums.watching(table.rows(found))

    def check(self, sums: Sums, form: str, file: Path) -> None:
        """Read the table back from the file; CheckError where it does not say the same."""
        check_written(sums, form, file, self.tell)
