"""The ledger behind a running server: missing, built, built anew, and of earlier days."""

import contextlib
import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import frame_house
import pytest
from starlette.testclient import TestClient

from pledgebook.ledger import Ledger
from pledgebook.web import answers, open_ledgers

DAY = date(2024, 5, 5)


def size(client: TestClient) -> int:
    return int(client.get("/commitments.json").json()["total"])


def test_without_a_ledger_the_server_says_what_to_run_and_has_pages_once_it_is_there(tmp_path: Path) -> None:
    client = frame_house.visitor(tmp_path / "ledger.duckdb", run="pledgebook run --book here")
    answer = client.get("/")
    assert answer.status_code == 503
    assert "There is no ledger" in answer.text
    assert "run `pledgebook run --book here`" in answer.text
    assert client.get("/donors.json").json()["next"] == "run `pledgebook run --book here`"
    frame_house.book(tmp_path, 5)
    assert client.get("/").status_code == 200
    assert size(client) == 5


def test_a_ledger_of_another_version_is_told_with_what_to_run(tmp_path: Path) -> None:
    path = tmp_path / "ledger.duckdb"
    path.write_bytes(b"no ledger at all")
    answer = frame_house.visitor(path).get("/")
    assert answer.status_code == 503
    assert "to rebuild it" in answer.text


def test_the_next_page_is_of_the_ledger_that_was_built_meanwhile(tmp_path: Path) -> None:
    client = frame_house.visitor(frame_house.book(tmp_path, 5))
    assert size(client) == 5
    first = client.get("/").text
    frame_house.book(tmp_path, 9)
    assert size(client) == 9
    assert client.get("/").text != first


@pytest.mark.parametrize("address", ["/", "/donors", "/donors/DE", "/items/howitzer", "/commitments?q=howitzers",
                                     "/overdue", "/search?q=howitzers", "/coverage", "/method"])
def test_a_finished_page_is_made_once_for_a_ledger_and_anew_for_the_next(
        tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    made: list[str] = []
    real = answers._content
    monkeypatch.setattr(answers, "_content", lambda *given: made.append(given[1]) or real(*given))
    client = frame_house.visitor(frame_house.book(tmp_path, 5))
    first = client.get(address)
    assert client.get(address).text == first.text
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 304
    assert len(made) == 1
    frame_house.book(tmp_path, 9)
    assert client.get(address).status_code == 200
    assert len(made) == 2


def test_a_page_under_another_name_of_the_host_or_in_another_unit_is_another_page(tmp_path: Path) -> None:
    path = frame_house.book(tmp_path, 5)
    client = frame_house.visitor(path)
    here, there = client.get("/donors"), client.get("/donors", headers={"Host": "elsewhere.example"})
    assert "http://testserver/donors" in here.text
    assert "http://elsewhere.example/donors" in there.text
    assert client.get("/donors?unit=USD").text != here.text


def test_what_a_decision_can_change_is_made_each_time(tmp_path: Path) -> None:
    told: list[str] = []
    client = frame_house.visitor(frame_house.book(tmp_path, 5), waiting=lambda _, name: told.append(name) or ())
    for _ in range(2):
        assert client.get("/commitments/cmt-0001").status_code == 200
        assert client.get("/claims/clm-0001").status_code == 200
    assert told == ["cmt-0001", "clm-0001"] * 2


def test_no_request_fails_while_ledgers_are_replaced(tmp_path: Path) -> None:
    client = frame_house.visitor(frame_house.book(tmp_path, 5))
    told: list[tuple[int, int]] = []
    stop = threading.Event()

    def visit() -> None:
        while not stop.is_set():
            answer = client.get("/commitments.json")
            told.append((answer.status_code, len(answer.json()["rows"]) - answer.json()["total"]))

    visitors = [threading.Thread(target=visit) for _ in range(3)]
    for one in visitors:
        one.start()
    for number in range(4):
        frame_house.book(tmp_path, 20 + number)
    stop.set()
    for one in visitors:
        one.join()
    assert set(told) == {(200, 0)}
    assert size(client) == 23


def test_a_day_is_opened_once_and_again_when_the_book_has_changed(tmp_path: Path) -> None:
    path = frame_house.book(tmp_path, 5)
    asked: list[date] = []

    @contextlib.contextmanager
    def past(day: date) -> Iterator[Ledger]:
        asked.append(day)
        with Ledger(path) as ledger:
            yield ledger

    client = frame_house.visitor(path, open_as_of=past)
    for _ in range(3):
        text = client.get(f"/donors?as_of={DAY}").text
        assert "The book as known on" in text
        assert "5 May 2024" in text
    assert asked == [DAY]
    frame_house.book(tmp_path, 6)
    client.get(f"/donors?as_of={DAY}")
    assert asked == [DAY, DAY]


def test_a_ledger_of_the_past_outlives_the_folder_that_it_was_made_in(tmp_path: Path) -> None:
    path = frame_house.book(tmp_path, 5)
    aside = tmp_path / "aside"
    aside.mkdir()

    @contextlib.contextmanager
    def past(_: date) -> Iterator[Ledger]:
        made = frame_house.book(aside, 3)
        with Ledger(made) as ledger:
            yield ledger
        made.unlink()

    client = frame_house.visitor(path, open_as_of=past)
    for _ in range(2):
        assert client.get(f"/commitments.json?as_of={DAY}").json()["total"] == 3
    assert size(client) == 5


def test_a_day_that_takes_long_is_asked_for_again_by_the_page_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = frame_house.book(tmp_path, 5)
    monkeypatch.setattr(open_ledgers, "PATIENCE", 0.01)
    ready = threading.Event()

    @contextlib.contextmanager
    def past(_: date) -> Iterator[Ledger]:
        ready.wait(30)
        with Ledger(path) as ledger:
            yield ledger

    client = frame_house.visitor(path, open_as_of=past)
    answer = client.get(f"/?as_of={DAY}")
    assert answer.status_code == 503
    assert answer.headers["Refresh"] == "5"
    assert "being made" in answer.text
    assert client.get("/").status_code == 200  # nobody else waits for it
    ready.set()
    monkeypatch.setattr(open_ledgers, "PATIENCE", 30)
    assert client.get(f"/?as_of={DAY}").status_code == 200


def test_a_day_that_cannot_be_made_is_told_and_can_be_asked_for_again(tmp_path: Path) -> None:
    path = frame_house.book(tmp_path, 5)
    fails = [True]

    @contextlib.contextmanager
    def past(_: date) -> Iterator[Ledger]:
        with Ledger(path if not fails.pop() else tmp_path / "nowhere.duckdb") as ledger:
            yield ledger

    client = frame_house.visitor(path, open_as_of=past)
    assert client.get(f"/?as_of={DAY}").status_code == 503
    fails.append(False)
    assert client.get(f"/?as_of={DAY}").status_code == 200
