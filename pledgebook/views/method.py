"""The page of method: what the words mean, the crosswalk to other lists, what counts as evidence, and known gaps.

The words for codes stand here for readers of the explorer; the codes themselves and their likes elsewhere in codes.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.money import MoneyTables
from pledgebook.codes import FIRM, KIND_CODES, STAGE_CODES, Basis, Kind, Stage
from pledgebook.ledger import Ledger
from pledgebook.ledger.listing import PAGE
from pledgebook.text.lexicon import load_table
from pledgebook.views.coverage_page import skipped_by
from pledgebook.views.method_words import KINDS, NOTES, STAGES
from pledgebook.views.table import Column, Row, Table

NONE = "\N{EN DASH}"
"""Stands where the other list has nothing alike."""

_IATI = {"12": "12 pledge", "2": "2 outgoing commitment", "3": "3 disbursement"}
_STATUS = {"1": "1 pipeline", "2": "2 implementation", "5": "5 cancelled", "6": "6 suspended"}


@dataclass(frozen=True, slots=True)
class StageRow:
    """A stage in our words, and its nearest code in each of the other lists."""

    code: str
    means: str
    is_firm: bool
    iati: str
    status: str
    fts: str
    kiel: str


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind in our words, and its nearest code elsewhere."""

    code: str
    means: str
    fts: str
    kiel: str


@dataclass(frozen=True, slots=True)
class MethodPage:
    """Everything on the page."""

    stages: tuple[StageRow, ...]
    kinds: tuple[KindRow, ...]
    notes: Mapping[str, tuple[tuple[str, str], ...]]
    accuracy: tuple[tuple[str, str], ...]
    made: tuple[tuple[str, str], ...]
    files: tuple[Table, Table, Table]
    """The stages, kinds and figures of accuracy as tables with files."""


def method_page(ledger: Ledger) -> MethodPage:
    """The page; of the ledger it has only what its builder said about the build."""
    return MethodPage(tuple(map(_stage, Stage)), tuple(map(_kind, Kind)), NOTES, _accuracy(),
                      tuple((key.replace("_", " "), value) for key, value in ledger.meta().items()),
                      (stages_table(), kinds_table(), accuracy_table()))


def _stage(stage: Stage) -> StageRow:
    code = STAGE_CODES[stage]
    return StageRow(str(stage), STAGES[stage], stage in FIRM, _IATI.get(code.iati_transaction or "", NONE),
                    _STATUS.get(code.iati_status or "", NONE), code.fts or NONE, code.kiel or NONE)


def _kind(kind: Kind) -> KindRow:
    fts, kiel = KIND_CODES[kind]
    return KindRow(str(kind), KINDS[kind], fts or NONE, kiel or NONE)


def _accuracy() -> tuple[tuple[str, str], ...]:
    """How well claims are read, by the figures that the weights in force were learnt with."""
    table: Mapping[str, Any] = load_table("en", "confidence")
    made, figures = table["made"], table["figures"]
    return (
        ("gold documents, read by people first", f"{made['documents']:,}"),
        ("claims that are found, of those that careful people found", f"{figures['recall']:.0%}"),
        ("claims that are right, of those that are found", f"{figures['precision']:.0%}"),
        ("claims that are right, of those in tier A", f"{figures['a_precision']:.0%}"),
        ("the same, at least, with 95 in 100 certainty", f"{figures['a_precision_at_least']:.0%}"),
    )


# -- files -------------------------------------------------------------------------------------------------------------


def stages_table() -> Table:
    """The crosswalk of stages."""
    columns = (Column("ours", "Ours"), Column("means", "What it means"), Column("is_firm", "Firm"),
               Column("kiel", "Kiel measure"), Column("fts", "FTS status"), Column("iati", "IATI transaction"),
               Column("iati_status", "IATI status"))
    rows = tuple(Row({"ours": one.code, "means": one.means, "is_firm": "yes" if one.is_firm else "no",
                      "kiel": _plain(one.kiel), "fts": _plain(one.fts), "iati": _plain(one.iati),
                      "iati_status": _plain(one.status)}) for one in map(_stage, Stage))
    return Table("method/stages", "Stages: how far a thing has come.", columns, rows, len(rows))


def kinds_table() -> Table:
    """The crosswalk of kinds."""
    rows = tuple(Row({"ours": one.code, "means": one.means, "kiel": _plain(one.kiel), "fts": _plain(one.fts)})
                 for one in map(_kind, Kind))
    return Table("method/kinds", "Kinds: what sort of thing it is.", (
        Column("ours", "Ours"), Column("means", "What it means"), Column("kiel", "Kiel type of aid"),
        Column("fts", "FTS contribution type")), rows, len(rows))


def accuracy_table() -> Table:
    """How well it reads."""
    rows = tuple(Row({"figure": name, "value": told}) for name, told in _accuracy())
    return Table("method/accuracy", "How well claims are read.", (
        Column("figure", "Figure"), Column("value", "Value")), rows, len(rows))


def _plain(code: str) -> str | None:
    return None if code == NONE else code


# -- prices ------------------------------------------------------------------------------------------------------------


PRICE_COLUMNS = (
    Column("item", "Item"), Column("item_id", "Id", "id", "files"), Column("basis", "Basis"),
    Column("low", "Least", "money"), Column("high", "Most", "money"), Column("currency", "Currency"),
    Column("unit", "A"), Column("year", "Year"), Column("source", "Source"),
)


def price_table(catalogue: Catalogue, money: MoneyTables, after: str = "", limit: int = PAGE) -> Table:
    """A page of the price list, in the order of the items' names. FilterError where `after` is no cursor of it."""
    rows = [(_name(catalogue, item), item, price) for item, prices in money.prices.items() for price in prices]
    rows.sort(key=lambda row: (row[0].casefold(), row[1], list(Basis).index(Basis(row[2].basis)), row[2].year))
    skipped = skipped_by(after)
    some = rows[skipped : skipped + limit]
    shown = tuple(Row({
        "item": name, "item_id": item, "basis": str(price.basis), "low": f"{price.low:f}", "high": f"{price.high:f}",
        "currency": price.currency, "unit": price.unit, "year": str(price.year), "source": price.source,
    }, shown={"low": f"{price.low:,f}", "high": f"{price.high:,f}"}) for name, item, price in some)
    further = skipped + len(some)
    return Table("method/prices", "Prices of things, by item and basis; a range where sources give one.", PRICE_COLUMNS,
                 shown, len(rows), str(further) if further < len(rows) and some else "")


def _name(catalogue: Catalogue, item: str) -> str:
    node = catalogue.item(item)
    return node.name if node else item
