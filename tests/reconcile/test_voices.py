"""An announcement counts when a donor makes it, once however many outlets tell it."""

from datetime import date

import pytest

from pledgebook.reconcile.voices import publisher_party


@pytest.mark.parametrize(("host", "party"), [
    ("www.gov.uk", "GB"), ("www.defense.gov", "US"), ("mod.gov.ua", "UA"), ("www.defense.gouv.fr", "FR"),
    ("ec.europa.eu", "EU"), ("www.bmvg.de", "DE"), ("outlet.example", None), ("notgov", None), ("", None), (None, None),
])
def test_a_government_host_speaks_for_its_party(host, party):
    assert publisher_party(host) == party


def test_one_announcement_told_for_days_is_counted_once_and_a_second_one_again(claim, book):
    (one,) = book([claim("a.1", speaker="DE"), claim("b.1", speaker="DE", day="2023-01-27"), claim("c.1"),
                   claim("d.1", publisher="www.bmvg.de", day="2023-02-20")]).commitments
    assert one.announced.times == 2
    assert (one.announced.first, one.announced.last) == (date(2023, 1, 25), date(2023, 2, 20))
    assert one.announced.by == ("DE",)


def test_what_others_say_is_no_announcement(claim, book):
    (one,) = book([claim("a.1", speaker="UA")]).commitments
    assert (one.announced.times, one.announced.first) == (0, None)


def test_the_day_of_the_opening_claim_is_kept_whoever_speaks(claim, book):
    (one,) = book([claim("a.1", speaker="UA", day="2023-01-27"), claim("b.1", day="2023-01-26")]).commitments
    assert (one.announced.first, one.told_first) == (None, date(2023, 1, 26))
