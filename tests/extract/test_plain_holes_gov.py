"""Plain sentences of government texts that were read by nobody's rule: one row a construction."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # the same sum in the dollars of another, in a bracket of its own
    ("Australia will give Mali $5 million (US$3.2 million) for schools.", ["funds/announced AU>ML 5000000"]),
    # a measure that touches its number
    ("Norway sent 5kg of medicine and 30t of food to Mali.", ["goods/delivered NO>ML 5", "goods/delivered NO>ML 30"]),
    ("In total, 15,325kg of aid was delivered to Mali by Norway.", ["goods/delivered NO>ML 15325"]),
    # a round number of things is no year
    ("Norway is delivering more than 2000 tarpaulins to Mali.", ["goods/dispatched NO>ML 2000"]),
    # shelters that are given
    ("Norway will send shelters and radios to Mali.", ["goods/announced NO>ML"] * 2),
    # people by their country, who get
    ("Norway will provide Malians with food.", ["goods/announced NO>ML"]),
    ("Norway provided 40,000 Malians with blankets.", ["goods/delivered NO>ML 40000"]),
    ("Norway will give Malians tents.", ["goods/announced NO>ML"]),
    # what is announced without 'that' has a verb of its own
    ("Norway announced 20 trucks had arrived in Mali.", ["goods/delivered NO>ML 20"]),
    ("Norway confirmed a medical team has reached Mali.", ["service/delivered NO>ML 1"]),
    # what a thing is for, within a list
    ("Norway will send Mali lamps for personal use, bed nets and water tanks.", ["goods/announced NO>ML"] * 3),
    ("Norway will send Mali radios for use in the field, boats and trucks.", ["goods/announced NO>ML"] * 3),
    # what wraps things
    ("Norway sent a cache of rifles to Mali.", ["goods/delivered NO>ML"]),
    # holders of offices, joined with their names
    ("Danish Defence Minister Bo Dam and Norwegian Defence Minister Ola Berg pledged $5 million to Mali.",
     ["funds/announced DK,NO>ML 5000000"]),
    ("Norway's Prime Minister Ola Berg and Denmark's Foreign Minister Bo Dam pledged $5 million to Mali.",
     ["funds/announced DK,NO>ML 5000000"]),
    # what is counted behind 'aid of' is the aid
    ("Norway will provide emergency aid of 950 tons of rice to Mali.", ["goods/announced NO>ML 950"]),
    # who sends aircraft on an errand keeps them; what lands with relief carries it
    ("Norway deployed one C-130 to airlift 21 tonnes of medicine to Mali.",
     ["goods/announced NO>ML 21", "service/delivered NO>ML 1"]),
    ("Three Norwegian air force aircraft landed in Mali with emergency supplies.", ["goods/delivered NO>ML"]),
    # how much, in the words of officials
    ("Norway donated to Mali three vehicles worth in the vicinity of $71,000.", ["goods/delivered NO>ML 71000"]),
]

NOT_READ = [
    ("Norway gave Mali help to fight one of its worst floods.", []),
    ("Four Norwegian helicopters arrived in Mali with spare parts.",
     ["goods/delivered NO>ML", "goods/delivered NO>ML 4"]),
    ("Norway has no reason not to give Mali tanks.", []),
    ("Norway and others will not have excuses not to send Mali tanks.", []),
    ("Norway decided for these reasons not to send tanks to Mali.", ["goods/refused NO>ML"]),
    ("After talks with Danish Minister Bo Dam, Norwegian Minister Ola Berg pledged $5 million to Mali.",
     ["funds/announced NO>ML 5000000"]),
    ("In 2000 people fled from Mali to Norway.", []),
    ("People were moved to shelters in Mali.", []),
    ("Norway's army killed 40 Malians.", []),
    ("Norway sent 30 500kg bombs to Mali.", ["goods/delivered NO>ML 30"]),
    ("Norway is sending Malian shells to Niger.", ["goods/announced NO>NE"]),
    ("Norway will provide Mali with Swiss tents.", ["goods/announced NO>ML"]),
    ("Norway announced 20 trucks for Mali on Sunday.", ["goods/announced NO>ML 20"]),
    ("The army of Mali found a cache of rifles.", []),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_what_a_plain_sentence_tells_is_read(text, expected):
    assert sorted(told(text)) == sorted(expected)


@pytest.mark.parametrize(("text", "expected"), NOT_READ)
def test_what_it_does_not_tell_is_not(text, expected):
    assert sorted(told(text)) == sorted(expected)


def test_the_sign_of_a_sum_in_a_title_names_no_state():
    text = "The government of Norway has decided to provide humanitarian aid worth US$100,000."
    assert told(text, title="Norway to provide aid worth US$100,000") == ["funds/committed NO> 100000"]


def test_what_a_sum_is_a_commitment_in_is_its_thing():
    told_of = [one.item.text for one in claims("Norway made a $20 million commitment in food aid to Mali.")]
    assert told_of == ["food aid"]
