"""Stated values stay as near to a public tracker's euros as they were measured to be."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import valuation

pytestmark = pytest.mark.skipif(not valuation.TEXTS.is_file(), reason="the reference in ../shared is not here")
FLOORS = json.loads(valuation.FLOORS.read_text(encoding="utf-8"))


def test_the_reference_is_the_one_that_the_floors_were_measured_on():
    assert valuation.digest() == FLOORS["reference"]


def test_stated_sums_are_valued_at_least_as_well_as_before():
    found = valuation.figures()
    assert found.keys() == FLOORS["floors"].keys()
    assert not {name: (share, FLOORS["floors"][name]) for name, share in found.items()
                if share < FLOORS["floors"][name]}


def test_every_activity_has_a_class_and_is_counted_once():
    rows = valuation.compared()
    assert len(rows) == len(valuation.activities())
    assert len({one.id for one in rows}) == len(rows)


def test_what_is_off_by_more_than_one_in_a_hundred_on_the_same_days_is_a_day_away_from_their_average():
    """Their rate is the mean of a month; on its last days the dollar was 1.4 in a hundred away from it."""
    off = [one for one in valuation.compared() if one.same_day and one.kind == valuation.OTHER_DAY]
    assert {one.currency for one in off} <= {"USD"}
    assert all(abs(one.at_ours / one.theirs - 1) < 0.02 for one in off)
