"""How figures are written: both ends of a range, open ends in words, and unknown never as 0."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.views.figures import Ends, as_day, between, count, day, money, number, short, window

D = Decimal


@pytest.mark.parametrize(("value", "written"), [
    ("0", "0"), ("1000000", "1,000,000"), ("0.5", "0.5"), ("0.255", "0.26"), ("1E+6", "1,000,000"), ("-12", "-12")])
def test_numbers_have_separators_and_two_places_at_most(value: str, written: str) -> None:
    assert number(D(value)) == written


@pytest.mark.parametrize(("value", "written"), [
    ("2700000000", "2.7 bn"), ("380361636.14", "380 m"), ("999999", "1 m"), ("999499", "999,000"), ("1500", "1,500"),
    ("999600000", "1 bn"), ("1234000000000", "1.23 tn"), ("0", "0")])
def test_sums_have_three_figures(value: str, written: str) -> None:
    assert short(D(value)).replace("\u00a0", " ") == written


@pytest.mark.parametrize(("low", "high", "bound", "written"), [
    (100, 100, "exact", "100"), (100, 100, "about", "about 100"), (10, None, "at_least", "10 or more"),
    (None, 61, "up_to", "up to 61"), (7000, 9000, "range", "7,000 to 9,000"), (None, None, "vague", "not given"),
    (0, 0, "exact", "0")])
def test_ranges_keep_both_ends(low: int | None, high: int | None, bound: str, written: str) -> None:
    assert between(Ends.of({"min": low, "max": high}), bound=bound) == written


def test_nothing_known_is_not_given_and_never_0() -> None:
    assert between(Ends.of(None)) == money(Ends.of({}), "EUR") == "not given"
    assert not Ends.of({}).known
    assert Ends.of({"min": 0}).known


def test_money_has_its_currency_and_its_rate() -> None:
    assert money(Ends(D(15) * 10**9, D(15) * 10**9), "NOK/year").replace("\u00a0", " ") == "NOK 15 bn a year"
    assert money(Ends(None, D(3) * 10**9), "EUR").replace("\u00a0", " ") == "up to EUR 3 bn"


@pytest.mark.parametrize(("earliest", "latest", "written"), [
    ("2024-02-18", "2024-08-31", "18 Feb 2024 to 31 Aug 2024"), (None, "2024-08-31", "by 31 Aug 2024"),
    ("2024-02-18", None, "from 18 Feb 2024, no end given"), ("2024-02-18", "2024-02-18", "18 Feb 2024"),
    (None, None, "no date given")])
def test_windows_say_which_end_is_open(earliest: str | None, latest: str | None, written: str) -> None:
    assert window({"earliest": earliest, "latest": latest, "phrase": ""}) == written


def test_days_and_counts_are_words() -> None:
    assert (day("2024-02-18"), day(date(2024, 2, 18)), day(None)) == ("18 Feb 2024", "18 Feb 2024", "undated")
    assert [count(size, "document") for size in (0, 1, 1204)] == ["0 documents", "1 document", "1,204 documents"]
    assert as_day("2024-02-18T10:00:00Z") == date(2024, 2, 18)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=1, max_value=10**15, places=2))
@settings(max_examples=200)
def test_a_short_sum_is_within_half_a_per_cent(value: Decimal) -> None:
    told = short(value).replace(",", "").split("\u00a0")
    scale = {"": 1, "m": 10**6, "bn": 10**9, "tn": 10**12}[told[1] if len(told) > 1 else ""]
    assert abs(D(told[0]) * scale - value) <= value * D("0.006")
