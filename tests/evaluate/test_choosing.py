"""Learning a choice among options: what it finds, and that the same answers give the same weights."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.evaluate.choosing import Choice, chosen, fit

ANSWERED = [
    Choice(({"aided": 1.0}, {"gives": 1.0}, {"nobody": 1.0}), (1.0, 0.0, 0.0), 0),
    Choice(({"gives": 1.0, "aided": 1.0}, {"aided": 1.0}, {"nobody": 1.0}), (0.0, 1.0, 0.0), 1),
    Choice(({"gives": 1.0}, {"nobody": 1.0}), (0.0, 1.0), 2),
    Choice(({"gives": 2.0}, {"aided": 0.5}, {"nobody": 1.0}), (0.0, 1.0, 0.0), 3),
]


def test_what_the_right_options_have_weighs_for_and_what_the_wrong_ones_have_weighs_against():
    weights = fit(ANSWERED, 0.1)
    assert weights["aided"] > weights["nobody"] > weights["gives"]
    assert [chosen(one, weights) for one in ANSWERED] == [one.answer.index(1.0) for one in ANSWERED]


def test_weights_that_are_held_more_strongly_are_smaller():
    loose, tight = fit(ANSWERED, 0.1), fit(ANSWERED, 10.0)
    assert all(abs(tight[name]) < abs(loose[name]) for name in loose if abs(loose[name]) > 1e-6)


@given(st.permutations(ANSWERED))
def test_the_order_of_the_answers_makes_no_difference(shuffled):
    assert fit(shuffled, 1.0) == pytest.approx(fit(ANSWERED, 1.0))


def test_an_answer_shared_between_two_options_prefers_neither():
    weights = fit([Choice(({"a": 1.0}, {"b": 1.0}), (0.5, 0.5), 0)], 1.0)
    assert weights["a"] == pytest.approx(weights["b"])


def test_what_is_the_same_of_all_options_tells_nothing():
    weights = fit([Choice(({"a": 1.0, "all": 1.0}, {"all": 1.0}), (1.0, 0.0), 0)], 1.0)
    assert weights["all"] == pytest.approx(0.0)
    assert weights["a"] > 0
