"""3.6 Coalitions and pooled money: one whole, every giver's share known or unknown, and a remainder with no name.

A share told in another text than its pool is tied to it by the pool's own name. A giver named without an amount has an
unknown share, null and never 0. What nobody is named for is the whole less all known shares, as a range.
"""

import pytest
from tie_books import book, said

from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words

POOL = {"donors": ["org:czech-ammunition-initiative"], "kind": "procurement", "item": "artillery shells",
        "number": 800_000}


def test_a_giver_told_in_another_text_is_part_of_the_pool_that_it_names():
    told = book([
        said("pool.1", "2024-03-07", **POOL),
        said("hague.1", "2024-03-12", donors=["NL"], kind="funds", item="Czech ammunition initiative", sum="100e6 EUR"),
        said("oslo.1", "2024-03-20", donors=["NO"], kind="funds", item="Czech ammunition initiative", sum="1.6e9 NOK"),
    ])
    assert {told.of("hague.1").part_of, told.of("oslo.1").part_of} == {told.of("pool.1").id}
    assert told.of("hague.1").id != told.of("oslo.1").id


def test_the_known_shares_are_taken_from_the_whole_and_the_remainder_has_no_name(tmp_path):
    told = book([
        said("pool.1", "2024-03-07", donors=["BE", "NL", "PL"], kind="funds", item="shell fund", sum="1.5e9 EUR"),
        said("pool.2", "2024-03-07", donors=["NL"], kind="funds", item="shell fund", sum="100e6 EUR", counting="part"),
        said("pool.3", "2024-03-07", donors=["BE"], kind="funds", item="shell fund", counting="part",
             sum=(None, "200e6 EUR")),
    ])
    assert told.shares("pool.1", "EUR") == {
        "NL": (100_000_000, 100_000_000), "BE": (None, 200_000_000), "PL": (None, None), None: (None, 1_400_000_000)}
    assert told.stands("pool.1", "promised", "EUR") == (1_500_000_000, 1_500_000_000)
    with told.ledger(tmp_path) as ledger:
        words = why_words(why_commitment(ledger, told.of("pool.1").id))
    assert "share of PL: not given" in words
    assert "no giver named for up to EUR\N{NO-BREAK SPACE}1.4\N{NO-BREAK SPACE}bn" in words


def test_where_every_share_is_known_the_remainder_is_a_range_or_a_number():
    told = book([
        said("pool.1", "2024-03-07", donors=["DK", "NL"], item="Leopard 1 tanks", number=(100, 120)),
        said("pool.2", "2024-03-07", donors=["NL"], item="Leopard 1 tanks", number=30, counting="part"),
        said("pool.3", "2024-03-07", donors=["DK"], item="Leopard 1 tanks", number=45, counting="part"),
    ])
    assert told.shares("pool.1") == {"NL": (30, 30), "DK": (45, 45), None: (25, 45)}


def test_a_joint_promise_without_a_number_has_unknown_shares_and_an_unknown_remainder():
    told = book([said("both.1", "2023-05-16", donors=["GB", "NL"], item="F-16 fighter jets")])
    assert told.shares("both.1") == {"GB": (None, None), "NL": (None, None), None: (None, None)}


def test_one_giver_has_no_shares():
    told = book([said("one.1", "2023-05-16", donors=["GB"], item="F-16 fighter jets", number=4)])
    assert told.of("one.1").shares == ()


@pytest.mark.parametrize("more", [
    {"item": "ammunition"}, {"item": "the initiative"}, {"item": "a fund for Ukraine"},
    {"item": "Czech ammunition initiative", "recipients": ["MD"]},
    {"item": "Czech ammunition initiative", "stage": "refused"},
    {"item": "Czech ammunition initiative", "stage": "requested"}])
def test_without_the_pools_own_name_nothing_is_tied(more):
    told = book([said("pool.1", "2024-03-07", **POOL),
                 said("hague.1", "2024-03-12", donors=["NL"], kind="funds", sum="100e6 EUR", **more)])
    assert told.of("hague.1").part_of is None


def test_a_pledge_that_was_not_paid_stands_as_promised_and_not_as_delivered():
    told = book([
        said("pool.1", "2024-03-07", **POOL),
        said("warsaw.1", "2024-03-12", donors=["PL"], kind="funds", item="Czech ammunition initiative", sum="50e6 EUR"),
        said("prague.1", "2024-08-30", donors=["PL"], kind="funds", item="Czech ammunition initiative", sum="50e6 EUR",
             stage="delayed", words="Poland has not paid the promised contribution"),
    ])
    assert told.of("warsaw.1").id == told.of("prague.1").id
    assert told.stands("warsaw.1", "outstanding", "EUR") == (50_000_000, 50_000_000)
    assert not told.of("warsaw.1").balance("delivered")
    assert told.of("warsaw.1").part_of == told.of("pool.1").id


def test_one_countrys_money_for_another_countrys_weapons_is_one_promise_told_by_two():
    told = book([
        said("hague.1", "2025-08-04", donors=["NL"], kind="package", item="US weapons package", sum="500e6 EUR",
             voice="NL"),
        said("wire.1", "2025-08-04", donors=["NL", "US"], kind="package", item="US weapons package", sum="500e6 EUR"),
    ])
    assert len(told.commitments) == 1
    assert told.stands("hague.1", "promised", "EUR") == (500_000_000, 500_000_000)
