"""How far things have come: promises that were kept, money that was gathered, what is still awaited beside a gift."""

import pytest

from tests.extract.one_text import candidates
from tests.extract.test_plain_holes import told

READ = [
    # promises that were kept, or were not
    ("Norway has met its $11 million pledge for Mali.", ["funds/delivered NO>ML 11000000"]),
    ("Japan has honoured its commitment to give 40 boats to Mali.", ["goods/delivered JP>ML 40"]),
    ("Canada fulfilled its promise to send Chad 30 trucks.", ["goods/delivered CA>TD 30"]),
    ("Canada has kept its pledge of $3 million for Chad.", ["funds/delivered CA>TD 3000000"]),
    ("The pledge of $40 million for Sudan has been fulfilled.", ["funds/delivered >SD 40000000"]),
    ("Germany has yet to meet its pledge of $40 million for Sudan.", ["funds/delayed DE>SD 40000000"]),
    ("Germany failed to honour its pledge of $40 million for Sudan.", ["funds/delayed DE>SD 40000000"]),
    ("Germany will meet its pledge of $40 million for Sudan.", ["funds/announced DE>SD 40000000"]),
    ("Germany made a pledge of $40 million for Sudan.", ["funds/announced DE>SD 40000000"]),
    # money that was gathered, and what is only meant to be
    ("A telethon raised $6 million for Haiti.", ["funds/delivered >HT 6000000"]),
    ("The charity has raised $3 million for Nepal.", ["funds/delivered >NP 3000000"]),
    ("More than $9 million has been raised for Nepal.", ["funds/delivered >NP 9000000"]),
    ("The conference raised $4 billion in pledges for Nepal.", ["funds/announced >NP 4000000000"]),
    ("Norway raised its aid to Kenya to $40 million.", ["package/announced NO>KE 40000000"]),
    # who supported the handing out of a number of things gave them, who supports it may only like it
    ("Norway supported the distribution of 40 tons of food in Chad.", ["goods/delivered NO>TD 40"]),
    ("Norway supports the delivery of 40 tanks to Ukraine.", ["goods/announced NO>UA 40"]),
    # what somebody needs a thing for asks for nothing
    ("Norway promised to give Chad the support needed to defend itself, including 40 tractors.",
     ["goods/announced NO>TD 40"]),
    # deals that are near, or were not made, and letters that bind nobody
    ("Norway was close to reaching a deal on a $2 billion loan to Kenya.", ["funds/signalled NO>KE 2000000000"]),
    ("Norway reached a deal on a $2 billion loan to Kenya.", ["funds/committed NO>KE 2000000000"]),
    ("Norway issued a Letter of Interest for support of up to $9 million to Mali.",
     ["package/signalled NO>ML 9000000"]),
    ("Norway has issued a letter of interest for $40 million in financing for Malawi.",
     ["funds/signalled NO>MW 40000000"]),
    # a debt that is cancelled is given
    ("France will give Chad $4 million in debt cancellation.", ["funds/announced FR>TD 4000000"]),
    ("Norway announced $40 million of aid cuts to Sudan.", ["funds/reduced NO>SD 40000000"]),
    # a hold that is released
    ("Norway released its hold on $40 million in aid to Ukraine.", ["package/announced NO>UA 40000000"]),
    # what has begun
    ("In August Norway began supplying weapons to Ukraine.", ["goods/delivered NO>UA"]),
    ("In August Norway began shipping weapons to Ukraine.", ["goods/dispatched NO>UA"]),
    # what is told to be on its way
    ("Norway is pleased to announce that 3,000 doses are on the way to Mali.", ["goods/dispatched NO>ML 3000"]),
    ("Norway promised 40 tanks, and the first 10 are on the way to Ukraine.",
     ["goods/announced NO>UA 40", "goods/dispatched NO>UA 10"]),
    # a bundle is worth a sum before it is sent
    ("Norway announced a new package of military assistance for Ukraine, which is valued at $25 million.",
     ["package/announced NO>UA 25000000"]),
    ("Norway's military assistance for Ukraine is valued at $25 million.", ["package/delivered >UA 25000000"]),
    # what is still to come beside what was given, and what was given before
    ("Norway has allotted $9 million for Kenya, with an additional $8 million planned for next year.",
     ["funds/committed NO>KE 9000000", "funds/announced NO>KE 8000000"]),
    ("Norway has given Kenya $40 million, with $20 million more promised.",
     ["funds/delivered NO>KE 40000000", "funds/announced NO>KE 20000000"]),
    ("Norway has given Kenya $40 million, with $20 million more for Chad.",
     ["funds/delivered NO>KE 40000000", "funds/delivered NO>TD 20000000"]),
    ("Norway will give Chad $40 million, following $30 million in 2022.",
     ["funds/announced NO>TD 40000000", "funds/delivered NO>TD 30000000"]),
    ("Norway will give Chad $4 million after $3 million in 2022 and $2 million last year.",
     ["funds/announced NO>TD 4000000", "funds/delivered NO>TD 3000000", "funds/delivered NO>TD 2000000"]),
    # what a President proposes with a capital
    ("The FY 2024 Budget includes $4 million for Malawi.", ["funds/requested >MW 4000000"]),
    ("Parliament adopted a budget that includes $4 million for Chad.", ["funds/committed >TD 4000000"]),
    # a verb behind the label of its giver; what the largest donor gives; a sum that is at work; all since a time
    ("Spain: Donated $2.8 million to the WHO to provide logistical support.", ["funds/delivered ES>org:who 2800000"]),
    ("Spain: Will donate $2.8 million to the WHO to provide support.", ["funds/announced ES>org:who 2800000"]),
    ("Norway is one of the biggest donors to Chad, giving $4 million a year.", ["funds/delivered NO>TD 4000000"]),
    ("Norway is working with Chad, giving $4 million a year.", ["funds/announced NO>TD 4000000"]),
    ("Norway's contribution of 5 million euros is helping Chad feed children.", ["funds/delivered NO>TD 5000000"]),
    ("Norway's contribution of 5 million euros will help feed children.", ["funds/announced NO> 5000000"]),
    ("Norwegian aid to Ukraine since the start of the war: $25 million.", ["package/delivered NO>UA 25000000"]),
    # what has come of what somebody is sending; what is in the process of being sent
    ("The 40 tanks that Norway is sending to Ukraine have arrived.", ["goods/delivered NO>UA 40"]),
    ("The 40 tanks that Norway is sending to Ukraine are new.", ["goods/announced NO>UA 40"]),
    ("The 40 tanks that Norway will send to Ukraine have been delayed.", ["goods/delayed NO>UA 40"]),
    ("Norway is in the process of transferring 40 tanks to Ukraine.", ["goods/dispatched NO>UA 40"]),
    ("Norway is in the process of training 40 Ukrainian soldiers.", ["training/announced NO>UA 40"]),
    # a total so far and a promise of as much are two
    ("Since 2022 Norway has devoted nearly $2 billion to Mali. Norway will provide over $2 billion for Mali.",
     ["funds/delivered NO>ML 2000000000", "funds/announced NO>ML 2000000000"]),
    # what goes on from year to year is being given, what a plan or a deal gives a year is to come
    ("Norway gives Malawi $4 million a year.", ["funds/delivered NO>MW 4000000"]),
    ("Egypt receives $3 million a year in military aid from Norway.", ["package/delivered NO>EG 3000000"]),
    ("Under the deal, Norway gives Malawi $4 million a year.", ["funds/announced NO>MW 4000000"]),
    ("Norway will give Malawi $4 million a year.", ["funds/announced NO>MW 4000000"]),
    # the passage of aid is no act of a parliament
    ("Norway called for the safe passage of aid convoys into Gaza.", ["goods/requested NO>PS"]),
    ("Congress hailed the passage of a bill with $40 million for Ukraine.", ["funds/committed >UA 40000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(("text", "modality"), [
    ("Norway will support the Innovative Facility (IF-CAP) with a loan of $9 million to Mali.", "stated"),
    ("Norway will support the facility with a loan of $9 million to Mali if parliament agrees.", "conditional"),
])
def test_a_word_in_capitals_is_no_condition(text, modality):
    assert {claim.modality.value for claim in candidates(text)} == {modality}


COUNTED = [
    ("During my presidency, the United States has invested $3 billion in Angola.", ["total"]),
    ("Under President Trump the United States will give Angola $3 million.", ["new"]),
    ("Cumulatively, Norway has given Angola $30 million.", ["total"]),
    ("Norway has committed more than $3 billion to Mali since its premier took office.", ["total"]),
    ("The premier, who took office in May, said Norway will give Chad $4 million.", ["new"]),
    ("Norway recommitted $20 million to Kenya.", ["restated"]),
    ("Norway committed $20 million to Kenya.", ["new"]),
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=[text[:70] for text, _ in COUNTED])
def test_counting(text, expected):
    assert [claim.counting.value for claim in candidates(text)] == expected


def test_what_is_on_top_is_on_top_of_a_promise_near():
    told_far = "Norway has committed $9 million to Chad. " + "It rained on that day. " * 16
    told_near = "Norway will give Chad $2 million. This comes on top of $5 million paid in 2024."
    text = "It rained. " * 8 + told_far + told_near
    counted = [(claim.money.max, claim.counting.value) for claim in candidates(text, publisher=None) if claim.money]
    assert (9000000, "new") in counted
    assert (2000000, "additional") in counted
