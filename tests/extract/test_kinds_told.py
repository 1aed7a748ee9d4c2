"""Kinds told by plain verbs: orders, output, milestones of arms, hostile acts and stances, and what only looks so.

A grid by construction: frames hold `{T}` for a thing that is counted and `{B}`, `{S}` for who buys and who sells. What
is expected is written 'kind/stage givers>getters number'; '-' stands for no stage, '*' for any number.
"""

from datetime import date

import pytest

from tests.extract.one_text import claims

PUBLISHED = date(2023, 5, 1)

THINGS = {"40 tanks": 40, "12 helicopters": 12, "30,000 artillery shells": 30000, "six air defence systems": 6}

OWN = [
    ("contracted", "{B} has ordered {T}."),
    ("contracted", "{B} signed a contract for {T}."),
    ("contracted", "{B} placed an order for {T}."),
    ("contracted", "{B} finalised a deal for {T}."),
    ("contracted", "{B} exercised an option for {T}."),
    ("announced", "{B} plans to buy {T}."),
    ("announced", "{B} is planning to acquire {T}."),
    ("announced", "{B} will sign a contract for {T}."),
    ("announced", "{B} issued a tender for {T}."),
    ("committed", "{B} approved the purchase of {T}."),
    ("committed", "{B} has agreed to buy {T}."),
    ("signalled", "{B} is interested in buying {T}."),
    ("signalled", "{B} is negotiating the purchase of {T}."),
    ("refused", "{B} will not buy {T}."),
    ("cancelled", "{B} cancelled an order for {T}."),
    ("cancelled", "{B} scrapped plans to buy {T}."),
    ("suspended", "{B} suspended the purchase of {T}."),
    ("delayed", "{B} put off the purchase of {T}."),
]
"""What a state orders for itself: it alone is named, as the one that acts."""

BUYERS = {"Kenya": "KE", "The Norwegian government": "NO", "Poland's defence ministry": "PL", "Taiwan": "TW"}

SOLD = [
    ("procurement/contracted", "{B} has ordered {T} from {S}."),
    ("procurement/contracted", "{B} signed a contract with {S} for {T}."),
    ("procurement/contracted", "{S} won a contract from {B} for {T}."),
    ("procurement/contracted", "{S} has secured an order for {T} from {B}."),
    ("procurement/contracted", "{S} has sold {T} to {B}."),
    ("procurement/announced", "{S} will sell {T} to {B}."),
    ("procurement/committed", "{S} approved the sale of {T} to {B}."),
    ("procurement/cancelled", "{S} cancelled the sale of {T} to {B}."),
    ("procurement/announced", "{B} is to buy {T} from {S}."),
]
"""What one state sells to another: who sells gives, who buys gets."""

FOR_ANOTHER = [
    ("procurement/contracted", "{B} ordered {T} for Ukraine."),
    ("procurement/contracted", "{B} signed a contract for {T} for Ukraine."),
    ("procurement/announced", "{B} plans to acquire {T} for Ukraine."),
    ("procurement/announced", "{B} launched a joint procurement of {T} for Ukraine."),
]

