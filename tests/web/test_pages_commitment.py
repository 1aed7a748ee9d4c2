"""The page of a commitment: everything that is known of it, each figure with its words, at one address."""

import csv
import io
import json
from pathlib import Path

import pages_house
import pytest
import sample_ledger as sample
from starlette.testclient import TestClient

from pledgebook.codes import Verdict
from pledgebook.model import Judgement
from pledgebook.publish.cells import undisguised
from pledgebook.views.one_commitment import OneCommitment, one_commitment


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return pages_house.book(tmp_path_factory.mktemp("book"))


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return pages_house.visitor(path)


@pytest.fixture(scope="module")
def view(path: Path) -> OneCommitment:
    desk = pages_house.desk(path)
    found = desk.ledger.commitment("cmt-1")
    assert found is not None
    return one_commitment(desk, found)


# -- the view ----------------------------------------------------------------------------------------------------------


def test_every_claim_stands_with_its_marked_sentence(view: OneCommitment) -> None:
    assert [one.id for one in view.quoted] == ["clm-1", "clm-2", "clm-3"]
    first = view.quoted[0].quote
    assert first is not None
    assert "".join(run.text for run in first.runs if run.is_evidence).startswith("France will send 100 drones")
    assert {"who", "what", "how many", "how much"} <= {run.label for run in first.runs}


def test_postings_of_an_account_make_it_and_have_their_sentences(view: OneCommitment) -> None:
    (promised, euros, delivered, *_) = view.figures
    assert (promised.account, promised.amount) == ("promised", "100")
    assert [(one.amount, one.said and one.said.claim) for one in promised.postings] == [("100", "clm-1")]
    assert euros.amount == "EUR\N{NO-BREAK SPACE}2.5\N{NO-BREAK SPACE}m"
    assert delivered.postings[0].said is not None
    assert delivered.postings[0].said.sentence == "By then 40 had arrived"


def test_a_date_that_moved_says_by_how_much(view: OneCommitment) -> None:
    assert [(one.window, one.moved) for one in view.due_said] == [
        ("18 Feb 2024 to 31 Aug 2024", ""), ("by 31 Dec 2024", "122 days later")]
    assert view.card.overdue.startswith("1 day past its date")


def test_a_conflict_has_every_value_with_who_tells_it_and_the_rule(view: OneCommitment) -> None:
    (one,) = view.disputes
    assert [(side.told, side.is_chosen, [voice.claim for voice in side.voices]) for side in one.sides] == [
        ("100 items", True, ["clm-1"]), ("120 items", False, ["clm-2"])]
    assert one.rule == "the donor's own figure"
    assert one.picture is not None
    assert [dot.is_chosen for dot in one.picture.dots] == [True, False]
    assert (one.picture.low, one.picture.high) == ("100 items", "120 items")


def test_a_value_names_basis_rate_and_source(view: OneCommitment) -> None:
    dollars = next(one for one in view.worth if one.currency == "USD")
    assert dollars.basis == "as stated in the sources"
    assert dollars.exact == "2,693,125.50"
    assert dollars.made_of == ("at 1.07725 of 2024-02-16", "as said")


def test_a_running_total_stands_with_the_postings_that_it_checks(view: OneCommitment) -> None:
    (one,) = view.checks
    assert (one.told, one.explained, one.unexplained, one.adds_up) == ("60 delivered by 8 Oct 2024", "40", "20", False)
    assert [posting.commitment for posting in one.postings] == ["cmt-1"]


def test_wholes_parts_and_refills_are_named(path: Path, view: OneCommitment) -> None:
    assert [one.id for one in view.parts] == ['cmt-2"><b>']
    assert [(one.id, one.told) for one in view.refills] == [
        ("cmt-refill", "EUR\N{NO-BREAK SPACE}7\N{NO-BREAK SPACE}m; 40 days after the gift; the words say so")]
    desk = pages_house.desk(path)
    part = desk.ledger.commitment('cmt-2"><b>')
    assert part is not None
    whole = one_commitment(desk, part).whole
    assert whole is not None
    assert whole.id == "cmt-1"


