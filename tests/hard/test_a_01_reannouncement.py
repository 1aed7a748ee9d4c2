"""3.1 Re-announcement: a promise told again is one promise, counted as often as its donor made it, with its slip.

Promise held: one commitment, one number, the announcements counted by the donor's own voice and by press waves, every
window kept, and overdue only against the window in force.
"""

from datetime import date

from hard_books import book, home, rows, say, stands

DRONES = {"what": "loitering munitions", "giver": "FR"}
FEBRUARY = say("feb.1", "2024-02-18", speaker="FR", due=("2024-02-18", "2024-03-31", "in the coming weeks"), **DRONES)
OTHERS = (say("outlet.1", "2024-02-19", due=("2024-02-19", "2024-04-01", "in the coming weeks"), **DRONES),
          say("agency.1", "2024-02-21", due=("2024-02-21", "2024-04-03", "within weeks"), **DRONES))
MARCH = say("mar.1", "2024-03-27", speaker="FR", number=100, due=("2024-03-27", "2024-08-31", "by the summer"),
            **DRONES)
OCTOBER = say("oct.1", "2024-10-16", speaker="FR", due=("2024-10-16", "2024-11-27", "in the coming weeks"), **DRONES)


def test_three_announcements_are_one_promise_with_one_number():
    made = book(FEBRUARY, *OTHERS, MARCH, OCTOBER)
    (one,) = made.commitments
    assert stands(one, "promised") == (100, 100)
    assert [posting.claim for posting in made.postings] == ["mar.1"]


def test_it_was_announced_three_times_however_many_outlets_told_it():
    (one,) = book(FEBRUARY, *OTHERS, MARCH, OCTOBER).commitments
    assert (one.announced.times, one.announced.by) == (3, ("FR",))
    assert one.announced.days == (date(2024, 2, 18), date(2024, 3, 27), date(2024, 10, 16))
    assert rows(one)["Promised anew"] == ("18 Feb 2024, 27 Mar 2024, 16 Oct 2024",)


def test_every_window_is_kept_with_its_day_and_the_last_one_is_in_force():
    (one,) = book(FEBRUARY, *OTHERS, MARCH, OCTOBER).commitments
    assert [(said.said, said.window.latest) for said in one.due_history] == [
        (date(2024, 2, 18), date(2024, 3, 31)), (date(2024, 3, 27), date(2024, 8, 31)),
        (date(2024, 10, 16), date(2024, 11, 27))]
    assert set(one.due_history[0].also) == {"outlet.1", "agency.1"}
    assert one.due == OCTOBER.due


def test_a_reprint_of_the_old_words_months_later_is_no_announcement():
    reprint = say("late.1", "2024-06-10", speaker="FR", due=("2024-06-10", "2024-07-22", "in the coming weeks"),
                  **DRONES)
    (one,) = book(FEBRUARY, reprint, copies={"late": "feb"}).commitments
    assert one.announced.times == 1
    assert len(one.due_history) == 1


def test_what_came_or_is_only_weighed_is_not_promised_anew():
    came = say("came.1", "2024-12-01", speaker="FR", number=100, stage="delivered", **DRONES)
    made = book(FEBRUARY, MARCH, came)
    one = home(made, "mar.1")
    assert home(made, "came.1") is one
    assert one.announced.times == 2


def test_another_gift_of_the_same_thing_stays_a_promise_of_its_own():
    more = say("more.1", "2024-10-16", speaker="FR", number=40, counting="additional",
               due=("2025-01-01", "2025-12-31", "next year"), **DRONES)
    made = book(MARCH, more)
    assert sorted(stands(one, "promised") for one in made.commitments) == [(40, 40), (100, 100)]