ONE = [
    # what becomes of a plan to buy
    ("procurement/cancelled NO> 40", "Norway's plan to buy 40 tanks was dropped."),
    # a contract's worth and what it buys are one claim
    ("procurement/contracted NO> 40", "Norway signed a contract worth $340 million for 40 tanks."),
    ("procurement/contracted KR>KE 12", "Kenya signed a $340 million contract with South Korea for 12 helicopters."),
    ("procurement/contracted org:lockheed-martin>NO 40",
     "Norway awarded Lockheed Martin a $340 million contract to supply 40 missiles."),
    ("procurement/committed US>KE 12", "Washington approved a possible $340 million sale of 12 helicopters to Kenya."),
    ("procurement/contracted >NO 40", "The contract covers 40 tanks for Norway."),
    ("procurement/contracted org:rheinmetall>NO 40",
     "Rheinmetall signed a contract with Norway for the delivery of 40 guns."),
    ("goods/announced >KE 40", "Deliveries of 40 tanks to Kenya will begin in 2025."),
    # refills
    ("procurement/contracted NO>NO 12", "Norway ordered 12 howitzers to replace those it donated to Ukraine."),
    ("procurement/contracted SE>SE 105", "Sweden signed a contract for 105 tanks to replace those handed to Ukraine."),
    # output
    ("production/announced NO> 100000", "Norway will produce 100,000 shells a year."),
    ("production/delivered > 4000", "The plant makes 4,000 shells a month."),
    ("production/delivered org:rheinmetall> 300", "Rheinmetall currently makes 300 missiles a month."),
    ("production/announced > 200", "The company plans to produce 200 howitzers a year."),
    ("production/announced NO> 100000", "Norway wants to double its production of shells to 100,000 a year."),
    ("production/delivered NO> 100000", "Norway has increased production of shells to 100,000 a month."),
    ("production/announced > 100000", "Annual production of shells will rise to 100,000."),
    ("production/announced > 4000", "The plant will have an annual capacity of 4,000 missiles."),
    ("production/signalled KR> 300", "South Korea could produce 300 missiles a year."),
    ("production/announced KR> 300", "South Korea is on track to produce 300 missiles a year."),
    ("production/signalled > 300", "Up to 300 missiles a year could be made in Norway."),
    ("production/announced NO>UA *", "Norway will start producing shells in Ukraine."),
    ("production/delivered NO> *", "Norway has started production of shells."),
    ("production/suspended NO> *", "Norway suspended production of shells."),
    ("production/committed NO>UA *", "Norway agreed to produce shells in Ukraine."),
    # milestones
    ("capability/- KE> *", "Kenya has tested a new missile."),
    ("capability/- TR> *", "Turkey test-fired a new missile."),
    ("capability/- NO> *", "Norway is developing a new drone."),
    ("capability/- NO> *", "Norway conducted a test of its new howitzer."),
    ("capability/- NO> *", "Norway put a new radar into service."),
    ("capability/- *", "Trials of the new Norwegian tank have begun."),
    ("capability/- *", "The Kenyan drone entered service in May."),
    ("capability/- *", "The Taiwanese missile passed field trials."),
    # hostile acts
    ("incident/- > 84", "Russia launched 84 missiles at Ukraine on Monday."),
    ("incident/- > 40", "Azerbaijan bombarded Armenia with 40 rockets."),
    ("incident/- > 40", "North Korea sent 40 rockets towards South Korea."),
    ("incident/- > 40", "Russia used 40 rockets to attack Ukraine."),
    ("incident/- > 84", "84 missiles struck Israel."),
    ("incident/- > 4", "The US military shot down four Houthi drones."),
    ("incident/- > 2", "Rebels seized two aid trucks in Sudan."),
    ("incident/- > 12", "Gunmen looted 12 aid trucks in Darfur."),
    ("incident/- > 60", "The UN recorded 60 attacks on aid convoys in Sudan."),
    ("incident/- > 40", "Russian forces carried out 40 air strikes on Monday."),
    ("incident/- > 2", "Russian missiles hit two hospitals in Kharkiv."),
    ("incident/- > 14", "Shelling damaged 14 schools in Kherson."),
    # stances
    ("position/- NO>KE *", "Norway will not send troops to Kenya."),
    ("position/- IT>ML *", "Italy refused to send troops to Mali."),
    ("position/- NO>ML *", "Norway opposes sending troops to Mali."),
    ("position/- NO>ML *", "Norway is not planning to deploy soldiers to Mali."),
    ("position/- NO>ML *", "Norway has rejected calls to send troops to Mali."),
    ("position/- BG>UA *", "Bulgaria said no troops would be sent to Ukraine."),
    ("position/- BG>UA *", "Bulgaria will not take part in the war in Ukraine."),
    ("position/- HU>UA *", "Hungary will not be drawn into the war in Ukraine."),
    ("position/- NO>UA *", "Norway supports Ukraine's right to strike targets in Russia."),
]

