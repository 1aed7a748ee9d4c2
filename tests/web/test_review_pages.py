"""The queue in the browser: what is shown before a decision, what it enters, who is told that somebody was first."""

import re
import shutil
from decimal import Decimal
from html import unescape
from urllib.parse import unquote

import pytest
from reviewed_book import (
    accounts_in,
    book_in,
    client_of,
    decide,
    fields,
    keys_of,
    open_item,
    run,
    sign_in,
    with_accounts,
)

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Basis
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.review.desk import Desk
from pledgebook.views.waiting import State
from pledgebook.web.review.forms import Choice, actions_of, asked, first_choice


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return book_in(tmp_path_factory.mktemp("review") / "book")


@pytest.fixture
def book(made, tmp_path):
    shutil.copytree(made.folder, tmp_path / "book")
    return open_book(tmp_path / "book")


@pytest.fixture
def client(book):
    with client_of(book) as found:
        yield found


def log(book):
    return book.judgements.all()


# -- what is shown -----------------------------------------------------------------------------------------------------


def test_every_lane_and_every_item_is_a_page(client):
    front = client.get("/review")
    assert front.status_code == 200
    seen = 0
    for lane in ("new", "same", "contradiction", "doubted", "again"):
        assert client.get(f"/review/{lane}").status_code == 200
        for key in keys_of(client, lane):
            seen += 1
            _, page = open_item(client, lane, key)
            assert page.status_code == 200, page.text
            assert page.headers["Cache-Control"] == "no-store"
    assert seen >= 5


def test_the_most_expected_change_comes_first(book, client):
    with Ledger(book.ledger_path) as ledger:
        desk = Desk(book, load_catalogue())
        for lane in ("new", "same"):
            listed, _ = desk.page(ledger, lane, State.OPEN, "", 50)
            expected = [(one.item.money or 0) * one.item.chance for one in listed]
            assert expected == sorted(expected, reverse=True)
            assert [one.item.key for one in listed] == [unquote(key) for key in keys_of(client, lane)]


def test_hostile_words_of_a_text_show_as_text(client):
    for lane in ("new", "same"):
        for key in keys_of(client, lane):
            _, page = open_item(client, lane, key)
            assert "<script>alert" not in page.text
    assert "script-src 'self'" in client.get("/review").headers["Content-Security-Policy"]


def test_no_page_of_the_queue_has_a_script_or_a_style_of_its_own(client):
    for address in ("/review", "/review/new", "/review/log", open_item(client, "same")[0]):
        text = client.get(address).text
        assert not re.findall(r"<script(?![^>]* src=)[^>]*>|<style|\sstyle=|\son\w+=", text)


def test_what_a_decision_changes_stands_beside_its_button(client):
    _, page = open_item(client, "new")
    assert re.search(r'value="accept"[^>]*>Accept as read.*?class="does"', page.text, re.DOTALL)


def test_every_button_has_its_key_printed_and_none_where_they_are_off(client):
    address, page = open_item(client, "new")
    assert 'data-key="a"' in page.text
    assert "<kbd" in page.text
    token = fields(page.text)
    answer = client.post("/review/keys", data={"form": token["form"], "back": address, "keys": "off"})
    assert (answer.status_code, answer.headers["location"]) == (303, address)
    off = client.get(address).text
    assert "data-key" not in off
    assert "<kbd" not in off


def test_keys_are_those_of_the_settings(book):
    path = book.folder / "book.toml"
    path.write_text(path.read_text("utf-8").replace('# accept = "a"', 'accept = "y"').replace('# reject = "r"',
                                                                                              'reject = ""'), "utf-8")
    with client_of(open_book(book.folder)) as client:
        _, page = open_item(client, "new")
    assert re.search(r'value="accept" data-key="y"', page.text)
    assert 'data-key="r"' not in page.text


@pytest.mark.parametrize("address", [
    "/review/none", "/review/new/clm-0", "/review/new?state=gone", "/review?as_of=2024-06-02", "/review/new/clm-0?x=1"])
def test_what_is_not_there_says_what_is(client, address):
    answer = client.get(address)
    assert answer.status_code in (400, 404)
    assert "<h1" in answer.text


# -- what is entered ---------------------------------------------------------------------------------------------------


