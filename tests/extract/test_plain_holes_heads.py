"""Things and lists in plain sentences that no rule read: shared heads, rows of lines, sums behind their thing."""

import pytest

from tests.extract.one_text import claims


def told(text):
    """'goods/announced NO>ML [tents] 7000': kind, stage, who gives and gets, the thing, and the number or the sum."""
    found = []
    for one in claims(text):
        amount = one.money or one.quantity
        number = f" {amount.max or amount.min}" if amount and (amount.max or amount.min) else ""
        item = " ".join(one.item.text.split()) if one.item else ""
        sides = f"{','.join(one.donors)}>{','.join(one.recipients)}"
        found.append(f"{one.kind}/{one.stage} {sides} [{item}]{number}")
    return sorted(found)


def things(text):
    """The things of the claims alone, in the order of their words."""
    return sorted(" ".join(one.item.text.split()) if one.item else "" for one in claims(text))


SENT = "Norway will send {} to Mali."

ONE = [
    # a noun that counts, in the singular and without an article
    "tank and artillery shells", "tank, mortar and artillery shells", "drone and missile parts",
    "vaccine and medicine supplies", "drone, counter-drone and electronic warfare capabilities",
    "radar and communications equipment", "mortar and artillery rounds",
    # a prefix, an open hyphen, a calibre
    "anti-ship and air defence systems", "anti-tank and anti-aircraft weapons", "short- and medium-range missiles",
    "short-, medium- and long-range missiles", "155mm and 105mm shells", "155mm, 122mm and 105mm artillery ammunition",
    # fields, and what things are for
    "food security, health, nutrition and water support", "intelligence, surveillance and reconnaissance support",
    "airlift and logistical capabilities", "surveillance and reconnaissance drones", "transport and attack helicopters",
    "diesel and petrol generators", "night vision and thermal imaging goggles", "kitchen, shelter and hygiene kits",
    "military, police and medical equipment",
    # a short name in brackets before the head
    "water, sanitation and hygiene (WASH) services", "explosive ordnance disposal (EOD) equipment",
]


@pytest.mark.parametrize("thing", ONE)
def test_modifiers_that_share_a_head_are_one_thing(thing):
    assert things(SENT.format(thing)) == [thing]


SEVERAL = [
    ("food, water and medical supplies", ["food", "medical supplies", "water"]),
    ("ammunition and air defence systems", ["air defence systems", "ammunition"]),
    ("anti-tank weapons and missiles", ["anti-tank weapons", "missiles"]),
    ("a tank and artillery shells", ["artillery shells", "tank"]),
    ("fuel and vehicle parts", ["fuel", "vehicle parts"]),
    ("medicines and hospital beds", ["hospital beds", "medicines"]),
    ("training and communications equipment", ["communications equipment", "training"]),
    ("intelligence and air defence systems", ["air defence systems", "intelligence"]),
    ("Stinger and Javelin missiles", ["Javelin missiles", "Stinger"]),
    ("drones and missiles", ["drones", "missiles"]),
    ("seed and fertiliser", ["fertiliser", "seed"]),
]


@pytest.mark.parametrize(("thing", "shown"), SEVERAL)
def test_what_can_stand_alone_does(thing, shown):
    assert things(SENT.format(thing)) == shown


