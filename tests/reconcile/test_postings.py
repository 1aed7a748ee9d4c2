"""Balances are interval arithmetic over postings, and restating adds nothing."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.accounts import unit_counted
from pledgebook.catalogue.money import load_money
from pledgebook.codes import Bound
from pledgebook.model import Posting, Quantity
from pledgebook.reconcile.postings import balances_of

ENDS = st.one_of(st.none(), st.integers(0, 1000).map(Decimal))


def posting(account, low, high, claim="a"):
    return Posting("cmt-1", claim, account, "items", low, high, Bound.RANGE, None)


def ends(balances, account):
    return next(((b.min, b.max, b.bound) for b in balances if b.account == account), None)


def test_restating_adds_nothing(claim, book):
    (one,) = book([claim("a.1"), claim("b.1"), claim("c.1", day="2023-01-27")]).commitments
    assert ends(one.balances, "promised") == (14, 14, Bound.EXACT)


def test_what_was_delivered_is_no_longer_outstanding(claim, book):
    (one,) = book([claim("a.1"), claim("b.1", stage="delivered", quantity=12, day="2023-03-30")]).commitments
    assert ends(one.balances, "delivered") == (12, 12, Bound.EXACT)
    assert ends(one.balances, "outstanding") == (2, 2, Bound.EXACT)
    assert one.stage_share == Decimal("0.8571")


@pytest.mark.parametrize(("unit", "left"), [
    ("rounds", 0), ("Pieces", 0), ("units", 0), ("squadrons", 14), ("packs", 14)])
def test_words_for_single_things_count_the_thing_itself_and_others_do_not(claim, book, unit, left):
    came = Quantity(Decimal(14), Decimal(14), Bound.EXACT, unit)
    told = [claim("a.1"), claim("b.1", stage="delivered", quantity=came, day="2023-03-30")]
    one = next(one for one in book(told).commitments if one.balance("promised"))
    assert ends(one.balances, "outstanding") == (left, left, Bound.EXACT)
    assert told[1].quantity.unit == unit


def test_the_catalogues_words_for_a_piece_are_the_books_words_for_the_thing_itself():
    money = load_money()
    single = {name for name, kind in money.kinds.items() if kind.base == "piece" and kind.factor == 1}
    assert single
    assert {word for word, unit in money.words.items() if (unit in single) is bool(unit_counted(word))} <= {""}


@pytest.mark.parametrize("stage", ["requested", "signalled", "refused"])
def test_what_was_never_promised_stands_on_its_own_account_and_is_not_outstanding(claim, book, stage):
    result = book([claim("a.1", stage=stage)])
    assert [(b.account, b.min) for b in result.commitments[0].balances] == [(stage, 14)]
    assert {posting.account for posting in result.postings} == {stage}
    assert result.commitments[0].unknown == ()


def test_the_number_of_a_stance_is_told_and_not_promised(claim, book):
    (one,) = book([claim("a.1", kind="position", stage=None)]).commitments
    assert [(b.account, b.min) for b in one.balances] == [("told", 14)]


def test_nought_is_no_promise(claim, book):
    (one,) = book([claim("a.1", quantity=0)]).commitments
    assert one.balances == ()


def test_a_promise_that_follows_a_signal_is_a_promise(claim, book):
    (one,) = book([claim("a.1", stage="signalled", day="2023-01-20"), claim("b.1")]).commitments
    assert [b.account for b in one.balances] == ["promised", "outstanding"]


def test_a_delivery_says_nothing_of_a_contract(claim, book):
    (one,) = book([claim("a.1"), claim("b.1", stage="delivered", day="2023-03-30")]).commitments
    assert one.balance("contracted") == ()
    assert one.balance("committed") == ()


def test_the_first_number_told_is_posted_where_the_opening_claim_has_none(claim, book):
    result = book([claim("a.1", quantity=None), claim("b.1", day="2023-01-26")])
    assert [(posting.claim, posting.account) for posting in result.postings] == [("b.1", "promised")]


def test_an_unknown_number_is_never_nought(claim, book):
    (one,) = book([claim("a.1", quantity=None)]).commitments
    assert one.balances == ()


@pytest.mark.parametrize(("quantity", "expected"), [
    (Quantity(None, Decimal(61), Bound.UP_TO), (None, 61, Bound.UP_TO)),
    (Quantity(Decimal(10000), None, Bound.AT_LEAST), (10000, None, Bound.AT_LEAST)),
    (Quantity(Decimal(7000), Decimal(9000), Bound.RANGE), (7000, 9000, Bound.RANGE)),
])
def test_bounds_stay_bounds(claim, book, quantity, expected):
    (one,) = book([claim("a.1", quantity=quantity)]).commitments
    assert ends(one.balances, "promised") == expected
    assert ends(one.balances, "outstanding") == expected


@settings(max_examples=100, deadline=None)
@given(promised=st.tuples(ENDS, ENDS), came=st.lists(st.tuples(ENDS, ENDS), max_size=3), pick=st.randoms())
def test_outstanding_holds_every_number_that_the_accounts_allow(promised, came, pick):
    forward = [pair for pair in [promised, *came] if None in pair or pair[0] <= pair[1]]
    if not forward or forward[0] is not promised:
        return
    drawn = [posting("promised", *promised)]
    drawn += [posting("delivered", *pair, claim=str(n)) for n, pair in enumerate(forward[1:])]
    low, high, _ = ends(balances_of(drawn), "outstanding")
    exact = [pick.randint(int(pair[0] or 0), int(pair[1]) if pair[1] is not None else 2000) for pair in forward]
    left = max(0, exact[0] - sum(exact[1:]))
    assert low is None or low <= left
    assert high is None or left <= high


def test_of_a_promise_first_heard_of_when_it_is_cancelled_nothing_is_outstanding(claim, book):
    result = book([claim("a.1", stage="cancelled"), claim("b.1", stage="cancelled", day="2023-01-26")])
    (one,) = result.commitments
    assert ends(one.balances, "promised") == ends(one.balances, "cancelled") == (14, 14, Bound.EXACT)
    assert ends(one.balances, "outstanding") == (0, 0, Bound.EXACT)


def test_what_may_be_cancelled_is_not_cancelled(claim, book):
    (one,) = book([claim("a.1", stage="cancelled", modality="possible")]).commitments
    assert one.balance("cancelled") == ()
