"""Amounts, schedules, requests and structures of money, as a table: each sentence with all that it says.

A claim is written as 'stage donors>recipients number money counting thing', '-' for what it does not have; a number as
in `number`: 40, 40+ (at least), -40 (up to), ~40 (about), 40..50, v24 (vague), with its unit and rate behind it.
"""

import pytest

from pledgebook.codes import Bound
from pledgebook.model import Claim, Money, Quantity
from tests.extract.one_text import claims

GIVES = "announced NO>KE"
GAVE = "delivered NO>KE"
ASKED = "requested NO>KE"

THINGS = """20 truckloads of food|20:truckloads - new food
1.5 million doses of measles vaccine|1500000:doses - new measles vaccine
a tonne of medicine|1:tonne - new medicine
half a tonne of medicine|0.5:tonne - new medicine
30 kilograms of seeds|30:kilograms - new seeds
a squadron of fighter jets|1:squadron - new fighter jets
two batteries of howitzers|2:batteries - new howitzers
a pair of minehunters|2 - new minehunters
a couple of helicopters|2 - new helicopters
a handful of trucks|v - new trucks
a 400-bed field hospital|1 - new field hospital
a team of 50 doctors|50 - new doctors
no more than 20 helicopters|-20 - new helicopters
in the region of 100 trucks|~100 - new trucks
100 or so trucks|~100 - new trucks
a dozen or so trucks|~12 - new trucks
twice as many trucks|v - new trucks
almost all of the trucks|- - new trucks
two thirds of the trucks|- - new trucks
12 of the 50 trucks|12 - new trucks
more than 30 of the 40 trucks|30+ - new trucks
half of its 40 trucks|20 - new trucks
less than half of its 40 trucks|-20 - new trucks
some of its 40 trucks|v - new trucks
20 trucks worth $2 million|20 2000000:USD new trucks
20 trucks ($2 million)|20 2000000:USD new trucks
20 trucks at a cost of $2 million|20 2000000:USD new trucks
another 20 trucks|20 - additional trucks
20 tanks in addition to the 40 sent earlier|20 - additional tanks
tanks (14) and trucks (60)|14 - new tanks + 60 - new trucks
60 vehicles: 14 tanks and 46 trucks|60 - new vehicles + 14 - part tanks + 46 - part trucks
60 vehicles (14 tanks and 46 trucks)|60 - new vehicles + 14 - part tanks + 46 - part trucks"""
"""What is given, with the claims of it."""

MONEY = """Norway will give Kenya 40 million euros a year.|GIVES - 40000000:EUR:year new -
Norway will give Kenya 40 million euros annually until 2030.|GIVES - 40000000:EUR:year new -
Norway will give Kenya $40 million in annual aid.|GIVES - 40000000:USD:year new annual aid
Norway will give Kenya an annual $40 million.|GIVES - 40000000:USD:year new -
Norway will give Kenya monthly aid of $4 million.|GIVES - 4000000:USD:month new aid
Norway will give $40 million to Kenya for a year.|GIVES - 40000000:USD new -
Norway pledged between 20 million euros and 40 million euros to Kenya.|GIVES - 20000000..40000000:EUR new -
Norway will pay Kenya $40 million in three instalments.|GIVES - 40000000:USD new -
Norway pledged $40 million more to Kenya.|GIVES - 40000000:USD additional -
Norway will give Kenya $40 million more than last year.|GIVES - 40000000:USD additional -
Norway will give Kenya $40 million, more than the $20 million it gave last year.|GIVES - 40000000:USD new -
Norway will double its aid to Kenya to $40 million.|GIVES - 40000000:USD new aid
Norway will cancel $40 million of Kenya's debt.|GIVES - 40000000:USD new -
Norway forgave $40 million of Kenyan debt.|GAVE - 40000000:USD new -
Norway has written off $40 million in debt owed by Kenya.|GAVE - 40000000:USD new -
Norway agreed to restructure $40 million of Kenya's debt.|committed NO>KE - 40000000:USD new -
Norway cancelled a $40 million loan to Kenya.|cancelled NO>KE - 40000000:USD new loan
Norway will cover $40 million of the $100 million cost of the hospital in Kenya.|GIVES - 40000000:USD part -
Norway will contribute $40 million towards a $100 million fund for Kenya.|GIVES - 40000000:USD new -
Norway gave Kenya $100 million, $40 million of it for food.|GAVE - 100000000:USD new - + GAVE - 40000000:USD part food
Norway pledged $100 million to Kenya, $40 million in grants and the rest in loans.|GIVES - 100000000:USD new - + \
GIVES - 40000000:USD part grants
Sudan received a $40 million World Bank loan.|delivered org:world-bank>SD - 40000000:USD new World Bank loan
The United Nations has launched a $40 million appeal for Sudan.|requested >SD - 40000000:USD new -
Sudan has applied for a $40 million loan from Japan.|requested JP>SD - 40000000:USD new loan
Moldova signed a €40-million loan agreement with Poland.|committed PL>MD - 40000000:EUR new loan agreement"""

