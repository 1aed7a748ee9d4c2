"""Who gives, where no table knows who acts or where many act: one row a construction, with near misses."""

import pytest

from tests.extract.test_plain_holes import told

UNKNOWN = [
    # a common noun of those who give
    ("The charity has sent 12 tents to Mali.", ["goods/delivered >ML 12"]),
    ("A Leeds charity has sent 12 tents to Mali.", ["goods/delivered >ML 12"]),
    ("Farmers from Scotland have sent 12 pumps to Mali.", ["goods/delivered >ML 12"]),
    ("The city of Boston has sent 12 pumps to Mali.", ["goods/delivered >ML 12"]),
    ("The Oslo-based charity has given Mali 12 pumps.", ["goods/delivered >ML 12"]),
    ("A group of retired firefighters in Leeds will send 3 pumps to Mali.", ["goods/announced >ML 3"]),
    # allies and countries that refuse, or are willing
    ("Bamako's allies have refused to send tanks to Mali.", ["goods/refused >ML"]),
    ("Unnamed countries are willing to send 12 tanks to Mali.", ["goods/signalled >ML 12"]),
    # a meeting gives nothing, but the body whose meeting it is
    ("An informal meeting of defence ministers last week agreed a €5bn package of military aid for Mali.",
     ["package/committed >ML 5000000000"]),
    ("A meeting of EU ministers agreed a €5bn package of military aid for Mali.",
     ["package/committed EU>ML 5000000000"]),
    ("The EU summit approved a €5bn package of military aid for Mali.", ["package/committed EU>ML 5000000000"]),
    # names with a small word inside, with a last word of organisations, with a state's name
    ("Hands of Hope has sent 12 tents to Mali. The group has also sent 5 pumps to Mali.",
     ["goods/delivered org:hands-of-hope>ML 12", "goods/delivered org:hands-of-hope>ML 5"]),
    ("US Tents for Mali will be sending 12 tents to Bamako.", ["goods/announced org:us-tents-for-mali>ML 12"]),
    ("Canada Mali Relief has sent 12 tents to Mali.", ["goods/delivered org:canada-mali-relief>ML 12"]),
    ("Kentford Healthcare in Ohio has sent Mali 12 tents.", ["goods/delivered org:kentford-healthcare>ML 12"]),
    ("Last week Stanford donated 12 tents to Mali.", ["goods/delivered org:stanford>ML 12"]),
]

KNOWN = [
    ("Norway, a member of the group, will send 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("Norway told the meeting it will send 40 tents to Mali.", ["goods/announced NO>ML 40"]),
    ("The Norwegian government and a charity have sent 40 tents to Mali.", ["goods/delivered NO>ML 40"]),
    ("The Ministry of Foreign Affairs of Norway has sent 12 tents to Mali.", ["goods/delivered NO>ML 12"]),
    ("The Norwegian Coast Guard has given Mali 12 tents.", ["goods/delivered NO>ML 12"]),
    ("The Kingdom of Norway has given Mali 12 tents.", ["goods/delivered NO>ML 12"]),
    ("Norway is a friend of Mali. It has given 12 tents to the European transport pool in Mali.",
     ["goods/delivered NO>ML 12"]),
]


@pytest.mark.parametrize(("text", "wanted"), UNKNOWN)
def test_who_gives_without_a_known_name(text, wanted):
    """Nobody else is put in the place of a giver that no table knows."""
    assert told(text) == wanted
    assert told("Sweden has sent Mali 4 boats, Stockholm said. " + text)[1:] == wanted


@pytest.mark.parametrize(("text", "wanted"), KNOWN)
def test_who_gives_with_a_known_name(text, wanted):
    """Who is known stays who gives."""
    assert told(text) == wanted
