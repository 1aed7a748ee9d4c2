"""The same sum said twice is one gift told again, or two gifts that are as large."""

import pytest

from tests.extract.test_plain_holes_serve import told

TWO = [
    ("Norway gave $2 million to Kenya. It gave $2 million to Chad.",
     ["funds/delivered NO>KE 2000000", "funds/delivered NO>TD 2000000"]),
    ("In Mali, Norway will provide $4.6 million for food aid. In Chad, Norway will provide $4.6 million for food aid.",
     ["funds/announced NO>ML 4600000", "funds/announced NO>TD 4600000"]),
    ("Norway will contribute $5 million to UNICEF and $5 million to the World Food Programme in Mali.",
     ["funds/announced NO>ML 5000000", "funds/announced NO>ML 5000000"]),
    ("Norway sent 50 trucks to Mali. It sent 50 trucks to Chad.",
     ["goods/delivered NO>ML 50", "goods/delivered NO>TD 50"]),
]

ONE = [
    ("Norway will give $5 million to Mali. The $5 million will be used for schools.",
     ["funds/announced NO>ML 5000000"]),
    ("Norway gave $5 million to Mali. Norway gave $5 million on Friday.", ["funds/delivered NO>ML 5000000"]),
    ("Norway sent 50 trucks to Mali. Norway sent the 50 trucks to Mali by sea.", ["goods/delivered NO>ML 50"]),
]


@pytest.mark.parametrize(("text", "expected"), [*TWO, *ONE])
def test_equal_sums_are_two_where_they_are_for_others(text, expected):
    assert told(text) == expected
