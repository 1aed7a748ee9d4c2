"""Ordinary sentences of the press whose gifts were missed, or whose thing, kind or number was wrong.

A row is a sentence and what it says, as 'kind/stage donors>recipients: number of things'; a sentence without a
claim has none. Donors and recipients stand in the order of their codes.
"""

from decimal import Decimal

import pytest

from tests.extract.one_text import claims

LISTS = [
    ("France will send Benin stoves, shells for the mortars that have already been delivered, and patrol boats.",
     "goods/announced FR>BJ", ["stoves", "shells for the mortars", "patrol boats"]),
    ("France will send Benin patrol boats, which it built in Cherbourg, and radars.",
     "goods/announced FR>BJ", ["patrol boats", "radars"]),
    ("Norway will send Benin tents, boats which run on diesel, and blankets.",
     "goods/announced NO>BJ", ["tents", "boats", "blankets"]),
    ("Spain is sending Benin rockets, shells for cannons, and ambulances.",
     "goods/announced ES>BJ", ["rockets", "shells for cannons", "ambulances"]),
    ("Britain will send arms like mortars and radars to Benin.",
     "goods/announced GB>BJ", ["arms", "mortars", "radars"]),
    ("Germany will send Benin food such as rice, lentils and pork.",
     "goods/announced DE>BJ", ["food", "rice", "lentils", "pork"]),
    ("Spain will send maize, cotton, sugar and seeds to Benin.",
     "goods/announced ES>BJ", ["maize", "cotton", "sugar", "seeds"]),
    ("Ireland provided Benin with radar technology, fuel and tents.",
     "goods/delivered IE>BJ", ["radar technology", "fuel", "tents"]),
    ("Spain will help Benin with a hospital ship, the Pinta, and field kitchens.",
     "goods/announced ES>BJ", ["1 hospital ship", "field kitchens"]),
    ("Norway will continue to provide Benin with humanitarian and military assistance.",
     "package/announced NO>BJ", ["humanitarian and military assistance"]),
    ("Norway sent Benin safe, clean water and soap.", "goods/delivered NO>BJ", ["safe, clean water", "soap"]),
    ("Norway sent Benin tents, soap and solidarity.", "goods/delivered NO>BJ", ["tents", "soap"]),
    ("Oxfam gave 50 blankets to displaced families in Benin and 20 tents to teachers.",
     "goods/delivered org:oxfam>BJ", ["50 blankets", "20 tents"]),
    ("Sweden gave 50 tents to families who lost their homes in Benin and 20 stoves to clinics.",
     "goods/delivered SE>BJ", ["50 tents", "20 stoves"]),
]
"""Lists that go on where a clause, a name or an unknown word stands in them."""

GETTERS = [
    ("Sweden is giving Beninese clinics new ambulances.", "goods/announced SE>BJ", ["ambulances"]),
    ("Denmark has sent Beninese clinics modern incubators.", "goods/delivered DK>BJ", ["modern incubators"]),
    ("Sweden gave health workers in Benin better radios and boots.",
     "goods/delivered SE>BJ", ["better radios", "boots"]),
    ("Sweden has handed Benin's farmers and herders seeds and tools.", "goods/delivered SE>BJ", ["seeds", "tools"]),
    ("Sweden gave 40 Beninese schools new desks.", "goods/delivered SE>BJ", ["40 desks"]),
    ("Farmers in Benin were given seeds by UNICEF.", "goods/delivered UN>BJ", ["seeds"]),
    ("Over 60 clinics in Benin have been stocked with vaccines.", "goods/delivered >BJ", ["vaccines"]),
    ("Norway gave Benin hospital beds.", "goods/delivered NO>BJ", ["hospital beds"]),
    ("Norway will send farmers to Benin.", "", []),
    ("Soldiers were given orders to leave Benin.", "", []),
]
"""Who gets by a common noun, between the verb and the thing or as the subject of a passive."""

