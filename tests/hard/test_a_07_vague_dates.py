"""3.7 Vague dates: a date is a window with the words that say it and the day from which it counts, never a day.

Promise held: open ends stay open and are never overdue; windows of one week that contradict each other are a conflict
with all values; who repeats an old date does not move the new one; overdue is told against a given day.
"""

from datetime import date
from pathlib import Path

import pytest
from hard_books import book, home, part, rows, same, say, told

from pledgebook.ledger import Ledger, build_ledger
from pledgebook.schema import plain

WEEKS = ("2024-02-18", "2024-03-31", "in the coming weeks")
SUMMER = ("2024-02-20", "2024-08-31", "by the summer")


def overdue(made, day: str, folder: Path) -> dict[str, int]:
    build_ledger(folder / "ledger.duckdb", {"commitments": map(plain, made.commitments)}, {"name": "hard"})
    with Ledger(folder / "ledger.duckdb") as ledger:
        return {row["id"]: row["overdue_days"] for row in ledger.overdue(date.fromisoformat(day))}


def test_a_window_keeps_its_words_and_both_ends():
    (one,) = book(say("a.1", "2024-02-18", number=14, due=WEEKS)).commitments
    assert (one.due.earliest, one.due.latest, one.due.phrase) == (date(2024, 2, 18), date(2024, 3, 31), WEEKS[2])
    assert one.due_history[0].said == date(2024, 2, 18)


@pytest.mark.parametrize("phrase", ["soon", "as long as it takes", "over five years"])
def test_what_has_no_end_is_never_overdue(phrase, tmp_path):
    made = book(say("a.1", "2022-02-18", number=14, due=(None, None, phrase)))
    assert made.commitments[0].due.phrase == phrase
    assert overdue(made, "2026-01-01", tmp_path) == {}


def test_overdue_is_told_against_the_window_in_force_and_a_given_day(tmp_path):
    made = book(say("a.1", "2024-02-18", number=14, speaker="DE", due=WEEKS),
                say("b.1", "2024-03-25", number=14, speaker="DE", due=("2024-03-25", "2024-08-31", "by the summer")))
    (one,) = made.commitments
    assert overdue(made, "2024-08-31", tmp_path) == {}
    assert overdue(made, "2024-09-10", tmp_path) == {one.id: 10}


def test_what_came_in_full_is_not_overdue_and_what_came_in_part_is(tmp_path):
    promise = say("a.1", "2024-02-18", number=14, due=WEEKS)
    whole, some = (say("b.1", "2024-03-20", number=number, stage="delivered") for number in (14, 4))
    judged = (same("a.1", "b.1"),)
    assert overdue(book(promise, whole, judgements=judged), "2024-12-01", tmp_path) == {}
    assert len(overdue(book(promise, some, judgements=judged), "2024-12-01", tmp_path)) == 1


def test_windows_of_one_week_that_contradict_each_other_are_a_conflict_with_all_values():
    made = book(say("a.1", "2024-02-18", number=14, speaker="DE", due=WEEKS),
                say("b.1", "2024-02-20", number=14, due=SUMMER), say("c.1", "2024-02-21", number=14, due=SUMMER))
    (one,) = made.commitments
    assert sorted(told(one, "due").values()) == [("a.1",), ("b.1", "c.1")]
    assert one.due.latest == date(2024, 3, 31)
    assert "by when:" in rows(one)["Sources differ"][0]
    assert "the donor's own words" in rows(one)["Sources differ"][0]


def test_who_repeats_a_date_that_was_moved_does_not_move_it_back():
    made = book(say("a.1", "2024-02-18", number=14, speaker="DE", due=WEEKS),
                say("b.1", "2024-03-20", number=14, speaker="DE", due=("2024-03-20", "2024-08-31", "by the summer")),
                say("c.1", "2024-04-20", number=14, due=("2024-04-20", "2024-04-02", "in March")),
                judgements=(same("a.1", "b.1", "c.1"),))
    one = home(made, "a.1")
    assert one.due.phrase == "by the summer"
    assert len(one.due_history) == 3


def test_one_announcement_told_for_days_is_one_entry_of_the_history():
    claims = [say(f"t{n}.1", f"2024-02-{18 + n}", number=14,
                  due=(f"2024-02-{18 + n}", f"2024-04-0{n + 1}", "in the coming weeks")) for n in range(4)]
    (one,) = book(*claims).commitments
    (entry,) = one.due_history
    assert (entry.said, entry.also) == (date(2024, 2, 18), ("t1.1", "t2.1", "t3.1"))


def test_a_date_of_an_undated_text_is_kept_and_does_not_rule():
    made = book(say("a.1", "2024-02-18", number=14, due=WEEKS),
                say("b.1", None, number=14, due=(None, None, "by the end of the month")))
    (one,) = made.commitments
    assert [entry.said for entry in one.due_history] == [None, date(2024, 2, 18)]
    assert one.due.phrase == "in the coming weeks"
    assert part(made, "b.1") == "restates"
