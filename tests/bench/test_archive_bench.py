"""The archive's bench: every way reads every page, and figures are what the runs say."""

import sys
import xml.etree.ElementTree as ET
from importlib.util import find_spec
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from archive_like import Plan, made_archive
from archive_measures import exponent
from archive_report import NAMES, goals, machine, picture, report
from archive_ways import WAYS

PAGES = 10
NEEDS = {"usual": ("spacy", "warcio"), "usual, fast": ("spacy",)}


@pytest.fixture(scope="module")
def archive(tmp_path_factory):
    return made_archive(tmp_path_factory.mktemp("archive"), Plan(share=0.5, pages=PAGES), files=1)[0]


@pytest.mark.parametrize("way", WAYS)
def test_every_way_reads_every_page(way: str, archive: Path):
    if not all(find_spec(library) for library in NEEDS.get(way, ())):
        pytest.skip("the extra `bench` is not installed")
    assert WAYS[way]()(archive)["pages"] == PAGES


def test_the_command_and_the_way_that_it_is_made_of_find_the_same(archive: Path):
    way, command = WAYS["claims"]()(archive), WAYS["sift"]()(archive)
    assert way["claims"] == command["claims"] > 0
    assert way["kept"] == command["kept"] > 0


def test_every_way_has_a_name():
    assert {name.removesuffix(", compiled") for name in NAMES} == set(WAYS)


def test_the_exponent_is_one_where_time_is_in_step_and_two_where_it_is_by_the_square():
    assert exponent({1000: 0.5, 10_000: 0.5, 100_000: 0.5}) == pytest.approx(1)
    assert exponent({1000: 0.5, 10_000: 5.0, 100_000: 50.0}) == pytest.approx(2)


def measured() -> dict[str, dict[str, object]]:
    """Two runs in which every way takes a tenth of the one before, and all have a bad second run."""
    runs = {name: [{"cpu": 10.0**-place, "most": 50.0, "claims": 0.1}, {"cpu": 3 * 10.0**-place, "most": 60.0}]
            for place, name in enumerate(reversed(NAMES))}
    return {"ways": {"by": machine(2), "found": {"pages": 400, "runs": runs, "starts": dict.fromkeys(NAMES, 1.0)}}}


def test_ratios_are_taken_within_a_run_so_that_a_busy_machine_does_not_change_them():
    rows = {row.split(" | ")[0].strip("| "): row.split(" | ") for row in report(measured()).splitlines()}
    assert rows[NAMES["bare"]][3] == "1.00"
    assert rows[NAMES["reader"]][3] == "0.10"
    assert rows[NAMES["usual"]][4] == "1.0"


def test_what_was_to_be_reached_is_told_with_what_was():
    told = goals({name: one["found"] for name, one in measured().items()})
    assert "| to screened text, 1% relevant, of bare reading | at least 0.45 | 0.00 | **no** |" in told
    assert "of two" not in told  # what was not measured is not told


def test_the_picture_is_a_picture_with_a_bar_for_each_way():
    tree = ET.fromstring(picture(measured()))
    bars = [one for one in tree.iter("{http://www.w3.org/2000/svg}rect") if one.get("x")]
    assert len(bars) == len(NAMES)
    assert tree.find("{http://www.w3.org/2000/svg}title") is not None
