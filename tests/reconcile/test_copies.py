"""Near copies are found by their words, in any order, and at a cost that grows with the texts."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.reconcile import near_copies

WORDS = [f"word{number}" for number in range(400)]
AGENCY = " ".join(WORDS[:200])


def test_an_edited_agency_text_is_a_copy_and_another_text_is_not():
    edited = " ".join([*WORDS[:90], "the", "ministry", "said", *WORDS[90:180]])
    assert near_copies({"a": AGENCY, "b": edited, "c": " ".join(WORDS[200:])}) == {"b": "a"}


def test_a_short_text_that_quotes_one_sentence_is_no_copy():
    quoting = " ".join([*WORDS[:12], *WORDS[250:390]])
    assert near_copies({"a": AGENCY, "b": quoting}) == {}


def test_short_texts_are_copies_only_of_their_equals():
    assert near_copies({"a": "Fourteen tanks.", "b": "fourteen tanks", "c": "Fourteen guns."}) == {"b": "a"}


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(["a", "b", "c", "d"]))
def test_copies_do_not_depend_on_the_order_of_texts(order):
    texts = {"a": AGENCY, "b": AGENCY + " more", "c": " ".join(WORDS[200:]), "d": AGENCY}
    assert near_copies({name: texts[name] for name in order}) == {"b": "a", "d": "a"}
