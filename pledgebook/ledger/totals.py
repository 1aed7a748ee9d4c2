# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Sums of money over commitments, each promise once: added up when a ledger is built, and asked for in one look.

A run adds up beforehand, on every basis, in every currency and year of prices, by each key alone, by any two and by
five keys together (CUBES), so that a total is read and not made. What is asked by other keys together is added up when
it is asked, by the same rows: a commitment counts once on a basis, and has at most one amount in a currency and year.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations
from typing import Any

import duckdb

from pledgebook.codes import Basis
from pledgebook.schema import Json

KEYS: dict[str, str] = {
    # what is added up by: the SQL of its value for a commitment; a joint gift stands under its donors together, once;
    # the month is of the first announcement in the donor's own voice, or of the opening claim where none is known
    "donor": "nullif(array_to_string(donors, '+'), '')",
    "recipient": "nullif(array_to_string(recipients, '+'), '')",
    "kind": "kind",
    "stage": "stage",
    "item_id": "item_id",
    "month": "month",
}

TOTAL_BY: dict[str, str] = {**{name: name for name in KEYS}, "year": "left(month, 4)"}
"""What sums can be made by: the SQL of its value, of the keys above."""

YEAR = "left(month, 4)"

SUMMED = ("promised", "firm", "delivered", "cancelled")

CUBES: tuple[tuple[str, ...], ...] = (
    (), *((name,) for name in KEYS), *combinations(KEYS, 2), ("donor", "recipient", "kind", "stage", "month"))
"""Keys by which sums are added up beforehand, fewest first. A cube's number is its place."""

_AMOUNT = "DECIMAL(38,6)"
_SUM_COLUMNS = {f"{name}_{end}": kind for name in SUMMED
                for end, kind in (("min", _AMOUNT), ("max", _AMOUNT), ("open", "BIGINT"))}

SUMS: dict[str, str] = {
    "cube": "INTEGER", "basis": "VARCHAR", "currency": "VARCHAR", "prices_of": "BIGINT",
    **dict.fromkeys(KEYS, "VARCHAR"), "commitments": "BIGINT", "with_value": "BIGINT", **_SUM_COLUMNS,
}
"""Columns of the table `sums`, with their types. Rows without a currency count commitments, the others add amounts."""


_APART = ("currency", "prices_of")
"""What no sum goes across."""


def add_up(database: duckdb.DuckDBPyConnection) -> None:
    """Make the table `sums` of a ledger whose other tables are filled."""
    database.execute(f"CREATE TABLE sums ({', '.join(f'{name} {kind}' for name, kind in SUMS.items())})")
    sets = ", ".join(f"({', '.join((*_APART, *cube))})" for cube in CUBES)
    numbers = " ".join(f"WHEN {_grouping(cube)} THEN {number}" for number, cube in enumerate(CUBES))
    for basis in Basis:
        database.execute(
            f"INSERT INTO sums SELECT CASE grouping({', '.join(KEYS)}) {numbers} END AS cube, '{basis}', "
            f"{', '.join((*_APART, *KEYS))}, sum(commitments), sum(with_value), "
            f"{', '.join(f'sum({name})' for name in _SUM_COLUMNS)} FROM ({_rows(basis)}) "
            f"GROUP BY GROUPING SETS ({sets}) ORDER BY {', '.join(('cube', *_APART, *KEYS))}")


def _grouping(cube: tuple[str, ...]) -> int:
    """What SQL's `grouping` says of a cube: a bit for each key that is not in it, that of the last key least."""
    return sum((name not in cube) << place for place, name in enumerate(reversed(KEYS)))


def _rows(basis: Basis, of: str = "") -> str:
    """A row for each commitment that counts on the basis, and one for each of its amounts; `of` names the database."""
    keys = ", ".join(f"{value} AS {name}" for name, value in KEYS.items())
    amounts = ", ".join(f"{name}_min, {name}_max, ({name}_min IS NOT NULL AND {name}_max IS NULL)::BIGINT "
                        f"AS {name}_open" for name in SUMMED)
    return f"""
        WITH counted AS (
            SELECT id, {keys} FROM {of}commitments WHERE no_promise IS NULL
            AND id NOT IN (SELECT commitment FROM {of}left_out WHERE basis = '{basis}'))
        SELECT {", ".join(KEYS)}, NULL AS currency, NULL AS prices_of, 1 AS commitments, 0 AS with_value,
               {", ".join(f"CAST(NULL AS {kind}) AS {name}" for name, kind in _SUM_COLUMNS.items())} FROM counted
        UNION ALL
        SELECT {", ".join(KEYS)}, currency, prices_of, 0, (coalesce(promised_min, promised_max) IS NOT NULL)::BIGINT,
               {amounts}
        FROM counted JOIN {of}amounts ON commitment = id WHERE basis = '{basis}'"""


