"""Which day's rate is taken, and by which rule, is said with every rate."""

from datetime import date
from decimal import Context, Decimal

import measuring
import pytest

from pledgebook.value import SOURCE, Exchange
from pledgebook.value.exchange import BEFORE, LAST, OF_DAY

FRIDAY = measuring.FRIDAY
DIGITS = Context(prec=28)


@pytest.fixture
def exchange():
    return Exchange(measuring.ecb(), measuring.money().spans)


def test_a_cross_rate_goes_by_way_of_the_euro(exchange):
    rate = exchange.rate("SEK", "USD", FRIDAY)
    assert (rate.value, rate.day, rate.rule, rate.source) == (
        DIGITS.divide(Decimal("1.0865"), Decimal("11.2025")), FRIDAY, OF_DAY, SOURCE)


@pytest.mark.parametrize(("day", "found", "rule"), [
    (date(2023, 1, 26), date(2023, 1, 26), OF_DAY), (date(2023, 1, 29), FRIDAY, BEFORE),
    (date(2023, 2, 3), FRIDAY, BEFORE),
])
def test_the_nearest_earlier_rate_within_a_week_is_taken(exchange, day, found, rule):
    rate = exchange.rate("USD", "EUR", day)
    assert (rate.day, rate.rule) == (found, rule)


@pytest.mark.parametrize("day", [date(2023, 2, 4), date(2023, 1, 25), date(1990, 1, 1)])
def test_further_back_there_is_no_rate(exchange, day):
    assert exchange.rate("USD", "EUR", day) is None


@pytest.mark.parametrize(("day", "is_there"), [
    (date(2025, 7, 1), True), (date(2025, 9, 30), True), (date(2025, 10, 1), False),
])
def test_after_the_end_of_the_table_its_last_rate_stands_for_a_quarter_and_says_so(exchange, day, is_there):
    rate = exchange.rate("USD", "EUR", day)
    assert (rate is not None) is is_there
    assert rate is None or (rate.rule, rate.day) == (LAST, date(2025, 6, 30))


def test_a_currency_that_the_ecb_does_not_quote_has_the_rate_of_its_span(exchange):
    rate = exchange.rate("UAH", "USD", date(2023, 1, 27))
    assert rate.value == DIGITS.divide(Decimal(1), Decimal("36.5686"))
    assert "2023-01-01 to 2023-01-31" in rate.rule
    assert rate.source == "a bank of issue"


def test_from_its_span_on_it_goes_by_the_ecb(exchange):
    rate = exchange.rate("UAH", "EUR", date(2023, 1, 29))
    assert rate.value == DIGITS.divide(Decimal(1), DIGITS.multiply(Decimal("36.5686"), Decimal("1.0865")))
    assert rate.rule.endswith(BEFORE)
    assert rate.source == f"a bank of issue; {SOURCE}"
    back = exchange.rate("EUR", "UAH", date(2023, 1, 29))
    assert DIGITS.multiply(back.value, rate.value).quantize(Decimal(1).scaleb(-25)) == 1


@pytest.mark.parametrize("day", [FRIDAY, date(2023, 1, 29)])
def test_what_the_ecb_quotes_is_taken_from_it_in_both_directions(day):
    span = "currency,from,until,per,base,source\nSEK,2023-01-01,2023-01-31,5,EUR,a bank\n"
    exchange = Exchange(measuring.ecb(), measuring.money(rates=span).spans)
    there, back = exchange.rate("SEK", "EUR", day), exchange.rate("EUR", "SEK", day)
    assert (there.source, back.source, back.value) == (SOURCE, SOURCE, Decimal("11.2025"))
    assert (there.day, there.rule) == (back.day, back.rule)


def test_what_a_span_tells_is_told_by_it_in_both_directions(exchange):
    back = exchange.rate("USD", "UAH", date(2023, 1, 28))
    assert (back.value, back.source, back.day) == (Decimal("36.5686"), "a bank of issue", date(2023, 1, 28))


def test_the_last_span_stands_for_a_quarter_too(exchange):
    assert exchange.rate("UAH", "USD", date(2023, 3, 1)).rule == LAST
    assert exchange.rate("UAH", "USD", date(2023, 12, 1)) is None
    assert exchange.rate("HRK", "EUR", date(2040, 1, 1)).value == DIGITS.divide(Decimal(1), Decimal("7.5345"))


@pytest.mark.parametrize("currency", ["CYP", "XXX"])
def test_a_currency_that_no_table_has_has_no_rate(exchange, currency):
    assert exchange.rate(currency, "EUR", FRIDAY) is None
    assert exchange.average(currency, "EUR", 2023) is None


def test_the_average_of_a_year_is_that_of_its_working_days_and_says_how_many(exchange):
    rate = exchange.average("USD", "EUR", 2025)
    assert rate.value == DIGITS.divide(Decimal(2), Decimal("2.3"))
    assert "2025, 2 working days to 2025-06-30" in rate.rule
    assert exchange.average("USD", "EUR", 2024) is None
