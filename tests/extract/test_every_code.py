"""Every kind, stage, modality and counting value of claims.md comes out of some sentence, and by the right words."""

import pytest
from one_text import claims

from pledgebook.codes import Counting, Kind, Modality, Stage

KINDS = {
    "goods": "Latvia will hand over 18 trucks to Moldova.",
    "funds": "Latvia will lend Moldova €25 million.",
    "package": "Latvia announced a €40 million military aid package for Moldova.",
    "training": "Latvia will train 120 Moldovan soldiers.",
    "service": "Latvia will provide Moldova with demining worth 5 million euros.",
    "procurement": "Latvia has ordered 24 howitzers for Moldova.",
    "production": "France is now producing 8 howitzers a month for Ukraine.",
    "capability": "The drone is still in the experimental phase, the Latvian defence ministry said.",
    "incident": "Russia launched 48 drones at Kyiv overnight.",
    "position": "Latvia is not a party to the war, its foreign minister said.",
}

STAGES = {
    "requested": "Moldova has asked Latvia for 12 generators.",
    "signalled": "Latvia is considering sending 12 generators to Moldova.",
    "announced": "Latvia pledged 12 generators to Moldova.",
    "committed": "Latvia's parliament approved 12 million euros in aid for Moldova.",
    "contracted": "Latvia signed a contract with Rheinmetall for 40,000 artillery shells for Ukraine.",
    "dispatched": "A shipment of 12 generators from Latvia is on its way to Moldova.",
    "delivered": "Latvia has delivered 12 generators to Moldova.",
    "delayed": "The delivery of 12 Latvian generators to Moldova has been postponed until May.",
    "reduced": "Latvia cut its aid to Moldova to 25 million euros.",
    "suspended": "Latvia has suspended 40 million euros in aid to Moldova.",
    "cancelled": "Latvia has cancelled its promised delivery of 12 helicopters to Moldova.",
    "refused": "Latvia refused to send 12 helicopters to Moldova.",
}

MODALITIES = {
    "stated": "Latvia will send 12 generators to Moldova.",
    "reported": "Latvia will reportedly send 12 generators to Moldova.",
    "possible": "Latvia may send 12 generators to Moldova.",
    "conditional": "Latvia will send 12 generators to Moldova if its parliament agrees.",
    "denied": "Latvia denied that it had sent 12 helicopters to Moldova.",
}

COUNTINGS = {
    "new": "Latvia will send 12 generators to Moldova.",
    "additional": "Latvia will send another 12 generators to Moldova.",
    "total": "Latvia has given Moldova 340 generators so far.",
    "part": "Latvia will send 200 generators to Moldova, of which 50 will go to hospitals.",
    "restated": "Latvia reiterated its pledge of 12 generators for Moldova, first announced in January.",
    "target": "Latvia aims to train 5,000 Ukrainian soldiers by the end of the year.",
}

EVERY = [(field, code, text) for field, told in (("kind", KINDS), ("stage", STAGES), ("modality", MODALITIES),
                                                 ("counting", COUNTINGS)) for code, text in told.items()]


def test_no_code_of_the_contract_is_left_out():
    assert (set(KINDS), set(STAGES), set(MODALITIES), set(COUNTINGS)) == (
        set(Kind), set(Stage), set(Modality), set(Counting))


@pytest.mark.parametrize(("field", "code", "text"), EVERY, ids=[f"{field} {code}" for field, code, _ in EVERY])
def test_every_code_comes_out_of_a_sentence(field, code, text):
    assert code in {getattr(one, field) for one in claims(text)}


@pytest.mark.parametrize("text", [
    "France wants to produce 12 howitzers a month for Ukraine by 2027.",
    "Poland plans to produce 150,000 shells a year for Ukraine.",
])
def test_what_somebody_wants_to_make_is_a_goal(text):
    [one] = claims(text)
    assert (one.kind, one.stage, one.counting) == ("production", "announced", "target")


@pytest.mark.parametrize(("text", "number"), [
    ("The UN recorded 1,240 hostile incidents in 2023.", 1240),
    ("Ukraine reported 40 drone attacks on its ports in March.", 40),
    ("More than 300 cyberattacks on hospitals were counted last year, the ministry said.", 300),
])
def test_hostile_acts_that_are_counted_are_incidents(text, number):
    [one] = claims(text)
    assert (one.kind, one.stage, one.donors, one.recipients, one.quantity.min) == ("incident", None, (), (), number)


@pytest.mark.parametrize("text", ["Norway will help Ukraine to fend off 40 cyberattacks a day.",
                                  "Hostile incidents rose in 2023."])
def test_hostile_acts_that_are_only_feared_or_not_counted_are_none(text):
    assert not [one for one in claims(text) if one.kind == "incident"]


@pytest.mark.parametrize(("text", "given"), [
    ("Latvia will send Ukraine spare parts for 14 helicopters.", ["spare parts"]),
    ("Latvia will deliver fuel for 40 trucks to Moldova.", ["fuel"]),
    ("Latvia will fund the maintenance of 14 helicopters in Ukraine.", ["maintenance of 14 helicopters"]),
    ("Latvia will send Ukraine 20 tanks, fuel for 14 howitzers, and 40 trucks.", ["tanks", "fuel", "trucks"]),
    ("Latvia will pay for 14 helicopters for Ukraine.", ["helicopters"]),
    ("Latvia signed a contract for 14 tanks for Ukraine.", ["tanks"]),
])
def test_the_things_that_another_thing_is_for_are_not_given(text, given):
    assert [one.item.text for one in claims(text)] == given


def test_a_share_shows_the_words_that_make_it_one():
    part = next(one for one in claims(COUNTINGS["part"]) if one.counting == "part")
    place = dict(part.cited)["counting"]
    assert COUNTINGS["part"][place.start : place.end] == "of which"
