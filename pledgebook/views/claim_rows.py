"""Claims as rows of a table: of one commitment, or of one document."""

from collections.abc import Iterable

from pledgebook.schema import Json
from pledgebook.views.addresses import Addresses
from pledgebook.views.table import Column, Row, Table

COLUMNS = (
    Column("id", "Claim", "id"), Column("part", "Part"), Column("published", "Day", "day"),
    Column("publisher", "Publisher"), Column("language", "Language"), Column("tier", "Tier"), Column("kind", "Kind"),
    Column("stage", "Stage"), Column("donors", "Donors"), Column("recipients", "Recipients"), Column("item", "Item"),
    Column("quantity_min", "Least number", "number"), Column("quantity_max", "Most", "number"), Column("unit", "Unit"),
    Column("money_min", "Least sum", "money"), Column("money_max", "Most", "money"), Column("currency", "Currency"),
    Column("due_phrase", "Due, as said"), Column("due_latest", "Due", "day"), Column("sentence", "Sentence"),
    Column("document", "Document", "id"), Column("url", "Address", "link"),
)


def claim_table(name: str, claims: Iterable[Json], url: Addresses) -> Table:
    """The claims as one table; `name` is what its addresses are made of."""
    rows = tuple(Row(_cells(claim), {"id": url.claim(str(claim["id"]))}) for claim in claims)
    return Table(name, "Every claim with its sentence.", COLUMNS, rows, len(rows))


def _cells(claim: Json) -> dict[str, str | int | None]:
    document, quantity, money = claim["document"], claim.get("quantity") or {}, claim.get("money") or {}
    return {
        "id": claim["id"], "part": claim.get("part"), "published": document.get("published"),
        "publisher": document.get("publisher"), "language": document.get("language"), "tier": claim["tier"],
        "kind": claim["kind"], "stage": claim.get("stage"), "donors": ";".join(claim["donors"]),
        "recipients": ";".join(claim["recipients"]), "item": (claim.get("item") or {}).get("text"),
        "quantity_min": quantity.get("min"), "quantity_max": quantity.get("max"), "unit": quantity.get("unit"),
        "money_min": money.get("min"), "money_max": money.get("max"), "currency": money.get("currency"),
        "due_phrase": (claim.get("due") or {}).get("phrase"), "due_latest": (claim.get("due") or {}).get("latest"),
        "sentence": (claim.get("evidence") or {}).get("exact"), "document": document["id"], "url": document.get("url"),
    }
