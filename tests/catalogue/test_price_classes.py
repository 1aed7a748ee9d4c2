"""Whose price holds for whom: known things, each with a reason, and nothing that the reviewed cases forbid."""


import pytest
from test_prices import CATALOGUE, PRICES, shipped

from pledgebook.catalogue.money import load_money
from pledgebook.codes import Basis
from pledgebook.value import Exchange, Rates, measures
from pledgebook.value.pricing import Priced, prices_for

CLASSES, COMPONENTS = (shipped(name, ("item", "reason")) for name in ("price_classes", "components"))
MONEY = load_money(known_items=frozenset(CATALOGUE.items))
GIVEN = measures(Exchange(Rates.shipped(), MONEY.spans), MONEY, CATALOGUE, ("EUR",))
BASES = (Basis.BOOK, Basis.REPLACEMENT, Basis.MARKET)


def found(item, basis, commodity="items"):
    return prices_for(item, commodity, basis, 2024, GIVEN)


def test_every_row_is_of_a_known_thing_below_the_families_and_has_a_reason():
    for row in (*CLASSES, *COMPONENTS):
        assert CATALOGUE.items[row["item"]].level in ("type", "model", "variant"), row.place
        assert len(row["reason"].split()) >= 4, row.place


def test_no_component_is_called_alike_to_its_whole():
    assert not {row["item"] for row in CLASSES} & {row["item"] for row in COMPONENTS}


@pytest.mark.parametrize("item", ["patriot-launcher", "light-tower", "software", "mobile-clinic", "40mm-grenade",
                                  "m982-excalibur", "krasnopol", "vulcano-155", "washing-machine", "solar-lamp"])
def test_parts_accessories_and_guided_kinds_take_no_price_of_another_thing(item):
    own = {row["basis"] for row in PRICES if row["item"] == item}
    for basis in BASES:
        priced = found(item, basis)
        assert basis in own or not isinstance(priced, Priced) or not priced.found.startswith("range of the"), basis


@pytest.mark.parametrize(("item", "basis", "commodity"), [
    ("toyota-hilux", Basis.MARKET, "items"), ("wheat", Basis.MARKET, "tonnes"),
    ("m107-projectile", Basis.BOOK, "items"),
    ("leopard-2a5", Basis.REPLACEMENT, "items"), ("caesar-8x8", Basis.MARKET, "items"),
])
def test_what_is_alike_has_a_price(item, basis, commodity):
    assert isinstance(found(item, basis, commodity), Priced)


def test_a_shell_s_own_book_price_keeps_the_price_of_whole_rounds_away():
    told = found("m795", Basis.REPLACEMENT)
    assert not isinstance(told, Priced)
    assert "contradicts it" in told.reason
