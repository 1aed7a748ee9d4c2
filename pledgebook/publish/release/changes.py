"""The change file of a release: rows and euros that are not as in the release before it, each with its reason."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal

from pledgebook.codes import Basis
from pledgebook.publish.exports import write_csv
from pledgebook.publish.release.comparing import MEANINGS, Change, Comparison, plus
from pledgebook.publish.release.edition import Making
from pledgebook.publish.release.sides import NOTHING, PARTS, Adds, Side, open_side, rows_of_tables
from pledgebook.publish.tables import Cell, Column, Sort, Table
from pledgebook.schema import Json, plain

CSV_NAME, JSON_NAME = "changes.csv", "changes.json"

_PART_MEANINGS = {"min": "the least", "max": "the most, of those that have one", "open": "how many have no upper end"}

CHANGES = Table("changes", "", "What is not as in the release before: one row a promise, reason and unit of sums.", (
    Column("commitment", Sort.TEXT, "commitment", "id of the promise"),
    Column("what", Sort.TEXT, "what", "added, removed or changed"),
    Column("reason", Sort.TEXT, "reason", "; ".join(f"{code}: {told}" for code, told in MEANINGS.items())),
    Column("other", Sort.TEXT, "other", "the promise it was merged into or split from, or the whole that counts"),
    Column("fields", Sort.CODES, "fields", "columns of its row in commitments that differ"),
    Column("basis", Sort.TEXT, "basis", "as in amounts; empty where it adds the same to every sum"),
    Column("currency", Sort.TEXT, "currency", "as in amounts"),
    Column("prices_of", Sort.WHOLE, "prices_of", "as in amounts"),
    Column("with_value", Sort.AMOUNT, "with_value", "1 where it has a counted value now and had none, -1 the reverse"),
    *(Column(name, Sort.AMOUNT, name, f"by how much {name.split('_')[0]} is more than before: "
             f"{_PART_MEANINGS[name.split('_')[1]]}") for name in PARTS),
))


def write_changes(making: Making) -> None:
    """Write both files; of a first release they say that there is none before it."""
    before = making.edition.before
    after = making.folder
    rows: Iterator[tuple[Cell, ...]] = iter(())
    told: Json = {"from": None, "to": making.edition.name}
    if before:
        comparison = Comparison(open_side(before), Side(making.folder, {"name": making.edition.name}))
        rows = CHANGES.rows(comparison.rows())
        told = summary(comparison)
    write_csv(CHANGES, rows, after / CSV_NAME)
    text = json.dumps(plain(told), ensure_ascii=False, indent=1) + "\n"
    (after / JSON_NAME).write_text(text, encoding="utf-8", newline="\n")
    making.notes["before"] = before.name if before else None


def summary(comparison: Comparison) -> Json:
    """Rows by table, and the sums in each stated currency before and after, with the difference by reason."""
    units = sorted({unit for side in (comparison.before, comparison.after) for unit in side.amounts
                    if unit.basis == Basis.STATED}, key=lambda unit: (unit.currency, unit.prices_of or 0))
    return {
        "from": comparison.before.name, "to": comparison.after.name,
        "rows": rows_of_tables(comparison.before, comparison.after),
        "totals": [{"basis": unit.basis, "currency": unit.currency, "prices_of": unit.prices_of,
                    **by_reason(comparison.changes(unit))} for unit in units],
    }


def by_reason(changes: Iterable[Change]) -> Json:
    """The differences of all sums, in all and by reason, and how many promises each reason is told of."""
    sums: dict[str, Adds] = {}
    counts: Counter[str] = Counter()
    for change in changes:
        sums[change.cause.reason] = plus(sums.get(change.cause.reason, NOTHING), change.adds)
        counts[change.cause.reason] += 1
    whole = NOTHING
    for adds in sums.values():
        whole = plus(whole, adds)
    return {"difference": known(whole), "reasons": [
        {"reason": str(reason), "commitments": counts[reason], **known(sums[reason])} for reason in sorted(sums)]}


def known(adds: Adds) -> Json:
    """The parts that are not nothing."""
    return {name: value for name, value in adds.items() if value != Decimal(0)}
