"""What `/api/v1` promises beyond its shapes: pages, marks, redirects, refusals that say what is allowed."""

import contextlib
import json
import re
import threading
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from api_house import ROOT, TODAY, ask, client, demo, demo_house, every, sample, sample_house, sample_ledger

from pledgebook.codes import Verdict
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.model import Judgement
from pledgebook.views.disputes import disputes
from pledgebook.views.lateness import overdue_rows
from pledgebook.web import open_ledgers
from pledgebook.web.api.cursors import cursor
from pledgebook.web.api.document import Units, resolved
from pledgebook.web.api.operations import OPERATIONS
from pledgebook.web.api.parameters import read, signature

LISTS = [one.path for one in OPERATIONS if one.is_list and "{" not in one.path and one.name != "searchClaims"]
CMT = "/commitments/cmt-1a68127882ac69cc"


def problem(answer, status):
    """The problem of an answer, which is one and has that status."""
    assert answer.status_code == status, answer.text
    assert answer.headers["Content-Type"] == "application/problem+json"
    body = answer.json()
    assert body["status"] == status
    assert body["type"].startswith(f"{ROOT}/docs#problem-")
    assert {"title", "detail", "instance"} <= set(body)
    return body


# -- pages -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*LISTS, "/search?q=drones", f"{CMT}/claims", "/documents/french-drones-7/claims"])
def test_pages_one_after_the_other_hold_every_row_once(path):
    whole = ask(f"{path}{'&' if '?' in path else '?'}limit=1000").json()
    mark = "&" if "?" in path else "?"
    assert whole["next"] is None
    assert every(f"{path}{mark}limit=7") == whole["data"]
    assert whole["total"] in (None, len(whole["data"]))


@pytest.mark.parametrize("sort", ["latest", "largest", "overdue", "again", "sources"])
def test_pages_of_commitments_hold_every_row_once_in_any_order(sort):
    rows = every(f"/commitments?sort={sort}&limit=13&fields=id")
    assert len({row["id"] for row in rows}) == len(rows) == ask("/commitments?limit=1").json()["total"]


def test_the_link_header_leads_where_next_leads():
    answer = ask("/commitments?limit=2&kind=goods&fields=id,stage")
    assert answer.headers["Link"] == f'<{answer.json()["next"]}>; rel="next"'
    assert "kind=goods" in answer.json()["next"]
    following = demo().get(answer.json()["next"]).json()
    assert {tuple(row) for row in following["data"]} == {("id", "stage")}
    assert "Link" not in ask("/commitments?limit=1000").headers


def test_a_cursor_of_another_question_is_no_page_of_this_one():
    after = ask("/donors?limit=1").json()["next"].partition("cursor=")[2]
    assert "next" in problem(ask(f"/recipients?limit=1&cursor={after}"), 404)
    assert ask(f"/donors?limit=5&fields=code&cursor={after}").status_code == 200
    problem(ask("/donors?cursor=AAAAAAAAAAAA"), 404)
    problem(ask("/donors?cursor=no"), 422)


@pytest.mark.parametrize(("path", "name", "place"), [
    ("/donors", "listDonors", "x"), ("/donors", "listDonors", -1), ("/totals", "sumTotals", [1]),
    ("/conflicts", "listConflicts", "x"), ("/commitments", "listCommitments", 3), ("/overdue", "listOverdue", "x")])
def test_a_cursor_that_was_made_up_is_no_page(path, name, place):
    operation = next(one for one in OPERATIONS if one.name == name)
    given = read(resolved(operation.parameters, Units(("EUR",), ())), [])
    problem(ask(f"{path}?cursor={cursor(signature(name, {}, given), place)}"), 404)


def test_a_list_of_a_thousand_is_the_most():
    assert ask("/commitments?limit=1000").status_code == 200
    assert problem(ask("/commitments?limit=1001"), 422)["allowed"] == "a whole number from 1 to 1000"
    assert len(ask("/commitments").json()["data"]) == 100


