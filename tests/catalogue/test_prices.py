"""Unit prices: each says where it stands, in plain decimals, of a thing, a unit and a currency of the catalogue."""

import re
from collections import Counter, defaultdict
from decimal import Decimal
from importlib.resources import files

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.tables import Row, read_table

COLUMNS = ("item", "basis", "unit", "currency", "year", "low", "high", "source", "url", "seen", "note")
PLAIN = re.compile(r"\d+(\.\d+)?")
CATALOGUE = load_catalogue()


def shipped(name: str, columns: tuple[str, ...] = ()) -> list[Row]:
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(read_table(text, f"{name}.csv", columns))


PRICES = shipped("prices", COLUMNS)


def test_at_least_150_things_have_a_price():
    assert len({row["item"] for row in PRICES}) >= 150


@pytest.mark.parametrize("column", ["item", "basis", "unit", "currency", "year", "low", "high", "source"])
def test_no_price_lacks_what_it_needs(column):
    assert [row.place for row in PRICES if not row[column].strip()] == []


def test_every_price_is_of_a_known_thing_and_currency_and_in_a_known_unit():
    units = {row["unit"] for row in shipped("unit_kinds")}
    money = {row["code"] for row in shipped("currencies")}
    items = set(CATALOGUE.items)
    assert [row.place for row in PRICES if row["item"] not in items] == []
    assert [row.place for row in PRICES if row["unit"] not in units] == []
    assert [row.place for row in PRICES if row["currency"] not in money] == []


def test_every_price_is_on_one_of_the_three_bases():
    assert {row["basis"] for row in PRICES} == {"book", "replacement", "market"}


def test_low_and_high_are_plain_decimals_above_nothing_and_in_order():
    for row in PRICES:
        assert PLAIN.fullmatch(row["low"]), row.place
        assert PLAIN.fullmatch(row["high"]), row.place
        assert Decimal(0) < Decimal(row["low"]) <= Decimal(row["high"]), row.place


def test_no_range_is_so_wide_that_it_says_nothing():
    assert [row.place for row in PRICES if Decimal(row["high"]) > 10 * Decimal(row["low"])] == []


def test_no_new_thing_costs_less_than_a_tenth_of_what_the_books_hold():
    by_key = defaultdict(dict)
    for row in PRICES:
        by_key[row["item"], row["unit"], row["currency"]].setdefault(row["basis"], []).append(row)
    for bases in by_key.values():
        for new in bases.get("replacement", []):
            for old in bases.get("book", []):
                assert Decimal(new["high"]) * 10 >= Decimal(old["low"]), (new.place, old.place)


def test_years_are_four_digits_from_1980_on():
    assert [row.place for row in PRICES if not re.fullmatch(r"(19[89]|20[0-2])\d", row["year"])] == []


def test_no_thing_has_two_prices_on_one_basis_in_one_unit_and_year():
    seen = Counter((row["item"], row["basis"], row["unit"], row["year"]) for row in PRICES)
    assert [key for key, times in seen.items() if times > 1] == []


def test_addresses_are_pages_or_empty():
    page = re.compile(r"https://[\w.-]+\.[a-z]{2,}(/\S*)?")
    assert [row.place for row in PRICES if row["url"] and not page.fullmatch(row["url"])] == []


def test_no_address_is_a_bare_home_page():
    home = re.compile(r"https://[^/]+/?")
    assert [row.place for row in PRICES if home.fullmatch(row["url"])] == []


def test_every_price_says_whether_it_was_read_at_its_page_or_is_of_a_named_document():
    assert [row.place for row in PRICES if row["seen"] not in ("read", "named")] == []
    assert [row.place for row in PRICES if row["seen"] == "read" and not row["url"]] == []


def test_the_data_readme_says_how_many_prices_were_read():
    text = " ".join(files("pledgebook").joinpath("data/catalogue/README.md").read_text(encoding="utf-8").split())
    told = Counter(row["seen"] for row in PRICES)
    assert f"{told['read']} rows were read, {told['named']} are named" in text


@pytest.mark.parametrize("basis", ["book", "replacement", "market"])
def test_a_guided_shell_has_prices_of_its_own_and_none_of_a_plain_shell(basis):
    own = [row for row in PRICES if row["item"] == "m982-excalibur" and row["basis"] == basis]
    assert own
    assert all(Decimal(row["low"]) > 50_000 for row in own)


def test_what_was_bought_in_pounds_dollars_or_crowns_is_not_told_in_euros():
    money = {(row["item"], row["year"]): row["currency"] for row in PRICES if row["basis"] == "market"}
    assert (money["boxer", "2016"], money["boxer", "2019"]) == ("EUR", "GBP")
    assert (money["cv90", "2023"], money["euro-puls", "2023"]) == ("CZK", "USD")


def test_a_wider_node_never_holds_the_price_of_one_special_kind():
    priced = {row["item"] for row in PRICES}
    assert {"autotransformer", "distribution-transformer", "field-hospital"} <= priced
    assert not {"transformer", "hospital"} & priced


def test_the_price_of_a_thing_never_comes_from_another_tracker():
    tracker = re.compile("kiel|ifw|ukraine support tracker", re.IGNORECASE)
    assert [row.place for row in PRICES if tracker.search(row["source"] + row["url"] + row["note"])] == []


def test_prices_stand_in_the_order_of_the_tree():
    order = {item: number for number, item in enumerate(CATALOGUE.items)}
    numbers = [order[row["item"]] for row in PRICES]
    assert numbers == sorted(numbers)
