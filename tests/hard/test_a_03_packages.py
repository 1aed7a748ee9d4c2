"""3.3 Packages with parts, partial delivery, silent cuts.

Promise held: each line of a package has its own number, what came of it and what is open; lots add up and reports of
one lot do not; a line that the donor lowers shows both numbers; what came is no contradiction of what was promised.
"""

from decimal import Decimal

import pytest
from hard_books import book, home, part, rows, same, say, stands

from pledgebook.checks import check

PACKAGE = (
    say("may.1", "2023-05-13", what="military aid package", kind="package", money="2700000000 EUR", speaker="DE"),
    say("may.2", "2023-05-13", what="Leopard 1 tanks", number=110),
    say("may.3", "2023-05-13", what="Gepard anti-aircraft guns", number=18),
    say("may.4", "2023-05-13", what="Marder infantry fighting vehicles", number=20),
    say("may.5", "2023-05-13", what="155mm artillery rounds", number=26350),
)


def came(name, what, number, **more):
    published = more.pop("day", "2023-07-20")
    return say(name, published, what=what, number=number, stage="delivered", counting="part", **more)


JULY = (came("jul.1", "Leopard 1 tanks", 10), came("jul.2", "Gepard anti-aircraft guns", 12),
        came("jul.3", "Marder infantry fighting vehicles", 0), came("jul.4", "155mm artillery rounds", 850))


def test_each_line_is_a_part_and_keeps_its_own_account():
    made = book(*PACKAGE, *JULY, judgements=(same("may.2", "jul.1"),))
    whole = home(made, "may.1")
    assert all(home(made, f"may.{n}").part_of == whole.id for n in (2, 3, 4, 5))
    tanks = home(made, "may.2")
    assert (stands(tanks, "promised"), stands(tanks, "delivered"), stands(tanks, "outstanding")) == (
        (110, 110), (10, 10), (100, 100))
    assert tanks.stage_share == Decimal("0.0909")


def test_nothing_delivered_is_known_to_be_nothing_and_no_delivery():
    made = book(PACKAGE[3], JULY[2], judgements=(same("may.4", "jul.3"),))
    one = home(made, "may.4")
    assert stands(one, "outstanding") == (20, 20)
    assert one.stage == "announced"


def test_a_partial_delivery_contradicts_nothing():
    one = home(book(PACKAGE[2], JULY[1], judgements=(same("may.3", "jul.2"),)), "may.3")
    assert one.conflicts == ()


def test_a_second_lot_adds_and_a_second_report_of_the_first_does_not():
    again = came("jul.9", "Leopard 1 tanks", 10, day="2023-07-22")
    more = came("oct.1", "Leopard 1 tanks", 15, day="2023-10-02")
    another = say("oct.1", "2023-10-02", what="Leopard 1 tanks", number=15, stage="delivered", counting="additional")
    told = same("may.2", "jul.1", "jul.9", "oct.1")
    one = home(book(PACKAGE[1], JULY[0], again, another, judgements=(told,)), "may.2")
    assert stands(one, "delivered") == (25, 25)
    assert stands(one, "outstanding") == (85, 85)
    # Where no word says whether the second number holds the first, the book knows an interval and no more.
    unsaid = home(book(PACKAGE[1], JULY[0], again, more, judgements=(told,)), "may.2")
    assert stands(unsaid, "delivered") == (15, 25)
    assert stands(unsaid, "outstanding") == (85, 95)


def test_fewer_than_had_come_already_can_only_be_another_lot():
    more = came("oct.1", "Leopard 1 tanks", 4, day="2023-10-02")
    one = home(book(PACKAGE[1], JULY[0], more, judgements=(same("may.2", "jul.1", "oct.1"),)), "may.2")
    assert stands(one, "delivered") == (14, 14)


def test_two_reports_of_one_lot_that_differ_are_a_conflict_and_no_second_lot():
    other = came("late.1", "Leopard 1 tanks", 14, day="2023-07-21")
    one = home(book(PACKAGE[1], JULY[0], other, judgements=(same("may.2", "jul.1", "late.1"),)), "may.2")
    assert stands(one, "delivered") == (10, 10)
    assert [(found.field, found.rule) for found in one.conflicts] == [("delivered", "the first report of the act")]


