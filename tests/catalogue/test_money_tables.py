"""Price indices, exchange rates and units: no gaps, no overlaps, known codes, and the few facts that must be exact."""

import re
from collections import Counter, defaultdict
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

import pytest
from test_prices import PLAIN, shipped

from pledgebook.value import Rates

INDICES = shipped("deflators", ("area", "year", "index", "source"))
RATES = shipped("rates", ("currency", "from", "until", "per", "base", "source"))
KINDS = {row["unit"]: row for row in shipped("unit_kinds", ("unit", "name", "dimension", "factor", "base"))}
WORDS = shipped("units", ("unit", "language", "word"))
MONEY = {row["code"] for row in shipped("currencies")}
RARE = frozenset({
    "ANG", "AOA", "AWG", "BBD", "BHD", "BIF", "BMD", "BND", "BOB", "BSD", "BTN", "BWP", "BZD", "CDF", "CRC", "CVE",
    "DJF", "DOP", "DZD", "ERN", "FJD", "GIP", "GMD", "GNF", "GTQ", "GYD", "HNL", "HTG", "JMD", "KGS", "KHR", "KMF",
    "KYD", "LAK", "LKR", "LRD", "LSL", "LYD", "MGA", "MNT", "MRU", "MUR", "MVR", "MWK", "MZN", "NAD", "NIO", "OMR",
    "PAB", "PEN", "PGK", "PYG", "RWF", "SBD", "SCR", "SLE", "SOS", "SRD", "SSP", "STN", "SZL", "TJS", "TMT", "TND",
    "TOP", "TTD", "UYU", "VES", "VUV", "WST", "XCD", "XPF", "ZMW",
})
"""Currencies that are read in texts, and in which promises are told so seldom that nobody keeps their rates."""
DONORS = ("AUD", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "JPY", "NOK", "PLN", "SEK", "UAH", "USD")


def by_currency() -> dict[str, list[tuple[date, date, Decimal]]]:
    spans = defaultdict(list)
    for row in RATES:
        spans[row["currency"]].append(
            (date.fromisoformat(row["from"]), date.fromisoformat(row["until"]), Decimal(row["per"])))
    return spans


SPANS = by_currency()


# -- price indices -----------------------------------------------------------------------------------------------------


def test_indices_are_plain_decimals_of_known_currencies_with_a_source():
    for row in INDICES:
        assert row["area"] in MONEY, row.place
        assert PLAIN.fullmatch(row["index"]), row.place
        assert row["source"], row.place


def test_no_year_of_an_area_is_missing_or_stands_twice():
    years = defaultdict(list)
    for row in INDICES:
        years[row["area"]].append(int(row["year"]))
    for area, found in years.items():
        assert found == list(range(2010, found[-1] + 1)), area
        assert found[-1] >= 2024, area


@pytest.mark.parametrize("area", DONORS)
def test_main_donors_have_an_index_up_to_2025(area):
    assert [row["year"] for row in INDICES if row["area"] == area][-1] == "2025"


def changes() -> dict[tuple[str, int], tuple[Decimal, str]]:
    """(area, year) -> how many per cent its index rose from the year before, and the source of its row."""
    found = {}
    for before, row in pairwise(INDICES):
        if before["area"] == row["area"]:
            rise = 100 * (Decimal(row["index"]) / Decimal(before["index"]) - 1)
            found[row["area"], int(row["year"])] = rise, row["source"]
    return found


CHANGES = changes()


def test_no_index_doubles_in_a_year():
    assert [key for key, (change, _) in CHANGES.items() if change >= 100] == []


@pytest.mark.parametrize(("area", "year", "least", "most"), [
    ("NOK", 2021, "17", "20.5"), ("NOK", 2022, "27.5", "28.5"), ("NOK", 2023, "-11", "-10"),
    ("UAH", 2015, "38.5", "39.3"), ("UAH", 2022, "34.5", "35.2"), ("USD", 2022, "6.9", "7.2"),
    ("GBP", 2020, "4.9", "6"), ("GBP", 2021, "-0.5", "0.5"), ("TRY", 2022, "94", "97"), ("RON", 2024, "5.4", "5.8"),
])
def test_indices_rise_as_the_gross_domestic_product_deflator_and_not_as_consumer_prices(area, year, least, most):
    assert Decimal(least) <= CHANGES[area, year][0] <= Decimal(most)


def test_no_index_falls_by_more_than_3_per_cent_in_a_year_without_a_reason_in_its_source():
    assert [key for key, (change, source) in CHANGES.items() if change < -3 and "; falls since " not in source] == []


def test_every_index_says_whether_it_is_of_the_gross_domestic_product_or_of_consumer_prices():
    for row in INDICES:
        product = row["area"] != "EUR" and int(row["year"]) <= 2023
        told = "GDP deflator (annual change" in row["source"], "consumer prices" in row["source"]
        assert told == (product, not product), row.place


# -- exchange rates ----------------------------------------------------------------------------------------------------


