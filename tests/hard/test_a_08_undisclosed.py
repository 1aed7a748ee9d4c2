"""3.8 Undisclosed quantity: a second lot of missiles is signed, with neither number nor date.

Promise held: an unknown number is null with a reason, never 0; what was told for something else is a candidate that
posts nothing; and nothing is outstanding of what has no number.
"""

import pytest
from hard_books import book, home, rows, same, say, stands, told_why

MISSILES = {"what": "Aster missiles", "giver": "FR"}


def test_a_contract_without_a_number_has_no_balance_and_says_why():
    (one,) = book(say("a.1", "2024-05-20", stage="contracted", **MISSILES)).commitments
    assert one.balances == ()
    assert [(gap.field, gap.reason, gap.candidates) for gap in one.unknown] == [
        ("quantity", "no source read gives a number", ())]
    assert one.due is None
    assert rows(one)["Not known"] == ("how many: no source read gives a number",)


def test_a_number_in_words_only_is_no_number():
    (one,) = book(say("a.1", "2024-05-20", number="?", **MISSILES)).commitments
    assert one.unknown[0].reason == "told in words without a number"
    assert stands(one, "promised") is None


@pytest.mark.parametrize("modality", ["possible", "denied"])
def test_what_is_only_possible_or_denied_is_a_candidate_and_posts_nothing(modality):
    made = book(say("a.1", "2024-05-20", **MISSILES),
                say("b.1", "2024-05-21", number=200, modality=modality, **MISSILES), judgements=(same("a.1", "b.1"),))
    one = home(made, "a.1")
    assert stands(one, "promised") is None
    assert one.unknown[0].reason == "told only as possible or denied"
    assert [claims for _, claims in one.unknown[0].candidates] == [("b.1",)]


def test_what_came_does_not_say_what_was_promised(tmp_path):
    claims = [say("a.1", "2024-05-20", **MISSILES), say("b.1", "2024-09-20", number=40, stage="delivered", **MISSILES)]
    made = book(*claims, judgements=(same("a.1", "b.1"),))
    one = home(made, "a.1")
    assert stands(one, "delivered") == (40, 40)
    assert (stands(one, "promised"), stands(one, "outstanding"), one.stage_share) == (None, None, None)
    assert one.unknown[0].reason == "only what came is counted"
    assert "not known: how many: only what came is counted (told: 40 items in 1 claim)" in told_why(
        made, claims, "a.1", tmp_path)


def test_a_total_does_not_number_a_promise():
    made = book(say("a.1", "2024-05-20", **MISSILES), say("a.2", "2024-05-20", number=90, counting="total", **MISSILES))
    one = home(made, "a.1")
    assert one.unknown[0].reason == "only running totals are counted"
    assert stands(one, "promised") is None


def test_money_without_a_sum_is_unknown_money():
    (one,) = book(say("a.1", "2024-05-20", what="budget support", kind="funds", giver="EU")).commitments
    assert [(gap.field, gap.reason) for gap in one.unknown] == [("money", "no source read gives a number")]


def test_what_has_a_number_has_no_gap_and_a_price_does_not_tell_how_many():
    (known,) = book(say("a.1", "2024-05-20", number=20, **MISSILES)).commitments
    (priced,) = book(say("a.1", "2024-05-20", money="500000000 EUR", **MISSILES)).commitments
    assert known.unknown == ()
    assert [gap.field for gap in priced.unknown] == ["quantity"]