def test_a_decision_is_entered_with_who_and_why_and_leads_to_the_next_item(book, client):
    address, page = open_item(client, "new")
    following = keys_of(client, "new")[1]
    answer = decide(client, address, page.text, verdict="accept", because="read again")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith(f"/review/new/{following}?done=jdg-")
    (one,) = log(book)
    assert (str(one.verdict), one.subjects, one.reviewer, one.reason) == (
        "accept", (address.rpartition("/")[2],), "ana", "read again")
    assert one.seen
    told = unescape(client.get(answer.headers["location"]).text)
    assert f"Accepted: {one.subjects[0]}. " in told
    assert 'role="status"' in told


def test_a_decided_item_leaves_the_lane_at_once_and_an_undo_brings_it_back(book, client):
    address, page = open_item(client, "new")
    key = address.rpartition("/")[2]
    answer = decide(client, address, page.text, reason="1")
    assert key not in keys_of(client, "new")
    assert key in client.get("/review/new?state=decided").text
    after = client.get(answer.headers["location"]).text
    form = re.search(r'action="/review/undo">(.*?)</form>', after, re.DOTALL)[1]
    values = dict(re.findall(r'name="(\w+)" value="([^"]*)"', form))
    undone = client.post("/review/undo", data=values)
    assert undone.headers["location"].startswith(address)
    assert key in keys_of(client, "new")
    assert [str(one.verdict) for one in log(book)] == ["reject", "undo"]
    client.post("/review/undo", data={**values, "redo": "yes"})
    assert key not in keys_of(client, "new")


def test_a_log_that_was_restored_from_a_copy_opens_what_it_does_not_settle(book):
    with client_of(book) as client:
        address, page = open_item(client, "new")
        decide(client, address, page.text, verdict="accept")
        assert len(keys_of(client, "new")) == 1
    book.judgements_path.unlink()
    with client_of(book) as client:
        assert len(keys_of(client, "new")) == 2


def test_deciding_later_puts_an_item_off_for_others_to_see(client):
    address, page = open_item(client, "same")
    decide(client, address, page.text, verdict="later", because="ask the ministry")
    key = address.rpartition("/")[2]
    assert key not in map(unquote, keys_of(client, "same"))
    assert key in unquote(client.get("/review/same?state=unsure").text)
    assert "ask the ministry" in client.get(address).text


def test_a_pair_is_merged_kept_apart_or_made_a_part(book, client):
    keys = [unquote(key) for key in keys_of(client, "same")]
    apart = next(key for key in keys if key.startswith("cmt-"))
    address, page = open_item(client, "same", apart)
    decide(client, address, page.text, verdict="whole")
    assert log(book)[-1].subjects == tuple(reversed(apart.split("+")))
    assert str(log(book)[-1].verdict) == "part-of"


def test_what_contradicts_is_refused_with_both_sides_and_nothing_is_entered(book, client):
    key = next(unquote(key) for key in keys_of(client, "same") if key.startswith("cmt-"))
    address, page = open_item(client, "same", key)
    decide(client, address, page.text, verdict="merge")
    _, again = open_item(client, "same", key)
    answer = decide(client, address, again.text, verdict="apart")
    told = unescape(answer.text)
    assert answer.status_code == 409
    assert "These judgements cannot all stand" in told
    assert "in the log: " in told
    assert "new: " in told
    assert len(log(book)) == 1


def test_who_decides_second_is_told_who_was_first(book):
    with client_of(book, "ana") as ana, client_of(book, "bob") as bob:
        address, hers = open_item(ana, "new")
        _, his = open_item(bob, "new")
        assert decide(ana, address, hers.text, verdict="accept", because="clear").status_code == 303
        answer = decide(bob, address, his.text, reason="1")
        told = unescape(answer.text)
        assert answer.status_code == 409
        assert "Somebody was first" in told
        assert "by ana" in told
        assert len(log(book)) == 1
        _, now = open_item(bob, "new", address.rpartition("/")[2])
        assert decide(bob, address, now.text, reason="1").status_code == 303
    assert [one.reviewer for one in log(book)] == ["ana", "bob"]


def test_who_works_on_another_item_is_not_stopped(book):
    with client_of(book, "ana") as ana, client_of(book, "bob") as bob:
        one, hers = open_item(ana, "new")
        other, his = open_item(bob, "contradiction")
        assert decide(ana, one, hers.text, verdict="accept").status_code == 303
        assert decide(bob, other, his.text, verdict="accept").status_code == 303


def test_a_form_that_means_nothing_enters_nothing(book, client):
    address, page = open_item(client, "same")
    for more in ({}, {"verdict": "delete"}, {"verdict": "reject"}, {"verdict": "merge", "claim": "clm-x"}):
        assert decide(client, address, page.text, **more).status_code == 409
    assert log(book) == ()