def test_rates_are_plain_decimals_of_known_currencies_against_euro_or_dollar():
    for row in RATES:
        assert row["currency"] in MONEY, row.place
        assert row["base"] in ("EUR", "USD"), row.place
        assert PLAIN.fullmatch(row["per"]), row.place
        assert Decimal(row["per"]) > 0, row.place
        assert row["source"], row.place


def test_spans_of_one_currency_never_overlap_and_run_forward():
    for code, spans in SPANS.items():
        assert all(since <= until for since, until, _ in spans), code
        assert all(before[1] < after[0] for before, after in pairwise(spans)), code


@pytest.mark.parametrize("code", ["UAH", "RUB", "AED", "EGP", "MDL"])
def test_no_day_is_missing_between_the_first_and_the_last_span(code):
    assert all(before[1] + timedelta(1) == after[0] for before, after in pairwise(SPANS[code]))


def test_every_floating_currency_but_three_has_rates_up_to_september_2026():
    short = {code for code, spans in SPANS.items() if spans[-1][1] < date(2026, 9, 30)}
    assert short == {"AFN", "MMK", "XDR"}


@pytest.mark.parametrize(("code", "year"), [("NGN", 2023), ("NGN", 2024), ("ARS", 2023), ("EGP", 2024), ("ETB", 2024)])
def test_a_year_of_devaluation_has_a_rate_for_every_month(code, year):
    assert [since.month for since, _, _ in SPANS[code] if since.year == year] == list(range(1, 13))


def test_the_fixed_rates_of_the_hryvnia_are_exact():
    fixed = {(since, until): per for since, until, per in SPANS["UAH"]}
    assert fixed[date(2022, 2, 24), date(2022, 7, 20)] == Decimal("29.2549")
    assert fixed[date(2022, 7, 21), date(2023, 10, 2)] == Decimal("36.5686")


@pytest.mark.parametrize(("year", "average"), [
    (2014, "11.8867"), (2017, "26.5966"), (2021, "27.2862"), (2024, "40.1521"),
])
def test_months_of_the_hryvnia_make_the_average_of_the_year(year, average):
    spans = [span for span in SPANS["UAH"] if span[0].year == year]
    days = [(until - since).days + 1 for since, until, _ in spans]
    mean = sum(per * count for (_, _, per), count in zip(spans, days, strict=True)) / sum(days)
    assert abs(mean / Decimal(average) - 1) < Decimal("0.003")


def test_every_currency_of_the_catalogue_that_the_ecb_does_not_quote_has_a_rate_or_is_left_out_on_purpose():
    assert MONEY - {"EUR", *Rates.shipped().columns} - set(SPANS) == {"IRR", "LBP", "SDG", "SYP", "YER", *RARE}


# -- units -------------------------------------------------------------------------------------------------------------


def test_every_base_of_a_unit_is_its_own_base_with_factor_one():
    for row in KINDS.values():
        base = KINDS[row["base"]]
        assert (base["base"], base["factor"]) == (base["unit"], "1"), row.place
        assert base["dimension"] == row["dimension"], row.place
        assert PLAIN.fullmatch(row["factor"]), row.place


def test_no_word_of_a_language_means_two_units():
    meant = defaultdict(set)
    for row in WORDS:
        meant[row["word"].casefold()].add(row["unit"])
    assert {word: units for word, units in meant.items() if len(units) > 1} == {}


def test_no_word_stands_twice_and_every_word_is_of_a_known_unit():
    assert [row.place for row in WORDS if row["unit"] not in KINDS] == []
    seen = Counter((row["language"], row["word"].casefold()) for row in WORDS)
    assert [key for key, times in seen.items() if times > 1] == []


@pytest.mark.parametrize("language", ["en", "fr", "de", "uk"])
def test_the_units_that_texts_count_most_have_words_in_every_language(language):
    told = {row["unit"] for row in WORDS if row["language"] == language}
    assert {"piece", "round", "pair", "set", "kit", "dose", "person", "vehicle", "tonne", "kilogram", "litre",
            "cubic-metre", "barrel", "megawatt", "kilowatt-hour", "metre", "square-metre", "hour", "day",
            "month"} <= told


def test_ukrainian_words_are_in_ukrainian_letters_and_no_others_are():
    for row in WORDS:
        assert bool(re.search("[а-щьюяєіїґ]", row["word"].lower())) == (row["language"] == "uk"), row.place


@pytest.mark.parametrize(("unit", "other", "ratio"), [
    ("tonne", "kilogram", "1000"), ("short-ton", "pound", "2000"), ("long-ton", "pound", "2240"),
    ("barrel", "gallon", "42"), ("cubic-metre", "litre", "1000"), ("megawatt-hour", "kilowatt-hour", "1000"),
    ("bushel-wheat", "pound", "60"), ("bushel-maize", "pound", "56"), ("day", "hour", "24"), ("mile", "foot", "5280"),
])
def test_units_are_as_long_and_heavy_as_they_are(unit, other, ratio):
    assert KINDS[unit]["base"] == KINDS[other]["base"]
    assert Decimal(KINDS[unit]["factor"]) / Decimal(KINDS[other]["factor"]) == Decimal(ratio)
