"""How far a thing has come, in constructions that many texts read thinly and grids of sentences showed."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # what stands before a verb of getting or of sending says which thing is meant, no more
    ("Kenya received on Friday 40 tanks pledged by Norway.", ["goods/delivered NO>KE 40"]),
    ("On Monday Kenya received from Spain 30 trucks promised last year.", ["goods/delivered ES>KE 30"]),
    ("Kenya will receive 40 tanks pledged by Norway.", ["goods/announced NO>KE 40"]),
    # of what has not come the promise is left
    ("40 tanks pledged by Norway have not been delivered to Kenya.", ["goods/announced NO>KE 40"]),
    ("The 25 boats promised by Japan were not handed over to Chad.", ["goods/announced JP>TD 25"]),
    ("Spain has not yet trained 40 Kenyan pilots.", ["training/announced ES>KE 40"]),
    # a part of the aid has come
    ("Only 12 tents of the aid pledged by Norway have reached Kenya.", ["goods/delivered NO>KE 12"]),
    ("Norway announced on Monday 12 trucks of the aid pledged to Kenya in May.", ["goods/announced NO>KE 12"]),
    # a clause without a subject opens the sentence: the comma makes no row
    ("Having sent 40 tents to Kenya, Norway closed its embassy.", ["goods/delivered NO>KE 40"]),
    ("After giving 30 trucks to Mali, Japan closed its office.", ["goods/delivered JP>ML 30"]),
    ("After training 40 Kenyan pilots, Norway closed the camp.", ["training/delivered NO>KE 40"]),
    ("Norway sent 40 tents to Kenya, Mali and Chad.", ["goods/delivered NO>KE,ML,TD 40"]),
    # who is asked to promise has promised nothing
    ("Kenya urged Norway to pledge 40 tents.", ["goods/requested NO>KE 40"]),
    ("Mali called on rich countries to promise $40 million.", ["funds/requested >ML 40000000"]),
    ("Norway, urged by Kenya, pledged 40 tents.", ["goods/announced NO> 40"]),
    # verbs of two words have a tense
    ("Norway may set aside 40 trucks for Mali.", ["goods/signalled NO>ML 40"]),
    ("Norway has set aside 40 trucks for Mali.", ["goods/committed NO>ML 40"]),
    ("Spain will turn over 40 trucks to Mali.", ["goods/announced ES>ML 40"]),
    ("Spain turned over 40 trucks to Mali.", ["goods/delivered ES>ML 40"]),
    ("Spain passed on 40 trucks to Mali.", ["goods/delivered ES>ML 40"]),
    ("Parliament passed a bill on 40 trucks.", []),
    ("Japan could put up $40 million for Mali.", ["funds/signalled JP>ML 40000000"]),
    ("Japan is set to free up $40 million for Mali.", ["funds/announced JP>ML 40000000"]),
    ("Norway has cleared 40 tanks for Ukraine.", ["goods/committed NO>UA 40"]),
    ("Norway cleared $15 million of debt.", []),
    ("Norway is holding back 40 tanks for Ukraine.", ["goods/suspended NO>UA 40"]),
    ("Japan sponsored 40 tents for Mali.", ["goods/delivered JP>ML 40"]),
    ("40 tents were brought to Kenya by Norway.", ["goods/delivered NO>KE 40"]),
    ("Chad is using 30 tents brought to Mao by Spain.", ["goods/delivered ES>TD 30"]),
    ("40 patients were brought to Norway.", []),
    ("1200 Sudanese doctors will begin training in Australia in June.", ["training/announced AU>SD 1200"]),
    ("40 Georgian pilots began training in Spain.", ["training/delivered ES>GE 40"]),
    # acts told by a noun behind a verb without a stage
    ("Norway will begin the delivery of 40 tents to Kenya next week.", ["goods/announced NO>KE 40"]),
    ("Norway is preparing the transfer of 40 tanks to Ukraine.", ["goods/announced NO>UA 40"]),
    ("Norway may start the delivery of 40 tanks to Ukraine.", ["goods/signalled NO>UA 40"]),
    ("Norway helped Mali through the delivery of 40 tents.", ["goods/delivered NO>ML 40"]),
    ("Norway will help Mali through the delivery of 40 tents.", ["goods/announced NO>ML 40"]),
    ("A recent example was the provision of $3 million to Kenya by Norway.", ["funds/delivered NO>KE 3000000"]),
    ("The goal was the delivery of 40 tents to Mali by Norway.", ["goods/announced NO>ML 40"]),
    # 'more' behind its noun, and a form of being inside the set phrase
    ("Japan has delivered 55 ambulances to Kenya, with 40 water pumps more to come.",
     ["goods/announced JP>KE 40", "goods/delivered JP>KE 55"]),
    ("Spain has delivered 60 generators to Georgia, and 20 helicopters more are on the way.",
     ["goods/delivered ES>GE 60", "goods/dispatched ES>GE 20"]),
    ("Norway sent 40 tents to Kenya, and another 20 are expected in May.",
     ["goods/announced NO>KE 20", "goods/delivered NO>KE 40"]),
    ("Norway sent 60 tents to Kenya, and 20 are meant for Mombasa.",
     ["goods/delivered NO>KE 20", "goods/delivered NO>KE 60"]),
    # by what way a thing will go tells not that it has gone
    ("Of this, $3 million will be budget support for Mali delivered via the Bank.", ["funds/announced >ML 3000000"]),
    ("Norway gave Mali $5 million, delivered through UNICEF.", ["funds/delivered NO>ML 5000000"]),
    ("Norway has given Kenya $40 million, including $5 million provided through UNICEF.",
     ["funds/delivered NO>KE 40000000", "funds/delivered NO>KE 5000000"]),
    ("The scheme will benefit from financial support provided by Norway to Kenya.", ["funds/announced NO>KE"]),
    # a paper is released too
    ("The budget statement released today includes an additional $40 million for Kenya.",
     ["funds/announced >KE 40000000"]),
    ("Norway released $40 million for Kenya.", ["funds/delivered NO>KE 40000000"]),
    # what hinges, goes forward, or is pledged or sent
    ("Norway made delivery of 40 tanks to Ukraine conditional on reforms.", ["goods/announced NO>UA 40"]),
    ("Norway made the delivery of 40 tanks to Ukraine on Friday.", ["goods/delivered NO>UA 40"]),
    ("Norway and Spain have pledged or sent $68 million to Kenya.", ["funds/announced ES,NO>KE 68000000"]),
    ("Kenya received $40 million in pledges from Norway.", ["funds/announced NO>KE 40000000"]),
    ("Kenya received $40 million of its pledges from Norway.", ["funds/delivered NO>KE 40000000"]),
    ("The next load will bring the total number of trucks delivered to Ukraine to 75.", ["goods/announced >UA 75"]),
    # whom one helps may stand between
    ("Norway will help the Red Cross provide 40 tents to Kenya.", ["goods/announced NO>KE 40"]),
    ("Norway helped the Red Cross provide 40 tents to Kenya.", ["goods/delivered NO>KE 40"]),
    # what a load held, what was built, what one has a record of, was given
    ("The cargo also included 40 tents from Norway for Kenya.", ["goods/delivered NO>KE 40"]),
    ("The package also included 40 tents from Norway for Kenya.", ["goods/announced NO>KE 40"]),
    ("Indian Army engineers constructed a bridge in Sri Lanka.", ["goods/delivered IN>LK 1"]),
    ("Norway has a long history of giving 40 tents a year to Kenya.", ["goods/delivered NO>KE 40"]),
    ("Charities have been quick to respond to the floods in Chad, sending 40 tents.", ["goods/delivered >TD 40"]),
    # who gives to an appeal asks for nothing, aid that declines refuses nothing, new stocks are ordered
    ("Norway will give $4 million, which will bring our contribution to the flood appeal for Mali to $9 million.",
     ["funds/announced NO>ML 4000000", "funds/announced NO>ML 9000000"]),
    ("Norway has spent $40 million to replace the tanks sent to Ukraine.", ["procurement/contracted NO>NO 40000000"]),
    # what it builds on was there before, and what takes up the gift is as far as the gift
    ("Norway announced $5 million for Kenya. This builds on $40 million in humanitarian assistance for Kenya.",
     ["funds/announced NO>KE 5000000", "funds/delivered NO>KE 40000000"]),
    ("Norway announced $5 million for Kenya. This builds on the pledge of $40 million in assistance for Kenya.",
     ["funds/announced NO>KE 5000000", "package/announced NO>KE 40000000"]),
    ("Norway will give $25 million to Mali, bringing its total commitment to $35 million. It will go to 40 tents.",
     ["funds/announced NO>ML 25000000", "funds/committed NO>ML 35000000", "goods/announced NO>ML 40"]),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_each_construction_tells_its_stage(text, claims):
    assert sorted(told(text)) == sorted(claims)
