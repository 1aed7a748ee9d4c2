"""Values are made at the ECB's rate of the day, or not at all."""

import zipfile
from datetime import date
from decimal import Decimal

import pytest

from pledgebook.codes import Bound, Counting, Kind, Modality, Part, Stage
from pledgebook.errors import TableError
from pledgebook.model import Balance, Claim, Commitment, DocumentRef, Member, Money
from pledgebook.value import AS_SAID, SOURCE, Rates, unvalued, value

TABLE = "Date,USD,SEK,CYP,\n2023-01-27,1.0865,11.2025,N/A,\n2023-01-26,1.0895,11.1525,N/A,\n"
FRIDAY = date(2023, 1, 27)


@pytest.fixture
def rates(tmp_path):
    path = tmp_path / "eurofxref-hist.csv"
    path.write_text(TABLE, encoding="utf-8")
    return Rates.from_csv(path)


def promise(low, high, currency, day=FRIDAY, part=Part.OPENS):
    money = Money(low, high, currency, Bound.RANGE)
    claim = Claim("c1", DocumentRef("d1", None, None, day, "en", ""), Kind.FUNDS, Stage.ANNOUNCED, Modality.STATED,
                  Counting.NEW, ("US",), ("UA",), None, None, money, None, None, None, None)
    balance = Balance("promised", currency, low, high, Bound.RANGE)
    return Commitment("cmt-1", ("US",), ("UA",), Kind.FUNDS, None, Stage.ANNOUNCED, (Member("c1", part),),
                      (balance,)), {"c1": claim}


def test_both_ends_of_a_range_are_converted_and_the_rate_is_named(rates):
    commitment, claims = promise(Decimal(100), Decimal(200), "USD")
    euros, dollars = value(commitment, claims, rates, ("EUR", "USD")).values
    assert euros.rate == Decimal(1) / Decimal("1.0865")
    assert (euros.min, euros.max) == (100 * euros.rate, 200 * euros.rate)
    assert (euros.rate_date, euros.source, euros.price_year, euros.basis) == (FRIDAY, SOURCE, 2023, "stated")
    assert (dollars.min, dollars.max, dollars.rate, dollars.source) == (100, 200, None, AS_SAID)


def test_an_open_end_stays_open(rates):
    commitment, claims = promise(None, Decimal(200), "USD")
    assert value(commitment, claims, rates, ("EUR",)).values[0].min is None


def test_a_cross_rate_goes_by_way_of_the_euro(rates):
    assert rates.convert(Decimal(10), "SEK", "USD", FRIDAY) == (
        10 * (Decimal("1.0865") / Decimal("11.2025")), Decimal("1.0865") / Decimal("11.2025"), FRIDAY)


@pytest.mark.parametrize(("day", "found"), [
    (date(2023, 1, 26), date(2023, 1, 26)), (date(2023, 1, 29), FRIDAY), (date(2023, 2, 3), FRIDAY),
    (date(2023, 2, 4), None), (date(2023, 1, 25), None),
])
def test_the_nearest_earlier_rate_within_a_week_is_taken_and_no_other(rates, day, found):
    result = rates.convert(Decimal(1), "USD", "EUR", day)
    assert (result and result[2]) == found


@pytest.mark.parametrize("currency", ["UAH", "CYP", "XXX"])
def test_a_currency_without_a_rate_has_no_value_and_an_issue_says_so(rates, currency):
    commitment, claims = promise(Decimal(1), Decimal(1), currency)
    assert value(commitment, claims, rates, ("EUR",)).values == ()
    assert [issue.code for issue in unvalued(commitment, claims, rates, ("EUR",))] == ["no-rate"]


def test_a_sum_without_a_day_has_no_value_but_in_its_own_currency(rates):
    commitment, claims = promise(Decimal(1), Decimal(1), "USD", day=None)
    assert [one.currency for one in value(commitment, claims, rates, ("EUR", "USD")).values] == ["USD"]
    assert [issue.code for issue in unvalued(commitment, claims, rates, ("EUR", "USD"))] == ["sum-without-day"]


def test_things_are_not_valued(rates):
    commitment, claims = promise(Decimal(1), Decimal(1), "USD")
    things = Commitment(**{name: getattr(commitment, name) for name in ("id", "donors", "recipients", "kind", "item",
                                                                         "stage", "claims")},
                        balances=(Balance("promised", "items", Decimal(14), Decimal(14), Bound.EXACT),))
    assert value(things, claims, rates, ("EUR",)).values == ()


def test_the_shipped_table_knows_a_published_rate():
    # ECB, 16 February 2024: 1 EUR = 1.0768 USD.
    assert Rates.shipped().rate("EUR", "USD", date(2024, 2, 16)) == (Decimal("1.0768"), date(2024, 2, 16))


def test_a_zip_of_the_table_is_read_like_the_table(rates, tmp_path):
    path = tmp_path / "eurofxref-hist.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("eurofxref-hist.csv", TABLE)
    assert Rates.from_csv(path) == rates


@pytest.mark.parametrize("content", ["", "Day;USD\n", "Date,USD,\nyesterday,1.1,\n"])
def test_a_file_that_is_no_table_of_rates_is_refused_with_its_name(tmp_path, content):
    path = tmp_path / "rates.csv"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(TableError, match=r"rates\.csv"):
        Rates.from_csv(path)


def test_a_missing_or_broken_file_is_refused(tmp_path):
    broken = tmp_path / "rates.zip"
    broken.write_bytes(b"PK but no zip")
    for path in (tmp_path / "none.csv", broken):
        with pytest.raises(TableError):
            Rates.from_csv(path)
