"""A running total adds nothing; what it says beyond the postings stands as a line of its own."""

from decimal import Decimal


def unexplained(result):
    return [(b.min, b.max) for one in result.commitments for b in one.balance("unexplained")]


def test_what_the_postings_do_not_explain_of_a_total_stands_alone(claim, book):
    result = book([claim("a.1"), claim("a.2", counting="total", quantity=40)])
    assert unexplained(result) == [(Decimal(26), Decimal(26))]
    assert [b.max for one in result.commitments for b in one.balance("promised")] == [Decimal(14)]


def test_a_total_that_the_postings_explain_leaves_nothing(claim, book):
    assert unexplained(book([claim("a.1"), claim("a.2", counting="total", quantity=14)])) == []


def test_other_gifts_of_the_same_thing_explain_a_total(claim, book):
    result = book([claim("a.1"), claim("b.1", quantity=60, day="2022-06-01"),
                   claim("a.2", counting="total", quantity=80)])
    assert unexplained(result) == [(Decimal(6), Decimal(6))]


def test_a_total_of_deliveries_is_held_against_deliveries(claim, book):
    result = book([claim("a.1"), claim("a.2", counting="total", stage="delivered", quantity=4)])
    assert unexplained(result) == [(Decimal(4), Decimal(4))]
