"""The ECB's table is read as it is published, or refused with its name."""

import zipfile
from datetime import date
from decimal import Decimal

import measuring
import pytest

from pledgebook.errors import TableError
from pledgebook.value import Rates

TABLE = measuring.ECB


def test_the_shipped_table_knows_a_published_rate():
    # ECB, 16 February 2024: 1 EUR = 1.0768 USD.
    assert Rates.shipped().per_euro("USD", date(2024, 2, 16)) == Decimal("1.0768")


@pytest.mark.parametrize("name", ["eurofxref-hist.zip", "eurofxref-hist.csv", "rates.new"])
def test_a_zip_of_the_table_is_read_like_the_table_whatever_its_name(tmp_path, name):
    with zipfile.ZipFile(tmp_path / name, "w") as archive:
        archive.writestr("eurofxref-hist.csv", TABLE)
    plain = tmp_path / "plain.csv"
    plain.write_text(TABLE, encoding="utf-8")
    assert Rates.from_csv(tmp_path / name) == Rates.from_csv(plain)


def test_what_the_table_does_not_quote_has_no_rate():
    rates = measuring.ecb("Date,USD,CYP,X,Y,Z,\n2023-01-27,1.1,N/A,0,-1,Infinity,\n")
    day = date(2023, 1, 27)
    assert [rates.per_euro(code, day) for code in ("USD", "EUR", "CYP", "X", "Y", "Z", "NOK")] == [
        Decimal("1.1"), 1, None, None, None, None, None]
    assert rates.per_euro("USD", date(2023, 1, 28)) is None


@pytest.mark.parametrize("content", ["", "Day;USD\n", "Date,USD,\nyesterday,1.1,\n", "Date,USD,\n"])
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
