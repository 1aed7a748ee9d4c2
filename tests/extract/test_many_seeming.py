"""How far a thing has come: verbs that only seem to say it, laws, joined infinitives, and what is still to come."""

from datetime import date

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # a participle before its thing says which thing it is
    ("Some of the scrapped cars were sent to Ukraine by Norway.", ["goods/delivered NO>UA"]),
    ("Norway sent Mali 40 scrapped buses.", ["goods/delivered NO>ML 40"]),
    ("The delayed tanks have arrived in Ukraine.", ["goods/delivered >UA"]),
    ("Norway scrapped 40 tanks for Mali.", ["goods/cancelled NO>ML 40"]),
    ("Canada suspended 40 helicopters that were pledged to Mali.", ["goods/suspended CA>ML 40"]),
    # words are given, and no thing
    ("The minister gave reporters a quick update on 40 tents for Mali.", []),
    ("Norway gave background on 40 tents sent to Mali.", ["goods/delivered NO>ML 40"]),
    # acts that nobody could stop
    ("The government failed to stop firms from shipping drones to Sudan.", ["goods/delivered >SD"]),
    ("Norway stopped Spain from sending jets to Mali.", ["goods/suspended NO>ML"]),
    # leave is a decision
    ("Permission has been granted for 40 trucks of food to enter Gaza.", ["goods/committed >PS 40"]),
    ("Norway granted Mali a loan of $4 million.", ["funds/delivered NO>ML 4000000"]),
    ("Congress has provided authority for more weapons for Ukraine.", ["package/committed US>UA"]),
    # what a law provides is decided
    ("The $11 million provided in the Relief Act for Mali will save lives.", ["funds/committed >ML 11000000"]),
    ("Norway provided $40 million in the spring to Mali.", ["funds/delivered NO>ML 40000000"]),
    # a promise that is being kept
    ("Norway is delivering on its commitment to Mali, including by making 40 tents available.",
     ["goods/announced NO>ML 40"]),
    ("Norway is delivering 40 tents to Mali.", ["goods/dispatched NO>ML 40"]),
    # what a bill includes is asked for as the bill is
    ("The bill would provide $14 million to Mali, including $4 million for tents.",
     ["funds/requested >ML 14000000", "goods/requested >ML 4000000"]),
    # clauses that tell of another thing
    ("Norway will send Mali shells for the howitzers it has given Mali.", ["goods/announced NO>ML"]),
    ("The package includes tents and more of the stoves that Norway has provided to Mali.",
     ["goods/announced NO>ML", "goods/announced NO>ML"]),
    # what comes at a rate has been coming
    ("Nearly 100 aid trucks enter Gaza each day.", ["goods/delivered >PS 100"]),
    ("Nearly 100 aid trucks will enter Gaza each day.", ["goods/announced >PS 100"]),
    # gerunds beside the past, and beside what is still to come
    ("Mali was dependent on aid, receiving $8 million in grants each year.", ["funds/delivered >ML 8000000"]),
    ("Norway has been generous, giving Mali 40 tents.", ["goods/delivered NO>ML 40"]),
    ("The vote allowed Spain to keep sending tents to Mali.", ["goods/announced ES>ML"]),
    ("Norway kept sending tents to Mali.", ["goods/delivered NO>ML"]),
    # infinitives of what was done
    ("Norway has led efforts to supply Mali with tents.", ["goods/delivered NO>ML"]),
    ("Norway has done a lot to supply Mali with tents.", ["goods/delivered NO>ML"]),
    ("Norway helped to supply Mali with 40 tents.", ["goods/delivered NO>ML 40"]),
    ("Norway will help to supply Mali with 40 tents.", ["goods/announced NO>ML 40"]),
    ("Norway has led the effort to arm and equip Mali with howitzers.", ["goods/delivered NO>ML"]),
    # a joined verb is not decided with the first
    ("Norway has committed and will deliver 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway approved a plan to send 40 tents to Mali.", ["goods/committed NO>ML 40"]),
    ("The UN continues to mobilise food for Sudan.", ["goods/announced UN>SD"]),
    ("The UN has mobilised food for Sudan.", ["goods/committed UN>SD"]),
    # trucks that wait, planes that have left, deliveries that go on
    ("Some 116 trucks with food for Sudan remain at the border.", ["goods/dispatched >SD"]),
    ("The flight left from Oslo yesterday carrying 40 tents for Mali.", ["goods/dispatched >ML 40"]),
    ("Norway welcomed the continued deliveries of food to Mali.", ["goods/dispatched >ML"]),
    ("The $50 million allocated by Norway for Mali is on the way to being spent.", ["funds/committed NO>ML 50000000"]),
    # a guarantee is no payment
    ("Norway has made a loan guarantee of $4 million to Mali.", ["funds/committed NO>ML 4000000"]),
    ("Norway has made a loan of $4 million to Mali.", ["funds/delivered NO>ML 4000000"]),
    # what something hangs on
    ("Spain made the transfer contingent on Norway sending 40 tanks to Mali.", ["goods/announced NO>ML 40"]),
    # gifts of years that are over
    ("China has courted the region with donations, including of a patrol boat to Barbados in 2018.",
     ["goods/delivered CN>BB 1"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_read(text, expected):
    assert told(text, published=date(2024, 5, 1)) == expected
