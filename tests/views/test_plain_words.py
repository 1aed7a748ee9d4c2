"""What a page says in words agrees with the rows below it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
import sample_ledger as sample

from pledgebook.cli.releasing import _without_before
from pledgebook.cli.reviewing import local_name
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.ledger.news import News, news
from pledgebook.views.commitments import title
from pledgebook.views.donors import DonorRow
from pledgebook.views.figures import Ends
from pledgebook.views.listed import _stage
from pledgebook.views.overview import _older
from pledgebook.views.pictures import count_picture, money_picture


def test_older_news_never_stands_under_a_count_of_the_last_days_without_saying_so(tmp_path: Path) -> None:
    build_ledger(tmp_path / "ledger.duckdb", sample.rows(), {"name": "a sample", "version": "0"})
    with Ledger(tmp_path / "ledger.duckdb") as ledger:
        late = news(ledger, newest=date(2026, 1, 1), on=date(2026, 1, 1))["overdue"]
    assert (late.size, bool(late.last)) == (0, True)
    assert _older(late) == " Those below are older."
    assert _older(News(1, ({}, {}))) == " Others below are older."
    assert _older(News(2, ({}, {}))) == ""


def test_a_running_total_in_a_list_is_no_delivered_promise() -> None:
    total = sample.commitment("cmt-t", stage="delivered", claims=[{"claim": "c", "part": "asserts"}])
    assert _stage(total) == "running total: delivered"
    assert _stage({**total, "claims": [{"claim": "c", "part": "opens"}]}) == "delivered"


@pytest.mark.parametrize(("others", "told"), [
    ((), "the first release of this book"), (("2026.12",), "later ones are there: 2026.12")])
def test_a_release_is_called_the_first_only_where_there_is_no_other(tmp_path: Path, others: tuple[str, ...], told: str,
                                                                   ) -> None:
    for name in ("2025.01", *others):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text("{}")
    assert told in _without_before(tmp_path / "2025.01")


def test_a_promise_under_a_condition_is_never_called_by_its_plain_name() -> None:
    promise = sample.commitment("cmt-c", stage="announced", hedged="conditional")
    assert title(promise) == "drones (on a condition)"
    assert title({**promise, "hedged": None}) == "drones"
    assert title({**promise, "stage": "requested"}) == "drones"


def test_promises_of_nothing_but_money_are_told_apart_by_their_first_day() -> None:
    bare = sample.commitment("cmt-m", kind="funds", item=None, balances=[])
    day = bare["announced"]["first"] or bare.get("told_first")
    assert day
    assert title(bare).startswith("money, first told ")
    total = {"account": "delivered", "commodity": "EUR", "min": 500, "max": 500, "bound": "exact"}
    assert "500" in title({**bare, "running_totals": [total]})


def test_on_a_phone_long_names_of_joint_givers_leave_room_for_their_sum() -> None:
    ends = Ends(Decimal(1_200_000_000), Decimal(1_200_000_000))
    rows = [DonorRow(key, name, ends, ends, ends, 1, {"announced": 1, "firm": 0, "delivered": 0}, 0)
            for key, name in (("DK+NL+SE", "Denmark, Netherlands and Sweden"), ("NO", "Norway"))]
    for picture in (money_picture(rows), count_picture(rows)):
        assert [row.short for row in picture.rows] == ["DK + NL + SE", ""]


def test_root_is_no_name_of_a_person_who_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PLEDGEBOOK_REVIEWER", raising=False)
    for user, told in (("root", "local"), ("ada", "ada")):
        monkeypatch.setattr("getpass.getuser", lambda user=user: user)
        assert local_name() == told
