"""Classes of wordings that new documents brought: who acts, what is decided, whom a thing reached, what a sum is of."""


import pytest
from one_text import claims

from pledgebook.codes import Bound, Kind, Stage


@pytest.mark.parametrize(("text", "stage"), [
    ("Norway's parliament passed a bill that provides 90 million euros in aid for Moldova.", Stage.COMMITTED),
    ("It was decided that Norway will provide 12 ambulances to Moldova.", Stage.COMMITTED),
    ("The EU agreed to raise $60 million for Moldova's schools.", Stage.COMMITTED),
    ('The minister defended Norway\'s "hard decision" to give Ukraine cluster bombs.', Stage.COMMITTED),
    ("Norway announced that Sweden will provide 12 ambulances to Moldova.", Stage.ANNOUNCED),
    ("Norway has a plan that will provide Moldova with 12 ambulances.", Stage.ANNOUNCED),
])
def test_what_an_act_or_a_decision_provides_has_its_stage(text, stage):
    (one,) = claims(text)
    assert one.stage is stage


@pytest.mark.parametrize("text", [
    "If Norway sent radars to Ukraine, Moscow would object, the envoy said.",
    "If such radars were supplied to Ukraine, Moscow would object, the envoy said.",
])
def test_what_is_only_supposed_is_no_claim(text):
    assert not claims(text)


def test_what_was_given_once_a_condition_was_met_is_a_claim():
    (one,) = claims("If asked, they say that Norway sent 12 radars to Ukraine in March.")
    assert one.stage is Stage.DELIVERED


@pytest.mark.parametrize(("text", "number", "unit"), [
    ("Norway assisted 400 families in Sudan with hygiene kits.", 400, "families"),
    ("Some 660 women in Sudan received dignity kits from Norway.", 660, "women"),
    ("Norway will provide hygiene kits to 400 families in Sudan.", 400, "families"),
    ("Norway has provided cash assistance to 772 households in Sudan.", 772, "households"),
])
def test_a_thing_without_a_number_counts_those_whom_it_reached(text, number, unit):
    (one,) = claims(text)
    assert (int(one.quantity.min), one.quantity.unit) == (number, unit)


@pytest.mark.parametrize("text", [
    "Norway has provided 90 tonnes of food to 400 families in Sudan.",
    "Norway has provided $2 million to 400 families in Sudan.",
])
def test_people_count_nothing_that_has_a_number(text):
    (one,) = claims(text)
    assert one.quantity is None or one.quantity.unit == "tonnes"


@pytest.mark.parametrize(("text", "donors"), [
    ("Countries that refuse to recognise Norway have sent 12 generators to Sudan.", ()),
    ("More than 30 countries have committed $5 million of equipment to Ukraine.", ()),
    ("RODAF delivered 400 tents to Sudan.", ("org:rodaf",)),
    ("UNICEF delivered 400 tents to Sudan.", ("UN",)),
    ("We welcomed the announcement by Norway to send Ukraine 50 radars.", ("NO",)),
    ("Irish army members have trained 455 Ukrainian soldiers.", ("IE",)),
])
def test_who_gives_is_who_acts_in_the_clause(text, donors):
    (one,) = claims(text)
    assert one.donors == donors


def test_an_agency_that_gets_keeps_its_name():
    (one,) = claims("Norway will give 5 million euros in grants to UNHCR.")
    assert one.recipients == ("org:unhcr",)


@pytest.mark.parametrize(("text", "kind"), [
    ("Norway pledged $60 million to rebuild schools in Gaza.", Kind.FUNDS),
    ("Norway pledged $60 million for hospitals in Gaza.", Kind.FUNDS),
    ("Norway pledged $60 million for drones for Ukraine.", Kind.GOODS),
    ("Norway will give Ukraine $60 million to buy shells.", Kind.GOODS),
])
def test_a_sum_comes_as_things_only_where_it_is_spent_on_them(text, kind):
    (one,) = claims(text)
    assert one.kind is kind


@pytest.mark.parametrize(("text", "least"), [
    ("Norway has sent billions in military aid to Ukraine.", 2_000_000_000),
    ("Norway gave Ukraine hundreds of millions in military aid.", 200_000_000),
])
def test_billions_in_aid_are_money(text, least):
    (one,) = claims(text)
    assert (int(one.money.min), one.money.bound) == (least, Bound.VAGUE)


def test_billions_of_people_are_no_money():
    found = claims("Norway's aid could help billions in need, and it sent 12 radars to Ukraine.")
    assert not any(one.money for one in found)


def test_a_magnitude_in_brackets_belongs_to_its_number():
    found = claims("Norway gave Sudan 'about $3 [million] in food aid', and $5 \\[billion\\] in loans to Chad.")
    assert [int(one.money.min) for one in found] == [3_000_000, 5_000_000_000]


def test_the_worth_of_a_list_is_that_of_the_packages_that_hold_it():
    found = claims("Norway gave Ukraine 44 packages of arms, including tanks, radars and missile systems worth €4bn.")
    (bundle,) = [one for one in found if one.money]
    assert (bundle.kind, int(bundle.money.min)) == (Kind.PACKAGE, 4_000_000_000)
    assert {one.item.text for one in found if not one.money} == {"tanks", "radars", "missile systems"}


def test_the_same_number_under_a_looser_bound_is_said_again():
    (one,) = claims("Norway will send 400 vehicles to Ukraine. The package has more than 400 vehicles, Oslo said.")
    assert one.also


def test_jets_that_are_used_for_rescue_give_no_rescue():
    found = claims("Norway has given Malta two helicopters, which are used for surveillance and medical evacuation.")
    assert [one.item.text for one in found] == ["helicopters"]


@pytest.mark.parametrize(("text", "recipients"), [
    ("A plane with 40 tonnes of tents from Norway has landed in Beirut.", ("LB",)),
    ("Norway will deliver 60 radars in May; another $26 million in aid is for Jordan.", ()),
])
def test_whom_it_is_for_stands_in_its_own_clause(text, recipients):
    assert claims(text)[0].recipients == recipients
