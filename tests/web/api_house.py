"""The demo book, and the sample with hostile texts, behind the interface: what the tests of `/api/v1` ask.

Both are made once a run of the tests. The day is fixed; a ledger of the past is the same one, so that nothing waits.
"""

import contextlib
import functools
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path

from click.testing import CliRunner
from starlette.testclient import TestClient

from pledgebook.cli import program
from pledgebook.cli.serving import house_of
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.pipeline.book import open_book
from pledgebook.web.app import make_app

sys.path.insert(0, str(Path(__file__).parents[1] / "views"))

import sample_ledger

TODAY = date(2025, 12, 31)
ROOT = "/api/v1"


@functools.cache
def demo_folder() -> Path:
    folder = Path(tempfile.mkdtemp(prefix="pledgebook-demo-")) / "book"
    done = CliRunner().invoke(program, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


@functools.cache
def demo_house():
    book = open_book(demo_folder())

    @contextlib.contextmanager
    def same(_day):
        with Ledger(book.ledger_path) as ledger:
            yield ledger

    return replace(house_of(book), open_as_of=same, today=lambda: TODAY)


@functools.cache
def sample_house():
    """The sample with a bit of everything, hostile texts among it, in the place of the demo's ledger."""
    path = Path(tempfile.mkdtemp(prefix="pledgebook-sample-")) / "ledger.duckdb"
    build_ledger(path, sample_ledger.rows(), {"version": "0.1.0", "name": "a sample"})
    return replace(demo_house(), ledger=path)


def client(house) -> TestClient:
    return TestClient(make_app(house), raise_server_exceptions=False, follow_redirects=False)


@functools.cache
def demo() -> TestClient:
    return client(demo_house())


@functools.cache
def sample() -> TestClient:
    return client(sample_house())


def ask(path: str, among=None, **headers):
    told = {name.replace("_", "-"): one for name, one in headers.items()}
    return (among or demo()).get(f"{ROOT}{path}", headers=told)


def every(path: str, among=None) -> list:
    """All rows of a list, page after page."""
    rows, after = [], f"{ROOT}{path}"
    while after:
        answer = (among or demo()).get(after)
        assert answer.status_code == 200, answer.text
        rows += answer.json()["data"]
        after = answer.json()["next"]
    return rows


async def without_lifespan(app, scope, receive, send):
    """The application, begun and ended by nobody: schemathesis begins and ends it for every single request."""
    if scope["type"] != "lifespan":
        await app(scope, receive, send)
        return
    for step in ("startup", "shutdown"):
        await receive()
        await send({"type": f"lifespan.{step}.complete"})
