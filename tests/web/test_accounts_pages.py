"""Signing in: who sees what as soon as others can reach the server, and what stands in the way of guessing."""

import re
import shutil

import pytest
from reviewed_book import GOOD, HERE, accounts_in, book_in, client_of, fields, open_item, sign_in, with_accounts
from starlette.testclient import TestClient

from pledgebook.cli.reviewing import reviewed
from pledgebook.cli.serving import NAMES, house_of
from pledgebook.pipeline.book import open_book
from pledgebook.web.accounts.guard import COOKIE
from pledgebook.web.accounts.store import MOST_FAILED
from pledgebook.web.app import make_app


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return book_in(tmp_path_factory.mktemp("accounts") / "book")


@pytest.fixture
def book(made, tmp_path):
    shutil.copytree(made.folder, tmp_path / "book")
    book = open_book(tmp_path / "book")
    with_accounts(book, ana="review", rob="read", zoe="admin")
    return book


@pytest.fixture
def client(book):
    with client_of(book, is_open=False) as found:
        yield found


def only(client, token):
    """Let the browser have no cookie but this session's."""
    client.cookies.clear()
    client.cookies.set(COOKIE, token)


@pytest.mark.parametrize("address", [
    "/", "/review", "/commitments", "/commitments.csv", "/api/v1/commitments", "/accounts", "/account", "/nothing"])
def test_beyond_this_machine_nothing_is_seen_without_signing_in(client, address):
    page = client.get(address, headers={"Accept": "text/html"})
    assert page.status_code in (303, 401)
    if page.status_code == 303:
        assert page.headers["location"].startswith("/sign-in?next=%2F")
    assert client.get(address, headers={"Accept": "application/json"}).status_code == 401
    assert client.post(address).status_code in (401, 403)


def test_a_book_without_accounts_lets_nobody_in_from_elsewhere(made):
    with client_of(made, is_open=False) as client:
        assert client.get("/").status_code in (303, 401)
        assert "no accounts yet" in client.get("/sign-in").text


def test_who_signs_in_comes_to_the_page_that_was_asked_for(client):
    answer = sign_in(client, "rob")
    assert (answer.status_code, answer.headers["location"]) == (303, "/review")
    assert client.get("/review").status_code == 200


@pytest.mark.parametrize("place", [
    "https://evil.example/", "//evil.example", "/\\\\evil.example", "javascript:alert(1)", "x"])
def test_signing_in_leads_to_no_other_site(client, place):
    page = client.get("/sign-in", params={"next": place})
    assert 'name="next" value="/"' in page.text
    token = re.search(r'name="form" value="([^"]+)"', page.text)[1]
    answer = client.post("/sign-in", data={"form": token, "name": "ana", "password": GOOD, "next": place})
    assert answer.headers["location"] == "/"


def test_the_cookie_is_kept_from_scripts_and_other_sites(client):
    answer = sign_in(client, "ana")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if one.startswith(COOKIE))
    assert "HttpOnly" in cookie
    assert "SameSite=lax" in cookie
    assert "Path=/" in cookie


def test_over_an_encrypted_way_the_cookie_is_bound_to_the_host(book):
    with client_of(book, is_open=False) as client:
        client.base_url = "https://127.0.0.1"
        answer = sign_in(client, "ana")
    cookie = next(one for one in answer.headers.get_list("set-cookie") if COOKIE in one)
    assert cookie.startswith(f"__Host-{COOKIE}=")
    assert "Secure" in cookie


def test_each_sign_in_begins_a_session_of_its_own_and_ends_the_one_before(client):
    sign_in(client, "ana")
    before = client.cookies[COOKIE]
    sign_in(client, "ana")
    assert client.cookies[COOKIE] != before
    only(client, before)
    assert client.get("/review").status_code == 303


def test_a_session_that_somebody_planted_is_never_taken_over(client):
    only(client, "planted-by-somebody")
    answer = sign_in(client, "ana")
    given = next(one for one in answer.headers.get_list("set-cookie") if one.startswith(COOKIE))
    assert "planted-by-somebody" not in given
    only(client, "planted-by-somebody")
    assert client.get("/review").status_code == 303


def test_a_wrong_password_and_an_unknown_name_are_answered_alike(client):
    one, other = sign_in(client, "ana", "wrong wrong wrong"), sign_in(client, "nobody", "wrong wrong wrong")
    assert one.status_code == other.status_code == 401
    assert re.sub(r'value="[^"]*"', "", one.text) == re.sub(r'value="[^"]*"', "", other.text)
    assert GOOD not in one.text


def test_after_some_failures_one_waits(client):
    for _ in range(MOST_FAILED["pair"]):
        assert sign_in(client, "ana", "wrong wrong wrong").status_code == 401
    answer = sign_in(client, "ana")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0


def test_a_sign_in_form_of_another_visitor_is_not_taken(client):
    client.get("/sign-in")
    answer = client.post("/sign-in", data={"form": "made-up", "name": "ana", "password": GOOD})
    assert answer.status_code == 403
    assert COOKIE not in client.cookies