def test_fields_choose_what_is_told_of_each_row_and_of_one_record():
    assert set(ask(f"{CMT}?fields=id,due").json()) == {"id", "due"}
    assert {tuple(row) for row in ask("/totals?fields=donor,promised").json()["data"]} == {("donor", "promised")}
    assert problem(ask(f"{CMT}?fields=id,dew"), 422)["nearest"] == "due"


# -- the same answers as the ledger ------------------------------------------------------------------------------------


def test_a_commitment_is_told_as_the_ledger_has_it():
    with Ledger(demo_house().ledger) as ledger:
        known = ledger.commitment("cmt-1a68127882ac69cc")
        claims = ledger.claims_of("cmt-1a68127882ac69cc")
    told = ask(CMT).json()
    assert told.pop("overdue_days") > 0
    assert told == known
    assert ask(f"{CMT}/claims").json()["data"] == claims


def test_the_commitments_behind_a_total_add_up_to_it():
    rows = every("/totals/why?kind=package&limit=3")
    about = ask("/totals/why?kind=package&limit=1").json()["about"]
    (total,) = ask("/totals?by=all&kind=package").json()["data"]
    assert about["total"] == total["promised"]
    added = [row["adds"]["min"] for row in rows if row["adds"] and row["adds"]["min"] is not None]
    assert sum(map(Decimal, map(str, added))) == Decimal(str(total["promised"]["min"]))
    assert len(rows) == about["behind"]


def test_overdue_and_conflicts_are_those_of_the_commands(tmp_path):
    for house, among in ((demo_house(), demo()), (sample_house(), sample())):
        with Ledger(house.ledger) as ledger:
            assert every("/overdue?limit=4", among) == list(overdue_rows(ledger, TODAY, None, None))
            assert every("/conflicts?limit=1", among) == list(disputes(ledger, None, None, None))


def test_overdue_on_another_day():
    assert ask("/overdue?on=2023-03-01").json()["total"] < ask("/overdue").json()["total"]
    assert {row["on"] for row in ask("/overdue?on=2023-03-01").json()["data"]} == {"2023-03-01"}


def test_search_finds_what_the_command_finds():
    with Ledger(demo_house().ledger) as ledger:
        known = [claim["id"] for claim in ledger.search("drones ua", 1000)]
    assert [row["id"] for row in every("/search?q=drones%20ua&limit=5&fields=id")] == known


def test_judgements_are_told_with_what_became_of_them():
    made = datetime(2025, 5, 1, tzinfo=UTC).isoformat()
    log = [Judgement(f"jdg-{number}", Verdict.UNSURE, ("clm-e07e4f18fc6de529",), who, made, "hm")
           for number, who in enumerate(("ana", "ben", "ana"))]
    among = client(replace(demo_house(), log=lambda _: log))
    assert [row["reviewer"] for row in every("/judgements?limit=2", among)] == ["ana", "ben", "ana"]
    assert [row["id"] for row in every("/judgements?who=ana&limit=1", among)] == ["jdg-0", "jdg-2"]
    assert ask("/judgements?subject=clm-e07e4f18fc6de529", among).json()["data"][0]["now"]["state"]
    problem(ask("/judgements?subject=clm-0", among), 404)


# -- ids that moved, or never were -------------------------------------------------------------------------------------


@pytest.mark.parametrize("below", ["", "/claims", "/postings", "/why"])
def test_a_merged_id_is_answered_with_301_and_keeps_the_question(below):
    answer = ask(f"/commitments/cmt-0{below}?fields=" + ("id" if below in ("", "/claims") else "commitment"), sample())
    assert answer.status_code == 301
    assert answer.headers["Location"].startswith(f"{ROOT}/commitments/cmt-1{below}?fields=")
    assert sample().get(answer.headers["Location"]).status_code == 200


@pytest.mark.parametrize("path", ["/commitments/cmt-9", "/claims/clm-9", "/documents/nope", "/documents/a/b/c",
                                  "/commitments/cmt-9/why", "/commitments/", "/commitments/cmt-1/nope"])
def test_an_id_that_nothing_has_is_a_problem_that_says_where_to_look(path):
    assert problem(ask(path, sample()), 404)["next"]