SCHEDULES = """Norwegian tanks for Kenya will arrive later than planned.|delayed NO>KE - - new tanks
Norway will deliver 40 tanks to Kenya later than promised.|delayed NO>KE 40 - new tanks
Norway has pushed back deliveries of tanks to Kenya.|delayed NO>KE - - new tanks
Norway will send fewer tanks to Kenya than promised.|reduced NO>KE - - new tanks
Kenya will get fewer Norwegian tanks than expected.|reduced NO>KE - - new tanks
Norway has reduced the number of tanks it will send to Kenya.|reduced NO>KE - - new tanks
Norway will increase the number of tanks for Kenya from 20 to 40.|GIVES 40 - new tanks
Norway will send Kenya 40 tanks instead of the 60 it promised.|GIVES 40 - total tanks
Norway will send Kenya 40 tanks, ten more than promised.|GIVES 40 - new tanks
Norway has still not delivered 40 tanks to Kenya.|GIVES 40 - new tanks
The 40 tanks that Norway promised Kenya have not arrived.|GIVES 40 - new tanks
None of the 40 tanks that Norway promised Kenya has arrived.|GIVES 40 - new tanks
Kenya has not yet received the 40 tanks that Norway promised.|GIVES 40 - new tanks
Kenya is still waiting for 40 tanks from Norway.|GIVES 40 - new tanks
Kenya expects 40 tanks from Norway by June.|GIVES 40 - new tanks
40 Norwegian tanks are expected in Kenya in June.|GIVES 40 - new Norwegian tanks
Norway has put the delivery of 40 tanks to Kenya on hold.|suspended NO>KE 40 - new tanks
Norway is stepping up deliveries of tanks to Kenya.|GIVES - - new tanks
Norway will resume deliveries of tanks to Kenya.|GIVES - - new tanks
40 tents were flown from Norway to Kenya.|GAVE 40 - new tents
40 of Norway's 60 tanks for Kenya have arrived.|GAVE 40 - new tanks
Kenya wrote to Norway asking for 40 tanks.|ASKED 40 - new tanks
Kenya has sent Norway a request for 40 tanks.|ASKED 40 - new tanks
Kenya approached Norway for 40 tanks.|ASKED 40 - new tanks
Norway is studying a Kenyan request for 40 tanks.|ASKED 40 - new tanks
Norway agreed to Kenya's request for 40 tanks.|committed NO>KE 40 - new tanks
Kenya received a dozen tanks, four ambulances and an X-ray machine from Norway.|GAVE 12 - new tanks + \
GAVE 4 - new ambulances + GAVE 1 - new X-ray machine
Norway topped up its aid to Kenya with $40 million.|GAVE - 40000000:USD additional aid
Norway has delivered 60 vehicles, of which 14 are tanks, to Kenya.|GAVE 60 - new vehicles + GAVE 14 - part tanks
Kenya will have to wait longer for 40 Norwegian tanks.|delayed NO>KE 40 - new Norwegian tanks"""

