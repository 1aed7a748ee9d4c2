# ruff: noqa: S608 -- every part of a query stands in this module; values are bound
"""Sums of money over commitments, each promise once: the query and the shape of its answer."""

from collections.abc import Sequence
from typing import Any

from pledgebook.codes import Basis
from pledgebook.schema import Json, plain

TOTAL_BY: dict[str, str] = {
    # what sums can be made by: the SQL of its value; a joint gift stands under its donors together, once
    "donor": "nullif(array_to_string(donors, '+'), '')",
    "recipient": "nullif(array_to_string(recipients, '+'), '')",
    "kind": "kind",
    "stage": "stage",
    "item_id": "item_id",
    "month": "strftime(announced_first, '%Y-%m')",
    "year": "strftime(announced_first, '%Y')",
}

_SUMS = ("promised", "firm", "delivered", "cancelled")


def totals_query(by: Sequence[str]) -> str:
    """The query, with values to bind: three times the basis, the stages left out, the currency, the basis, the year.

    A stated sum holds all its parts. By prices a whole is worth its own things only, so that a part of it is left out
    where it is of the same thing or of a kind of it.

    ValueError where `by` names none of TOTAL_BY.
    """
    if unknown := [name for name in by if name not in TOTAL_BY]:
        message = f"totals by {unknown[0]!r}: allowed are {', '.join(TOTAL_BY)}"
        raise ValueError(message)
    keys = [f"{TOTAL_BY[name]} AS key_{number}" for number, name in enumerate(by)]
    sums = [f"sum({name}_min), CASE WHEN count(*) FILTER ({name}_min IS NOT NULL AND {name}_max IS NULL) = 0 "
            f"THEN sum({name}_max) END" for name in _SUMS]
    order = ", ".join(f"key_{number}" for number in range(len(by)))
    return f"""
        WITH RECURSIVE above AS (  -- each part with all that it is part of; UNION ends where it would go in a circle
            SELECT id, part_of AS whole FROM book.commitments WHERE part_of IS NOT NULL
            UNION
            SELECT above.id, c.part_of FROM above JOIN book.commitments c ON c.id = above.whole
            WHERE c.part_of IS NOT NULL
        ), priced AS (
            SELECT commitment FROM book.balances
            WHERE account = 'promised' AND regexp_full_match(commodity, '[A-Z]{{3}}')
            AND coalesce(min, max) IS NOT NULL AND ? = '{Basis.STATED}'
            UNION SELECT commitment FROM book.valuations WHERE basis = ? AND coalesce(min, max) IS NOT NULL
            AND inherited IS NULL AND len(parts) = 0  -- the promise's own value alone takes the place of its parts'
        ), counted AS (
            SELECT * FROM book.commitments
            WHERE id NOT IN (
                SELECT above.id FROM above JOIN priced ON priced.commitment = whole
                JOIN book.commitments held ON held.id = above.id JOIN book.commitments holds ON holds.id = whole
                WHERE whole <> above.id AND (
                    ? = '{Basis.STATED}' OR held.item_id = holds.item_id
                    OR EXISTS (SELECT 1 FROM book.broader b WHERE b.item = held.item_id AND b.above = holds.item_id)))
            AND NOT list_contains(?, coalesce(stage, ''))
        )
        SELECT {", ".join([*keys, "count(*)", "count(amounts.commitment)", *sums])}
        FROM counted LEFT JOIN book.amounts
        ON commitment = id AND currency = ? AND basis = ? AND prices_of IS NOT DISTINCT FROM ?
        {f"GROUP BY {order} ORDER BY {order}" if by else ""}
    """


def total(row: Sequence[Any], by: Sequence[str], asked: Json) -> Json:
    """One row of the query's answer as an object, with what was `asked`; a sum of nothing known is null, not 0."""
    keys, (commitments, with_value, *ends) = row[: len(by)], row[len(by):]
    ranges = {name: {"min": plain(ends[2 * number]), "max": plain(ends[2 * number + 1])}
              for number, name in enumerate(_SUMS)}
    return {**dict(zip(by, keys, strict=True)), **asked, "commitments": commitments,
            "with_value": with_value, **ranges}
