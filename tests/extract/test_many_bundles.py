"""What is none, of what kind and how much: bundles told again with their sum, loads and vehicles, shared heads."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # a bundle told bare and then with its sum is one
    ("Canada announced a new aid package for Mali. The $40 million package includes tents.",
     ["package/announced CA>ML 40000000", "goods/announced CA>ML"]),
    ("Canada will soon send new military aid to Mali. More will follow. This military aid is worth $40 million.",
     ["package/announced CA>ML 40000000"]),
    ("Japan announced fresh humanitarian aid for Sudan. The aid, worth $20 million, will go to refugees.",
     ["funds/announced JP>SD 20000000"]),
    ("Norway and Mali signed financing agreements for two projects worth $302 million.",
     ["funds/committed NO>ML 302000000"]),
    ("Norway announced a new aid package for Mali. The Danish package is worth $40 million.",
     ["package/announced NO>ML", "package/announced DK>ML 40000000"]),
    ("Norway has announced an aid package for Mali. The previous $30 million package was delivered in May.",
     ["package/announced NO>ML", "package/delivered NO>ML 30000000"]),
    # the sum of a package of things, and of aid that things qualify
    ("Norway announced a $40 million package of drones for Mali.", ["package/announced NO>ML 40000000"]),
    ("Norway gave Mali tents worth $40,000.", ["goods/delivered NO>ML 40000"]),
    ("Norway gave Mali $20 million in food, water and shelter assistance.", ["funds/delivered NO>ML 20000000"]),
    ("Norway gave Mali $20 million worth of food and medicine.", ["package/delivered NO>ML 20000000"]),
    ("Norway announced new vaccine donations to Mali.", ["goods/announced NO>ML"]),
    # what things are for, joined before one head
    ("Norway will send rescue and engineering equipment to Mali.", ["goods/announced NO>ML"]),
    ("Norway gave Mali tankers and transport and recovery vehicles.",
     ["goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("Norway will provide Mali with transport and medical equipment.",
     ["service/announced NO>ML", "goods/announced NO>ML"]),
    ("Norway will provide Mali with repair and spare parts.", ["service/announced NO>ML", "goods/announced NO>ML"]),
    # people who are sent with things are not those whom the things reached
    ("Norway sent 40 firefighters to Mali with equipment such as pumps.",
     ["service/delivered NO>ML 40", "goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("Norway sent 40 workers to Mali with pumps and tents.", ["goods/delivered NO>ML", "goods/delivered NO>ML"]),
    ("Norway provided 400 families with tents in Mali.", ["goods/delivered NO>ML 400"]),
    # vehicles that bring a load, teams beside their members
    ("Norway dispatched a convoy of 16 vehicles, carrying 830 tents, to Mali.", ["goods/dispatched NO>ML 830"]),
    ("Norway sent 16 vehicles to Mali.", ["goods/delivered NO>ML 16"]),
    ("Norway donated two planes to Mali.", ["goods/delivered NO>ML 2"]),
    ("Norway will send a rescue team consisting of 50 rescuers to Mali.", ["service/announced NO>ML 50"]),
    ("Norway sent two rescue teams comprising 80 people to Mali.", ["service/delivered NO>ML 2"]),
    # people who are sent to a part of the world
    ("Norway will send 300 doctors to West Africa.", ["service/announced NO> 300"]),
    ("Cuba says it will send 300 nurses to West Africa.", ["service/announced CU> 300"]),
    ("The US deployed 30 doctors to the Gulf Coast.", []),
    ("Kenya deployed 400 police officers to Nairobi.", []),
    # help without an object is rhetoric
    ("Norway is committed to helping Mali rebuild.", []),
    ("Norway will help Mali rebuild its schools.", ["service/announced NO>ML"]),
    # a bracket that translates two sums
    ("Norway gave Mali 20 million kroner and Chad 10 million kroner ($2 million and $1 million respectively).",
     ["funds/delivered NO>ML 20000000", "funds/delivered NO>TD 10000000"]),
]


@pytest.mark.parametrize(("text", "expected"), READ, ids=[text[:70] for text, _ in READ])
def test_read(text, expected):
    assert told(text) == expected