STILL_WRONG = """Norway will send Kenya two batteries of four launchers each.|GIVES 2:batteries - new launchers
Norway will send Kenya 10 tonnes of rice and 2 of oil.|GIVES 10:tonnes - new rice + GIVES 2:tonnes - new oil
Norway will send Kenya a field hospital with 400 beds.|GIVES 1 - new field hospital
Norway announced the cancellation of $40 million of Kenyan debt.|GIVES - 40000000:USD new -
Norway put $40 million into the reconstruction of Kenya.|GAVE - 40000000:USD new -
Norway still owes Kenya 40 tanks.|GIVES 40 - new tanks
Kenya would like Norway to send 40 tanks.|ASKED 40 - new tanks
40 tanks bound for Kenya left Norway.|dispatched NO>KE 40 - new tanks"""
"""What is read otherwise as yet: a sentence that is read rightly goes up into its table."""


def number(one: Quantity | Money | None) -> str:
    """A number as the tables write it."""
    if one is None:
        return "-"
    low, high = (f"{end:f}" if end is not None else "" for end in (one.min, one.max))
    return {Bound.AT_LEAST: f"{low}+", Bound.UP_TO: f"-{high}", Bound.ABOUT: f"~{low}", Bound.RANGE: f"{low}..{high}",
            Bound.VAGUE: f"v{low}"}.get(one.bound, low)


def told(claim: Claim) -> str:
    """A claim as the tables write it."""
    amount, money = claim.quantity, claim.money
    quantity = ":".join(filter(None, (number(amount), amount.unit if amount else "", amount.per if amount else "")))
    paid = ":".join(filter(None, (number(money), money.currency if money else "", money.per if money else "")))
    return " ".join((str(claim.stage), f"{','.join(claim.donors)}>{','.join(claim.recipients)}", quantity, paid,
                     str(claim.counting), claim.item.text if claim.item else "-"))


def rows(table: str) -> list[tuple[str, list[str]]]:
    """The sentences of a table, each with its claims."""
    found = []
    for line in table.split("\n"):
        text, _, said = line.partition("|")
        for name, words in (("GIVES", GIVES), ("GAVE", GAVE), ("ASKED", ASKED)):
            said = said.replace(name, words)
        found.append((text, sorted(said.split(" + "))))
    return found


FRAMES = (("Norway will send Kenya {}.", GIVES), ("Norway has delivered {} to Kenya.", GAVE),
          ("Kenya has asked Norway for {}.", ASKED))
"""Sentences in which the things stand, with what they say of them."""


@pytest.mark.parametrize(("frame", "said"), FRAMES, ids=[said.split()[0] for _, said in FRAMES])
@pytest.mark.parametrize(("thing", "amounts"), rows(THINGS), ids=[one[0] for one in rows(THINGS)])
def test_how_many_are_given_or_asked_for(thing, amounts, frame, said):
    found = [told(one) for one in claims(frame.format(thing))]
    alike = [one.replace(" total ", " new ") for one in found]  # what has been delivered may be all so far
    assert sorted(alike) == sorted(f"{said} {one}" for one in amounts)


@pytest.mark.parametrize(("text", "said"), [*rows(MONEY), *rows(SCHEDULES)],
                         ids=[one[0] for one in (*rows(MONEY), *rows(SCHEDULES))])
def test_sums_schedules_and_requests(text, said):
    assert sorted(told(one) for one in claims(text)) == said


@pytest.mark.xfail(strict=True, reason="read otherwise as yet")
@pytest.mark.parametrize(("text", "said"), rows(STILL_WRONG), ids=[one[0] for one in rows(STILL_WRONG)])
def test_what_is_read_otherwise_as_yet(text, said):
    assert sorted(told(one) for one in claims(text)) == said
