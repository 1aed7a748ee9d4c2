"""What is given: things without a number, loads, rows, measures, designations; and what only looks like a gift."""


import pytest
from one_text import claims

from pledgebook.codes import Kind


def things(text):
    return {" ".join(one.item.text.split()) for one in claims(text) if one.item}


def numbers(text):
    return sorted(int(one.quantity.max or one.quantity.min) for one in claims(text) if one.quantity)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Germany will train Ukrainian crews on the Patriot system.", {"crews"}),
    ("Norway is training medics and deminers in Moldova.", {"medics", "deminers"}),
])
def test_who_is_trained_needs_no_number(text, wanted):
    found = [one for one in claims(text) if one.kind is Kind.TRAINING]
    assert {one.item.text.split()[-1] for one in found} == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("Ireland is sending water engineers to Malawi after the floods.", {"water engineers"}),
    ("Oslo said it would deploy military advisers to Moldova.", {"military advisers"}),
])
def test_people_who_are_sent_to_help_are_a_service(text, wanted):
    assert {one.item.text for one in claims(text) if one.kind is Kind.SERVICE} == wanted


@pytest.mark.parametrize(("text", "wanted"), [
    ("A plane carrying tents and blankets landed in Tripoli on Friday, Spain's foreign ministry said.",
     {"tents", "blankets"}),
    ("A Turkish ship loaded with flour, rice and medicines has set sail for Port Sudan.",
     {"flour", "rice", "medicines"}),
    ("Field hospitals (with Germany), medical supplies, masks and dry rations have also been supplied to Ukraine.",
     {"Field hospitals", "medical supplies", "masks", "dry rations"}),
    ("The following items will be supplied to Georgia by Norway: radios; night vision devices; and helmets.",
     {"radios", "night vision devices", "helmets"}),
])
def test_a_row_of_things_is_read_wherever_it_stands(text, wanted):
    assert wanted <= things(text)


@pytest.mark.parametrize(("text", "donors"), [
    ("Finland and Sweden pledged 5 million euros and 7 million euros respectively to Moldova.", ["FI", "SE"]),
    ("Norway and Denmark sent 40 and 60 tents, respectively, to Malawi.", ["NO", "DK"]),
])
def test_of_two_rows_each_amount_has_its_own_giver(text, donors):
    assert [one.donors for one in claims(text)] == [(one,) for one in donors]


def test_a_row_without_the_word_is_a_joint_gift():
    found = claims("Finland and Sweden pledged 5 million euros in grants and 7 million euros in loans to Moldova.")
    assert all(one.donors == ("FI", "SE") for one in found)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Australia will send Mozambique 600 tonnes of rice, through CARE Australia (400 tonnes) and Caritas (200 tonnes).",
     [200, 400, 600]),
    ("The United States will give Israel three thousand (3,000) AGM\N{EN DASH}114 Hellfire missiles.", [3000]),
    ("Norway has given Ukraine hundreds of carriers to date, including more than 50 as part of the package of Friday.",
     [50, 200]),
    ("Estonia will send Ukraine 9 x D-30 howitzers and 100 x recoilless rifles.", [9, 100]),
    ("Norway will give Moldova 20 trucks and 30 (thirty) generators.", [20, 30]),
])
def test_numbers_count_what_was_named_and_once(text, wanted):
    assert numbers(text) == wanted


def test_a_measure_and_a_worth_of_one_thing_are_one_claim():
    (one,) = claims("Ireland will send 30 tonnes of winter blankets (fleece), worth about 200,000 euros, to Syria.")
    assert (one.kind, int(one.quantity.max), one.quantity.unit) == (Kind.GOODS, 30, "tonnes")
    assert int(one.money.max) == 200_000


def test_a_package_of_listed_things_is_a_package_beside_them():
    found = claims("Norway will give Ukraine a $40 million package of guns, ammunition, trucks, and medical kits.")
    (bundle,) = [one for one in found if one.money]
    assert (bundle.kind, int(bundle.money.max)) == (Kind.PACKAGE, 40_000_000)
    assert {"ammunition", "trucks", "medical kits"} <= {one.item.text for one in found if not one.money}


@pytest.mark.parametrize("text", [
    "We must expand our response in Sudan, including by delivering oxygen and masks.",
    "We strongly support the goal of building a regional stock of vaccines and masks.",
    "Free cash flow reached a record of $148.5 billion in 2022.",
    "Norway did not say what type of missile was sent to Ukraine.",
    "Norway helps Moldova meet the needs of its people, including healthcare and education.",
    "Norway mourns hundreds of aid workers who were killed in Sudan.",
    "The minister left for Kyiv with 40 reporters.",
    "Three boats that had tried to cross the Channel were found by the coast guard of Spain.",
])
def test_what_only_looks_like_a_gift_is_none(text):
    assert not claims(text)
