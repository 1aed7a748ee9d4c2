"""The tables behind values: unit prices, price indices, rates that the ECB does not quote, and units of counting.

They are read apart from the names, since no reader of texts needs them: a new price changes no reading. A book's own
tables (`catalogue/*.csv` in its folder) come over them, row by row where a row answers the same question.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

from pledgebook.catalogue.tables import Row, day, read_own_table, read_table
from pledgebook.codes import Basis
from pledgebook.errors import TableError

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

OPTIONAL = ("url", "seen", "note", "language")
"""Columns that a book's own table may leave out: then they are empty."""

REPLACES: dict[str, tuple[str, ...]] = {
    "prices": ("item", "basis", "unit"), "price_classes": ("item",), "components": ("item",),
    "deflators": ("area", "year"), "rates": ("currency",),
    "units": ("language", "word"), "unit_kinds": ("unit",),
}
"""A book's own row takes the place of every shipped row with the same cells in these columns."""

BASES = (Basis.BOOK, Basis.REPLACEMENT, Basis.MARKET)
"""What a price can mean; a stated value has no price."""

_YEARS = range(1960, 2101)
_NUMBER = re.compile(r"\d{1,30}(\.\d{1,30})?")
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


def load_money(extra: Path | None = None, known_items: frozenset[str] | None = None) -> MoneyTables:
    """The package's tables and, over them, those of the folder `extra`.

    TableError with file, line and column at the first cell that cannot be; `known_items` are the nodes of the tree.
    """
    return money_of({name: _rows(name, extra) for name in COLUMNS}, known_items)


def money_of(rows: Mapping[str, list[Row]], known_items: frozenset[str] | None = None) -> MoneyTables:
    """The tables of these rows, by the names of COLUMNS; TableError as above."""
    kinds = {row["unit"]: _kind(row) for row in rows["unit_kinds"]}
    _check_bases(rows["unit_kinds"], kinds)
    prices: dict[str, list[UnitPrice]] = {}
    for row in rows["prices"]:
        prices.setdefault(row["item"], []).append(_price(row, kinds, known_items))
    spans: dict[str, list[RateSpan]] = {}
    for row in rows["rates"]:
        spans.setdefault(row["currency"], []).append(_span(row))
    return MoneyTables(
        {item: tuple(sorted(found, key=_order)) for item, found in prices.items()},
        _reasoned(rows["price_classes"], known_items), _reasoned(rows["components"], known_items),
        {(_currency(row, "area"), _year(row)): (_positive(row, "index"), _filled(row, "source"))
         for row in rows["deflators"]},
        {code: _in_time(code, found) for code, found in spans.items()},
        _words(rows["units"], kinds), kinds,
    )


def _words(rows: list[Row], kinds: Mapping[str, UnitKind]) -> dict[str, str]:
    """What each word means; one that is another unit in another language tells none: amounts have no language."""
    found: dict[str, set[str]] = {}
    for row in rows:
        found.setdefault(_filled(row, "word").casefold(), set()).add(_known_unit(row, kinds))
    return {word: min(units) for word, units in found.items() if len(units) == 1}


def _reasoned(rows: list[Row], items: frozenset[str] | None) -> frozenset[str]:
    """The items of a table that says of each why it stands there."""
    for row in rows:
        _filled(row, "reason")
    return frozenset(_known_item(row, items) for row in rows)


def _known_item(row: Row, items: frozenset[str] | None) -> str:
    if items is not None and row["item"] not in items:
        raise _wrong(row, "item", "is no id of items.csv", "add it there or mend the item")
    return row["item"]


def _order(price: UnitPrice) -> tuple[str, str, int, str, Decimal, Decimal, str]:
    return price.basis, price.unit, price.year, price.currency, price.low, price.high, price.source


def _rows(name: str, extra: Path | None) -> list[Row]:
    """The rows that hold: a book's own, and those shipped that they do not replace."""
    shipped = files("pledgebook").joinpath(f"data/catalogue/{name}.csv")
    found = list(read_table(shipped.read_text(encoding="utf-8"), f"data/catalogue/{name}.csv", COLUMNS[name])) \
        if shipped.is_file() else []
    path = extra / f"{name}.csv" if extra else None
    own = list(read_own_table(path, COLUMNS[name], OPTIONAL)) if path and path.is_file() else []
    replaced = {_key(name, row) for row in own}
    return [*(row for row in found if _key(name, row) not in replaced), *own]