def test_an_id_that_was_cut_is_told_whole():
    assert "cmt-1a68127882ac69cc" in problem(ask("/commitments/cmt-1a6812"), 404)["next"]


def test_ids_of_any_letters_are_found():
    assert ask("/commitments/cmt-2%22%3E%3Cb%3E", sample()).json()["id"] == 'cmt-2"><b>'


# -- refusals ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "parameter", "allowed"), [
    ("/totals?by=doner", "by", "donor"), ("/totals?basis=market2", "basis", "stated"),
    ("/totals?currency=SEK", "currency", "EUR, USD"), ("/totals?prices_of=2020", "prices_of", "this book has none"),
    ("/commitments?stage=done", "stage", "announced"), ("/commitments?kind=good", "kind", "goods"),
    ("/commitments?overdue=maybe", "overdue", "true, false"), ("/commitments?sort=big", "sort", "largest"),
    ("/commitments?month_from=2024-13", "month_from", "a month, written as 2024-05"),
    ("/commitments?month_from=2024-05&month_to=2024-04", "month_to", "a month from 2024-05 on"),
    ("/commitments?as_of=yesterday", "as_of", "a day, written as 2024-05-31"),
    ("/commitments?as_of=2023-02-29", "as_of", "a day, written as 2024-05-31"),
    ("/overdue?on=2024-1-1", "on", "a day"), ("/conflicts?field=colour", "field", "quantity"),
    ("/commitments?limit=ten", "limit", "1 to 1000"), ("/commitments?limit=1&limit=2", "limit", "said once"),
    ("/totals/why?account=given", "account", "delivered"), ("/commitments?donor=%00", "donor", "party's code"),
])
def test_a_value_that_cannot_be_is_refused_with_what_is_allowed(path, parameter, allowed):
    told = problem(ask(path), 422)
    assert told["parameter"] == parameter
    assert allowed in told["allowed"]


def test_a_parameter_that_there_is_not_is_refused_with_the_nearest():
    told = problem(ask("/commitments?reciepient=UA"), 422)
    assert told["nearest"] == "recipient"
    assert "donor" in told["allowed"]


def test_what_cannot_be_left_out_is_told():
    assert problem(ask("/search"), 422)["parameter"] == "q"


@pytest.mark.parametrize("path", ["/commitments?donor=Grmany", "/commitments?recipient=XX", "/commitments?item=dron",
                                  "/overdue?donor=QQ", "/totals?donor=XX", "/totals/why?recipient=XX"])
def test_a_party_or_item_that_nothing_knows_is_told_with_the_nearest_or_where_they_stand(path):
    assert problem(ask(path), 404)["next"]


def test_a_name_in_the_place_of_a_code_is_told_the_code():
    told = problem(ask("/commitments?donor=Germany"), 404)
    assert (told["nearest"], told["value"]) == ("DE", "Germany")
    assert "DE" in told["next"]


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
@pytest.mark.parametrize("path", ["/commitments", CMT, "/openapi.json", "/", "/docs"])
def test_nothing_can_be_written(method, path):
    answer = getattr(demo(), method)(f"{ROOT}{path}")
    problem(answer, 405)
    assert "GET" in answer.headers["Allow"]


def test_no_such_path_says_where_the_paths_stand():
    assert f"{ROOT}/docs" in problem(ask("/commitment"), 404)["next"]


def test_without_a_ledger_it_says_what_to_run(tmp_path):
    among = client(replace(demo_house(), ledger=tmp_path / "ledger.duckdb", run="pledgebook run --book mine"))
    answer = ask("/commitments", among)
    assert "`pledgebook run --book mine`" in problem(answer, 503)["next"]
    assert answer.headers["Retry-After"]


def test_a_fault_of_the_program_tells_nothing_of_its_inside():
    def broken(_):
        raise RuntimeError("secret")

    answer = ask("/judgements", client(replace(demo_house(), log=broken)))
    assert "secret" not in json.dumps(problem(answer, 500))


# -- marks, HEAD, days -------------------------------------------------------------------------------------------------