NONE = [
    "Ryanair ordered 300 Boeing 737 jets.",
    "Kenya Airways plans to buy 12 planes.",
    "Toyota will produce 200,000 cars a year in Kenya.",
    "Ford will make 40,000 trucks a year at the plant.",
    "The shipyard is building two cruise ships.",
    "Saudi Arabia produces 9 million barrels of oil a day.",
    "The studio will produce 12 films a year.",
    "The factory makes 40,000 shoes a day.",
    "Oil output rose to 3 million barrels a day.",
    "The fireworks maker will produce 400,000 sparklers.",
    "The general ordered 400 soldiers to withdraw.",
    "The band signed a deal for three albums.",
    "The vaccine was tested on 400 people.",
    "The ferry has entered service on the route.",
    "The bridge became operational in May.",
    "China has tested Taiwan's air defences with drones.",
    "Kenya is developing its drone industry.",
    "Kenya launched three rockets into orbit.",
    "A fire destroyed 30 trucks in Lagos.",
    "Police seized 40 rifles from smugglers.",
    "Two strikes by nurses closed hospitals in Kenya.",
    "The team launched 12 attacks on goal.",
    "An earthquake hit two hospitals in Nepal.",
    "Norway will not send an envoy to the talks.",
    "The mayor refused to send police officers to the rally.",
    "The law supports the right to strike.",
    "Norway may be drawn into the war.",
]

WRONG = [
    # the maker that is chosen is a seller, and the purchase an order
    ("procurement/committed DE>NO 40", "Norway chose Germany to supply 40 tanks."),
    # an order that grows or shrinks to a number
    ("procurement/contracted TW> 40", "Taiwan increased its order to 40 tanks."),
    # what may be bought later
    ("procurement/signalled NO> 40", "Norway has an option for 40 tanks."),
    # a verb that no list has
    ("procurement/announced TW> 40", "Taiwan will lease 40 tanks."),
    # sellers to whom no state is named
    # a plant that is for arms
    ("production/announced NO>UA *", "Norway will open a factory for shells in Ukraine."),
    # acts of a town or a day that are counted in times
    ("incident/- > 40", "Russian forces shelled the town 40 times on Monday."),
    # leave to use arms
    ("position/- NO>UA *", "Norway lifted restrictions on the use of its weapons by Ukraine."),
    ("capability/- NO> *", "Norway is working on a new missile."),
]


def told(text: str) -> list[str]:
    """What is found, as the tables write it."""
    return [f"{one.kind}/{one.stage or '-'} {','.join(one.donors)}>{','.join(one.recipients)} "
            f"{one.quantity.min or one.quantity.max if one.quantity else None}"
            for one in claims(text, published=PUBLISHED)]


def fits(expected: str, found: str) -> bool:
    """Whether a claim is what a line expects; '*' at its end leaves open what stands there."""
    return found.startswith(expected[:-1]) if expected.endswith("*") else found == expected


@pytest.mark.parametrize("turn", range(len(THINGS)))
def test_what_a_state_orders_for_itself(turn):
    for k, (stage, frame) in enumerate(OWN):
        thing, number = list(THINGS.items())[(k + turn) % len(THINGS)]
        name, party = list(BUYERS.items())[k % len(BUYERS)]
        text = frame.format(B=name, T=thing)
        either = [[f"procurement/{stage} {sides} {number}"] for sides in (f"{party}>", f">{party}")]
        assert told(text) in either, text


@pytest.mark.parametrize("turn", range(3))
def test_what_one_state_sells_to_another(turn):
    pairs = [("Germany", "DE", "Kenya", "KE"), ("South Korea", "KR", "Poland", "PL"),
             ("the United States", "US", "Taiwan", "TW")]
    for k, (expected, frame) in enumerate(SOLD):
        thing, number = list(THINGS.items())[(k + turn) % len(THINGS)]
        seller, gives, buyer, gets = pairs[(k + turn) % len(pairs)]
        text = frame.format(S=seller, B=buyer, T=thing)
        text = text[0].upper() + text[1:]
        assert told(text) == [f"{expected} {gives}>{gets} {number}"], text


@pytest.mark.parametrize("turn", range(len(THINGS)))
def test_what_a_state_orders_for_another(turn):
    for k, (expected, frame) in enumerate(FOR_ANOTHER):
        thing, number = list(THINGS.items())[(k + turn) % len(THINGS)]
        text = frame.format(B="Norway", T=thing)
        assert told(text) == [f"{expected} NO>UA {number}"], text


@pytest.mark.parametrize(("expected", "text"), ONE)
def test_a_kind_told_by_a_plain_verb(expected, text):
    found = told(text)
    assert len(found) == 1, found
    assert fits(expected, found[0]), found


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_one_of_these_kinds(text):
    assert told(text) == []


@pytest.mark.xfail(strict=True, reason="read otherwise, or not at all")
@pytest.mark.parametrize(("expected", "text"), WRONG)
def test_what_is_still_read_wrongly(expected, text):
    assert any(fits(expected, one) for one in told(text))