def _key(name: str, row: Row) -> tuple[str, ...]:
    return tuple(row[column] for column in REPLACES[name])


def _price(row: Row, kinds: Mapping[str, UnitKind], items: frozenset[str] | None) -> UnitPrice:
    _known_item(row, items)
    if row["basis"] not in BASES:
        raise _wrong(row, "basis", f"is none of {', '.join(BASES)}", "write one of these")
    low, high = _positive(row, "low"), _positive(row, "high")
    if high < low:
        raise _wrong(row, "high", f"is below low, {row['low']}", "mend the one that is wrong")
    return UnitPrice(row["item"], Basis(row["basis"]), _known_unit(row, kinds), _currency(row, "currency"), _year(row),
                     low, high, _filled(row, "source"))


def _span(row: Row) -> RateSpan:
    since, until = day(row, "from"), day(row, "until")
    if since and until and until < since:
        raise _wrong(row, "until", f"is before its start, {since}", "mend the one that is wrong")
    if row["base"] not in ("EUR", "USD"):
        raise _wrong(row, "base", "is neither EUR nor USD", "write the rate against one of these")
    return RateSpan(_currency(row, "currency"), since, until, _positive(row, "per"), row["base"],
                    _filled(row, "source"))


def _in_time(code: str, spans: list[RateSpan]) -> tuple[RateSpan, ...]:
    """The spans in order; TableError where two hold on one day, since then two rates would."""
    ordered = sorted(spans, key=lambda span: span.since or date.min)
    for before, after in pairwise(ordered):
        if before.until is None or (after.since or date.min) <= before.until:
            raise TableError("rates.csv", f"two rates of {code} hold on {after.since}",
                             "end the first one on the day before")
    return tuple(ordered)


def _kind(row: Row) -> UnitKind:
    unit = _filled(row, "unit")
    return UnitKind(unit, row["name"], row["dimension"], _positive(row, "factor") if row["factor"] else Decimal(1),
                    row["base"] or unit)


def _check_bases(rows: list[Row], kinds: Mapping[str, UnitKind]) -> None:
    """A base is a unit that is its own base, so that one division tells one unit in another."""
    for row in rows:
        base = kinds.get(kinds[row["unit"]].base)
        if base is None or base.base != base.unit:
            raise _wrong(row, "base", "is no unit that is measured by nothing else", "name one, or leave it empty")


def _known_unit(row: Row, kinds: Mapping[str, UnitKind]) -> str:
    if row["unit"] not in kinds:
        raise _wrong(row, "unit", "is no unit of unit_kinds.csv", "add it there or mend the unit")
    return row["unit"]


def _currency(row: Row, column: str) -> str:
    if not _CURRENCY.fullmatch(row[column]):
        raise _wrong(row, column, "is no code of a currency", "write three capitals of ISO 4217, such as USD")
    return row[column]


def _year(row: Row) -> int:
    if not row["year"].isascii() or not row["year"].isdigit() or int(row["year"]) not in _YEARS:
        raise _wrong(row, "year", f"is no year from {_YEARS[0]} to {_YEARS[-1]}", "write it in four digits")
    return int(row["year"])


def _positive(row: Row, column: str) -> Decimal:
    """An amount above nothing, in plain decimals: a price that is not known has no row."""
    if not _NUMBER.fullmatch(row[column]) or not Decimal(row[column]):
        raise _wrong(row, column, "is no plain number above 0", "write it like 1250000 or 0.85, without commas")
    return Decimal(row[column])


def _filled(row: Row, column: str) -> str:
    if not row[column].strip():
        raise _wrong(row, column, "is empty", "fill it or take the row out")
    return row[column].strip()


def _wrong(row: Row, column: str, sentence: str, next_step: str) -> TableError:
    return TableError(row.place, f'{column} "{row[column]}" {sentence}', next_step)
