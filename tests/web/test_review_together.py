"""Several people at one queue: pages that grew old, decisions that were taken back, and what the pages then say."""

import re
import shutil
from datetime import date
from html import unescape
from urllib.parse import unquote

import pytest
from reviewed_book import book_in, client_of, decide, fields, keys_of, open_item, run

from pledgebook.catalogue import load_catalogue
from pledgebook.ledger import Ledger
from pledgebook.ledger.queue import promises_near
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.review.desk import Desk
from pledgebook.pipeline.review.preview import BESIDE, touched


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return book_in(tmp_path_factory.mktemp("together") / "book")


@pytest.fixture
def book(made, tmp_path):
    shutil.copytree(made.folder, tmp_path / "book")
    return open_book(tmp_path / "book")


def undo(client, text, name="", back="/review"):
    token = re.search(r'name="form" value="([^"]+)"', text)[1]
    return client.post("/review/undo", data={"form": token, "back": back, "judgement": name})


def pair(client):
    """The key of a pair of promises."""
    return next(unquote(key) for key in keys_of(client, "same") if key.startswith("cmt-"))


def test_who_decides_on_a_page_from_before_an_undo_is_told_of_it(book):
    with client_of(book, "ana") as ana, client_of(book, "bob") as bob:
        key = pair(ana)
        address, page = open_item(ana, "same", key)
        decide(ana, address, page.text, verdict="merge")
        _, hers = open_item(ana, "same", key)
        (stands,) = book.judgements.all()
        assert undo(bob, bob.get("/review").text, stands.id).status_code == 303
        answer = decide(ana, address, hers.text, verdict="apart")
        told = unescape(answer.text)
        assert answer.status_code == 409
        assert "Somebody was first" in told
        assert "taken back by bob" in told
        assert len(book.judgements.all()) == 2
        _, now = open_item(ana, "same", key)
        assert decide(ana, address, now.text, verdict="apart").status_code == 303


def test_a_decision_that_was_taken_back_in_between_is_no_hindrance(book):
    with client_of(book, "ana") as ana, client_of(book, "bob") as bob:
        key = pair(ana)
        address, hers = open_item(ana, "same", key)
        _, his = open_item(bob, "same", key)
        decide(bob, address, his.text, verdict="merge")
        undo(bob, his.text)
        assert decide(ana, address, hers.text, verdict="apart").status_code == 303


def test_every_page_with_an_undo_comes_back_and_says_what_was_taken_back(book):
    with client_of(book) as client:
        address, page = open_item(client, "same", pair(client))
        for back in ("/review", "/review/same", "/review/log", address):
            entered = decide(client, address, page.text, verdict="merge")
            name = re.search(r"done=(jdg-[0-9a-f]+)", entered.headers["location"])[1]
            answer = undo(client, page.text, name, back)
            assert answer.status_code == 303
            shown = client.get(answer.headers["location"])
            assert shown.status_code == 200, answer.headers["location"]
            assert "Taken back: merged as one promise" in shown.text
            _, page = open_item(client, "same", unquote(address.rpartition("/")[2]))


def test_what_contradicts_can_be_taken_back_where_it_is_told(book):
    with client_of(book) as client:
        key = pair(client)
        address, page = open_item(client, "same", key)
        decide(client, address, page.text, verdict="merge")
        _, again = open_item(client, "same", key)
        refused = decide(client, address, again.text, verdict="apart")
        (stands,) = book.judgements.all()
        assert f'name="judgement" value="{stands.id}"' in refused.text
        assert "judgements.db" not in refused.text
        assert undo(client, refused.text, stands.id, address).status_code == 303
        _, free = open_item(client, "same", key)
        assert decide(client, address, free.text, verdict="apart").status_code == 303


def test_an_undo_of_what_a_run_applied_shows_at_once_and_so_does_its_own(book):
    with client_of(book) as client:
        address, page = open_item(client, "contradiction")
        claim = re.search(r'name="claim" value="([^"]+)"', page.text)[1]
        decide(client, address, page.text, verdict="reject", reason="2", claim=claim)
    run(book)
    with Ledger(book.ledger_path) as ledger, client_of(book) as client:
        desk = Desk(book, load_catalogue())
        assert desk.waiting(ledger, [claim]) == ()
        (stands,) = book.judgements.all()
        undo(client, client.get("/review").text, stands.id)
        (notice,) = desk.waiting(ledger, [claim])
        assert (notice.verdict, notice.undoes, notice.subjects) == ("undo", "reject", (claim,))
        assert not notice.effect.is_nothing
        assert f"undo of reject: {claim}" in client.get(f"/claims/{claim}").text
    run(book)
    with Ledger(book.ledger_path) as ledger, client_of(book) as client:
        desk = Desk(book, load_catalogue())
        assert desk.waiting(ledger, [claim]) == ()
        undo(client, client.get("/review").text, book.judgements.all()[-1].id)
        (notice,) = desk.waiting(ledger, [claim])
        assert (notice.verdict, notice.undoes) == ("reject", "")


def test_words_that_cannot_be_read_leave_the_form_as_it_was(book):
    with client_of(book) as client:
        address, page = open_item(client, "contradiction")
        claim = re.search(r'name="corrected" value="([^"]+)"', page.text)[1]
        form = {name: value for name, value in fields(page.text).items() if name in ("form", "back", "seen")}
        answer = client.post(address, data={**form, "corrected": claim, "field": "money", "words": "humanitarian aid",
                                            "because": "a reason", "words-read": "yes"})
        assert answer.status_code == 409
        assert "does not say how much money" in unescape(answer.text)
        assert 'value="humanitarian aid"' in answer.text
        assert 'value="a reason"' in answer.text
        assert re.search(r'<option value="money"[^>]* selected', answer.text)
        assert 'id="question" tabindex="-1">' in answer.text, "the focus goes to the correction, not to the top"


def test_after_the_last_item_of_a_lane_its_list_says_what_was_done(book):
    with client_of(book) as client:
        for _ in range(20):
            place = client.get("/review/contradiction/next").headers["location"]
            if place == "/review/contradiction":
                break
            answer = decide(client, place, client.get(place).text, verdict="later")
        last = client.get(answer.headers["location"])
        assert answer.headers["location"].startswith("/review/contradiction?")
        assert last.status_code == 200
        assert "Put off" in last.text.partition("<h1>")[0]


def test_a_look_takes_in_the_promises_of_the_same_parties_nearby(book):
    """What was split off may join one of them, or become a part of it: else the next run would say otherwise."""
    with Ledger(book.ledger_path) as ledger:
        every = [home for (home,) in ledger.ask("SELECT id FROM book.commitments ORDER BY id")]
        for home in every:
            found = set(touched(ledger, [home]).claims)
            opening = ledger.claims_of(home)[0]
            near = promises_near(ledger, opening["donors"], opening["recipients"],
                                 date.fromisoformat(opening["document"]["published"]), BESIDE)
            assert {claim["id"] for other, _ in near for claim in ledger.claims_of(other)} <= found
        assert any(len(touched(ledger, [home]).claims) > len(ledger.claims_of(home)) for home in every)


def test_the_values_of_a_contradiction_are_told_in_words_with_their_field(book):
    with client_of(book) as client:
        for key in keys_of(client, "contradiction"):
            _, page = open_item(client, "contradiction", key)
            told = page.text.partition('id="values">')[2].partition("</section>")[0]
            assert re.match(r"Values told: [a-z]", told), told[:80]
