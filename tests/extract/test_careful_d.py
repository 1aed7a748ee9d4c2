"""What is given, how much of it and in which list: a construction a row, with what only looks like it."""

import pytest

from tests.extract.test_whole_thing import told

READ = [
    # a word that was broken off, and what is said anew behind the dash
    ("Norway is also sending a pat- — a Patriot missile battery to Mali.",
     ["goods/announced NO>ML Patriot missile battery 1"]),
    ("Norway gave $500 million in Mal- — in humanitarian aid to Mali.",
     ["funds/delivered NO>ML humanitarian aid 500000000"]),
    ("Norway sent 20 thou- — 26,000 tons of corn to Mali.", ["goods/delivered NO>ML corn 26000"]),
    ("Norway sent food security assistan- — food security assistance to Mali.",
     ["funds/delivered NO>ML food security assistance"]),
    ("Norway has recei- — has sent 40 tents to Mali.", ["goods/delivered NO>ML tents 40"]),
    ("Norway sent 40 trukcs \\[sic\\] — trucks to Mali.", ["goods/delivered NO>ML trucks 40"]),
    # what a speaker puts right
    ("Norway sent tons of human supplies — excuse me, humanitarian supplies — tents, fuel, medicines to Mali.",
     ["goods/delivered NO>ML fuel", "goods/delivered NO>ML humanitarian supplies", "goods/delivered NO>ML medicines",
      "goods/delivered NO>ML tents"]),
    ("Norway gave 20 — sorry, 25 tanks to Mali.", ["goods/delivered NO>ML tanks 25"]),
    ("Norway gave $20 million — I'm sorry, $25 million to Mali.", ["funds/delivered NO>ML  25000000"]),
    ("Norway gave 20 tanks to Chad — sorry, Mali.", ["goods/delivered NO>ML tanks 20"]),
    ("Norway has given more than 350 million — -51 million dollars to Mali.", ["funds/delivered NO>ML  351000000"]),
    ("Norway sent the — the tanks directly — directly to Mali.", ["goods/delivered NO>ML tanks"]),
    # a figure that an editor puts right, and a note
    ("Norway sent more than 8,000 \\[800\\] howitzers to Mali.", ["goods/delivered NO>ML howitzers 800"]),
    ("Norway sent 40 \\[1\\] howitzers to Mali.", ["goods/delivered NO>ML howitzers 40"]),
    # dashes around what is told by the way
    ("Norway will send aid to Mali — $20 million — and to Chad.", ["package/announced NO>ML aid 20000000"]),
    ("Norway sent tents, blankets — blankets for children — and food to Mali.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML tents"]),
    # a list goes on behind a clause that is closed: by its verb, or by the 'and' of its objects
    ("Norway gave Mali radars that track drones and shells, secure radios, and boots.",
     ["goods/delivered NO>ML boots", "goods/delivered NO>ML radars", "goods/delivered NO>ML secure radios"]),
    ("Norway gave Mali generators to keep schools running, blankets and tents.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML generators", "goods/delivered NO>ML tents"]),
    ("Norway gave Mali drones for watching rivers and roads, jeeps and tents.",
     ["goods/delivered NO>ML drones", "goods/delivered NO>ML jeeps", "goods/delivered NO>ML tents"]),
    # ... and not with the objects of the clause
    ("Norway gave Mali radars that track drones, missiles and aircraft.", ["goods/delivered NO>ML radars"]),
    ("Norway gave Mali missiles to hit bunkers, tanks and trucks.", ["goods/delivered NO>ML missiles"]),
    ("Norway gave Mali vans to carry patients, medicines and food.", ["goods/delivered NO>ML vans"]),
    # shells for things that were just told are told for the first time
    ("Norway will send Mali howitzers and the shells for those howitzers.",
     ["goods/announced NO>ML howitzers", "goods/announced NO>ML shells for those howitzers"]),
    # what is in a kit is given with it
    ("Norway gave Mali blankets and 400 hygiene kits containing soap, towels and toothpaste.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML hygiene kits 400"]),
    ("Norway gave Mali boxes containing soap, tents and blankets.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML soap", "goods/delivered NO>ML tents"]),
    # a row of words that say how a thing is
    ("Norway gave Mali 30 million safe, effective, and quality-assured vaccine doses.",
     ["goods/delivered NO>ML safe, effective, and quality-assured vaccine doses 30000000"]),
    ("Norway gave Mali 40 fast, quiet, and well-armed patrol boats.",
     ["goods/delivered NO>ML fast, quiet, and well-armed patrol boats 40"]),
    ("Norway will give Mali political, security, humanitarian, and economic assistance.",
     ["package/announced NO>ML political, security, humanitarian, and economic assistance"]),
    ("Norway gave Mali warm, dry, and clean bedding, tents, and stoves.",
     ["goods/delivered NO>ML stoves", "goods/delivered NO>ML tents",
      "goods/delivered NO>ML warm, dry, and clean bedding"]),
    ("Norway gave Mali food, safe and clean water, and warm blankets.",
     ["goods/delivered NO>ML food", "goods/delivered NO>ML safe and clean water",
      "goods/delivered NO>ML warm blankets"]),
    # words that name nothing that a sum buys
    ("Norway has given $5 million for the responses in Mali.", ["funds/delivered NO>ML  5000000"]),
    ("Norway has given $5 million for the cholera response in Mali.",
     ["funds/delivered NO>ML cholera response 5000000"]),
    ("Norway gave $5 million for the measures set out in the plan for Mali.",
     ["funds/delivered NO>ML measures 5000000"]),
    ("Norway gave Mali $5 million to meet urgent needs.", ["funds/delivered NO>ML  5000000"]),
    ("Norway gave $5 million for the running costs of clinics in Mali.",
     ["funds/delivered NO>ML running costs of clinics 5000000"]),
    # what is paid to refill one's own stock is an order for oneself, and what a parliament approves for it is funds
    ("The US has spent more than $2.6 billion replenishing stocks sent to Ukraine.",
     ["procurement/contracted US>US  2600000000"]),
    ("Norway paid $6 million for new howitzers to replace those sent to Ukraine.",
     ["procurement/contracted NO>NO howitzers 6000000"]),
    ("Britain will spend 2 billion pounds to refill its own stocks after its help to Ukraine.",
     ["procurement/announced GB>GB  2000000000"]),
    ("Congress approved $14 billion to top up US stocks after the help to Ukraine.",
     ["funds/committed US>US  14000000000"]),
    ("Norway gave $5 million to replenish Mali's stocks of shells.",
     ["funds/delivered NO>ML Mali's stocks of shells 5000000"]),
    ("Norway gave Mali $20 million to restock its clinics.", ["funds/delivered NO>ML  20000000"]),
    # millions of nothing, behind a sum and behind things
    ("Norway suspended $45 million in aid to Mali. It froze a further 10 million.",
     ["package/suspended NO>ML  10000000", "package/suspended NO>ML aid 45000000"]),
    ("Norway gave tons of food to Mali. It sent Mali $53 million. Spain has given hundreds of millions more.",
     ["funds/delivered ES>ML  200000000", "funds/delivered NO>ML  53000000", "goods/delivered NO>ML food"]),
    ("Norway gave Mali 5 million doses. Spain gave 2 million more.",
     ["goods/delivered ES>ML doses 2000000", "goods/delivered NO>ML doses 5000000"]),
    ("Norway has given Mali billions of weapons and security assistance.",
     ["package/delivered NO>ML weapons and security assistance 2000000000"]),
    ("Norway has given Mali billions of rounds.", ["goods/delivered NO>ML rounds 2000000000"]),
    # a number that is told in two magnitudes
    ("Norway committed more than 1 billion 200 million dollars in security assistance to Mali.",
     ["package/committed NO>ML security assistance 1200000000"]),
    ("Norway sent 2 million 500 thousand doses to Mali.", ["goods/delivered NO>ML doses 2500000"]),
    ("Norway gave Mali $5 million 40 days ago.", ["funds/delivered NO>ML  5000000"]),
    # the security of food is none of arms
    ("Norway announced a $30 million security package for Mali.",
     ["package/announced NO>ML security package 30000000"]),
    ("Norway announced a $30 million food security package for Mali.",
     ["funds/announced NO>ML food security package 30000000"]),
    # in terms of what
    ("Norway announced $6 million for Mali in terms of security assistance.",
     ["package/announced NO>ML security assistance 6000000"]),
    # another name of a member
    ("Norway is sending Mali vaccines, otherwise known as jabs, and syringes.",
     ["goods/announced NO>ML syringes", "goods/announced NO>ML vaccines"]),
    # the worth of what is for a thing, and what is sold for it
    ("Norway approved maintenance for Mali's tank fleet, worth $5 million.",
     ["service/committed NO>ML maintenance 5000000"]),
    ("Norway gave Mali spare parts for its tanks worth $5 million.", ["goods/delivered NO>ML spare parts 5000000"]),
    ("Norway gave Mali trucks and tents worth $5 million.",
     ["goods/delivered NO>ML tents 5000000", "goods/delivered NO>ML trucks"]),
    ("Norway approved a $5 million sale of spare parts for its tanks to Mali.",
     ["procurement/committed NO>ML spare parts 5000000"]),
    # what people are shielded from is no list of things; whose work a sum pays is not what it is for
    ("Norway gave Mali aid against hazards, including landmines and bombs.", ["package/delivered NO>ML aid"]),
    ("Norway gave Mali tents for families at risk, including 40 stoves.",
     ["goods/delivered NO>ML stoves 40", "goods/delivered NO>ML tents"]),
    ("Norway gave $5 million for emergency services in Mali.",
     ["funds/delivered NO>ML emergency services 5000000"]),
    # the purpose of the next sum
    ("Norway gave Mali $4 million and 5 million euros for relief work.",
     ["funds/delivered NO>ML  4000000", "funds/delivered NO>ML relief 5000000"]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_each_construction_is_read_and_its_near_misses_are_not(text, found):
    assert told(text) == sorted(found)
