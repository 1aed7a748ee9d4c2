"""The flat columns of each answer, each with its meaning: those of the exports, and those that only a question has."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pledgebook.publish.tables import BALANCES, CLAIMS, COMMITMENTS, DOCUMENTS, POSTINGS, VALUATIONS, Column, Sort
from pledgebook.publish.tables import Table as Shape
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.sums import ACCOUNTS
from pledgebook.views.timeline import PARTS, original

Split = Callable[[Json], Iterator[Json]]

_T, _C, _D, _A, _W = Sort.TEXT, Sort.CODES, Sort.DAY, Sort.AMOUNT, Sort.WHOLE

_KEYS = {"donor": "who gives: a party code, or several that give together", "recipient": "who gets it",
         "kind": "the kind", "stage": "the furthest stage", "item_id": "the catalogue's node",
         "month": "month of the first announcement, else of the first report", "year": "year of the same"}

_ENDS = {"min": "least; empty where open or unknown", "max": "most; empty where open or unknown"}


def _shape(name: str, meaning: str, *columns: tuple[str, Sort, str, str], split: Split | None = None) -> Shape:
    return Shape(name, name, meaning, tuple(Column(*column) for column in columns), split)


def _with(shape: Shape, *columns: tuple[str, Sort, str, str], split: Split | None = None) -> Shape:
    """The shape of an export with columns of its own in front."""
    return replace(shape, columns=(*(Column(*column) for column in columns), *shape.columns), split=split)


def totals_shape(by: tuple[str, ...]) -> Shape:
    """Sums by these keys: the keys, how many promises, and each account as a range."""
    return _shape(
        "totals", "Sums of promises, each counted once.", *((name, _T, name, _KEYS[name]) for name in by),
        ("basis", _T, "basis", "what the sums mean: stated, book, replacement or market"),
        ("currency", _T, "currency", "ISO 4217"),
        ("prices_of", _W, "prices_of", "the year of constant prices; empty: prices as they were"),
        ("commitments", _W, "commitments", "promises with these keys"),
        ("with_value", _W, "with_value", "how many of them have a value and are in the sums"),
        ("without_value", _W, "without_value", "how many have none: counted, never taken for 0"),
        *((f"{name}_{end}", _A, f"{name}.{end}", f"{name}: {told}")
          for name in ACCOUNTS for end, told in _ENDS.items()),
    )



def _titled(commitment: Json) -> Iterator[Json]:
    """The commitment with what it is called, and why no sum counts it."""
    assert COMMITMENTS.split
    for one in COMMITMENTS.split(commitment):
        yield {**one, "title": title(commitment)}


_TITLE = ("title", _T, "title", "the thing with its number, in words")

LISTED = _with(COMMITMENTS, _TITLE, split=_titled)

TOLD = _with(CLAIMS, ("part", _T, "part", "opens, restates, advances, amends, asserts or disputes"))
"""Claims with the part that each plays in its commitment."""


def _seen(claim: Json) -> Iterator[Json]:
    words = (claim.get("evidence") or {}).get("exact") or ""
    yield {**claim, "told": PARTS.get(str(claim.get("part")), ""),
           "fragment": original(str(claim["document"].get("url") or ""), words)}


TIMELINE = _shape(
    "timeline", "Each claim in the order of publication.",
    ("day", _D, "document.published", "day of publication"), ("part", _T, "part", "the part that it plays"),
    ("stage", _T, "stage", "how far the thing has come, by its words"),
    ("publisher", _T, "document.publisher", "who published it"),
    ("quantity_min", _A, "quantity.min", "how many: least"), ("quantity_max", _A, "quantity.max", "how many: most"),
    ("money_min", _A, "money.min", "how much: least"), ("money_max", _A, "money.max", "how much: most"),
    ("currency", _T, "money.currency", "ISO 4217"), ("due_words", _T, "due.phrase", "by when, in the source's words"),
    ("quote", _T, "evidence.exact", "the words that say it"), ("claim", _T, "id", "the claim's id"),
)

EVIDENCE = _shape(
    "evidence", "The words behind it, with their place.",
    ("quote", _T, "evidence.exact", "the words of the document"), ("document", _T, "document.id", "the document's id"),
    ("publisher", _T, "document.publisher", "who published it"),
    ("published", _D, "document.published", "day of publication"),
    ("fragment", _T, "fragment", "address of the original at these words"),
    ("start", _W, "evidence.start", "their place in the stored text, in code points"),
    ("end", _W, "evidence.end", "the end of that place"), ("claim", _T, "id", "the claim's id"),
    split=_seen,
)

OVERDUE = _shape(
    "overdue", "Promises past their date: no delivery of the whole was found in the sources read.",
    ("overdue_days", _W, "overdue_days", "days past the end of the window"), ("id", _T, "id", "id of the commitment"),
    ("donors", _C, "donors", "who gives"), ("recipients", _C, "recipients", "who gets it"),
    ("title", _T, "title", "the thing with its number"), ("kind", _T, "kind", "the kind"),
    ("stage", _T, "stage", "the furthest stage"), ("due_earliest", _D, "due.earliest", "the window in force: from"),
    ("due_latest", _D, "due.latest", "the window in force: to"),
    ("due_words", _T, "due.phrase", "in the source's words"),
    ("announced_times", _W, "announced.times", "how often the donor itself promised it"),
    ("documents", _W, "sources.documents", "documents that tell of it"),
    ("independent", _W, "sources.independent", "how many of them are no copies of another"),
    ("found", _T, "found", "what the sources read know of a delivery"),
    ("on", _D, "on", "the day that was asked about"),
)


def _each_value(row: Json) -> Iterator[Json]:
    for value in row["values"]:
        yield {**row, "told": value["told"], "is_chosen": value["chosen"],
               "claims": [claim["id"] for claim in value["claims"]],
               "publishers": [str(claim["publisher"] or claim["document"] or "?") for claim in value["claims"]]}


CONFLICTS = _shape(
    "conflicts", "Where sources differ: one row a value that was told.",
    ("commitment", _T, "commitment", "id of the commitment"), ("donors", _C, "donors", "who gives"),
    ("recipients", _C, "recipients", "who gets it"), ("item", _T, "item", "the thing, in a source's words"),
    ("field", _T, "field", "what they differ on"), ("value", _T, "told", "what was told, in words"),
    ("is_chosen", Sort.FLAG, "is_chosen", "whether the ledger goes by it"), ("rule", _T, "rule", "the rule that chose"),
    ("publishers", _C, "publishers", "who tells it"), ("claims", _C, "claims", "the claims that tell it"),
    split=_each_value,
)

JUDGEMENTS = _shape(
    "judgements", "What people decided, in the order of entry.",
    ("id", _T, "id", "the judgement's id"), ("decided_at", _T, "decided_at", "when, in UTC"),
    ("verdict", _T, "verdict", "same, part-of, different, accept, reject, correct, unsure or undo"),
    ("subjects", _C, "subjects", "ids of what it is about"), ("reviewer", _T, "reviewer", "who decided"),
    ("reason", _T, "reason", "why"), ("field", _T, "field", "for correct: which field"),
    ("value", _T, "value", "for correct: its right value, as JSON"),
    ("state", _T, "now.state", "in force, undone, overruled, waits for a run, or without effect"),
    ("look_again", Sort.FLAG, "now.look_again", "whether a subject is read otherwise now than when it was judged"),
    ("effect", _T, "now.effect", "what stands in the ledger by it"),
)

COUNTS = _shape("status", "What the book holds and what was dropped.",
                ("name", _T, "name", "what was counted"), ("value", _W, "value", "how many"))


def valued_shape(shape: Shape) -> Shape:
    """The shape with the first of the values that are asked for beside the row."""
    def split(row: Any) -> Iterator[Json]:
        assert shape.split
        for one in shape.split(row):
            yield {**one, "worth": (row.get("values") or [{}])[0]}

    columns = (Column("worth_min", Sort.VALUE, "worth.min", "its value: least"),
               Column("worth_max", Sort.VALUE, "worth.max", "its value: most"),
               Column("worth_currency", _T, "worth.currency", "ISO 4217"),
               Column("worth_basis", _T, "worth.basis", "stated, book, replacement or market"))
    return replace(shape, columns=(*shape.columns, *columns), split=split)


__all__ = ["BALANCES", "CLAIMS", "CONFLICTS", "COUNTS", "DOCUMENTS", "EVIDENCE", "JUDGEMENTS", "LISTED", "OVERDUE",
           "POSTINGS", "TIMELINE", "TOLD", "VALUATIONS", "totals_shape", "valued_shape"]
