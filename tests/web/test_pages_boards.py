"""The boards and the pages of coverage and method: each row leads to its commitment, each table to its files."""

import csv
import io
import re
from pathlib import Path
from typing import Any

import pages_house
import pytest
import sample_ledger as sample
from starlette.testclient import TestClient

from pledgebook.codes import KIND_CODES, STAGE_CODES, Kind, Stage
from pledgebook.ledger import Ledger
from pledgebook.ledger.boards import BOARDS
from pledgebook.views.boards import Bar, Board, board
from pledgebook.views.disputing import Dumbbell
from pledgebook.views.filters import ALL, Filter
from pledgebook.views.method_words import KINDS, STAGES
from pledgebook.views.shelf import is_promise

Json = dict[str, Any]


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages_house.book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return pages_house.visitor(path)


def shown(path: Path, name: str, wanted: Filter = ALL) -> Board:
    return board(pages_house.desk(path), name, wanted)


def cells(found: Board, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row.cells.get(key) for key in keys) for row in found.table.rows]


# -- what stands where -------------------------------------------------------------------------------------------------


def test_the_overdue_board_has_the_promises_that_the_ledger_calls_overdue(path: Path) -> None:
    with Ledger(path) as ledger:
        known = {one["id"]: one["overdue_days"] for one in ledger.overdue(pages_house.TODAY) if is_promise(one)}
    assert dict(cells(shown(path, "overdue"), "id", "days_late")) == known == {"cmt-1": 1}


def test_overdue_never_says_that_nothing_was_delivered(client: TestClient) -> None:
    page = client.get("/overdue").text
    assert "no delivery of the whole found in the sources read" in page
    assert "not delivered" not in page


def test_the_last_word_on_what_is_overdue_is_the_last_that_anybody_said_of_it(path: Path, tmp_path: Path) -> None:
    assert cells(shown(path, "overdue"), "last_word") == [("2024-02-18",)]
    told = pages_house.commitments()
    told[0]["announced"] = {"first": None, "last": None, "times": 0, "by": []}
    unvoiced = shown(pages_house.book(tmp_path, commitments=told), "overdue")
    assert "undated" not in {row.shown["last_word"] for row in unvoiced.table.rows}


def test_a_conflict_stands_with_its_values_and_its_picture(path: Path) -> None:
    found = shown(path, "conflicts")
    assert cells(found, "id", "field", "chosen", "others", "rule") == [
        ("cmt-1", "quantity", "100 items", "120 items", "the donor's own figure")]
    assert isinstance(found.pictures[0], Dumbbell)
    assert found.table.rows[0].shown["chosen"] == "100 items (gazette.example, 18 Feb 2024)"
    assert found.table.total == 1


def test_a_promise_announced_twice_stands_with_its_days(path: Path) -> None:
    assert cells(shown(path, "re-announcements"), "id", "times", "days_apart", "days") == [
        ("cmt-1", 2, 233, "2024-02-18;2024-10-08")]


def test_a_running_total_that_does_not_add_up_says_what_is_explained(path: Path) -> None:
    found = shown(path, "running-totals")
    assert cells(found, "id", "said_min", "explained_min", "unexplained_min", "claim") == [
        ("cmt-1", 60, 40, 20, "clm-3")]
    bar = found.pictures[0]
    assert isinstance(bar, Bar)
    assert (bar.filled, bar.told) == ("66.67%", "40 of 60")


def test_plans_stand_against_what_was_done(path: Path) -> None:
    for name in ("training", "production"):
        found = shown(path, name)
        assert cells(found, "id", "planned_min", "done_min", "left_min") == [(name, 500, 200, 300)]
        assert found.pictures[0] == Bar("100%", "40.00%", "200 of 500")


def test_what_nobody_counted_is_not_shown_as_nothing(tmp_path: Path) -> None:
    plan = sample.commitment("cmt-plan", kind="training", balances=[sample.balance("promised", None, None)])
    found = shown(pages_house.book(tmp_path, commitments=[plan]), "training")
    assert cells(found, "planned_min", "done_min", "left_min") == [(None, None, None)]
    assert found.table.rows[0].shown["done"] == "none counted"
    assert found.pictures == (None,)


def test_what_only_a_running_total_counts_is_told_by_it(tmp_path: Path) -> None:
    total = {"claim": "clm-3", "day": "2024-10-08", "account": "delivered", "commodity": "items", **sample.amount(60),
             "explained": sample.amount(0), "unexplained": sample.amount(60), "postings": 0, "commitments": []}
    counted = sample.commitment("cmt-count", kind="training", running_totals=[total],
                                claims=[{"claim": "clm-3", "part": "asserts"}])
    found = shown(pages_house.book(tmp_path, commitments=[counted]), "training")
    assert cells(found, "planned_min", "done_min", "rule") == [(None, 60, "the latest running total")]


def test_a_replacement_stands_with_its_gift_its_cost_and_its_gap(path: Path) -> None:
    found = shown(path, "replacements")
    assert cells(found, "id", "gift_id", "cost_min", "currency", "gap_days") == [
        ("cmt-refill", "cmt-1", 7_000_000, "EUR", 40)]
    assert found.table.rows[0].links["gift"] == "/commitments/cmt-1"


