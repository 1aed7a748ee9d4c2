"""Who gives and gets by names and small words: initials, governments by their head, 'share with', 'get to'."""

from datetime import date

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # agencies of a state by their initials, and by names that other states' agencies have as well
    ("DHS donated 30 tents to Mali.", ["goods/delivered US>ML 30"]),
    ("HHS and the CDC will send 40 experts to Mali.", ["service/announced US>ML 40"]),
    ("The Department of Justice donated 30 cars to Mali.", ["goods/delivered US>ML 30"]),
    ("The Philippine Department of Justice donated 30 cars to Mali.", ["goods/delivered PH>ML 30"]),
    ("Canada's Department of Justice donated 30 cars to Mali.", ["goods/delivered CA>ML 30"]),
    ("Norway gave 30 cars to the Philippines' Department of Justice.", ["goods/delivered NO>PH 30"]),
    # national societies are no committee
    ("The Malawi Red Cross Society received 30 tents from Norway.", ["goods/delivered NO>org:malawi-red-cross 30"]),
    ("The Singapore Red Cross donated 30 tents to Mali.", ["goods/delivered org:singapore-red-cross>ML 30"]),
    # governments called after who heads them
    ("The Trudeau government pledged 30 trucks to Mali.", ["goods/announced CA>ML 30"]),
    ("Norway urged the Milei administration to send 40 tents to Chile.", ["goods/requested AR>CL 40"]),
    ("The opposition said the Tinubu government had received 40 trucks from Japan.", ["goods/delivered JP>NG 40"]),
    # with whom something is shared
    ("Norway will share 20 tents with Mali.", ["goods/announced NO>ML 20"]),
    ("Twenty tents will be shared with Mali.", ["goods/announced >ML 20"]),
    ("Norway has shared 2 million doses with Mali and Chad.", ["goods/delivered NO>ML,TD 2000000"]),
    # where things are got to
    ("Norway is working to get tanks into Ukraine.", ["goods/announced NO>UA"]),
    ("Norway is doing all it can to get 20 trucks to Mali.", ["goods/announced NO>ML 20"]),
    ("Mali got 40 trucks from Norway.", ["goods/delivered NO>ML 40"]),
    # the name of a state right before its donation
    ("The United States donation of 3.9 million vaccines to Mali arrived.", ["goods/delivered US>ML 3900000"]),
    ("The U.S. donation of 3.9 million vaccines to Mali arrived.", ["goods/delivered US>ML 3900000"]),
    ("The Mali donation of 30 tents by Norway was late.", ["goods/announced NO>ML 30"]),
    # as much again is another sum; what was promised and paid is one
    ("Norway has given Mali $20 million since May. Norway will give another $20 million.",
     ["funds/delivered NO>ML 20000000", "funds/announced NO>ML 20000000"]),
    ("Norway will give Mali $20 million. The $20 million was paid in May.", ["funds/announced NO>ML 20000000"]),
    ("Norway pledged $20 million to Mali for 2027. Last year Norway paid $20 million to Mali.",
     ["funds/announced NO>ML 20000000", "funds/delivered NO>ML 20000000"]),
    # intents that are denied over an adjective
    ("Norway has no immediate plans to send tanks to Mali.", ["goods/refused NO>ML"]),
    ("There are no firm plans to send tanks to Mali.", ["goods/refused >ML"]),
    # from whom something is kept
    ("Norway held back $5 million from Mali.", ["funds/suspended NO>ML 5000000"]),
    ("Norway withheld $5 million from UNRWA.", ["funds/suspended NO>org:unrwa 5000000"]),
    # who will not have what another gives
    ("Venezuela has rejected US humanitarian aid.", ["funds/refused US>VE"]),
    ("Myanmar's junta rejected U.S. aid for cyclone victims.", ["package/refused US>MM"]),
    ("Hungary blocks EU aid to Ukraine.", ["package/suspended EU>UA"]),
    # what the last thing of a row will do says nothing of its coming
    ("Norway has delivered 20 tents, 30 trucks, and 40 radios that will help Mali.",
     ["goods/delivered NO>ML 20", "goods/delivered NO>ML 30", "goods/delivered NO>ML 40"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


def test_a_head_of_government_heads_it_in_his_time_only():
    text = "The Trudeau government pledged 30 trucks to Mali."
    assert told(text, published=date(2018, 5, 2)) == ["goods/announced CA>ML 30"]
    assert told(text, published=date(2010, 5, 2)) == ["goods/announced >ML 30"]
