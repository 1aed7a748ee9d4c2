"""A pair's levels are named, weighed in one table, and the same from either side."""

from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Bound, Counting, Stage
from pledgebook.model import Quantity
from pledgebook.reconcile.compare import compare, hopeless, weigh
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


SIDES = st.tuples(
    st.sampled_from(list(Stage)), st.sampled_from(list(Counting)), st.sampled_from((None, 4, 12, 14)),
    st.sampled_from((None, "2023-01-25", "2023-01-25", "2023-03-15", "2023-03-30")),
    st.sampled_from(("goods", "training", "funds", "package")), st.sampled_from((("DE",), ())),
    st.sampled_from(("Leopard 2 tanks/leopard-2", "tanks/tank", "soldiers", None)), st.sampled_from("ab"))


@settings(max_examples=400, deadline=None)
@given(one=SIDES, other=SIDES)
def test_whichever_of_any_two_claims_is_looked_at_first_changes_nothing(claim, items, one, other):
    """Ends of both kinds, acts of one day, givers that one of them leaves out: no level hangs on the order."""
    told = [claim(f"{text}.{place}", stage=stage, counting=counting, quantity=number, day=day, kind=kind, donors=donors,
                  item=item, money="100000000 EUR" if kind in ("funds", "package") else None)
            for place, (stage, counting, number, day, kind, donors, item, text) in enumerate((one, other))]
    mine, theirs = traits_of(told, items, {}).values()
    assert hopeless(mine, theirs) == hopeless(theirs, mine)
    if not hopeless(mine, theirs):
        assert sorted(compare(mine, theirs)) == sorted(compare(theirs, mine))


@pytest.mark.parametrize(("first", "last", "parted"), [
    ("suspended", "cancelled", False), ("refused", "cancelled", False), ("cancelled", "refused", True)])
def test_one_end_after_another_is_told_of_one_promise_but_a_refusal_ends_none(claim, items, first, last, parted):
    assert parted is ("refusal and promise" in levels(
        items, claim("a.1", stage=first), claim("b.1", stage=last, day="2023-03-30")))


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


LOAN = {"kind": "funds", "quantity": None, "money": "1500000 EUR", "counting": "part", "stage": "delivered"}


@pytest.mark.parametrize(("one", "other", "level"), [
    ({"item": "first tranche"}, {"item": "second tranche"}, "sum same, other tranche"),
    ({"item": "erste Tranche"}, {"item": "first tranche", "day": "2023-06-01"}, "sum same"),
    ({"item": "tranche"}, {"item": "tranche", "day": "2023-03-20"}, "sum same, other tranche"),
    ({"item": "tranche", "stage": "announced"}, {"item": "tranche", "day": "2023-03-20"}, "sum same"),
    ({"item": "tranche", "stage": "announced"}, {"item": "tranche", "day": "2023-08-20"}, "sum same, other tranche"),
])
def test_tranches_of_one_size_are_told_apart_by_their_number_then_by_their_days(claim, items, one, other, level):
    assert level in levels(items, claim("a.1", **{**LOAN, **one}), claim("b.1", **{**LOAN, **other}))


def test_a_number_without_its_unit_is_the_same_goal(claim, items):
    doses = Quantity(Decimal(2000), Decimal(2000), Bound.EXACT, "doses")
    goal = {"counting": "target"}
    assert "goal" not in levels(items, claim("a.1", quantity=2000, **goal), claim("b.1", quantity=doses, **goal))
    assert "goal" in levels(items, claim("a.1", quantity=2000, **goal), claim("b.1", quantity=900, **goal))


def test_a_request_is_answered_by_what_its_text_tells_of_the_same_number(claim, items, book, groups):
    asked = claim("a.1", item="arms", stage="requested", quantity=12400)
    assert "request answered" in levels(items, asked, claim("a.2", item="arms", stage="refused", quantity=12400))
    assert len(groups(book([asked, claim("a.2", item="arms", stage="refused", quantity=900)]))) == 2


def test_what_is_on_its_way_of_a_promise_is_an_act_of_it(claim, items):
    assert "share comes later" in levels(items, claim("a.1"), claim("b.1", stage="dispatched", counting="part",
                                                                    quantity=4, day="2023-02-20"))
    assert "share comes later" not in levels(items, claim("a.1"), claim("b.1", counting="part", quantity=4))


def test_a_share_of_one_thing_is_no_part_of_another_thing_that_came(claim, items):
    came = claim("a.1", item="armoured vehicles/armoured-vehicle", quantity=200, stage="delivered")
    assert "share comes later" not in levels(items, came, claim("b.1", quantity=1, stage="delivered", counting="part",
                                                                day="2023-02-20"))


def test_services_of_one_giver_are_told_in_many_words(claim, items):
    help_ = {"kind": "service", "quantity": None}
    teams = claim("a.1", item="rescue teams", **help_)
    assert "services alike" in levels(items, teams, claim("b.1", item="support", **help_))
    assert "services alike" not in levels(items, teams, claim("b.1", item="support", donors=(), **help_))
    assert "services alike" not in levels(items, claim("a.1", item="repair/tank", **help_),
                                          claim("b.1", item="transport/leopard", **help_))


def test_a_plan_that_is_only_weighed_heads_no_list(claim, items):
    package = {"kind": "package", "item": "aid/assistance", "quantity": None}
    told = [claim("a.1"), claim("a.2", money="1300000 EUR", **package), claim("b.1"),
            claim("b.2", money="8000000 EUR", stage="signalled", **package)]
    traits = traits_of(told, items, {})
    assert "packages differ" not in compare(traits["a.1"], traits["b.1"])


def test_what_was_promised_before_is_another_line_than_what_is_new(claim, items):
    package = claim("a.9", kind="package", item="aid/assistance", quantity=None, money="1300000 EUR")
    told = [package, claim("a.1", quantity=140, counting="restated"), claim("b.1", quantity=None),
            claim("b.2", quantity=140), claim("b.9", kind="package", item="aid/assistance", quantity=None,
                                              money="1300000 EUR")]
    traits = traits_of(told, items, {})
    assert "old beside new" in compare(traits["a.1"], traits["b.1"])
    assert "old beside new" not in compare(traits["a.1"], traits["b.2"])
