"""3.12 Training: a common target rises four times, national numbers lie inside it, counts are running totals.

Promise held: one goal with all its targets, planned against done by a named rule; what had been done before a plan was
made does not fulfil it; a country's number inside a common one is a part and explains it; nothing is added twice.
"""

from datetime import date

from hard_books import book, home, part, rows, say, stands, told

SOLDIERS = {"what": "Ukrainian soldiers", "kind": "training"}
TARGETS = (
    say("oct.1", "2022-10-17", giver="EU", number=15000, counting="target", **SOLDIERS),
    say("sep.1", "2023-09-01", giver="EU", number=40000, counting="target", **SOLDIERS),
    say("jan.1", "2024-01-31", giver="EU", number=60000, counting="target",
        due=("2024-01-31", "2024-08-31", "by the end of summer"), **SOLDIERS),
    say("aug.1", "2024-08-30", giver="EU", number=75000, counting="target",
        due=("2024-08-30", "2024-12-31", "by the end of the year"), **SOLDIERS),
)
DONE = (say("aug.2", "2024-08-30", giver="EU", number=60000, counting="total", stage="delivered", **SOLDIERS),
        say("aug.3", "2024-08-30", giver="FR", number=15000, counting="part", stage="delivered", **SOLDIERS))


def test_a_target_that_rises_is_one_goal_and_the_last_is_in_force():
    made = book(*TARGETS)
    (one,) = made.commitments
    assert stands(one, "promised") == (75000, 75000)
    assert [said.amount.max for said in one.promised_history] == [15000, 40000, 60000, 75000]
    assert [part(made, name) for name in ("oct.1", "sep.1", "aug.1")] == ["opens", "amends", "amends"]
    assert one.conflicts == ()


def test_planned_against_done_and_what_is_left():
    (goal,) = home(book(*TARGETS, *DONE), "aug.1").goals
    assert (goal.planned.max, goal.done.max, goal.left.max) == (75000, 60000, 15000)
    assert (goal.rule, goal.claims) == ("the latest count, in full: the plan is a target for all of it", ("aug.2",))
    assert goal.due.latest == date(2024, 12, 31)


def test_a_national_number_inside_the_common_one_is_a_part_and_explains_it():
    made = book(*TARGETS, *DONE)
    assert home(made, "aug.3").part_of == home(made, "aug.2").id
    (held,) = home(made, "aug.2").running_totals
    assert (held.explained.max, held.unexplained.max) == (15000, 45000)
    assert stands(home(made, "aug.2"), "delivered") is None


def test_what_had_been_done_before_does_not_fulfil_a_plan_for_more():
    claims = (say("feb.1", "2024-02-18", giver="FR", number=10000, counting="total", stage="delivered", **SOLDIERS),
              say("feb.2", "2024-02-18", giver="FR", number="7000..9000", counting="target",
                  due=("2024-01-01", "2024-12-31", "in 2024"), **SOLDIERS))
    one = home(book(*claims), "feb.2")
    assert stands(one, "promised") == (7000, 9000)
    (goal,) = one.goals
    assert (goal.planned.min, goal.planned.max, goal.done) == (7000, 9000, None)
    later = say("dec.1", "2024-12-20", giver="FR", number=16000, counting="total", stage="delivered", **SOLDIERS)
    (goal,) = home(book(*claims, later), "feb.2").goals
    assert (goal.done.max, goal.left.min, goal.left.max) == (6000, 1000, 3000)
    assert goal.rule == "the latest count less what had been done when the plan was made"


def test_plans_for_two_years_are_two_plans():
    claims = (say("a.1", "2024-02-18", giver="FR", number=7000, counting="target",
                  due=("2024-01-01", "2024-12-31", "in 2024"), **SOLDIERS),
              say("b.1", "2025-02-18", giver="FR", number=4000, counting="target",
                  due=("2025-01-01", "2025-12-31", "in 2025"), **SOLDIERS))
    assert len(book(*claims).commitments) == 2


def test_one_brigade_counted_for_one_country_and_for_all_is_a_conflict_of_totals():
    brigade = {"what": "soldiers of the brigade", "kind": "training", "stage": "delivered", "counting": "total"}
    made = book(say("a.1", "2024-11-10", giver="FR", number=2300, speaker="FR", **brigade),
                say("b.1", "2024-11-12", giver="FR", number=4500, **brigade))
    values = told(home(made, "b.1"), "total")
    assert sorted(values.values()) == [("a.1",), ("b.1",)]
    assert '"max":2300' in home(made, "a.1").conflicts[0].chosen


def test_a_reader_sees_the_plan_its_history_and_the_count():
    lines = rows(home(book(*TARGETS, *DONE), "aug.1"))["Goal"]
    assert lines[0].startswith("75,000 Ukrainian soldiers, 30 Aug 2024 to 31 Dec 2024: 60,000 done, 15,000 left")
    assert lines[1] == "as told 17 Oct 2022: 15,000 Ukrainian soldiers"
    assert len(lines) == 5
