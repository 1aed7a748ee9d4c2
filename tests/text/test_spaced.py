"""Text whose every line became a paragraph is read by its sentences; every other text stays as it is."""

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pledgebook.text.lexicon import load_table
from pledgebook.text.segments import SentenceWords, sentences
from pledgebook.text.spaced import plain_of
from pledgebook.text.tokens import view

STORY = (
    "The minister of foreign affairs said on Tuesday that Norway will give Kenya ten trucks and four field hospitals, "
    "which are to be handed over before the rains begin. The first of the trucks left the port of Bergen last week and "
    "the others follow in May, she said, when the drivers have been trained by the Red Cross in Mombasa."
)
ENDING = (
    "A second gift, of 5 million kroner for schools, is under way and the parliament in Oslo will vote on it before "
    "the summer, according to a letter that the ministry has sent to the committee of finance and to the embassy."
)
WORDS = SentenceWords(frozenset(load_table("en", "sentences")["abbreviations"]))


def wrapped(*paragraphs: str, gap: str, between: str = "\n\n") -> str:
    return between.join(gap.join(textwrap.wrap(one, 72)) for one in paragraphs)


def read(text: str) -> list[str]:
    return [" ".join(text[one.start : one.end].split()) for one in sentences(text, WORDS)]


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n"])
def test_a_sentence_goes_on_over_lines_that_became_paragraphs(gap: str):
    assert read(wrapped(STORY, ENDING, gap=gap)) == read(wrapped(STORY, ENDING, gap="\n"))


def test_bullets_headings_and_labels_still_begin_what_they_begin():
    text = wrapped(STORY, gap="\n\n") + "\n\n## What comes\n\n- 40 tents\n\n- 200 stoves\n\nMS. HOLM: " + wrapped(
        ENDING, gap="\n\n")
    found = sentences(text, WORDS)
    assert [text[one.start : one.end] for one in found if one.is_heading] == ["## What comes"]
    assert [text[one.start : one.end] for one in found if one.is_item] == ["40 tents", "200 stoves"]
    assert found[-1].turn == "MS. HOLM"


@pytest.mark.parametrize("text", [
    wrapped(STORY, ENDING, gap="\n"),
    f"{STORY}\n\n{ENDING}",
    "Norway gives Kenya:\n\ntents\n\nblankets\n\nstoves\n\nrice\n\nclothes",
    "Kenya gets ten trucks\n\nfrom Norway",
    "",
    "\n\n\n\n",
])
def test_a_text_that_is_not_spaced_stays_as_it_is(text: str):
    assert plain_of(text) == view(text)


@given(st.text("aB.,:- \n\t1", max_size=400) | st.lists(st.sampled_from(["a" * 60, "Norway " * 9, "gifts", "- x", ""]))
       .map("\n\n".join))
def test_only_white_space_is_made_plain_and_no_place_moves(text: str):
    plain = plain_of(text)
    assert len(plain) == len(text)
    assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(plain, view(text), strict=True))