def test_a_board_obeys_a_filter(path: Path) -> None:
    assert cells(shown(path, "overdue", Filter(donor="FR")), "id") == [("cmt-1",)]
    for name in BOARDS:
        found = shown(path, name, Filter(donor="SE"))
        assert (found.table.rows, found.table.total, found.table.cursor) == ((), 0, "")


# -- pages and files ---------------------------------------------------------------------------------------------------


def test_every_board_answers_with_its_page_and_its_files(client: TestClient) -> None:
    for name in BOARDS:
        assert 'href="/commitments/' in client.get(f"/{name}").text
        told = client.get(f"/{name}.json").json()
        text = client.get(f"/{name}.csv").text.removeprefix("\ufeff")
        rows = list(csv.DictReader(io.StringIO(text)))
        assert len(told["rows"]) == len(rows) == told["total"] > 0
        assert all(row["id"] for row in rows)


def test_the_pages_of_a_board_are_all_of_it_once(tmp_path: Path) -> None:
    due = {"earliest": None, "latest": "2024-06-30", "phrase": "by June"}
    many = [sample.commitment(f"cmt-{number:03}", due=due if number % 2 else {**due, "latest": "2024-05-01"})
            for number in range(120)]
    client = pages_house.visitor(pages_house.book(tmp_path, commitments=many))
    seen: list[str] = []
    to = "/overdue"
    while to:
        page = client.get(to).text
        seen += re.findall(r'href="/commitments/(cmt-\d+)"', page)
        further = re.search(r'href="([^"]+)" rel="next"', page)
        to = further[1].replace("&amp;", "&") if further else ""
    assert len(seen) == 120
    assert len(set(seen)) == 120
    assert len(client.get("/overdue.json").json()["rows"]) == 120


def test_what_a_board_cannot_be_asked_is_refused_with_what_can(client: TestClient) -> None:
    for name in BOARDS:
        for query in ("donor=Narnia", "after=x", "colour=red", "stage=soon"):
            answer = client.get(f"/{name}.json?{query}")
            assert answer.status_code == 400, (name, query)
            assert answer.json()["allowed"]


def test_no_board_asks_for_all_commitments(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the page asked for all commitments")

    for name in ("commitments", "disputed", "overdue", "records", "issues"):
        monkeypatch.setattr(f"pledgebook.ledger.reading.Ledger.{name}", refuse)
    for name in (*BOARDS, "coverage", "method"):
        assert client.get(f"/{name}").status_code == 200


def test_hostile_words_on_a_board_are_text_on_the_page_and_in_the_files(tmp_path: Path) -> None:
    due = {"earliest": None, "latest": "2024-06-30", "phrase": sample.HOSTILE}
    told = [sample.commitment("cmt-1", due=due, item={"text": "=1+1 <b>x</b> \u202e", "id": None})]
    client = pages_house.visitor(pages_house.book(tmp_path, commitments=told))
    page = client.get("/overdue").text
    assert "<script>alert" not in page
    assert "<b>x</b>" not in page
    assert "\u202e" not in page
    rows = list(csv.DictReader(io.StringIO(client.get("/overdue.csv").text.removeprefix("\ufeff"))))
    assert rows[0]["title"].startswith("'=1+1")
    assert not [cell for cell in rows[0].values() if cell.startswith(("=", "+", "@"))]


# -- coverage and method -----------------------------------------------------------------------------------------------


def test_coverage_adds_up_and_names_every_cause(client: TestClient) -> None:
    page = client.get("/coverage").text
    assert "NO</td>" not in page
    for cause in ("language not supported yet", "inventory", "parse: empty", "checks: absurd-amount"):
        assert cause in page
    told = client.get("/coverage.json").json()
    assert [(row["publisher"], row["documents"], row["claims"]) for row in told["rows"]] == [("gazette.example", 1, 4)]


def test_the_method_has_every_stage_and_kind_with_its_codes_elsewhere(client: TestClient) -> None:
    assert set(STAGES) == set(Stage)
    assert set(KINDS) == set(Kind)
    page = client.get("/method").text
    for stage, code in STAGE_CODES.items():
        row = next(row for row in page.split("<tr>") if f'"row">{stage}' in row)
        for known in (code.kiel, code.fts, code.iati_transaction):
            assert known is None or known in row
    for kind, (fts, kiel) in KIND_CODES.items():
        row = next(row for row in page.split("<tr>") if f'"row">{kind}<' in row)
        assert all(one is None or one in row for one in (fts, kiel))


def test_the_price_list_is_whole_in_its_file(client: TestClient) -> None:
    told = client.get("/method/prices.json").json()
    assert len(told["rows"]) == told["total"] > 100
    assert all(row["source"] and row["low"] for row in told["rows"])
    assert client.get("/method/prices?after=x").status_code == 400


def test_a_board_can_be_narrowed_to_the_parties_that_stand_on_it(client: TestClient) -> None:
    page = client.get("/overdue").text
    assert '<option value="FR">France (1)</option>' in page
    narrowed = client.get("/overdue?donor=FR&recipient=").text
    assert '<option value="FR" selected>' in narrowed
    assert "by France" in narrowed
