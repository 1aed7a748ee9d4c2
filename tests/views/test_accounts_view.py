"""What the book keeps of a promise is said in plain words, and what there is none of is left out."""

from typing import Any

import pytest

from pledgebook.views.accounts import amount_told, book_rows, gap_told

BARE: dict[str, Any] = {"announced": {"times": 1, "days": ["2024-02-18"]}, "recipients": ["UA"]}


def amount(low: Any, high: Any, bound: str = "exact") -> dict[str, Any]:
    return {"min": low, "max": high, "bound": bound}


def test_a_promise_without_history_has_no_rows() -> None:
    assert book_rows(BARE) == ()


def test_an_older_ledger_without_these_fields_is_shown_all_the_same() -> None:
    assert book_rows({"announced": {"times": 2}, "recipients": []}) == ()


def test_amounts_keep_their_open_ends_and_their_sign() -> None:
    assert amount_told(amount(None, 61, "up_to"), "items") == "up to 61"
    assert amount_told(amount(-10, -10), "items") == "-10"
    assert amount_told(amount(None, None, "vague"), "tons") == "not given"
    assert amount_told(amount(5000000, 5000000), "NOK/year") == "NOK\N{NO-BREAK SPACE}5\N{NO-BREAK SPACE}m a year"


def test_a_total_is_told_with_what_explains_it() -> None:
    total = {**amount(150, 150), "claim": "c", "day": "2024-03-11", "account": "promised", "commodity": "items",
             "explained": amount(100, 100), "unexplained": amount(50, 50), "postings": 1, "commitments": ["x"]}
    assert dict(book_rows({**BARE, "running_totals": [total]}))["Running totals"] == (
        "150 promised by 11 Mar 2024: the book explains 100 by 1 posting, unexplained 50",)
    total["unexplained"] = amount(None, None)
    (told,) = dict(book_rows({**BARE, "running_totals": [total]}))["Running totals"]
    assert told.endswith("unexplained not known")


@pytest.mark.parametrize(("low", "high", "words"), [
    (26, 26, "26"), (26, None, "26 or more"), (0, 0, "nothing"), (0, 26, "nothing for certain, at most 26"),
    (None, 26, "nothing for certain, at most 26"), (-5, 26, "nothing for certain, at most 26"),
    (-5, None, "nothing for certain"), (-10, -10, "nothing: the book has 10 beyond it"),
    (-10, -4, "nothing: the book has 4 to 10 beyond it"), (None, -4, "nothing: the book has 4 or more beyond it"),
    (None, None, "not known"),
])
def test_a_gap_is_told_in_words_and_never_below_nothing(low, high, words) -> None:
    assert gap_told(amount(low, high), "items") == words


def test_a_party_is_named_as_the_page_names_it() -> None:
    values = [["DE", ["a"]], ["DE,FR", ["b", "c"]]]
    conflict = {"field": "donors", "values": values, "chosen": "DE", "rule": "most texts"}
    rows = dict(book_rows({**BARE, "conflicts": [conflict]}, {"DE": "Germany", "FR": "France"}.__getitem__))
    assert rows["Sources differ"] == (
        "who gives: Germany in 1 claim; Germany and France in 2 claims. Chosen: Germany (most texts)",)


def test_an_unknown_voice_is_not_said_to_be_somebody_elses() -> None:
    came = {"stage": "delivered", "day": "2025-01-08", "by": [], "claims": ["c"]}
    (told,) = dict(book_rows({**BARE, "reached": [came]}))["By whose word"]
    assert "by no voice known to be the giver's or the recipient's" in told
