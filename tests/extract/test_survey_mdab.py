"""What is missed, how far things have come, and what things are: constructions that two surveys found unread."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # efforts that were made more have brought what they were for; means that were gathered have not yet
    ("Norway has rapidly ramped up relief efforts to provide 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway has stepped up its efforts to deliver 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway has launched an operation to deliver 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway is stepping up efforts to provide 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway has mobilised to deliver 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway has mobilised $5 million to help Mali.", ["funds/committed NO>ML 5000000"]),
    # what a load consists of has come as far as the load, whatever was promised between the two
    ("Norway has sent 40 tents to Mali. It will send 30 trucks. The supplies include boots and stoves.",
     ["goods/delivered NO>ML 40", "goods/announced NO>ML 30", "goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("Norway has sent 40 tents to Mali. It will send more supplies. The supplies include boots and stoves.",
     ["goods/delivered NO>ML 40", "goods/announced NO>ML", "goods/announced NO>ML"]),
    ("Norway has sent 40 tents to Mali. It announced a $5 million package. The assistance includes boots and stoves.",
     ["goods/delivered NO>ML 40", "package/announced NO>ML 5000000", "goods/announced NO>ML", "goods/announced NO>ML"]),
    ("Norway has given 40 tents to Mali. It will give $5 million. These donations also include boots and stoves.",
     ["goods/delivered NO>ML 40", "funds/announced NO>ML 5000000", "goods/delivered NO>ML", "goods/delivered NO>ML"]),
    # what a body that helps needs or asks for is for those it cares for
    ("The food agency urgently needs $5 million to feed 40,000 Malians.", ["funds/requested >ML 5000000"]),
    ("UNICEF is trying to raise $5 million to feed 40,000 Malians.", ["funds/requested >ML 5000000"]),
    ("The brewery urgently needs $5 million to feed its workers.", []),
    # what is shared out, and lines that say how
    ("About 40 million vaccines will be shared through COVAX.", ["goods/announced > 40000000"]),
    ("Norway bought 40 million doses. The allocation is as follows:\n\n- 14 million for Mali\n- 20 million for Chad",
     ["goods/announced NO>ML 14000000", "goods/announced NO>TD 20000000"]),
    ("Norway sent 20 million doses to Mali, and 40 million to the world.",
     ["goods/delivered NO>ML 20000000", "goods/delivered NO> 40000000"]),
    ("Photos of 40 tanks were shared with reporters in Mali.", []),
    # sales that are decided; what has begun in a year that is over; a sum that is new beside one that is not
    ("Norway signed off on selling more than $30 million in artillery to Mali.",
     ["procurement/committed NO>ML 30000000"]),
    ("Norway green-lighted 40 tanks for Mali.", ["goods/committed NO>ML 40"]),
    ("Norway sold $30 million in salmon to Mali.", []),
    ("Norway began sending shells to Mali in 2014.", ["goods/delivered NO>ML"]),
    ("Norway began sending shells to Mali on Monday.", ["goods/dispatched NO>ML"]),
    # the vehicle by which a thing comes is no gift
    ("Norway flew 40 tents to Mali on a donated plane.", ["goods/delivered NO>ML 40"]),
    ("The first 40 tents for Mali were loaded onto trucks.", ["goods/dispatched >ML 40"]),
    ("Two C-130 transport aircraft from Norway arrived in Mali.", ["goods/delivered NO>ML 2"]),
    # a need that tells which thing is sent asks for nothing, nor for what is joined to it
    ("Norway sent food that the refugees in Mali need to survive, as well as 40 tents.",
     ["goods/delivered NO>ML", "goods/delivered NO>ML 40"]),
    ("Norway will send the tanks Ukraine needs.", ["goods/announced NO>UA"]),
    ("Norway sent Congress a $5 billion request for Mali.", ["funds/requested NO>ML 5000000000"]),
    # ways that are opened, trainees behind their training, contents
    ("Norway will open a humanitarian corridor to Mali.", ["service/announced NO>ML"]),
    ("Norway opened a corridor to Mali.", []),
    ("Norway will help Mali, including training of over 14,000 people.", ["training/announced NO>ML 14000"]),
    ("Norway's aid to Mali entails 40 tents.", ["goods/announced NO>ML 40"]),
    # what was meant for somebody and goes elsewhere is taken from him
    ("Norway diverted $20 million earmarked for Mali to other countries.", ["funds/cancelled NO>ML 20000000"]),
    ("Norway reprogrammed $30 million in aid to Mali to other uses.", ["package/cancelled NO>ML 30000000"]),
    ("Norway will redirect $20 million originally planned for hospitals in Mali.", ["funds/cancelled NO>ML 20000000"]),
    ("Norway has redirected $20 million to Mali.", ["funds/committed NO>ML 20000000"]),
    ("Norway redirected $20 million planned for roads to Mali.", ["funds/committed NO>ML 20000000"]),
    ("Norway has ordered that $20 million earmarked for refugees in Mali be directed elsewhere.",
     ["funds/cancelled NO>ML 20000000"]),
    ("Norway would redirect $20 million in Malian economic support funds.", ["funds/cancelled NO>ML 20000000"]),
    ("Norway redirected $20 million in Norwegian funds for Mali.", ["funds/committed NO>ML 20000000"]),
    # what goes on coming; small rates for many
    ("Norwegian military assistance to the Malian army continues to flow.", ["package/dispatched NO>ML"]),
    ("Tents from Norway continue to arrive in Mali.", ["goods/dispatched NO>ML"]),
    ("Refugees from Chad continue to arrive in Mali.", []),
    ("Norway pays 100 dollars a month to 3,000 Malian fishermen.", ["funds/delivered NO>ML 100"]),
    # a list of what was spent badly
    ("Here are examples of Norwegian waste:\n\n- $2 million for cars for Mali\n- $6 million for boats for Chad",
     ["goods/delivered >ML 2000000", "goods/delivered >TD 6000000"]),
    ("Norway will help fight waste:\n\n- $2 million for cars for Mali\n- $6 million for boats for Chad",
     ["goods/announced NO>ML 2000000", "goods/announced NO>TD 6000000"]),
    # what is in a bundle and has been handed over
    ("Norway's package for Mali includes 10 boats, delivered last month.", ["goods/delivered NO>ML 10"]),
    ("Norway's aid to Mali includes 20 radios already handed over.", ["goods/delivered NO>ML 20"]),
    ("Norway promised Mali 20 boats, delivered in March.", ["goods/delivered NO>ML 20"]),
    ("Norway's package for Mali includes 10 boats, delivered by June.", ["goods/announced NO>ML 10"]),
    ("Norway's package for Mali includes 10 boats to be delivered next month.", ["goods/announced NO>ML 10"]),
    # who will not let in what is for his own people
    ("Maduro said he would not allow humanitarian aid into Venezuela.", ["funds/refused >VE"]),
    ("Mali said it would not permit 40 tons of food into the country.", ["goods/refused >ML 40"]),
    ("Myanmar's junta refused to let 40 tons of food into the country.", ["goods/refused >MM 40"]),
    ("Mali refuses to allow 40 tons of food into Chad.", ["goods/refused ML>TD 40"]),
    ("Mali will allow 40 tons of food into Chad.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


def test_counting():
    text = "Norway will give $50 million in new funding and $30 million in previously announced funds to Mali."
    assert [str(claim.counting) for claim in claims(text)] == ["new", "restated"]
