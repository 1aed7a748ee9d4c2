"""Date windows promise the days of claims.md, seen from the day of publication, and none that the words do not give."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.errors import TableError
from pledgebook.text import patterns
from pledgebook.text.dates import DateWords, find_dates
from pledgebook.text.lexicon import load_table
from pledgebook.text.tokens import tokenise

WORDS = DateWords.load("en")
WEDNESDAY = date(2023, 8, 16)
PIECES = [
    "the", "end", "of", "by", "in", "since", "March", "may", "May", "next", "last", "this", "year", "week", "two", "12",
    "2024", "2000", "31", "-", "–", ",", "\n", "\n\n", "first", "half", "mid", "late", "from", "to", "between", "and",
    "ago", "within", "over", "coming", "months", "days", "summer", "fiscal", "FY", "Q3", "Tuesday", "today", "soon",
    "for", "February", "so", "far", "quarter", "decade", "years", "few", "a", "9999", "1st", "'", "s", "(", ")",
    "overnight",
]
MIXED = st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
ANY = st.one_of(st.text(max_size=150), MIXED)
DAYS = st.one_of(st.none(), st.dates(), st.sampled_from([date.min, date.max, WEDNESDAY, date(2024, 2, 29)]))


def find(text, day=WEDNESDAY):
    return find_dates(tokenise(text), WORDS, day, text)


def only(text, day=WEDNESDAY):
    found = find(text, day)
    assert len(found) == 1, found
    return found[0]


def days(window):
    return " ".join(str(end) if end else "?" for end in (window.earliest, window.latest))


@pytest.mark.parametrize(("phrase", "window"), [
    ("in the coming days", "2023-08-16 2023-08-30"),
    ("in the coming weeks", "2023-08-16 2023-09-27"),
    ("in coming weeks", "2023-08-16 2023-09-27"),
    ("over the next few weeks", "2023-08-16 2023-09-27"),
    ("in the weeks ahead", "2023-08-16 2023-09-27"),
    ("in the coming months", "2023-08-16 2024-02-14"),
    ("in the weeks and months to come", "2023-08-16 2024-02-14"),
    ("in the coming years", "2023-08-16 ?"),
    ("soon", "2023-08-16 ?"),
    ("as soon as possible", "2023-08-16 ?"),
    ("for as long as it takes", "2023-08-16 ?"),
    ("over the next 12 months", "2023-08-16 2024-08-16"),
    ("within two weeks", "2023-08-16 2023-08-30"),
    ("within a year", "2023-08-16 2024-08-16"),
    ("in six months' time", "2023-08-16 2024-02-16"),
    ("in six to nine months", "2023-08-16 2024-05-16"),
    ("within 48 hours", "2023-08-16 2023-08-18"),
])
def test_promises_without_a_date_reach_as_far_as_claims_md_says(phrase, window):
    assert days(only(f"It will send trucks {phrase}.").window) == window


@pytest.mark.parametrize(("phrase", "window"), [
    ("by the end of the year", "2023-08-16 2023-12-31"),
    ("by year’s end", "2023-08-16 2023-12-31"),
    ("by the end of next month", "2023-08-16 2023-09-30"),
    ("before the end of 2025", "2023-08-16 2025-12-31"),
    ("before winter", "2023-08-16 2024-02-29"),
    ("by March", "2023-08-16 2024-03-31"),
    ("by mid-March 2024", "2023-08-16 2024-03-20"),
    ("by early 2024", "2023-08-16 2024-04-30"),
    ("by mid-2024", "2023-08-16 2024-08-31"),
    ("until 2027", "2023-08-16 2027-12-31"),
    ("no later than June 30, 2024", "2023-08-16 2024-06-30"),
    ("by Friday", "2023-08-16 2023-08-18"),
    ("within the year", "2023-08-16 2023-12-31"),
    ("by the end of the fiscal year", "2023-08-16 2023-09-30"),
    ("by the end of the decade", "2023-08-16 2029-12-31"),
])
def test_a_deadline_runs_to_the_end_of_the_period_it_names(phrase, window):
    mention = only(f"It will send trucks {phrase}.")
    assert (days(mention.window), mention.sense) == (window, "deadline")


@pytest.mark.parametrize(("phrase", "window"), [
    ("in September", "2023-09-01 2023-09-30"),
    ("in the spring of 2025", "2025-03-01 2025-05-31"),
    ("this autumn", "2023-09-01 2023-11-30"),
    ("next summer", "2024-06-01 2024-08-31"),
    ("next September", "2024-09-01 2024-09-30"),
    ("next October", "2023-10-01 2023-10-31"),
    ("in mid-February 2024", "2024-02-11 2024-02-20"),
    ("this winter", "2023-12-01 2024-02-29"),
    ("in the winter of 2024-25", "2024-12-01 2025-02-28"),
    ("in 2025", "2025-01-01 2025-12-31"),
    ("this year", "2023-01-01 2023-12-31"),
    ("next week", "2023-08-21 2023-08-27"),
    ("in the first half of next year", "2024-01-01 2024-06-30"),
    ("in the second half of 2024", "2024-07-01 2024-12-31"),
    ("in the third quarter of 2024", "2024-07-01 2024-09-30"),
    ("in Q1 next year", "2024-01-01 2024-03-31"),
    ("in early 2024", "2024-01-01 2024-04-30"),
    ("in late 2024", "2024-09-01 2024-12-31"),
    ("in late September", "2023-09-21 2023-09-30"),
    ("later this month", "2023-08-16 2023-08-31"),
    ("for the rest of the year", "2023-08-16 2023-12-31"),
    ("in FY2024", "2023-10-01 2024-09-30"),
    ("in fiscal year 2024", "2023-10-01 2024-09-30"),
    ("for fiscal years 2024 and 2025", "2023-10-01 2025-09-30"),
    ("next fiscal year", "2023-10-01 2024-09-30"),
    ("between 2024 and 2027", "2024-01-01 2027-12-31"),
    ("in 2024 and 2025", "2024-01-01 2025-12-31"),
    ("from March to June 2024", "2024-03-01 2024-06-30"),
    ("from November 2023 to March 2024", "2023-11-01 2024-03-31"),
    ("on October 20-26", "2023-10-20 2023-10-26"),
    ("in the last three months of 2024", "2024-10-01 2024-12-31"),
    ("through the end of 2024", "2023-08-16 2024-12-31"),
    ("tomorrow", "2023-08-17 2023-08-17"),
    ("on Friday next week", "2023-08-25 2023-08-25"),
    ("2024-09-30", "2024-09-30 2024-09-30"),
])
def test_a_window_is_the_whole_of_the_period_it_names(phrase, window):
    mention = only(f"It will send trucks {phrase}.")
    assert (days(mention.window), mention.sense) == (window, "window")


@pytest.mark.parametrize(("phrase", "window"), [
    ("since October 2020", "2020-10-01 2023-08-16"),
    ("since January", "2023-01-01 2023-08-16"),
    ("since November", "2022-11-01 2023-08-16"),
    ("in the past two weeks", "2023-08-02 2023-08-16"),
    ("in just the past year", "2022-08-16 2023-08-16"),
    ("so far this year", "2023-01-01 2023-08-16"),
    ("earlier this month", "2023-08-01 2023-08-16"),
    ("last week", "2023-08-07 2023-08-13"),
    ("last month", "2023-07-01 2023-07-31"),
    ("last year", "2022-01-01 2022-12-31"),
    ("last March", "2023-03-01 2023-03-31"),
    ("two days ago", "2023-08-14 2023-08-14"),
    ("less than two weeks ago", "2023-08-02 2023-08-16"),
    ("more than two years ago", "? 2021-08-16"),
    ("on March 2, 2022", "2022-03-02 2022-03-02"),
    ("on 15 July", "2023-07-15 2023-07-15"),
    ("on the 15th of July", "2023-07-15 2023-07-15"),
    ("July 15", "2023-07-15 2023-07-15"),
    ("in 2022", "2022-01-01 2022-12-31"),
    ("in July", "2023-07-01 2023-07-31"),
    ("yesterday", "2023-08-15 2023-08-15"),
    ("overnight", "2023-08-15 2023-08-16"),
    ("in December 1991", "1991-12-01 1991-12-31"),
    ("since Russia's full-scale invasion of Ukraine", "2022-02-24 2023-08-16"),
])
def test_what_lies_behind_ends_no_later_than_the_day_of_publication(phrase, window):
    mention = only(f"It has sent trucks {phrase}.")
    assert (days(mention.window), mention.sense) == (window, "past")


@pytest.mark.parametrize(("phrase", "window"), [
    ("on Tuesday", "2023-08-15 2023-08-15"),
    ("on Wednesday", "2023-08-16 2023-08-16"),
    ("Thursday", "2023-08-10 2023-08-10"),
    ("today", "2023-08-16 2023-08-16"),
    ("on August 16", "2023-08-16 2023-08-16"),
])
def test_a_bare_weekday_is_the_last_one_and_as_a_rule_the_day_of_the_report(phrase, window):
    mention = only(f"It will send trucks, the minister said {phrase}.")
    assert (days(mention.window), mention.sense) == (window, "said")


@pytest.mark.parametrize("phrase", ["over five years", "for six months", "over a period of ten years",
                                    "for another year"])
def test_a_length_without_a_start_is_only_its_words(phrase):
    mention = only(f"It will pay 3 million {phrase}.")
    assert (days(mention.window), mention.sense, mention.window.phrase) == ("? ?", "duration", phrase)


@pytest.mark.parametrize(("phrase", "window"), [
    ("from 2026", "2026-01-01 ?"), ("after 2025", "2026-01-01 ?"), ("starting in January 2024", "2024-01-01 ?"),
    ("from next year", "2024-01-01 ?"), ("not before October", "2023-10-01 ?"),
])
def test_a_beginning_alone_has_no_latest_day(phrase, window):
    mention = only(f"It will send trucks {phrase}.")
    assert (days(mention.window), mention.sense) == (window, "not_before")


@pytest.mark.parametrize(("phrase", "ahead", "back"), [
    ("in March", "2024-03-01 2024-03-31", "2023-03-01 2023-03-31"),
    ("in September", "2023-09-01 2023-09-30", "2022-09-01 2022-09-30"),
    ("this year", "2023-01-01 2023-12-31", "2023-01-01 2023-08-16"),
    ("on Friday", "2023-08-18 2023-08-18", "2023-08-11 2023-08-11"),
    ("in two weeks", "2023-08-16 2023-08-30", "2023-08-02 2023-08-16"),
    ("by March", "2023-08-16 2024-03-31", "? 2023-03-31"),
    ("in March 2022", "2022-03-01 2022-03-31", "2022-03-01 2022-03-31"),
])
def test_the_tense_of_the_verb_can_choose_between_the_readings(phrase, ahead, back):
    mention = only(f"Trucks {phrase}.")
    assert (days(mention.ahead), days(mention.back)) == (ahead, back)


@pytest.mark.parametrize("text", [
    "It gave 2000 shells and 2022 rifles.",
    "It pays for 2023 shells.",
    "It works in 2000 villages.",
    "It bought a crate of 2000-pound bags.",
    "It made 100,000 shells a month, 20 per year.",
    "They may send 15 trucks and march 20 miles.",
    "It fell on 31 February.",
    "It fell on 30 February 2024 and in the fall of the city.",
    "They met in the year 0 and in 9999 years.",
    "See files/2023-12/2024-january at example.org/2024/05/01.",
    "Jan Holm and April Berg signed.",
    "An FY is a 12-month period.",
])
def test_numbers_verbs_names_and_days_that_are_not_are_no_dates(text):
    assert find(text) == []


def test_the_longest_reading_wins_from_the_left():
    assert [m.window.phrase for m in find("In late June 2022, by the end of the first half of 2024 and in May.")] == [
        "In late June 2022", "by the end of the first half of 2024", "in May"]


def test_a_month_before_a_count_does_not_take_the_count():
    assert [m.window.phrase for m in find("In March 15 trucks came, in May 2000 boots did.")] == ["In March", "in May"]


def test_a_phrase_may_run_over_a_line_end_but_not_over_a_blank_line():
    assert only("by the end\n    of 2024").window.phrase == "by the end\n    of 2024"
    assert [m.window.phrase for m in find("in\n\nJune 2024")] == ["June 2024"]


def test_odd_spaces_and_dashes_read_like_plain_ones():
    assert days(only("by mid‑2024").window) == days(only("by mid-2024").window)
    assert days(only("by\u00a0the end of\u20092024").window) == "2023-08-16 2024-12-31"


def test_token_indexes_are_those_of_the_tokens_given():
    text = "Trucks come by\nJune 2024 ."
    mention = only(text)
    tokens = tokenise(text)
    assert [token.text for token in tokens[mention.first : mention.last]] == ["by", "\n", "June", "2024"]


@pytest.mark.parametrize("phrase", ["in June", "by the end of the year", "in the coming weeks", "last month",
                                    "since May", "two days ago", "on Tuesday", "today", "over five years"])
def test_without_a_day_of_publication_only_the_words_are_given(phrase):
    mention = only(f"Trucks {phrase}.", None)
    assert (days(mention.window), mention.window.phrase, mention.alternative) == ("? ?", phrase, None)


@pytest.mark.parametrize(("phrase", "window"), [
    ("in June 2024", "2024-06-01 2024-06-30"), ("by 2025", "? 2025-12-31"), ("since 2020", "2020-01-01 ?"),
    ("from March to June 2024", "2024-03-01 2024-06-30"), ("in FY2022", "2021-10-01 2022-09-30"),
])
def test_days_that_the_words_name_need_no_day_of_publication(phrase, window):
    assert days(only(f"Trucks {phrase}.", None).window) == window


@settings(max_examples=300)
@given(ANY, DAYS)
def test_any_text_on_any_day_gives_mentions_in_order_with_their_own_words(text, day):
    tokens = tokenise(text)
    found = find_dates(tokens, WORDS, day, text)
    for mention in found:
        assert 0 <= mention.first < mention.last <= len(tokens)
        assert mention.window.phrase == text[tokens[mention.first].start : tokens[mention.last - 1].end]
        assert mention.sense in {"deadline", "window", "past", "said", "duration", "not_before"}
    assert all(before.last <= after.first for before, after in pairwise(found))


@settings(max_examples=300)
@given(MIXED, DAYS)
def test_no_window_ends_before_it_begins(text, day):
    for mention in find(text, day):
        for window in (mention.window, mention.ahead, mention.back):
            assert window.earliest is None or window.latest is None or window.earliest <= window.latest


@settings(max_examples=200)
@given(MIXED, DAYS)
def test_another_paragraph_before_it_changes_no_mention(text, day):
    alone, after = find(text, day), find("Trucks.\n\n" + text, day)
    assert [(m.window, m.sense) for m in after] == [(m.window, m.sense) for m in alone]


@settings(max_examples=100)
@given(st.dates(date(1990, 1, 1), date(2079, 12, 31)), st.dates(date(2000, 1, 1), date(2060, 1, 1)))
def test_a_full_date_is_that_day_whenever_it_is_read(day, published):
    american = f"{day:%B} {day.day}, {day.year}"
    for text in (american, f"{day.day} {day:%B} {day.year}", f"{day:%A}, {american}"):
        assert days(only(f"on {text}", published).window) == f"{day} {day}"


@settings(max_examples=100)
@given(st.dates(date(2000, 1, 1), date(2060, 1, 1)), st.integers(0, 11))
def test_a_month_without_a_year_is_the_nearest_one(published, shift):
    name = date(2020, shift + 1, 1).strftime("%B")
    mention = only(f"Trucks in {name}", published)
    assert mention.window.earliest.month == shift + 1
    assert abs((mention.window.earliest - published).days) <= 184 + 31
    assert mention.back.earliest <= published
    assert mention.ahead.latest >= published


@pytest.mark.parametrize("unit", ["the end of ", "from 2023 to ", "in the first half of ", "over the next ", "May 15 "])
def test_the_work_grows_with_the_text_and_not_with_its_square(unit, monkeypatch):
    calls = []
    walk = patterns._walk
    monkeypatch.setattr(patterns, "_walk", lambda *given: calls.append(1) or walk(*given))
    find(unit * 100)
    small = len(calls)
    calls.clear()
    find(unit * 400)
    assert small > 0
    assert len(calls) <= 4 * small + 1000


@pytest.mark.parametrize(("layer", "row"), [
    ("frame", {"reads": "guess", "patterns": ["in {when}"]}),
    ("frame", {"reads": "in", "patterns": ["in {whenever}"]}),
    ("span", {"reads": "month", "patterns": ["<nowhere> {month}"]}),
    ("span", {"reads": "month"}),
])
def test_a_rule_that_names_what_there_is_not_is_refused_with_its_place(layer, row):
    table = load_table("en", "dates")
    with pytest.raises(TableError, match=r"packs/xx/dates\.toml"):
        DateWords.from_table({**table, layer: [*table[layer], row]}, "packs/xx/dates.toml")


def test_a_pack_of_another_language_needs_only_a_table():
    table = {
        "cased": [], "day_suffixes": ["er"], "after_a_weak_year": [],
        "values": {"month": {"mars": 3}, "unit": {"année": "year"}, "offset": {"prochaine": 1}, "count": {"deux": 2},
                   "units": {"mois": "month"}, "third": {"fin": 3}},
        "lists": {"until": ["d'ici", "avant"]},
        "length": [{"reads": "length", "patterns": ["{count} {unit:units}"]}],
        "day": [{"reads": "day", "alone": True, "patterns": ["{dom} {month} {year}"]}],
        "span": [{"reads": "unit", "alone": True, "patterns": ["l' {unit} {offset}"]},
                 {"reads": "years", "patterns": ["{year}"]}],
        "part": [{"reads": "third", "patterns": ["{third} {period}"]}],
        "frame": [{"reads": "until", "patterns": ["<until> {when}"]},
                  {"reads": "ago", "patterns": ["il y a {length}"]}],
    }
    text = "Le 1er mars 2024, avant fin 2025, d’ici l’année prochaine, il y a deux mois."
    found = find_dates(tokenise(text), DateWords.from_table(table), WEDNESDAY, text)
    assert [(m.window.phrase, days(m.window)) for m in found] == [
        ("1er mars 2024", "2024-03-01 2024-03-01"), ("avant fin 2025", "2023-08-16 2025-12-31"),
        ("d’ici l’année prochaine", "2023-08-16 2024-12-31"), ("il y a deux mois", "2023-06-01 2023-06-30"),
    ]
