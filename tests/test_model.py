"""The records keep their promises by the way they are built."""

import dataclasses
import hashlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook import model
from pledgebook.codes import Kind
from pledgebook.model import Balance, Commitment, Document, DocumentRef, Evidence, Span, content_id, distinct

TEXTS = st.text(min_size=1, max_size=40)


@settings(deadline=None)
@given(text=TEXTS, ends=st.tuples(st.integers(-5, 50), st.integers(-5, 50)))
def test_evidence_is_cut_from_the_text_or_not_made_at_all(text, ends):
    start, end = ends
    if 0 <= start < end <= len(text):
        words = Evidence.cut(text, Span(start, end))
        assert text[words.start : words.end] == words.exact
        assert len(words.exact) == end - start
    elif 0 <= start < end:
        with pytest.raises(ValueError, match="reaches beyond a text"):
            Evidence.cut(text, Span(start, end))
    else:
        with pytest.raises(ValueError, match="runs forward from 0"):
            Span(start, end)


@settings(deadline=None)
@given(st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=4),
       st.lists(st.text(max_size=8) | st.integers() | st.none(), max_size=4))
def test_an_id_follows_its_parts_and_nothing_else(first, second):
    assert (content_id("x", *first) == content_id("x", *second)) is (first == second)
    assert content_id("x", *first)[2:] == content_id("y", *first)[2:]


def test_parts_do_not_run_into_each_other():
    assert content_id("x", "a", "b") != content_id("x", "ab")
    assert content_id("x", "a,b") != content_id("x", "a", "b")
    assert content_id("x", "1") != content_id("x", 1)
    assert content_id("x", "half \ud800").startswith("x-")


def test_ids_stay_as_they_are_from_version_to_version():
    """A released id never changes: it stands in other people's tables."""
    assert content_id("doc", "https://press.example/é", "abc") == "doc-" + hashlib.sha256(
        '["https://press.example/é","abc"]'.encode()).hexdigest()[:16]


def test_a_document_of_a_bare_text_is_known_by_its_text():
    document = Document.of_text("Ten tanks.", title="T")
    assert document.id == f"doc-{document.sha256[:16]}"
    assert document.sha256 == hashlib.sha256(b"Ten tanks.").hexdigest()
    assert (document.title, document.url, document.published) == ("T", None, None)
    assert Document.of_text("Ten tanks.") == Document.of_text("Ten tanks.")
    assert DocumentRef.to(document).sha256 == document.sha256


def test_no_record_can_be_changed():
    records = [kind for kind in vars(model).values() if dataclasses.is_dataclass(kind)]
    assert len(records) > 20
    for kind in records:
        assert kind.__dataclass_params__.frozen, kind
        assert hasattr(kind, "__slots__"), kind


POSITIONS = {"latitude", "longitude", "route", "depot", "coordinates", "position", "place", "address", "location"}


def test_no_field_holds_a_position_a_route_or_a_depot():
    """DESIGN.md, 'What it never does'."""
    for kind in (kind for kind in vars(model).values() if dataclasses.is_dataclass(kind)):
        assert not POSITIONS & {field.name for field in dataclasses.fields(kind)}, kind


def test_balances_are_found_by_their_account():
    one, two = (Balance(account, "EUR", None, None, "exact") for account in ("promised", "delivered"))
    commitment = Commitment("c", (), (), Kind.FUNDS, None, None, (), balances=(one, two))
    assert commitment.balance("promised") == (one,)
    assert commitment.balance("cancelled") == ()


@settings(deadline=None)
@given(st.lists(st.text(max_size=3)))
def test_distinct_values_come_once_and_sorted(values):
    assert list(distinct(values)) == sorted(set(values))
