"""What a sum is for, where no list of things names it, and what vehicles carry: the item of a claim."""

import pytest

from tests.extract.one_text import claims

ITEMS = [
    # a scheme, a deal or a project right behind the sum
    ("The World Bank approved a $50 million irrigation scheme in Malawi.", ["irrigation scheme"]),
    ("Japan signed a $40 million water supply agreement with Kenya.", ["water supply agreement"]),
    ("The AfDB approved a $7.7 million 'Clean Rivers Project' for Guinea.", ["Clean Rivers Project"]),
    ("Japan signed a $40 million agreement with Kenya.", [None]),
    # a fight, a process, a response that a sum goes to
    ("Norway gave $5 million to the fight against malaria in Chad.", ["fight against malaria"]),
    ("Sweden provided SEK 40 million to the peace process in Mali.", ["peace process"]),
    ("Norway gave $5 million to the flood response in Pakistan.", ["flood response"]),
    ("Norway gave $5 million so far to the campaign against polio in Chad.", ["campaign against polio"]),
    # who gets is no thing
    ("Norway gave $5 million to farmers in Malawi.", [None]),
    ("Norway gave $5 million to the army of Mali.", [None]),
    ("Norway gave $5 million to aid groups in Syria.", [None]),
    # what a sum is spent on
    ("Norway spent $5 million on roads in Mali.", ["roads"]),
    ("The UK will spend £12 million on the rehabilitation of roads in Nepal.", ["rehabilitation of roads"]),
    ("Norway gave Mali $5 million on Tuesday.", [None]),
    # efforts that are told, and efforts that are not
    ("Norway allocated NOK 30 million for food security efforts in Gaza.", ["food security efforts"]),
    ("Norway gave $5 million to relief efforts in Haiti.", ["relief efforts"]),
    ("Canada will give $10 million for its ongoing efforts in Haiti.", [None]),
    # a sort of vehicle that carries
    ("100 aid trucks carrying tents entered Gaza.", ["tents"]),
    ("Iran sent two cargo planes carrying medicine to Lebanon.", ["medicine"]),
    ("Norway sent 40 cargo planes to Mali.", ["cargo planes"]),
]


@pytest.mark.parametrize(("text", "items"), ITEMS)
def test_the_item_is_what_the_sum_is_for(text, items):
    assert [claim.item.text if claim.item else None for claim in claims(text)] == items


FIRST = [
    # what a sum is for is told first; what is promised or done beside it is no purpose of it
    ("Norway promised Ukraine 1.5bn kroner for gas purchases this winter and tents for its army.", "gas purchases"),
    ("The leaders agreed to double aid to Africa to $50 billion a year and to cancel the debts of 18 states.", "aid"),
    ("The EU gave $9 million to buy tents and to repair schools in Mali.", "tents"),
    ("Norway gave $5 million for families in Mali to buy food.", "food"),
]


@pytest.mark.parametrize(("text", "item"), FIRST)
def test_the_first_purpose_is_that_of_the_sum(text, item):
    assert [claim.item.text for claim in claims(text) if claim.money and claim.item] == [item]


def test_a_participle_ends_what_a_sum_is_for():
    (claim,) = claims("Norway gave $5 million for Malian farmers hit by drought.")
    assert claim.item.text == "Malian farmers"
    (claim,) = claims("Donors pledged $11 billion for Syrians affected by the war.")
    assert claim.item is None
