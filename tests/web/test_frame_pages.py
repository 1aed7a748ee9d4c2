"""The frame and its pages: what every page promises, what its files hold, and how wrong questions are answered."""

import csv
import io
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import frame_house
import pytest
import sample_ledger as sample
from starlette.testclient import TestClient

from pledgebook.ledger import Ledger
from pledgebook.views.figures import short
from pledgebook.web.answers import POLICY

PAGES = ("/", "/donors", "/donors/DE", "/donors/DE+FR", "/recipients", "/recipients/UA", "/items", "/items/howitzer",
         "/commitments", "/commitments?donor=DE&overdue=1&sort=largest", "/commitments?donor=DE&q=nowhere", "/search",
         "/search?q=howitzers", "/search?q=Deutschland", "/nowhere", "/commitments?stage=delivred")
TABLES = ("/donors", "/donors/DE", "/recipients", "/recipients/UA", "/items", "/items/howitzer", "/commitments",
          "/commitments?donor=DE&overdue=1&sort=largest", "/search?q=howitzers")


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return frame_house.book(tmp_path_factory.mktemp("pages"))


@pytest.fixture(scope="module")
def client(path: Path) -> TestClient:
    return frame_house.visitor(path)


def twin(address: str, form: str) -> str:
    path, mark, query = address.partition("?")
    return f"{path}.{form}{mark}{query}"


def rows(client: TestClient, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(twin(address, "csv")).content.decode("utf-8-sig"))))


# -- every page --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", PAGES)
def test_every_page_keeps_to_its_host_and_runs_nothing_of_its_own(client: TestClient, address: str) -> None:
    answer = client.get(address)
    assert answer.headers["Content-Security-Policy"] == POLICY
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:", answer.text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", answer.text)
    assert not re.findall(r'(?:src|action)="(?:[a-z]+:)?//', answer.text)
    own = re.findall(r'href="((?:[a-z]+:)?//[^"]*)"', answer.text)
    assert all(one.startswith("http://testserver/") for one in own)  # the address that is cited


@pytest.mark.parametrize("address", PAGES)
def test_every_page_can_be_read_without_seeing_it(client: TestClient, address: str) -> None:
    text = client.get(address).text
    assert text.startswith('<!doctype html>\n<html lang="en">')
    assert 'href="#main">Skip' in text
    assert text.count("<main ") == text.count("<h1>") == 1
    assert len(re.findall(r"<table", text)) == len(re.findall(r"<caption", text))
    assert all('aria-label="' in tag or 'aria-hidden="true"' in tag for tag in re.findall(r"<svg[^>]*>", text))
    known = re.findall(r'\sid="([^"]+)"', text)
    assert len(known) == len(set(known))
    for label in re.findall(r'<label[^>]* for="([^"]+)"', text):
        assert label in known


@pytest.mark.parametrize("address", PAGES)
def test_the_day_and_the_unit_stay_chosen_wherever_one_goes(client: TestClient, address: str) -> None:
    asked = f"{address}{'&' if '?' in address else '?'}as_of=2024-05-05&unit=USD"
    text = client.get(asked).text
    if client.get(asked).status_code != 200:
        return  # of what cannot be asked nothing is kept
    main = text[: text.index("<footer")]
    links = [one for one in re.findall(r'href="(/[^"]*)"', main) if not one.startswith("/static/")]
    lost = [one for one in links if "as_of=2024-05-05" not in one]
    assert len(lost) == 1, lost  # the way to the latest state
    assert all("unit=USD" in one for one in links)
    for form in re.findall(r"<form.*?</form>", text, re.DOTALL):
        assert 'name="as_of"' in form
        assert 'name="unit"' in form


