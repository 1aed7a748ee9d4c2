"""Sums as tables: the rows behind the pictures of donors, recipients, items and years, with every figure of theirs."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pledgebook.views.desk import Desk
from pledgebook.views.donors import DonorRow
from pledgebook.views.table import Column, Plain, Row, Table

Role = Literal["donors", "recipients", "items"]

NAMES: Mapping[Role, str] = {"donors": "Donor", "recipients": "Recipient", "items": "Item"}
MATES = 40
"""Rows of a table beside a picture; its files have all."""
TOGETHER = 10
"""Groups of those who give or get together that stand on a page."""

_MONEY = tuple(column for name, label in (("promised", "Promised"), ("firm", "Firm"), ("delivered", "Delivered"))
               for column in (Column(name, label, "money", "page"),
                              Column(f"{name}_min", f"{label}, at least", "money", "files"),
                              Column(f"{name}_max", f"{label}, at most", "money", "files")))
_CURRENCY = Column("currency", "Currency", "text", "files")
_PROMISES = Column("promises", "Promises", "number")
_VALUED = Column("with_value", "with a sum", "number")
_STEPS = (Column("firm_promises", "firm", "number"), Column("delivered_promises", "reported delivered", "number"),
          Column("overdue", "past their date", "number"))


def named_columns(role: Role) -> tuple[Column, ...]:
    """The columns of a table of parties or items with their sums."""
    return (*_head(role), *_MONEY, _CURRENCY, _PROMISES, _VALUED, *_STEPS)


def _head(role: Role) -> tuple[Column, ...]:
    return Column("code", "Code", "id", "files"), Column("name", NAMES[role])


def summed_row(desk: Desk, role: Role, row: DonorRow) -> Row:
    """One of them, and the address of its page."""
    return Row({"code": row.key or None, "name": row.name, **_sums(row), **_counts(row)},
               {"name": address(desk, role, row.key)} if row.key else {}, _told(row))


def address(desk: Desk, role: Role, key: str) -> str:
    """The page of a party or item."""
    return desk.url.item(key) if role == "items" else desk.url.party(role, key)


def named_table(desk: Desk, name: str, role: Role, told: str, rows: Sequence[DonorRow], most: int = 0) -> Table:
    """The table behind a picture: all rows, or the first `most` of them, which its caption says."""
    shown = rows[:most] if most else rows
    few = f" The first {len(shown):,} of {len(rows):,}." if len(shown) < len(rows) else ""
    return Table(name, f"{told} Sums in {desk.unit.told}; 'none found' is not 0.{few}", named_columns(role),
                 tuple(summed_row(desk, role, row) for row in shown), len(rows))


def counted_table(desk: Desk, name: str, role: Role, told: str, rows: Sequence[DonorRow], most: int = 0) -> Table:
    """As `named_table`, with the numbers of promises alone."""
    table = named_table(desk, name, role, told, rows, most)
    few = f" The first {len(table.rows):,} of {len(rows):,}." if len(table.rows) < len(rows) else ""
    return Table(name, f"{told}{few}", (*_head(role), _PROMISES, *_STEPS), table.rows, table.total)


def years_table(desk: Desk, name: str, rows: Sequence[DonorRow]) -> Table:
    """The table behind a picture by years."""
    return Table(name, f"By the year of the first announcement. Sums in {desk.unit.told}; 'none found' is not 0.",
                 (Column("year", "Year"), *_MONEY, _CURRENCY, _PROMISES, _VALUED),
                 tuple(Row({"year": row.name, **_sums(row), "promises": row.promises, "with_value": row.valued}, {},
                           _told(row)) for row in rows), len(rows))


def _sums(row: DonorRow) -> dict[str, Plain]:
    ends: dict[str, Plain] = {
        f"{name}_{end}": None if value is None else f"{value:f}"
        for name, pair in (("promised", row.promised), ("firm", row.firm), ("delivered", row.delivered))
        for end, value in (("min", pair.low), ("max", pair.high))}
    return {**ends, "currency": row.currency}


def _counts(row: DonorRow) -> dict[str, Plain]:
    return {"promises": row.promises, "with_value": row.valued, "firm_promises": row.steps["firm"],
            "delivered_promises": row.steps["delivered"], "overdue": row.overdue}


def _told(row: DonorRow) -> dict[str, str]:
    return {"promised": row.promised_told, "firm": row.firm_told, "delivered": row.delivered_told}
