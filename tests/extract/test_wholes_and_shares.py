"""Amounts beside amounts: shares of a whole, what an amount was before, what each of several gives, what is left."""

from datetime import date

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Tier
from pledgebook.extract import load_reader, read
from pledgebook.model import Claim, Document

DAY = date(2025, 3, 18)


@pytest.fixture(scope="module")
def reader():
    return load_reader("en", load_catalogue(), "test")


def claims(text: str, reader) -> list[Claim]:
    document = Document.of_text(text, id="d", url=None, publisher="b.example", title="", published=DAY, language="en")
    return [claim for claim in read(document, reader).claims if claim.tier is not Tier.C]


def amount(claim: Claim) -> int | None:
    held = claim.money or claim.quantity
    return int(held.max) if held and held.max is not None else None


def told(text: str, reader) -> dict[int | None, str]:
    """Amount -> stage and counting of each claim."""
    return {amount(claim): f"{claim.stage} {claim.counting}" for claim in claims(text, reader)}


SHARES = [
    ("Norway has paid out the first 20 million euros of the 50 million euros in aid that it promised to Ukraine.",
     {20_000_000: "delivered new", 50_000_000: "announced restated"}),
    ("Canada has provided Sudan with $5 million of its $30 million in humanitarian aid.",
     {5_000_000: "delivered new", 30_000_000: "announced restated"}),
    ("Japan transferred another $15 million in military aid to Ukraine from the $50 million promised in January.",
     {15_000_000: "delivered additional", 50_000_000: "announced restated"}),
    ("Canada has provided Sudan with the $5 million in food aid that it promised.", {5_000_000: "delivered new"}),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES, ids=[row[0][:40] for row in SHARES])
def test_a_share_is_given_and_the_whole_of_it_stays_promised(text, wanted, reader):
    found = told(text, reader)
    assert found.keys() == wanted.keys()
    assert {at: row.split()[0] for at, row in found.items()} == {at: row.split()[0] for at, row in wanted.items()}
    assert all(found[at] == row for at, row in wanted.items() if "restated" in row)


OPENED = [
    ("Norway promised Ukraine 500 generators in January. Of these, 350 were delivered by June.",
     {500: "announced", 350: "delivered part"}),
    ("Canada will give Sudan $50 million in humanitarian aid. Of this amount, $20 million is for refugees in Chad.",
     {50_000_000: "announced", 20_000_000: "announced part"}),
    ("Japan approved up to $50 million in aid for Kenya. Of the total, $33 million will be loans, $17 million grants.",
     {50_000_000: "committed", 33_000_000: "committed part", 17_000_000: "committed part"}),
    ("With the tanks, Norway will send Ukraine 12 howitzers.", {12: "announced new"}),
]


@pytest.mark.parametrize(("text", "wanted"), OPENED, ids=[row[0][:40] for row in OPENED])
def test_of_these_at_a_sentences_start_makes_its_amounts_shares_at_the_stage_of_the_whole(text, wanted, reader):
    found = told(text, reader)
    assert {at: found[at].startswith(row) for at, row in wanted.items()} == dict.fromkeys(wanted, True)


LEVELS = [
    ("Canada raised its promise of artillery shells to Ukraine from 12,000 to 15,000.", {15_000: "announced total"}),
    ("Canada raised its military aid to Ukraine from $30 million to $40 million.", {40_000_000: "announced total"}),
    ("Canada will give Ukraine 15,000 artillery shells instead of 12,000.", {15_000: "announced total"}),
    ("Japan will give Ukraine between 12,000 and 15,000 artillery shells.", {15_000: "announced new"}),
    ("Japan will give Ukraine 30 howitzers instead of tanks.", {30: "announced new"}),
]


@pytest.mark.parametrize(("text", "wanted"), LEVELS, ids=[row[0][:40] for row in LEVELS])
def test_an_amount_that_takes_the_place_of_another_is_a_level_and_no_further_promise(text, wanted, reader):
    assert told(text, reader) == wanted


def test_a_cut_from_one_sum_to_another_promises_neither_again(reader):
    found = told("Norway cut its promised humanitarian aid to Syria from 15 million euros to 12 million euros.", reader)
    assert found.pop(12_000_000).startswith("reduced")
    assert 15_000_000 not in found
    assert all(row.startswith("reduced") for row in found.values())


def test_what_is_promised_before_its_name_leaves_the_stage_to_the_verb(reader):
    assert told("Norway sent Ukraine the pledged 20 tanks on Monday.", reader)[20].startswith("delivered")
    assert told("Norway pledged Ukraine 20 tanks.", reader)[20].startswith("announced")