def test_a_page_that_one_has_already_is_not_sent_again(client: TestClient) -> None:
    answer = client.get("/donors")
    again = client.get("/donors", headers={"If-None-Match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_hostile_words_are_shown_as_words(tmp_path: Path) -> None:
    commitments = [sample.commitment("cmt-1", item={"text": sample.HOSTILE, "id": None},
                                     claims=[{"claim": "clm-4", "part": "opens"}])]
    client = frame_house.visitor(frame_house.book(tmp_path, 0, commitments=commitments, claims=sample.rows()["claims"]))
    for address in ("/", "/commitments", "/donors/FR", "/search?q=script", "/commitments?q=alert"):
        text = client.get(address).text
        assert "<script>alert" not in text
        assert "\u202e" not in text
        assert "alert(&#39;x&#39;)" in text
    cells = [cell for row in rows(client, "/commitments") for cell in row.values()]
    assert not [cell for cell in cells if cell and cell[0] in "=+-@\t"]
    assert client.get("/search?q=%3Cscript%3Ealert(1)%3C/script%3E").text.count("<script>") == 0


# -- figures and files -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", ["donors", "recipients", "items"])
@pytest.mark.parametrize("unit", ["EUR", "USD"])
def test_sums_are_those_of_the_ledger_to_the_cent(client: TestClient, path: Path, role: str, unit: str) -> None:
    key = {"donors": "donor", "recipients": "recipient", "items": "item_id"}[role]
    with Ledger(path) as ledger:
        expected = {row[key] or "": row for row in ledger.totals((key,), unit)}
    found = {row["code"]: row for row in rows(client, f"/{role}?unit={unit}")}
    assert found.keys() == expected.keys()
    for code, row in found.items():
        for name in ("promised", "firm", "delivered"):
            for end in ("min", "max"):
                told = expected[code][name][end]
                assert (Decimal(row[f"{name}_{end}"]) if row[f"{name}_{end}"] else None) == \
                    (None if told is None else Decimal(str(told)))


def test_the_first_page_tells_the_ledgers_own_sum(client: TestClient, path: Path) -> None:
    with Ledger(path) as ledger:
        low = ledger.totals(())[0]["promised"]["min"]
    assert f"EUR\N{NO-BREAK SPACE}{short(Decimal(low))}" in client.get("/").text


@pytest.mark.parametrize("address", TABLES)
def test_the_files_of_a_table_have_every_row_of_the_same_filter(client: TestClient, address: str) -> None:
    as_csv, as_json = rows(client, address), client.get(twin(address, "json")).json()
    assert len(as_csv) == len(as_json["rows"]) == as_json["total"] > 0
    assert [*as_csv[0]] == [column["key"] for column in as_json["columns"]]
    told = [["" if cell is None else str(cell) for cell in row.values()] for row in as_json["rows"]]
    assert [[cell.removeprefix("'") for cell in row.values()] for row in as_csv] == told


@pytest.mark.parametrize("address", TABLES)
def test_a_page_leads_to_its_files(client: TestClient, address: str) -> None:
    links = re.findall(r'href="([^"]*\.(?:csv|json)[^"]*)"', client.get(address).text)
    assert {link.partition(".")[2][:3] for link in links} == {"csv", "jso"}
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_files_are_made_of_as_many_parts_as_they_need(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = client.get("/commitments.csv").content, client.get("/commitments.json").content
    monkeypatch.setattr("pledgebook.web.visits.ROWS_AT_ONCE", 17)
    assert (client.get("/commitments.csv").content, client.get("/commitments.json").content) == whole


def test_following_next_rows_shows_every_commitment_once(client: TestClient) -> None:
    seen: list[str] = []
    to = "/commitments?recipient=UA"
    while to:
        text = client.get(to).text
        seen += re.findall(r'<th scope=row class="k-text"><a href="/commitments/([^"]+)"', text)
        found = re.search(r'href="([^"]+)" rel="next"', text)
        to = found.group(1).replace("&amp;", "&") if found else ""
    assert len(seen) == len(set(seen)) == len(rows(client, "/commitments?recipient=UA"))


# -- finding -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("words", "leads"), [
    ("Deutschland", "/donors/DE"), ("allemagne", "/donors/DE"), ("ukraine", "/recipients/UA"), ("DE", "/donors/DE"),
    ("tank", "/items/tank"), ("howitzer", "/items/howitzer"), ("cmt-0007", "/commitments/cmt-0007"),
    ("clm-0007", "/claims/clm-0007"),
])
def test_a_search_leads_to_whatever_is_called_so(client: TestClient, words: str, leads: str) -> None:
    assert f'href="{leads}"' in client.get(f"/search?q={words}").text


def test_a_search_marks_what_was_sought_whatever_its_accents(client: TestClient) -> None:
    assert '<mark class="found">Élan</mark>' in client.get("/search?q=elan").text


def test_a_search_that_finds_nothing_says_what_may_have_been_meant(client: TestClient) -> None:
    assert '<a href="/search?q=Germany">' in client.get("/search?q=Grmany").text


def test_an_empty_list_says_what_each_part_of_its_filter_keeps_away(client: TestClient) -> None:
    text = client.get("/commitments?donor=DE&q=nowhere").text
    assert "Nothing is left" in text
    assert '<a href="/commitments?donor=DE">not only <bdi>with the words “nowhere”</bdi></a>: ' in text
    assert '<a href="/commitments?q=nowhere">not only <bdi>by Germany</bdi></a>: 0' in text


def test_a_facet_leads_to_as_many_rows_as_it_says(client: TestClient) -> None:
    text = client.get("/commitments?recipient=UA").text
    links = re.findall(r'<li><a href="([^"]+)"><span><bdi>[^<]*</bdi></span><span>([\d,]+)</span>', text)
    assert len(links) > 10
    for link, size in links:
        found = re.search(r"<h1><bdi>([\d,]+) commitments?", client.get(link.replace("&amp;", "&")).text)
        assert found, link
        assert found.group(1) == size, link


# -- wrong questions ---------------------------------------------------------------------------------------------------


WRONG: tuple[tuple[str, int, str], ...] = (
    ("/commitments?donor=Germany", 400, "did you mean &#34;DE&#34;"),
    ("/commitments?stage=delivred", 400, "did you mean &#34;delivered&#34;"),
    ("/commitments?colour=red", 400, "is not one of announced_again, disputed, donor"),
    ("/commitments?month_from=May", 400, "a month, written as 2024-05"),
    ("/commitments?donor=DE&donor=FR", 400, "gives each name one value"),
    ("/commitments?after=nonsense", 400, "is not a cursor that a page of this list has given"),
    ("/?as_of=2024-06-31", 400, "is not a day, written as 2024-05-31"),
    ("/?as_of=20240631", 400, "is not a day, written as 2024-05-31"),
    ("/?as_of=2031-01-01", 400, "is not a day up to today, 2024-10-31"),
    ("/?unit=GBP", 400, "is not one that this ledger has sums in: EUR, USD"),
    ("/?basis=guess", 400, "is not one of stated, book, replacement, market"),
    ("/?donor=DE", 400, "is not asked here"),
    ("/donors/Grmany", 404, "did you mean Germany (DE)?"),
    ("/donors/%00", 404, "There is no donor"),
    ("/items/howtzer", 404, "did you mean"),
    ("/search?after=x&q=a", 400, "is not a cursor"),
    ("/nowhere", 404, "There is no page at this address"),
)


@pytest.mark.parametrize(("address", "status", "words"), WRONG)
def test_what_cannot_be_answered_is_told_with_what_is_allowed(
    client: TestClient, address: str, status: int, words: str,
) -> None:
    answer = client.get(address)
    assert answer.status_code == status
    assert words in answer.text


@pytest.mark.parametrize(("address", "status", "words"), WRONG)
def test_a_program_is_told_as_a_problem(client: TestClient, address: str, status: int, words: str) -> None:
    answer = client.get(address, headers={"Accept": "application/json"})
    assert answer.headers["content-type"] == "application/problem+json"
    told = answer.json()
    assert told["status"] == answer.status_code == status
    assert told["title"]
    assert told["detail"]


def test_a_problem_of_a_filter_names_field_value_and_what_is_allowed(client: TestClient) -> None:
    told = client.get("/commitments.json?stage=delivred").json()
    assert {name: told[name] for name in ("field", "value", "nearest")} == {
        "field": "stage", "value": "delivred", "nearest": "delivered"}
    assert told["allowed"].startswith("one of requested, ")


@pytest.mark.parametrize(("address", "to"), [
    ("/donors/de", "/donors/DE"), ("/donors/Germany", "/donors/DE"), ("/donors/FR+DE", "/donors/DE%2BFR"),
    ("/items/HOWITZER", "/items/howitzer"), ("/donors/germany?unit=USD", "/donors/DE?unit=USD"),
])
def test_another_way_of_writing_it_leads_to_the_one_address(client: TestClient, address: str, to: str) -> None:
    answer = client.get(address)
    assert (answer.status_code, answer.headers["location"]) == (301, to)


def test_a_party_without_a_promise_has_a_page_that_says_so(client: TestClient) -> None:
    assert "No promise by Japan alone was found in the sources read" in client.get("/donors/JP").text


def test_nobody_may_ask_under_a_name_of_another_site(path: Path) -> None:
    visitor: Any = frame_house.visitor(path, hosts=("127.0.0.1", "localhost"))
    assert visitor.get("/", headers={"Host": "evil.example"}).status_code == 400
    assert visitor.get("/", headers={"Host": "localhost:8400"}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_pages_are_only_read(client: TestClient, method: str) -> None:
    assert client.request(method, "/commitments").status_code == 405

def test_a_list_says_why_it_is_longer_than_the_number_of_promises(client):
    """Else the first page would tell of fewer promises than its own link leads to."""
    table = client.get("/commitments.json").json()
    told = [row["no_promise"] for row in table["rows"]]
    others = sum(bool(one) for one in told)
    assert 0 < others < table["total"]
    assert f"{others:,} of these" in table["caption"]
    assert "no promise and in no sum" in table["caption"]
    promises = table["total"] - others
    assert f"<strong>{promises:,}</strong>" in client.get("/").text
