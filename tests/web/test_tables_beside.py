"""Every table of a page has files, also those beside the first; every picture has a table with its figures."""

import csv
import io
import json
import re
from collections.abc import Iterator

import pytest
from pages_house import book, visitor
from reviewed_book import book_in, client_of
from starlette.testclient import TestClient

from pledgebook.views.beside import ALONE, OF_ONE
from pledgebook.views.waiting import LANES


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return visitor(book(tmp_path_factory.mktemp("beside")))


PAGES = {
    # a page: the files that it leads to, beside those of its first table
    "/": {"/years", "/seen"},
    "/donors/FR": {"/donors/FR/years", "/donors/FR/recipients"},
    "/recipients/UA": {"/recipients/UA/years", "/recipients/UA/donors"},
    "/coverage": {"/coverage/steps", "/coverage/months", "/coverage/causes"},
    "/method": {"/method/stages", "/method/kinds", "/method/accuracy"},
    "/claims/clm-1": {"/claims/clm-1", "/claims/clm-1/weights"},
    "/commitments/cmt-1": {"/commitments/cmt-1/values", "/commitments/cmt-1/course"},
}


@pytest.mark.parametrize("address", PAGES)
def test_a_page_leads_to_the_files_of_every_table_of_it(client: TestClient, address: str) -> None:
    text = client.get(address).text
    for form in ("csv", "json"):
        assert {f"{one}.{form}" for one in PAGES[address]} <= set(re.findall(r'href="([^"?]*)', text))


def _names() -> Iterator[str]:
    yield from ALONE
    codes = {"donors": "FR", "recipients": "UA", "items": "tank"}
    yield from (f"{role}/{codes[role]}/{what}" for role, tables in OF_ONE.items() for what in tables)
    yield from ("claims/clm-1/weights", "commitments/cmt-1/values", "commitments/cmt-1/course")


@pytest.mark.parametrize("name", list(_names()))
def test_both_files_of_a_table_hold_the_same_rows(client: TestClient, name: str) -> None:
    rows = list(csv.DictReader(io.StringIO(client.get(f"/{name}.csv").content.decode("utf-8-sig"))))
    told = json.loads(client.get(f"/{name}.json").text)
    assert told["table"] == name
    assert told["total"] == len(rows) == len(told["rows"])
    for one, other in zip(rows, told["rows"], strict=True):
        assert {key: cell.removeprefix("'") for key, cell in one.items()} == {
            key: "" if cell is None else str(cell) for key, cell in other.items()}


@pytest.mark.parametrize("address", ["/", "/donors/FR", "/recipients/UA", "/coverage", "/overdue"])
def test_a_picture_stands_in_one_section_with_a_table(client: TestClient, address: str) -> None:
    text = client.get(address).text
    drawn = [one for one in re.findall(r"<section.*?</section>", text, re.DOTALL) if 'role="img"' in one]
    assert drawn
    assert all("<table" in one and "<p" in one for one in drawn)


def test_a_filter_that_these_files_do_not_have_is_refused(client: TestClient) -> None:
    assert client.get("/donors/FR/years.csv?stage=firm").status_code == 400
    assert client.get("/donors/XX/years.json").status_code == 404


@pytest.fixture(scope="module")
def queue(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    with client_of(book_in(tmp_path_factory.mktemp("queue") / "book")) as client:
        yield client


@pytest.mark.parametrize("lane", LANES)
def test_a_lane_of_the_queue_has_files(queue: TestClient, lane: str) -> None:
    told = queue.get(f"/review/{lane}.json").json()
    rows = list(csv.DictReader(io.StringIO(queue.get(f"/review/{lane}.csv").content.decode("utf-8-sig"))))
    assert told["total"] == len(told["rows"]) == len(rows)
    assert not rows or f"/review/{lane}.csv?state=open" in queue.get(f"/review/{lane}").text
    assert queue.get(f"/review/{lane}.csv?state=closed").status_code == 404


def test_the_log_of_decisions_has_files(queue: TestClient) -> None:
    assert queue.get("/review/log.json").json()["rows"] == []
    assert queue.get("/review/log.csv?who=ana").text.startswith("\ufeffid,decided_at,who,verdict")


def test_an_items_picture_has_a_table_and_files(queue: TestClient) -> None:
    item = next(row["item_id"] for row in queue.get("/commitments.json").json()["rows"] if row["item_id"])
    text = queue.get(f"/items/{item}").text
    assert 'role="img"' in text
    assert f"/items/{item}/donors.csv" in text
