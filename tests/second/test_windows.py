"""Only what the rules left open is sent, with its neighbours, in few requests."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from proposals import OPEN, claim

from pledgebook.codes import Tier
from pledgebook.extract.scene import read_scene
from pledgebook.model import Reading, Reason, Vetoed
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

NEAR = "It was cold and it rained."
SETTLED = "Denmark will send 14 Leopard 2A4 tanks to Ukraine."


def asked(text, rules, one, first):
    """Which sentences of a text are asked about, and why."""
    scenes = [read_scene(text, place, rules, one.published) for place in sentences(text, rules.words.sentences)]
    return asked_sentences(first(one), scenes, rules.words)


def vetoed_as(*vetoes):
    return lambda one: Reading(one.id, (), tuple(Vetoed(one.id, 0, 5, one.text[:5], veto) for veto in vetoes))


def weighed(*names):
    return tuple(Reason("confidence", name) for name in names)


def test_what_the_rules_settled_and_what_says_nothing_is_not_sent(again, server, ruled):
    text = f"{SETTLED} It rained all day in the capital. The minister was not pleased."
    second, _, _ = again(text, claim(), first=ruled())
    assert server.asked == []
    assert not second.claims


def test_three_kinds_of_sentences_are_sent_each_for_its_reason(rules, document, ruled):
    for first, reason in ((ruled(tier=Tier.C), "tier C"), (ruled(tier=Tier.B, why=weighed("no verb")), "no typed cue"),
                          (vetoed_as("unknown thing"), "no typed cue"), (vetoed_as(), "no claim")):
        assert asked(SETTLED, rules, document(SETTLED), first) == {0: reason}


def test_what_the_rules_took_for_something_else_is_not_sent(rules, document, ruled):
    for first in (ruled(), ruled(tier=Tier.C, why=weighed("domestic words")), vetoed_as("one of several"),
                  vetoed_as("number without a thing"), ruled(why=weighed("no verb", "small sum"))):
        assert not asked(SETTLED, rules, document(SETTLED), first)


def test_headings_tables_and_bare_things_are_not_sent(rules, document):
    for text in (f"# {SETTLED[:-1]}", f"Norway sent {'very ' * 350} few tanks to Ukraine.", "Tanks went by."):
        assert not asked(text, rules, document(text), vetoed_as())


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
    said = claim(evidence=NEAR[:-1], item="rain", quantity=None)
    second, _, _ = again(f"{NEAR} {OPEN}", said)
    assert second.counts["unfounded"] == 1


@given(numbers=st.sets(st.integers(0, 60), max_size=40))
def test_passages_hold_every_asked_sentence_once_and_no_sentence_twice(numbers):
    shown = passages(sorted(numbers), 61)
    assert [k for one in shown for k in one.asked] == sorted(numbers)
    all_shown = [k for one in shown for k in range(one.first, one.last)]
    assert len(all_shown) == len(set(all_shown)) <= (2 * AROUND + 1) * len(numbers)
    assert all(0 <= one.first <= min(one.asked) <= max(one.asked) < one.last <= 61 for one in shown)


def test_a_long_document_goes_in_several_requests_of_bounded_size(rules, document):
    text = f"{OPEN} It was cold. " * 300
    scenes = [read_scene(text, place, rules, None) for place in sentences(text, rules.words.sentences)]
    groups = list(requests(list(asked(text, rules, document(text), vetoed_as())), scenes))
    assert len(groups) > 10
    for shown in groups:
        assert sum(len(one.asked) for one in shown) <= MOST_ASKED
        length = sum(scenes[k].sentence.end - scenes[k].sentence.start
                     for one in shown for k in range(one.first, one.last))
        assert length <= MOST_CHARACTERS
