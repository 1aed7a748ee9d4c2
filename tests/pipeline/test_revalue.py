"""A ledger that is valued anew is the ledger of a whole run, although no archive is opened and no text is read."""

import shutil

import pytest
from bookmaking import made, open_book, ran, records, stories

from pledgebook.ledger import Ledger
from pledgebook.pipeline import revalue
from pledgebook.pipeline.cache import fingerprint
from pledgebook.schema import commitment_from_json, plain

TABLES = {
    "unit_kinds": "unit,name,dimension,factor,base\npiece,piece,count,1,piece\n",
    "prices": "item,basis,unit,currency,year,low,high,source\n"
              "leopard-2,replacement,piece,EUR,2022,8000000,10000000,a test\n"
              "caesar,replacement,piece,EUR,2023,4000000,5000000,a test\n"
              "caesar,book,piece,USD,2010,2000000,3000000,a test\n",
    "deflators": "area,year,index,source\n" + "".join(
        f"{area},{year},{index},a test\n" for area in ("EUR", "USD")
        for year, index in ((2010, 80), (2022, 100), (2023, 105), (2024, 110))),
}


@pytest.fixture
def book(tmp_path):
    """A book of stories with no prices of its own yet, run once."""
    book = made(tmp_path / "book", stories())
    ran(book)
    return book


def change(book, prices_of=0, currencies='["EUR", "USD"]'):
    """The book's tables and settings as they would be edited."""
    (book.folder / "catalogue").mkdir(exist_ok=True)
    for name, table in TABLES.items():
        (book.folder / "catalogue" / f"{name}.csv").write_text(table, encoding="utf-8")
    path = book.folder / "book.toml"
    text = path.read_text(encoding="utf-8").partition("\n[value]")[0]
    path.write_text(f"{text}\n[value]\nprices_of = {prices_of}\ncurrencies = {currencies}\n", encoding="utf-8")
    return open_book(book.folder)


def whole(book):
    """All that the ledger says, its digest and the tables that are no part of it."""
    with Ledger(book.ledger_path) as ledger:
        tables = {name: list(ledger.records(name)) for name in ("amounts", "balances", "counts", "screened", "vetoed")}
        return ledger.digest(), ledger.meta(), tables


@pytest.mark.parametrize(("prices_of", "currencies"), [(0, '["EUR", "USD"]'), (2024, '["USD", "NOK"]')])
def test_it_is_the_same_as_a_fresh_run_and_needs_no_archive(book, prices_of, currencies):
    before = whole(book)
    book = change(book, prices_of, currencies)
    shutil.move(book.folder / "archive", book.folder / "away")
    shutil.rmtree(book.cache)
    revalue.revalue_book(book)
    valued = whole(book)
    assert valued[0] != before[0]
    shutil.move(book.folder / "away", book.folder / "archive")
    ran(book)
    assert whole(book) == valued


def test_valuing_twice_changes_nothing(book):
    book = change(book)
    revalue.revalue_book(book)
    first = whole(book)
    revalue.revalue_book(book)
    assert whole(book) == first


def test_a_change_of_prices_makes_nothing_to_be_read_again(book):
    own = book.folder / "catalogue"
    own.mkdir()
    before = fingerprint(own, 100)
    book = change(book, 2024)
    assert fingerprint(own, 100) == before
    assert ran(book).read_now == 0
    (own / "item_aliases.csv").write_text("item,alias,match\n", encoding="utf-8")
    assert fingerprint(own, 100) != before


@pytest.mark.slow
def test_prices_of_another_year_are_told_from_a_copy_and_the_book_stays_as_it_is(book):
    book = change(book)
    revalue.revalue_book(book)
    before = whole(book)
    with revalue.valued_ledger(book, 2024) as ledger:
        years = {row["prices_of"] for row in ledger.records("valuations")}
    assert years == {None, 2024}
    assert whole(book) == before
    book = change(book, 2024)
    revalue.revalue_book(book)
    with revalue.valued_ledger(book, 2024) as ledger:
        assert ledger.path == book.ledger_path


def test_every_basis_of_a_thing_has_its_price_with_source_year_and_rate(book):
    book = change(book)
    revalue.revalue_book(book)
    guns = next(row for row in records(book, "commitments") if (row["item"] or {}).get("id") == "caesar")
    told = {(value["basis"], value["currency"]): value for value in guns["values"]}
    assert told["replacement", "EUR"]["min"] == 12 * 4_000_000
    assert told["book", "USD"]["max"] == 12 * 3_000_000
    assert (told["book", "EUR"]["price_year"], told["book", "EUR"]["rate_date"]) == (2010, "2024-03-04")
    assert told["book", "EUR"]["source"].startswith("a test; ECB")


def test_a_commitment_comes_back_from_its_written_form(book):
    for row in records(book, "commitments"):
        assert plain(commitment_from_json(row)) == {**row, "values": []}
