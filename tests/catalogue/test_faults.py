"""`check` finds in a book's tables of money and programmes all that would stop a run, and passes nothing over."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.cards import card
from pledgebook.catalogue.faults import faults_of
from pledgebook.catalogue.money import load_money
from pledgebook.catalogue.overlay import KEYS, check_folder, shipped_rows, wrong_entries
from pledgebook.catalogue.programmes import load_programmes
from pledgebook.errors import TableError

PRICES = "item,basis,unit,currency,year,low,high,source\n"
RATES = "currency,from,until,per,base,source\n"
MEMBERS = "group,member,from,until,source\n"
PROGRAMMES = "id,name,party,kind,item,from,until,source\n"


def places(folder):
    return [(one.file, one.line, one.column) for one in faults_of(folder)]


@pytest.mark.parametrize(("table", "text", "column"), [
    ("prices", f"{PRICES}tank,book,piece,EUR,2020,9,8,a law\n", "high"),
    ("prices", f"{PRICES}tank,book,heap,EUR,2020,8,9,a law\n", "unit"),
    ("prices", f"{PRICES}tank,book,piece,usd,2020,8,9,a law\n", "currency"),
    ("prices", f"{PRICES}tank,bok,piece,EUR,2020,8,9,a law\n", "basis"),
    ("prices", f"{PRICES}tank,book,piece,EUR,20x0,8,9,a law\n", "year"),
    ("prices", f"{PRICES}tank,book,piece,EUR,2020,1e6,2000000,a law\n", "low"),
    ("prices", f"{PRICES}tank,book,piece,EUR,2020,8,9, \n", "source"),
    ("prices", f"{PRICES}gridmule,book,piece,EUR,2020,8,9,a law\n", "item"),
    ("deflators", "area,year,index,source\nEUR,2020,abc,a law\n", "index"),
    ("units", "unit,language,word\nheap,en,heaps\n", "unit"),
    ("unit_kinds", "unit,name,dimension,factor,base\nheap,heap,count,2,hoard\n", "base"),
    ("rates", f"{RATES}UAH,2022-01-01,,29,GBP,a law\n", "base"),
    ("programmes", f"{PROGRAMMES}rain,Rain,FR,gift,,,,a law\n", "kind"),
    ("programme_aliases", "programme,alias,match,language\nno-such,Rain,fold,en\n", "programme"),
    ("memberships", f"{MEMBERS}EU,UA,2030-01-01,,\n", "source"),
])
def test_each_slip_is_one_fault_on_its_cell_with_what_was_expected_and_the_next_step(own, table, text, column):
    folder = own(**{table: text})
    told = faults_of(folder)
    assert [(one.file, one.line, one.column) for one in told] == [(f"catalogue/{table}.csv", 2, column)]
    assert all(one.expected and one.next_step and one.sentence for one in told)


def test_all_slips_are_told_also_several_of_one_row(own):
    folder = own(prices=f"{PRICES}tank,bok,heap,usd,20x0,1e6,9,\ntank,book,piece,EUR,2020,9,8,a law\n",
                 deflators="area,year,index,source\neur,20,abc,\n")
    prices, deflators = "catalogue/prices.csv", "catalogue/deflators.csv"
    assert places(folder) == [
        *((deflators, 2, column) for column in ("area", "index", "source", "year")),
        *((prices, 2, column) for column in ("basis", "currency", "low", "source", "unit", "year")),
        (prices, 3, "high")]


def test_rates_that_hold_on_one_day_are_named_both(own):
    folder = own(rates=f"{RATES}UAH,2022-01-01,2022-12-31,29,USD,a law\nUAH,2022-06-01,2022-06-30,30,USD,a law\n"
                       "UAH,2022-12-31,,36,USD,a law\n")
    assert places(folder) == [("catalogue/rates.csv", 3, "from"), ("catalogue/rates.csv", 4, "from")]
    with pytest.raises(TableError, match=r"catalogue/rates\.csv:3: .* catalogue/rates\.csv:2: two rates of UAH hold on "
                                         "2022-06-01"):
        load_money(folder)


def test_memberships_that_share_a_day_are_named_both(own):
    folder = own(memberships=f"{MEMBERS}NATO,UA,2030-01-01,2031-01-01,s\nNATO,UA,2030-06-01,,s\n")
    (told,) = faults_of(folder)
    assert (told.file, told.line, told.column) == ("catalogue/memberships.csv", 3, "member")
    assert "catalogue/memberships.csv:2" in told.sentence


def test_a_row_that_lacks_cells_or_columns_leaves_the_other_checks_standing(own):
    folder = own(prices="item,basis\ntank,bok\n", rates=f"{RATES}UAH\nuah,,,1,EUR,s\n")
    assert {("catalogue/rates.csv", 2, ""), ("catalogue/rates.csv", 3, "currency"),
            ("catalogue/prices.csv", 1, "unit")} <= set(places(folder))


# -- what looks like a table and is none -------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["prices.csv", "items.csv", "Prices.csv", "prices.CSV", "price.csv", "zzz.csv"])
@pytest.mark.parametrize("is_folder", [True, False])
def test_what_looks_like_a_table_and_is_none_is_a_fault_and_stops_every_loader(own, name, is_folder):
    folder = own()
    if is_folder:
        (folder / name).mkdir()
    elif name in ("prices.csv", "items.csv"):
        (folder / name).symlink_to(folder / "nowhere")
    else:
        (folder / name).write_text("item\n", encoding="utf-8")
    told = list(wrong_entries(folder))
    assert [one.place for one in told] == [f"catalogue/{name}"]
    assert told[0].next_step
    for load in (load_catalogue, load_money, lambda folder: load_programmes(load_catalogue(), folder)):
        with pytest.raises(TableError, match=f"catalogue/{name}: "):
            load(folder)


def test_a_near_name_of_a_table_is_proposed_and_other_files_may_stand_there(own):
    folder = own(price="item\n")
    (folder / "README.md").write_text("ours", encoding="utf-8")
    (folder / ".~lock.items.csv").write_text("", encoding="utf-8")
    assert [one.next_step for one in faults_of(folder)] == ["name it prices.csv if that is meant, or take it out"]
    (folder / "price.csv").unlink()
    check_folder(folder)


def test_a_plain_file_in_place_of_the_folder_is_a_fault(tmp_path):
    (tmp_path / "catalogue").write_text("", encoding="utf-8")
    assert [(one.file, one.sentence) for one in faults_of(tmp_path / "catalogue")] == [("catalogue", "it is no folder")]
    with pytest.raises(TableError, match="catalogue: it is no folder"):
        load_catalogue(tmp_path / "catalogue")


# -- one rule for own tables -------------------------------------------------------------------------------------------


def test_what_show_tells_of_prices_is_what_values_are_made_of(own):
    folder = own(prices=f"{PRICES}leopard-2a6,market,piece,EUR,2024,1,2,ours\n"
                        "leopard-2a6,market,piece,EUR,2025,2,3,ours\n")
    tables = load_catalogue(folder)
    shown = [(row["basis"], row["year"], row["source"]) for row in card("leopard-2a6", tables)["prices"]]
    used = [(row.basis, str(row.year), row.source) for row in load_money(folder).prices["leopard-2a6"]]
    assert sorted(shown) == sorted(used)
    assert [year for basis, year, _ in used if basis == "market"] == ["2024", "2025"]


def test_own_programmes_and_memberships_replace_the_shipped_ones_of_their_key(own):
    tables = load_catalogue()
    one = next(row for row in shipped_rows("memberships") if row["from"] and not row["until"])
    programme = shipped_rows("programmes")[0]
    folder = own(
        memberships=f"{MEMBERS}{one['group']},{one['member']},{one['from']},2029-01-01,ours\n",
        programmes=f"{PROGRAMMES}{programme['id']},Ours,{programme['party']},fund,,,,ours\n")
    found, before = load_programmes(tables, folder), load_programmes(tables)
    assert len(found.programmes) == len(before.programmes)
    assert found.programmes[programme["id"]].name == "Ours"
    spans = [span for span in found.memberships[one["group"]] if span.member == one["member"]]
    assert [str(span.until) for span in spans if span.source == "ours"] == ["2029-01-01"]
    assert len(found.memberships[one["group"]]) == len(before.memberships[one["group"]])


def test_language_url_and_note_may_be_left_out_of_any_own_table_that_has_them_and_nothing_else(own):
    columns = {table: [column for column in shipped_rows(table)[0] if column not in ("language", "url", "note")]
               for table in sorted(KEYS)}
    folder = own(**{table: ",".join(row) + "\n" for table, row in columns.items()})
    assert faults_of(folder) == []
    own(**{table: ",".join(row[1:]) + "\n" for table, row in columns.items()})
    assert places(folder) == sorted((f"catalogue/{table}.csv", 1, row[0]) for table, row in columns.items())
