"""A pair's levels are named, weighed in one table, and the same from either side."""

from itertools import combinations

import pytest

from pledgebook.reconcile.compare import compare, weigh
from pledgebook.reconcile.traits import traits_of
from pledgebook.reconcile.weights import weights
from pledgebook.reconcile.words import fold, overlap, stems


def levels(items, one, other):
    traits = traits_of([one, other], items, {})
    return compare(traits[one.id], traits[other.id])


def test_every_weight_has_its_reason():
    assert all(weight.reason for weight in weights().values())


def test_comparing_is_the_same_from_either_side(claim, items):
    claims = [claim("a.1"), claim("b.1", stage="delivered", day="2023-03-30", quantity=12),
              claim("c.1", item="tanks/tank", quantity=None, day=None), claim("d.1", counting="part", quantity=4),
              claim("e.1", kind="package", money="400000000 USD"), claim("f.1", donors=()), claim("a.2", item=None)]
    traits = traits_of(claims, items, {})
    for one, other in combinations(sorted(traits), 2):
        assert set(compare(traits[one], traits[other])) == set(compare(traits[other], traits[one]))


@pytest.mark.parametrize(("fields", "level"), [
    ({"item": "Leopard 2A6/leopard-2a6"}, "item broader"),
    ({"item": "Leopard 1/leopard-1"}, "item sibling"),
    ({"item": "weapons/weapon"}, "item much broader"),
    ({"item": "field kitchens"}, "item words differ"),
    ({"item": "чотирнадцять", "language": "uk"}, "item other language"),
    ({"item": None}, "item unknown"),
    ({"quantity": 12}, "number close"),
    ({"quantity": 5}, "number differs"),
    ({"donors": ("DE", "GB")}, "donors overlap"),
    ({"donors": ()}, "donors missing"),
    ({"day": None}, "days unknown"),
    ({"day": "2023-09-01"}, "days far"),
    ({"kind": "training"}, "kinds differ"),
    ({"kind": "package"}, "kinds apart"),
    ({"stage": "requested"}, "request and promise"),
])
def test_a_difference_shows_as_its_level(claim, items, fields, level):
    assert level in levels(items, claim("a.1"), claim("b.1", **fields))


def test_the_same_words_of_one_text_weigh_against_one_promise(claim, items):
    assert weigh(levels(items, claim("a.1"), claim("a.2"))) < 0 < weigh(levels(items, claim("a.1"), claim("b.1")))


def test_a_share_and_its_whole_of_one_text_are_two_sums(claim, items):
    """'up to 50 billion, of which 33 billion will be loans': the bound would let the share be the whole."""
    money = {"kind": "funds", "quantity": None, "item": "aid"}
    whole = claim("a.1", money="50000000 EUR", **money)
    inside = levels(items, whole, claim("a.2", money="33000000 EUR", counting="part", **money))
    elsewhere = levels(items, whole, claim("b.2", money="33000000 EUR", counting="part", **money))
    assert "sums of one text" in inside
    assert "sums of one text" not in elsewhere


@pytest.mark.parametrize(("one", "other"), [("AS90s", "AS-90"), ("Challenger 2 tanks", "Challenger 2 tank"),
                                            ("canons César", "canon Cesar"), ("генератори", "генераторів")])
def test_inflection_accents_and_hyphens_do_not_part_words(one, other):
    assert overlap(stems(one), stems(other)) == 1


def test_folding_keeps_letters_and_number_of_a_designation_together():
    assert fold("AMX-10 RC") == "amx10 rc"
