"""Things of which nobody gives any: own use, trade, forces, nouns before nouns; and gifts that stand near them.

A row is a sentence and the things that it shows as given.
"""

import pytest

from tests.extract.one_text import claims


def told(text):
    """The things that are shown as given."""
    return [one.item.text for one in claims(text) if one.item is not None and one.kind != "incident"]


NOTHING = [
    # nouns that only sound like a thing, or stand before the noun that it is about
    "The Lund Institute is a think tank financed by Norway.",
    "A tank report was delivered to Mali's parliament on Friday.",
    "Norway gave Mali a drone warning on Monday.",
    "The scheme will reduce fuel costs for Mali.",
    "A new vaccine study was released in Norway on Monday.",
    "Prices in parts of Mali and Chad have reached record highs.",
    "Smoke from fires in parts of Canada has arrived in Norway.",
    "Oxfam reported supply shortages, including medical supplies and drugs, in Mali.",
    "Food prices in Egypt are going up, such as corn and soybeans, and bakers will get more.",
    # forces, and what is fired, used or kept out
    "Yemen sent hundreds of drones and missiles to Oman, damaging an oil refinery.",
    "Iran sent dozens of drones to Oman overnight.",
    "Missiles can now reach Kuwait directly from Yemen.",
    "Algeria has deployed forces, including special operations and air defences, to the border of Mali.",
    "Norway has deployed 30 tanks and two radars in Latvia.",
    "Spain sent troops, tanks and radars to Mali's border.",
    "Norwegian soldiers brought 30 tanks to the Malian border.",
    "France used four attack helicopters to enter Malian airspace in the raid.",
    "Mali's navy stopped drugs from coming into Chad.",
    "Qatar helped Kuwait by shooting down dozens of Yemeni drones.",
    # own use, own works, trade
    "The city of Oslo plans to install 40 cameras on the bridge.",
    "Ghana will begin giving the vaccine to its nurses next week.",
    "More than two million people in Norway have received a first dose of a vaccine.",
    "Denmark will give Danish schools 3,000 laptops.",
    "Japan will release treated water into the sea from August.",
    "Peru shipped 30 tons of copper to China last year.",
    "Egypt gets most of its wheat from Romania.",
    "Gazprom said it would cut gas supplies to Poland and Bulgaria.",
    "A Chilean smuggler sent 30 rifles to Peru.",
    "Anyone buying a rifle in Peru needs a permit signed by the police.",
    "Spectators in Peru got out of their cars and watched.",
    "Two books were released by the ministry in Norway.",
    # what is doubted, judged or would have been
    "The ministry says Spain does not think it would be wise to send more helicopters to Haiti.",
    "Spain does not believe that jets should be sent to Armenia.",
    "Spain sees no need to send tanks to Armenia.",
    "Sweden has not said how many tanks will be sent to Armenia.",
    "Canada agreed that the supply of rockets by Iran to Sudan violated a resolution.",
    "The minister said that Norway would have sent 20 tanks to Moldova if it had been asked.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_is_read_as_given(text):
    assert told(text) == []


GIFTS = [
    ("Canada gave beds to hospitals and health facilities in Chad.", ["beds"]),
    ("Canada sent food to orphanages and health posts in Chad.", ["food"]),
    ("Norway will send spare parts to Ukraine.", ["spare parts"]),
    ("Norway sent Malian forces radars and boots.", ["radars", "boots"]),
    ("Norway has deployed doctors and radars to Mali to help flood victims.", ["doctors", "radars"]),
    ("Denmark will send 20 drones to Mali.", ["drones"]),
    ("Norway will send 40 tents.", ["tents"]),
    ("Norway thinks it would be wise to send 20 tanks to Moldova.", ["tanks"]),
    ("Norway agreed that it would send 20 tanks to Moldova.", ["tanks"]),
    ("Norway gave Mali 40 trucks, and ten cars to its police.", ["trucks", "cars"]),
    ("Ghana has received 600,000 doses of vaccine.", ["vaccine"]),
    ("Turkey sent 40 tons of bananas to Mali as aid.", ["bananas"]),
    ("Of the 900 people, 300 were hurt. We gave tents to Mali.", ["tents"]),
]


@pytest.mark.parametrize(("text", "things"), GIFTS)
def test_a_gift_near_them_is_read(text, things):
    assert sorted(told(text)) == sorted(things)
