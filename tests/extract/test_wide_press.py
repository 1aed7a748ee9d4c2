"""Classes of the wide press: what pictures, robbers, orders and buyers tell is no gift, and gifts that stand near it.

A row is a sentence and what it shows: kind, stage, donors, recipients and the thing, each only where it matters.
"""

import pytest

from tests.extract.one_text import claims


def told(text):
    """What is shown of a text: kind/stage donors->recipients [thing] of each claim, incidents left out."""
    return [f"{one.kind}/{one.stage} {','.join(one.donors)}->{','.join(one.recipients)} "
            f"[{one.item.text if one.item else ''}]" for one in claims(text) if one.kind != "incident"]


NOTHING = [
    # pictures show things, and captions release none
    "A photograph released on Monday of a Syrian rocket launcher was printed in several newspapers.",
    "A picture provided on May 3 of a Malian drone went round the world.",
    "The video released by Niger of 20 armoured vehicles was two years old.",
    "Kenya sent images of the two helicopters to the court.",
    # what is not mentioned
    "No specific mention was made of the $300 million airport project for Nepal.",
    "The statement made no mention of the $20 million in aid for Chad.",
    "There was no mention of the 40 trucks that Norway had promised to Mali.",
    # what robbers and attackers take or hit with its load
    "Gunmen looted 30 trucks of aid in Sudan's Darfur region.",
    "Militiamen looted a warehouse with 2,000 tons of food aid in Mali.",
    "Rebels attacked a convoy carrying food aid in South Sudan.",
    # what a person buys for himself
    "Nobody on the list should be able to buy a gun in Ohio.",
    "Lawmakers in Canada want to raise the minimum age to buy rifles to 21.",
    "The suspect had legally purchased the rifles in Peru.",
    "He lawfully bought a pistol in Austria two days before the attack.",
    # orders to one's own
    "Mali's president ordered his security adviser to hold a meeting on the attack.",
    "The Philippine rebels said they had ordered their fighters to observe a truce.",
    # what nobody knows yet
    "We do not know when we will get fuel, a driver in Beirut said.",
    "I don't know if we will get food, said a woman in Gaza.",
    # what is kept out, what flies how far, what a force takes with it
    "The patrols are to prevent weapons from flowing into Sudan.",
    "The Kenyan air force will send its newest jets to Japan.",
    "Police in Peru say four rifles have been turned in so far.",
    # trade: what is taxed, and what a deal sells
    "The EU has issued a list of tariffs on US goods ranging from motorcycles to boats.",
    "For ten months China has been paying tariffs of 25% on 50 billion dollars of American machines.",
    "Gazprom signed a $40 billion deal this week to supply gas to Turkey.",
    # whole budgets and what people spend
    "Canadian travellers spent $20 billion in the United States last year.",
    "A PAC spent $4 million on advertisements against the senator in Georgia.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_no_gift(text):
    assert told(text) == []


GIFTS = [
    ("Norway released 20 million euros of aid for Mali.", ["package/delivered NO->ML [aid]"]),
    ("Norway sent Mali satellite images.", ["service/delivered NO->ML [satellite images]"]),
    ("Norway mentioned that it has given Chad 40 trucks.", ["goods/delivered NO->TD [trucks]"]),
    ("After gunmen looted a warehouse, Norway sent Sudan 40 trucks of food aid.",
     ["goods/delivered NO->SD [food aid]"]),
    ("Kenya's government bought 300 rifles from Serbia.", ["procurement/contracted RS->KE [rifles]"]),
    ("Ankara ordered 20 drones from Israel.", ["procurement/contracted IL->TR [drones]"]),
    ("The Malian police know that they will receive 20 trucks from Spain.", ["goods/announced ES->ML [trucks]"]),
    ("Spain turned over 40 vehicles to the Malian police.", ["goods/delivered ES->ML [vehicles]"]),
    ("The British army will give its old rifles to Kenya.", ["goods/announced GB->KE [old rifles]"]),
    ("Sweden will send its artillery pieces to Ukraine.", ["goods/announced SE->UA [artillery pieces]"]),
    ("Norway scrapped its tariffs and gave Mali 40 trucks in aid.", ["goods/delivered NO->ML [trucks]"]),
    ("Norway signed a deal to give Kenya 40 trucks.", ["goods/committed NO->KE [trucks]"]),
    ("Qatar agreed to supply Lebanon with gas for free as aid.", ["goods/committed QA->LB [gas]"]),
    ("Norway delivered 12 mobile clinics to Chad.", ["goods/delivered NO->TD [mobile clinics]"]),
]


@pytest.mark.parametrize(("text", "want"), GIFTS)
def test_gifts_beside(text, want):
    assert told(text) == want


SLOTS = [
    # kits to so many clinics: the clinics get, and are not given
    ("Norway donated beds to 12 health centres in Chad.", ["goods/delivered NO->TD [beds]"]),
    ("UNICEF supplied kits to 30 health facilities in Chad.", ["goods/delivered UN->TD [kits]"]),
    # a contract to supply is as far as the contract has come
    ("Saab was awarded a contract to supply a radar system to Poland.",
     ["procurement/contracted org:saab->PL [radar system]"]),
    ("A contract to supply Kenya's air force with 20 jets was awarded to Saab in 2008.",
     ["procurement/contracted ->KE [jets]"]),
    ("The ministry awarded Saab a contract to provide radars to Kenya.",
     ["procurement/contracted org:saab->KE [radars]"]),
    ("Saab will be awarded a contract to supply 20 radars to Poland.", ["goods/announced org:saab->PL [radars]"]),
    ("Norway awarded Mali a grant of $5 million.", ["funds/committed NO->ML [grant]"]),
    # what is only looked into
    ("The bank is carrying out due diligence for a potential loan of $90 million to build a port in Mozambique.",
     ["funds/signalled ->MZ [potential loan]"]),
    ("Talks on a potential grant of $20 million for Chad are under way.", ["funds/signalled ->TD [potential grant]"]),
    ("Norway pledged $5 million to Chad because of a potential famine.", ["funds/announced NO->TD []"]),
    # a verb with its object is no thing
    ("China would send Mali spare parts or ship them through Chad.", ["goods/announced CN->ML [spare parts]"]),
    # a sum in pounds is no weight
    ("This week 14 billion pounds of new American investment has been committed into the UK.",
     ["funds/committed US->GB [American investment]"]),
    # what each gives, and what they give together
    ("Norway and Denmark pledged $20 million each for a total of $40 million for hospitals in Malawi.",
     ["funds/announced DK->MW []", "funds/announced NO->MW []", "funds/announced DK,NO->MW [hospitals]"]),
    ("Austria and Norway promised 20 million euros each, a total of 40 million euros for Sudan.",
     ["funds/announced AT->SD []", "funds/announced NO->SD []", "funds/announced AT,NO->SD []"]),
    # a budget is no gift, its share is one
    ("Congress passed a $1.7 trillion omnibus spending bill with $45 billion for Ukraine.",
     ["funds/committed US->UA [omnibus spending bill]"]),
]


@pytest.mark.parametrize(("text", "want"), SLOTS)
def test_slots(text, want):
    assert sorted(told(text)) == sorted(want)


@pytest.mark.parametrize(("text", "modality"), [
    ("We announced last night, as you may have all heard, $50 million in assistance for Ghana.", "stated"),
    ("As many of you may know, Canada has provided $30 million in humanitarian aid to Haiti.", "stated"),
    ("Canada may provide $30 million in humanitarian aid to Haiti.", "possible"),
])
def test_what_you_may_know_is_no_doubt(text, modality):
    assert [one.modality for one in claims(text)] == [modality]
