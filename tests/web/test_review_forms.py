"""What a form of the queue means, in the words of `judge`."""

import pytest

from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.judged import commitment_id
from pledgebook.model import Judgement
from pledgebook.views.waiting import AGAIN, CONTRADICTION, NEW, SAME, Item, Listed, Look, Near, Place, State
from pledgebook.web.review.forms import IN_QUEUE, REASONS, Choice, actions_of, asked, choice_of, first_choice, undoing

ONE, TWO, THREE = (f"clm-{number:016x}" for number in (1, 2, 3))
A, B = commitment_id(ONE), commitment_id(TWO)


def look(item, claims=(ONE, TWO, THREE), near=(), decisions=()):
    rows = {name: {"id": name, "commitment": A} for name in claims}
    return Look(Listed(item, State.OPEN, ""), Place(0, "", ""), rows, {}, {}, near, (), decisions, 0)


NEW_LOOK = look(Item(NEW, (ONE,), (ONE,), note={"tier": "C", "home": None}), (ONE,), (Near(B, TWO, 0.5, ()),))
PAIR = look(Item(SAME, (A, B), note={"about": [ONE, TWO], "now": "apart"}))
DISPUTED = look(Item(CONTRADICTION, (A,), (ONE,), note={"field": "quantity", "about": [ONE, TWO]}))


def meant(found, action, choice=None):
    return [(one.verdict, one.subjects) for one in asked(found, action, choice or first_choice(found), "ana")]


def test_a_new_claim_is_ticked_and_the_likeliest_promise_chosen_beforehand():
    assert first_choice(NEW_LOOK) == Choice((ONE,), B)
    far = look(NEW_LOOK.listed.item, (ONE,), (Near(B, TWO, -5.0, ()),))
    assert first_choice(far).beside == ""


def test_to_merge_a_candidate_is_to_accept_it_too():
    assert meant(NEW_LOOK, "accept") == [(Verdict.ACCEPT, (ONE,))]
    assert meant(NEW_LOOK, "merge") == [(Verdict.ACCEPT, (ONE,)), (Verdict.SAME, (ONE, B))]
    assert meant(NEW_LOOK, "part") == [(Verdict.ACCEPT, (ONE,)), (Verdict.PART_OF, (ONE, B))]
    assert meant(NEW_LOOK, "apart") == [(Verdict.DIFFERENT, (ONE, B))]


def test_of_a_pair_the_part_comes_first():
    assert meant(PAIR, "merge") == [(Verdict.SAME, (A, B))]
    assert meant(PAIR, "apart") == [(Verdict.DIFFERENT, (A, B))]
    assert meant(PAIR, "part") == [(Verdict.PART_OF, (A, B))]
    assert meant(PAIR, "whole") == [(Verdict.PART_OF, (B, A))]
    assert meant(PAIR, "later") == [(Verdict.UNSURE, (A, B))]


def test_what_is_ticked_is_meant_and_where_nothing_is_it_is_said():
    assert meant(PAIR, "reject", Choice((TWO, THREE))) == [(Verdict.REJECT, (TWO, THREE))]
    with pytest.raises(JudgementError, match="no claim is ticked"):
        meant(PAIR, "reject")
    with pytest.raises(JudgementError, match="no claim of this item"):
        meant(PAIR, "reject", Choice(("clm-00000000000000ff",)))
    with pytest.raises(JudgementError, match="no promise is chosen"):
        meant(NEW_LOOK, "merge", Choice((ONE,)))


def test_a_claim_is_split_from_its_promise_or_from_another_claim_where_the_promise_has_its_id_from_it():
    assert meant(DISPUTED, "split", Choice((TWO,))) == [(Verdict.DIFFERENT, (TWO, A))]
    assert meant(DISPUTED, "split", Choice((ONE,))) == [(Verdict.DIFFERENT, (ONE, TWO))]
    with pytest.raises(JudgementError, match="nothing to be taken out of"):
        meant(DISPUTED, "split", Choice((ONE, TWO, THREE)))


def test_a_decision_that_still_holds_is_made_again_word_for_word():
    row = {"id": "jdg-1", "verdict": "correct", "subjects": [ONE], "field": "stage", "value": "delivered"}
    found = look(Item(AGAIN, ("jdg-1",), note={"message": "moved", "about": [ONE]}), decisions=(row,))
    (again,) = asked(found, "keep", Choice(), "bob")
    assert (again.verdict, again.subjects, again.field, again.value) == (Verdict.CORRECT, (ONE,), "stage", "delivered")
    assert meant(found, "undo") == [(Verdict.UNDO, ("jdg-1",))]


def test_every_decision_says_why_or_at_least_where():
    assert asked(PAIR, "merge", Choice(), "ana")[0].reason == IN_QUEUE
    assert asked(PAIR, "merge", Choice(because="one package"), "ana")[0].reason == "one package"
    rejected = asked(PAIR, "reject", Choice((ONE,), because="it is a fair", reason=2), "ana")[0]
    assert rejected.reason == f"{REASONS[1]}; it is a fair"


@pytest.mark.parametrize("found", [NEW_LOOK, PAIR, DISPUTED])
def test_only_what_an_item_offers_can_be_done_with_it(found):
    with pytest.raises(JudgementError, match="nothing that can be decided here"):
        asked(found, "delete", Choice(), "ana")
    assert "later" in actions_of(found.listed.item)


def test_a_form_is_read_with_its_first_values_and_nothing_else():
    form = {"claim": [ONE, TWO, ONE], "with": [B], "because": ["  two\n words "], "reason": ["9"]}
    assert choice_of(form) == Choice((ONE, TWO), B, "two words", 0, choice_of(form).fields)
    assert choice_of({"reason": ["2"]}).reason == 2
    with pytest.raises(JudgementError, match="write it shorter"):
        choice_of({"because": ["x" * 2000]})


def entry(name, verdict, who="ana", when="1"):
    return Judgement(name, Verdict(verdict), (f"of-{name}",), who, when)


def test_undo_takes_back_ones_own_last_decision_with_all_that_was_entered_in_that_moment():
    log = [entry("a", "accept"), entry("b", "accept", when="2"), entry("c", "same", when="2"),
           entry("d", "accept", "bob", "3")]
    assert [one.subjects for one in undoing(log, frozenset(), "ana", redo=False)] == [("b",), ("c",)]
    assert [one.subjects for one in undoing(log, frozenset({"b", "c"}), "ana", redo=False)] == [("a",)]
    with pytest.raises(JudgementError, match="no decision of yours"):
        undoing(log, frozenset(), "carol", redo=False)


def test_redo_takes_back_ones_own_last_undo():
    log = [entry("a", "accept"), Judgement("u", Verdict.UNDO, ("a",), "ana", "2")]
    assert [one.subjects for one in undoing(log, frozenset({"a"}), "ana", redo=True)] == [("u",)]
    log.append(Judgement("v", Verdict.UNDO, ("u",), "ana", "3"))
    with pytest.raises(JudgementError, match="no undo of yours"):
        undoing(log, frozenset({"u"}), "ana", redo=True)
    assert [one.subjects for one in undoing(log, frozenset({"u"}), "ana", redo=False)] == [("a",)]
