"""Memberships and programmes: the shipped tables agree with the catalogue, and a day decides who belongs."""

import csv
from collections import Counter, defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.programmes import KINDS, Membership, Programme, load_programmes
from pledgebook.errors import TableError

SHIPPED = load_catalogue()
FOUND = load_programmes(SHIPPED)
DAY = date(2024, 5, 1)


def table(name):
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


# -- the shipped tables --------------------------------------------------------------------------------------------


def test_no_member_belongs_twice_to_a_group_at_a_time():
    spans = defaultdict(list)
    for one in (one for held in FOUND.memberships.values() for one in held):
        spans[one.group, one.member].append((one.since or date.min, one.until or date.max))
    assert [who for who, held in spans.items()
            if any(first[1] > then[0] for first, then in pairwise(sorted(held)))] == []


def test_nobody_is_a_member_of_itself_and_only_groupings_have_members():
    kinds = {SHIPPED.party_kind(group) for group in FOUND.memberships}
    assert kinds <= {"union", "alliance", "agency", "bank", "fund", "group", "coalition"}
    assert [one for held in FOUND.memberships.values() for one in held if one.group == one.member] == []


def test_every_kind_of_programme_is_used_and_written_down():
    readme = files("pledgebook").joinpath("data/catalogue/README.md").read_text(encoding="utf-8")
    assert {one.kind for one in FOUND.programmes.values()} == set(KINDS)
    assert [kind for kind in KINDS if f"`{kind}`" not in readme] == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_name_of_a_language_stands_for_two_programmes(language):
    meant = defaultdict(set)
    for row in table("programme_aliases"):
        if row["language"] in ("", language):
            meant[row["alias"].lower()].add(row["programme"])
    assert {alias: ids for alias, ids in meant.items() if len(ids) > 1} == {}


def test_every_programme_has_a_name_and_no_id_stands_twice():
    ids = [row["id"] for row in table("programmes")]
    assert [one for one, times in Counter(ids).items() if times > 1] == []
    assert {row["programme"] for row in table("programme_aliases")} == set(ids)


@pytest.mark.parametrize("name", ["programmes", "programme_aliases", "memberships", "offices", "parties",
                                  "name_variants", "surname_words"])
def test_a_table_is_sorted_so_that_a_diff_shows_what_changed(name):
    rows = [tuple(row.values()) for row in table(name)]
    key = (lambda row: (row[0], row[1], row[3], row[2])) if name == "offices" else (lambda row: row)
    assert rows == sorted(rows, key=key)


def test_nearly_all_names_of_programmes_are_in_both_tables_of_names_the_same_party():
    """Where the catalogue has a party of the same name, the programme is that party's."""
    parties = {name.spelling: name.target for name in SHIPPED.names if name.table == "party"}
    own = {row["id"]: row["party"] for row in table("programmes")}
    other = [(row["alias"], parties[row["alias"]], own[row["programme"]]) for row in table("programme_aliases")
             if row["alias"] in parties and parties[row["alias"]] != own[row["programme"]]
             and SHIPPED.party_kind(parties[row["alias"]]) in ("fund", "coalition")]
    assert other == []


# -- look-ups ------------------------------------------------------------------------------------------------------


def test_the_day_decides_who_belongs():
    assert {"FI", "SE"} & set(FOUND.members("NATO", date(2023, 4, 3))) == set()
    assert {"FI", "SE"} & set(FOUND.members("NATO", date(2023, 4, 4))) == {"FI"}
    assert {"FI", "SE"} <= set(FOUND.members("NATO", DAY))
    assert len(FOUND.members("NATO", DAY)) == 32
    assert len(FOUND.members("EU", DAY)) == 27
    assert "GB" in FOUND.members("EU", date(2020, 1, 31))
    assert "GB" not in FOUND.members("EU", date(2020, 2, 1))
    assert FOUND.members("org:g7", DAY) == ("CA", "DE", "FR", "GB", "IT", "JP", "US")


def test_an_unknown_day_excludes_nobody_and_an_unknown_group_has_no_members():
    assert "GB" in FOUND.members("EU")
    assert FOUND.members("org:no-such-group", DAY) == FOUND.leads("org:no-such-group") == ()
    assert FOUND.groups("org:no-such-party") == ()


def test_leads_are_members_and_groups_are_found_from_the_member():
    for group in FOUND.memberships:
        assert set(FOUND.leads(group)) <= set(FOUND.members(group))
    assert FOUND.leads("org:drone-coalition", DAY) == ("GB", "LV")
    assert {"NATO", "EU", "org:joint-expeditionary-force"} <= set(FOUND.groups("SE", DAY))
    assert "NATO" not in FOUND.groups("SE", date(2023, 1, 1))


