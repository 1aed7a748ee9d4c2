"""Where sources disagree, and what is past its date: every value and day with who says it, in 80 columns."""

from datetime import date

import pytest
from sample_ledger import DUE, commitment, rows, sample

from pledgebook.views.deliveries import NO_DELIVERY, NOT_WHOLE
from pledgebook.views.disputes import cut, dispute_words, disputes
from pledgebook.views.lateness import overdue_rows, overdue_words


@pytest.fixture
def ledger(tmp_path):
    late = commitment("cmt-9", due={"earliest": None, "latest": "2024-03-01", "phrase": "by\n\u202eMarch " + "x" * 90},
                      claims=[{"claim": "clm-5", "part": "opens"}],
                      due_history=[{"said": "2024-01-01", "window": DUE, "claim": "clm-5"},
                                   {"said": "2024-02-01", "claim": "clm-5",
                                    "window": {"earliest": None, "latest": "2024-03-01", "phrase": "by March"}}])
    request = commitment("cmt-8", stage="requested", due=dict(DUE), donors=["DE"])
    with sample(tmp_path, commitments=[*rows()["commitments"], late, request]) as found:
        yield found


def test_a_conflict_has_all_values_with_claims_and_publishers_the_chosen_one_and_the_rule(ledger):
    (row,) = disputes(ledger, None, None, None)
    assert (row["commitment"], row["field"], row["rule"]) == ("cmt-1", "quantity", "the donor's own figure")
    assert [(one["told"], one["chosen"], one["claims"][0]["id"]) for one in row["values"]] == [
        ("100 items", True, "clm-1"), ("120 items", False, "clm-2")]
    claim = row["values"][1]["claims"][0]
    assert (claim["publisher"], claim["published"]) == ("gazette.example", "2024-02-18")
    assert claim["sentence"] == "By then 40 had arrived"


@pytest.mark.parametrize(("asked", "size"), [
    (("quantity", None, None), 1), (("money", None, None), 0), ((None, "FR", "UA"), 1), ((None, "DE", None), 0),
    ((None, None, "PL"), 0),
])
def test_conflicts_are_found_by_field_donor_and_recipient(ledger, asked, size):
    assert len(list(disputes(ledger, *asked))) == size


def test_what_is_overdue_has_its_days_its_dates_and_what_the_sources_know(ledger):
    found = {row["id"]: row for row in overdue_rows(ledger, date(2024, 10, 1), None, None)}
    assert set(found) == {"cmt-1", "cmt-9"}
    assert (found["cmt-1"]["overdue_days"], found["cmt-1"]["found"]) == (31, NOT_WHOLE)
    assert (found["cmt-9"]["overdue_days"], found["cmt-9"]["found"]) == (214, NO_DELIVERY)
    assert [row["id"] for row in overdue_rows(ledger, date(2024, 3, 2), None, None)] == ["cmt-9"]
    assert list(overdue_rows(ledger, date(2024, 10, 1), "DE", None)) == []


def test_every_day_that_was_said_is_told_where_there_was_more_than_one(ledger):
    words = {row["id"]: overdue_words(row) for row in overdue_rows(ledger, date(2024, 10, 1), None, None)}
    assert "said 1 Jan 2024: 18 Feb 2024 to 31 Aug 2024" in words["cmt-9"]
    assert "said 1 Feb 2024: by 1 Mar 2024" in words["cmt-9"]
    assert "said" not in words["cmt-1"].replace("sources", "")
    assert "no delivery of the whole found in the sources read" in words["cmt-1"]


def test_the_words_stay_within_80_columns_and_hold_no_control_character(ledger):
    told = [dispute_words(row) for row in disputes(ledger, None, None, None)]
    told += [overdue_words(row) for row in overdue_rows(ledger, date(2024, 10, 1), None, None)]
    lines = [line for words in told for line in words.split("\n")]
    assert len(lines) > 10
    assert max(map(len, lines)) <= 80
    assert all(line.isprintable() for line in lines)


def test_the_stage_stands_behind_a_long_phrase_whole(ledger):
    words = {row["id"]: overdue_words(row) for row in overdue_rows(ledger, date(2024, 10, 1), None, None)}
    assert "; announced" in " ".join(words["cmt-9"].split())
    assert "…" not in words["cmt-9"].partition("said")[0].partition("\n")[2]


def test_a_line_is_cut_at_its_width_and_keeps_its_margin():
    assert cut("    a\tb  c" + "d" * 90, 20) == "    a b  cddddddddd…"
