"""Linking names the most particular node of the catalogue that an item's words name, or none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import load_catalogue
from pledgebook.link import find_item, link
from pledgebook.schema import claim_from_json

CATALOGUE = load_catalogue()


def claim(text, node=None):
    return claim_from_json({"id": "c", "kind": "goods", "item": {"text": text, "id": node}})


def node_of(text, node=None):
    return link(claim(text, node), CATALOGUE).item.id


@pytest.mark.parametrize(("words", "is_a"), [
    ("Leopard 2A6 tanks", "leopard-2"), ("F-16 fighter jets", "f-16"), ("F16s", "f-16"),
    ("155mm artillery rounds", "155mm-ammunition"),
    ("Caesar self-propelled howitzers", "caesar"), ("generators", "generator"),
])
def test_words_lead_to_a_node_or_to_one_below_it(words, is_a):
    chain = CATALOGUE.ancestors(node_of(words))
    assert any(is_a in node for node in chain), chain


def test_a_model_is_under_its_type():
    assert node_of("tanks") in CATALOGUE.ancestors(node_of("Leopard 2 tanks"))[1:]


def test_what_a_thing_is_for_is_not_the_thing():
    assert node_of("spare parts for Leopard 2 tanks") not in CATALOGUE.ancestors(node_of("Leopard 2 tanks"))


def test_words_that_name_nothing_stay_words():
    for words in ("", "zzz", "...", "12", "goodwill of the highest order"):
        assert node_of(words) is None
        assert find_item(words, CATALOGUE) is None
    assert link(claim_from_json({"id": "c", "kind": "position"}), CATALOGUE).item is None


def test_a_node_that_says_as_much_stays_and_one_that_says_less_gives_way():
    exact = node_of("Leopard 2 tanks")
    assert node_of("tanks", exact) == exact
    assert node_of("Leopard 2 tanks", node_of("tanks")) == exact


NAMES = st.sampled_from([name.spelling for name in CATALOGUE.names if name.table == "item"])


@settings(deadline=None, max_examples=80)
@given(NAMES, st.sampled_from(["", "new ", "old ", "\n"]))
def test_linking_twice_changes_nothing_and_the_reason_names_the_words(spelling, before):
    once = link(claim(before + spelling), CATALOGUE)
    assert link(once, CATALOGUE) == once
    if once.item.id is not None:
        assert once.item.id in CATALOGUE.items
        assert once.item.text == before + spelling
        assert once.why[-1].field == "item"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_any_words_lead_to_a_node_of_the_catalogue_or_to_none(words):
    found = find_item(words, CATALOGUE)
    assert found is None or found[0] in CATALOGUE.items
