"""Totals are the same to the cent in the terminal, from Python and over HTTP: by every key, on every basis."""

import json
from itertools import chain

import pytest
from api_house import demo_folder, every
from click.testing import CliRunner

from pledgebook import Book
from pledgebook.cli import program
from pledgebook.codes import Basis
from pledgebook.ledger import TOTAL_BY

ASKED = [
    *({"by": [name]} for name in TOTAL_BY), {"by": ["all"]}, {"by": ["donor", "stage"]},
    {"by": ["donor", "recipient", "kind", "stage", "month"]}, {"by": ["item_id", "year"]},
    *({"by": ["donor"], "basis": str(basis), "currency": currency} for basis in Basis for currency in ("EUR", "USD")),
    {"by": ["stage"], "donor": "DE"}, {"by": ["donor"], "donor": "?"}, {"by": ["kind"], "year": "2024"},
]


def in_the_terminal(by, **options):
    given = chain.from_iterable((f"--{name.replace('_', '-')}", value) for name, value in options.items())
    done = CliRunner().invoke(program, ["totals", "--book", str(demo_folder()), "--json", "--by", ",".join(by), *given])
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