def totals_query(by: Sequence[str], basis: Basis, only: Iterable[str] = ()) -> str:
    """The query for sums by some of TOTAL_BY, where the keys of `only` have the values that are bound for them.

    To bind: the currency, the year of prices, and a value for each of `only`. ValueError where a name is none of
    TOTAL_BY.
    """
    if unknown := [name for name in (*by, *only) if name not in TOTAL_BY]:
        message = f"totals by {unknown[0]!r}: allowed are {', '.join(TOTAL_BY)}"
        raise ValueError(message)
    keys = [f"{TOTAL_BY[name]} AS key_{number}" for number, name in enumerate(by)]
    # Amounts come as text: a list of a hundred thousand of them is read four times faster than as decimals.
    sums = [f"sum({name}_min)::VARCHAR, CASE WHEN coalesce(sum({name}_open), 0) = 0 THEN sum({name}_max)::VARCHAR END"
            for name in SUMMED]
    counts = [f"coalesce(sum({name}), 0)::BIGINT" for name in ("commitments", "with_value")]
    where = "".join(f" AND {TOTAL_BY[name]} IS NOT DISTINCT FROM ?" for name in only)
    order = ", ".join(f"key_{number}" for number in range(len(by)))
    return (f"SELECT {', '.join([*keys, *counts, *sums])} FROM {_source({*by, *only}, basis)} "
            f"(currency IS NULL OR (currency = ? AND prices_of IS NOT DISTINCT FROM ?)){where} "
            + (f"GROUP BY {order} ORDER BY {order}" if by else ""))


def _source(keys: set[str], basis: Basis) -> str:
    """The smallest cube that tells these keys apart; where there is none, the commitments themselves."""
    wanted = {"month" if name == "year" else name for name in keys}
    for number, cube in enumerate(CUBES):
        if wanted <= set(cube):
            return f"book.sums WHERE cube = {number} AND basis = '{basis}' AND"
    return f"({_rows(basis, 'book.')}) WHERE"


def total(row: Sequence[Any], by: Sequence[str], asked: Mapping[str, Any]) -> Json:
    """One row of the query's answer as an object, with what was `asked`; a sum of nothing known is null, not 0."""
    size = len(by)
    found = {**dict(zip(by, row, strict=False)), **asked, "commitments": row[size], "with_value": row[size + 1],
             "without_value": row[size] - row[size + 1]}
    for place, name in enumerate(SUMMED):
        low, high = row[size + 2 + 2 * place:size + 4 + 2 * place]
        found[name] = {"min": low and _written(low), "max": high and _written(high)}
    return found


def _written(text: str) -> int | str:
    """A decimal of six places as everything of ours is written: an integer, or else without zeros at the end."""
    return int(text[:-7]) if text[-7:] == ".000000" else text.rstrip("0")


def standing_query(basis: Basis, only: Mapping[str, str | None], columns: str = "record",
                   joined: tuple[str, Sequence[object]] = ("", ())) -> tuple[str, list[object]]:
    """The query, and what to bind, for every commitment behind a row of totals with these keys.

    Its record, whether it is of the row, and the whole that counts in its place on the basis, if one does. Of a donor
    or recipient also what it gives or gets together with others, which is of another row. In place of the record
    `columns`, also of a table that is `joined`.
    """
    join, bound = joined
    exact = {name: f"{KEYS.get(name) or YEAR} IS NOT DISTINCT FROM ?" for name in only}
    shared = {name: f"({is_it} OR list_contains({name}s, ?))" if name in ("donor", "recipient") else is_it
              for name, is_it in exact.items()}
    values = [value for name, value in only.items() for _ in range(shared[name].count("?"))]
    query = (f"SELECT {columns}, {' AND '.join(exact.values()) or 'true'}, "
             f"(SELECT whole FROM book.left_out l WHERE l.commitment = c.id AND l.basis = '{basis}') "
             f"FROM book.commitments c {join} WHERE {' AND '.join(shared.values()) or 'true'} ORDER BY id")
    return query, [*only.values(), *bound, *values]
