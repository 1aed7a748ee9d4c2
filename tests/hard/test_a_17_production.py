"""3.17 Production goals with drifting scope: a million drones becomes a million of one sort; a million shells slips.

Promise held: a goal keeps every wording, number and date that it had; sorts of their own are goals of their own; a
count of output is held against the goal and is never a flow; a goal that was moved is one goal.
"""

from datetime import date

from hard_books import book, home, rows, say, stands

MAKER = {"kind": "production", "giver": "UA", "taker": "UA", "counting": "target"}
YEAR = ("2024-01-01", "2024-12-31", "in 2024")
MILLION = say("dec.1", "2023-12-20", what="drones", number=1000000, speaker="UA", due=YEAR, **MAKER)
SORTS = (say("feb.1", "2024-02-12", what="FPV drones", number=1000000, due=YEAR, **MAKER),
         say("feb.2", "2024-02-12", what="mid-range strike drones", number=10000, due=YEAR, **MAKER),
         say("feb.3", "2024-02-12", what="long-range drones", number=1000, due=YEAR, **MAKER))
OUTPUT = say("out.1", "2024-12-28", what="FPV drones", number=1500000, stage="delivered",
             **{**MAKER, "counting": "total"})


def test_one_goal_keeps_every_wording_that_it_had():
    one = home(book(MILLION, *SORTS), "dec.1")
    (goal,) = one.goals
    assert [said.what for said in goal.history] == ["drones", "FPV drones"]
    assert (goal.what, goal.planned.max) == ("FPV drones", 1_000_000)
    assert rows(one)["Goal"][1:] == (
        "as told 20 Dec 2023: 1,000,000 drones, 1 Jan 2024 to 31 Dec 2024",
        "as told 12 Feb 2024: 1,000,000 FPV drones, 1 Jan 2024 to 31 Dec 2024")


def test_sorts_with_numbers_of_their_own_are_goals_of_their_own():
    made = book(MILLION, *SORTS)
    assert sorted(goal.planned.max for one in made.commitments for goal in one.goals) == [1000, 10000, 1000000]


def test_output_is_held_against_the_goal_and_posts_nothing():
    made = book(MILLION, *SORTS, OUTPUT)
    (goal,) = home(made, "dec.1").goals
    assert (goal.done.max, goal.left.max, goal.claims) == (1_500_000, 0, ("out.1",))
    assert made.postings == book(MILLION, *SORTS).postings


def test_a_goal_that_slips_is_one_goal_with_both_dates_and_what_was_counted_in_between():
    shells = {"what": "artillery shells", "giver": "EU"}
    made = book(
        say("mar.1", "2023-03-20", number=1000000, counting="target", due=("2023-03-20", "2024-03-31", "by March 2024"),
            **shells),
        say("jan.1", "2024-01-31", number=330000, counting="total", stage="delivered", speaker="EU", **shells),
        say("jan.2", "2024-01-31", number=1000000, counting="restated", speaker="EU",
            due=("2024-01-31", "2024-12-31", "by the end of the year"), **shells))
    (one,) = made.commitments
    (goal,) = one.goals
    assert [said.due.latest for said in goal.history] == [date(2024, 3, 31), date(2024, 12, 31)]
    assert (goal.done.max, goal.left.max) == (330_000, 670_000)
    assert one.due.latest == date(2024, 12, 31)
    assert stands(one, "delivered") is None


def test_a_goal_that_nobody_counted_is_not_at_nought():
    (goal,) = home(book(MILLION), "dec.1").goals
    assert (goal.done, goal.left, goal.rule) == (None, None, "no source counts what was done")