# -- corrections -------------------------------------------------------------------------------------------------------


def correcting(text):
    claim = re.search(r'name="corrected" value="([^"]+)"', text)[1]
    form = {name: value for name, value in fields(text).items() if name in ("form", "back", "seen")}
    return claim, {**form, "corrected": claim}


def test_marked_words_are_read_shown_with_their_effect_and_then_entered(book, client):
    address, page = open_item(client, "contradiction")
    claim, form = correcting(page.text)
    read = client.post(address, data={**form, "field": "money", "words": "500 million euros", "words-read": "yes"})
    value = unescape(re.search(r'name="value"[^>]* value="([^"]+)"', read.text)[1])
    assert '"min":500000000' in value
    assert '"currency":"EUR"' in value
    assert 'class="does"' in read.text
    assert log(book) == ()
    done = client.post(address, data={**form, "field": "money", "words": "500 million euros", "value": value,
                                      "correct": "yes", "because": "checked"})
    assert done.status_code == 303
    (one,) = log(book)
    assert (str(one.verdict), one.subjects, one.field, one.value) == ("correct", (claim,), "money", value)
    assert one.reason == 'by the words "500 million euros"; checked'


def test_words_by_their_place_are_the_same_as_words_written_out(book, client):
    address, page = open_item(client, "contradiction")
    claim, form = correcting(page.text)
    with Ledger(book.ledger_path) as ledger:
        text = ledger.document(ledger.claim(claim)["document"]["id"])["text"]
    start = text.index("Norway")
    read = client.post(address, data={**form, "field": "donors", "words": "x", "start": str(start),
                                      "end": str(start + 6), "words-read": "yes"})
    assert 'value="[&#34;NO&#34;]"' in read.text


@pytest.mark.parametrize(("field", "words", "told"), [
    ("money", "humanitarian aid", "does not say how much money"), ("donors", "humanitarian", "no party"),
    ("quantity", "nowhere at all", "stand nowhere"), ("stage", "pledged", "not read from words"),
    ("money", "", "no words")])
def test_words_that_do_not_say_it_are_told(book, client, field, words, told):
    address, page = open_item(client, "contradiction")
    _, form = correcting(page.text)
    answer = client.post(address, data={**form, "field": field, "words": words, "words-read": "yes"})
    assert answer.status_code == 409
    assert told in unescape(answer.text)


def test_a_value_that_can_be_none_is_refused_with_what_is_allowed(book, client):
    address, page = open_item(client, "contradiction")
    _, form = correcting(page.text)
    answer = client.post(address, data={**form, "field": "stage", "value": "given", "correct": "yes"})
    assert answer.status_code == 409
    assert "none of requested, signalled" in unescape(answer.text)
    assert log(book) == ()


# -- effects -----------------------------------------------------------------------------------------------------------


def totals(book):
    with Ledger(book.ledger_path) as ledger:
        return {(str(basis), account): row[account] for basis in Basis for row in ledger.totals((), "EUR", basis)
                for account in ("promised", "firm", "delivered", "cancelled")}


@pytest.mark.slow
def test_the_next_run_makes_what_was_shown_before_the_decision(made, tmp_path):
    """To the cent, for every decision that the queue of this book offers."""
    tried = 0
    with client_of(made) as client:
        cases = [(lane, unquote(key)) for lane in ("new", "same", "contradiction") for key in keys_of(client, lane)]
    before = totals(made)
    for lane, key in cases:
        for action in ("accept", "reject", "merge", "apart", "part", "split"):
            folder = tmp_path / f"{lane}-{key}-{action}"
            shutil.copytree(made.folder, folder)
            book = open_book(folder)
            effect = _decided(book, lane, key, action)
            if effect is None:
                continue
            tried += 1
            run(book)
            shown = {(one.basis, one.account): one for one in effect.sums}
            for place, now in totals(book).items():
                for end in (0, 1):
                    _same_change(before[place], now, shown.get(place), end)
    assert tried > 10


def _decided(book, lane, key, action):
    """What a decision was shown to change, after it was entered; None where the item does not offer it."""
    desk = Desk(book, load_catalogue())
    with Ledger(book.ledger_path) as ledger:
        look = desk.look(ledger, lane, key)
        if action not in actions_of(look.listed.item):
            return None
        choice = first_choice(look)
        if action == "split" or not choice.claims:
            choice = Choice((next(reversed(look.claims)),), choice.beside)
        if action in ("merge", "apart", "part") and lane == "new" and not choice.beside:
            return None
        wanted = asked(look, action, choice, "ana")
        effect = desk.effects(ledger, {"this": wanted})["this"]
        desk.decide(ledger, wanted, 0, ())
        return effect