READ = [
    ("Norway will send a drone and counter-drone system to Mali.",
     ["goods/announced NO>ML [drone and counter-drone system] 1"]),
    ("Norway sent 4,000 tank and artillery shells to Mali.",
     ["goods/delivered NO>ML [tank and artillery shells] 4000"]),
    ("Tank and artillery shells were sent to Mali by Norway.", ["goods/delivered NO>ML [Tank and artillery shells]"]),
    ("Norway will give Mali $40 million in health and nutrition assistance.",
     ["funds/announced NO>ML [health and nutrition assistance] 40000000"]),
    # a sum in brackets behind its thing
    ("Norway sent a medical team ($1m) and tents ($2m) to Mali.",
     ["goods/delivered NO>ML [tents] 2000000", "service/delivered NO>ML [medical team] 1000000"]),
    ("Norway will send tanks to Mali ($2 million).", ["goods/announced NO>ML [tanks] 2000000"]),
    ("Norway will give Mali a field hospital (worth $3 million).",
     ["goods/announced NO>ML [field hospital] 3000000"]),
    ("Norway will give Mali budget support ($2 million) and food aid ($5 million).",
     ["funds/announced NO>ML [budget support] 2000000", "funds/announced NO>ML [food aid] 5000000"]),
    # what a package amounts to
    ("Norway will provide new military aid to Mali. The package amounts to €30 million.",
     ["package/announced NO>ML [military aid] 30000000"]),
    # numbers before the members
    ("Norway donated 1) tents, 2) blankets and 3) stoves to Mali.",
     ["goods/delivered NO>ML [blankets]", "goods/delivered NO>ML [stoves]", "goods/delivered NO>ML [tents]"]),
    # fragments behind a sentence that leads to them
    ("Here is what Norway sent to Mali. Tanks, artillery, ammunition.",
     ["goods/delivered NO>ML [Tanks]", "goods/delivered NO>ML [ammunition]", "goods/delivered NO>ML [artillery]"]),
    ("Here is what Norway is sending to Mali: tanks, artillery, ammunition.",
     ["goods/announced NO>ML [ammunition]", "goods/announced NO>ML [artillery]", "goods/announced NO>ML [tanks]"]),
    ("What is Norway sending to Mali? Tanks, radars and 40 trucks.",
     ["goods/announced NO>ML [Tanks]", "goods/announced NO>ML [radars]", "goods/announced NO>ML [trucks] 40"]),
    ("Norwegian equipment delivered to Mali so far:\n\n1) 40 tanks\n2) Ammunition",
     ["goods/delivered NO>ML [Ammunition]", "goods/delivered NO>ML [tanks] 40"]),
    ("Norway's support for Mali to date:\n\n1) 40 tanks\n2) Ammunition",
     ["goods/announced NO>ML [Ammunition]", "goods/announced NO>ML [tanks] 40"]),
    # lines without bullets, behind a blank line
    ("Norway has provided $155 million to Mali. It came by sea and includes:\n\n$40 million for UNICEF\n$26 million",
     ["funds/delivered NO>ML [] 155000000", "funds/delivered NO>ML [] 26000000", "funds/delivered NO>ML [] 40000000"]),
    ("Here is what Norway has sent to Mali:\n\nTanks\nHowitzers\nTents and blankets",
     ["goods/delivered NO>ML [Howitzers]", "goods/delivered NO>ML [Tanks]", "goods/delivered NO>ML [Tents]",
      "goods/delivered NO>ML [blankets]"]),
    ("Norwegian aid for Mali at a glance:\n\nBudget support: $40 million\nTents: $4 million",
     ["funds/announced NO>ML [Budget support] 40000000", "goods/announced NO>ML [Tents] 4000000"]),
]

MEMBERS = [
    "rifles, mortars and, for the first time, tanks", "rifles, mortars and - for the first time - tanks",
    "rifles, mortars and, according to the minister, tanks", "rifles, then mortars and finally tanks",
    "rifles, mortars and possibly tanks", "rifles for soldiers, mortars, and tanks",
    "rifles worth $4 million, mortars, and tanks", "rifles made in Spain, mortars and tanks",
    "rifles built by Kongsberg, mortars and tanks", "rifles, mortars and/or tanks",
    "rifles, mortars - and tanks", "rifles, mortars, complete with tanks",
]


@pytest.mark.parametrize("listed", MEMBERS)
def test_a_list_goes_on_behind_what_interrupts_it(listed):
    assert things(f"Norway will give Mali {listed}.") == ["mortars", "rifles", "tanks"]


@pytest.mark.parametrize("led", [
    "including, among others, {}", "among them {}", "e.g. {}", ", namely {}", "- {}",
    "ranging from {}",
])
def test_examples_are_members(led):
    text = led.format("rifles to mortars" if led.startswith("ranging") else "rifles and mortars")
    assert {"mortars", "rifles"} <= set(things(f"Norway has sent Mali weapons {text}."))


