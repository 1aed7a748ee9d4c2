"""3.4 Ranges and 'up to': a ceiling is no sum, and no end is made up.

Promise held: what is told as a range, a ceiling or a floor stays one on every account, and sums and differences of
ranges are ranges.
"""

import pytest
from hard_books import book, home, rows, same, say, stands
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.accounts import Amount
from pledgebook.codes import Bound
from pledgebook.reconcile.intervals import minus, plus

CEILING = say("treaty.1", "2024-02-16", what="military aid", kind="package", giver="FR", money="..3000000000 EUR",
              speaker="FR", due=("2024-01-01", "2024-12-31", "in 2024"))


@pytest.mark.parametrize(("number", "ends", "bound"), [
    ("..61", (None, 61), "up_to"), ("10000..", (10000, None), "at_least"), ("7000..9000", (7000, 9000), "range"),
    ("~300", (300, 300), "about"),
])
def test_a_bound_stays_a_bound_on_every_account(number, ends, bound):
    (one,) = book(say("a.1", "2024-01-10", number=number, stage="delivered")).commitments
    for account in ("promised", "delivered"):
        (found,) = one.balance(account)
        assert ((found.min, found.max), found.bound) == (ends, bound)


def test_what_is_outstanding_of_a_range_is_a_range():
    claims = (say("a.1", "2024-01-10", number="40..50"), say("b.1", "2024-03-10", number="20..", stage="delivered"))
    one = home(book(*claims, judgements=(same("a.1", "b.1"),)), "a.1")
    assert stands(one, "outstanding") == (0, 30)


def test_a_ceiling_and_what_became_of_it_are_no_contradiction_and_the_ceiling_is_not_the_sum():
    later = say("oct.1", "2024-10-17", what="military aid", kind="package", giver="FR", money="2000000000.. EUR",
                speaker="FR")
    one = home(book(CEILING, later, judgements=(same("treaty.1", "oct.1"),)), "treaty.1")
    assert one.conflicts == ()
    low, high = stands(one, "promised", "EUR")
    assert (low, high) in ((None, 3_000_000_000), (2_000_000_000, None))


def test_a_vague_number_has_a_least_and_no_most():
    claim = say("a.1", "2023-10-31", what="VAB armoured vehicles", giver="FR",
                number={"min": 200, "max": None, "bound": "vague"})
    (one,) = book(claim).commitments
    assert stands(one, "outstanding") == (200, None)
    assert one.balance("promised")[0].bound is Bound.VAGUE


def test_a_reader_sees_a_goal_as_the_range_that_it_is():
    claim = say("a.1", "2024-02-18", what="Ukrainian soldiers", kind="training", giver="FR", number="7000..9000",
                counting="target", due=("2024-01-01", "2024-12-31", "in 2024"))
    (goal,) = rows(book(claim).commitments[0])["Goal"]
    assert goal.startswith("7,000 to 9,000 Ukrainian soldiers")
    assert "nothing counted" in goal


NUMBERS = st.integers(0, 50)
RANGES = st.tuples(NUMBERS, NUMBERS).map(sorted)


@settings(max_examples=100, deadline=None)
@given(whole=RANGES, part=RANGES, picks=st.tuples(st.floats(0, 1), st.floats(0, 1)))
def test_sums_and_differences_hold_every_number_that_their_ranges_hold(whole, part, picks):
    one, other = (low + round((high - low) * pick) for (low, high), pick in zip((whole, part), picks, strict=True))
    first, second = (Amount(*ends, Bound.RANGE) for ends in (whole, part))
    added, left = plus([first, second]), minus(first, second)
    assert added.min <= one + other <= added.max
    assert left.min <= one - other <= left.max
