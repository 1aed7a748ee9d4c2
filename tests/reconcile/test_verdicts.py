"""What people decided holds against every weight."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Verdict
from pledgebook.judged import effective, in_order, seen
from pledgebook.model import Judgement
from pledgebook.reconcile import commitment_id
from pledgebook.reconcile.cluster import Groups


def test_same_joins_what_nothing_else_joins(claim, book, judge, groups):
    claims = [claim("a.1"), claim("b.1", item="field kitchens", quantity=3, day="2024-05-01")]
    assert groups(book(claims)) == {frozenset({"a.1"}), frozenset({"b.1"})}
    assert groups(book(claims, [judge(1, "same", "a.1", "b.1")])) == {frozenset({"a.1", "b.1"})}


def test_different_parts_what_is_alike_in_all(claim, book, judge, groups):
    claims = [claim("a.1"), claim("b.1")]
    assert groups(book(claims)) == {frozenset({"a.1", "b.1"})}
    assert groups(book(claims, [judge(1, "different", "a.1", "b.1")])) == {frozenset({"a.1"}), frozenset({"b.1"})}


def test_different_is_not_crossed_by_way_of_a_third_and_the_contradiction_is_told(claim, book, judge, groups):
    claims = [claim("a.1"), claim("b.1"), claim("c.1")]
    decided = [judge(1, "different", "a.1", "b.1"), judge(2, "same", "a.1", "c.1"), judge(3, "same", "b.1", "c.1")]
    result = book(claims, decided)
    assert groups(result) == {frozenset({"a.1", "c.1"}), frozenset({"b.1"})}
    assert [issue.code for issue in result.issues] == ["judgements-contradict"]


@settings(max_examples=80, deadline=None)
@given(joins=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=20),
       apart=st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=6))
def test_no_way_of_joining_crosses_different(joins, apart):
    found = Groups([str(n) for n in range(8)], [(str(a), str(b)) for a, b in apart])
    for one, other in joins:
        found.join(str(one), str(other))
    for one, other in apart:
        assert one == other or found.find(str(one)) != found.find(str(other))


def test_a_rejected_claim_is_in_no_commitment(claim, book, judge, groups):
    assert groups(book([claim("a.1"), claim("b.1")], [judge(1, "reject", "b.1")])) == {frozenset({"a.1"})}


def test_an_accepted_candidate_makes_a_commitment(claim, book, judge):
    assert len(book([claim("a.1", tier="C")], [judge(1, "accept", "a.1")]).commitments) == 1


def test_the_last_of_accept_and_reject_holds(claim, book, judge):
    decided = [judge(1, "reject", "a.1"), judge(2, "accept", "a.1")]
    assert len(book([claim("a.1", tier="C")], decided).commitments) == 1
    assert book([claim("a.1")], [judge(3, "reject", "a.1"), *decided]).commitments == ()


def test_what_was_undone_never_was(claim, book, judge):
    decided = [judge(1, "reject", "a.1"), judge(2, "undo", "jdg-1")]
    assert len(book([claim("a.1")], decided).commitments) == 1


def test_an_undone_undo_lets_the_judgement_stand(judge):
    decided = [judge(1, "reject", "a.1"), judge(2, "undo", "jdg-1"), judge(3, "undo", "jdg-2")]
    assert [one.id for one in effective(in_order(decided))] == ["jdg-1"]


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("quantity.max", "18", Decimal(18)),
    ("quantity", '{"min": 18, "max": 18, "bound": "exact"}', Decimal(18)),
])
def test_a_correction_replaces_the_field(claim, book, judge, field, value, expected):
    (one,) = book([claim("a.1")], [judge(1, "correct", "a.1", field=field, value=value)]).commitments
    assert one.balance("promised")[0].max == expected


@pytest.mark.parametrize(("field", "value"), [("quantity.min", "many"), ("id", "x"), ("kind", "gift"), ("item", "[1]")])
def test_a_correction_that_cannot_be_leaves_the_claim_and_is_told(claim, book, judge, field, value):
    result = book([claim("a.1")], [judge(1, "correct", "a.1", field=field, value=value)])
    assert [issue.code for issue in result.issues] == ["correction-unreadable"]
    assert result.commitments == book([claim("a.1")]).commitments


def test_a_judged_part_is_below_its_whole_and_never_of_one_commitment_with_it(claim, book, judge):
    result = book([claim("a.1"), claim("b.1")], [judge(1, "part-of", "b.1", "a.1")])
    parents = {one.id: one.part_of for one in result.commitments}
    assert parents == {commitment_id("a.1"): None, commitment_id("b.1"): commitment_id("a.1")}


def test_part_of_judgements_that_make_a_circle_are_told_and_the_last_holds(claim, book, judge):
    decided = [judge(1, "part-of", "b.1", "a.1"), judge(2, "part-of", "a.1", "b.1")]
    result = book([claim("a.1"), claim("b.1")], decided)
    assert [issue.code for issue in result.issues] == ["part-of-circle"]
    assert {one.id: one.part_of for one in result.commitments}[commitment_id("a.1")] == commitment_id("b.1")


def test_a_commitments_id_means_the_claim_that_it_was_minted_from(claim, book, judge, groups):
    decided = [judge(1, "different", commitment_id("a.1"), commitment_id("b.1"))]
    assert groups(book([claim("a.1"), claim("b.1")], decided)) == {frozenset({"a.1"}), frozenset({"b.1"})}


def test_a_judgement_of_what_is_not_in_the_book_is_told(claim, book, judge):
    result = book([claim("a.1")], [judge(1, "same", "a.1", "elsewhere.1")])
    assert [issue.code for issue in result.issues] == ["judgement-of-unknown"]


# -- what was judged is read otherwise, or gone ------------------------------------------------------------------------


def test_a_claim_read_otherwise_re_opens_its_judgement_which_holds_until_somebody_looks(claim, book, judge):
    decided = judge(1, "reject", "a.1", seen=(seen("a.1", claim("a.1")),))
    assert book([claim("a.1")], [decided]).issues == ()
    result = book([claim("a.1", recipients=("MD",))], [decided])
    assert ([issue.code for issue in result.issues], result.commitments) == (["judgement-reopened"], ())


def test_who_judges_it_again_closes_it(claim, book, judge):
    now = claim("a.1", recipients=("MD",))
    decided = [judge(1, "reject", "a.1", seen=(seen("a.1", claim("a.1")),)),
               judge(2, "reject", "a.1", seen=(seen("a.1", now),))]
    assert book([now], decided).issues == ()


def test_a_judgement_is_carried_to_the_same_reading_under_another_id(claim, book, judge, groups):
    was, other = claim("a.1"), claim("b.1")
    decided = judge(1, "different", "a.1", "b.1", seen=(seen("a.1", was), seen("b.1", other)))
    moved = replace(was, id="a.9")
    result = book([moved, other], [decided])
    assert groups(result) == {frozenset({"a.9"}), frozenset({"b.1"})}
    assert [issue.code for issue in result.issues] == ["judgement-carried"]


def test_a_judgement_is_not_carried_to_another_reading_of_the_same_words(claim, book, judge):
    was = claim("a.1", tier="C")
    decided = judge(1, "accept", "a.1", seen=(seen("a.1", was),))
    result = book([replace(claim("a.1", tier="C", stage="delivered"), id="a.9")], [decided])
    assert ([issue.code for issue in result.issues], result.commitments) == (["judgement-reopened"], ())
    assert "a.9" in result.issues[0].message


# -- order -------------------------------------------------------------------------------------------------------------

_NAMES = ("a.1", "b.1", "c.1", "d.1")
_KINDS = [verdict for verdict in Verdict if verdict is not Verdict.UNDO]


def drawn_judgements(moves):
    """Judgements of one moment; what names a number undoes the judgement of that number."""
    made: list[Judgement] = []
    for number, (verdict, one, other, value) in enumerate(moves):
        subjects = (one, other) if verdict in ("same", "different", "part-of") else (one,)
        if verdict is Verdict.UNDO:
            subjects = (made[value % len(made)].id,) if made else ("jdg-none",)
        more = {"field": "quantity.max", "value": str(14 + value)} if verdict is Verdict.CORRECT else {}
        made.append(Judgement(f"jdg-{number}", verdict, subjects, "ada", "2024-01-01T00:00:00Z", **more))
    return made


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from([*_KINDS, Verdict.UNDO]), st.sampled_from(_NAMES), st.sampled_from(_NAMES),
                          st.integers(0, 3)).filter(lambda move: move[1] != move[2]), max_size=8).flatmap(
    lambda moves: st.tuples(st.just(moves), st.permutations(range(len(moves))))))
def test_judgements_in_any_order_make_the_same_ledger(claim, book, drawn):
    """Of one moment, so that nothing but the set is left to decide; also where they contradict each other."""
    moves, order = drawn
    claims = [claim(name, tier="C" if name == "d.1" else "A") for name in _NAMES]
    made = drawn_judgements(moves)
    assert book(claims, [made[place] for place in order]) == book(claims, made)
    assert book(claims, effective(made)) == book(claims, made)
