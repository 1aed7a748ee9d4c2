# ruff: noqa: S608 -- names of tables and columns come from TABLES; paths are bound
"""One release as it is compared with another: what each promise adds to sums, and the facts behind it."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

import duckdb

from pledgebook.errors import BookError
from pledgebook.ledger import SUMMED
from pledgebook.publish.columnar import passing_database
from pledgebook.publish.release.names import MANIFEST_NAME
from pledgebook.publish.tables import TABLES
from pledgebook.schema import Json

JUDGEMENTS_NAME = "judgements.jsonl"
PARTS = tuple(f"{account}_{part}" for account in SUMMED for part in ("min", "max", "open"))
"""What is added: the least of each account, the most of those that have one, and how many have none."""

Adds = dict[str, Decimal]
"""One promise's part of each of PARTS, and `with_value`: 1 where it has a value that is counted."""

NOTHING: Adds = dict.fromkeys(("with_value", *PARTS), Decimal(0))


@dataclass(frozen=True, slots=True, order=True)
class Unit:
    """What no sum goes across: a basis, a currency and a year of prices (None: prices as they were)."""

    basis: str = "stated"
    currency: str = "EUR"
    prices_of: int | None = None

    @property
    def words(self) -> str:
        """As a heading has it."""
        return f"{self.basis}, {self.currency}" + (f", prices of {self.prices_of}" if self.prices_of else "")


@dataclass(frozen=True, slots=True)
class Added:
    """One promise's row of amounts: what it adds, what was brought to money, and why no sum has it, if none has."""

    adds: Adds
    commodity: str | None
    left_out: str | None
    no_promise: str | None

    @property
    def counts(self) -> Adds:
        """What is in the sums."""
        return NOTHING if self.left_out or self.no_promise else self.adds


@dataclass(frozen=True)
class Side:
    """A release that is compared. What is asked for is read once, when it is first asked for."""

    folder: Path
    manifest: Json = field(repr=False)

    @property
    def name(self) -> str:
        """The release's name."""
        return str(self.manifest["name"])

    @cached_property
    def amounts(self) -> dict[Unit, dict[str, Added]]:
        """Every row of amounts, by unit and commitment."""
        found: dict[Unit, dict[str, Added]] = {}
        for row in self.rows("amounts"):
            unit = Unit(row["basis"], row["currency"], row["prices_of"])
            found.setdefault(unit, {})[row["commitment"]] = Added(
                _adds(row), row["commodity"], row["left_out"], row["no_promise"])
        return found

    @cached_property
    def commitments(self) -> dict[str, Json]:
        """Every commitment's row."""
        return {row["id"]: row for row in self.rows("commitments")}

    @cached_property
    def claims(self) -> dict[str, frozenset[str]]:
        """Every commitment's claims."""
        found: dict[str, set[str]] = {}
        for row in self.rows("members", ("commitment", "claim")):
            found.setdefault(row["commitment"], set()).add(row["claim"])
        return {name: frozenset(claims) for name, claims in found.items()}

    @cached_property
    def homes(self) -> dict[str, str]:
        """Every claim's commitment."""
        return {claim: name for name, claims in self.claims.items() for claim in claims}

    @cached_property
    def document_of(self) -> dict[str, str]:
        """Every claim's document, also of claims of no commitment."""
        return {row["id"]: row["document"] for row in self.rows("claims", ("id", "document"))}

    @cached_property
    def documents(self) -> frozenset[str]:
        """Every document."""
        return frozenset(row["id"] for row in self.rows("documents", ("id",)))

    @cached_property
    def redirects(self) -> dict[str, str]:
        """The ids that were merged into others."""
        return {row["old"]: row["new"] for row in self.rows("redirects")}

    @cached_property
    def values(self) -> dict[tuple[str, Unit], Json]:
        """The promise's own value in each unit, one in the currency of the words before a converted one."""
        found: dict[tuple[str, Unit], Json] = {}
        for row in self.rows("valuations"):
            key = (row["commitment"], Unit(row["basis"], row["currency"], row["prices_of"]))
            if not row["inherited"] and not row["parts"] and (key not in found or row["rate"] is None):
                found[key] = row
        return found

    @cached_property
    def said(self) -> dict[tuple[str, str], tuple[Decimal | None, Decimal | None]]:
        """What was promised, by commitment and commodity."""
        return {(row["commitment"], row["commodity"]): (row["min"], row["max"]) for row in self.rows("balances")
                if row["account"] == "promised"}

    @cached_property
    def judgements(self) -> dict[str, Json]:
        """What people decided, by id."""
        path = self.folder / JUDGEMENTS_NAME
        lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
        return {one["id"]: one for one in map(json.loads, lines)}

    def current(self, name: str) -> str:
        """The id to which redirects lead."""
        seen = {name}
        while (name := self.redirects.get(name, name)) not in seen:
            seen.add(name)
        return name

    def rows(self, table: str, columns: Iterable[str] = ()) -> Iterator[Json]:
        """The rows of one table as they stand in its Parquet file; BookError where that cannot be read."""
        wanted = ", ".join(f'"{name}"' for name in columns) or "*"
        file = self.folder / "parquet" / f"{table}.parquet"
        try:
            with passing_database() as database:
                found = database.execute(f"SELECT {wanted} FROM read_parquet(?)", [_pattern(file)])
                names = [column[0] for column in found.description or ()]
                while some := found.fetchmany(10_000):
                    yield from (dict(zip(names, row, strict=True)) for row in some)
        except duckdb.Error as error:
            raise BookError(str(file), f"cannot be read ({error})",
                            "see `pledgebook verify` for what is wrong") from error


