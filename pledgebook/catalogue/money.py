"""The tables behind values: unit prices, price indices, rates that the ECB does not quote, and units of counting.

They are read apart from the names, since no reader of texts needs them: a new price changes no reading. A book's own
tables (`catalogue/*.csv` in its folder) come over them, by the keys of `overlay`.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path

from pledgebook.catalogue.cells import OPTIONAL, CellFault, impossible_spans, raise_first, unfilled, unknown, unlisted
from pledgebook.catalogue.overlay import check_folder, laid_over, shipped_rows
from pledgebook.catalogue.tables import Row, day
from pledgebook.codes import Basis

COLUMNS: dict[str, tuple[str, ...]] = {
    "prices": ("item", "basis", "unit", "currency", "year", "low", "high", "source", "url", "seen", "note"),
    "price_classes": ("item", "reason"),
    "components": ("item", "reason"),
    "deflators": ("area", "year", "index", "source"),
    "rates": ("currency", "from", "until", "per", "base", "source"),
    "units": ("unit", "language", "word"),
    "unit_kinds": ("unit", "name", "dimension", "factor", "base"),
}
"""The tables and their columns; a shipped table that is not there has no rows."""

BASES = (Basis.BOOK, Basis.REPLACEMENT, Basis.MARKET)
"""What a price can mean; a stated value has no price."""

RATE_BASES = ("EUR", "USD")
"""What a rate can be against."""

YEARS = range(1960, 2101)
"""Years of prices and of indices."""

_NUMBER = re.compile(r"[0-9]{1,30}(\.[0-9]{1,30})?")
_CURRENCY = re.compile("[A-Z]{3}")


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """What one `unit` of an item costs on a basis, in the money of `year`: between `low` and `high`."""

    item: str
    basis: Basis
    unit: str
    currency: str
    year: int
    low: Decimal
    high: Decimal
    source: str


@dataclass(frozen=True, slots=True)
class UnitKind:
    """A unit of counting: one of it is `factor` of its `base` (its own id where it is measured by nothing else)."""

    unit: str
    name: str
    dimension: str
    factor: Decimal
    base: str


@dataclass(frozen=True, slots=True)
class RateSpan:
    """`per` of `currency` were one `base` from `since` to `until`, both days included; an open end is None."""

    currency: str
    since: date | None
    until: date | None
    per: Decimal
    base: str
    source: str

    def holds(self, when: date) -> bool:
        """Whether the rate was that of the day."""
        return (self.since is None or self.since <= when) and (self.until is None or when <= self.until)


@dataclass(frozen=True, slots=True, eq=False)
class MoneyTables:
    """All that values are made of beside the ECB's rates."""

    prices: Mapping[str, tuple[UnitPrice, ...]] = field(default_factory=dict)
    """By item, in the order of basis, unit, year."""
    classes: frozenset[str] = frozenset()
    """Items whose kinds, or who themselves, may take the price of the type (price_classes.csv)."""
    components: frozenset[str] = frozenset()
    """Items that are parts of the thing above them, whose price is never theirs (components.csv)."""
    deflators: Mapping[tuple[str, int], tuple[Decimal, str]] = field(default_factory=dict)
    """(currency, year) -> index and its source."""
    spans: Mapping[str, tuple[RateSpan, ...]] = field(default_factory=dict)
    """By currency, in the order of time."""
    words: Mapping[str, str] = field(default_factory=dict)
    """A word for a unit, in small letters -> the unit."""
    kinds: Mapping[str, UnitKind] = field(default_factory=dict)

    def unit_of(self, commodity: str) -> str | None:
        """The unit that a text's word for it means; None for a word that no table knows."""
        return self.words.get(commodity) or (commodity if commodity in self.kinds else None)

    def factor(self, unit: str, wanted: str) -> tuple[Decimal, Decimal] | None:
        """(a, b) where one `unit` is a/b of `wanted`; None where one cannot be told in the other."""
        if unit == wanted:
            return Decimal(1), Decimal(1)
        one, other = self.kinds.get(unit), self.kinds.get(wanted)
        if one is None or other is None or one.base != other.base:
            return None
        return one.factor, other.factor


def load_money(extra: Path | None = None, known_items: Collection[str] | None = None) -> MoneyTables:
    """The package's tables and, over them, those of the folder `extra`.

    TableError with file, line and column at the first cell that cannot be; `known_items` are the nodes of the tree.
    """
    check_folder(extra)
    return money_of({name: laid_over(name, shipped_rows(name), extra, OPTIONAL) for name in COLUMNS}, known_items)


def money_of(rows: Mapping[str, list[Row]], known_items: Collection[str] | None = None) -> MoneyTables:
    """The tables of these rows, by the names of COLUMNS; TableError as above."""
    raise_first(money_faults(rows, known_items))
    prices: dict[str, list[UnitPrice]] = {}
    for row in rows["prices"]:
        prices.setdefault(row["item"], []).append(_price(row))
    spans: dict[str, list[RateSpan]] = {}
    for row in rows["rates"]:
        spans.setdefault(row["currency"], []).append(_span(row))
    return MoneyTables(
        {item: tuple(sorted(found, key=_order)) for item, found in prices.items()},
        frozenset(row["item"] for row in rows["price_classes"]), frozenset(row["item"] for row in rows["components"]),
        {(row["area"], int(row["year"])): (Decimal(row["index"]), row["source"].strip()) for row in rows["deflators"]},
        {code: tuple(sorted(found, key=lambda span: span.since or date.min)) for code, found in spans.items()},
        _words(rows["units"]), {row["unit"].strip(): _kind(row) for row in rows["unit_kinds"]},
    )


