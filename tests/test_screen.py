"""Screening keeps what may hold a promise, and every document that it drops has a reason."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.catalogue import load_catalogue
from pledgebook.model import Document
from pledgebook.screen import KEPT, NO_LANGUAGE, NO_PACK, NO_WORDS, SENTENCE, STRETCH, load_lexicon, may_be_kept, screen

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


@pytest.mark.parametrize("sentence", [
    "Norway will give Ukraine 20 million euros, the foreign ministry said.",
    "Finland lent Moldova two dozen boilers.",
    "Italy approved the transfer of a Patriot to Ukraine.",
    "The World Bank approved a $1.5 billion loan for Kenya on Friday.",
])
def test_a_sentence_between_two_parties_needs_no_word_of_aid(sentence):
    assert screened(sentence).kept
    assert screened(FILLER * 100 + sentence).kept


@pytest.mark.parametrize("sentence", [
    "World Vision has donated 300 desks to two schools.",
    "Mercy Corps distributed 500 hygiene kits among the families.",
    "The Red Cross handed over 40 beds in Malawi.",
])
def test_a_word_that_is_said_of_gifts_alone_needs_one_party_and_a_number(sentence):
    assert screened(sentence).kept
    assert screened(FILLER * 100 + sentence).kept
    assert screened(sentence.replace("donated", "painted").replace("distributed", "counted")
                    .replace("handed over", "saw")).reason == NO_WORDS


def test_arms_that_one_state_buys_of_another_need_no_number():
    assert screened("Qatar has acquired Leopard tanks from Germany.").kept
    assert screened("Qatar has acquired paintings from Germany.").reason == NO_WORDS


def test_two_parties_that_are_one_are_not_two():
    assert screened("Kyiv paid 20 million to the Ukrainian singer in Ukraine.").reason == NO_WORDS


def test_two_parties_far_from_each_other_need_a_word_of_aid():
    assert screened(f"Norway paid 20 million for the bridge. {FILLER * (SENTENCE // 8)}Moldova won.").reason == NO_WORDS


def test_a_government_is_no_second_party_in_its_own_release():
    text = "Norway will give 20 million kroner to schools in Norway and in Oslo."
    assert screen(Document.of_text(text, language="en", publisher="regjeringen.no"), LEXICON).reason == NO_WORDS


def test_an_abbreviation_is_no_ordinary_word():
    text = "The man who promised 20 vehicles to the club asked for support."
    assert screened(text).reason == NO_WORDS
    assert screened(text.replace("man who", "WHO")).kept


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


@pytest.mark.parametrize(("text", "language"), [
    (PROMISE, "en"), ("La France livrera 12 obusiers à l'Ukraine.", "fr"),
    ("Norway will give Ukraine 20 million euros, the foreign ministry said.", "en"),
])
@pytest.mark.parametrize("around", ["", FILLER * 20, "Sport. Météo. Politique. " * 20, "Der Wind weht am Hügel. " * 20])
@pytest.mark.parametrize("told", ["en", "fr", "de", None])
def test_whatever_may_stand_around_a_text_that_is_kept_the_whole_may_be_kept(text, language, around, told):
    assert screened(text, language).kept
    if told in (language, "de", None):  # the language of the whole: that of the text, one without a pack, or none
        assert may_be_kept(around + text + around, lambda _: told, LEXICON)


def test_a_page_of_ordinary_news_may_not_be_kept_and_its_language_is_not_asked_for():
    def detect(_text):
        pytest.fail("asked")

    assert not may_be_kept(FILLER * 30 + "The mayor of Oslo opened a bridge in May.", detect, LEXICON)


def test_words_of_two_languages_together_are_not_enough_where_the_language_is_plain():
    mixed = "Paris donne 12 tents"
    assert may_be_kept(mixed, lambda _: None, LEXICON) or not may_be_kept(mixed, lambda _: "en", LEXICON)
    assert not may_be_kept(FILLER * 9 + "who donne second-hand tents", lambda _: "en", LEXICON)
