"""Calibration, tiers, kinds and sources: the figures that the contract's own scorer has not."""

import pytest
from claims_made import TEXT, example, gold_of, predicted
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.evaluate import errors, evaluate
from pledgebook.evaluate.calibration import calibration, wilson
from pledgebook.model import Vetoed

HERE = {"start": 0, "end": 31}
ROW = {"kind": "goods", "stage": "announced", "donors": ["NO"], "recipients": ["MD"], "item": {"text": "generators"},
       "evidence": HERE, "also": []}


def test_a_bin_that_is_right_as_often_as_it_says_has_no_error():
    found = calibration([(0.75, True), (0.75, True), (0.75, True), (0.75, False)])
    assert found["ece"] == pytest.approx(0)
    assert found["brier"] == pytest.approx(0.1875)
    assert [(row["from"], row["claims"], row["right"]) for row in found["bins"]] == [(0.7, 4, 0.75)]


def test_certain_and_wrong_is_the_worst_that_there_is():
    found = calibration([(1.0, False), (0.0, True)])
    assert (found["ece"], found["brier"]) == (1, 1)


def test_no_claims_have_no_error():
    assert calibration([])["ece"] == 0


@given(st.lists(st.tuples(st.floats(0, 1), st.booleans())))
def test_errors_are_shares_and_every_claim_is_in_one_bin(told):
    found = calibration(told)
    assert 0 <= found["ece"] <= 1
    assert 0 <= found["brier"] <= 1
    assert sum(row["claims"] for row in found["bins"]) == len(told)


@given(st.integers(1, 300).flatmap(lambda tries: st.tuples(st.integers(0, tries), st.just(tries))))
def test_the_lower_bound_is_below_the_share(case):
    hits, tries = case
    assert 0 <= wilson(hits, tries) <= hits / tries


def test_the_lower_bound_is_wilsons():
    assert wilson(95, 100) == pytest.approx(0.8882, abs=1e-4)
    assert wilson(0, 0) == 0


def test_tiers_say_how_right_they_are_and_how_much_a_holds(tmp_path):
    rows = [{**ROW, "evidence": {"start": at, "end": at + 31}} for at in (0, 33, 66)]
    said = [{**rows[0], "tier": "A"}, {**rows[1], "tier": "B"}, {**rows[0], "kind": "training", "tier": "A"}]
    found = evaluate([example(gold_of(tmp_path, rows), map(predicted, said))])["all"]["tiers"]
    assert (found["A"]["predicted"], found["A"]["precision"]) == (2, 0.5)
    assert (found["B"]["predicted"], found["B"]["precision"]) == (1, 1)
    assert found["share_in_a"] == 0.5


def test_kinds_are_recalled_as_gold_says_and_precise_as_we_say(tmp_path):
    said = predicted({**ROW, "kind": "package", "tier": "A"})
    kinds = evaluate([example(gold_of(tmp_path, [ROW]), [said])])["all"]["kinds"]
    assert (kinds["goods"]["recall"], kinds["goods"]["kind"]) == (1, 0)
    assert (kinds["package"]["gold"], kinds["package"]["precision"]) == (0, 1)


def test_what_rests_on_words_is_told_from_what_is_inferred(tmp_path):
    cited = {"donors": HERE, "recipients": {"inference": "recipient: from the document"}}
    said = predicted({**ROW, "recipients": ["UA"], "tier": "A", "cited": cited})
    part = evaluate([example(gold_of(tmp_path, [ROW]), [said])])["all"]
    assert part["sources"]["donors"] == {"explicit": {"pairs": 1, "right": 1}, "inferred": {"pairs": 0, "right": 0}}
    assert part["sources"]["recipients"]["inferred"] == {"pairs": 1, "right": 0}
    assert part["inferences"] == {"recipient: from the document": {"pairs": 1, "right": 0}}
    assert part["slot_errors"]["recipients"]["different"] == 1


def test_a_missed_claim_shows_its_sentence_and_the_veto_at_its_words(tmp_path):
    row = {**ROW, "evidence": {"start": 7, "end": 31}}
    veto = Vetoed("one", 21, 31, TEXT[21:31], "unknown thing")
    (found,) = errors([example(gold_of(tmp_path, [row]), [], vetoed=[veto])])
    assert (found.what, found.sentence) == ("missed", "Norway gives Moldova generators.")
    assert found.candidates == ({"fate": "vetoed: unknown thing", "words": "generators"},)


def test_a_wrong_slot_shows_both_sides_and_the_rule_behind_ours(tmp_path):
    why = [{"field": "donors", "rule": "donor.subject", "span": {"start": 0, "end": 6}, "weight": 1.5, "note": ""},
           {"field": "confidence", "rule": "quantity", "span": None, "weight": 0.9, "note": ""}]
    said = predicted({**ROW, "donors": ["SE"], "tier": "A", "why": why, "cited": {"donors": {"start": 0, "end": 6}}})
    (found,) = errors([example(gold_of(tmp_path, [ROW]), [said])])
    assert found.what == "wrong donors"
    assert found.trace[0] == {"field": "donors", "gold": ["NO"], "predicted": ["SE"], "rule": "", "weight": 0.0,
                              "words": "Norway"}
    assert found.trace[1] == {"field": "donors", "rule": "donor.subject", "weight": 1.5, "words": "Norway"}


def test_a_false_claim_shows_every_reason(tmp_path):
    why = [{"field": "confidence", "rule": "quantity", "span": None, "weight": 0.9, "note": ""}]
    (found,) = errors([example(gold_of(tmp_path, []), [predicted({**ROW, "tier": "B", "why": why})])])
    assert (found.what, [row["rule"] for row in found.trace]) == ("false", ["quantity"])
