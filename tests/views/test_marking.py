"""Marks on a quotation: the stored words, in order, each field's words under its own label, or no mark at all."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.views.marking import LABELS, REACH, quote

TEXT = "One before. France will send 100 drones by the summer. One after, about 40 tanks.\n\nAnother paragraph."


def place(words: str) -> dict[str, int]:
    return {"start": TEXT.index(words), "end": TEXT.index(words) + len(words)}


def evidence(words: str) -> dict[str, Any]:
    return {**place(words), "exact": words}


def test_the_sentence_around_the_evidence_is_shown_and_no_more() -> None:
    found = quote(TEXT, evidence("send 100 drones"), {})
    assert found
    assert "".join(run.text for run in found.runs) == "France will send 100 drones by the summer."
    assert found.cut_before
    assert found.cut_after
    assert [run.text for run in found.runs if run.is_evidence] == ["send 100 drones"]


def test_cited_words_near_the_evidence_are_shown_with_it() -> None:
    found = quote(TEXT, evidence("send 100 drones"), {"due": place("by the summer"), "quantity": place("100")})
    assert found
    assert [(run.text, run.label, run.is_evidence) for run in found.runs if run.group] == [
        ("100", "how many", True), ("by the summer", "by when", False)]


def test_a_field_that_crosses_the_edge_of_the_evidence_is_labelled_once() -> None:
    found = quote(TEXT, evidence("100 drones"), {"stage": place("send 100")})
    assert found
    assert [(run.text, run.label) for run in found.runs if run.group] == [("send ", ""), ("100", "how far")]


def test_where_two_fields_cite_the_same_words_the_number_stands() -> None:
    found = quote(TEXT, evidence("100 drones"), {"item": place("100 drones"), "quantity": place("100")})
    assert found
    assert [run.label for run in found.runs if run.label] == ["how many"]


def test_fields_without_words_have_no_mark() -> None:
    found = quote(TEXT, evidence("100 drones"), {"donors": {"inference": "donor: from the publisher"}})
    assert found
    assert not any(run.group for run in found.runs)


def test_words_at_another_place_are_shown_unmarked_and_said_to_be_wrong() -> None:
    found = quote(TEXT, {"start": 0, "end": 6, "exact": "France"}, {"donors": place("France")})
    assert found
    assert not found.is_exact
    assert [(run.text, run.group) for run in found.runs] == [("France", "")]


def test_without_the_text_the_words_alone_are_shown() -> None:
    found = quote(None, evidence("100 drones"), {"quantity": place("100")})
    assert found
    assert found.is_exact
    assert [run.text for run in found.runs] == ["100 drones"]
    assert quote(TEXT, None, {}) is None


SPANS = st.tuples(st.integers(-5, 400), st.integers(-5, 400))


@given(st.text("ab .\n\u202e<\U0001f600", min_size=1, max_size=700), st.data())
@settings(max_examples=300)
def test_runs_are_the_stored_words_in_order_whatever_is_cited(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    cited = {name: {"start": one, "end": other} for name, (one, other) in
             data.draw(st.dictionaries(st.sampled_from(sorted(LABELS)), SPANS)).items()}
    found = quote(text, {"start": start, "end": end, "exact": text[start:end]}, cited)
    assert found
    assert "".join(run.text for run in found.runs) in text
    assert "".join(run.text for run in found.runs if run.is_evidence) == text[start:end]
    assert sum(len(run.text) for run in found.runs) <= end - start + 4 * REACH
    for run in found.runs:
        assert run.text
    labels = [run.label for run in found.runs if run.label]
    assert len(labels) == len(set(labels))
