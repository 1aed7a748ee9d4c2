"""The number of pairs grows with the number of claims, and no promising pair is lost."""

from decimal import Decimal
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.reconcile.blocking import NEIGHBOURS, WHOLE, candidate_pairs
from pledgebook.reconcile.gathering import weight_of
from pledgebook.reconcile.traits import traits_of

THINGS = ("Leopard 2 tanks/leopard-2", "Leopard 2A6/leopard-2a6", "Leopard 1 tanks/leopard-1", "tanks/tank",
          "weapons/weapon", "heavy weapons", "demining machines", "demining equipment", None)


def test_claims_that_share_recipient_and_thing_are_compared(claim, items):
    other = claim("b.1", item="Leopard 2A6/leopard-2a6", language="de", quantity=3)
    traits = traits_of([claim("a.1"), other], items, {})
    assert list(candidate_pairs(traits)) == [("a.1", "b.1")]


def test_claims_for_other_recipients_are_not_compared(claim, items):
    assert list(candidate_pairs(traits_of([claim("a.1"), claim("b.1", recipients=("PS",))], items, {}))) == []


def test_claims_of_other_givers_are_not_compared_unless_one_names_none(claim, items):
    told = [claim("a.1"), claim("b.1", donors=("FR",)), claim("c.1", donors=())]
    assert list(candidate_pairs(traits_of(told, items, {}))) == [("a.1", "c.1"), ("b.1", "c.1")]


def test_two_kinds_of_one_thing_do_not_meet_by_what_both_are(claim, items):
    told = [claim("a.1", item="x/leopard-2a6", quantity=3), claim("b.1", item="y/leopard-1", quantity=4),
            claim("c.1", item="z/tank", quantity=5)]
    assert set(candidate_pairs(traits_of(told, items, {}))) == {("a.1", "c.1"), ("b.1", "c.1")}


def test_claims_with_several_recipients_meet_once(claim, items):
    both = ("MD", "UA")
    traits = traits_of([claim("a.1", recipients=both), claim("b.1", recipients=both)], items, {})
    assert list(candidate_pairs(traits)) == [("a.1", "b.1")]


def test_one_huge_block_makes_no_more_pairs_than_neighbours_allow(claim, items):
    many = 800
    claims = [claim(f"t{n}.1", day=f"2023-{1 + n // 28 % 12:02d}-{1 + n % 28:02d}") for n in range(many)]
    pairs = list(candidate_pairs(traits_of(claims, items, {})))
    assert len(pairs) == len(set(pairs)) <= many * NEIGHBOURS + (WHOLE * NEIGHBOURS) ** 2


def test_sums_within_six_parts_in_a_hundred_meet_at_every_size(claim, items):
    for size in ("1", "94", "999999", "1000000", "1063000000", "38.5", "0.97"):
        near = Decimal(size) * Decimal("1.06")
        told = [claim("a.1", kind="procurement", item=None, quantity=None, money=f"{size} EUR"),
                claim("b.1", kind="procurement", item=None, quantity=None, money=f"{near:f} EUR")]
        assert list(candidate_pairs(traits_of(told, items, {}))) == [("a.1", "b.1")], size


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(
    st.sampled_from(THINGS), st.sampled_from((None, 1, 14, 14, 100, 137)),
    st.sampled_from(("goods", "funds", "package")),
    st.sampled_from((None, "100000000 EUR", "104000000 EUR", "100000000 USD", "70000000 EUR")),
    st.sampled_from(("announced", "delivered")), st.integers(1, 28), st.sampled_from((("DE",), ("DE", "FR"), ())),
), min_size=2, max_size=14))
def test_no_pair_that_speaks_for_one_promise_is_lost_in_a_small_book(claim, items, rows):
    told = [claim(f"t{n}.1", item=item, quantity=number, kind=kind, money=money, stage=stage, day=f"2023-01-{day:02d}",
                  donors=donors)
            for n, (item, number, kind, money, stage, day, donors) in enumerate(rows)]
    traits = traits_of(told, items, {})
    joined = {pair for pair in combinations(sorted(traits), 2)
              if (weight_of(traits[pair[0]], traits[pair[1]]) or -1) > 0}
    assert joined <= set(candidate_pairs(traits))
