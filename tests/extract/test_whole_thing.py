"""Lists of things, cargo and purchases that were lost whole, cut wrongly or of the wrong kind: one a construction."""

import pytest

from tests.extract.one_text import claims


def told(text):
    """'goods/delivered NO>ML pumps 9': kind, stage, who gives and gets, the thing, its number and how it counts."""
    found = []
    for one in claims(text):
        amount = one.money or one.quantity
        number = f" {amount.max or amount.min}" if amount else ""
        part = " part" if one.counting == "part" else ""
        thing = one.item.text if one.item else ""
        found.append(f"{one.kind}/{one.stage} {','.join(one.donors)}>{','.join(one.recipients)} {thing}{number}{part}")
    return sorted(found)


READ = [
    # things that no list of words knew, and rows of them
    ("Norway gave Mali 40 chairs.", ["goods/delivered NO>ML chairs 40"]),
    ("Norway donated ambulances, tide gauges, and heart raters to Mali.",
     ["goods/delivered NO>ML ambulances", "goods/delivered NO>ML heart raters", "goods/delivered NO>ML tide gauges"]),
    ("Norway handed over incubators and infant warmers to Mali.",
     ["goods/delivered NO>ML incubators", "goods/delivered NO>ML infant warmers"]),
    ("Norway sent tents, prayers and hopes to Mali.", ["goods/delivered NO>ML tents"]),
    ("Norway provided tents, blankets, opportunities and insights to Mali.",
     ["goods/delivered NO>ML blankets", "goods/delivered NO>ML tents"]),
    # ships by their names, and what is on board
    ("HMNZS Manawanui will carry 300 tents to Tonga.", ["goods/announced NZ>TO tents 300"]),
    ("INS Gharial carried 300 tents to Colombo.", ["goods/delivered >LK tents 300"]),
    ("The ship will have on board tarpaulins, water containers and two pumps for Tonga.",
     ["goods/announced >TO pumps 2", "goods/announced >TO tarpaulins", "goods/announced >TO water containers"]),
    ("HMS Dauntless carries 40 missiles.", []),
    ("The new ships will carry 40 missiles.", []),
    ("A C-130 will depart for Suva carrying tents and stoves for Fiji.",
     ["goods/announced >FJ stoves", "goods/announced >FJ tents"]),
    ("Norway will give Mali a C-130.", ["goods/announced NO>ML C-130 1"]),
    # what a thing is given with
    ("Norway gave Mali 14 trucks with trailers, 8 pumps and 9 beds.",
     ["goods/delivered NO>ML beds 9", "goods/delivered NO>ML pumps 8", "goods/delivered NO>ML trucks 14"]),
    ("Norway donated 30 oxygen cylinders with accessories, 7 pumps and 9 beds to Mali.",
     ["goods/delivered NO>ML beds 9", "goods/delivered NO>ML oxygen cylinders 30", "goods/delivered NO>ML pumps 7"]),
    ("Norway sent 20 trucks with flour to Mali.", ["goods/delivered NO>ML flour"]),
    # verbs that share one auxiliary
    ("Norway will build 12 schools and train 90 teachers in Mali.",
     ["goods/announced NO>ML schools 12", "training/announced NO>ML teachers 90"]),
    ("Norway will supply 40 trucks and train 90 drivers in Mali.",
     ["goods/announced NO>ML trucks 40", "training/announced NO>ML drivers 90"]),
    ("Norway trained 90 teachers and built 12 schools in Mali.",
     ["goods/delivered NO>ML schools 12", "training/delivered NO>ML teachers 90"]),
    ("Norway will build 12 schools and send 40 trucks to Mali.",
     ["goods/announced NO>ML schools 12", "goods/announced NO>ML trucks 40"]),
    ("Mali will build 12 schools and train 90 teachers.", []),
    # what a purchase or a sale includes
    ("Mali bought arms from Spain, including rifles and 12 radars.",
     ["procurement/contracted ES>ML arms", "procurement/contracted ES>ML radars 12",
      "procurement/contracted ES>ML rifles"]),
    ("Spain approved the sale of missiles to Mali and radars to Chad.",
     ["procurement/committed ES>ML missiles", "procurement/committed ES>TD radars"]),
    ("Spain approved the sale of missiles to Mali, and 12 howitzers arrived in Chad.",
     ["goods/delivered ES>TD howitzers 12", "procurement/committed ES>ML missiles"]),
    ("Spain gave Mali aid, including rifles and radars.",
     ["goods/delivered ES>ML radars", "goods/delivered ES>ML rifles", "package/delivered ES>ML aid"]),
    # the clause in which something is included
    ("Norway sent Mali 40 boats, while more equipment, including radars and tents, will arrive in June.",
     ["goods/announced NO>ML radars", "goods/announced NO>ML tents", "goods/delivered NO>ML boats 40"]),
    # what things and money are for
    ("Norway gave Mali drones for patrols, monitoring and rescue.", ["goods/delivered NO>ML drones"]),
    ("Norway gave Mali boats for patrols, tents and radios.",
     ["goods/delivered NO>ML boats", "goods/delivered NO>ML radios", "goods/delivered NO>ML tents"]),
    ("Norway allocated $9 million to Mali for the construction of a bridge.",
     ["funds/committed NO>ML construction of a bridge 9000000"]),
    ("Norway gave Mali $9 million for ambulances.", ["goods/delivered NO>ML ambulances 9000000"]),
    # by what a thing came, and whither people flee
    ("Transported by 60 wagons, 4,000 tonnes of wheat were delivered to Mali by Norway.",
     ["goods/delivered NO>ML wheat 4000"]),
    ("Norway gave Mali 60 wagons.", ["goods/delivered NO>ML wagons 60"]),
    ("Thousands of displaced people have sought shelter in Mali.", []),
    # packets that are counted
    ("Norway gave Mali 500 food packs worth $9,000.", ["goods/delivered NO>ML food packs 9000"]),
    ("Norway delivered 800 relief packages to Mali.", ["goods/delivered NO>ML relief packages 800"]),
    ("Norway delivered 3 million food rations to Mali.", ["goods/delivered NO>ML food rations 3000000"]),
    ("Norway sold 3 million tonnes of wheat to China.", []),
    ("Norway gave Mali 90 packs of bandages.", ["goods/delivered NO>ML bandages 90"]),
    ("Norway gave Mali three aid packages worth $50 million.", ["package/delivered NO>ML aid packages 50000000"]),
]


@pytest.mark.parametrize(("text", "found"), READ)
def test_each_construction_is_read_and_its_near_misses_are_not(text, found):
    assert told(text) == sorted(found)
