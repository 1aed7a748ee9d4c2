"""Parties: those who give in the public trackers are found by name, and so are bodies by theirs."""

import csv
from pathlib import Path

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.text.names import Gazetteer
from pledgebook.text.tokens import tokenise

SHIPPED = load_catalogue()
PARTIES = Gazetteer(name for name in SHIPPED.names if name.table == "party" and name.is_in("en"))
SHEETS = Path(__file__).resolve().parents[3] / "shared" / "data" / "kiel-r7-2022-10" / "sheets_csv"
OTHERWISE = {"European Investment Bank": "org:european-investment-bank",
             "European Peace Facility": "org:european-peace-facility", "IMF": "org:international-monetary-fund",
             "Turkey": "TR", "Holy See (Vatican)": "VA"}
"""Givers whom the tracker calls by another name than we."""


def resolved(words: str) -> str | None:
    """The one party that the words name; None where they name none or several."""
    found = {mention.name.target for mention in PARTIES.find(tokenise(words))}
    return found.pop() if len(found) == 1 else None


def givers(sheet: str, column: str) -> list[str]:
    rows = csv.DictReader((SHEETS / sheet).read_text(encoding="utf-8-sig").splitlines())
    return sorted({row[column].strip() for row in rows if row.get(column, "").strip()})


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the tracker in ../shared is not here")
def test_every_giver_of_the_tracker_is_the_right_party():
    names = {name: code for code, (name, _) in SHIPPED.parties.items()}
    found = {giver: resolved(giver) for giver in givers("Bilateral_assistance_MAIN_DATA.csv", "countries")}
    assert len(found) >= 40
    for giver, code in found.items():
        expected = OTHERWISE.get(giver) or names.get(giver) or ("EU" if giver.startswith("EU ") else None)
        assert code is not None, giver
        assert code == expected, giver


@pytest.mark.skipif(not SHEETS.is_dir(), reason="the tracker in ../shared is not here")
def test_every_organisation_that_gives_in_the_tracker_is_a_party():
    found = {giver: resolved(giver) for giver in givers("Multilateral_assistance.csv", "Donor")}
    assert {giver: code for giver, code in found.items() if code is None} == {}


@pytest.mark.parametrize(("words", "party"), [
    ("Ministry of Foreign Affairs of Estonia", "EE"), ("the Danish Ministry of Defence", "DK"), ("BMZ", "DE"),
    ("NSPA", "org:nato-support-and-procurement-agency"), ("NSATU", "NATO"),
    ("NATO CAP Trust Fund", "org:nato-trust-fund"), ("EDIP", "org:european-defence-industry-programme"),
    ("Ukraine Defence Contact Group", "org:ukraine-defense-contact-group"), ("PURL",
     "org:prioritised-ukraine-requirements-list"), ("European Investment Fund", "org:european-investment-fund"),
    ("Sudan Humanitarian Fund", "org:sudan-humanitarian-fund"), ("Kuwait Fund for Arab Economic Development",
     "org:kuwait-fund-for-arab-economic-development"), ("Lithuanian Ministry of National Defence", "LT"),
    ("Export and Investment Fund of Denmark", "org:export-and-investment-fund-of-denmark"),
    ("Canadian Red Cross", "org:canadian-red-cross"), ("OPEC Fund", "org:opec-fund-for-international-development"),
])
def test_a_body_is_found_by_the_name_that_the_press_gives_it(words, party):
    assert resolved(words) == party
