"""Numbers in words: plain digits, rounded and never cut."""

from decimal import Decimal

import pytest

from pledgebook.views.worth import number, range_words


@pytest.mark.parametrize(("value", "words"), [
    ("9.999", "10.00"), ("9.995", "10.00"), ("9.985", "9.98"), ("9.5", "9.5"), ("1234567", "1,234,567"),
    ("4.6116E+10", "46,116,000,000"), ("1E-7", "0.00"), ("12345678901234567890123456789012345.678",
                                                          "12,345,678,901,234,567,890,123,456,789,012,345.68"),
    (7, "7"), (0, "0"), (2.5, "2.5"), (Decimal("-1234.005"), "-1,234.00"),
])
def test_a_number_is_rounded_half_to_even_and_told_in_plain_digits(value, words):
    assert number(value) == words


def test_a_range_of_large_sums_has_no_exponents():
    assert range_words({"min": Decimal("4E+3"), "max": Decimal("4.6116E+10")}) == "4,000 to 46,116,000,000"
