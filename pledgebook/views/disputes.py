"""Commitments whose claims disagree: every value with who says so, the one that was chosen, and the rule that chose."""

from collections.abc import Iterator, Mapping
from typing import Any

from pledgebook.ledger import Ledger
from pledgebook.schema import Json
from pledgebook.views.told import told_value

CONFLICT_WIDTH = 80


def disputes(ledger: Ledger, field: str | None, donor: str | None, recipient: str | None) -> Iterator[Json]:
    """One row a commitment and field, the commitments with the most conflicts first."""
    for commitment in ledger.disputed(field=field, donor=donor, recipient=recipient):
        claims = {str(claim["id"]): claim for claim in ledger.claims_of(commitment["id"])}
        for conflict in commitment["conflicts"]:
            if field in (None, conflict["field"]):
                yield _row(commitment, conflict, claims)


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
