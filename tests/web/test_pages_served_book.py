"""A book behind `serve`: its judgements and its archive are at hand on the pages."""

from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from pledgebook.cli import program
from pledgebook.cli.serving import house_of
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import Book, open_book
from pledgebook.web.app import make_app


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    folder = tmp_path_factory.mktemp("book")
    (folder / "text.txt").write_text("PARIS, 18 February 2024 - France will send 100 drones to Ukraine, its defence "
                                     "ministry said.", encoding="utf-8")
    for arguments in (["init", str(folder / "mine")], ["add", str(folder / "text.txt"), "--book", str(folder / "mine")],
                      ["run", "--book", str(folder / "mine")]):
        done = CliRunner().invoke(program, arguments)
        assert done.exit_code == 0, done.output
    return open_book(folder / "mine")


def test_a_decision_shows_on_the_page_as_soon_as_it_is_taken(book: Book) -> None:
    client = TestClient(make_app(house_of(book)))
    with Ledger(book.ledger_path) as ledger:
        (commitment,) = ledger.commitments()
    claim = commitment["claims"][0]["claim"]
    assert "Nobody has decided anything" in client.get(f"/commitments/{commitment['id']}").text
    judge = ["judge", "accept", claim, "--who", "ana", "--because", "seen on paper", "--book", str(book.folder)]
    done = CliRunner().invoke(program, judge)
    assert done.exit_code == 0, done.output
    for to in (f"/commitments/{commitment['id']}", f"/claims/{claim}"):
        assert "seen on paper" in client.get(to).text
    assert house_of(book).log(date(2020, 1, 1)) == ()


def test_the_archived_copy_is_what_was_captured(book: Book) -> None:
    client = TestClient(make_app(house_of(book)))
    with Ledger(book.ledger_path) as ledger:
        (document,) = ledger.records("documents")
    page = client.get(f"/documents/{document['id']}").text
    assert "The bytes as received" in page
    assert client.get(f"/documents/{document['id']}/archived").content.startswith(b"PARIS, 18 February 2024")


def test_an_archive_that_is_gone_says_so(book: Book, tmp_path: Path) -> None:
    client = TestClient(make_app(house_of(book)))
    for file in book.archive.files():
        file.rename(tmp_path / file.name)
    try:
        with Ledger(book.ledger_path) as ledger:
            (document,) = ledger.records("documents")
        assert client.get(f"/documents/{document['id']}/archived").status_code == 404
    finally:
        for file in tmp_path.glob("*.warc.gz"):
            file.rename(book.folder / "archive" / file.name)
