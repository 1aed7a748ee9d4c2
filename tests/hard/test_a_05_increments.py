"""3.5 Increment against cumulative: 200 million, another 125, 325 in all, and 10,000 drones for the whole.

Promise held: an increment is a promise of its own, a cumulative number is a check, and the increments explain it;
whoever takes the cumulative number for the increment adds nothing twice.
"""

import pytest
from hard_books import book, home, part, say, stands

from pledgebook.codes import Verdict
from pledgebook.model import Judgement

FIRST = say("feb.1", "2024-02-22", what="drones", giver="GB", money="200000000 GBP", speaker="GB")
MORE = say("mar.1", "2024-03-07", what="drones", giver="GB", money="125000000 GBP", counting="additional", speaker="GB")
ALL = say("mar.2", "2024-03-07", what="drones", giver="GB", money="325000000 GBP", counting="total", speaker="GB",
          number="10000..")
MISREAD = say("agency.1", "2024-03-08", what="drones", giver="GB", money="125000000 GBP", counting="additional",
              number="10000..", language="uk")


def promised(made, commodity):
    return [stands(one, "promised", commodity) for one in made.commitments if stands(one, "promised", commodity)]


def test_an_increment_is_a_promise_of_its_own_and_the_sum_of_both_is_the_cumulative_number():
    made = book(FIRST, MORE, ALL)
    assert sorted(promised(made, "GBP")) == [(125_000_000, 125_000_000), (200_000_000, 200_000_000)]
    held = next(total for total in home(made, "mar.2").running_totals if total.commodity == "GBP")
    assert (held.explained.min, held.unexplained.min, held.unexplained.max) == (325_000_000, 0, 0)


def test_a_cumulative_number_is_never_added():
    assert book(FIRST, MORE, ALL).postings == book(FIRST, MORE).postings


def test_who_takes_the_whole_for_the_increment_counts_nothing_twice():
    made = book(FIRST, MORE, ALL, MISREAD)
    assert part(made, "agency.1") == "restates"
    assert home(made, "agency.1") == home(made, "mar.1")
    assert sorted(promised(made, "GBP")) == [(125_000_000, 125_000_000), (200_000_000, 200_000_000)]
    assert promised(made, "items") == [(10_000, None)]


def test_another_fifty_beside_a_hundred_makes_a_hundred_and_fifty():
    claims = (say("a.1", "2024-01-10", number=100), say("b.1", "2024-03-10", number=50, counting="additional"),
              say("c.1", "2024-03-11", number=150, counting="total"))
    made = book(*claims)
    assert sorted(promised(made, "items")) == [(50, 50), (100, 100)]
    (held,) = home(made, "c.1").running_totals
    assert (held.explained.max, held.unexplained.max) == (150, 0)


def test_the_unexplained_rest_of_a_cumulative_number_stands_alone():
    claims = (say("a.1", "2024-01-10", number=100), say("c.1", "2024-03-11", number=150, counting="total"))
    one = home(book(*claims), "c.1")
    assert stands(one, "unexplained") == (50, 50)
    assert stands(one, "promised") == (100, 100)


def test_what_was_given_after_a_total_was_told_does_not_explain_it():
    claims = (say("a.1", "2024-01-10", number=100), say("b.1", "2024-06-10", number=50, counting="additional"),
              say("c.1", "2024-03-11", number=150, counting="total"))
    (held,) = home(book(*claims), "c.1").running_totals
    assert held.unexplained.min == 50


def test_sums_of_money_perhaps_explain_the_total_of_a_package():
    """Of 'the package' nobody says whether it holds the money; that it does is possible, and nothing is certain."""
    sums = (say("feb.1", "2024-02-22", what=None, kind="funds", giver="GB", money="200000000 GBP"),
            say("mar.1", "2024-03-07", what=None, kind="funds", giver="GB", money="125000000 GBP",
                counting="additional"))
    whole = say("mar.2", "2024-03-07", what="package", kind="package", giver="GB", money="325000000 GBP",
                counting="total")
    (held,) = home(book(*sums, whole), "mar.2").running_totals
    assert (held.explained.min, held.explained.max) == (0, 325_000_000)
    assert (held.unexplained.min, held.unexplained.max) == (0, 325_000_000)
    assert held.postings == 2
    assert stands(home(book(*sums, whole), "mar.2"), "unexplained") is None


@pytest.mark.parametrize("what", [None, "loans"], ids=["perhaps covered else", "not covered else"])
def test_money_that_is_a_part_of_the_package_explains_its_total_for_certain(what):
    """As a person's word has it here; a text's is worth the same."""
    loan = say("feb.1", "2024-02-22", what=what, kind="funds", giver="GB", money="200000000 GBP")
    whole = say("mar.2", "2024-03-07", what="military aid package", kind="package", giver="GB", money="325000000 GBP",
                counting="total")
    inside = Judgement("jdg-1", Verdict.PART_OF, ("feb.1", "mar.2"), "ada", "2026-01-01T00:00:00Z")
    made = book(loan, whole, judgements=(inside,))
    (held,) = home(made, "mar.2").running_totals
    assert (held.explained.min, held.explained.max, held.postings) == (200_000_000, 200_000_000, 1)
    assert stands(home(made, "mar.2"), "unexplained", "GBP") == (125_000_000, 125_000_000)


def test_money_for_another_end_explains_no_total_of_military_aid():
    loan = say("feb.1", "2024-02-22", what="macro-financial assistance", kind="funds", giver="GB",
               money="200000000 GBP")
    whole = say("mar.2", "2024-03-07", what="military aid", kind="package", giver="GB", money="325000000 GBP",
                counting="total")
    assert stands(home(book(loan, whole), "mar.2"), "unexplained", "GBP") == (325_000_000, 325_000_000)


def test_a_sum_and_what_it_bought_perhaps_explain_a_total_once():
    money = say("mar.1", "2024-03-07", what=None, kind="funds", giver="GB", money="125000000 GBP")
    bought = say("mar.2", "2024-03-07", what="drones", giver="GB", money="125000000 GBP", number=10_000)
    whole = say("apr.1", "2024-04-07", what="package", kind="package", giver="GB", money="325000000 GBP",
                counting="total")
    made = book(money, bought, whole)
    (held,) = (total for total in home(made, "apr.1").running_totals if total.commodity == "GBP")
    assert home(made, "mar.2").part_of == home(made, "mar.1").id
    assert held.explained.max == 125_000_000
