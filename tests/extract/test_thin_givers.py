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


SAID = [
    # of two that sign, a large state lends to a smaller one
    ("Kenya and China signed a $60m loan agreement.", ["funds/committed CN>KE 60000000"]),
    ("Nepal and India signed an agreement on a $75 million grant.", ["funds/committed IN>NP 75000000"]),
    ("Turkey and the World Bank signed a $5 million loan.", ["funds/committed org:world-bank>TR 5000000"]),
    # who belongs to a state acts behind a comma
    ("To help Cambodia, Australia's coast guard is sending 40 boats.", ["goods/announced AU>KH 40"]),
    ("In response to the crisis in Nepal, Qatar's Development Minister John Carter released $20 million.",
     ["funds/delivered QA>NP 20000000"]),
    ("Norway sent 40 tents to Goma, Congo's largest town.", ["goods/delivered NO>CD 40"]),
    # rows of givers
    ("Pledges for Pakistan came from Norway ($84 million), Spain ($32 million) and Austria ($34 million).",
     ["funds/announced AT>PK 34000000", "funds/announced ES>PK 32000000", "funds/announced NO>PK 84000000"]),
    ("Norway gave aid to Chad ($10 million), Mali ($5 million) and Niger ($3 million).",
     ["package/delivered NO>ML 5000000", "package/delivered NO>NE 3000000", "package/delivered NO>TD 10000000"]),
    ("Finland, joined by Japan, pledged $74.5 million to Moldova.", ["funds/announced FI,JP>MD 74500000"]),
    ("Spain pledged $28 million to Burkina Faso, with Norway adding $34 million.",
     ["funds/announced ES>BF 28000000", "funds/announced NO>BF 34000000"]),
    ("Norway gave $20 million to Kenya; Spain - $35 million; the US - $89 million.",
     ["funds/delivered ES>KE 35000000", "funds/delivered NO>KE 20000000", "funds/delivered US>KE 89000000"]),
    # who is praised for a gift, or said to be the largest donor, or whose gift it is
    ("Kenya's president commended Norway for its contribution of $5 million.", ["funds/delivered NO>KE 5000000"]),
    ("The UN praised Kenya for its reforms, and Norway gave Kenya 40 tents.", ["goods/delivered NO>KE 40"]),
    ("The largest donor to Kenya is the United States with $54 million.", ["funds/announced US>KE 54000000"]),
    ("The 40 trucks, a gift of Japan to Kenya, arrived on Monday.", ["goods/delivered JP>KE 40"]),
    ("$59 million will go to Ethiopia, the Trump administration said.", ["funds/announced US>ET 59000000"]),
    ("Kenya held talks with the IMF to obtain a bailout of $3 billion.",
     ["funds/signalled org:international-monetary-fund>KE 3000000000"]),
]


@pytest.mark.parametrize(("text", "claims"), SAID)
def test_givers_by_what_is_said_of_them(text, claims):
    assert sorted(told(text)) == sorted(claims)


PARTS_OF_STATES = [
    ("The Tamil Nadu government has sent 950 tonnes of relief goods to Sri Lanka.",
     ["goods/delivered org:tamil-nadu>LK 950"]),
    ("40 tents were donated to Fiji by the New South Wales government.", ["goods/delivered org:new-south-wales>FJ 40"]),
    ("Norway has given the Kerala government $5 million.", ["funds/delivered NO>IN 5000000"]),
    ("The Kharkiv government has sent 40 tents to Kyiv.", ["goods/delivered >UA 40"]),
    # what nobody by name gave is not the document's
    ("Australia will give $5 million to Kenya. Local charities have raised $300,000. The money will buy 40 tents.",
     ["funds/announced AU>KE 5000000", "funds/delivered >KE 300000", "procurement/announced >KE 40"]),
    # who tells that aid came from others has not given what is in it
    ("Kenya confirmed the arrival of military aid from partner countries, including 40 trucks.",
     ["goods/delivered >KE 40", "package/delivered >KE"]),
    # whose aid another stands in the way of
    ("Israeli Prime Minister Benjamin Netanyahu has blocked $40 million in Qatari aid to Gaza.",
     ["package/suspended QA>PS 40000000"]),
]

BESIDE = [
    ("Denmark's contribution is $5 million and Norway's $3 million for Kenya.",
     ["funds/announced DK>KE 5000000", "funds/announced NO>KE 3000000"]),
    ("$40 million was given to Kenya: $14 million by Norway and $26 million by Spain.",
     ["funds/delivered >KE 40000000", "funds/delivered ES>KE 26000000", "funds/delivered NO>KE 14000000"]),
    ("Norway and, separately, Sweden have sent 40 tents to Kenya.", ["goods/delivered NO,SE>KE 40"]),
    ("The World Bank approved a $5 million loan to Kenya, co-financed by Japan with $3 million.",
     ["funds/committed JP>KE 3000000", "funds/committed org:world-bank>KE 5000000"]),
    ("UNICEF has helped Kenya thanks to a $5 million contribution by the Government of Japan.",
     ["funds/delivered JP>KE 5000000"]),
    ("A US military plane carrying 40 tents landed in Kenya.", ["goods/delivered US>KE 40"]),
    # a body that asks, in a text of one that gives, has been given nothing
    (("I am pleased to announce that Australia will give $5 million to Syria. Australia cares. Australian experts "
     "met. UNHCR is seeking $40 million for Syria."),
     ["funds/announced AU>SY 5000000", "funds/requested >SY 40000000"]),
]


@pytest.mark.parametrize(("text", "claims"), [*PARTS_OF_STATES, *BESIDE])
def test_givers_that_are_no_state_or_have_no_name(text, claims):
    assert sorted(told(text)) == sorted(claims)
