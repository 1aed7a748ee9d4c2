"""Who gives and who gets: bills by the name of a state, efforts that others lead, stops on the way, and the unnamed."""

import pytest

from tests.extract.test_plain_holes import told

GAZA = "Gaza needs food. People in Gaza are hungry. Norway gave Gaza $3 million. "
"""A text that is for one alone."""

READ = [
    # a bill or a package by the name of a state is for it
    ("The House Israel bill includes $3.5 billion in foreign military financing.", ["funds/committed >IL 3500000000"]),
    ("The Ukraine supplemental includes $300 million for training.", ["funds/announced >UA 300000000"]),
    ("The Ukraine aid package is worth $300 million.", ["package/announced >UA 300000000"]),
    ("The Japan aid package for Chad is worth $300 million.", ["package/announced JP>TD 300000000"]),
    ("The US bill provides $14 billion in weapons to Ukraine.", ["package/announced US>UA 14000000000"]),
    # initials before aid behind a verb of giving
    ("Kenya received $5 million in promised US aid.", ["package/delivered US>KE 5000000"]),
    ("Norway gave the UAE military 40 cars.", ["goods/delivered NO>AE 40"]),
    ("Norway promised Ukraine military aid.", ["package/announced NO>UA"]),
    # who joins an effort that another leads gives in it
    ("Lithuania will contribute to the Czech-led initiative to supply Ukraine with shells.", ["goods/announced LT>UA"]),
    ("Belgium joined the German-led initiative to provide Ukraine with Patriot missiles.", ["goods/announced BE>UA"]),
    ("Norway praised the German-led initiative to provide Ukraine with Patriot missiles.", ["goods/announced DE>UA"]),
    # who helped it along gives nothing
    ("Through the efforts of Qatar and Egypt, 50 trucks of aid entered Gaza.", ["goods/delivered >PS 50"]),
    ("Thanks to the efforts of Norway, 40 tents reached Mali.", ["goods/delivered >ML 40"]),
    # what a storm struck gets
    ("After the earthquake that struck Nepal, Norway sent 20 tents.", ["goods/delivered NO>NP 20"]),
    ("When floods hit Chad, Norway and Denmark sent 40 boats.", ["goods/delivered DK,NO>TD 40"]),
    # whose the aid is
    ("Norway recalled that this builds on $7 million in U.S. government assistance.",
     ["package/delivered NO> 7000000"]),
    # a clause about what is given there
    ("The fund grew with new help in Haiti, where Canada recently provided $5 million.",
     ["funds/delivered CA>HT 5000000"]),
    # of two owners both give
    ("France and Britain's $10 million gift to Chad arrived.", ["funds/delivered FR,GB>TD 10000000"]),
    # where what is dropped comes down
    ("Egypt and Jordan airdropped 40 tonnes of food over Gaza.", ["goods/delivered EG,JO>PS 40"]),
    ("Norway dropped its veto over Gaza and sent 40 tanks to Chad.", ["goods/delivered NO>TD 40"]),
    # where a union has its office
    ("The EU Delegation to Uganda donated 40 cars to the police.", ["goods/delivered EU>UG 40"]),
    # who stands right behind a verb of giving, before a sum for people from elsewhere
    ("Norway gave Lebanon $5 million for Syrian refugees.", ["funds/delivered NO>LB 5000000"]),
    ("Norway gave UNHCR $5 million for Syrian refugees.", ["funds/delivered NO>SY 5000000"]),
    # who carries it, between who gives and the verb
    ("The United States, through its agencies and our joint fund, will give $11 million to Chad.",
     ["funds/announced US>TD 11000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


OWN = [
    # many without a name are not the one who speaks
    ("These countries are sending 40 tanks to Ukraine.", ["goods/announced >UA 40"]),
    ("Norway and Spain met on Monday. The countries are sending 40 tanks to Ukraine.",
     ["goods/announced ES,NO>UA 40"]),
    # who calls on others to match a pledge gets nothing
    ("We call on our partners to match our pledge and make this a $1 billion commitment.",
     ["funds/requested > 1000000000"]),
]


@pytest.mark.parametrize(("text", "expected"), OWN, ids=[text[:70] for text, _ in OWN])
def test_told_by_a_government(text, expected):
    assert told(text, title="Press Briefing", publisher="The White House") == expected


STOPS = [
    ("Gaza is closed. A Danish plane landed in Egypt carrying 40 tonnes of rice.", "goods/delivered DK>PS 40"),
    ("Gaza is closed. Spain sent 40 trucks to El Arish airport in Egypt.", "goods/delivered ES>PS 40"),
    ("A Danish plane landed in Lebanon carrying 40 tonnes of rice for displaced families.", "goods/delivered DK>LB 40"),
    ("Spain gave 40 trucks to Egypt.", "goods/delivered ES>EG 40"),
]


@pytest.mark.parametrize(("text", "expected"), STOPS, ids=[text[:70] for text, _ in STOPS])
def test_a_stop_on_the_way(text, expected):
    assert told(GAZA + text)[-1] == expected
