"""Who gives, who gets and who speaks: totals from all, needs, turns of a text, transcripts, helpers, deals of aid."""

from datetime import date

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

UKRAINE = "Norway announced a package for Ukraine. Ukraine is fighting hard. Norway stands with Ukraine. "

READ = [
    # what one has got in all, or was pledged by many, is from no one giver
    ("Norway will send 10 tanks to Ukraine. Ukraine has received 400 tanks since the war began.",
     ["goods/announced NO>UA 10", "goods/delivered >UA 400"]),
    ("Norway will send 10 tanks to Ukraine. Ukraine has been promised 150 tanks in total.",
     ["goods/announced NO>UA 10", "goods/announced >UA 150"]),
    ("Japan has given $10 million to Haiti. Haiti has received pledges of $5 billion.",
     ["funds/delivered JP>HT 10000000", "funds/announced >HT 5000000000"]),
    ("Japan has given $10 million to Haiti. So far, Haiti has secured $90 million in pledges.",
     ["funds/delivered JP>HT 10000000", "funds/announced >HT 90000000"]),
    ("Norway pledged 20 tanks to Ukraine. Ukraine has received 12 of them.",
     ["goods/announced NO>UA 20", "goods/delivered NO>UA 12"]),
    ("Norway will send 40 tents to Mali. Mali received the first 20 tents on Monday.",
     ["goods/announced NO>ML 40", "goods/delivered NO>ML 20"]),
    ("Japan will lend Mali $40 million. It has received $900 million in loans from Japan since 2010.",
     ["funds/announced JP>ML 40000000", "funds/delivered JP>ML 900000000"]),
    # needs name no giver
    ("Norway sent 40 tents to Mali. The hospital is in urgent need of 20 beds.",
     ["goods/delivered NO>ML 40", "goods/requested >ML 20"]),
    ("Norway sent 40 tents to Mali. The authorities appealed for 400 tents.",
     ["goods/delivered NO>ML 40", "goods/requested >ML 400"]),
    ("Mali's president asked Norway for 20 trucks. He also called for 30 boats.",
     ["goods/requested NO>ML 20", "goods/requested NO>ML 30"]),
    # one sentence turns a text to another
    (UKRAINE + "Assistance to Kenya is going up. It includes 40 tents.", ["goods/announced NO>KE 40"]),
    (UKRAINE + "Kenya has been hit by floods. Norway sent 40 tents.", ["goods/delivered NO>KE 40"]),
    (UKRAINE + "Kenya has been hit by floods. Norway sent 40 tanks.", ["goods/delivered NO>UA 40"]),
    (UKRAINE + "The minister was in Kenya last week. Norway will send 40 tents.", ["goods/announced NO>UA 40"]),
    # missions of a state
    ("The Japanese Mission in Nepal donated 40 tents.", ["goods/delivered JP>NP 40"]),
    ("The Leprosy Mission donated 40 tents to Nepal.", ["goods/delivered org:leprosy-mission>NP 40"]),
    # a time before the verb
    ("The UN is working in Mali. The agency to date has delivered 500 tents.", ["goods/delivered UN>ML 500"]),
    # with another's help
    ("Norway, with help from Spain, delivered 500 tents to Mali.", ["goods/delivered NO>ML 500"]),
    ("Norway will help families in Mali get 400 tents.", ["goods/announced NO>ML 400"]),
    ("Norway helped refugees in Chad receive 400 blankets.", ["goods/announced NO>TD 400"]),
    # who decides, and who tells of it
    ("Turkey said Washington had decided that 40 drones would be delivered to Ukraine.", ["goods/announced US>UA 40"]),
    ("Mali's president said Norway had agreed that 40 trucks would be sent to Sudan.", ["goods/announced NO>SD 40"]),
    ("Poland's president said that 20 tanks would be sent to Ukraine.", ["goods/announced PL>UA 20"]),
    # deals of aid
    ("Kenya has reached agreement on a $2 billion IMF loan.",
     ["funds/committed org:international-monetary-fund>KE 2000000000"]),
    ("Ukraine has agreed on an aid package of $40 billion.", ["package/committed >UA 40000000000"]),
    ("Norway has agreed on an aid package of $40 million for Kenya.", ["package/committed NO>KE 40000000"]),
    ("India signed a $40 million grant for Nepal.", ["funds/committed IN>NP 40000000"]),
    # whose gift it is
    ("Mali has received 40 trucks as part of the pledge Norway made.", ["goods/delivered NO>ML 40"]),
    ("Norway has given Mali $3 million. The company's donation of 40 trucks arrived in Mali.",
     ["funds/delivered NO>ML 3000000", "goods/delivered >ML 40"]),
    ("Norway has given Mali $3 million. The country's donation of 40 trucks arrived in Mali.",
     ["funds/delivered NO>ML 3000000", "goods/delivered NO>ML 40"]),
    # who is asked as 'them'
    ("Austin met ministers from dozens of countries and asked them to send 40 tanks to Ukraine.",
     ["goods/requested >UA 40"]),
    ("The minister met Spain and Norway and urged them to give 40 trucks to Mali.", ["goods/requested ES,NO>ML 40"]),
    # where donors meet
    ("Donors in Tokyo who were asked to give Mali $40 million agreed.", ["funds/requested >ML 40000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[-70:] for text, _ in READ])
def test_read(text, expected):
    assert [one for one in told(text) if one[-1].isdigit()] == expected


OWN = [
    # publishers by name
    ("I am announcing 20 tanks to Ukraine.", "Government of Norway", ["NO"], None),
    ("I am announcing 20 tanks to Ukraine.", "The White House", ["US"], None),
    ("I am announcing 20 tanks to Ukraine.", "Norway Today", [], None),
    ("I am announcing 20 tanks to Ukraine.", None, [], None),
    # labels of a government's own transcript
    ("MR. SINGH:  We are sending 20 tanks to Ukraine.", "whitehouse.gov", ["US"], "US"),
    ("MINISTER WONG:  We are sending 20 tanks to Ukraine.", "whitehouse.gov", ["AU"], "AU"),
    # of two who share a surname
    ("Biden said 20 tanks would be sent to Ukraine.", None, ["US"], "Joe Biden"),
    # what lorries bring
    ("MR. SINGH:  Nearly 250 trucks moved into Gaza.", "whitehouse.gov", [], "US"),
    ("MR. SINGH:  Our 250 trucks moved into Gaza.", "whitehouse.gov", ["US"], "US"),
]


@pytest.mark.parametrize(("text", "publisher", "donors", "speaker"), OWN)
def test_own(text, publisher, donors, speaker):
    claim, = claims(text, published=date(2024, 5, 15), publisher=publisher)
    told_by = claim.speaker
    assert list(claim.donors) == donors
    assert speaker in {None, told_by.name if told_by else None, told_by.party if told_by else None}
