"""What releases of governments say again and again: demands, totals to come, appeals, and agencies that carry aid."""

import pytest

from tests.extract.one_text import claims
from tests.extract.test_plain_holes import told

READ = [
    # a bare verb behind 'that' tells what is demanded, not what is done
    ("The minister asked that 40 trucks be sent to Mali.", ["goods/requested >ML 40"]),
    ("It is vital that more tents be delivered to Mali.", ["goods/requested >ML"]),
    ("The committee's recommendation that Norway give $50 million to Mali was ignored.",
     ["funds/requested NO>ML 50000000"]),
    ("The council made a proposal that Norway provide 40 trucks to Mali.", ["goods/requested NO>ML 40"]),
    ("Norway ordered that 40 trucks be sent to Mali.", ["goods/announced NO>ML 40"]),
    ("The cabinet decided that $4 million be allocated to Mali.", ["funds/committed >ML 4000000"]),
    # what there will be is still to come
    ("Norway's total contribution to Mali will be $55 million.", ["funds/announced NO>ML 55000000"]),
    ("Norway's total aid to Mali is $55 million.", ["package/delivered NO>ML 55000000"]),
    ("Norway's total aid to Mali is estimated to be $55 million.", ["package/delivered NO>ML 55000000"]),
    # papers are released, and that gives nothing
    ("The budget released today includes an additional $420 million for Mali.", ["funds/announced >ML 420000000"]),
    ("The UN has released two donor alerts for Mali.", []),
    ("The funds released by Norway include $20 million for Mali.", ["funds/delivered NO>ML 20000000"]),
    # an appeal that is given to asks for nothing there
    ("Norway's contribution to the appeal for Mali is $5 million.", ["funds/announced NO>ML 5000000"]),
    ("The UN launched an appeal for Mali of $40 million.", ["funds/requested >ML 40000000"]),
    # what is made to hang on something has not been given
    ("Norway made the release of $400 million to Mali contingent on elections.", ["funds/announced NO>ML 400000000"]),
    ("Norway made a $40 million payment to Mali.", ["funds/delivered NO>ML 40000000"]),
    # agencies carry what is for a country
    ("Norway will give $6 million to Mali through WFP ($2 million) and UNICEF ($4 million).",
     ["funds/announced NO>ML 2000000", "funds/announced NO>ML 4000000", "funds/announced NO>ML 6000000"]),
    ("Norway is giving $6 million to help Mali: $2 million to WFP and $4 million to UNICEF.",
     ["funds/announced NO>ML 2000000", "funds/announced NO>ML 4000000", "funds/announced NO>ML 6000000"]),
    ("Norway gave $9 million to aid agencies in Mali, including CARE Norway ($4 million) and Caritas ($5 million).",
     ["funds/delivered NO>ML 4000000", "funds/delivered NO>ML 5000000", "funds/delivered NO>ML 9000000"]),
    ("Norway gave $9 million to Mali and $4 million to UNICEF.",
     ["funds/delivered NO>ML 9000000", "funds/delivered NO>org:unicef 4000000"]),
    # each state its own total, and the whole row before a sum
    ("This brings Norway's total aid for Mali to $17 million and for Chad to $5 million.",
     ["package/announced NO>ML 17000000", "package/announced NO>TD 5000000"]),
    ("Norway announced a de-mining programme for Mali and Chad worth $12 million.",
     ["funds/announced NO>ML,TD 12000000"]),
    # refugees are helped, not the state that they leave
    ("Norway gave $4 million for the return of Malian refugees from Chad.", ["funds/delivered NO>ML 4000000"]),
    ("Norway gave $4 million for refugees from Mali.", ["funds/delivered NO>ML 4000000"]),
    # what was approved is decided, though somebody proposed it
    ("Parliament approved the proposal that 40 tanks be sent to Mali.", ["goods/committed >ML 40"]),
    # who helps another to deliver has done so only where it says so
    ("Norway helped UNICEF deliver 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway could help UNICEF deliver 40 tents to Mali.", ["goods/signalled NO>ML 40"]),
    ("Norway did not help UNICEF deliver 40 tents to Mali.", []),
    # rescuers abroad are sent to others, whoever is stranded there
    ("Norway sent 200 Norwegian rescuers to Mali, where hundreds are stranded.", ["service/delivered NO>ML 200"]),
    # a condition is no supposition
    ("Assuming parliament approves the bill, Norway will send 40 tanks to Mali.", ["goods/announced NO>ML 40"]),
    # whom others depend on is no condition
    ("Norway gave $5 million to Mali, where many people are dependent on food aid.", ["funds/delivered NO>ML 5000000"]),
    # mines that are cleared are no gift
    ("Norway cleared 3,000 landmines for Mali.", ["service/delivered NO>ML 3000"]),
    # what was a condition has not come
    ("The main condition was the delivery of 40 trucks to Mali by Norway.", ["goods/announced NO>ML 40"]),
    # money in the getter's own currency
    ("Norway gave Afghanistan 300 million Afghanis for schools.", ["funds/delivered NO>AF 300000000"]),
    ("Norway declined further aid for Mali.", ["package/refused NO>ML"]),
    # what is included in what is stopped is stopped, also where that is still to come
    ("The decision will halt deliveries of weapons to Mali, including 40 missiles.",
     ["goods/suspended >ML 40", "goods/suspended >ML"]),
    # who is told to look at aid has bought nothing
    ("Norway ordered its army to review the 40 tanks for Mali.", []),
    ("Norway ordered 40 tanks to replace those of Mali.", ["procurement/contracted NO>NO 40"]),
    # furniture of the page counts nothing
    ("Page 1 of 2 Norwegian humanitarian assistance for Mali", []),
]

CURRENCIES = [
    ("Norway decided to allocate US $5 million to Mali.", "USD"),
    ("Australia gave US $5 million to Mali.", "USD"),
    ("Norway will give AUD $3 million to Mali.", "AUD"),
    ("Norway will give a $3 million grant to Mali.", "USD"),
    ("Canada gave the US $5 million for flood relief.", "CAD"),
]

ITEMS = [
    ("Norway gave $300,000 to help people forced to flee the floods in Mali.", None),
    ("Norway gave $200,000 to assist those displaced by the floods in Mali.", None),
    ("Norway gave $85,000 to help the health ministry run clinics in Mali.", "clinics"),
    ("Norway will give $363,000 for the first year of a project in Mali.", "project"),
    ("Norway gave $9 million to Mali and $4 million to the Global Fund.", None),
    ("Norway will give Mali $7 million through the World Food Program and $4 million through the Red Cross.", None),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_each_sentence_is_read_as_it_is_meant(text, found):
    assert sorted(told(text)) == sorted(found)


@pytest.mark.parametrize(("text", "currency"), CURRENCIES)
def test_letters_apart_from_the_sign_say_whose_dollar_it_is(text, currency):
    (claim,) = claims(text)
    assert claim.money is not None
    assert claim.money.currency == currency


@pytest.mark.parametrize(("text", "item"), ITEMS)
def test_what_a_sum_is_for_is_a_thing_or_nothing(text, item):
    found = [claim.item.text if claim.item else None for claim in claims(text)]
    assert found
    assert found[0] == item
