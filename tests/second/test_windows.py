"""Only what the rules left open is sent, with its neighbours, in few requests."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from proposals import OPEN, claim

from pledgebook.extract import read
from pledgebook.extract.scene import read_scene
from pledgebook.second.windows import (
    AROUND,
    MOST_ASKED,
    MOST_CHARACTERS,
    OPEN_VETOES,
    asked_sentences,
    passages,
    requests,
)
from pledgebook.text.segments import sentences

SETTLED = "Denmark will send 14 Leopard 2A4 tanks to Ukraine."


def seen(text, rules, document):
    """(first reading, scenes) of a text."""
    one = document(text)
    return read(one, rules), [read_scene(text, place, rules, one.published)
                              for place in sentences(text, rules.words.sentences)]


def test_what_the_rules_settled_and_what_says_nothing_is_not_sent(again, server):
    second, _, _ = again(f"{SETTLED} It rained all day in the capital. The minister was not pleased.", claim())
    assert server.asked == []
    assert not second.claims


def test_three_kinds_of_sentences_are_sent_each_for_its_reason(rules, document):
    for text, reason in ((OPEN, "tier C"), ("Norway: six armoured vehicles for Ukraine.", "no typed cue"),
                         ("On the table for Ukraine: 500 widgets from Norway.", "no typed cue"),
                         ("Leopard 2 tanks were what Ukraine spoke of.", "no claim")):
        first, scenes = seen(text, rules, document)
        assert asked_sentences(first, scenes, rules.words) == {0: reason}, text


def test_a_candidate_whose_veto_says_what_its_words_mean_is_not_sent(rules, document):
    first, scenes = seen("The minister spoke of 500 people and 12 cities.", rules, document)
    assert first.vetoed
    assert not asked_sentences(first, scenes, rules.words)


def test_open_vetoes_are_vetoes_of_the_rules():
    told = (Path(__file__).parents[2] / "docs/method.md").read_text(encoding="utf-8")
    assert not {veto for veto in OPEN_VETOES if f"`{veto}`" not in told}


def test_neighbours_are_shown_and_not_asked_about_with_title_and_day_and_nothing_else(again, server):
    near = "It was cold. It was wet. It was late."
    again(f"{near} {OPEN} {near}", claim())
    (passage,) = server.data()["passages"]
    assert [one["ask"] for one in passage] == [False, False, True, False, False]
    assert passage[2]["text"] == OPEN
    assert set(server.data()) == {"title", "published", "publisher", "passages"}
    assert server.data()["published"] == "2024-05-14"


def test_evidence_from_a_neighbour_that_was_not_asked_about_is_no_claim(again):
    second, _, _ = again(f"{SETTLED} {OPEN}", claim(evidence=SETTLED[:-1], item="Leopard 2A4 tanks", quantity="14"))
    assert second.counts["unfounded"] == 1


@given(asked=st.sets(st.integers(0, 60), max_size=40))
def test_passages_hold_every_asked_sentence_once_and_no_sentence_twice(asked):
    shown = passages(sorted(asked), 61)
    assert [k for one in shown for k in one.asked] == sorted(asked)
    all_shown = [k for one in shown for k in range(one.first, one.last)]
    assert len(all_shown) == len(set(all_shown)) <= (2 * AROUND + 1) * len(asked)
    assert all(0 <= one.first <= min(one.asked) <= max(one.asked) < one.last <= 61 for one in shown)


def test_a_long_document_goes_in_several_requests_of_bounded_size(rules, document):
    first, scenes = seen(f"{OPEN} It was cold. " * 300, rules, document)
    groups = list(requests(list(asked_sentences(first, scenes, rules.words)), scenes))
    assert len(groups) > 10
    for shown in groups:
        assert sum(len(one.asked) for one in shown) <= MOST_ASKED
        length = sum(scenes[k].sentence.end - scenes[k].sentence.start
                     for one in shown for k in range(one.first, one.last))
        assert length <= MOST_CHARACTERS
