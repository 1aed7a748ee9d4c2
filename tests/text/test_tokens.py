"""Tokens promise that every letter and digit of any text is found at its own place."""

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.text.tokens import tokenise, view

ANY = st.text(max_size=200)
PRESS = st.text(alphabet=st.sampled_from("aZé9 0,.'’\u00a0\u202f\u00ad–—-−\n\t\"“”«»/()$€£%1ʼ٣²ß\u0301İ"), max_size=200)


def spelled(text):
    return [token.text for token in tokenise(text)]


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_the_view_is_as_long_as_the_text(text):
    assert len(view(text)) == len(text)


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_the_words_of_a_token_are_those_of_the_view_at_its_place(text):
    plain = view(text)
    for token in tokenise(text):
        there = plain[token.start : token.end]
        assert token.text == (there.replace("\u00ad", "").replace("\u2060", "") if token.kind == "word" else there)
        assert token.lower == token.text.lower()


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_tokens_run_forward_and_never_overlap(text):
    end = 0
    for token in tokenise(text):
        assert end <= token.start < token.end <= len(text)
        end = token.end


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_every_letter_and_digit_belongs_to_a_word_or_a_number(text):
    covered = {k for token in tokenise(text) if token.kind in ("word", "number") for k in range(token.start, token.end)}
    missing = [char for k, char in enumerate(view(text)) if char.isalnum() and k not in covered]
    assert not missing


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_what_no_token_covers_is_space(text):
    covered = {k for token in tokenise(text) for k in range(token.start, token.end)}
    assert all(char.isspace() for k, char in enumerate(view(text)) if k not in covered)


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_a_token_never_holds_a_letter_and_a_decimal_digit_together(text):
    for token in tokenise(text):
        digits = any(unicodedata.category(char) == "Nd" for char in token.text)
        letters = any(char.isalpha() for char in token.text)
        assert not (digits and letters)


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_glued_says_that_the_token_before_ends_where_this_one_begins(text):
    tokens = tokenise(text)
    for before, token in pairwise(tokens):
        assert token.glued == (before.end == token.start)


@settings(max_examples=100)
@given(PRESS, st.data())
def test_tokens_of_a_part_stand_at_their_places_in_the_whole_text(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    part = tokenise(text[start:end])
    assert [(t.start - start, t.end - start, t.text) for t in tokenise(text, start, end)] == [
        (t.start, t.end, t.text) for t in part]


@settings(max_examples=100)
@given(PRESS)
def test_every_line_end_is_a_break(text):
    assert sum(token.kind == "break" for token in tokenise(text)) == text.count("\n")


@pytest.mark.parametrize(("text", "words"), [
    ("155mm shells", ["155", "mm", "shells"]),
    ("F-16s", ["F", "-", "16", "s"]),
    ("FY2022", ["FY", "2022"]),
    ("10,000 rounds", ["10,000", "rounds"]),
    ("1’000’000 francs", ["1'000'000", "francs"]),
    ("$1.5bn", ["$", "1.5", "bn"]),
    ("in 2022, 500 came", ["in", "2022", ",", "500", "came"]),
    ("the minister’s plan", ["the", "minister", "'", "s", "plan"]),
    ("muni\u00adtion", ["munition"]),
])
def test_letters_and_digits_are_apart_and_grouped_digits_together(text, words):
    assert spelled(text) == words


def test_odd_spaces_part_words_as_plain_ones_do():
    assert spelled("10\u00a0tanks\u202fand\u2009more") == ["10", "tanks", "and", "more"]


def test_a_dash_between_clauses_is_not_a_hyphen():
    assert spelled("tanks — ten") == ["tanks", "–", "ten"]
    assert spelled("long‑range") == ["long", "-", "range"]


def test_a_letter_with_its_accent_written_apart_is_one_word():
    assert spelled("Ville\u0301 re") == ["Ville\u0301", "re"]