def test_what_has_not_changed_is_not_sent_again():
    first = ask("/totals")
    again = ask("/totals", If_None_Match=f'"other", W/{first.headers["ETag"]}')
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", first.headers["ETag"])
    assert first.headers["Cache-Control"] == "private, no-cache"
    assert ask("/totals?by=kind", If_None_Match=first.headers["ETag"]).status_code == 200


def test_a_server_that_is_started_again_gives_the_same_marks(tmp_path):
    path = tmp_path / "ledger.duckdb"
    build_ledger(path, sample_ledger.rows(), {})
    among = replace(sample_house(), ledger=path)
    before = ask("/commitments", client(among)).headers["ETag"]
    assert ask("/commitments", client(among), If_None_Match=before).status_code == 304


def test_a_rebuilt_ledger_has_other_marks(tmp_path):
    path = tmp_path / "ledger.duckdb"
    build_ledger(path, sample_ledger.rows(), {})
    among = client(replace(sample_house(), ledger=path))
    before = ask("/commitments", among).headers["ETag"]
    assert ask("/commitments", among, If_None_Match=before).status_code == 304
    build_ledger(path, {**sample_ledger.rows(), "commitments": []}, {})
    after = ask("/commitments", among, If_None_Match=before)
    assert (after.status_code, after.json()["data"]) == (200, [])


def test_a_new_judgement_has_another_mark():
    log = []
    among = client(replace(demo_house(), log=lambda _: log))
    before = ask("/judgements", among).headers["ETag"]
    log.append(Judgement("jdg-1", Verdict.UNSURE, ("clm-1",), "ana", "2025-05-01T00:00:00Z"))
    assert ask("/judgements", among, If_None_Match=before).status_code == 200


@pytest.mark.parametrize("path", ["/", "/openapi.json", "/docs", CMT, "/commitments?limit=3", "/totals", "/nope"])
def test_head_is_get_without_the_answer(path):
    got, head = ask(path), demo().head(f"{ROOT}{path}")
    assert (head.status_code, head.headers.get("ETag")) == (got.status_code, got.headers.get("ETag"))
    assert head.headers["Content-Length"] == str(len(got.content))


def test_an_answer_says_its_day():
    assert ask("/totals?as_of=2025-06-30").json()["as_of"] == "2025-06-30"
    assert ask("/totals").json()["as_of"] is None
    assert ask("/overdue?as_of=2023-06-30").json()["data"][0]["on"] == "2023-06-30"


def test_a_day_to_come_is_as_the_latest_state():
    assert ask("/totals?as_of=2099-01-01").json()["data"] == ask("/totals").json()["data"]


def test_a_day_that_is_being_made_is_asked_for_again(monkeypatch):
    free = threading.Event()

    @contextlib.contextmanager
    def slow(_day):
        free.wait(20)
        with Ledger(demo_house().ledger) as ledger:
            yield ledger

    monkeypatch.setattr(open_ledgers, "PATIENCE", 0.05)
    among = client(replace(demo_house(), open_as_of=slow))
    answer = ask("/totals?as_of=2025-01-01", among)
    assert problem(answer, 503)["title"] == "This day is being made"
    assert int(answer.headers["Retry-After"]) > 0
    free.set()


def test_hostile_texts_are_told_as_they_stand_and_as_nothing_but_json():
    answer = ask("/claims/clm-4", sample())
    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.json()["item"]["text"] == sample_ledger.HOSTILE


def test_every_paths_answer_keeps_to_its_host():
    for path in ("/commitments", "/nope", "/docs"):
        assert "default-src 'none'" in ask(path).headers["Content-Security-Policy"]


def test_status_counts_what_was_dropped_and_names_the_ledger():
    told = ask("/status").json()
    with Ledger(demo_house().ledger) as ledger:
        assert told["digest"] == ledger.digest()
        assert told["counts"] == ledger.counts()
    assert sum(told["vetoes"].values()) == told["counts"]["vetoed"]
    assert re.fullmatch(r"\d{4}-.*Z", told["recorded"])
