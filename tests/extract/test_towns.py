"""A town or a region tells for which country something is; a country behind a place in it plays its part."""

import pytest

from tests.extract.one_text import claims

TO_A_COUNTRY = [
    ("Norway has delivered 40 generators to Kharkiv.", ("UA",)),
    ("Norway has delivered 40 generators to hospitals in Sindh and Balochistan.", ("PK",)),
    ("UNHCR has distributed 500 tents to families in Paktika and Khost provinces.", ("AF",)),
    ("In Mariupol, Norway handed out 400 food parcels.", ("UA",)),
    ("Hospitals in Idlib have received 30 ventilators from Japan.", ("SY",)),
    ("Saudi Arabia distributed 1,239 food baskets in Punjab, Pakistan.", ("PK",)),
    ("Norway sent 40 generators to Balka, Moldova.", ("MD",)),
]


@pytest.mark.parametrize(("text", "recipients"), TO_A_COUNTRY)
def test_the_country_of_a_place_gets(text: str, recipients: tuple[str, ...]) -> None:
    assert [one.recipients for one in claims(text)] == [recipients]


def test_a_place_named_now_goes_before_the_country_of_the_sentence_before() -> None:
    text = ("Saudi Arabia sent 40 tents to Jordan last week. "
            "On Thursday, it distributed 400 food baskets in Darfur State, Sudan.")
    assert [one.recipients for one in claims(text)] == [("JO",), ("SD",)]


def test_who_acts_behind_the_place_where_it_acts_still_gives() -> None:
    (one,) = claims("In Geneva, Norway pledged $5 million for Moldova.")
    assert (one.donors, one.recipients) == (("NO",), ("MD",))


def test_a_town_where_something_is_said_takes_nothing_from_the_country_that_gets() -> None:
    (one,) = claims("Norway will send Moldova 40 generators, its minister said on a visit to Kharkiv.")
    assert one.recipients == ("MD",)
