"""Things without a number that are found: lists of every form, what somebody has from another, wishes, services."""


import pytest
from one_text import candidates, claims

from pledgebook.codes import Stage


def things(text):
    return {" ".join(one.item.text.split()) for one in candidates(text) if one.item}


LINES = """Norway is helping people in Chad by providing them with
emergency shelter
household items
food and water
warm clothing"""


@pytest.mark.parametrize(("text", "wanted"), [
    (LINES, {"emergency shelter", "household items", "food", "water", "warm clothing"}),
    ("Norway has rushed vital supplies to Ukraine. Radars, boots and fuel.", {"Radars", "boots", "fuel"}),
    ("Norway provides basic services – food, shelter and clean water – to refugees in Chad.",
     {"food", "shelter", "clean water"}),
    ("Japan delivered beds, glucometers and masks to Fiji.", {"beds", "glucometers", "masks"}),
    ("Finland will give Ukraine radars to protect the cities of the south, and drones.", {"drones"}),
    ("Estonia has given Ukraine weapons and ammunition.", {"weapons", "ammunition"}),
    ("On the second plane from Oman to Turkey there are tents, quilts and heaters.", {"tents", "quilts", "heaters"}),
    ("Inside the aircraft from Doha for Beirut were generators and water pumps.", {"generators", "water pumps"}),
    ("What Kenya needs most: radios, boots and trucks, its minister said.", set()),
])
def test_a_list_is_read_whatever_marks_its_members(text, wanted):
    assert wanted <= things(text)


@pytest.mark.parametrize("text", [
    "We left on Monday\nThe road was long\nThe hall was cold\nNobody spoke of tents\nWe slept",
    "The minister spoke of Ukraine. Drones over the city kept people awake.",
    "Sweden exported goods to Norway, including machinery, cars and beef.",
])
def test_lines_and_lists_that_nobody_gives_are_no_claims(text):
    assert not claims(text)


@pytest.mark.parametrize(("text", "item", "stage"), [
    ("The fleet of Kenya fired Norwegian-supplied Storm Shadow missiles to help Ukraine.", "Storm Shadow missiles",
     Stage.DELIVERED),
    ("Moldova thanked Romania for the school equipment.", "school equipment", Stage.DELIVERED),
    ("Norway has made radars available to Ukraine.", "radars", Stage.DELIVERED),
    ("Interceptors are scarce and remain among Ukraine's most urgent requests to Norway.", "Interceptors",
     Stage.REQUESTED),
    ("Ukraine has been pleading for months for more long-range missiles from Norway.", "long-range missiles",
     Stage.REQUESTED),
    ("Ukraine renewed its appeal to Nordic countries for fighter jets.", "fighter jets", Stage.REQUESTED),
    ("Norway will restart operations in Syria.", "operations", Stage.ANNOUNCED),
    ("WFP has suspended all its operations in Somalia.", "operations", Stage.SUSPENDED),
    ("Norway is coordinating medical evacuations for Ukraine.", "medical evacuations", Stage.ANNOUNCED),
    ("Rescue teams from Spain have departed for Turkey.", "Rescue teams", Stage.DISPATCHED),
    ("Japan will equip the coast guard of the Philippines with patrol vessels.", "patrol vessels", Stage.ANNOUNCED),
    ("Refugees in Chad have seen their rations reduced by WFP.", "rations", Stage.REDUCED),
    ("Somalia has received a second batch of relief shipments from Turkey.", "relief shipments", Stage.DELIVERED),
    ("The Red Cross handed out soap to families in Mozambique.", "soap", Stage.DELIVERED),
])
def test_what_is_had_wanted_or_done_is_found_by_the_words_that_say_so(text, item, stage):
    assert (item, stage) in {(one.item.text, one.stage) for one in candidates(text) if one.item}


@pytest.mark.parametrize("text", [
    "Kenya operates Kenyan drones, its army said.",
    "The minister shared the concern of Norway.",
    "Norway thanked Kenya for its patience.",
    "The leaders met at the request of Norway for talks.",
    "Traders sell Chinese-made radios in Kenya.",
])
def test_such_words_say_nothing_without_a_thing_that_goes_over(text):
    assert not claims(text)


def test_more_of_a_thing_and_what_another_says_of_it_are_claims_of_their_own():
    found = claims('Norway will send Ukraine missiles. "Norway must send Ukraine more missiles," Zelensky said.')
    assert len([one for one in found if one.item and one.item.text == "missiles"]) == 2
    again = claims("Norway will send Ukraine missiles. The missiles will be sent to Ukraine by Norway.")
    assert len(again) == 1