READ += [
    # what ends a range is no verb
    ("Norway sent Mali equipment ranging from boots to ship engines.",
     ["goods/delivered NO>ML [boots]", "goods/delivered NO>ML [ship engines]"]),
    ("Norway gave Mali everything from circuit breakers to surge arresters and generators.",
     ["goods/delivered NO>ML [circuit breakers]", "goods/delivered NO>ML [generators]",
      "goods/delivered NO>ML [surge arresters]"]),
    # people whom one member is for, and measures of one member
    ("Norway sent boots for 400 soldiers, rifles, and tents to Mali.",
     ["goods/delivered NO>ML [boots] 400", "goods/delivered NO>ML [rifles]", "goods/delivered NO>ML [tents]"]),
    ("Norway will give Mali food for 40,000 people, clean water and tents.",
     ["goods/announced NO>ML [clean water]", "goods/announced NO>ML [food] 40000", "goods/announced NO>ML [tents]"]),
    ("Norway will give Mali 4 million rounds of rifle ammunition, and tents.",
     ["goods/announced NO>ML [rifle ammunition] 4000000", "goods/announced NO>ML [tents]"]),
    ("Norway will give Mali 400 litres of fuel and a field hospital.",
     ["goods/announced NO>ML [field hospital] 1", "goods/announced NO>ML [fuel] 400"]),
    # words that no list had
    ("Norway sent three diesel generators and accessories to Mali.",
     ["goods/delivered NO>ML [accessories]", "goods/delivered NO>ML [diesel generators] 3"]),
    ("Norway's gift to Mali: tents and food.", ["goods/announced NO>ML [food]", "goods/announced NO>ML [tents]"]),
    # how much a shipment weighs, behind whence and whither
    ("Norway's shipment to Mali, weighing 40 tonnes, arrived on Friday.", ["goods/delivered NO>ML [shipment] 40"]),
]

PACKAGE = "Norway announced a €30 million package for Mali"

WITHIN = [
    f"{PACKAGE} - tanks, radars and trucks.", f"{PACKAGE}. Included are tanks, radars and trucks.",
    f"{PACKAGE}. Also included are tanks, radars and trucks.",
    f"{PACKAGE}. Included in it are tanks, radars and trucks.",
    f"{PACKAGE}. On the list: tanks, radars and trucks.", f"{PACKAGE}. Tanks, radars and trucks are part of it.",
    f"{PACKAGE}. Tanks, radars and trucks are included.", f"{PACKAGE}. What is in it? Tanks, radars and trucks.",
    f"{PACKAGE}. So what are the highlights? Tanks; radars; trucks.",
    f"{PACKAGE}. The package also has tanks, radars and trucks.",
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", WITHIN)
def test_what_is_in_a_package_is_given_with_it(text):
    found = [(one.item.text.lower(), str(one.stage), *one.recipients) for one in claims(text)]
    assert found == [(thing, "announced", "ML") for thing in ("package", "tanks", "radars", "trucks")]


@pytest.mark.parametrize("text", [
    "Tanks and radars are part of the Malian army.",
    "Drones are part of the war in Mali, Norway said.",
    "Norway said rifles were among the items stolen in Mali.",
    "Norway said guns are included in the Malian ban.",
    "What does Mali need from Norway? Tanks, radars and trucks.",
    "What did the rebels in Mali steal from Norway? Tanks, radars and trucks.",
    "What is hitting Norwegian firms in Mali? Fuel, water and power.",
    "The army of Mali parades:\n\nTanks\nHowitzers\nNorwegian trucks",
    "Mali's exports to Norway:\n\nRice: $40 million\nCotton: $20 million",
    "Losses of Mali since May, according to Norway:\n\n40 tanks\n20 radars",
    "Norway deployed soldiers, tanks and radars to Mali.",
    "Norway imports everything from rice to ship engines from Mali.",
    "The minister of Norway spoke in Mali about aid - food, water and tents.",
    "Norway banned the sale to Mali of rifles, and, for the first time, drones.",
    "Police in Mali seized cocaine weighing 40 tonnes from Norway.",
    "Norway will provide support for the health of Malians.",
    "The plane from Norway to Mali weighed 40 tonnes.",
    "Norway exported salmon ($2 million) and trucks ($3 million) to Mali.",
    "The costs for Norway were $40 million - fuel, food and water for its soldiers in Mali.",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
