"""The number of pairs grows with the number of claims, and no promising pair of a small block is lost."""

from pledgebook.reconcile.blocking import BLOCK_LIMIT, NEIGHBOURS, candidate_pairs
from pledgebook.reconcile.traits import traits_of


def test_claims_that_share_recipient_and_thing_are_compared(claim, items):
    other = claim("b.1", item="Leopard 2A6/leopard-2a6", language="de", quantity=3)
    traits = traits_of([claim("a.1"), other], items, {})
    assert list(candidate_pairs(traits)) == [("a.1", "b.1")]


def test_claims_for_other_recipients_are_not_compared(claim, items):
    assert list(candidate_pairs(traits_of([claim("a.1"), claim("b.1", recipients=("PS",))], items, {}))) == []


def test_one_huge_block_makes_no_more_pairs_than_neighbours(claim, items):
    many = 6 * BLOCK_LIMIT
    claims = [claim(f"t{n}.1", day=f"2023-{1 + n // 28 % 12:02d}-{1 + n % 28:02d}") for n in range(many)]
    assert len(list(candidate_pairs(traits_of(claims, items, {})))) <= many * NEIGHBOURS
