"""Whatever stands in a text, reading it never raises, every span holds its words, and every value is one of ours."""

import gc
import json
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent))

from texts import JUMBLED, SENTENCES, mutated

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Counting, Kind, Modality, Stage, Tier
from pledgebook.extract import load_reader, read
from pledgebook.link import link
from pledgebook.model import Document, Span
from pledgebook.schema import claim_from_json, claim_to_json, line

FAST = settings(max_examples=60, deadline=None)
LONG = settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
DAYS = st.sampled_from([None, date.min, date.max, date(2024, 2, 29), date(2024, 5, 1)])
PUBLISHERS = st.sampled_from([None, "whitehouse.gov", "regeringen.se", "\ud800"])
TITLES = st.one_of(st.none(), st.sampled_from(SENTENCES), JUMBLED)


def check(text, day=None, publisher=None, title=None):
    """All that is promised of the claims of any text."""
    reader = load_reader("en", load_catalogue(), "test")
    document = Document.of_text(text, id="doc", published=day, publisher=publisher, title=title, language="en")
    found = read(document, reader, explain=True)
    for claim in found.claims:
        spans = [place for _, place in claim.cited if isinstance(place, Span)]
        spans += [*claim.also, *(reason.span for reason in claim.why if reason.span)]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert text[claim.evidence.start : claim.evidence.end] == claim.evidence.exact
        assert 0 <= claim.confidence <= 1
        assert isinstance(claim.tier, Tier)
        assert isinstance(claim.kind, Kind)
        assert isinstance(claim.modality, Modality)
        assert isinstance(claim.counting, Counting)
        assert claim.stage is None or isinstance(claim.stage, Stage)
        linked = link(claim, reader.catalogue)
        assert claim_from_json(json.loads(line(claim_to_json(linked)))) == linked
    for row in found.vetoed:
        assert text[row.start : row.end] == row.exact
        assert row.veto
    assert len({claim.id for claim in found.claims}) == len(found.claims)
    return found


@FAST
@given(JUMBLED, DAYS, PUBLISHERS, TITLES)
def test_any_text_is_read_and_every_span_holds_its_words(text, day, publisher, title):
    check(text, day, publisher, title)


@FAST
@given(mutated(), DAYS)
def test_sentences_with_words_lost_doubled_or_swapped_are_read(text, day):
    check(text, day)


@pytest.mark.slow
@LONG
@given(st.lists(JUMBLED, max_size=6).map("\n\n".join), DAYS, PUBLISHERS, TITLES)
def test_much_of_any_text_is_read_and_every_span_holds_its_words(text, day, publisher, title):
    check(text, day, publisher, title)


@pytest.mark.slow
@LONG
@given(st.lists(mutated(), min_size=1, max_size=5).map("\n\n".join), DAYS, PUBLISHERS, TITLES)
def test_many_sentences_with_words_lost_doubled_or_swapped_are_read(text, day, publisher, title):
    check(text, day, publisher, title)


@pytest.mark.parametrize("times", [300, pytest.param(600, marks=pytest.mark.slow)])
@pytest.mark.parametrize("piece", [
    "Germany, France and Ukraine, ", "12 trucks, ", "promised to send, ", ", ", "by the end of March 2024, ",
    "\"“'(‘« ",
    *(pytest.param(piece, marks=pytest.mark.slow) for piece in (
        "$5 million for Ukraine, ", "Norway ($5 million (Sudan [", "we will send aid and they will get it ")),
])
def test_the_work_in_one_endless_sentence_grows_with_it_and_not_with_its_square(piece, times):
    """Counted in steps, not in seconds: the calls of Python functions inside the package."""
    assert steps(piece * times) <= 2.6 * steps(piece * (times // 2))


def test_the_work_of_merging_grows_with_the_claims_and_not_with_their_square():
    def many(number):
        return "".join(f"Norway gave Ukraine ${k} million. Norway sent Ukraine {k} trucks. " for k in range(2, number))

    assert steps(many(160)) <= 2.6 * steps(many(80))


def steps(text):
    """How many calls of functions reading a text takes."""
    taken = 0

    def count(frame, event, _):
        nonlocal taken
        taken += event == "call"

    document = Document.of_text(text, id="doc", published=date(2024, 5, 1), language="en")
    reader = load_reader("en", load_catalogue(), "test")
    before = sys.getprofile()
    sys.setprofile(count)
    try:
        read(document, reader)
    finally:
        sys.setprofile(before)
    return taken


def test_reading_leaves_no_circles_for_the_search_for_garbage():
    """`read` has that search off: what it leaves must die by itself."""
    check(" ".join(SENTENCES))
    gc.collect()
    gc.disable()
    try:
        check(" ".join(SENTENCES))
        assert gc.collect() == 0
    finally:
        gc.enable()


def test_the_search_for_garbage_goes_on_behind_a_reading():
    check("Germany will send 30 tanks to Ukraine.")
    assert gc.isenabled()


@pytest.mark.parametrize("nothing", ["\\*\\*\\*", "***", "![](https://pictures.example/a.jpg)", "•", "\u200b", "—"])
def test_a_paragraph_without_a_word_hinders_nothing(nothing):
    text = f"{nothing}\n\nNorway sent Kenya 40 tents on Friday.\n\n{nothing}\n\nIt was glad.\n\n{nothing}\n"
    reader = load_reader("en", load_catalogue(), "test")
    assert [claim.quantity.max for claim in read(Document.of_text(text, language="en"), reader).claims] == [40]