def test_each_giver_of_one_sentence_gives_its_own(reader):
    for text in ("The EU will provide €2bn in military aid to Ukraine, and Britain will add £500m.",
                 "The EU will provide €2bn in military aid to Ukraine; Britain will add £500m."):
        assert [(c.donors, c.recipients) for c in claims(text, reader)] == [(("EU",), ("UA",)), (("GB",), ("UA",))]
    both = claims("Norway will provide $5 million in aid to people in Kenya and Sudan affected by floods.", reader)
    assert both[-1].recipients == ("KE", "SD")


def test_what_each_of_several_gives_is_a_part_of_their_gift(reader):
    text = ("Denmark, Sweden and Norway will together give Ukraine 120 million euros in military aid. Denmark will "
            "provide 50 million euros of this, Sweden 40 million euros and Norway 30 million euros.")
    found = [(c.donors, str(c.counting)) for c in claims(text, reader)]
    assert found == [(("DK", "NO", "SE"), "new"), (("DK",), "part"), (("SE",), "part"), (("NO",), "part")]
    found = claims("Spain and Portugal will send 40 generators to Ukraine, 30 from Spain and 10 from Portugal.", reader)
    assert [(c.donors, amount(c), str(c.counting)) for c in found] == [
        (("ES", "PT"), 40, "new"), (("ES",), 30, "part"), (("PT",), 10, "part")]


def test_the_words_of_a_joint_gift_begin_with_the_first_who_gives(reader):
    found = claims("Spain and Portugal will send 40 generators to Ukraine.", reader)[0]
    assert found.evidence is not None
    assert found.evidence.exact.startswith("Spain and Portugal")


def test_of_two_that_sign_one_gives_or_nobody_is_said_to(reader):
    found = claims("Norway and Kenya signed an agreement on a loan of $40 million.", reader)[0]
    assert (found.donors, found.recipients) == (("NO",), ("KE",))
    found = claims("The World Bank and Kenya signed an agreement on a loan of $40 million.", reader)[0]
    assert found.recipients == ("KE",)
    assert not any(c.donors for c in claims("Kenya and Uganda signed an agreement on a loan of $40 million.", reader))
    found = claims("Norway and Sweden signed an agreement on $40 million in grants for Kenya.", reader)[0]
    assert (found.donors, found.recipients) == (("NO", "SE"), ("KE",))


def test_what_another_s_package_comes_to_is_the_other_s(reader):
    text = "The EU approved 35 billion euros in loans to Ukraine as part of the G7's $50 billion loan package."
    assert {amount(c): c.donors for c in claims(text, reader)} == {35 * 10**9: ("EU",), 50 * 10**9: ("org:g7",)}


def test_an_order_with_its_price_is_one_claim(reader):
    found = claims("Norway has ordered 100 drones for Ukraine from a Danish maker for 30 million euros.", reader)
    assert [(c.quantity.max, c.money.max) for c in found if c.quantity and c.money] == [(100, 30_000_000)]
    assert len(found) == 1
    assert len(claims("Norway has ordered 100 drones and will give Ukraine aid for 30 million euros.", reader)) > 1


def test_sums_of_two_things_are_parts_of_the_package_and_not_of_each_other(reader):
    first = "Norway will deliver tanks worth 100 million euros and ammunition worth 50 million euros to Ukraine."
    found = told(f"{first} The whole package is worth 150 million euros.", reader)
    assert [found[at].split()[1] for at in (100_000_000, 50_000_000, 150_000_000)] == ["part", "part", "new"]
    assert {row.split()[1] for row in told(first, reader).values()} == {"new"}


def test_the_main_verb_says_more_than_the_promise_in_the_clause_before_it(reader):
    found = claims("Delivery of the 24 ambulances that Sweden promised Ukraine has been delayed until the end of June.",
                   reader)[0]
    assert found.stage == "delayed"
    assert found.due is not None
    found = claims("The 24 ambulances that Sweden promised Ukraine have arrived in Kyiv.", reader)[0]
    assert found.stage == "delivered"


def test_what_is_left_is_a_part_and_comes_when_its_verb_says(reader):
    found = claims("Sweden delivered 18 ambulances to Ukraine. The other 12 will arrive in the autumn.", reader)[-1]
    assert (amount(found), found.counting, found.stage) == (12, "part", "announced")
    assert found.due is not None
    assert found.due.earliest == date(2025, 9, 1)
    found = claims("Sweden will send Ukraine the remaining 14 ambulances by June.", reader)[-1]
    assert found.counting == "part"


def test_what_is_lent_or_paid_into_a_fund_is_money_whatever_it_buys(reader):
    assert claims("Poland will lend Moldova 15 million zlotys to buy gas.", reader)[0].kind == "funds"
    assert claims("Norway will contribute $5 million to a fund for Ukrainian air defence.", reader)[0].kind == "funds"
