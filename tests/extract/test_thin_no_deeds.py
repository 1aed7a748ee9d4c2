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


@pytest.mark.parametrize(("text", "claims"), [
    ("Norway gave $5 million to Chad to help WFP provide food and medicine.", ["funds/delivered NO>TD 5000000"]),
    ("Norway will give Jordan $5 million to help the Red Cross deliver tents.", ["funds/announced NO>JO 5000000"]),
    ("Norway will help WFP provide food to people in Kenya.", ["goods/announced NO>KE"]),
    ("Norway will help UNICEF deliver 40 tents to Chad.", ["goods/announced NO>TD 40"]),
    ("Norway helped UNICEF deliver 40 tents to Chad.", ["goods/delivered NO>TD 40"]),
    ("Norway has helped Spain send 40 tanks to Ukraine.", ["goods/delivered NO>UA 40"]),
])
def test_what_those_do_who_are_helped_is_a_purpose(text, claims):
    assert told(text) == claims
