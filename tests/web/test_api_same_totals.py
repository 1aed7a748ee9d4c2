"""Totals are the same to the cent in the terminal, from Python and over HTTP: by every key, on every basis."""

import json
import sys
import time
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from api_house import ROOT, client, demo_folder, every
from click.testing import CliRunner

from pledgebook import Book
from pledgebook.cli import program
from pledgebook.cli.serving import house_of
from pledgebook.codes import Basis
from pledgebook.ledger import TOTAL_BY

sys.path.insert(0, str(Path(__file__).parents[1] / "pipeline"))

import bookmaking

ASKED = [
    *({"by": [name]} for name in TOTAL_BY), {"by": ["all"]}, {"by": ["donor", "stage"]},
    {"by": ["donor", "recipient", "kind", "stage", "month"]}, {"by": ["item_id", "year"]},
    *({"by": ["donor"], "basis": str(basis), "currency": currency} for basis in Basis for currency in ("EUR", "USD")),
    {"by": ["stage"], "donor": "DE"}, {"by": ["donor"], "donor": "?"}, {"by": ["kind"], "year": "2024"},
]


def in_the_terminal(by, folder=None, **options):
    folder = folder or demo_folder()
    given = chain.from_iterable((f"--{name.replace('_', '-')}", value) for name, value in options.items())
    done = CliRunner().invoke(program, ["totals", "--book", str(folder), "--json", "--by", ",".join(by), *given])
    assert done.exit_code == 0, done.output
    return [json.loads(row) for row in done.stdout.splitlines()]


def over_http(by, **options):
    query = "&".join(f"{name}={value.replace('?', '%3F')}" for name, value in {"by": ",".join(by), **options}.items())
    return every(f"/totals?{query}&limit=7")


@pytest.mark.parametrize("asked", ASKED, ids=str)
def test_totals_are_the_same_in_the_terminal_from_python_and_over_http(asked):
    told = in_the_terminal(**asked)
    assert told
    assert Book(demo_folder()).totals(**asked).rows == told
    assert over_http(**asked) == told


def test_the_frames_of_a_notebook_hold_the_same_cents():
    pytest.importorskip("pandas")
    pytest.importorskip("pyarrow")
    table = Book(demo_folder()).totals(by=["donor", "stage"], currency="USD")
    for frame in (table.to_pandas(exact=True).to_dict("records"), table.to_arrow().to_pylist()):
        for row, told in zip(frame, table.rows, strict=True):
            for account in ("promised", "firm", "delivered", "cancelled"):
                for end in ("min", "max"):
                    cell, said = row[f"{account}_{end}"], told[account][end]
                    assert (cell is None) == (said is None)
                    assert said is None or cell == type(cell)(str(said))


def test_what_stands_behind_a_total_is_the_same_everywhere():
    for donor in ("FR", "US"):
        done = CliRunner().invoke(program, ["why", "--book", str(demo_folder()), "--json", "--donor", donor])
        told = json.loads(done.stdout)
        assert Book(demo_folder()).why(donor=donor).tree == told
        assert every(f"/totals/why?donor={donor}&limit=3") == told["commitments"]


@pytest.fixture(scope="module")
def two_days(tmp_path_factory):
    """A book that was captured on two days and is also valued in the prices of 2021."""
    rows = [bookmaking.row(name, bookmaking.STORIES[name]) for name in ("howitzers", "package", "money", "drones")]
    late = [replace(one, captured_at="2024-05-02T09:00:00Z") if "money" in one.uri else one for one in rows]
    book = bookmaking.made(tmp_path_factory.mktemp("days") / "book", late)
    settings = book.folder / "book.toml"
    settings.write_text(settings.read_text("utf-8").replace("# prices_of = 0", "prices_of = 2021"), "utf-8")
    book = bookmaking.open_book(book.folder)
    bookmaking.ran(book)
    return book


def patiently(among, path):
    """The rows of a list, asked again while the ledger of its day is being made."""
    for _ in range(60):
        answer = among.get(f"{ROOT}{path}")
        if answer.status_code != 503:
            assert answer.status_code == 200, answer.text
            return answer.json()["data"]
        time.sleep(1)
    raise AssertionError(answer.text)


@pytest.mark.parametrize("options", [{}, {"as_of": "2024-04-15"}, {"as_of": "2024-03-01"}, {"prices_of": "2021"},
                                     {"prices_of": "2021", "as_of": "2024-04-15", "currency": "USD"}], ids=str)
def test_totals_of_a_day_and_in_constant_prices_are_the_same_everywhere(two_days, options):
    told = [{name: value for name, value in row.items() if name != "as_of"}
            for row in in_the_terminal(["donor"], two_days.folder, **options)]
    asked = {name: int(value) if name == "prices_of" else value for name, value in options.items()}
    assert Book(two_days.folder).totals(by="donor", **asked).rows == told
    query = "".join(f"&{name}={value}" for name, value in options.items())
    assert patiently(client(house_of(two_days)), f"/totals?by=donor{query}") == told
