"""Which items of the queue are settled: by the words of `judge`, whoever entered them and by whatever door."""

from dataclasses import replace

import pytest

from pledgebook.codes import Verdict
from pledgebook.judged import commitment_id
from pledgebook.model import Judgement
from pledgebook.pipeline.review.settled import said, state_of
from pledgebook.views.waiting import AGAIN, CONTRADICTION, DOUBTED, NEW, SAME, Item, State

ONE, TWO, THREE = (f"clm-{number:016x}" for number in (1, 2, 3))
A, B = commitment_id(ONE), commitment_id(TWO)
NEW_B = Item(NEW, (ONE,), (ONE,), note={"tier": "B", "home": A})
NEW_C = Item(NEW, (ONE,), (ONE,), note={"tier": "C", "home": None})
APART = Item(SAME, (A, B), note={"about": [ONE, TWO], "now": "apart"})
JOINED = Item(SAME, (ONE, TWO), note={"about": [ONE, TWO], "now": "joined"})
DISPUTED = Item(CONTRADICTION, (A,), (ONE, TWO), "2026-03-01T00:00:00Z",
                note={"field": "quantity", "about": [ONE, TWO]})
SUSPECT = Item(DOUBTED, (A,), (ONE,), "2026-03-01T00:00:00Z", note={"code": "x", "about": [A]})


def judged(verdict, *subjects, when="2026-04-01T00:00:00Z", **more):
    return Judgement(f"jdg-{verdict}-{when}", Verdict(verdict), subjects, "ana", when, "", **more)


def state(item, *judgements, homes=(), waiting=()):
    about = [said(one, dict(homes), set(waiting)) for one in judgements]
    return state_of(item, about)[0]


@pytest.mark.parametrize("item", [NEW_B, NEW_C, APART, JOINED, DISPUTED, SUSPECT])
def test_an_item_is_open_until_somebody_decides(item):
    assert state(item) is State.OPEN


@pytest.mark.parametrize("verdict", ["accept", "reject"])
@pytest.mark.parametrize("item", [NEW_B, NEW_C])
def test_a_claim_is_settled_by_accepting_or_rejecting_it(item, verdict):
    assert state(item, judged(verdict, ONE)) is State.DECIDED
    assert state(item, judged(verdict, TWO)) is State.OPEN


def test_a_corrected_claim_that_counts_is_settled_and_a_candidate_is_not():
    corrected = judged("correct", ONE, field="stage", value="delivered")
    assert state(NEW_B, corrected) is State.DECIDED
    assert state(NEW_C, corrected) is State.OPEN


@pytest.mark.parametrize("verdict", ["same", "different", "part-of"])
@pytest.mark.parametrize("item", [APART, JOINED])
def test_a_pair_is_settled_by_what_is_said_of_both(item, verdict):
    assert state(item, judged(verdict, ONE, TWO)) is State.DECIDED
    assert state(item, judged(verdict, TWO, ONE)) is State.DECIDED
    assert state(item, judged(verdict, A, B)) is State.DECIDED
    assert state(item, judged(verdict, ONE, THREE)) is State.OPEN


def test_two_promises_are_settled_by_what_is_said_of_claims_in_them():
    assert state(APART, judged("different", THREE, TWO), homes={THREE: A}) is State.DECIDED


def test_two_claims_of_one_promise_are_not_settled_by_what_is_said_of_a_third():
    assert state(JOINED, judged("different", THREE, TWO), homes={THREE: A, TWO: A, ONE: A}) is State.OPEN


def test_a_pair_of_which_one_is_rejected_waits_for_the_run():
    rejected = judged("reject", ONE)
    assert state(APART, rejected, waiting={rejected.id}) is State.DECIDED
    assert state(APART, rejected) is State.OPEN


def test_a_contradiction_is_settled_by_accepting_all_that_tell_the_chosen_value_since_it_was_seen():
    assert state(DISPUTED, judged("accept", ONE, TWO)) is State.DECIDED
    assert state(DISPUTED, judged("accept", ONE)) is State.OPEN
    assert state(DISPUTED, judged("accept", ONE, TWO, when="2026-02-01T00:00:00Z")) is State.OPEN


@pytest.mark.parametrize("item", [DISPUTED, SUSPECT])
def test_what_was_mended_waits_for_the_run_which_says_whether_it_is_settled(item):
    mended = judged("reject", ONE)
    assert state(item, mended, waiting={mended.id}) is State.DECIDED
    assert state(item, mended) is State.OPEN


@pytest.mark.parametrize("item", [NEW_B, APART, JOINED, DISPUTED])
def test_who_could_not_tell_puts_it_off_and_the_next_decides(item):
    unsure = judged("unsure", *item.subjects)
    assert state(item, unsure) is State.UNSURE
    settling = judged("accept", *(item.looked or (ONE,))) if item.lane != SAME else judged("same", *item.subjects)
    assert state(item, unsure, settling) is State.DECIDED


def test_a_judgement_to_look_at_again_is_settled_by_making_it_again_or_taking_it_back():
    own = judged("same", ONE, TWO)
    item = Item(AGAIN, (own.id,), note={"message": "moved", "about": [ONE, TWO]})
    assert state(item, own) is State.OPEN
    assert state(item) is State.DECIDED
    again = replace(own, id="jdg-again")
    assert state(item, own, again, waiting={"jdg-again"}) is State.DECIDED


def test_the_key_of_an_item_hangs_on_what_it_is_about_alone():
    assert replace(DISPUTED, money=5.0, chance=0.1).key == DISPUTED.key == f"{A}+quantity"
