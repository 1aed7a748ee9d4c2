"""The promises in the shape of the Kiel Institute's Ukraine Support Tracker, in our own words and by our own counting.

Columns have the names of its sheet of bilateral assistance, so that what was made for that sheet opens this one. What
they hold is ours: `measure` by the crosswalk of codes.py; one row a promise; a part of a package that has an amount of
its own has no amount here, so that a column of values adds up to our totals. Where the tracker has one number we have
a range: the column has the least, and `_max` beside it the most. Nothing of the tracker's own data is in it.
"""

from collections.abc import Iterator
from typing import Any

from pledgebook.catalogue import Catalogue
from pledgebook.codes import STAGE_CODES, Basis, Stage
from pledgebook.ledger import no_promise
from pledgebook.ledger.counted import counted
from pledgebook.publish.adding import Sums, check_written
from pledgebook.publish.exports import write_csv
from pledgebook.publish.release.edition import Making
from pledgebook.publish.release.phrases import due_words, item_words, promised_words
from pledgebook.publish.sheets import write_workbook
from pledgebook.publish.tables import Column, Sort, Table
from pledgebook.schema import Json
from pledgebook.views.figures import count

SHEET = "Bilateral Assistance, MAIN DATA"
_FIRST_YEAR = 2022
"""The tracker counts months from January 2022, which is 1."""

_MONEY = ("USD", "EUR")

KIEL = Table(SHEET, "", __doc__.partition("\n")[0], tuple(Column(name, sort, name, meaning) for name, sort, meaning in (
    ("activity_id", Sort.TEXT, "the promise, or the larger one that counts in its place"),
    ("sub_activity_id", Sort.TEXT, "the promise's lasting id"),
    ("total_value_dummy", Sort.WHOLE, "1 where the row is in our sums, 0 where a larger promise counts in its place"),
    ("donor", Sort.TEXT, "who gives, by name; several together joined by 'and'"),
    ("recipient", Sort.TEXT, "who gets it, by name"),
    ("announcement_date", Sort.DAY, "first day on which the donor promised it, else on which it was told"),
    ("month", Sort.WHOLE, "that day's month, counted from January 2022 as 1"),
    ("month_exists_dummy", Sort.WHOLE, "1 where that day is known"),
    ("measure", Sort.TEXT, "Commitment, Allocation or Disbursement: the furthest stage by our crosswalk"),
    ("aid_type_general", Sort.TEXT, "Military, Humanitarian or Financial, by the item's place in the catalogue"),
    ("aid_type_specific", Sort.TEXT, "our kind: goods, funds, package, training, ..."),
    ("explanation", Sort.TEXT, "the promise in a sentence of ours"),
    ("reporting_currency", Sort.TEXT, "the currency of the words"),
    ("source_reported_value", Sort.AMOUNT, "the least that was said, in that currency"),
    ("source_reported_value_max", Sort.AMOUNT, "the most that was said"),
    ("item", Sort.TEXT, "the thing, in a source's words"),
    ("item_type", Sort.TEXT, "its node in the catalogue"),
    ("item_numb", Sort.AMOUNT, "how many, at least"),
    ("item_numb_max", Sort.AMOUNT, "how many, at most"),
    ("item_numb_deliv", Sort.AMOUNT, "how many were told as delivered, at least"),
    ("item_value_estimate_USD", Sort.AMOUNT, "what new ones cost, at least: our basis 'replacement'"),
    ("item_value_estimate_USD_max", Sort.AMOUNT, "what new ones cost, at most"),
    ("tot_sub_activity_value_EUR", Sort.AMOUNT, "the stated value at least; empty where a larger promise counts"),
    ("tot_sub_activity_value_EUR_max", Sort.AMOUNT, "the stated value at most"),
    ("tot_value_deliv_EUR", Sort.AMOUNT, "of that delivered, at least"),
    ("source_of_aid_1", Sort.TEXT, "address of a report"), ("source_of_aid_2", Sort.TEXT, "address of a report"),
    ("source_of_aid_3", Sort.TEXT, "address of a report"), ("source_of_aid_4", Sort.TEXT, "address of a report"),
)))

README = (
    "Promises in the shape of a tracker that many know", "",
    "Columns are named as in the Kiel Institute's Ukraine Support Tracker. Data, counting and words are ours:",
    "nothing was taken from the tracker, and the Kiel Institute has no part in it.",
    "One row a promise. Values are the least of a range; the column with _max has the most. Empty is unknown, never 0.",
    "tot_sub_activity_value_EUR adds up to the release's total of what was promised, on the basis 'stated'.",
    "Our stages announced, committed, delivered stand as Commitment, Allocation, Disbursement: see codes.csv.",
)