def _same_change(was, now, shown, end):
    name = ("min", "max")[end]
    if was[name] is None or now[name] is None:
        return
    predicted = (shown.after[end] or 0) - (shown.before[end] or 0) if shown else 0
    assert abs(Decimal(str(now[name])) - Decimal(str(was[name])) - Decimal(predicted)) < Decimal("0.01")


def test_pages_of_what_was_decided_are_told_what_the_next_run_applies(book):
    desk = Desk(book, load_catalogue())
    with Ledger(book.ledger_path) as ledger, client_of(book) as client:
        address, page = open_item(client, "contradiction")
        claim = re.search(r'name="claim" value="([^"]+)"', page.text)[1]
        assert desk.waiting(ledger, [claim]) == ()
        decide(client, address, page.text, verdict="reject", reason="2", claim=claim)
        (notice,) = desk.waiting(ledger, [claim])
        assert (notice.who, notice.verdict, notice.subjects) == ("ana", "reject", (claim,))
        assert not notice.effect.is_nothing
    run(book)
    with Ledger(book.ledger_path) as ledger:
        assert Desk(book, load_catalogue()).waiting(ledger, [claim]) == ()


def test_what_was_decided_stays_settled_after_the_run(book):
    with client_of(book) as client:
        for lane in ("new", "same", "contradiction"):
            for key in keys_of(client, lane):
                address, page = open_item(client, lane, key)
                answer = decide(client, address, page.text, verdict="apart" if lane == "same" else "accept")
                assert answer.status_code == 303, unescape(answer.text)
    run(book)
    with client_of(open_book(book.folder)) as client:
        assert [keys_of(client, lane) for lane in ("new", "contradiction")] == [[], []]
        assert not [key for key in map(unquote, keys_of(client, "same")) if key.startswith("cmt-") and "+cmt-" in key]


# -- who may -----------------------------------------------------------------------------------------------------------


def test_no_post_is_taken_without_the_token_of_its_form(book, client):
    address, page = open_item(client, "new")
    for place in (address, "/review/undo", "/review/keys", "/sign-out", "/accounts", "/account"):
        for form in ({}, {"form": ""}, {"form": "made-up"}):
            assert client.post(place, data={**form, "verdict": "accept"}).status_code == 403, place
    other = decide(client, address, page.text, verdict="accept")
    assert other.status_code == 303


@pytest.mark.parametrize("headers", [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"},
                                     {"Origin": "https://evil.example"}, {"Origin": "null"}])
def test_no_post_of_another_site_is_taken_even_with_the_token(book, client, headers):
    address, page = open_item(client, "new")
    answer = client.post(address, data={**fields(page.text), "verdict": "accept"}, headers=headers)
    assert answer.status_code == 403
    assert log(book) == ()


def test_at_this_machine_a_book_with_accounts_is_read_by_all_and_decided_by_those_who_sign_in(book):
    with_accounts(book, ana="review", rob="read")
    with client_of(book) as client:
        address, page = open_item(client, "new")
        assert page.status_code == 200
        assert 'name="verdict"' not in page.text
        assert "Sign in" in page.text
        assert sign_in(client, "rob").status_code == 303
        assert 'name="verdict"' not in client.get(address).text
        assert sign_in(client, "ana").status_code == 303
        assert decide(client, address, client.get(address).text, verdict="accept").status_code == 303
    assert [one.reviewer for one in log(book)] == ["ana"]
    assert accounts_in(book).exist()


def test_the_page_of_what_was_decided_says_that_the_next_run_applies_it(book, client):
    address, page = open_item(client, "contradiction")
    claim = re.search(r'name="claim" value="([^"]+)"', page.text)[1]
    home = re.search(r'href="/commitments/([^"]+)"', page.text)[1]
    assert "in force at the next run" not in client.get(f"/commitments/{home}").text
    decide(client, address, page.text, verdict="reject", reason="2", claim=claim)
    for place in (f"/commitments/{home}", f"/claims/{claim}"):
        shown = client.get(place)
        if shown.status_code == 404:
            pytest.skip("the pages of commitments and claims are not here yet")
        assert "Decided, in force at the next run" in shown.text
        assert "What it changes: promised" in shown.text
    run(book)
    assert "in force at the next run:" not in client.get(f"/commitments/{home}").text