def test_a_programme_is_found_by_its_whole_name_in_its_language_and_nothing_is_guessed():
    assert FOUND.named("Nansen Programme", "en").id == "no-nansen"
    assert FOUND.named("nansen programme", "en").party == "NO"
    assert FOUND.named("PURL", "fr").kind == "purchase"
    assert FOUND.named("purl", "en") is None
    assert FOUND.named("programme Nansen", "en") is None
    assert FOUND.named("programme Nansen", "fr").item == "aid-package"
    assert FOUND.named("a Nansen Programme of sorts", "en") is None


def test_programmes_of_a_party_are_those_open_on_the_day():
    assert "gb-orbital" in {one.id for one in FOUND.of_party("GB", date(2021, 1, 1))}
    assert "gb-orbital" not in {one.id for one in FOUND.of_party("GB", DAY)}
    assert "gb-interflex" in {one.id for one in FOUND.of_party("GB", DAY)}


@settings(deadline=None)
@given(since=st.dates(), until=st.dates(), when=st.dates())
def test_a_membership_ends_before_its_last_date_and_a_programme_on_it(since, until, when):
    member = Membership("EU", "FR", since, until, "s")
    programme = Programme("a", "A", "FR", "fund", None, since, until, "s")
    assert member.holds_on(when) == (since <= when < until)
    assert programme.runs_on(when) == (since <= when <= until)
    assert member.holds_on(None)
    assert programme.runs_on(None)


# -- a book's own tables -------------------------------------------------------------------------------------------


def own(folder: Path, **tables: str) -> Path:
    folder.mkdir(exist_ok=True)
    for name, content in tables.items():
        (folder / f"{name}.csv").write_text(content, encoding="utf-8")
    return folder


def test_own_tables_add_to_the_shipped_ones(tmp_path):
    found = load_programmes(SHIPPED, own(
        tmp_path / "catalogue",
        memberships="group,member,from,until,source\norg:weimar-triangle,UA,2026-01-01,,a meeting\n",
        programmes="id,name,party,kind,item,from,until,source\nrain,Rain,FR,fund,grant,,,a law\n",
        programme_aliases="programme,alias,match,language\nrain,Rain Plan,fold,en\n",
    ))
    assert "UA" in found.members("org:weimar-triangle", date(2026, 1, 1))
    assert "UA" not in FOUND.members("org:weimar-triangle", date(2026, 1, 1))
    assert found.named("rain plan", "en") == Programme("rain", "Rain", "FR", "fund", "grant", None, None, "a law")


HEADS = {
    "memberships": "group,member,from,until,source\n",
    "programmes": "id,name,party,kind,item,from,until,source\n",
    "programme_aliases": "programme,alias,match,language\n",
}
SLIPS = {
    ("memberships", "QQ,FR,,,s"): ('group "QQ" is no id of parties.csv', "add it"),
    ("memberships", "EU,QQ,,,s"): ('member "QQ" is no id of parties.csv', "add it"),
    ("memberships", "EU,UA,2030-01-01,,"): ('source "" is empty', "fill it"),
    ("memberships", "EU,UA,2030-02-01,2030-01-01,s"): ('until "2030-01-01" is before its start, 2030-02-01', "mend"),
    ("memberships", "EU,UA,soon,,s"): ('from "soon" is no date', "2024-02-29"),
    ("memberships", "EU,FR,2020-01-01,,s"): ('member "FR" belongs twice at a time', "let the first span end"),
    ("programmes", "x,X,QQ,fund,,,,s"): ('party "QQ" is no id of parties.csv', "add it"),
    ("programmes", "x,X,FR,gift,,,,s"): ('kind "gift" is none of appeal', "write one of these"),
    ("programmes", "x,X,FR,fund,no-such,,,s"): ('item "no-such" is no id of items.csv', "add it"),
    ("programmes", "x,,FR,fund,,,,s"): ('name "" is empty', "fill it"),
    ("programmes", "x,X,FR,fund,,,, "): ('source " " is empty', "fill it"),
    ("programme_aliases", "no-such,X,fold,en"): ('programme "no-such" is no id of programmes.csv', "add it"),
    ("programme_aliases", "no-nansen,X,perhaps,en"): ('match "perhaps" is none of exact, fold', "write one"),
    ("programme_aliases", "dk-danish-model,nansen programme,fold,en"):
        ('alias "nansen programme" already names no-nansen', "one programme"),
}


@pytest.mark.parametrize("slip", SLIPS, ids=range(len(SLIPS)))
def test_a_slip_is_named_by_file_line_column_and_what_to_do(tmp_path, slip):
    (name, row), (sentence, next_step) = slip, SLIPS[slip]
    with pytest.raises(TableError) as told:
        load_programmes(SHIPPED, own(tmp_path / "catalogue", **{name: f"{HEADS[name]}{row}\n"}))
    assert told.value.place == f"catalogue/{name}.csv:2"
    assert sentence in told.value.sentence
    assert next_step in told.value.next_step
