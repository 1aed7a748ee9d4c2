"""Public offices from 2014 on: who held which on a day, and which surnames name nobody by themselves."""

import csv
import re
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from pledgebook.catalogue import load_catalogue

SHIPPED = load_catalogue()
HEADS = ("president", "prime minister", "premier", "chancellor", "king", "emir", "sultan", "prince", "pope",
         "supreme leader", "chief adviser", "chairman of the presidential leadership council",
         "chairman of the sovereignty council", "chairman of the council of ministers")
WITHOUT_ONE_HEAD = {"SM"}
"""Two captains regent hold San Marino's office together, for six months."""


def table(name: str) -> list[dict[str, str]]:
    text = files("pledgebook").joinpath(f"data/catalogue/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def holder(party: str, role: str, when: date) -> list[str]:
    return [o.name for o in SHIPPED.offices if (o.party, o.role) == (party, role) and o.held_on(when)]


def test_no_office_has_two_holders_at_a_time_whatever_it_is():
    """The day of a handover may stand in both terms."""
    terms = defaultdict(list)
    for office in SHIPPED.offices:
        terms[office.party, office.role].append((office.since or date.min, office.until or date.max, office.name))
    assert [(which, before, after) for which, spans in terms.items() for before, after in pairwise(sorted(spans))
            if before[1] > after[0]] == []


def test_every_state_has_the_head_that_speaks_for_it():
    held = {office.party for office in SHIPPED.offices if office.role in HEADS}
    states = {party for party, (_, kind) in SHIPPED.parties.items() if kind == "state"}
    assert states - held == WITHOUT_ONE_HEAD


def test_terms_reach_back_to_1989_and_end_by_then_at_the_earliest():
    assert all(office.until is None or office.until >= date(1989, 1, 1) for office in SHIPPED.offices)
    assert sum(office.until is not None and office.until < date(2014, 1, 1) for office in SHIPPED.offices) > 400


@pytest.mark.parametrize(("party", "role", "when", "name"), [
    ("US", "president", date(2014, 3, 1), "Barack Obama"),
    ("US", "president", date(2005, 1, 4), "George W. Bush"),
    ("US", "secretary of state", date(2010, 1, 20), "Hillary Clinton"),
    ("GB", "prime minister", date(2005, 1, 4), "Tony Blair"),
    ("GB", "chancellor of the exchequer", date(2005, 1, 4), "Gordon Brown"),
    ("UN", "secretary general", date(2005, 1, 4), "Kofi Annan"),
    ("US", "secretary of defense", date(2016, 1, 1), "Ash Carter"),
    ("FR", "minister of defence", date(2015, 6, 1), "Jean-Yves Le Drian"),
    ("DE", "minister of foreign affairs", date(2017, 6, 1), "Sigmar Gabriel"),
    ("GB", "defence secretary", date(2016, 1, 1), "Michael Fallon"),
    ("GB", "prime minister", date(2026, 8, 1), "Andy Burnham"),
    ("UA", "prime minister", date(2015, 1, 1), "Arseniy Yatsenyuk"),
    ("UA", "president", date(2026, 11, 1), "Volodymyr Zelenskyy"),
    ("UA", "minister of defence", date(2026, 9, 1), "Yevhen Khmara"),
    ("GB", "defence secretary", date(2026, 9, 1), "Wes Streeting"),
    ("EE", "minister of defence", date(2015, 6, 1), "Sven Mikser"),
    ("VN", "president", date(2026, 9, 1), "To Lam"),
    ("IR", "supreme leader", date(2026, 9, 1), "Mojtaba Khamenei"),
    ("HU", "prime minister", date(2026, 6, 1), "Péter Magyar"),
    ("EU", "high representative", date(2014, 5, 1), "Catherine Ashton"),
    ("NATO", "secretary general", date(2014, 5, 1), "Anders Fogh Rasmussen"),
    ("UN", "secretary general", date(2016, 5, 1), "Ban Ki-moon"),
])
def test_a_day_tells_the_holder(party, role, when, name):
    assert holder(party, role, when) == [name]


@pytest.mark.parametrize("role", ["president", "prime minister", "minister of foreign affairs", "minister of defence"])
def test_the_main_givers_have_a_holder_for_nine_in_ten_of_the_quarters_since_2014(role):
    quarters = [date(year, month, 15) for year in range(2014, 2025) for month in (2, 5, 8, 11)]
    parties = {"president": ["US", "FR", "PL", "UA"], "prime minister": ["GB", "IT", "ES", "NL", "DK", "NO", "SE"],
               "minister of foreign affairs": ["DE", "FR", "IT", "ES", "PL", "NL", "DK", "NO", "SE", "UA"],
               "minister of defence": ["DE", "IT", "ES", "PL", "NL", "DK", "NO", "SE", "CA", "JP", "UA"]}[role]
    for party in parties:
        held = sum(bool(holder(party, role, when)) for when in quarters)
        assert held >= 0.9 * len(quarters), (party, role, held)


def test_a_surname_that_is_a_word_names_nobody_by_itself_but_its_full_name_does():
    """'In', 'Key', 'May' and 'Un' begin sentences; 'II' ends the name of a war."""
    alone = {name.spelling for name in SHIPPED.names if name.table == "office" and name.use == "surname"}
    assert {"In", "Key", "May", "Un", "II", "VI", "Power", "English", "Rice"} & alone == set()
    full = {name.spelling for name in SHIPPED.names if name.table == "office" and name.use != "surname"}
    assert {"John Key", "Theresa May", "Abdullah II", "Samantha Power", "Kim Jong Un"} <= full
    assert {"Macron", "Scholz", "Zelensky", "Stoltenberg"} <= alone


def test_every_word_that_is_no_surname_is_one_of_some_holder():
    words = {row["surname"] for row in table("surname_words")}
    last = {name.spelling.split()[-1] for name in SHIPPED.names if name.table == "office" and name.use != "surname"}
    last |= {row["alias"].split()[-1] for language in ("de", "uk") for row in table(f"office_names_{language}")}
    assert words - last == set()


def test_a_source_is_an_address_or_an_outlet_with_its_day_or_year():
    sources = {row["source"] for row in table("offices")} - {""}
    assert len(sources) > 10
    assert [one for one in sources if not re.fullmatch(r"https://[^ ]+|.+, (\d{1,2} [A-Z][a-z]+ )?20\d\d", one)] == []


@pytest.mark.parametrize("spelling", [
    "Volodymyr Zelensky", "Vladimir Poutine", "Recep Tayyip Erdogan", "Jana Cernochova",
    "Radoslaw Sikorski", "Dmytro Kouleba", "Mohammed ben Salmane",
])
def test_other_spellings_lead_to_the_same_person(spelling):
    found = {SHIPPED.offices[int(n.target)].name for n in SHIPPED.names
             if n.table == "office" and n.spelling == spelling}
    assert len(found) == 1
