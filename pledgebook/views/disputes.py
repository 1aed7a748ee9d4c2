"""Commitments whose claims disagree: every value with who says so, the one that was chosen, and the rule that chose."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.ledger.finding import disputed_sizes
from pledgebook.schema import Json
from pledgebook.views.told import told_value

CONFLICT_WIDTH = 80


@dataclass(frozen=True, slots=True)
class Disputes:
    """Some rows of a list of conflicts, and how many it has in all."""

    rows: list[Json]
    total: int


def disputes(ledger: Ledger, field: str | None, donor: str | None, recipient: str | None) -> Iterator[Json]:
    """One row a commitment and field, the commitments with the most conflicts first."""
    for commitment in ledger.disputed(field=field, donor=donor, recipient=recipient):
        yield from _rows(commitment, field, ledger.claims_of(commitment["id"]))


def disputes_between(
    ledger: Ledger, field: str | None, parties: tuple[str | None, str | None], place: tuple[int, int],
) -> Disputes:
    """The rows of `disputes` from a place on, (first, how many): only the commitments behind them are read.

    `parties` are the donor and the recipient.
    """
    first, size = place
    sizes = disputed_sizes(ledger, field, *parties)
    ends = list(accumulate(number for _, number in sizes))
    wanted = [(name, end - number) for (name, number), end in zip(sizes, ends, strict=True)
              if end > first and end - number < first + size]
    names = [name for name, _ in wanted]
    commitments, claims = ledger.commitments_of(names), ledger.claims_of_all(names)
    rows = [row for name in names for row in _rows(commitments[name], field, claims.get(name, []))]
    skip = first - wanted[0][1] if wanted else 0
    return Disputes(rows[skip : skip + size], ends[-1] if ends else 0)


def _rows(commitment: Json, field: str | None, told: Sequence[Json]) -> Iterator[Json]:
    claims = {str(claim["id"]): claim for claim in told}
    return (_row(commitment, conflict, claims) for conflict in commitment["conflicts"]
            if field in (None, conflict["field"]))


def _row(commitment: Json, conflict: Mapping[str, Any], claims: Mapping[str, Json]) -> Json:
    return {
        "commitment": commitment["id"], "donors": commitment["donors"], "recipients": commitment["recipients"],
        "kind": commitment["kind"], "item": (commitment.get("item") or {}).get("text"),
        "field": conflict["field"], "chosen": conflict["chosen"], "rule": conflict["rule"],
        "values": [{"value": value, "told": told_value(value), "chosen": value == conflict["chosen"],
                    "claims": [_claim(name, claims.get(name)) for name in names]}
                   for value, names in conflict["values"]],
    }


def _claim(name: str, claim: Json | None) -> Json:
    document = claim["document"] if claim else {}
    evidence = (claim or {}).get("evidence") or {}
    return {"id": name, "document": document.get("id"), "publisher": document.get("publisher"),
            "published": document.get("published"), "part": (claim or {}).get("part"),
            "sentence": evidence.get("exact")}


def dispute_words(row: Mapping[str, Any]) -> str:
    """A conflict in a few lines of at most 80 columns."""
    parties = f"{' + '.join(row['donors']) or '?'} -> {' + '.join(row['recipients']) or '?'}"
    lines = [cut(f"{row['commitment']}  {parties}  {row['kind']} {row['item'] or ''}".rstrip()),
             cut(f"  {row['field']}: chosen {told_value(row['chosen'])} ({row['rule']})")]
    for value in row["values"]:
        lines.append(cut(f"    {'*' if value['chosen'] else ' '} {value['told']}"))
        for claim in value["claims"]:
            where = f"{claim['publisher'] or claim['document'] or '?'} {claim['published'] or 'undated'}"
            lines.append(cut(f"        {claim['id']}  {where}"))
            if claim["sentence"]:
                lines.append(cut(f'          "{claim["sentence"]}"'))
    return "\n".join(lines)


def cut(text: str, width: int = CONFLICT_WIDTH) -> str:
    """The text on one line of at most `width` columns."""
    margin = text[: len(text) - len(text.lstrip())]
    flat = "".join(letter if letter.isprintable() else " " for letter in text)
    flat = margin + "  ".join(" ".join(part.split()) for part in flat.strip().split("  ") if part.strip())
    return flat if len(flat) <= width else flat[: width - 1] + "…"
