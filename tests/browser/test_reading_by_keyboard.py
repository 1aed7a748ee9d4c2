"""Journeys of a reader, by keyboard alone: from the first page to the sentence, the file and the citation."""

import csv
import io
import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from keyboard import Keyboard


@pytest.fixture
def keys(page, at):
    page.goto(at)
    return Keyboard(page)


def test_from_a_number_to_its_sentences_its_file_and_its_citation(keys, page, at):
    keys.to("The largest as a table")
    keys.press("Enter")
    keys.follow("Germany", href="/donors/DE")
    assert page.locator("h1").inner_text() == "Germany"
    assert page.locator("dl.sums").inner_text().startswith("Promised")
    keys.follow(href="/commitments/cmt-")
    words = page.locator("blockquote .ev").first.inner_text()
    assert words
    assert words in page.locator("main").inner_text()

    keys.to("CSV", href=f"{urlsplit(page.url).path}.csv", back=True)
    with page.expect_download() as found:
        keys.press("Enter")
    rows = list(csv.DictReader(io.StringIO(Path(found.value.path()).read_text("utf-8-sig"))))
    assert rows
    assert all(row["id"].startswith("clm-") for row in rows)

    keys.to(href="as_of=2025-12-31")
    cited = page.locator("p.cite")
    assert page.locator("h1").inner_text() in cited.inner_text()
    assert "as known on 31 Dec 2025" in cited.inner_text()
    keys.go("Enter")
    assert "as known on 31 Dec 2025" in page.locator(".past").inner_text()


def test_every_page_is_cited_with_its_day(keys, page):
    keys.follow("Donors")
    keys.to("Cite this page", back=True)
    keys.press("Enter")
    told = page.locator("#citation").inner_text()
    assert told.startswith("Donors. In: The demo book, as known on 31 Dec 2025.")
    keys.follow(href="as_of=2025-12-31")
    assert page.url.endswith("/donors?as_of=2025-12-31")


def test_a_first_tab_offers_to_skip_what_is_the_same_on_every_page(keys, page):
    assert keys.to("Skip to the page")
    keys.press("Enter")
    keys.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_search_finds_names_and_words_of_sentences(keys, page, at):
    keys.to(tag="input")
    keys.write("howitzers")
    keys.go("Enter")
    assert page.locator("mark.found").count() > 0
    keys.follow(href="/claims/clm-")
    assert page.locator("h2", has_text="Which words gave what").count() == 1


def test_a_list_is_cut_down_and_widened_and_keeps_its_filter_in_its_file(keys, page):
    keys.follow("Commitments")
    whole = counted(page)
    keys.follow(href="donor=DE")
    narrowed = counted(page)
    assert narrowed < whole
    assert "donor=DE" in page.url

    keys.to("CSV", back=True)
    with page.expect_download() as found:
        keys.press("Enter")
    rows = list(csv.DictReader(io.StringIO(Path(found.value.path()).read_text("utf-8-sig"))))
    assert len(rows) == narrowed

    page.reload()
    keys.follow("by Germany")
    assert counted(page) == whole


def counted(page) -> int:
    return int(page.locator(".files").first.inner_text().split()[0].replace(",", ""))


def test_the_book_can_be_seen_as_of_a_day_and_keeps_the_day_from_page_to_page(keys, page):
    latest = page.locator("h1").inner_text()
    keys.to("Latest")
    keys.press("Enter")
    keys.to(tag="input")
    assert page.evaluate("document.activeElement.name") == "as_of"
    keys.write("03152024")
    keys.to("Show")
    keys.go("Enter")
    assert "as_of=2024-03-15" in page.url
    assert "as known on 15 Mar 2024" in page.locator(".past").inner_text()
    assert page.locator("h1").inner_text() != latest
    keys.follow("Overdue")
    assert "as_of=2024-03-15" in page.url
    keys.follow("See the latest")
    assert "as_of" not in page.url
    assert page.locator(".past").count() == 0


def test_a_document_leads_from_its_text_to_its_claims_and_back(keys, page, at):
    keys.follow(href="/commitments/cmt-")
    keys.follow("In its document")
    assert page.locator(".stored mark").count() > 0
    keys.to("Claim 1", tag="a")
    keys.press("Enter")
    assert page.evaluate("location.hash") == "#r1"
    keys.to("To the words of claim 1")
    keys.press("Enter")
    assert page.evaluate("location.hash") == "#t1"


def test_json_of_a_page_is_the_same_record(keys, page, at):
    keys.follow(href="/commitments/cmt-")
    address = page.url
    keys.follow("JSON")
    record = json.loads(page.locator("body").inner_text())
    assert address.endswith(record["id"])
