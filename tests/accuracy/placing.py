"""How well the catalogue places what people wrote, judged by hand: `python tests/accuracy/placing.py` prints counts.

`--write` puts them into docs/catalogue.md. Only counts are told, never the strings of others, which stay in ../shared.
catalogue_items.csv names rows of a list of item names, with what was found there when it was judged, the verdicts on
its family and on its type, and what would be right. catalogue_mentions.csv names places in the gold documents and the
id that is right there (`|` between several, empty where none is). An answer that has changed since counts as right
only where it is what would be right: the rest wants judging anew.
"""

import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from pledgebook.catalogue import Catalogue, load_catalogue
from pledgebook.link import FITS, Context, Found, linker_of

ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs/catalogue.md"
NAMES = SHARED / "data/equipment-names/kiel_item_names_r7.csv"
DONORS = SHARED / "data/kiel-r7-2022-10/sheets_csv/Bilateral_assistance_MAIN_DATA.csv"
CLASS_DEPTH = 2
"""Classes are the families that deep in the tree: weapons, ammunition, civil goods, ..."""


def rows(name: str) -> list[dict[str, str]]:
    """A table beside this file."""
    with Path(__file__).with_name(name).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


@cache
def judged_items() -> tuple[tuple[dict[str, str], Found], ...]:
    """Each judged row with what is found for its string now."""
    with NAMES.open(encoding="utf-8", newline="") as table:
        strings = list(csv.reader(table))
    linker = linker_of(load_catalogue())
    return tuple((row, linker.look_up(strings[int(row["row"]) - 1][0])) for row in rows("catalogue_items.csv"))


def verdict(row: dict[str, str], found: Found) -> tuple[bool, bool]:
    """Whether the family and the type are right now."""
    now = found.best.id if found.best else ""
    if now == row["id"]:
        return row["family"] == "yes", row["type"] == "yes"
    right = now != "" and now in row["right"].split("|")
    return right, right


def class_of(target: str, catalogue: Catalogue) -> str:
    """The name of the class of a node; 'no close node' for none, 'parties' for a party."""
    if not target:
        return "no close node"
    chain = list(reversed(catalogue.ancestors(target)))
    return catalogue.items[chain[min(CLASS_DEPTH, len(chain) - 1)]].name if chain else "parties"


def item_counts() -> dict[str, Counter[str]]:
    """Counts by class of what is right: judged, family, type."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for row, found in judged_items():
        family, kind = verdict(row, found)
        wanted = row["right"].split("|")[0]
        counts[class_of(wanted, load_catalogue())].update({"judged": 1, "family": int(family), "type": int(kind)})
    return counts


@cache
def judged_mentions() -> tuple[tuple[dict[str, str], Found], ...]:
    """Each judged place of the gold documents with what is found for its words now."""
    with (SHARED / "gold/documents.jsonl").open(encoding="utf-8") as lines:
        documents = {one["id"]: one for one in map(json.loads, lines)}
    linker = linker_of(load_catalogue())
    found = []
    for row in rows("catalogue_mentions.csv"):
        document, first, last = documents[row["document"]], int(row["start"]), int(row["end"])
        around = sentence(document["text"], first, last)
        context = Context(around, document.get("published") or "", document["language"])
        found.append((row, linker.look_up(document["text"][first:last], context)))
    return tuple(found)


def sentence(text: str, first: int, last: int) -> str:
    """The words around a place, up to a full stop or a blank line."""
    start = max(text.rfind(mark, 0, first) for mark in (". ", ".\n", "\n\n", "; ")) + 1
    ends = [place for place in (text.find(mark, last) for mark in (". ", ".\n", "\n\n")) if place >= 0]
    return text[start : min(ends, default=len(text))]


def mention_counts() -> dict[str, Counter[str]]:
    """Counts for items and parties: places, those that have an id, those linked, those linked right."""
    catalogue = load_catalogue()
    counts: dict[str, Counter[str]] = {"items": Counter(), "parties": Counter(), "neither": Counter()}
    for row, found in judged_mentions():
        right = [one for one in row["right"].split("|") if one]
        now = found.best.id if found.best else ""
        table = "neither" if not right else "items" if right[0] in catalogue.items else "parties"
        counts[table].update({"places": 1, "with an id": int(bool(right)), "linked": int(bool(now)),
                              "right": int(now in right)})
    return counts


def donor_counts() -> tuple[int, int]:
    """(donors that are placed as a party, donors) of the tracker's main sheet."""
    with DONORS.open(encoding="utf-8", newline="") as table:
        names = sorted({row["countries"].strip() for row in csv.DictReader(table)})
    linker, parties = linker_of(load_catalogue()), load_catalogue().parties
    found = [linker.look_up(name).best for name in names]
    return sum(1 for one in found if one and one.id in parties), len(names)


def thresholds() -> Iterator[tuple[float, int, int]]:
    """For a least score: how many right and how many wrong answers reach it, over both sets."""
    answers = []
    for row, found in judged_items():
        first = found.candidates[0] if found.candidates else None
        right = first is not None and ((first.id == row["id"] and row["type"] == "yes") or
                                       first.id in row["right"].split("|"))
        answers.append((first.score if first else -1.0, right))
    for row, found in judged_mentions():
        first = found.candidates[0] if found.candidates else None
        answers.append((first.score if first else -1.0, first is not None and first.id in row["right"].split("|")))
    for least in (0.3, 0.4, 0.5, 0.55, 0.6, 0.65, 0.7, 0.8, 0.9):
        yield (least, sum(1 for score, right in answers if score >= least and right),
               sum(1 for score, right in answers if score >= least and not right))


def tables() -> dict[str, str]:
    """The tables of docs/catalogue.md by their marks."""
    items, mentions = item_counts(), mention_counts()
    placed, donors = donor_counts()
    return {
        "items": _table("class | strings | right family | right type or model", [
            (name, one["judged"], one["family"], one["type"]) for name, one in [*sorted(items.items()), (
                "all", sum(items.values(), Counter()))]]),
        "donors": _table("donors | placed as a party", [(donors, placed)]),
        "mentions": _table("mentions | places | with an id | linked | right | precision | recall", [
            (name, one["places"], one["with an id"], one["linked"], one["right"], _share(one["right"], one["linked"]),
             _share(one["right"], one["with an id"])) for name, one in [*mentions.items(), (
                 "all", sum(mentions.values(), Counter()))]]),
        "thresholds": _table("least score | right answers | wrong answers", [
            (f"{least:.2f}" + (" (used)" if least == FITS else ""), right, wrong)
            for least, right, wrong in thresholds()]),
    }


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _table(header: str, lines: list[tuple[object, ...]]) -> str:
    columns = [cell.strip() for cell in header.split("|")]
    return "\n".join([f"| {' | '.join(columns)} |", "|" + "---|" * len(columns),
                      *(f"| {' | '.join(map(str, one))} |" for one in lines)]) + "\n"


def main() -> None:
    """Print the tables, or put them into the page."""
    made = tables()
    if "--write" not in sys.argv:
        for name, text in made.items():
            print(f"{name}\n{text}")
        return
    page = PAGE.read_text(encoding="utf-8")
    for name, text in made.items():
        mark, end = f"<!-- counted: {name} -->\n", "<!-- end -->"
        before, _, rest = page.partition(mark)
        page = before + mark + text + end + rest.partition(end)[2]
    PAGE.write_text(page, encoding="utf-8")


if __name__ == "__main__":
    main()
