"""3.16 A gift of old kit and the purchase that refills it: two commitments, tied to each other, never added.

The purchase knows the gift, its own cost as a range, and how long after the gift it was told; the gift learns of the
purchase by look-up. A tie needs words of replacement, one text that tells both, or the very same thing ordered for the
giver itself soon after; anything less ties nothing.
"""

from decimal import Decimal

import pytest
from tie_books import book, said

from pledgebook.bonds import Cost
from pledgebook.cli.asking import commitment_words
from pledgebook.codes import Bound, NoGift
from pledgebook.views.ties import tie_lines, ties
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

GIFT = {"donors": ["FR"], "item": "Caesar howitzers", "number": 18}
ORDER = {"donors": ["FR"], "recipients": ["FR"], "kind": "procurement", "stage": "contracted",
         "item": "Caesar howitzers"}


def test_a_purchase_in_the_place_of_a_gift_knows_the_gift_its_cost_and_the_time_between():
    told = book([
        said("spring.1", "2022-04-22", **GIFT, words="France will hand over 18 Caesar howitzers"),
        said("summer.1", "2022-07-20", **ORDER, number=18, sum="85e6 EUR",
             words="18 Caesar howitzers are bought for 85 million euros to replace those that were given away"),
    ])
    purchase, gift = told.of("summer.1"), told.of("spring.1")
    assert purchase.replaces == gift.id
    assert purchase.replacement.gift == gift.id
    assert purchase.replacement.cost == (Cost(Decimal(85_000_000), Decimal(85_000_000), "EUR", Bound.EXACT),)
    assert purchase.replacement.gap_days == 89
    assert purchase.replacement.rule == "its words say that it replaces"
    assert purchase.replacement.claims == ("summer.1",)
    assert purchase.no_gift == NoGift.OWN_STOCK
    assert (gift.replaces, gift.no_gift) == (None, None)


def test_both_sides_tell_of_the_tie(tmp_path):
    told = book([
        said("spring.1", "2022-04-22", **GIFT),
        said("summer.1", "2022-07-20", **ORDER, number=18, sum=("80e6 EUR", "85e6 EUR"), words="to replace the guns"),
    ])
    purchase, gift = told.of("summer.1").id, told.of("spring.1").id
    with told.ledger(tmp_path) as ledger:
        of_gift = why_words(why_commitment(ledger, gift))
        of_purchase = why_words(why_commitment(ledger, purchase))
        assert f"refilled by {purchase}: EUR\N{NO-BREAK SPACE}80\N{NO-BREAK SPACE}m to EUR" in of_gift
        assert f"refills the gift {gift}" in of_purchase
        assert "89 days after the gift" in of_purchase
        assert "no gift: it refills the giver's own stock" in commitment_words(ledger.commitment(purchase))
        assert list(tie_lines(ties(ledger.commitment(gift), ledger.refills_of(gift)))) == [
            line.strip() for line in of_gift.splitlines() if "refilled by" in line]


def test_no_total_of_gifts_adds_the_purchase(tmp_path):
    told = book([
        said("spring.1", "2022-04-22", **GIFT, sum="90e6 EUR"),
        said("summer.1", "2022-07-20", **ORDER, number=18, sum="85e6 EUR", words="to replace the guns"),
    ])
    assert [one.no_gift for one in told.commitments if one.kind == "procurement"] == ["own_stock"]
    assert told.stands("spring.1", "promised", "EUR") == (90_000_000, 90_000_000)


def test_a_successor_told_in_one_text_refills_the_older_thing():
    told = book([
        said("sunday.1", "2024-02-18", donors=["FR"], item="old VAB armoured vehicles", number=(200, None)),
        said("sunday.2", "2024-02-18", donors=["FR"], recipients=["FR"], kind="procurement", stage="contracted",
             item="Griffon vehicles", number=420),
    ])
    assert told.of("sunday.2").replaces == told.of("sunday.1").id
    assert told.of("sunday.2").replacement.rule == "one text tells the gift and the purchase"


@pytest.mark.parametrize(("words", "language"), [
    ("en remplacement des canons cédés", "fr"), ("als Ersatz für die abgegebenen Haubitzen", "de"),
    ("на заміну переданих гаубиць", "uk"), ("to backfill the howitzers sent abroad", "en")])
def test_words_of_replacement_are_read_in_four_languages(words, language):
    order = {**ORDER, "recipients": [], "number": 30, "words": words, "language": language}
    told = book([said("early.1", "2022-04-22", **GIFT), said("late.1", "2023-08-01", **order)])
    assert told.of("late.1").replaces == told.of("early.1").id


def test_the_same_thing_ordered_for_itself_within_half_a_year_needs_no_words_and_after_a_year_it_does():
    def tied(day):
        told = book([said("gift.1", "2022-04-22", **GIFT), said("order.1", day, **ORDER, number=30)])
        return told.of("order.1").replaces is not None
    assert tied("2022-09-01")
    assert not tied("2023-06-01")


def test_of_several_gifts_that_could_be_meant_none_is_guessed():
    told = book([said("one.1", "2022-04-22", **GIFT), said("two.1", "2022-08-22", **{**GIFT, "number": 6}),
                 said("order.1", "2022-09-01", **ORDER, number=30)])
    assert told.of("order.1").replaces is None


@pytest.mark.parametrize("order", [
    {"recipients": ["UA"]},  # an order for who gets refills nobody's stock
    {"donors": ["DE"], "recipients": ["DE"]},  # another buyer
    {"item": "field hospitals"},  # another thing
    {"stage": "refused"}, {"stage": "requested"},  # nothing was bought
])
def test_what_is_no_replacement_is_tied_to_nothing(order):
    told = book([said("gift.1", "2022-04-22", **GIFT), said("order.1", "2022-05-22", **{**ORDER, **order}, number=18)])
    assert told.of("order.1").replaces is None


def test_two_purchases_can_refill_one_gift():
    told = book([said("gift.1", "2023-01-31", **{**GIFT, "number": 30}),
                 said("first.1", "2023-03-16", **ORDER, number=18, words="to replace guns given to Kyiv"),
                 said("then.1", "2023-11-02", **ORDER, number=12, words="to replace the other guns given to Kyiv")])
    gift = told.of("gift.1").id
    assert {told.of("first.1").replaces, told.of("then.1").replaces} == {gift}
    assert told.of("first.1").id != told.of("then.1").id


def test_an_order_that_holds_the_gift_does_not_refill_it():
    told = book([
        said("march.1", "2024-03-01", **{**ORDER, "item": "loitering munitions"}, number=2000),
        said("march.2", "2024-03-01", donors=["FR"], item="loitering munitions", number=100, counting="part"),
    ])
    assert told.of("march.2").part_of == told.of("march.1").id
    assert told.of("march.1").replaces is None
