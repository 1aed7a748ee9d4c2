"""How far a thing has come, by tense and frame: what a grid of verbs and sentences showed to be read otherwise."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # a preposition opens what was given before, and a comma ends it
    ("In addition to the 55 tents already delivered, Norway will send 40 generators to Ukraine.",
     ["goods/announced NO>UA 40", "goods/delivered NO>UA 55"]),
    ("On top of 12 tanks already donated, Poland will give 20 howitzers to Ukraine.",
     ["goods/announced PL>UA 20", "goods/delivered PL>UA 12"]),
    ("In Kyiv, Norway delivered 40 tents to Ukraine.", ["goods/delivered NO>UA 40"]),
    # what has not yet been sent is to come; what was not sent is nothing
    ("40 generators have not yet been sent to Ukraine by Norway.", ["goods/announced NO>UA 40"]),
    ("The 40 generators were not sent to Ukraine by Norway.", []),
    # who may pledge has not pledged, who said it would has
    ("Norway may pledge 40 million dollars to Ukraine.", ["funds/signalled NO>UA 40000000"]),
    ("Norway could announce 40 million dollars for Ukraine on Monday.", ["funds/signalled NO>UA 40000000"]),
    ("Norway said it would pledge 40 million dollars to Ukraine.", ["funds/announced NO>UA 40000000"]),
    # the clause behind has its own stage
    ("Norway has sent 30 generators to Ukraine; another 40 are due next month.",
     ["goods/announced NO>UA 40", "goods/delivered NO>UA 30"]),
    ("Norway has sent 30 generators to Ukraine, and another 40 are expected next month.",
     ["goods/announced NO>UA 40", "goods/delivered NO>UA 30"]),
    ("Norway sent 30 generators to Ukraine. Another 40 are due in May.",
     ["goods/announced NO>UA 40", "goods/delivered NO>UA 30"]),
    ("Norway has sent 30 generators to Ukraine and 20 more are on the way.",
     ["goods/delivered NO>UA 30", "goods/dispatched NO>UA 20"]),
    ("Norway has sent 40 tents and 20 generators to Kenya, which are due in May.",
     ["goods/delivered NO>KE 20", "goods/delivered NO>KE 40"]),
    ("Norway gave Kenya $40 million, and $20 million are meant for schools.",
     ["funds/delivered NO>KE 20000000", "funds/delivered NO>KE 40000000"]),
    ("Kenya must repay a loan of $40 million due in 2026.", []),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_each_frame_tells_its_own_stage(text, claims):
    assert sorted(told(text)) == sorted(claims)
