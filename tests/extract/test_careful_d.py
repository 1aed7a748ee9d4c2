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
    # the purpose of the next sum
    ("Norway gave Mali $4 million and 5 million euros for relief work.",
     ["funds/delivered NO>ML  4000000", "funds/delivered NO>ML relief 5000000"]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_each_construction_is_read_and_its_near_misses_are_not(text, found):
    assert told(text) == sorted(found)