def test_more_claims_than_a_page_quotes_are_named_and_none_is_lost(
    path: Path, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("pledgebook.views.one_commitment.MOST_QUOTED", 1)
    desk = pages_house.desk(path)
    found = desk.ledger.commitment("cmt-1")
    assert found is not None
    one = one_commitment(desk, found)
    assert sorted(entry.id for entry in (*one.quoted, *one.others)) == ["clm-1", "clm-2", "clm-3"]
    assert len(one.quoted) == 1


def test_a_page_looks_up_only_its_own_commitments(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = pages_house.desk(path)
    found = desk.ledger.commitment("cmt-1")
    assert found is not None

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("the page asked for all commitments")

    for name in ("commitments", "records", "issues", "canonical"):
        monkeypatch.setattr(f"pledgebook.ledger.reading.Ledger.{name}", refuse)
    assert one_commitment(desk, found).card.id == "cmt-1"


# -- judgements --------------------------------------------------------------------------------------------------------


def judged(name: str, verdict: Verdict, *subjects: str, at: str = "2025-01-01T10:00:00Z") -> Judgement:
    return Judgement(name, verdict, subjects, "ana", at, "<b>seen</b> on paper")


def test_decisions_about_it_and_what_took_them_back_are_told(path: Path) -> None:
    log = (judged("jdg-1", Verdict.ACCEPT, "clm-1"), judged("jdg-2", Verdict.REJECT, "clm-5"),
           judged("jdg-3", Verdict.UNDO, "jdg-1", at="2025-01-01T11:00:00Z"))
    desk = pages_house.desk(path)
    found = desk.ledger.commitment("cmt-1")
    assert found is not None
    (one,) = one_commitment(desk, found, log).decided
    assert (one.id, one.state, one.reviewer) == ("jdg-1", "undone", "ana")
    page = pages_house.visitor(path, log).get("/commitments/cmt-1").text
    assert "jdg-1" in page
    assert "jdg-2" not in page
    assert "&lt;b&gt;seen&lt;/b&gt;" in page


# -- the answers -------------------------------------------------------------------------------------------------------


def test_the_page_links_each_claim_to_its_document_and_to_the_original_at_its_words(client: TestClient) -> None:
    page = client.get("/commitments/cmt-1").text
    assert 'href="/claims/clm-1"' in page
    assert 'href="/documents/d1#clm-1"' in page
    assert "https://gazette.example/drones#:~:text=France%20will%20send%20100%20drones" in page
    assert 'href="/commitments/cmt-1.json"' in page
    assert 'href="/commitments/cmt-1.csv"' in page


def test_a_merged_id_leads_to_the_one_that_holds_now(client: TestClient) -> None:
    for suffix in ("", ".json", ".csv"):
        answer = client.get(f"/commitments/cmt-0{suffix}")
        assert answer.status_code == 301
        assert answer.headers["Location"] == f"/commitments/cmt-1{suffix}"


def test_an_unknown_id_says_so(client: TestClient) -> None:
    for suffix in ("", ".json", ".csv"):
        answer = client.get(f"/commitments/cmt-nothing{suffix}")
        assert answer.status_code == 404
        assert "cmt-nothing" in answer.text


def test_what_an_address_cannot_ask_is_refused(client: TestClient) -> None:
    assert client.get("/commitments/cmt-1?colour=red").status_code == 400
    assert client.get("/commitments/cmt-1.json?colour=red").json()["field"] == "address"


def test_the_json_is_the_record_with_its_claims(client: TestClient, path: Path) -> None:
    told = client.get("/commitments/cmt-1.json").json()
    record = pages_house.desk(path).ledger.commitment("cmt-1")
    assert record is not None
    assert {key: told[key] for key in record} == json.loads(json.dumps(record))
    assert [one["id"] for one in told["told"]] == ["clm-1", "clm-2", "clm-3"]
    assert len(told["postings"]) == 3


def test_the_csv_has_a_row_a_claim(client: TestClient) -> None:
    text = client.get("/commitments/cmt-1.csv").text.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["id"] for row in rows] == ["clm-1", "clm-2", "clm-3"]
    assert rows[0]["sentence"].startswith("France will send 100 drones")


# -- hostile texts -----------------------------------------------------------------------------------------------------


def test_hostile_words_are_shown_as_text(client: TestClient) -> None:
    answer = client.get("/commitments/cmt-2%22%3E%3Cb%3E")
    assert answer.status_code == 200
    page = answer.text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page
    assert "\u202e" not in page
    assert "[U+202E]" in page
    assert "javascript:" not in page.replace("<bdi>javascript:alert(1)</bdi>", "")
    assert 'onload="x' not in page
    assert "49" not in page.split("<main", 1)[1].split("{{ 7*7 }}")[0][-50:]


def test_hostile_words_are_no_formula_in_a_spreadsheet(client: TestClient) -> None:
    rows = client.get("/commitments/cmt-2%22%3E%3Cb%3E.csv").text
    cells = [cell for row in csv.reader(io.StringIO(rows)) for cell in row]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t", "-"))]
    assert any(undisguised(sample.HOSTILE) in cell for cell in cells)
