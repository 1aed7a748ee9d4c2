"""A small book behind the explorer, hostile texts among it: what the tests of pages look at."""

import contextlib
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pledgebook.catalogue import load_catalogue
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.model import Capture, Judgement
from pledgebook.views.addresses import Served
from pledgebook.views.desk import Desk
from pledgebook.views.units import Unit
from pledgebook.web.app import make_app
from pledgebook.web.house import House

sys.path.append(str(Path(__file__).resolve().parents[1] / "views"))
import sample_ledger as sample

Json = dict[str, Any]
TODAY = date(2025, 1, 1)
PAYLOAD = b"<script>alert('a page of somebody else')</script>"


def book(folder: Path, **more: list[Json]) -> Path:
    """The sample's ledger, whose first commitment has all that a book keeps of a promise."""
    path = folder / "ledger.duckdb"
    build_ledger(path, {**sample.rows(), "commitments": commitments(), **more}, {"name": "a sample", "version": "0"})
    return path


def commitments() -> list[Json]:
    """The sample's, with a date that was moved, another announcement, and what stands on every board."""
    first, *others = sample.kept()
    later = {"earliest": None, "latest": "2024-12-31", "phrase": "by the end of the year"}
    first["due"] = later
    first["due_history"].append({"said": "2024-10-08", "window": later, "claim": "clm-2", "also": []})
    first["announced"] = {**first["announced"], "days": ["2024-02-18", "2024-10-08"]}
    goal = {**first["goals"][0], "done": sample.amount(200), "left": sample.amount(300)}
    plans = [sample.commitment(name, kind=name, item={"text": "soldiers", "id": None}, goals=[goal],
                               balances=[sample.balance("promised", 500, 500)]) for name in ("training", "production")]
    refill = sample.commitment(
        "cmt-refill", kind="procurement", replaces="cmt-1", no_gift="own_stock",
        replacement={"gift": "cmt-1", "rule": "the words say so", "gap_days": 40, "claims": ["clm-1"],
                     "cost": [{**sample.amount(7_000_000), "currency": "EUR"}]})
    return [first, *others, *plans, refill]


def desk(path: Path) -> Desk:
    """What a view is told of the book."""
    catalogue = load_catalogue()
    return Desk(Ledger(path), TODAY, catalogue.party_name, lambda name: name, Unit(), Served())


def visitor(path: Path, log: Sequence[Judgement] = ()) -> TestClient:
    """A client of the explorer of that book; its archive has one capture, "cap"."""
    copies = {"cap": Capture("cap", "https://gazette.example/drones", "text/html", PAYLOAD, "2024-02-19T00:00:00Z")}
    house = House("A sample", path, load_catalogue(), lambda _: contextlib.nullcontext(Ledger(path)),
                  today=lambda: TODAY, log=lambda _: log, capture=copies.get)
    return TestClient(make_app(house), follow_redirects=False)
