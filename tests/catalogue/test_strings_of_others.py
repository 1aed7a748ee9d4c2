"""Facts carry over from a tracker and so do single designations; the strings of its cells do not."""

import csv
from importlib.resources import files
from pathlib import Path

import pytest

from pledgebook.catalogue.tables import read_table

NAMES = Path(__file__).resolve().parents[3] / "shared/data/equipment-names/kiel_item_names_r7.csv"
TABLES = sorted(one.name for one in files("pledgebook").joinpath("data/catalogue").iterdir()
                if one.name.endswith(".csv"))
WORDS = 4
"""From so many words on a string is no mere designation."""


def evened(text):
    """Case-folded and with single spaces; British spelling does not make it another string."""
    folded = " ".join(text.casefold().split())
    return folded.replace("armour", "armor").replace("defence", "defense").replace("litre", "liter")


@pytest.fixture(scope="module")
def strings_of_others():
    if not NAMES.is_file():
        pytest.skip(f"{NAMES.name} is in the folder shared beside the project, and that is not here")
    with NAMES.open(encoding="utf-8", newline="") as table:
        evened_out = {evened(row["item"]) for row in csv.DictReader(table)}
    return {one for one in evened_out if len(one.split()) >= WORDS}


@pytest.mark.parametrize("name", TABLES)
def test_no_string_of_four_words_of_a_trackers_list_stands_in_a_table(name, strings_of_others):
    text = files("pledgebook").joinpath(f"data/catalogue/{name}").read_text(encoding="utf-8")
    cells = (value for row in read_table(text, name) for value in dict(row).values() if isinstance(value, str))
    assert sorted({one for cell in cells for one in cell.split("|") if evened(one) in strings_of_others}) == []


def test_measures_are_left_to_the_linker_and_are_no_part_of_a_name():
    text = files("pledgebook").joinpath("data/catalogue/item_aliases.csv").read_text(encoding="utf-8")
    measures = ("ton of ", "tonne of ", "liter of ", "litre of ", "pair of ", "pack of ", "box of ", "set of ")
    assert [row["alias"] for row in read_table(text, "item_aliases.csv")
            if row["alias"].casefold().startswith(measures)] == []