WAYS = [
    ("Two Spanish lorries carried flour to Benin.", "goods/delivered ES>BJ", ["flour"]),
    ("These trucks carry rice and soap to Benin.", "goods/dispatched >BJ", ["rice", "soap"]),
    ("Spanish tents are pouring into Benin.", "goods/dispatched ES>BJ", ["tents"]),
    ("Weapons from Spain have flowed into Benin.", "goods/delivered ES>BJ", ["Weapons"]),
    ("Stoves from Japan helped Benin to cope with the cold.", "goods/delivered JP>BJ", ["Stoves"]),
    ("Chilean pumps enabled Benin to drain its fields.", "goods/delivered CL>BJ", ["pumps"]),
    ("400 tonnes of rice distributed in Benin by UNICEF.", "goods/delivered UN>BJ", ["400 rice"]),
    ("UNICEF is supporting the distribution of soap in Benin.", "goods/announced UN>BJ", ["soap"]),
    ("Benin used Iranian-supplied drones.", "goods/delivered IR>BJ", ["drones"]),
    ("Benin turned down an offer of maize from Zambia.", "goods/refused ZM>BJ", ["maize"]),
    ("Benin rejected Zambia's offer of maize.", "goods/refused ZM>BJ", ["maize"]),
    ("Norway withdrew its offer of 40 buses to Benin.", "goods/cancelled NO>BJ", ["40 buses"]),
    ("Spain warned Benin of a halt to food deliveries to Benin.", "goods/suspended ES>BJ", ["food deliveries"]),
    ("Deliveries of Spanish tents to Benin have stopped.", "goods/suspended ES>BJ", ["tents"]),
    ("China has built a stadium and roads in Benin.", "goods/delivered CN>BJ", ["1 stadium", "roads"]),
    ("The ministers praised the military support that Norway and Denmark have provided to Benin.",
     "package/delivered DK,NO>BJ", ["military support"]),
    ("Toyota has built a factory in Benin.", "", []),
    ("Spain has built a stadium in Madrid.", "", []),
    ("Refugees are pouring into Benin.", "", []),
    ("French soldiers helped Benin to keep the peace.", "", []),
    ("Russian gas helped Germany to get through the winter.", "", []),
    ("Spanish lorries in Benin stopped.", "", []),
    ("The storm displaced 900 families in Benin and destroyed 40 schools.", "", []),
]
"""Verbs that bring things without saying that somebody gives them, and what becomes of an offer."""

THINGS = [
    ("Spain will send Benin 40,000 doses of AstraZeneca.", "goods/announced ES>BJ", ["40000 AstraZeneca"]),
    ("Oman has sent 70 state-of-the-art radios to Benin.", "goods/delivered OM>BJ", ["70 state-of-the-art radios"]),
    ("Oman has delivered malaria tablets free of charge to Benin.", "goods/delivered OM>BJ", ["malaria tablets"]),
    ("Sweden supplied Benin with a 350 MW power plant.", "goods/delivered SE>BJ", ["1 350 MW power plant"]),
    ("Sweden gave Benin two 5 MW generators.", "goods/delivered SE>BJ", ["2 5 MW generators"]),
    ("UNICEF will send enough soap for 900 babies to Benin.", "goods/announced UN>BJ", ["soap"]),
    ("UNICEF organised a workshop on hygiene for 30 teachers in Benin.", "training/delivered UN>BJ", ["30 teachers"]),
    ("UNICEF held a meeting for 30 teachers in Benin.", "", []),
    ("At least 40 Chilean soldiers deployed to Benin to help with flood relief.",
     "service/delivered CL>BJ", ["40 Chilean soldiers"]),
    ("Spain will not send ground troops into Benin.", "position ES>BJ", [""]),
    ("Benin seeks a no-fly zone over its north.", "service/requested >BJ", ["no-fly zone"]),
    ("Spain gave Benin a $5 million loan to buy buses.", "funds/delivered ES>BJ", ["loan"]),
    ("Spain gave Benin $5 million to build a bridge.", "funds/delivered ES>BJ", ["bridge"]),
    ("Spain will run a school in Benin, with Norway providing $4 million.", "funds/announced NO>BJ", [""]),
    ("Three missiles from Iran were seen approaching Iraq.", "incident >", ["3 missiles"]),
]
"""What a thing is called, how many there are, and of which kind it is."""


def told(text: str) -> list[tuple[str, str]]:
    """(kind, stage and parties; number and thing) of each claim of a text."""
    found = []
    for one in claims(text):
        stage = f"/{one.stage}" if one.stage else ""
        least = one.quantity.min if one.quantity else None
        number = f"{least} " if isinstance(least, Decimal | int) else ""
        parties = f"{','.join(one.donors)}>{','.join(one.recipients)}"
        found.append((f"{one.kind}{stage} {parties}", number + (one.item.text if one.item else "")))
    return sorted(found)


@pytest.mark.parametrize(("text", "said", "things"), [*LISTS, *GETTERS, *WAYS, *THINGS])
def test_what_a_sentence_of_the_press_gives(text, said, things):
    assert told(text) == sorted((said, thing) for thing in things)
