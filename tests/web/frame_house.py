"""A book of a few hundred made-up commitments behind the explorer: enough for pages, facets and cursors to differ."""

import contextlib
import random
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from pledgebook.catalogue import load_catalogue
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.web.app import make_app
from pledgebook.web.house import House

sys.path.append(str(Path(__file__).resolve().parents[1] / "views"))
import sample_ledger as sample

Json = dict[str, Any]
TODAY = date(2024, 10, 31)
DONORS = ("DE", "FR", "NL", "org:world-bank")
STAGES = ("announced", "committed", "delivered", "cancelled", "requested", None)
ITEMS = (("howitzers", "howitzer"), ("tanks", "tank"), ("boots", None))


def commitments(count: int = 240) -> list[Json]:
    """Some of everything that a list can be filtered by, always the same."""
    chance = random.Random(6)
    return [_commitment(chance, number) for number in range(count)]


def _commitment(chance: random.Random, number: int) -> Json:
    day = date(2023, 1, 1) + timedelta(chance.randrange(600))
    again, item = chance.randrange(1, 4), chance.choice(ITEMS)
    due = {"earliest": None, "latest": (day + timedelta(chance.randrange(10, 400))).isoformat(), "phrase": "by then"}
    size = chance.randrange(1, 10**9)
    most = chance.choice((size, 2 * size, None))
    values = [sample.stated(size, most), sample.stated(f"{size}.2503", most and f"{most}.7", "USD", "1.08")] \
        if number % 3 else []
    dated = number % 11
    return sample.commitment(
        f"cmt-{number:04}", donors=sorted(chance.sample(DONORS, chance.choice((0, 1, 1, 1, 2)))),
        recipients=[chance.choice(("UA", "SD"))] if number % 13 else [],
        kind=chance.choice(("goods", "funds", "position")),
        item={"text": item[0], "id": item[1]}, stage=chance.choice(STAGES),
        stage_share=chance.choice((None, "0.5", 1)), due=due if chance.random() < 0.7 else None,
        claims=[{"claim": f"clm-{number:04}", "part": "opens"}], values=values,
        balances=[sample.balance("promised", size, size, "EUR")] if values else [],
        conflicts=sample.drones()["conflicts"] if number % 7 == 0 else [],
        announced={"first": day.isoformat() if dated else None, "times": again if dated else 0, "by": [],
                   "last": (day + timedelta(again)).isoformat() if dated else None},
        told_first=day.isoformat() if number % 22 else None,
        sources={"documents": again, "independent": chance.randrange(1, 4)})


def claims(made: list[Json]) -> list[Json]:
    """One for each commitment; its sentence says the commitment's number and thing."""
    return [sample.claim(
        f"clm-{one['id'][4:]}", donors=one["donors"], recipients=one["recipients"], item=one["item"],
        evidence={"start": 0, "end": 9, "exact": f"Élan {one['item']['text']} number-{one['id'][4:]} will be sent"},
        document={"id": f"d{int(one['id'][4:]) % 9}", "published": one["announced"]["first"] or "2023-05-05"})
        for one in made]


def book(folder: Path, count: int = 240, **more: list[Json]) -> Path:
    """Its ledger."""
    path, made = folder / "ledger.duckdb", commitments(count)
    tables = {"commitments": made, "claims": claims(made), "documents": sample.rows()["documents"],
              "redirects": [{"old": "cmt-old", "new": "cmt-0001"}],
              "broader": [{"item": "howitzer", "above": "artillery"}], **more}
    build_ledger(path, tables, {"name": "made up"})
    return path


def house(path: Path, **more: Any) -> House:
    """The book as a server is told of it."""
    given = {"open_as_of": lambda _: contextlib.nullcontext(Ledger(path)), "today": lambda: TODAY, **more}
    return House("Made up", path, load_catalogue(), **given)


def visitor(path: Path, **more: Any) -> TestClient:
    """A client that follows no redirect."""
    return TestClient(make_app(house(path, **more)), follow_redirects=False)
