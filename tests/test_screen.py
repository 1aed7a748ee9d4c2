"""Screening keeps what may hold a promise, and every document that it drops has a reason."""

from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import load_catalogue
from pledgebook.model import Document
from pledgebook.screen import KEPT, NO_LANGUAGE, NO_PACK, NO_WORDS, STRETCH, load_lexicon, screen

LEXICON = load_lexicon(load_catalogue())
PROMISE = "France will send 12 howitzers to Ukraine."
FILLER = "the wind blew over the hills and the sheep went home "


def screened(text, language="en"):
    return screen(Document.of_text(text, language=language), LEXICON)


def test_a_promise_is_kept_with_the_words_that_kept_it():
    seen = screened(PROMISE)
    assert (seen.kept, seen.reason) == (True, KEPT)
    assert {"france", "send", "12", "howitzers"} & set(seen.hits)
    assert all(word in PROMISE.lower() for word in seen.hits)


def test_a_promise_is_kept_wherever_it_stands_in_a_long_text():
    for before, after in ((0, 200), (200, 0), (200, 200)):
        assert screened(FILLER * before + PROMISE + FILLER * after).kept


def test_words_far_from_each_other_are_not_together():
    far = FILLER * (STRETCH // 4)
    assert screened(far.join(["France", "sent", "12", "howitzers"])).reason == NO_WORDS


def test_what_is_not_read_has_its_reason():
    assert screened(PROMISE, None).reason == NO_LANGUAGE
    assert screened(PROMISE, "zz").reason == NO_PACK
    assert screened("It rained.").reason == NO_WORDS
    assert screened(" ").reason == NO_WORDS


@settings(deadline=None)
@given(st.text(max_size=200), st.sampled_from(["en", "zz", None]))
def test_every_document_is_kept_or_dropped_for_a_reason_of_the_list(text, language):
    seen = screened(text or " ", language)
    assert seen.reason in (KEPT, NO_LANGUAGE, NO_PACK, NO_WORDS)
    assert seen.kept is (seen.reason == KEPT) is bool(seen.hits)


@settings(deadline=None, max_examples=30)
@given(st.integers(0, 30), st.integers(0, 30))
def test_more_text_around_it_never_drops_a_promise(before, after):
    assert screened(f"{FILLER * before}\n\n{PROMISE}\n\n{FILLER * after}").kept
