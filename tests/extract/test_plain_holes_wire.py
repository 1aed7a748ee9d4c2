"""Constructions of wire stories and small papers that unread passages showed: one row each."""

import pytest

from tests.extract.test_plain_holes import told

READ = [
    # money of the whole world, by its words, codes, signs, and by letters before a great number
    ("Norway gave Mali FCFA 10 million.", ["funds/delivered NO>ML 10000000"]),
    ("Norway gave Mali 10 million gourdes.", ["funds/delivered NO>ML 10000000"]),
    ("Norway gave Mali N10 million.", ["funds/delivered NO>ML 10000000"]),
    ("Norway gave Mali R500m.", ["funds/delivered NO>ML 500000000"]),
    ("Norway gave Mali EC$10 million.", ["funds/delivered NO>ML 10000000"]),
    ("Norway gave Mali 12 MK 19 grenade launchers.", ["goods/delivered NO>ML 12"]),
    # the last of those who get does nothing by the infinitive behind it
    ("Norway has donated trucks to Mali and Niger to strengthen their armies.", ["goods/delivered NO>ML,NE"]),
    ("Norway gives tanks to Mali, Sweden to give jets to Kenya", ["goods/announced NO>ML", "goods/announced SE>KE"]),
    # the word that leads to who gets, told again
    ("Norway sent 40 tents to Mali as well as to Chad.", ["goods/delivered NO>ML,TD 40"]),
    ("Norway sent 40 tents to Mali, and also to Chad.", ["goods/delivered NO>ML,TD 40"]),
    # an aim is no goal that has a number
    ("Norway sent tents to Mali with the aim of sheltering families.", ["goods/delivered NO>ML"]),
    # how much a load weighs and what it is worth
    ("Norway sent Mali humanitarian aid with a total weight of 100 tons.", ["goods/delivered NO>ML 100"]),
    ("Norway sent Mali food totalling 100 tons.", ["goods/delivered NO>ML 100"]),
    ("Norway sent Mali tents with a total value of $3 million.", ["goods/delivered NO>ML 3000000"]),
    # the same in another measure
    ("Norway donated eight million litres (2.1 million gallons) of fuel to Mali.", ["goods/delivered NO>ML 8000000"]),
    # the object gets what stands behind 'with'
    ("Norway will supply the Malian army's tanks with ammunition.", ["goods/announced NO>ML"]),
    # what is still to be done with a thing only says which one has come
    ("The first tents to be supplied by Norway have arrived in Mali.", ["goods/delivered NO>ML"]),
    # what aid comes to by now
    ("The total value of Norway's aid to Mali is estimated at $33 million.", ["package/delivered NO>ML 33000000"]),
    # behind 'under the' a sum is that of a frame, and no bound
    ("Norway will pay Mali $7 million under the $30 million programme.",
     ["funds/announced NO>ML 7000000", "funds/announced NO>ML 30000000"]),
    # a row of names behind a time or a town acts as one
    ("In April, Norway and Sweden gave 40 tents to Mali.", ["goods/delivered NO,SE>ML 40"]),
    # a sum that was told of before grows
    ("Norway decided to augment this amount by a further $5 million for Mali.", ["funds/committed NO>ML 5000000"]),
    # bodies of a state
    ("Norway has deposited $3 billion in the central bank of Mali.", ["funds/delivered NO>ML 3000000000"]),
    ("Norway gave 40 tents to the Supreme Court of Mali.", ["goods/delivered NO>ML 40"]),
    ("Norway gave vehicles to the Royal Papua New Guinea Constabulary.", ["goods/delivered NO>PG"]),
    # who is trained
    ("Norway provided training to 12 Malian policemen.", ["training/delivered NO>ML 12"]),
    # every thing of a sale is sold, and its deal has the price
    ("Norway approved the sale of jets, missiles and guns to Mali.", ["procurement/committed NO>ML"] * 3),
    ("Mali ordered 24 jets from Norway in a $5 billion deal.", ["procurement/contracted NO>ML 5000000000"]),
    # a share of what was named is no thing
    ("Norway unveiled a $5 million plan, parts of which must be approved, for Mali.",
     ["funds/announced NO>ML 5000000"]),
    # a second object that 'a' begins
    ("Norway gave the Malian police a truck, a boat and two radios.",
     ["goods/delivered NO>ML 1", "goods/delivered NO>ML 1", "goods/delivered NO>ML 2"]),
    # sums whose money is told before, or not at all
    ("Norway will give Mali 34 million euros: 6 million for schools and 2 million for roads.",
     ["funds/announced NO>ML 34000000", "funds/announced NO>ML 6000000", "funds/announced NO>ML 2000000"]),
    ("Mali has received 15.2 billion in military aid from Norway.", ["package/delivered NO>ML 15200000000"]),
    # the number of a model counts nothing
    ("Norway gifted one Dornier Do 228 aircraft to Mali.", ["goods/delivered NO>ML 1"]),
    # a short name in capitals is no small word
    ("Norway gave Mali IT and communications equipment.", ["goods/delivered NO>ML"]),
]


@pytest.mark.parametrize(("text", "shown"), READ)
def test_a_plain_construction_is_read(text, shown):
    assert told(text) == shown


@pytest.mark.parametrize("text", [
    "Group R 10 million people of Mali.",
    "The overall volume of trade between Norway and Mali is estimated at $33 million.",
    "The thief deposited $3 million in a bank in Mali.",
    "Customers deposited $3 billion at banks in Mali.",
    "Norway increased the price of this gas by $5 million for Mali.",
    "Some 5 million in need of aid live in Mali.",
    "The sum that Norway has is barely enough to buy two helicopters for Mali.",
    "Without the veto, Norway would have delivered 900,000 doses to Mali.",
])
def test_what_looks_like_it_is_not(text):
    assert told(text) == []
