"""Plain sentences of world news: agreements of two, pots of many, aid that is carried, juntas."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # of two that reach an agreement the one that lends gives, whichever the subject is
    ("Pakistan reached an agreement with the IMF on a $3 billion loan.",
     ["funds/committed org:international-monetary-fund>PK 3000000000"]),
    ("The IMF and Pakistan reached a staff-level agreement on a $3 billion loan.",
     ["funds/committed org:international-monetary-fund>PK 3000000000"]),
    # what is contributed to a pot of many, or built with a state's grant, is no affair of one's own
    ("Slovenia has contributed 1.5 million euros to the demining trust fund.", ["funds/delivered SI> 1500000"]),
    ("The road was financed by a $40 million Chinese loan.", ["funds/delivered CN> 40000000"]),
    ("The Kenyan government contributed $5 million to the police pension scheme.", []),
    ("The Kenyan parliament approved $20 million for the police.", []),
    # aid that is carried is things, unless it is cash
    ("Jordan airdropped humanitarian aid to Gaza.", ["goods/delivered JO>PS"]),
    ("The plane carrying humanitarian aid from Norway landed in Bamako.", ["goods/delivered NO>ML"]),
    ("Norway distributed cash assistance to families in Mali.", ["funds/delivered NO>ML"]),
    ("Norway flew $5 million in aid to Mali.", ["package/delivered NO>ML 5000000"]),
    # who sends those who train, trains
    ("Canada will send 40 engineers to Poland to train Ukrainian sappers.",
     ["service/announced CA>UA 40", "training/announced CA>UA"]),
    ("200 Kenyan soldiers were sent to Norway to be trained.", ["training/delivered NO>KE 200"]),
    # the first of a load, whose whole is told in the same measure
    ("The first 2,500 tonnes of an Indian consignment of 50,000 tonnes of wheat have reached Kabul.",
     ["goods/delivered IN>AF 2500"]),
    ("Norway has delivered 300 tonnes of a pledged 1,000 tonnes of rice to Mali.", ["goods/delivered NO>ML 300"]),
    ("Norway sent 40 tonnes of rice and a shipment of 300 tonnes of wheat to Mali.",
     ["goods/delivered NO>ML 40", "goods/delivered NO>ML 300"]),
    # a rupee is the getter's where the giver has none; India has
    ("Thailand contributed Rs 100 million to Nepal.", ["funds/delivered TH>NP 100000000"]),
    # who asks 'us' asks the state of who speaks
    ('"Ukraine is asking us for ammunition," the Danish prime minister said.', ["goods/requested DK>UA"]),
    # the noun of another's decision governs nothing before it
    ("Moldova welcomed Romania's delivery of two aircraft and Norway's decision to provide 14 trucks.",
     ["goods/delivered RO>MD 2", "goods/committed NO>MD 14"]),
    # 'who' behind a state's name
    ('"We are grateful to Norway, who gave us 40 tents," Mali\'s prime minister said.', ["goods/delivered NO>ML 40"]),
    # shillings in small letters
    ("China gave Uganda vehicles worth sh11 billion.", ["goods/delivered CN>UG 11000000000"]),
    # whom the giver tells gets, or goes without
    ("Washington has told Cairo it will withhold $85 million in aid.", ["package/suspended US>EG 85000000"]),
    ("Norway informed Mali on Monday that it would send 40 tents.", ["goods/announced NO>ML 40"]),
    ("Norway told Poland that it would send 40 tanks to Ukraine.", ["goods/announced NO>UA 40"]),
    ("Ukraine told Poland it wants 40 tanks.", ["goods/requested >UA 40"]),
    # the money of Iceland
    ("Iceland gave Mali 300 million kronur.", ["funds/delivered IS>ML 300000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_the_sentence_is_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "currency"), [
    ("Thailand contributed Rs 100 million to Nepal.", "NPR"),
    ("India gave Nepal Rs 100 million.", "INR"),
    ("Germany gave Canada $5 million.", "USD"),
    ("China gave Uganda vehicles worth sh11 billion.", "UGX"),
])
def test_a_bare_sum_is_in_the_money_of_who_has_it(text, currency):
    assert [claim.money.currency for claim in claims(text)] == [currency]


@pytest.mark.parametrize("text", [
    "Norway gave $9 million, of which $4 million is for Mali, $3 million for Chad and $2 million for Niger.",
    "Norway gave $9 million, including $4 million for Mali, $3 million for Chad and $2 million for Niger.",
])
def test_all_shares_of_a_row_are_parts(text):
    assert [str(claim.counting) for claim in claims(text)] == ["new", "part", "part", "part"]
