"""What amends: a raise, a cut, a suspension, a cancellation, a delay; and what only looks like it."""

import pytest

OWN = "DE"
PROMISE = {"day": "2023-01-25", "speaker": OWN}


@pytest.fixture
def parts(book, judge):
    """The part of each claim by its id, all of them judged one promise so that only the parts are asked for."""
    def found(*told):
        one, = book(told, [judge(1, "same", *(claim.id for claim in told))]).commitments
        return {member.claim: str(member.part) for member in one.claims}
    return found


@pytest.mark.parametrize("number", [20, 40, 8], ids=["raised", "nearly trebled", "cut"])
def test_the_donors_own_later_number_amends(claim, parts, number):
    found = parts(claim("a.1", **PROMISE), claim("a2.1", day="2023-01-26"),
                  claim("b.1", quantity=number, day="2023-04-25", speaker=OWN))
    assert found == {"a.1": "opens", "a2.1": "restates", "b.1": "amends"}


@pytest.mark.parametrize("stage", ["cancelled", "suspended", "delayed", "reduced"])
def test_an_act_that_takes_back_or_puts_off_amends(claim, parts, stage):
    found = parts(claim("a.1", **PROMISE), claim("b.1", stage=stage, quantity=None, day="2023-05-02"))
    assert found["b.1"] == "amends"


@pytest.mark.parametrize("stage", ["cancelled", "suspended"])
def test_what_came_before_the_end_still_advances(claim, parts, stage):
    found = parts(claim("a.1", **PROMISE), claim("b.1", stage="delivered", quantity=5, day="2023-03-30"),
                  claim("c.1", stage=stage, quantity=None, day="2023-06-30", speaker=OWN))
    assert found == {"a.1": "opens", "b.1": "advances", "c.1": "amends"}


def test_a_raise_in_money_amends_as_one_in_things_does(claim, parts):
    first = {"kind": "funds", "item": "aid", "quantity": None}
    found = parts(claim("a.1", money="100000000 EUR", **first, **PROMISE),
                  claim("b.1", money="250000000 EUR", day="2023-03-25", speaker=OWN, **first))
    assert found["b.1"] == "amends"


def test_copies_of_the_number_before_the_change_restate(claim, parts):
    found = parts(claim("a.1", **PROMISE), claim("b.1", day="2023-01-26"),
                  claim("c.1", quantity=20, day="2023-04-25", speaker=OWN))
    assert found == {"a.1": "opens", "b.1": "restates", "c.1": "amends"}


def test_the_same_number_again_amends_nothing(claim, parts):
    found = parts(claim("a.1", **PROMISE), claim("b.1", day="2023-04-25", speaker=OWN))
    assert found["b.1"] == "restates"


def test_a_first_date_restates(claim, parts):
    found = parts(claim("a.1", **PROMISE),
                  claim("b.1", day="2023-01-26", due=("2023-03-01", "2023-03-31"), speaker=OWN))
    assert found["b.1"] == "restates"


def test_rounding_amends_nothing(claim, parts):
    first = {"kind": "funds", "item": "aid", "quantity": None}
    found = parts(claim("a.1", money="1050000000 EUR", **first, **PROMISE),
                  claim("b.1", money="1000000000 EUR", day="2023-04-25", speaker=OWN, **first))
    assert found["b.1"] == "restates"


def test_another_number_within_days_is_no_change_of_mind(claim, parts):
    """Outlets tell one announcement with two numbers: that is a dispute, whoever is quoted."""
    found = parts(claim("a.1", **PROMISE), claim("a2.1", day="2023-01-25"),
                  claim("b.1", quantity=40, day="2023-01-26", speaker=OWN))
    assert found["b.1"] == "disputes"


@pytest.fixture
def of_itself(book):
    """The part of each claim by its id, where nobody has judged that they are one promise."""
    def found(*told):
        one, = book(told).commitments
        return {member.claim: str(member.part) for member in one.claims}
    return found


def test_an_open_number_that_the_donor_fixes_later_amends(claim, of_itself):
    found = of_itself(claim("a.1", quantity=None, **PROMISE),
                      claim("b.1", day="2023-03-25", speaker=OWN, counting="restated"))
    assert found["b.1"] == "amends"


def test_a_date_that_the_donor_moves_by_months_amends_and_one_by_days_does_not(claim, of_itself):
    first = claim("a.1", due=("2023-03-01", "2023-03-31"), **PROMISE)
    moved, hardly = (claim("b.1", day="2023-03-25", due=("2023-03-25", latest), speaker=OWN, counting="restated")
                     for latest in ("2023-08-31", "2023-04-07"))
    assert of_itself(first, moved)["b.1"] == "amends"
    assert of_itself(first, hardly)["b.1"] == "restates"


def test_a_cancellation_of_what_was_promised_amends_that_promise(claim, of_itself):
    found = of_itself(claim("a.1", **PROMISE), claim("b.1", stage="cancelled", day="2023-05-02", counting="restated"))
    assert found == {"a.1": "opens", "b.1": "amends"}
