"""The closed lists are those of the contract, and every stage has its place."""

import pytest

from pledgebook import codes
from pledgebook.codes import FIRM, FLOWS, KIND_CODES, NEGATIVE, STAGE_CODES, STANCES, Kind, Stage, stage_rank

LISTS = {
    "Kind": "goods funds package training service procurement production capability incident position",
    "Stage": "requested signalled announced committed contracted dispatched delivered delayed reduced suspended "
             "cancelled refused",
    "Modality": "stated reported possible conditional denied",
    "Counting": "new additional total part restated target",
    "Bound": "exact about at_least up_to range vague",
    "Part": "opens restates advances amends asserts disputes",
    "Verdict": "same part-of different accept reject correct unsure undo",
    "Tier": "A B C",
    "Basis": "stated book replacement market",
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_holds_the_words_of_the_contract_and_no_others(name):
    assert " ".join(getattr(codes, name)) == LISTS[name]


def test_every_stage_and_kind_has_its_codes():
    assert set(STAGE_CODES) == set(Stage)
    assert set(KIND_CODES) == set(Kind)


def test_the_way_of_a_promise_goes_in_one_direction():
    way = [Stage.REQUESTED, Stage.SIGNALLED, Stage.ANNOUNCED, Stage.COMMITTED, Stage.CONTRACTED, Stage.DISPATCHED,
           Stage.DELIVERED]
    assert [stage_rank(stage) for stage in way] == sorted({stage_rank(stage) for stage in way})
    assert {stage_rank(stage) for stage in set(Stage) - set(way)} == {-1} == {stage_rank(None)}


def test_firm_is_committed_or_further_and_nothing_firm_is_refused():
    assert {stage for stage in Stage if stage_rank(stage) >= stage_rank(Stage.COMMITTED)} == FIRM
    assert not FIRM & NEGATIVE
    assert not FLOWS & STANCES