def money_faults(rows: Mapping[str, Sequence[Row]], known_items: Collection[str] | None = None) -> Iterator[CellFault]:
    """Every cell of these tables that cannot be, table by table."""
    kinds = {row["unit"]: row["base"] or row["unit"] for row in rows["unit_kinds"]}
    for row in rows["unit_kinds"]:
        yield from _faults_of_a_kind(row, kinds)
    for row in rows["prices"]:
        yield from _faults_of_a_price(row, kinds, known_items)
    for row in rows["rates"]:
        yield from (*impossible_spans(row), *unlisted(row, "base", RATE_BASES), *_no_currency(row, "currency"),
                    *_not_positive(row, "per"), *unfilled(row, "source"))
    yield from _overlaps(rows["rates"])
    for row in rows["deflators"]:
        yield from (*_no_currency(row, "area"), *_no_year(row), *_not_positive(row, "index"), *unfilled(row, "source"))
    for row in (*rows["price_classes"], *rows["components"]):
        known = unknown(row, "item", known_items, "items.csv") if known_items is not None else ()
        yield from (*unfilled(row, "reason"), *known)
    for row in rows["units"]:
        yield from (*unfilled(row, "word"), *unknown(row, "unit", kinds, "unit_kinds.csv", "unit"))


def _faults_of_a_kind(row: Row, kinds: Mapping[str, str]) -> Iterator[CellFault]:
    """A base is a unit that is its own base, so that one division tells one unit in another."""
    yield from unfilled(row, "unit")
    if row["factor"]:
        yield from _not_positive(row, "factor")
    base = row["base"] or row["unit"]
    if kinds.get(base) != base:
        yield CellFault(row, "base", "is no unit that is measured by nothing else", "such a unit, or nothing",
                        "name one, or leave it empty")


def _faults_of_a_price(row: Row, kinds: Collection[str], items: Collection[str] | None) -> Iterator[CellFault]:
    if items is not None:
        yield from unknown(row, "item", items, "items.csv")
    yield from unlisted(row, "basis", BASES)
    amounts = [*_not_positive(row, "low"), *_not_positive(row, "high")]
    yield from amounts
    if not amounts and Decimal(row["high"]) < Decimal(row["low"]):
        yield CellFault(row, "high", f"is below low, {row['low']}", f"at least {row['low']}",
                        "mend the one that is wrong")
    yield from (*unknown(row, "unit", kinds, "unit_kinds.csv", "unit"), *_no_currency(row, "currency"), *_no_year(row),
                *unfilled(row, "source"))


def _overlaps(rows: Sequence[Row]) -> Iterator[CellFault]:
    """Rates of one currency of which two hold on one day; those whose days cannot be are told elsewhere."""
    last: dict[str, Row] = {}
    for row in sorted((row for row in rows if not any(impossible_spans(row))), key=lambda row: row["from"]):
        before = last.get(row["currency"])
        if before is None or (before["until"] and before["until"] < row["from"]):
            last[row["currency"]] = row
            continue
        yield CellFault(row, "from", f"lies in a span of {before.place}: two rates of {row['currency']} hold on "
                        f"{row['from'] or 'one day'}", "spans that share no day",
                        f"end {before.place} on the day before {row.place} begins, or take one out")
        if before["until"] and (not row["until"] or row["until"] > before["until"]):
            last[row["currency"]] = row


def _no_currency(row: Row, column: str) -> Iterator[CellFault]:
    if not _CURRENCY.fullmatch(row[column]):
        yield CellFault(row, column, "is no code of a currency", "three capitals of ISO 4217",
                        "write three capitals of ISO 4217, such as USD")


def _no_year(row: Row) -> Iterator[CellFault]:
    if not re.fullmatch("[0-9]{4}", row["year"]) or int(row["year"]) not in YEARS:
        years = f"from {YEARS[0]} to {YEARS[-1]}"
        yield CellFault(row, "year", f"is no year {years}", f"a year {years}", "write it in four digits")


def _not_positive(row: Row, column: str) -> Iterator[CellFault]:
    """An amount that is not above nothing, or not in plain decimals: a price that is not known has no row."""
    if not _NUMBER.fullmatch(row[column]) or not Decimal(row[column]):
        yield CellFault(row, column, "is no plain number above 0", "a number such as 1250000 or 0.85",
                        "write it like 1250000 or 0.85, without commas")


def _words(rows: Iterable[Row]) -> dict[str, str]:
    """What each word means; one that is another unit in another language tells none: amounts have no language."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(row["word"].strip().casefold(), set()).add(row["unit"])
    return {word: min(units) for word, units in found.items() if len(units) == 1}


def _order(price: UnitPrice) -> tuple[str, str, int, str, Decimal, Decimal, str]:
    return price.basis, price.unit, price.year, price.currency, price.low, price.high, price.source


def _price(row: Row) -> UnitPrice:
    return UnitPrice(row["item"], Basis(row["basis"]), row["unit"], row["currency"], int(row["year"]),
                     Decimal(row["low"]), Decimal(row["high"]), row["source"].strip())


def _span(row: Row) -> RateSpan:
    return RateSpan(row["currency"], day(row, "from"), day(row, "until"), Decimal(row["per"]), row["base"],
                    row["source"].strip())


def _kind(row: Row) -> UnitKind:
    unit = row["unit"].strip()
    return UnitKind(unit, row["name"], row["dimension"], Decimal(row["factor"] or 1), row["base"] or unit)
