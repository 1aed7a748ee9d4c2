"""What is inside what where several give, where nobody is named for it, and where another text tells of the whole."""

import pytest

MONEY = {"kind": "funds", "quantity": None, "item": ""}
PACKAGE = {"kind": "package", "item": "military aid/assistance", "quantity": None}


def parents(result):
    names = {one.id: min(member.claim for member in one.claims) for one in result.commitments}
    return {names[one.id]: names[one.part_of] if one.part_of else None for one in result.commitments}


def test_a_share_of_what_is_only_considered_is_part_of_it(claim, book):
    found = parents(book([claim("a.1", stage="signalled", quantity=80),
                          claim("a.2", stage="signalled", item="Leopard 2A6/leopard-2a6", quantity=30,
                                counting="part")]))
    assert found["a.2"] == "a.1"


def test_what_is_promised_is_no_part_of_what_is_only_considered(claim, book):
    found = parents(book([claim("a.1", stage="signalled", quantity=80, counting="additional"),
                          claim("a.2", item="Leopard 2A6/leopard-2a6", quantity=30, counting="part")]))
    assert found["a.2"] is None


def test_a_givers_sum_is_part_of_what_the_conference_raised(claim, book):
    found = parents(book([claim("a.1", donors=(), money="700000000 EUR", **MONEY),
                          claim("a.2", donors=("SE",), money="24000000 EUR", counting="additional", **MONEY),
                          claim("a.3", donors=("FI",), money="45000000 EUR", counting="total", **MONEY)]))
    assert found["a.2"] == "a.1"
    assert found["a.3"] is None


def test_what_a_giver_paid_before_is_no_part_of_what_the_conference_raised(claim, book):
    found = parents(book([claim("a.1", donors=(), money="700000000 EUR", **MONEY),
                          claim("a.2", donors=("SE",), money="24000000 EUR", stage="delivered", **MONEY)]))
    assert found["a.2"] is None


def test_a_givers_part_of_a_joint_share_is_part_of_that_share(claim, book):
    found = parents(book([claim("a.1", donors=("NO", "SE", "FI"), money="700000000 EUR", **MONEY),
                          claim("a.2", donors=("NO", "SE"), money="300000000 EUR", counting="part", **MONEY),
                          claim("a.3", donors=("SE",), money="50000000 EUR", counting="part", **MONEY)]))
    assert found == {"a.1": None, "a.2": "a.1", "a.3": "a.2"}


def test_what_one_recipient_gets_is_part_of_what_is_for_all(claim, book):
    found = parents(book([claim("a.1", quantity=900, recipients=(), counting="target", stage="announced"),
                          claim("a.2", quantity=60, stage="delivered", recipients=("MD",)),
                          claim("a.3", quantity=60, stage="delivered", donors=("FR",), recipients=("MD",))]))
    assert found["a.2"] == "a.1"
    assert found["a.3"] is None


@pytest.mark.parametrize(("line", "package"), [("restated", "new"), ("additional", "restated")])
def test_old_and_new_do_not_hold_each_other(claim, book, line, package):
    """'They come on top of the package of October' puts nothing into it, nor does a new package hold an old gift."""
    told = [claim("a.1", counting=line), claim("a.2", money="400000000 USD", counting=package, **PACKAGE)]
    assert parents(book(told))["a.1"] is None


def test_a_goal_of_production_is_no_line_of_a_package(claim, book):
    found = parents(book([claim("a.1", money="400000000 USD", **PACKAGE),
                          claim("a.2", kind="production", item="ammunition", quantity=130000, counting="target")]))
    assert found["a.2"] is None


def test_one_text_against_many_does_not_put_a_promise_inside_another(claim, book):
    alone = [claim(f"t{n}.1", money="18000000 EUR", **{**MONEY, "item": "budget support"}) for n in range(11)]
    odd = [claim("u.1", money="50000000 EUR", **MONEY),
           claim("u.2", money="18000000 EUR", counting="part", **{**MONEY, "item": "budget support"})]
    found = parents(book([*alone, *odd]))
    assert found == {"t0.1": None, "u.1": None}
    assert parents(book([*alone[:3], *odd]))["t0.1"] == "u.1"


JOINT = {"quantity": None, "donors": ("DK", "NL")}


def test_each_givers_share_of_a_joint_promise_is_a_child_in_another_text_too(claim, book):
    found = parents(book([claim("a.1", **JOINT), claim("b.1", donors=("DK",), quantity=19, day="2023-03-01"),
                          claim("c.1", donors=("NO",), quantity=8, day="2023-03-01"),
                          claim("d.1", donors=(), quantity=5, day="2023-03-01")]))
    assert found["b.1"] == "a.1"
    assert found["c.1"] is found["d.1"] is None


@pytest.mark.parametrize("fields", [{"day": "2022-12-01"}, {"day": "2023-09-01"}, {"counting": "additional"},
                                    {"recipients": ("MD",)}, {"item": "Leopard 1/leopard-1"},
                                    {"stage": "requested"}])
def test_what_is_no_share_of_the_joint_promise_stands_alone(claim, book, fields):
    given = {"donors": ("DK",), "quantity": 19, "day": "2023-03-01", **fields}
    assert parents(book([claim("a.1", **JOINT), claim("b.1", **given)]))["b.1"] is None


PROGRAMME = [("a.1", {"money": "18000000 EUR", "item": "loan", "day": "2023-01-10"}),
             ("a.2", {"money": "1500000 EUR", "item": "first tranche", "counting": "part", "day": "2023-01-10"})]


@pytest.mark.parametrize(("fields", "whole"), [
    ({}, "a.1"), ({"money": "1700000 EUR"}, None), ({"donors": ("FR",)}, None), ({"recipients": ("MD",)}, None),
    ({"day": "2022-11-01"}, None), ({"day": "2024-01-01"}, None), ({"stage": "refused"}, None),
])
def test_a_payment_of_the_sum_of_a_known_tranche_is_a_tranche(claim, book, fields, whole):
    told = [claim(name, **{**MONEY, **known}) for name, known in PROGRAMME]
    paid = {**MONEY, "money": "1500000 EUR", "item": "second payment", "stage": "delivered", "counting": "additional",
            "day": "2023-04-20", **fields}
    assert parents(book([*told, claim("b.1", **paid)])).get("b.1") == whole
