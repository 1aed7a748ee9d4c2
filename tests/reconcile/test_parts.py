"""Each claim plays the part that commitments.md gives it."""

import pytest

from pledgebook.codes import Part


def parts(result):
    return {member.claim: member.part for one in result.commitments for member in one.claims}


def test_the_earliest_firm_mention_opens_and_later_ones_restate(claim, book):
    rumour = claim("a.1", modality="reported")
    found = parts(book([rumour, claim("b.1", day="2023-01-26"), claim("c.1", day="2023-01-27")]))
    assert found == {"a.1": Part.RESTATES, "b.1": Part.OPENS, "c.1": Part.RESTATES}


def test_undated_texts_come_after_dated_ones(claim, book):
    assert parts(book([claim("a.1", day=None), claim("b.1")])) == {"a.1": Part.RESTATES, "b.1": Part.OPENS}


def test_the_first_report_of_a_later_act_advances_and_the_next_restates(claim, book):
    found = parts(book([claim("a.1"), claim("b.1", stage="delivered", day="2023-03-30"),
                        claim("c.1", stage="delivered", day="2023-03-31")]))
    assert found == {"a.1": Part.OPENS, "b.1": Part.ADVANCES, "c.1": Part.RESTATES}


def test_approved_and_will_send_about_one_announcement_restate(claim, book):
    assert parts(book([claim("a.1"), claim("b.1", stage="committed")]))["b.1"] is Part.RESTATES


def test_a_running_total_asserts_in_the_commitment_of_its_donor_and_item(claim, book):
    result = book([claim("a.1"), claim("a.2", counting="total", quantity=40, stage="delivered")])
    assert parts(result) == {"a.1": Part.OPENS, "a.2": Part.ASSERTS}
    assert len(result.commitments) == 1
    assert {posting.claim for posting in result.postings} == {"a.1"}


@pytest.mark.parametrize("fields", [
    {"kind": "funds", "item": "aid/assistance", "quantity": None, "money": "9000000 EUR"},
    {"item": "military equipment/military-equipment", "quantity": 40},
    {"donors": ("DE", "GB"), "quantity": 40},
])
def test_a_total_of_money_of_many_gifts_or_of_many_donors_stands_alone_and_opens_nothing(claim, book, fields):
    result = book([claim("a.1"), claim("a.2", counting="total", stage="delivered", **fields)])
    assert parts(result) == {"a.1": Part.OPENS, "a.2": Part.ASSERTS}
    assert len(result.commitments) == 2


def test_another_number_disputes_and_posts_nothing(claim, book):
    result = book([claim("a.1"), claim("b.1"), claim("c.1", quantity=12)])
    assert parts(result)["c.1"] is Part.DISPUTES
    assert "c.1" not in {posting.claim for posting in result.postings}


def test_a_cancellation_amends_and_ends_the_promise(claim, book):
    result = book([claim("a.1"), claim("b.1", stage="cancelled", day="2023-02-20")])
    assert parts(result)["b.1"] is Part.AMENDS
    (one,) = result.commitments
    assert one.stage == "cancelled"
    assert one.balance("outstanding")[0].max == 0


def test_a_request_stands_alone(claim, book):
    assert len(book([claim("a.1"), claim("b.1", stage="requested")]).commitments) == 2


def test_a_delivery_told_before_the_promise_is_something_else(claim, book, groups):
    found = groups(book([claim("a.1", stage="delivered", day="2023-01-10"), claim("b.1", day="2023-06-10")]))
    assert found == {frozenset({"a.1"}), frozenset({"b.1"})}


@pytest.mark.parametrize(("told", "hedged"), [
    (("conditional",), "conditional"), (("possible", "conditional"), "conditional"), (("possible",), "possible"),
    (("conditional", "stated"), None), (("reported",), None)])
def test_a_promise_that_nobody_has_made_for_sure_says_so(claim, book, told, hedged):
    claims = [claim(f"{name}.1", modality=modality) for name, modality in zip("ab", told, strict=False)]
    (one,) = book(claims).commitments
    assert one.hedged == hedged
