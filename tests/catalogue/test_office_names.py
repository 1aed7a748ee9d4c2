"""German and Ukrainian spellings of holders of offices: written out in every case, and no form is two people's."""

import csv
import re
import unicodedata
from collections import defaultdict
from importlib.resources import files

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.catalogue.faults import faults_of

SHIPPED = load_catalogue()
OFTEN_NAMED = 300
"""So many holders have a Ukrainian spelling at least."""

TOLD_BY = ("UA", "US", "EU", "NATO", "DE", "FR", "GB", "PL")
"""Parties whose heads and ministers Ukrainian texts name most."""

ROLES = ("president", "prime minister", "chancellor", "minister of foreign affairs", "minister of defence",
         "secretary general", "high representative", "president of the european commission", "defence secretary",
         "minister of the armed forces", "secretary of state", "secretary of defense")
SINCE = "2022-02-24"


def table(name: str) -> list[dict[str, str]]:
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def spellings(row: dict[str, str]) -> list[str]:
    return [row["alias"], *filter(None, row["forms"].split("|"))]


UKRAINIAN, GERMAN, OFFICES = table("office_names_uk"), table("office_names_de"), table("offices")


@pytest.mark.parametrize("rows", [UKRAINIAN, GERMAN])
def test_every_spelling_is_of_a_holder_and_of_one_only(rows):
    assert {row["name"] for row in rows} <= {row["name"] for row in OFFICES}
    people = defaultdict(set)
    for row in rows:
        for spelling in spellings(row):
            people[spelling].add(row["name"])
    assert {spelling: names for spelling, names in people.items() if len(names) > 1} == {}


@pytest.mark.parametrize("rows", [UKRAINIAN, GERMAN])
def test_rows_are_sorted_and_no_form_stands_twice_in_a_row(rows):
    keys = [(row["name"], row["alias"]) for row in rows]
    assert keys == sorted(set(keys))
    assert [row["alias"] for row in rows if len(set(spellings(row))) != len(spellings(row))] == []


def test_the_ukrainian_ones_are_cyrillic_but_for_the_number_of_a_king():
    letters = re.compile(r"[А-ЩЬЮЯҐЄІЇа-щьюяґєії'-]+|[IVX]+")
    assert [s for row in UKRAINIAN for s in spellings(row) for word in s.split() if not letters.fullmatch(word)] == []
    assert all(unicodedata.is_normalized("NFC", s) for row in UKRAINIAN for s in spellings(row))


def test_the_most_prominent_holders_have_a_ukrainian_spelling():
    named = {row["name"] for row in UKRAINIAN}
    assert len(named) >= OFTEN_NAMED
    wanted = {row["name"] for row in OFFICES if row["party"] in TOLD_BY and row["role"] in ROLES
              and (row["until"] or "9") >= SINCE}
    assert wanted - named == set()


@pytest.mark.parametrize(("alias", "form"), [
    ("Володимир Зеленський", "Володимира Зеленського"), ("Рустем Умєров", "Рустемом Умєровим"),
    ("Денис Шмигаль", "Денисові Шмигалеві"), ("Дмитро Кулеба", "Дмитрові Кулебі"), ("Андрій Сибіга", "Андрієві Сибізі"),
    ("Ангела Меркель", "Ангелі Меркель"), ("Урсула фон дер Ляєн", "Урсулою фон дер Ляєн"), ("Кая Каллас", "Каї Каллас"),
    ("Марія Захарова", "Марією Захаровою"), ("Олаф Шольц", "Олафом Шольцом"), ("Марк Рютте", "Маркові Рютте"),
    ("Еммануель Макрон", "Еммануелем Макроном"), ("Жан-Клод Юнкер", "Жан-Клода Юнкера"), ("Джо Байден", "Джо Байденом"),
])
def test_a_name_is_inflected_as_the_orthography_says(alias, form):
    assert form in {s for row in UKRAINIAN if row["alias"] == alias for s in spellings(row)}


def test_a_womans_surname_in_a_consonant_stays_as_it_is():
    forms = {s.split()[-1] for row in UKRAINIAN if row["alias"] == "Юлія Свириденко" for s in spellings(row)}
    assert forms == {"Свириденко"}


def test_a_stranger_in_a_books_own_table_is_told_and_a_shipped_one_is_not(tmp_path):
    """The own office takes that of Yevhen Khmara, whose spellings are shipped."""
    names, offices = "name,alias,forms\nNobody Known,Ніхто Відомий,\n", "party,role,name,from,until\n"
    offices += "UA,minister of defence,Somebody New,2026-08-19,\n"
    (tmp_path / "office_names_uk.csv").write_text(names, encoding="utf-8")
    (tmp_path / "offices.csv").write_text(offices, encoding="utf-8")
    told = [(fault.file, fault.line, fault.column) for fault in faults_of(tmp_path) if "office_names" in fault.file]
    assert told == [(f"{tmp_path.name}/office_names_uk.csv", 2, "name")]