def open_side(folder: Path) -> Side:
    """The release in a folder; BookError where its manifest cannot be read."""
    try:
        manifest = json.loads((folder / MANIFEST_NAME).read_text(encoding="utf-8"))
        return Side(folder, {**manifest, "name": str(manifest["name"])})
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BookError(str(folder / MANIFEST_NAME), f"is no manifest that can be read ({error!r})",
                        "see whether the release was copied whole") from error


def rows_of_tables(before: Side, after: Side) -> dict[str, Json]:
    """How many rows each table had and has, and how many are new or gone; a changed row is one of each."""
    return {name: _rows_of(before, after, name) for name in TABLES}


def _rows_of(before: Side, after: Side, table: str) -> Json:
    files = [_pattern(side.folder / "parquet" / f"{table}.parquet") for side in (before, after)]
    with passing_database() as database:
        for name, file in zip(("a", "b"), files, strict=True):
            database.execute(f"CREATE OR REPLACE TEMP TABLE {name} AS SELECT * FROM read_parquet(?)", [file])
        shared = ", ".join(f'"{one}"' for one in _shared(database))
        counts = [_count(database, query) for query in (
            "a", "b", f"(SELECT {shared} FROM b EXCEPT ALL SELECT {shared} FROM a)",
            f"(SELECT {shared} FROM a EXCEPT ALL SELECT {shared} FROM b)")]
    return dict(zip(("before", "after", "added", "removed"), counts, strict=True))


def _shared(database: duckdb.DuckDBPyConnection) -> list[str]:
    """The columns that both have."""
    names = [[str(row[0]) for row in database.execute(f"SELECT column_name FROM (DESCRIBE {one})").fetchall()]
             for one in ("a", "b")]
    return [name for name in names[1] if name in names[0]]


def _count(database: duckdb.DuckDBPyConnection, query: str) -> int:
    found = database.execute(f"SELECT count(*) FROM {query}").fetchone()
    return int(found[0]) if found else 0


def _adds(row: Mapping[str, Any]) -> Adds:
    adds = {"with_value": Decimal(row["promised_min"] is not None or row["promised_max"] is not None)}
    for account in SUMMED:
        low, high = row[f"{account}_min"], row[f"{account}_max"]
        adds |= {f"{account}_min": low or Decimal(0), f"{account}_max": high or Decimal(0),
                 f"{account}_open": Decimal(low is not None and high is None)}
    return adds


def _pattern(path: Path) -> str:
    """The path as DuckDB reads it, which takes every path for a pattern."""
    return "".join(f"[{letter}]" if letter in "[*?" else letter for letter in str(path))
