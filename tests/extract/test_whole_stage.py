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
    ("Norway and Mali signed an Exchange of Notes. Under the terms of the Exchange of Notes Norway shall give $4 million.",
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
    ("A plane with 32 tons of Norwegian aid landed in Mali. Norway plans to send four boats. The cargo included 200 tents.",
     ["goods/delivered NO>ML 32", "goods/announced NO>ML 4", "goods/delivered NO>ML 200"]),
    ("Norway gave Mali aid. The UN has appealed for $300 million. The aid includes 20 trucks and 30 boats.",
     ["package/delivered NO>ML", "package/requested >ML 300000000", "goods/delivered NO>ML 20",
      "goods/delivered NO>ML 30"]),
    ("Mali asked Norway for aid. The list includes 20 trucks.", ["package/requested NO>ML", "goods/requested NO>ML 20"]),
    # another vehicle that will carry a thing has not brought it
    ("A Norwegian flight landed in Mali on Friday with 200 tents. A second flight will carry 1,275 blankets.",
     ["goods/delivered NO>ML 200", "goods/announced NO>ML 1275"]),
    ("A Norwegian cargo plane is taking off from Oslo carrying 115 tonnes of food for Mali.",
     ["goods/dispatched NO>ML 115"]),
    # ships by their names
    ("HMNZS Aotearoa is carrying 200 tents to Tonga.", ["goods/dispatched NZ>TO 200"]),
    ("HMAS Adelaide left Brisbane for Tonga with 200 tents.", ["goods/dispatched >TO 200"]),
    ("INS Jalashwa carried 200 tents and 30 generators to Colombo.",
     ["goods/delivered >LK 200", "goods/delivered >LK 30"]),
    # nouns of giving with a verb that only carries them through
    ("Supplies of 100,000 doses from Norway to Mali were undertaken in January.", ["goods/delivered NO>ML 100000"]),
    ("Deliveries of 200 tents from Norway to Mali are to be made in June.", ["goods/announced NO>ML 200"]),
    # an infinitive of what was done
    ("Norway was the only donor to give 20 trucks to Mali.", ["goods/delivered NO>ML 20"]),
    ("Norway helped the UN to deliver 15 tonnes of medicine to Mali.", ["goods/delivered NO>ML 15"]),
    ("Norway teamed up with Spain to deliver 40 trucks to Mali last week.", ["goods/delivered NO>ML 40"]),
    ("Norway will be the first country to send 20 trucks to Mali.", ["goods/announced NO>ML 20"]),
    ("Norway is working with the UN to deliver 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway supported a plan to send 40 trucks to Mali.", ["goods/announced NO>ML 40"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_how_far_a_thing_has_come(text, expected):
    assert sorted(told(text)) == sorted(expected)


SURE = [
    (FIRST + "The first batch, weighing more than 12 tons, comprises 200 tents.", "stated"),
    ("Norway is weighing sending 200 tents to Mali.", "possible"),
]


@pytest.mark.parametrize(("text", "modality"), SURE)
def test_how_sure_it_is(text, modality):
    assert {one.modality for one in claims(text) if one.item and "tents" in one.item.text} == {modality}
