"""Amounts: whose dollar a sum is in, and what says how many, or how much, beside a thing."""

import pytest

from tests.extract.one_text import claims

OFFICES = ["MINISTER FOR FOREIGN AFFAIRS", "Prime Minister", "Parliamentary Secretary - Foreign Affairs"]


@pytest.mark.parametrize("publisher", OFFICES)
def test_an_office_without_a_state_speaks_for_the_state_on_whose_pages_it_stands(publisher):
    text = "We will provide $5 million to help people hit by the cyclone in Fiji."
    (one,) = claims(text, publisher=publisher, url="http://records.aph.gov.au/display?id=7")
    assert (one.donors, one.money.currency) == (("AU",), "AUD")


@pytest.mark.parametrize(("publisher", "url"), [
    ("The Daily Minister", "https://news.example/7"),
    ("Overseas Aid Council", "http://records.aph.gov.au/display?id=7"),
])
def test_no_office_or_no_page_of_a_state_speaks_for_none(publisher, url):
    text = "We will provide $5 million to help people hit by the cyclone in Fiji."
    assert all("AU" not in one.donors for one in claims(text, publisher=publisher, url=url))
