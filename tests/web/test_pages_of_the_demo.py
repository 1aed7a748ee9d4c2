"""Every page of the demo's book: each commitment, claim and document answers, and every link leads somewhere."""

import html
import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient

from pledgebook.cli import program
from pledgebook.cli.serving import house_of
from pledgebook.ledger import Ledger
from pledgebook.ledger.boards import BOARDS
from pledgebook.pipeline.book import open_book
from pledgebook.web.app import make_app

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("demo") / "book"
    done = CliRunner().invoke(program, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def test_every_page_answers_and_no_link_between_pages_is_dead(folder: Path) -> None:
    book = open_book(folder)
    client = TestClient(make_app(house_of(book)))
    with Ledger(book.ledger_path) as ledger:
        names = {table: [one["id"] for one in ledger.records(table)]
                 for table in ("claims", "commitments", "documents")}
    to_ask = [*(f"/{name}" for name in (*BOARDS, "coverage", "method", "method/prices")),
              *(f"/{table}/{name}" for table, some in names.items() for name in some)]
    links: set[str] = set()
    for to in to_ask:
        answer = client.get(to)
        assert answer.status_code == 200, to
        found = {html.unescape(one) for one in re.findall(r'href="(/[^"]*)"', answer.text)}
        links |= {one.partition("#")[0] for one in found}
    for to in sorted(links - set(to_ask)):
        assert client.get(to).status_code == 200, to