def test_a_line_that_the_donor_lowers_keeps_both_numbers():
    cut = say("list.1", "2023-07-20", what="155mm artillery rounds", number=18500, publisher="www.bundesregierung.de")
    made = book(PACKAGE[4], cut, judgements=(same("may.5", "list.1"),))
    one = home(made, "may.5")
    assert part(made, "list.1") == "amends"
    assert stands(one, "promised") == (18500, 18500)
    assert [(said.amount.max, said.claim) for said in one.promised_history] == [(26350, "may.5"), (18500, "list.1")]
    assert rows(one)["Number in force"] == ("from 13 May 2023: 26,350", "from 20 Jul 2023: 18,500")
    assert one.conflicts == ()


def test_a_raise_told_by_the_donor_holds_and_the_old_number_told_before_it_restates():
    claims = (say("a.1", "2024-01-10", number=14), say("b.1", "2024-01-11", number=14),
              say("c.1", "2024-01-12", number=14), say("d.1", "2024-02-20", number=18, speaker="DE"))
    made = book(*claims, judgements=(same("a.1", "b.1", "c.1", "d.1"),))
    one = home(made, "a.1")
    assert (part(made, "b.1"), part(made, "d.1")) == ("restates", "amends")
    assert stands(one, "promised") == (18, 18)
    assert one.conflicts == ()


def test_who_goes_on_telling_the_old_number_changes_nothing():
    claims = (say("a.1", "2024-01-10", number=14, speaker="DE"), say("d.1", "2024-02-20", number=18, speaker="DE"),
              say("e.1", "2024-03-01", number=14), say("f.1", "2024-03-02", number=14),
              say("g.1", "2024-03-03", number=14))
    made = book(*claims, judgements=(same(*(one.id for one in claims)),))
    assert stands(home(made, "a.1"), "promised") == (18, 18)
    assert part(made, "e.1") == "restates"


def test_a_cancellation_without_a_number_cancels_what_had_not_come():
    claims = (say("a.1", "2024-01-10", number="40..50"), say("b.1", "2024-02-10", number=10, stage="delivered"),
              say("c.1", "2024-05-01", stage="cancelled"))
    made = book(*claims, judgements=(same("a.1", "b.1", "c.1"),))
    one = home(made, "a.1")
    assert stands(one, "cancelled") == (30, 40)
    assert stands(one, "outstanding") == (0, 0)


def test_a_cancellation_told_twice_cancels_once_and_one_of_a_part_leaves_the_rest():
    claims = (say("a.1", "2024-01-10", number=50), say("c.1", "2024-05-01", stage="cancelled", number=20),
              say("d.1", "2024-05-02", stage="cancelled", number=20))
    one = home(book(*claims, judgements=(same("a.1", "c.1", "d.1"),)), "a.1")
    assert stands(one, "cancelled") == (20, 20)
    assert stands(one, "outstanding") == (30, 30)


def test_what_came_is_not_cancelled_when_the_whole_number_is_called_off():
    claims = (say("a.1", "2024-01-10", number=50), say("b.1", "2024-02-10", number=10, stage="delivered"),
              say("c.1", "2024-05-01", stage="cancelled", number=50, speaker="DE"))
    one = home(book(*claims, judgements=(same("a.1", "b.1", "c.1"),)), "a.1")
    assert (stands(one, "delivered"), stands(one, "cancelled")) == ((10, 10), (40, 40))
    assert stands(one, "outstanding") == (0, 0)


@pytest.mark.parametrize(("off", "is_flagged"), [(50, False), (10, False), (20, True), (60, True)])
def test_a_cancellation_of_more_than_is_left_stands_as_it_was_said_and_is_flagged(off, is_flagged):
    claims = (say("a.1", "2024-01-10", number=50), say("b.1", "2024-02-10", number=40, stage="delivered"),
              say("c.1", "2024-05-01", stage="cancelled", number=off, speaker="DE"))
    made = book(*claims, judgements=(same("a.1", "b.1", "c.1"),))
    found = check(made.commitments, made.postings, {one.id: one for one in claims}, {})
    assert [issue.code for issue in found] == (["cancelled-above-left"] if is_flagged else [])
    if is_flagged:
        assert stands(home(made, "a.1"), "cancelled") == (off, off)
