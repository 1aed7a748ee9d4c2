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

NAMES = [
    ("The People's Republic of China provided Malawi with $81 million.", ["funds/delivered CN>MW 81000000"]),
    ("UK Aid has provided $5 million to Kenya.", ["funds/delivered GB>KE 5000000"]),
    ("NZAID will provide $5 million to Kenya.", ["funds/announced NZ>KE 5000000"]),
    ("The European Development Fund will provide 5 million euros to Kenya.", ["funds/announced EU>KE 5000000"]),
    ("The Agence Française de Développement will lend 5 million euros to Kenya.",
     ["funds/announced FR>KE 5000000"]),
    ("Eximbank of China will lend $5 million to Kenya.",
     ["funds/announced org:export-import-bank-of-china>KE 5000000"]),
]

BEFORE = [
    # who is named last takes up what follows, not the giver of a claim farther back
    ("Norway gave Kenya 40 tents. Spain has helped Kenya for decades. It also sent 20 trucks.",
     ["goods/delivered ES>KE 20", "goods/delivered NO>KE 40"]),
    ("Norway gave Kenya 40 tents. It has helped Kenya for decades. It also sent 20 trucks.",
     ["goods/delivered NO>KE 20", "goods/delivered NO>KE 40"]),
    # what a body gets a sum for, others give
    ("Australia will give $5 million to Kenya. UNICEF will receive $200,000 for programs which give Kenya 40 tents.",
     ["funds/announced AU>KE 200000", "funds/announced AU>KE 5000000", "goods/announced AU>KE 40"]),
]

OWN = ("I am pleased to announce {} for refugees in Kenya. The Australian Government is committed to Africa. "
       "Australia and Kenya are friends. {}")


@pytest.mark.parametrize(("text", "claims"), [*NAMES, *BEFORE])
def test_givers_by_their_names_and_from_the_sentence_before(text, claims):
    assert sorted(told(text)) == sorted(claims)


def test_who_speaks_in_a_text_of_its_own_is_the_giver_that_it_names_most():
    text = OWN.format("$500,000", "Australia cares. Our assistance includes 40 tents.")
    assert sorted(told(text)) == ["funds/announced AU>KE 500000", "goods/announced AU>KE 40"]
    quoted = "Australia cares. Australia and Australian firms met. A charity said: “We will send 40 tents to Kenya.”"
    assert [one for one in told(quoted) if "AU" in one] == []
