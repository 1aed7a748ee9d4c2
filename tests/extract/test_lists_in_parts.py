"""Lists with semicolons, in brackets and behind 'not only'; what a bill would bring; what is told between commas."""

import pytest

from pledgebook.codes import Stage
from tests.extract.one_text import candidates, claims

THINGS = {"generators", "tents", "blankets"}
LISTS = [
    "Sweden will send emergency supplies (generators, tents and blankets) to Moldova.",
    "Sweden will provide not only generators but also tents and blankets to Moldova.",
    "Swedish aid to Moldova will include urgently needed generators; support for schools; tents and blankets.",
    "Sweden will send an aid package to Moldova which includes generators, tents and blankets.",
]


@pytest.mark.parametrize("text", LISTS)
def test_every_thing_of_the_list_is_a_claim_with_its_parties(text: str) -> None:
    found = {one.item.text: (one.donors, one.recipients) for one in claims(text) if one.item}
    assert {found[thing] for thing in THINGS} == {(("SE",), ("MD",))}


def test_what_a_request_would_bring_is_requested() -> None:
    text = ("President Biden asked Congress for $33 billion for Ukraine. "
            "This assistance would provide more radars and tanks.")
    assert {one.stage for one in claims(text)} == {Stage.REQUESTED}


def test_what_is_promised_with_would_stays_a_promise() -> None:
    (one,) = claims("Norway said that it would provide 40 radars to Ukraine.")
    assert one.stage is Stage.ANNOUNCED


@pytest.mark.parametrize("told", ["led by a coalition of three parties", "with a budget of 90 billion kronor"])
def test_what_is_told_of_the_giver_between_commas_changes_nothing(told: str) -> None:
    (one,) = claims(f"Sweden, {told}, will send 40 generators to Moldova.")
    assert (one.donors, one.recipients, one.money) == (("SE",), ("MD",), None)


def test_a_budget_that_is_given_is_a_sum() -> None:
    assert candidates("Sweden approved a budget of $5 million for aid to Moldova.")


def test_what_somebody_called_for_beside_a_sum_is_not_what_it_is_for() -> None:
    (one,) = claims("Sweden pledged $5 million to Moldova and called for an end to the fighting.")
    assert one.item is None
