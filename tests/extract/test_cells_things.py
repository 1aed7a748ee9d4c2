"""What changes hands and is no assistance: what a grid of plain sentences of the news showed to be taken for it."""

import pytest

from tests.extract.test_plain_holes import told


@pytest.mark.parametrize("text", [
    "Norway handed over 40 suspects to Kenya.", "Norway handed over 12 fugitives to Kenya on Monday.",
    "Norway returned 40 stolen artefacts to Kenya.", "Germany returned 12 paintings to Poland."])
def test_who_is_extradited_and_what_is_given_back_is_no_gift(text):
    assert told(text) == []


def test_what_is_given_beside_is_told():
    text = "Norway handed over 40 generators to Kenya, a day after it had handed over 12 fugitives."
    assert told(text) == ["goods/delivered NO>KE 40"]
