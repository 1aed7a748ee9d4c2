"""Verbs of giving, asking and cutting that tell of no gift: what thin looks over unread texts showed."""

import pytest

from tests.extract.test_plain_holes import told


@pytest.mark.parametrize("text", [
    "Storms hit Grenada, with water, electricity and telephone services having all been cut.",
    "Water and power supplies were cut after the quake in Nepal.",
    "Some 40 people were killed in Gaza while seeking food aid.", "The boy was seeking food in Gaza.",
    "The US urged Egypt not to send tanks to Sudan.", "Norway warned Israel not to send troops into Gaza.",
    "The programme for Kenya consists of two components.",
    "Some 120 foreign fighters have gone to join rebels in Syria.",
    "The mission cleared land and destroyed 3,000 landmines in Sri Lanka."])
def test_nobody_gives_it(text):
    assert told(text) == []


@pytest.mark.parametrize(("text", "claims"), [
    ("Israel cut electricity to Gaza.", ["goods/reduced IL>PS"]),
    ("Sudan is seeking food aid from Norway.", ["goods/requested NO>SD"]),
    ("Norway said it would not send troops to Ukraine.", ["position/None NO>UA"]),
    ("The aid to Chad consists of 40 tents and 20 trucks.", ["goods/announced >TD 20", "goods/announced >TD 40"]),
    ("As demand declined, Norway gave Chad $5 million.", ["funds/delivered NO>TD 5000000"]),
    ("Norway declined to send tanks to Ukraine.", ["goods/refused NO>UA"]),
    ("The US urged Egypt to send tanks to Sudan.", ["goods/requested EG>SD"]),
])
def test_what_stands_near_it_is_told(text, claims):
    assert sorted(told(text)) == sorted(claims)