def write_kiel(making: Making) -> None:
    """Write the sheet as CSV and as XLSX, each read back and added up."""
    folder = making.folder / "kiel"
    folder.mkdir()
    rows = list(KIEL.rows(_objects(making)))
    for form, file in (("csv", folder / "bilateral_assistance.csv"), ("xlsx", folder / "bilateral_assistance.xlsx")):
        sums = Sums(KIEL)
        if form == "csv":
            write_csv(KIEL, sums.watching(rows), file)
        else:
            write_workbook(file, README, [(KIEL, sums.watching(rows))])
        check_written(sums, form, file, making.tell)


def _objects(making: Making) -> Iterator[Json]:
    adds: dict[str, dict[tuple[str, str], Json]] = {}
    for row in counted(making.ledger):
        if row["prices_of"] is None and row["currency"] in _MONEY:
            adds.setdefault(row["commitment"], {})[row["basis"], row["currency"]] = row
    pages = {claim["id"]: str(claim["document"].get("url") or "") for claim in making.ledger.records("claims")}
    for one in making.ledger.records("commitments"):
        if not no_promise(one):
            told = (pages.get(member["claim"], "") for member in one["claims"])
            urls = dict.fromkeys(url for url in told if url.startswith(("http://", "https://")))
            yield _row(making, one, adds.get(one["id"], {}), list(urls))


def _row(making: Making, one: Json, adds: dict[tuple[str, str], Json], urls: list[str]) -> Json:
    stated, priced = adds.get((Basis.STATED, "EUR"), {}), adds.get((Basis.REPLACEMENT, "USD"), {})
    whole = stated.get("left_out") or _whole(adds)
    day = one["announced"]["first"] or one.get("told_first")
    item = one.get("item") or {}
    stage = STAGE_CODES[Stage(one["stage"])].kiel if one["stage"] else None
    return {
        "activity_id": whole or one["id"], "sub_activity_id": one["id"], "total_value_dummy": 0 if whole else 1,
        "donor": making.party(one["donors"]), "recipient": making.party(one["recipients"]), "announcement_date": day,
        "month": (int(day[:4]) - _FIRST_YEAR) * 12 + int(day[5:7]) if day else None,
        "month_exists_dummy": int(bool(day)),
        "measure": stage or "Commitment", "aid_type_general": aid_type(making.catalogue, one),
        "aid_type_specific": one["kind"], "explanation": _sentence(making, one), **_said(one),
        "item": item.get("text"), "item_type": item.get("id"), **_pieces(one),
        **_ends("item_value_estimate_USD", priced.get("promised")),
        **({} if whole else _ends("tot_sub_activity_value_EUR", stated.get("promised"))),
        "tot_value_deliv_EUR": None if whole else (stated.get("delivered") or {}).get("min"),
        **{f"source_of_aid_{number}": url for number, url in enumerate(urls[:4], start=1)},
    }


def _whole(adds: dict[tuple[str, str], Json]) -> str | None:
    return next((row["left_out"] for (basis, _), row in sorted(adds.items()) if basis == Basis.STATED), None)


def _ends(name: str, found: Any) -> Json:
    return {name: (found or {}).get("min"), f"{name}_max": (found or {}).get("max")}


def _said(one: Json) -> Json:
    """The first sum of money that was promised, as said."""
    for found in one["balances"]:
        if found["account"] == "promised" and len(found["commodity"]) == 3 and found["commodity"].isupper():
            return {"reporting_currency": found["commodity"], **_ends("source_reported_value", found)}
    return {}


def _pieces(one: Json) -> Json:
    of = {found["account"]: found for found in one["balances"] if found["commodity"] == "items"}
    return {**_ends("item_numb", of.get("promised")), "item_numb_deliv": (of.get("delivered") or {}).get("min")}


def _sentence(making: Making, one: Json) -> str:
    return (f"{making.party(one['donors']) or 'A donor that is not named'} promised "
            f"{making.party(one['recipients']) or 'a recipient that is not named'} {item_words(one)}: "
            f"{promised_words(one)}{due_words(one)}; furthest stage told: {one['stage'] or 'none'}; "
            f"{count(one['sources']['documents'], 'document')}, {one['sources']['independent']} independent.")


_ROOTS = {"military-assistance": "Military", "military-equipment": "Military", "civil-goods": "Humanitarian",
          "funds": "Financial"}
"""Families of the catalogue that say what sort of aid a thing is."""


def aid_type(catalogue: Catalogue, one: Json) -> str | None:
    """The tracker's general type, where the item's place in the catalogue or the kind says it."""
    item = (one.get("item") or {}).get("id")
    for above in catalogue.ancestors(item) if item and item in catalogue.items else ():
        if above in _ROOTS:
            return _ROOTS[above]
    return {"funds": "Financial", "training": "Military"}.get(one["kind"])
