"""`part_of` comes from a text that puts a thing inside another."""

from pledgebook.reconcile import commitment_id

PACKAGE = {"kind": "package", "item": "military aid/assistance", "quantity": None}


def parents(result):
    names = {one.id: min(member.claim for member in one.claims) for one in result.commitments}
    return {names[one.id]: names[one.part_of] if one.part_of else None for one in result.commitments}


def test_lines_listed_under_a_package_are_part_of_it(claim, book):
    found = parents(book([claim("a.1", money="400000000 USD", **PACKAGE), claim("a.2"),
                          claim("a.3", item="ammunition", quantity=None)]))
    assert found == {"a.1": None, "a.2": "a.1", "a.3": "a.1"}


def test_a_claim_of_another_donor_is_not_in_the_package(claim, book):
    assert parents(book([claim("a.1", money="400000000 USD", **PACKAGE), claim("a.2", donors=("GB",))]))["a.2"] is None


def test_a_refused_thing_is_in_no_package(claim, book):
    assert parents(book([claim("a.1", money="4000000 USD", **PACKAGE), claim("a.2", stage="refused")]))["a.2"] is None


def test_a_share_of_a_sum_is_part_of_the_sum(claim, book):
    money = {"kind": "funds", "quantity": None}
    found = parents(book([claim("a.1", item="aid", money="100000000 EUR", **money),
                          claim("a.2", item="water", money="25000000 EUR", counting="part", **money)]))
    assert found["a.2"] == "a.1"


def test_a_share_is_never_larger_than_what_it_is_a_share_of(claim, book):
    money = {"kind": "funds", "quantity": None}
    found = parents(book([claim("a.1", item="aid", money="10000000 EUR", **money),
                          claim("a.2", item="water", money="25000000 EUR", counting="part", **money)]))
    assert found["a.2"] is None


def test_of_which_belongs_to_the_thing_and_not_to_the_package_above_it(claim, book):
    found = parents(book([claim("a.1", money="400000000 USD", **PACKAGE), claim("a.2"),
                          claim("a.3", quantity=4, counting="part")]))
    assert found == {"a.1": None, "a.2": "a.1", "a.3": "a.2"}


def test_a_gift_paid_from_a_named_fund_is_part_of_the_fund(claim, book):
    found = parents(book([claim("a.1"), claim("a.2", kind="funds", item="support fund", quantity=None,
                                              money="200000000 EUR")]))
    assert found["a.1"] == "a.2"


def test_a_part_of_one_text_is_a_part_in_all(claim, book):
    result = book([claim("a.1", money="400000000 USD", **PACKAGE), claim("a.2"), claim("b.1")])
    one = next(one for one in result.commitments if len(one.claims) == 2)
    assert one.part_of == commitment_id("a.1")
