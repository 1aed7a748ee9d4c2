"""How far a thing has come and how sure it is: what ceremonies, signings, vehicles and loads say of it."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

FIRST = "Norway gave 20 generators to Mali on Monday. "
BEFORE = "goods/delivered NO>ML 20"

READ = [
    # a weight is nothing that is thought over
    (FIRST + "The shipment, weighing approximately 35 tonnes, includes tents.",
     [BEFORE, "goods/delivered NO>ML 35", "goods/delivered NO>ML"]),
    ("Norway is weighing a shipment of 40 tonnes of ammunition to Mali.", ["goods/signalled NO>ML 40"]),
    ("Norway is weighing whether to send 40 tanks to Mali.", ["goods/signalled NO>ML 40"]),
    # what a signed agreement is for, over the place, the day and the other side
    ("Norway signed an agreement with the Government of Mali on Friday to provide a loan of 40 million euros.",
     ["funds/committed NO>ML 40000000"]),
    ("Norway signed an agreement with Mali at a ceremony in Bamako on Friday, under which it will provide 40 trucks.",
     ["goods/committed NO>ML 40"]),
    ("Norway and Mali signed an agreement in Bamako on Monday through which Norway will give 60 tents.",
     ["goods/committed NO>ML 60"]),
    ("Norway and Mali signed an Exchange of Notes. Under the terms of the Notes Norway shall give $4 million.",
     ["funds/committed NO>ML 4000000"]),
    ("Norway signed an agreement with Spain on energy on Friday and will provide 40 tents to Mali.",
     ["goods/announced NO>ML 40"]),
    ("Norway, which signed an agreement with Mali on Friday, plans to send 40 trucks to Chad.",
     ["goods/announced NO>TD 40"]),
    # what a ceremony was held for has been handed over there, what one will be held for has not
    (FIRST + "A ceremony was held in Bamako to hand over 4 incubators.", [BEFORE, "goods/delivered NO>ML 4"]),
    (FIRST + "The presentation ceremony of ten ambulances was held in Bamako.", [BEFORE, "goods/delivered NO>ML 10"]),
    ("The Norwegian embassy conducted a handover ceremony to present the Malian army with five vehicles.",
     ["goods/delivered NO>ML 5"]),
    ("Norway held a ceremony in Bamako to donate 30 ambulances to Mali.", ["goods/delivered NO>ML 30"]),
    ("Norway will hold a ceremony in Bamako to donate 30 ambulances to Mali.", ["goods/announced NO>ML 30"]),
    ("Norway plans a ceremony next week to hand over 30 ambulances to Mali.", ["goods/announced NO>ML 30"]),
    ("At a ceremony in Bamako, Norway promised to hand over 20 buses to Mali.", ["goods/announced NO>ML 20"]),
    # what has reached a country, in a clause about a member of a list; what completes a load has come
    ("Norway announced a package for Mali. It includes 40 trucks and 20 boats that arrived in Mali in May.",
     ["package/announced NO>ML", "goods/delivered NO>ML 40", "goods/delivered NO>ML 20"]),
    (FIRST + "The handover completes the shipment of 60 generators.", [BEFORE, "goods/delivered NO>ML 60"]),
    # a load is as far as it was told, whatever is promised or asked for between
    ("A plane with 32 tons of Norwegian aid landed in Mali. Norway will send four boats. The load included 200 tents.",
     ["goods/delivered NO>ML 32", "goods/announced NO>ML 4", "goods/delivered NO>ML 200"]),
    ("Norway gave Mali aid. The UN has appealed for $300 million. The aid includes 20 trucks and 30 boats.",
     ["package/delivered NO>ML", "package/requested >ML 300000000", "goods/delivered NO>ML 20",
      "goods/delivered NO>ML 30"]),
    ("Mali asked Norway for aid. The list includes 9 trucks.", ["package/requested NO>ML", "goods/requested NO>ML 9"]),
    # another vehicle that will carry a thing has not brought it
    ("A Norwegian flight landed in Mali on Friday with 200 tents. A second flight will carry 1,275 blankets.",
     ["goods/delivered NO>ML 200", "goods/announced NO>ML 1275"]),
    ("A Norwegian cargo plane is taking off from Oslo carrying 115 tonnes of food for Mali.",
     ["goods/dispatched NO>ML 115"]),
    # ships by their names
    ("HMNZS Aotearoa is carrying 200 tents to Tonga.", ["goods/dispatched NZ>TO 200"]),
    ("HMAS Adelaide left Brisbane for Tonga with 200 tents.", ["goods/dispatched AU>TO 200"]),
    ("INS Jalashwa carried 200 tents and 30 generators to Colombo.",
     ["goods/delivered >LK 200", "goods/delivered >LK 30"]),
    # nouns of giving with a verb that only carries them through
    ("Supplies of 100,000 doses from Norway to Mali were undertaken in January.", ["goods/delivered NO>ML 100000"]),
    ("Deliveries of 200 tents from Norway to Mali are to be made in June.", ["goods/announced NO>ML 200"]),
    ("Deliveries of 40 trucks from Norway to Mali have not been made.", []),
    ("The handover on Friday concludes the Norwegian delivery of 12 boats to Mali.", ["goods/delivered NO>ML 12"]),
    ("Norway signed an agreement with Mali in May to study ways to deliver 20 trucks.",
     ["goods/signalled NO>ML 20"]),
    # an infinitive of what was done
    ("Norway was the only donor to give 20 trucks to Mali.", ["goods/delivered NO>ML 20"]),
    ("Norway helped the UN to deliver 15 tonnes of medicine to Mali.", ["goods/delivered NO>ML 15"]),
    ("Norway teamed up with Spain to deliver 40 trucks to Mali last week.", ["goods/delivered NO>ML 40"]),
    ("Norway will be the first country to send 20 trucks to Mali.", ["goods/announced NO>ML 20"]),
    ("Norway is working with the UN to deliver 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway supported a plan to send 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    # a note in brackets says nothing of the members behind it, and what it counts is counted already
    ("Norway will send Mali 12 radars (6 installed, 6 spares), five torpedoes and 23 missiles.",
     ["goods/announced NO>ML 12", "goods/announced NO>ML 5", "goods/announced NO>ML 23"]),
    ("Norway promised Mali 12 radars (four already delivered), five boats and 23 trucks.",
     ["goods/announced NO>ML 12", "goods/announced NO>ML 5", "goods/announced NO>ML 23"]),
    ("Norway delivered 12 radars (6 new), five boats and 23 trucks to Mali.",
     ["goods/delivered NO>ML 12", "goods/delivered NO>ML 5", "goods/delivered NO>ML 23"]),
    # what money is meant to lessen, what a meeting ends with, where a plane stops
    ("Norway will give $3 million to cut emissions in Mali and $2 million for trucks.",
     ["funds/announced NO>ML 3000000", "goods/announced NO>ML 2000000"]),
    ("Norway will cut its aid to Mali by $4 million.", ["package/reduced NO>ML 4000000"]),
    ("The summit in Oslo ended with promises of 200 ambulances for Mali.", ["goods/announced >ML 200"]),
    ("The talks ended with an agreement to deliver 40 trucks to Mali.", ["goods/committed >ML 40"]),
    ("Norway ended its aid to Mali.", ["package/cancelled NO>ML"]),
    # an agreement calls for what it lays down
    ("The agreement calls for Norway to supply 20 trucks to Mali.", ["goods/committed NO>ML 20"]),
    ("The UN calls for Norway to deliver 50 trucks to Mali.", ["goods/requested NO>ML 50"]),
    ("Poland signed contracts with South Korea last year to buy 180 tanks.", ["procurement/contracted KR>PL 180"]),
    ("Norway struck a deal with Mali in May to supply 40 trucks.", ["goods/committed NO>ML 40"]),
    ("The agreement for obtaining a $300 million loan from Norway has been signed by the Government of Mali.",
     ["funds/committed NO>ML 300000000"]),
    ("The agreement to provide 40 trucks to Mali will be signed by Norway on Friday.", ["goods/announced NO>ML 40"]),
    ("Mali held talks with Norway to secure a loan of $30 million.", ["funds/signalled NO>ML 30000000"]),
    ("Norway approved the sale to Mali of 24 helicopters. The helicopters will be equipped with 30 radars.",
     ["procurement/committed NO>ML 24", "goods/committed NO>ML 30"]),
    # what a bundle is meant for is not still to come
    ("Norway handed over five vehicles to Mali. The $11 million aid package is intended to help the army.",
     ["goods/delivered NO>ML 5", "package/delivered NO>ML 11000000"]),
    ("The latest grant follows the release of $30 million to Mali by Norway in February.",
     ["funds/delivered NO>ML 30000000"]),
    ("More than 100 tonnes of Norwegian food and kits started to arrive in Mali.", ["goods/delivered NO>ML 100"]),
    # who presents a counted thing, or its keys, to somebody has handed it over
    ("The Norwegian ambassador presented 20 ambulances to the Malian health ministry on Friday.",
     ["goods/delivered NO>ML 20"]),
    ("Norway presented the keys of 20 ambulances to the Malian health ministry.", ["goods/delivered NO>ML 20"]),
    ("Norway presented a plan to give 20 ambulances to Mali.", ["goods/announced NO>ML 20"]),
    ("Norway has concluded the delivery of 40 trucks to Mali.", ["goods/delivered NO>ML 40"]),
    # who speaks while a thing is handed over, and who signs it over
    ("Handing over 20 trucks to Mali's police chief, the Norwegian ambassador said the gift would help.",
     ["goods/delivered NO>ML 20"]),
    ("Receiving the 20 trucks from Norway, the Malian minister thanked the donor.", ["goods/delivered NO>ML 20"]),
    ("Handing over 20 trucks to Mali would be wrong, the Norwegian minister said.", ["goods/announced NO>ML 20"]),
    ("Norway's envoy and the Malian minister signed the certificate of handover for 20 trucks.",
     ["goods/delivered NO>ML 20"]),
    ("The Norwegian ambassador signed over 20 trucks to the Malian police.", ["goods/delivered NO>ML 20"]),
    ("Norway signed an agreement over 20 trucks with Mali.", ["goods/committed NO>ML 20"]),
    # a type of plane that carries a load is no gift
    ("A Norwegian C-130 will depart for Mali carrying tents and generators.",
     ["goods/announced NO>ML", "goods/announced NO>ML"]),
    ("Norway will give Mali two C-130 aircraft.", ["goods/announced NO>ML 2"]),
    ("A ship with 2,000 Norwegian tents for Mali weighed anchor in Oslo on Friday.", ["goods/dispatched NO>ML 2000"]),
    # a pledge that is broken, and a refusal of another matter
    ("Italy has reneged on a pledge that it will give 100 million euros to Mali.", ["funds/cancelled IT>ML 100000000"]),
    ("Japan, which rejected Chinese claims, will give Mali 20 patrol boats.", ["goods/announced JP>ML 20"]),
    ("Norway has been loathe to openly provide Mali with weapons.", ["goods/refused NO>ML"]),
    ("Norway's aid to Mali will end in June.", ["package/cancelled NO>ML"]),
    # what is asked for
    ("UNICEF has raised its appeal for Mali from $10 million to $20 million.", ["funds/requested >ML 20000000"]),
    ("Funding requirements for Mali reached $49 million this year.", ["funds/requested >ML 49000000"]),
    ("The charity launched a campaign to distribute 15,000 blankets in Mali.", ["goods/announced >ML 15000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_how_far_a_thing_has_come(text, expected):
    assert sorted(told(text)) == sorted(expected)


SURE = [
    (FIRST + "The first batch, weighing more than 12 tons, comprises 200 tents.", "stated"),
    ("Norway is weighing sending 200 tents to Mali.", "possible"),
    ("Norway will send food, tents and, if asked, doctors to Mali.", "stated"),
    ("Norway will send tents to Mali if asked.", "conditional"),
]


@pytest.mark.parametrize(("text", "modality"), SURE)
def test_how_sure_it_is(text, modality):
    assert {one.modality for one in claims(text) if one.item and "tents" in one.item.text} == {modality}
