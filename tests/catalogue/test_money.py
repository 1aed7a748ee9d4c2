"""Tables of money: a slip is named where it stands, and a book's own rows come over the shipped ones."""

import sys
from decimal import Decimal
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent / "value"))

import measuring

from pledgebook.catalogue import load_catalogue, overlay
from pledgebook.catalogue.money import load_money
from pledgebook.errors import TableError

TABLES = measuring.TABLES


def edited(name, old, new):
    assert old in TABLES[name]
    return {name: TABLES[name].replace(old, new, 1)}


@pytest.mark.parametrize(("name", "old", "new", "place", "words"), [
    ("prices", "tank-a1,replacement,piece,USD,2020,8,10", "tank-z,replacement,piece,USD,2020,8,10", 2,
     'item "tank-z" is no id of items.csv'),
    ("prices", "tank-a1,replacement", "tank-a1,stated", 2, 'basis "stated" is none of book, replacement, market'),
    ("prices", "piece,USD,2020", "crate,USD,2020", 2, 'unit "crate" is no unit of unit_kinds.csv'),
    ("prices", "USD,2020", "dollars,2020", 2, 'currency "dollars" is no code'),
    ("prices", "2020,8,10", "2020,11,10", 2, 'high "10" is below low, 11'),
    ("prices", "2020,8,10", "2020,0,10", 2, 'low "0" is no plain number above 0'),
    ("prices", "2020,8,10", '2020,"8,000",10', 2, 'low "8,000" is no plain number'),
    ("prices", "2020,8,10", "2020,8e6,10", 2, 'low "8e6" is no plain number'),
    ("prices", "2020,8,10", "20,8,10", 2, 'year "20" is no year from 1960'),
    ("prices", "the maker's list", " ", 2, "is empty"),
    ("deflators", "USD,2022,100", "USD,2022,", 2, 'index "" is no plain number'),
    ("rates", "36.5686,USD", "36.5686,GBP", 2, 'base "GBP" is none of EUR, USD'),
    ("rates", "2023-01-31,36.5686", "2022-01-31,36.5686", 2, 'until "2022-01-31" is before its start'),
    ("rates", "2023-01-31,36.5686", "soon,36.5686", 2, 'until "soon" is no date'),
    ("unit_kinds", "tonne,tonne,mass,1000,kilogram", "tonne,tonne,mass,1000,pound", 6, 'base "pound" is no unit'),
    ("unit_kinds", "kilogram,kilogram,mass,1,kilogram", "kilogram,kilogram,mass,0.001,tonne", 5, "is no unit that is"),
    ("units", "round,en,rounds", "shot,en,rounds", 2, 'unit "shot" is no unit'),
])
def test_a_cell_that_cannot_be_is_named_with_file_line_column_and_next_step(name, old, new, place, words):
    with pytest.raises(TableError) as told:
        measuring.money(**edited(name, old, new))
    assert f"{name}.csv:{place}: " in str(told.value)
    assert words in str(told.value)
    assert "next: " in str(told.value)


def test_two_rates_of_one_day_are_refused():
    with pytest.raises(TableError, match="two rates of UAH hold on 2023-01-31"):
        measuring.money(**edited("rates", "UAH,2023-02-01", "UAH,2023-01-31"))


def test_amounts_are_decimals_as_they_are_written():
    tables = measuring.money()
    assert [price.low for price in tables.prices["shell"]] == [Decimal("0.5")]
    assert tables.factor("tonne", "kilogram") == (1000, 1)
    assert tables.factor("piece", "kilogram") is None
    assert tables.factor("crate", "piece") is None


def test_a_word_that_is_two_units_in_two_languages_tells_none():
    tables = measuring.money(units=TABLES["units"] + "kilogram,de,tons\n")
    assert (tables.unit_of("tons"), tables.unit_of("tonnes"), tables.unit_of("tonne")) == (None, "tonne", "tonne")


def own(folder, name, text):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def test_a_book_s_price_takes_the_place_of_all_of_its_item_basis_and_unit(monkeypatch, tmp_path):
    for name, text in TABLES.items():
        own(tmp_path / "data" / "catalogue", name, text)
    monkeypatch.setattr(overlay, "files", lambda _package: tmp_path)
    folder = own(tmp_path / "own", "prices", "item,basis,unit,currency,year,low,high,source\n"
                                             "tank-a1,replacement,piece,EUR,2024,1,2,our own\n")
    rows = load_money(folder).prices["tank-a1"]
    assert [(row.basis, row.year, row.source) for row in rows] == [
        ("book", 2019, "a report to parliament"), ("replacement", 2024, "our own")]
    assert len(load_money().prices["tank-a1"]) == 3
    own(folder, "rates", "currency,from,until,per,base,source\nUAH,2022-02-24,,29.25,USD,our own\n")
    assert [span.source for span in load_money(folder).spans["UAH"]] == ["our own"]


def test_an_edited_table_is_seen_by_the_next_look(tmp_path):
    text = "unit,name,dimension,factor,base\ncrate,crate,count,{},\n"
    folder = own(tmp_path / "own", "unit_kinds", text.format(4))
    assert load_money(folder).kinds["crate"].factor == 4
    own(folder, "unit_kinds", text.format(6))
    assert load_money(folder).kinds["crate"].factor == 6


def test_a_book_s_own_table_with_other_columns_is_refused(tmp_path):
    folder = own(tmp_path / "own", "deflators", "currency,year,index\nEUR,2020,100\n")
    with pytest.raises(TableError, match=r"deflators\.csv:1"):
        load_money(folder)


def test_the_shipped_tables_load_and_name_known_items_only():
    load_money(None, frozenset(load_catalogue().items))
