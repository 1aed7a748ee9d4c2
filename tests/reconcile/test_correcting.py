"""A correction sets one field, or says why it cannot and what is allowed."""

from decimal import Decimal

import pytest

from pledgebook.reconcile.correcting import CORRECTABLE, allowed, corrected


@pytest.mark.parametrize(("field", "value", "expected"), [
    ("stage", "delivered", "delivered"), ("stage", '"delivered"', "delivered"), ("stage", "null", None),
    ("donors", '["FR", "DE"]', ("FR", "DE")), ("donors", "[]", ()), ("quantity.min", "12", Decimal(12)),
    ("quantity.max", "null", None), ("item.id", "tank", "tank"), ("money", "null", None),
    ("due", '{"earliest": null, "latest": "2024-06-30", "phrase": "by summer"}', None),
    ("money", '{"min": 12345678901234567890.5, "max": null, "currency": "EUR"}', None),
    ("speaker", '{"name": null, "role": "minister", "party": "DE"}', None),
])
def test_what_can_be_is_set_and_nothing_else_changes(claim, field, value, expected):
    before = claim("a.1")
    made = corrected(before, field, value)
    told = made
    for step in field.split("."):
        told = getattr(told, step)
    assert told == expected or expected is None
    assert {name for name in CORRECTABLE if getattr(made, name) != getattr(before, name)} <= {field.partition(".")[0]}
    assert (made.id, made.document, made.tier) == (before.id, before.document, before.tier)


@pytest.mark.parametrize(("field", "value", "told"), [
    ("stage", "given", "none of requested, signalled, announced"), ("kind", "null", "kind is missing"),
    ("sentence", "x", "allowed: counting, donors"), ("id", "x", "allowed: counting, donors"),
    ("quantity.number", "3", "quantity has bound, max, min, per, unit"), ("stage.x", "3", "stage has nothing in it"),
    ("quantity.min.max", "3", "quantity has bound"), ("quantity.min", "many", "write a number or null"),
    ("quantity", '{"minimum": 3}', 'no "minimum"; allowed: min, max, bound'), ("quantity", "18", "write null or an"),
    ("quantity", '{"min": 18, "max": 14}', "above its most"), ("quantity.min", "-1", "below 0"),
    ("quantity.bound", "roughly", "none of exact, about"), ("donors", "FR", 'write a list of codes, as in ["FR"'),
    ("donors", "[1]", "write a list of codes"), ("money", '{"min": 5, "max": 5}', "a sum has a currency"),
    ("due", '{"earliest": "2024-07-01", "latest": "2024-06-30"}', "after its end"),
    ("due.latest", "soon", "write a day as in 2024-06-30"), ("item", "[1]", "write null or an object with text, id"),
    ("quantity.min", "1e999999", "more digits"), ("", "x", "allowed: counting"), ("speaker.party", "5", "a string"),
])
def test_what_cannot_be_is_refused_with_what_is_allowed(claim, field, value, told):
    with pytest.raises(ValueError, match=r"\w") as caught:
        corrected(claim("a.1"), field, value)
    assert told in str(caught.value)


def test_every_field_says_what_is_allowed():
    assert all(allowed(field) for field in CORRECTABLE)
