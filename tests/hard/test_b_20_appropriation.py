"""3.20 An appropriation is not aid: what of it refills the giver's own stocks is told apart, inside the whole."""

import pytest
from tie_books import book, said

from pledgebook.codes import NoGift
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

BILL = {"donors": ["US"], "kind": "funds", "stage": "committed", "item": "appropriation", "sum": "61e9 USD"}


@pytest.mark.parametrize("share", [
    {"recipients": ["US"], "item": "weapons stocks"}, {"item": "replenishing US stocks"},
    {"item": "weapons", "words": "20 billion to replenish its own stockpiles"}])
def test_what_refills_the_givers_own_stocks_is_no_gift_and_stays_inside_the_whole(share, tmp_path):
    told = book([
        said("bill.1", "2024-04-24", **BILL),
        said("bill.2", "2024-04-24", donors=["US"], kind="funds", stage="committed", counting="part", sum="20e9 USD",
             **share),
    ])
    refill, whole = told.of("bill.2"), told.of("bill.1")
    assert refill.no_gift == NoGift.OWN_STOCK
    assert refill.part_of == whole.id
    assert whole.no_gift is None
    rows = {(row.no_gift, row.party): (int(row.min), int(row.max)) for row in whole.shares}
    assert rows == {("own_stock", "US"): (20_000_000_000, 20_000_000_000),
                    (None, "US"): (41_000_000_000, 41_000_000_000)}
    with told.ledger(tmp_path) as ledger:
        words = why_words(why_commitment(ledger, whole.id))
        assert "it refills the giver's own stock" in words
        assert "no giver named" not in words


def test_to_refill_the_recipients_stocks_is_a_gift():
    told = book([said("gift.1", "2024-04-24", donors=["US"], kind="funds", item="ammunition", sum="20e6 USD",
                      words="20 million dollars to replenish Ukraine's stocks")])
    assert told.of("gift.1").no_gift is None


def test_an_order_to_replenish_stocks_is_no_gift_also_where_no_gift_is_known():
    told = book([said("order.1", "2022-05-27", donors=["US"], kind="procurement", stage="contracted",
                      item="Stinger missiles", number=1300, words="1,300 Stinger missiles to replenish stocks")])
    assert told.of("order.1").no_gift == NoGift.OWN_STOCK


def test_a_request_to_a_parliament_is_no_promise_and_its_parts_neither():
    told = book([said("plea.1", "2023-10-20", **{**BILL, "stage": "requested"}),
                 said("plea.2", "2023-10-20", **{**BILL, "stage": "requested", "sum": "30e9 USD"}, counting="part")])
    assert {one.stage.value for one in told.commitments} == {"requested"}


def test_a_gift_paid_from_a_named_fund_is_part_of_the_fund():
    told = book([
        said("fund.1", "2022-10-07", donors=["FR"], kind="funds", item="support fund for Ukraine", sum="100e6 EUR"),
        said("fund.2", "2022-10-07", donors=["FR"], item="Ground Fire radars", number=2),
    ])
    assert told.of("fund.2").part_of == told.of("fund.1").id
