"""What changed between two releases: every difference has reasons, and the reasons add up to it to the cent."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from released import csv_rows, released_of, total
from sample_ledger import balance, claim, commitment

from pledgebook.errors import BookError, ConfigError
from pledgebook.publish.release import Unit, difference_words, differences, open_side
from pledgebook.publish.release.changes import by_reason
from pledgebook.publish.release.comparing import MEANINGS, Comparison, Reason

DOCUMENTS = [{"id": f"d{number}", "capture": "cap", "recorded": "2024-02-19T00:00:00Z", "title": "t", "url": None,
              "publisher": "gazette.example", "published": "2024-02-18", "language": "en", "text": "x" * 400,
              "sha256": "0" * 64} for number in range(1, 4)]


STATED = Unit()


def value(low: Any, high: Any, currency: str = "EUR", **more: Any) -> dict[str, Any]:
    return {"basis": "stated", "min": low, "max": high, "currency": currency, "price_year": 2024, "rate": None,
            "rate_date": None, "source": "as said", **more}


def promise(name: str, amount: Any, claims: tuple[str, ...] = (), said: str = "EUR", **more: Any) -> dict[str, Any]:
    members = [{"claim": one, "part": "restates" if place else "opens"} for place, one in enumerate(claims)]
    return commitment(name, **{"kind": "funds", "item": None, "claims": members, "values": [value(amount, amount)],
                               "balances": [balance("promised", amount, amount, said)], **more})


def said_in(name: str, document: str) -> dict[str, Any]:
    return claim(name, document={"id": document})


def book(commitments: list[Any], claims: list[Any] = (), documents: int = 1, **more: Any) -> dict[str, Any]:
    return {"commitments": commitments, "claims": list(claims) or [said_in("clm-1", "d1")],
            "documents": DOCUMENTS[:documents], "postings": [], "redirects": [], "issues": [], "vetoed": [], **more}


@pytest.fixture
def two(tmp_path: Path):
    def make(before: dict[str, Any], after: dict[str, Any], decisions: list[Any] = ()) -> Any:
        sides = [released_of(tmp_path, name, tables, decisions=list(told)) for name, tables, told in (
            ("2026.10", before, ()), ("2026.11", after, decisions))]
        return sides[0], sides[1]
    return make


def reasons(sides: Any, unit: Unit = STATED) -> dict[str, Decimal]:
    """What each reason makes of the least that was promised."""
    told = by_reason(Comparison(*sides).changes(unit))["reasons"]
    return {one["reason"]: one.get("promised_min", Decimal(0)) for one in told}


def assert_adds_up(sides: Any, unit: Unit = STATED) -> None:
    for row in differences(*sides, unit, ("all", "donor", "recipient", "kind")):
        assert sum(one["difference"] for one in row["reasons"]) == row["difference"]
        for one in row["reasons"]:
            assert sum(each["difference"] for each in one["commitments"]) == one["difference"]
        if row["before"] is not None and row["after"] is not None:
            assert row["after"] - row["before"] == row["difference"]


# -- each reason -------------------------------------------------------------------------------------------------------


def test_a_document_that_is_new_is_a_new_source(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]),
                book([promise("cmt-1", 100, ("clm-1",)), promise("cmt-2", 50, ("clm-2",))],
                     [said_in("clm-1", "d1"), said_in("clm-2", "d2")], 2))
    assert reasons(sides) == {"new-source": 50}
    assert_adds_up(sides)


def test_the_same_documents_read_otherwise_are_a_reading(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([promise("cmt-1", 120, ("clm-1",))]))
    assert reasons(sides) == {"reading": 20}


def test_an_id_that_redirects_is_a_merge_and_names_the_other(two) -> None:
    both = [said_in("clm-1", "d1"), said_in("clm-2", "d1")]
    sides = two(book([promise("cmt-1", 100, ("clm-1",)), promise("cmt-2", 40, ("clm-2",))], both),
                book([promise("cmt-1", 100, ("clm-1", "clm-2"))], both, redirects=[{"old": "cmt-2", "new": "cmt-1"}]))
    assert reasons(sides) == {"merge": -40}
    (change,) = Comparison(*sides).changes(Unit())
    assert (change.commitment, change.cause.other) == ("cmt-2", "cmt-1")
    assert_adds_up(sides)


def test_claims_that_stood_in_another_promise_are_a_split(two) -> None:
    both = [said_in("clm-1", "d1"), said_in("clm-2", "d1")]
    sides = two(book([promise("cmt-1", 140, ("clm-1", "clm-2"))], both),
                book([promise("cmt-1", 100, ("clm-1",)), promise("cmt-2", 60, ("clm-2",))], both))
    assert reasons(sides) == {"split": 20}
    assert {one.cause.other for one in Comparison(*sides).changes(Unit())} == {"cmt-1", "cmt-2"}


def test_a_persons_decision_is_a_correction_also_when_it_is_taken_back(two) -> None:
    first = {"id": "jdg-1", "verdict": "correct", "subjects": ["clm-1"], "day": "2026-11-02"}
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([promise("cmt-1", 90, ("clm-1",))]),
                [first, {"id": "jdg-2", "verdict": "undo", "subjects": ["jdg-1"], "day": "2026-11-03"}])
    assert reasons(sides) == {"correction": -10}


@pytest.mark.parametrize(("verdict", "reason"), [("same", "merge"), ("different", "split"), ("reject", "correction"),
                                                 ("part-of", "part-of-a-whole")])
def test_each_decision_has_its_reason(two, verdict: str, reason: str) -> None:
    decided = [{"id": "jdg-1", "verdict": verdict, "subjects": ["clm-1", "clm-9"], "day": "2026-11-02"}]
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([promise("cmt-1", 90, ("clm-1",))]), decided)
    assert reasons(sides) == {reason: -10}


def test_what_is_no_more_is_removed(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([]))
    assert reasons(sides) == {"removed": -100}


def test_what_a_person_rejected_is_a_correction_though_it_is_no_more(two) -> None:
    decided = [{"id": "jdg-1", "verdict": "reject", "subjects": ["clm-1"], "day": "2026-11-02"}]
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([]), decided)
    assert reasons(sides) == {"correction": -100}


def test_a_larger_promise_that_counts_in_its_place_is_a_reason_of_its_own(two) -> None:
    both = [said_in("clm-1", "d1"), said_in("clm-2", "d1")]
    whole, part = promise("cmt-1", 100, ("clm-1",)), promise("cmt-2", 40, ("clm-2",))
    sides = two(book([whole, part], both), book([whole, {**part, "part_of": "cmt-1"}], both))
    assert reasons(sides) == {"part-of-a-whole": -40}
    assert_adds_up(sides)


def converted(rate: str, amount: int, euros: str) -> dict[str, Any]:
    return promise("cmt-1", amount, ("clm-1",), "USD", values=[
        value(euros, euros, rate=rate, rate_date="2024-02-16", commodity="USD")])


def test_another_rate_is_told_apart_from_another_amount(two) -> None:
    sides = two(book([converted("0.90", 100, "90")]), book([converted("0.95", 200, "190")]))
    assert reasons(sides) == {"rate": Decimal(5), "reading": Decimal(95)}
    assert_adds_up(sides)


def test_a_rate_alone_explains_all_down_to_the_last_digit(two) -> None:
    sides = two(book([converted("0.912345678", 100, "91.2345678")]),
                book([converted("0.923456789", 100, "92.3456789")]))
    assert reasons(sides) == {"rate": Decimal("1.111111")}
    assert_adds_up(sides)


@pytest.mark.slow
def test_another_deflator_is_a_reason_of_its_own(two) -> None:
    def deflated(by: str, euros: str) -> dict[str, Any]:
        return promise("cmt-1", 100, ("clm-1",), values=[
            value(100, 100), value(euros, euros, prices_of=2021, deflator=by, commodity="EUR")])
    sides = two(book([deflated("0.8", "80")]), book([deflated("0.85", "85")]))
    assert reasons(sides, Unit("stated", "EUR", 2021)) == {"deflator": 5}
    assert reasons(sides) == {}


def priced(price: int, pieces: int) -> dict[str, Any]:
    price_row = {"item": "drone", "unit": "piece", "currency": "EUR", "year": 2024, "low": price, "high": price,
                 "source": "s", "rate": None, "rate_date": None, "deflator": None}
    worth = value(price * pieces, price * pieces, basis="replacement", commodity="items", unit="piece",
                  prices=[price_row])
    return commitment("cmt-1", claims=[{"claim": "clm-1", "part": "opens"}], values=[worth],
                      balances=[balance("promised", pieces, pieces)])


def test_another_price_is_a_revaluation_and_told_apart_from_another_number(two) -> None:
    unit = Unit("replacement", "EUR")
    sides = two(book([priced(10, 100)]), book([priced(12, 110)]))
    assert reasons(sides, unit) == {"revaluation": 200, "reading": 120}
    assert_adds_up(sides, unit)


def test_one_that_moves_to_another_donor_leaves_the_one_and_comes_to_the_other(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([promise("cmt-1", 100, ("clm-1",), donors=["DE"])]))
    rows = {(row["by"], row["key"], row["end"]): row["difference"] for row in differences(*sides, Unit())}
    assert rows == {("donor", "FR", "min"): -100, ("donor", "FR", "max"): -100,
                    ("donor", "DE", "min"): 100, ("donor", "DE", "max"): 100}
    assert_adds_up(sides)


def test_a_most_that_has_no_end_says_how_many_have_none(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]),
                book([promise("cmt-1", 100, ("clm-1",), values=[value(100, None)])]))
    (row,) = differences(*sides, Unit(), ("all",))
    assert (row["end"], row["before"], row["after"], row["open_before"], row["open_after"]) == ("max", 100, None, 0, 1)
    assert "no upper end (0 and 1 without one)" in "\n".join(difference_words(row))
    assert row["reasons"][0]["open"] == 1


def test_releases_that_are_alike_differ_in_nothing(two) -> None:
    sides = two(book([promise("cmt-1", 100, ("clm-1",))]), book([promise("cmt-1", 100, ("clm-1",))]))
    assert list(differences(*sides, Unit())) == []
    assert csv_rows(sides[1].folder / "changes.csv") == []


# -- all together ------------------------------------------------------------------------------------------------------

AMOUNTS = st.one_of(st.none(), st.decimals(0, 10**9, places=4, allow_nan=False))
ROWS = st.lists(st.tuples(st.integers(1, 6), AMOUNTS, AMOUNTS, st.sampled_from(["FR", "DE", "US"]),
                          st.sampled_from([None, "0.9", "1.1"]), st.booleans()), max_size=6,
                unique_by=lambda row: row[0])


def made_of(rows: list[Any]) -> list[Any]:
    found = []
    for number, low, high, donor, rate, has_claim in rows:
        ends = [None if end is None else f"{end:f}" for end in (low, high)]
        found.append(promise(f"cmt-{number}", None, ("clm-1",) if has_claim and number == 1 else (), donors=[donor],
                             values=[value(*ends, rate=rate, rate_date=rate and "2024-01-01")]))
    return found


@pytest.mark.slow
@given(before=ROWS, after=ROWS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_two_releases_hold_their_differences_are_explained_to_the_last_digit(
        tmp_path_factory, before: list[Any], after: list[Any]) -> None:
    folder = tmp_path_factory.mktemp("pair")
    sides = [released_of(folder, name, book(made_of(rows))) for name, rows in (("2026.10", before), ("2026.11", after))]
    assert_adds_up(sides)
    for name, rows in (("known", 0), ("all", 1)):
        assert name or rows


# -- the change file ---------------------------------------------------------------------------------------------------


def test_the_change_file_has_every_row_that_is_new_gone_or_other_with_its_reason(two) -> None:
    both = [said_in("clm-1", "d1"), said_in("clm-2", "d2")]
    sides = two(book([promise("cmt-1", 100, ("clm-1",)), promise("cmt-3", None)]),
                book([promise("cmt-1", 100, ("clm-1",), stage="delivered"), promise("cmt-2", 50, ("clm-2",))], both, 2))
    told = {(row["commitment"], row["what"], row["reason"]): row for row in csv_rows(sides[1].folder / "changes.csv")}
    assert set(told) == {("cmt-1", "changed", "reading"), ("cmt-2", "added", "new-source"),
                         ("cmt-3", "removed", "removed")}
    assert told["cmt-1", "changed", "reading"]["fields"] == "stage"
    assert told["cmt-2", "added", "new-source"]["promised_min"] == "50"
    summary = json.loads((sides[1].folder / "changes.json").read_text())
    assert (summary["from"], summary["to"]) == ("2026.10", "2026.11")
    assert summary["rows"]["commitments"] == {"before": 2, "after": 2, "added": 2, "removed": 2}
    (euros,) = summary["totals"]
    assert euros["difference"]["promised_min"] == 50


def test_the_euros_of_the_change_file_add_up_to_the_difference_of_the_totals(two) -> None:
    sides = two(book([promise("cmt-1", "100.10", ("clm-1",)), promise("cmt-2", 7)]),
                book([promise("cmt-1", "130.35", ("clm-1",)), promise("cmt-3", "0.05")]))
    told = [row for row in csv_rows(sides[1].folder / "changes.csv") if row["currency"] == "EUR"]
    sums = [total(row["promised_min"] for row in csv_rows(side.folder / "csv/amounts.csv")) for side in sides]
    assert total(row["promised_min"] for row in told) == sums[1] - sums[0] == Decimal("23.30")


def test_a_first_release_says_that_there_is_none_before_it(tmp_path: Path) -> None:
    side = released_of(tmp_path, "2026.11", book([promise("cmt-1", 1, ("clm-1",))]))
    assert json.loads((side.folder / "changes.json").read_text()) == {"from": None, "to": "2026.11"}
    assert (side.folder / "changes.csv").read_text("utf-8-sig").startswith("commitment,what,reason")


def test_every_reason_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Reason)


# -- what is refused ---------------------------------------------------------------------------------------------------


def test_what_no_release_has_sums_in_or_by_is_refused_with_what_there_is(two) -> None:
    sides = two(book([promise("cmt-1", 1)]), book([promise("cmt-1", 2)]))
    with pytest.raises(ConfigError, match=r"neither release has sums in stated, NOK(.|\n)*stated, EUR"):
        list(differences(*sides, Unit("stated", "NOK")))
    with pytest.raises(ConfigError, match=r'"colour" is nothing to compare by(.|\n)*donor'):
        list(differences(*sides, Unit(), ("colour",)))


def test_a_release_that_is_not_whole_is_told(two) -> None:
    sides = two(book([promise("cmt-1", 1)]), book([promise("cmt-1", 2)]))
    (sides[0].folder / "parquet/amounts.parquet").unlink()
    with pytest.raises(BookError, match=r"amounts\.parquet: cannot be read"):
        list(differences(open_side(sides[0].folder), sides[1], Unit()))
    (sides[0].folder / "manifest.json").write_text("{")
    with pytest.raises(BookError, match="no manifest that can be read"):
        open_side(sides[0].folder)