def test_signing_out_ends_the_session_on_the_server(client):
    sign_in(client, "ana")
    token = client.cookies[COOKIE]
    form = re.search(r'name="form" value="([^"]+)"', client.get("/review").text)[1]
    assert client.post("/sign-out", data={"form": form}).status_code == 303
    only(client, token)
    assert client.get("/review").status_code == 303


def test_a_form_of_one_session_is_not_taken_in_another(client):
    sign_in(client, "zoe")
    address, page = open_item(client, "new")
    theirs = fields(page.text)
    sign_in(client, "ana")
    assert client.post(address, data={**theirs, "verdict": "accept"}).status_code == 403


def test_who_may_read_decides_nothing(client, book):
    sign_in(client, "rob")
    address, page = open_item(client, "new")
    form = re.search(r'name="form" value="([^"]+)"', page.text)[1]
    answer = client.post(address, data={"form": form, "verdict": "accept", "claim": address.rpartition("/")[2]})
    assert answer.status_code == 403
    assert book.judgements.all() == ()


def test_only_an_admin_sees_to_accounts_and_not_to_their_own(client, book):
    for name in ("rob", "ana"):
        sign_in(client, name)
        assert client.get("/accounts").status_code == 403
    sign_in(client, "zoe")
    page = client.get("/accounts")
    form = re.search(r'name="form" value="([^"]+)"', page.text)[1]
    for name, what, role, status in (("rob", "role", "review", 303), ("ana", "remove", "", 303),
                                     ("zoe", "remove", "", 400), ("rob", "role", "king", 400)):
        data = {"form": form, "name": name, "what": what, "role": role}
        assert client.post("/accounts", data=data).status_code == status
    assert [(one.name, str(one.role)) for one in accounts_in(book).all()] == [("rob", "review"), ("zoe", "admin")]


def test_ones_own_password_is_changed_by_who_knows_the_old_one(client):
    sign_in(client, "ana")
    form = re.search(r'name="form" value="([^"]+)"', client.get("/account").text)[1]
    new = "another long one here"
    for wrong in ({"old": "no no no no no"}, {"new": "short", "again": "short"}, {"again": "something else here"}):
        data = {"form": form, "old": GOOD, "new": new, "again": new, **wrong}
        assert client.post("/account", data=data).status_code == 400
    assert client.post("/account", data={"form": form, "old": GOOD, "new": new, "again": new}).status_code == 303
    assert client.get("/review").status_code == 303
    assert sign_in(client, "ana", new).status_code == 303


def test_a_form_without_end_is_not_read(client):
    sign_in(client, "ana")
    assert client.post("/review/undo", data={"form": "x" * 300_000}).status_code == 413
    assert client.post("/review/undo", content=iter([b"form=x"])).status_code == 413


def test_a_machine_of_another_name_is_not_answered_at_loopback(book):
    app = make_app(reviewed(house_of(book, NAMES), book, is_open=True))
    with TestClient(app, base_url=HERE) as client:
        assert client.get("/sign-in", headers={"Host": "rebound.example"}).status_code == 400


# -- programs ----------------------------------------------------------------------------------------------------------


def test_a_program_reads_with_its_token_and_with_no_other(client, book):
    token = accounts_in(book).give_token("nightly", "cli")
    for address in ("/api/v1/commitments", "/commitments.csv", "/donors"):
        assert client.get(address, headers={"Authorization": f"Bearer {token}"}).status_code == 200
        refused = client.get(address, headers={"Authorization": f"Bearer {token}x", "Accept": "application/json"})
        assert (refused.status_code, refused.headers["WWW-Authenticate"]) == (401, "Bearer")


def test_who_is_refused_is_told_why_and_what_to_do(client):
    told = client.get("/api/v1/status", headers={"Accept": "application/json"})
    assert told.headers["content-type"] == "application/problem+json"
    assert told.json()["type"] == "/api/v1/docs#problem-sign-in", "the kind that the reference explains"
    assert "not signed in" in told.json()["detail"]
    assert "accounts token" in told.json()["next"]
    for headers in ({"Authorization": "Bearer x"}, {"Origin": "https://elsewhere.example"}):
        refused = client.post("/sign-out", headers=headers)
        assert refused.status_code == 403
        assert refused.json()["detail"].endswith(".")
        assert refused.json()["next"]


def test_a_token_changes_nothing_whatever_role_its_name_has(client, book):
    headers = {"Authorization": f"Bearer {accounts_in(book).give_token('zoe', 'cli')}"}
    assert client.get("/donors", headers=headers).status_code == 200
    assert client.get("/accounts", headers=headers).status_code == 403
    for address in ("/sign-out", "/accounts", "/review"):
        answer = client.post(address, headers=headers, data={"form": ""})
        assert (answer.status_code, answer.json()["title"]) == (403, "A token only reads")
    assert {one.name: str(one.role) for one in accounts_in(book).all()}["zoe"] == "admin"
