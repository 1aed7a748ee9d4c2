"""Who gives: classes of givers that a thin reading of many texts showed to be lost, or inferred against the words."""

import pytest

from tests.extract.test_plain_holes import told

ORGANS = [
    # what is joined to a state's organ, owned by it or given by it, is its state's
    ("The Norwegian government and the EU have given $20 million to Nepal.", ["funds/delivered EU,NO>NP 20000000"]),
    ("The Turkish Embassy and Kuwait have donated 40 tractors to Nepal.", ["goods/delivered KW,TR>NP 40"]),
    ("The Dutch Government's contribution of $27 million to Lebanon was announced on Monday.",
     ["funds/announced NL>LB 27000000"]),
    ("The South Korean government's donation of 20 trucks arrived in Yemen on Monday.",
     ["goods/delivered KR>YE 20"]),
    ("Spain has contributed $28 million to Kenya and the Dutch government $5 million.",
     ["funds/delivered ES>KE 28000000", "funds/delivered NL>KE 5000000"]),
    # but who gets, or is met, is joined to nobody
    ("In a meeting with the Kenyan government, Norway pledged 40 tents.", ["goods/announced NO>KE 40"]),
    ("UNICEF and the Kenyan Ministry of Health received 40 tents from Norway.", ["goods/delivered NO>KE 40"]),
]


@pytest.mark.parametrize(("text", "claims"), ORGANS)
def test_organs_of_states_give_as_their_states(text, claims):
    assert sorted(told(text)) == sorted(claims)
