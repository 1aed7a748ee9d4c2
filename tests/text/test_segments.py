"""Sentences promise to be ranges of the text in order, and to end where a reader would end them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.text.segments import SentenceWords, quotations, sentences

SHORT = SentenceWords(frozenset({"mr", "ms", "gen", "lt", "sgt", "no", "approx"}),
                      frozenset({"The", "This", "It", "In"}), ("following",))
ANY = st.text(max_size=300)
PRESS = st.lists(st.sampled_from([
    "Norway", "gives", "tanks", ".", ".", "!", "?", ":", ";", "\n", "\n\n", "\n \n", " ", " ", "- ", "• ", "1. ",
    "(a) ", "MS. HOLM:", "Q   ", "“", "”", '"', "U.S.", "Gen.", "e.g.", "# Aid", "**Aid**", "[1]", "…",
    "following", "\t", "–",
]), max_size=60).map("".join)
WORDS = st.lists(st.sampled_from(["donors", "Donors", "pledge", "tanks.", "tanks!", "money:", "\n", "\n\n", "2,000"]),
                 max_size=40).map(" ".join)


def cut(text):
    return [text[s.start : s.end] for s in sentences(text, SHORT)]


@settings(max_examples=200)
@given(st.one_of(ANY, PRESS))
def test_sentences_are_ranges_in_order_without_space_at_their_ends(text):
    end = 0
    for sentence in sentences(text, SHORT):
        assert end <= sentence.start < sentence.end <= len(text)
        assert text[sentence.start : sentence.end].strip() == text[sentence.start : sentence.end]
        end = sentence.end


@settings(max_examples=200)
@given(st.one_of(ANY, PRESS))
def test_only_items_have_an_introduction_and_it_stands_before_them(text):
    found = sentences(text, SHORT)
    for place, sentence in enumerate(found):
        if sentence.intro is not None:
            assert sentence.is_item
            assert 0 <= sentence.intro < place
            assert not found[sentence.intro].is_item


@settings(max_examples=200)
@given(st.one_of(ANY, PRESS))
def test_paragraphs_never_run_backward(text):
    numbers = [sentence.paragraph for sentence in sentences(text, SHORT)]
    assert numbers == sorted(numbers)


@settings(max_examples=150)
@given(WORDS)
def test_no_word_of_a_plain_text_is_lost(text):
    assert "".join("".join(cut(text)).split()) == "".join(text.split())


@settings(max_examples=150)
@given(PRESS)
def test_the_same_text_gives_the_same_sentences(text):
    assert sentences(text, SHORT) == sentences(text, SHORT)


@settings(max_examples=150)
@given(st.one_of(ANY, PRESS))
def test_a_quotation_stays_inside_its_paragraph_and_has_both_marks(text):
    for start, end in quotations(text):
        words = text[start:end]
        assert words[0] in '"“”„«»‟″'
        assert words[-1] in '"“”„«»‟″'
        assert "\n\n" not in words


def test_a_full_stop_ends_a_sentence():
    assert cut("Denmark gave ten. Norway gave six.") == ["Denmark gave ten.", "Norway gave six."]


@pytest.mark.parametrize("text", [
    "Gen. Berg and Mr. Holm signed it.",
    "The U.S. Army bought 300 of them.",
    "It cost 1.5 million euros.",
    "The offer by J. Berg stands.",
    "The list, approx. forty items, is long.",
    "It sent food, water etc. to the coast.",
])
def test_abbreviations_initials_and_decimals_end_nothing(text):
    assert cut(text) == [text]


def test_a_sentence_may_end_with_an_abbreviated_country():
    assert cut("They came from the U.S. The rest came by sea.") == ["They came from the U.S.", "The rest came by sea."]


def test_a_blank_line_ends_a_sentence_and_a_single_line_end_does_not():
    assert cut("Aid for the\nnorth\n\nAid for the south") == ["Aid for the\nnorth", "Aid for the south"]


def test_list_items_point_to_the_line_that_introduces_them():
    found = sentences("The package holds:\n\n- six boats\n- 40 trucks\n\nMore will come.", SHORT)
    assert [(s.is_item, s.intro) for s in found] == [(False, None), (True, 0), (True, 0), (False, None)]


def test_a_list_without_an_introduction_points_nowhere():
    found = sentences("More will come.\n\n- six boats", SHORT)
    assert [(s.is_item, s.intro) for s in found] == [(False, None), (True, None)]


def test_a_bullet_is_no_part_of_its_item():
    assert cut("• six boats\n• 40 trucks") == ["six boats", "40 trucks"]


def test_a_spoken_turn_lasts_until_the_next_speaker():
    text = "MS. HOLM: We will send food.\n\nIt leaves soon.\n\nQ   How much of it?\n\nMR. BERG: Ten tons."
    assert [(s.turn, text[s.start : s.end]) for s in sentences(text, SHORT)] == [
        ("MS. HOLM", "We will send food."), ("MS. HOLM", "It leaves soon."), ("Q", "How much of it?"),
        ("MR. BERG", "Ten tons."),
    ]


def test_the_label_of_a_turn_may_be_indented():
    text = "\u00a0\u00a0 MS. HOLM: We will send food.\n\n    Q   How much of it?\n\n\tMR. BERG: Ten tons."
    found = sentences(text, SHORT)
    assert [(s.turn, text[s.start : s.end]) for s in found] == [
        ("MS. HOLM", "We will send food."), ("Q", "How much of it?"), ("MR. BERG", "Ten tons."),
    ]
    assert [text[slice(*s.label)] for s in found if s.label] == ["MS. HOLM", "Q", "MR. BERG"]


def test_a_heading_is_known_by_its_marks():
    assert [s.is_heading for s in sentences("## New support\n\nNorway gives six boats.", SHORT)] == [True, False]


def test_curly_and_straight_quotation_marks_are_the_same():
    text = '“We will help,” she said. "And soon," he added.'
    assert [text[a:b] for a, b in quotations(text)] == ["“We will help,”", '"And soon,"']


def test_an_open_quotation_mark_takes_no_other_paragraph_with_it():
    text = 'He said "we will\n\nand "more" came'
    assert [text[a:b] for a, b in quotations(text)] == ['"more"']
