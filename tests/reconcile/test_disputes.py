"""What disputes: a number against the donor's own or another's, a denial; and what is no dispute at all."""

from decimal import Decimal

import pytest

from pledgebook.codes import Bound
from pledgebook.model import Quantity


@pytest.fixture
def commitment(book, judge):
    """The one commitment of the claims, judged the same so that only parts and conflicts are asked for."""
    def made(*told):
        one, = book(told, [judge(1, "same", *(claim.id for claim in told))]).commitments
        return one
    return made


@pytest.fixture
def parts(commitment):
    return lambda *told: {member.claim: str(member.part) for member in commitment(*told).claims}


@pytest.fixture
def own(claim):
    """The donor's own announcement of fourteen."""
    return claim("a.1", speaker="DE")


@pytest.mark.parametrize("number", [12, 16, 8, 140])
def test_another_voices_number_disputes_that_of_the_donor(claim, parts, own, number):
    found = parts(own, claim("b.1", quantity=number, speaker="RU"))
    assert found == {"a.1": "opens", "b.1": "disputes"}


def test_weeks_later_another_voice_still_only_disputes(claim, parts, own):
    assert parts(own, claim("b.1", quantity=20, day="2023-03-25", speaker="PL"))["b.1"] == "disputes"


def test_a_denial_disputes(claim, parts, own):
    assert parts(own, claim("b.1", modality="denied", speaker="RU"))["b.1"] == "disputes"


def test_another_sum_disputes(claim, parts):
    first = {"kind": "funds", "item": "aid", "quantity": None}
    found = parts(claim("a.1", money="100000000 EUR", speaker="DE", **first),
                  claim("b.1", money="150000000 EUR", **first))
    assert found["b.1"] == "disputes"


def test_the_minority_disputes_whichever_was_told_first(claim, parts):
    first = claim("a.1", quantity=12, day="2023-01-24", publisher="one.example")
    found = parts(first, claim("b.1"), claim("c.1", day="2023-01-26"), claim("d.1", day="2023-01-27"))
    assert found["a.1"] == "opens"
    assert [found[name] for name in ("b.1", "c.1", "d.1")] == ["restates"] * 3


def test_both_values_are_kept_and_the_rule_is_named(claim, commitment, own):
    conflict, = commitment(own, claim("b.1", quantity=12, speaker="RU")).conflicts
    assert len(conflict.values) == 2
    assert "14" in conflict.chosen
    assert conflict.rule == "the donor's own figure"


@pytest.mark.parametrize("fields", [
    {"quantity": None},
    {"quantity": None, "money": "30000000 EUR"},
    {"quantity": Quantity(Decimal(14), None, Bound.AT_LEAST)},
    {"quantity": Quantity(Decimal(10), Decimal(20), Bound.RANGE)},
], ids=["no number", "a sum instead", "a bound that meets", "a range around it"])
def test_what_does_not_contradict_restates(claim, parts, own, fields):
    assert parts(own, claim("b.1", day="2023-01-26", **fields))["b.1"] == "restates"


def test_another_currency_is_no_dispute(claim, parts):
    first = {"kind": "funds", "item": "aid", "quantity": None}
    found = parts(claim("a.1", money="100000000 EUR", speaker="DE", **first),
                  claim("b.1", money="108000000 USD", **first))
    assert found["b.1"] == "restates"


def test_a_running_total_disputes_no_promise(claim, parts, own):
    assert parts(own, claim("b.1", counting="total", quantity=18, stage="delivered"))["b.1"] == "asserts"


def test_a_smaller_delivery_disputes_no_promise(claim, parts, own):
    found = parts(own, claim("b.1", stage="delivered", quantity=5, day="2023-03-30"))
    assert found["b.1"] == "advances"
