"""Who gets, and whose it is: what thin looks over many unread texts showed to be read otherwise."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # an agency in its country carries what it gets there
    ("Norway gave the World Food Programme in Chad $4 million.", ["funds/delivered NO>TD 4000000"]),
    ("Sweden handed the Red Cross in Lebanon 20 ambulances.", ["goods/delivered SE>LB 20"]),
    ("Norway gave Oxfam $4 million.", ["funds/delivered NO>org:oxfam 4000000"]),
    # a first object that no state's name is, with a number behind it
    ("The US gave Syrian rebels 400 anti-tank missiles.", ["goods/delivered US>SY 400"]),
    ("France lent Chadian herders 40 pumps.", ["goods/delivered FR>TD 40"]),
    ("Norway gave Kenyan schools 40 desks.", ["goods/delivered NO>KE 40"]),
    # a verb behind the second name of a row
    ("Japan will give $40 million to help Pakistan and the Philippines buy vaccines.",
     ["funds/announced JP>PH,PK 40000000"]),
    ("A ship with 40 tents destined for Fiji and Sudan will leave on Monday, Norway said.",
     ["goods/announced NO>FJ,SD 40"]),
    ("Norway gave $4 million to Chad and Kenya sent 40 tents.",
     ["funds/delivered NO>TD 4000000", "goods/delivered KE>TD 40"]),
    # who got the like of it
    ("A cyclone hit Tonga. Norway gave it $2 million, the same as it gave Fiji last year.",
     ["funds/delivered NO>TO 2000000"]),
    ("A cyclone hit Tonga. Norway gave $2 million in aid to Tonga, more than it had given to Samoa.",
     ["package/delivered NO>TO 2000000"]),
    ("Norway sent 40 tents as it prepares to help Chad rebuild.", ["goods/delivered NO>TD 40"]),
    # a capital with its country is where it was said
    ("A famine looms in Somalia. Norway announced $40 million in Nairobi, Kenya.", ["funds/announced NO>SO 40000000"]),
    ("Norway pledged $40 million for clinics in Nairobi, Kenya.", ["funds/announced NO>KE 40000000"]),
    # whose grant it is with which another works
    ("Oxfam will build a clinic in Chad with a Norwegian grant of $2 million.",
     ["funds/announced NO>TD 2000000", "goods/announced org:oxfam>TD"]),
    ("Norway will help Kenya with a grant of $2 million.", ["funds/announced NO>KE 2000000"]),
    # a word that is no verb of ours behind a relative
    ("Countries which border Sudan are sending 40 trucks to Chad.", ["goods/announced >TD 40"]),
    ("Aid groups say that Sudan is sending 40 trucks to Chad.", ["goods/announced SD>TD 40"]),
]


@pytest.mark.parametrize(("text", "claims"), READ)
def test_who_gets_is_told_by_its_own_words(text, claims):
    assert sorted(told(text)) == sorted(claims)


@pytest.mark.parametrize("text", [
    # for one's own people, at home or far from it
    "The High Commission of India is providing food and water to Indian passengers stranded in Colombo.",
    "The government of Malawi has distributed 40 tons of maize to drought-hit Malawians.",
    "The government of Zambia gave each family two bags of maize.",
    "Kenya has sent 40 buses to Sudan to bring home Kenyan students.",
    # a ware under a contract
    "Gazprom will supply Hungary with 4.5 billion cubic metres of gas a year under a 15-year contract."])
def test_what_is_for_ones_own_or_sold_is_no_claim(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "claims"), [
    ("Japan gave Pakistani families 40 tents.", ["goods/delivered JP>PK 40"]),
    ("Japan sent 40 tents to Nepali passengers stranded at the airport.", ["goods/delivered JP>NP 40"]),
    ("Norway gave Moldova gas worth $40 million.", ["goods/delivered NO>MD 40000000"]),
])
def test_what_is_for_others_is_told(text, claims):
    assert told(text) == claims


def test_a_rich_state_that_gives_in_a_text_is_not_whom_it_is_for():
    text = ("Conflict has hit South Sudan hard. Australia will give $5 million to South Sudan. The Australian charity "
            "Oxfam is building wells. The Government will also pay $2 million to help Australian charities feed people "
            "in South Sudan.")
    assert not any("AU" in one.split(">")[1] for one in told(text))


def test_a_rich_state_that_was_hit_gets():
    text = "An earthquake struck Japan on Friday. Norway has given Japan $5 million. Kenya sent 40 tents."
    assert told(text) == ["funds/delivered NO>JP 5000000", "goods/delivered KE>JP 40"]


@pytest.mark.parametrize(("told_last", "gets"), [
    ("The grant brings Sweden's total aid to $5 million.", "NP"),
    ("The pledge lifts Sweden's overall assistance to more than $5 million.", "NP"),
    ("Sweden has increased its total overseas aid to $5 billion.", ""),
])
def test_a_total_that_a_gift_brings_to_a_sum_is_for_whom_the_gift_is(told_last, gets):
    text = f"Floods hit Nepal. Sweden gave Nepal $1 million on Monday. {told_last}"
    assert told(text)[-1].split(">")[1].split(" ")[0] == gets


def test_a_telephone_number_counts_nothing():
    assert told("Media inquiries: Ann Lee 02 6206 4960 or 0412 804 489 Oxfam Community Aid for Sudan.") == []
