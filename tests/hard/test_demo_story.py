"""The bundled texts, read by our own extractor alone, tell the story with which the design opens.

What a newcomer sees first must be whole: one dateline read as a due date once cut its last announcement off.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from click.testing import CliRunner

from pledgebook.cli import program
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import open_book
from pledgebook.schema import Json

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    folder = tmp_path_factory.mktemp("demo") / "book"
    done = CliRunner().invoke(program, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    with Ledger(Path(open_book(folder).ledger_path)) as found:
        yield found


@pytest.fixture(scope="module")
def drones(ledger: Ledger) -> Json:
    (one,) = [row for row in ledger.commitments(donor="FR", recipient="UA", kind="goods")
              if row["item"]["id"] == "loitering-munition"]
    return one


def test_the_drones_are_one_promise_announced_three_times_with_three_windows(drones: Json) -> None:
    assert [day[:7] for day in drones["announced"]["days"]] == ["2024-02", "2024-02", "2024-10"]
    assert list(dict.fromkeys(said["window"]["latest"] for said in drones["due_history"])) == [
        "2024-03-31", "2024-08-31", "2024-11-27"]
    assert [(one["account"], one["min"], one["max"]) for one in drones["balances"]] == [
        ("promised", 100, 100), ("outstanding", 100, 100)]


def test_the_order_of_two_thousand_holds_them(ledger: Ledger, drones: Json) -> None:
    order = ledger.commitment(drones["part_of"])
    assert order is not None
    assert (order["kind"], order["balances"][0]["min"]) == ("procurement", 2000)


def test_they_are_overdue_after_the_last_window_and_not_before(ledger: Ledger, drones: Json) -> None:
    def overdue(day: date) -> bool:
        return drones["id"] in {row["id"] for row in ledger.overdue(day)}
    assert overdue(date(2024, 11, 28))
    assert not overdue(date(2024, 11, 27))


def test_the_training_total_is_asserted_and_the_range_is_a_goal(ledger: Ledger) -> None:
    (one,) = ledger.commitments(donor="FR", recipient="UA", kind="training")
    assert {total["min"] for total in one["running_totals"]} == {10_000}
    assert (one["goals"][0]["planned"]["min"], one["goals"][0]["planned"]["max"]) == (7000, 9000)


def test_no_promise_is_due_on_the_very_day_on_which_it_is_told(ledger: Ledger) -> None:
    """Of texts that promise for later: a window of that one day would be the day of the report, read as a date."""
    wrong = [(row["id"], said["window"]) for row in ledger.commitments() for said in row["due_history"]
             if said["window"]["earliest"] == said["window"]["latest"] == said["said"]]
    assert wrong == []
