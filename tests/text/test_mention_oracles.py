"""Others' labelled sentences hold our readings to account, without our copying any of them."""

import json
import sys
from collections import Counter
from datetime import date
from functools import cache
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import oracles

from pledgebook.catalogue import load_catalogue
from pledgebook.text.lexicon import load_table
from pledgebook.text.mentions import load_mention_words, read_mentions
from pledgebook.text.names import Gazetteer

TRIAL = oracles.SHARED / "gold" / "trial_sentences.jsonl"
needs_specs = pytest.mark.skipif(not oracles.SPECS.is_dir(), reason="the recognizers' specs in ../shared are not here")
needs_measeval = pytest.mark.skipif(not oracles.MEASEVAL.is_dir(), reason="MeasEval in ../shared is not here")
needs_trial = pytest.mark.skipif(not TRIAL.is_file(), reason="the trial sentences in ../shared are not here")

FLOORS = {"number en": 0.98, "currency en": 0.99, "date en": 0.82,
          "number fr": 0.98, "currency fr": 0.99, "date fr": 0.92}
"""The share right of the cases that are not rejected on purpose. These only rise."""

OLDER = {
    ("en05", "in the coming weeks"): ("2023-02-10", "2023-03-24", "weeks are 42 days by claims.md, 49 there"),
    ("en11", "by late 2025"): ("2024-04-25", "2025-12-31", "'by X' begins on the day of publication"),
    ("en17", "until mid-March"): ("2023-02-20", "2023-03-20", "'until X' begins on the day of publication"),
    ("en20", "before winter"): ("2023-10-05", "2024-02-29", "'before X' runs to the end of X"),
    ("en20", "several"): (None, None, "'several' has neither a least nor a most"),
    ("en23", "within weeks"): ("2023-03-15", "2023-04-26", "weeks are 42 days by claims.md, 49 there"),
    ("fr08", "au printemps"): ("2024-03-01", "2024-05-31", "seasons are whole months, and not the sun's"),
    ("fr08", "à l’automne prochain"): ("2024-09-01", "2024-11-30", "seasons are whole months, and not the sun's"),
    ("fr09", "avant l’été"): ("2024-03-10", "2024-08-31", "'before X' runs to the end of X"),
}
"""Where the trial file is older than claims.md: (sentence, words) -> what claims.md says, and why."""

UNMARKED = {
    ("en11", "before the invasion"): "says when the lower rate was",
    ("en19", "since the beginning of the Biden administration"): "says since when",
}
"""Windows that the words give and the trial file does not mark."""


# -- recognizers -------------------------------------------------------------------------------------------------------


@needs_specs
@pytest.mark.parametrize("oracle", oracles.ORACLES)
def test_the_share_right_of_what_is_not_rejected_never_falls(oracle):
    assert oracles.share(oracle) >= FLOORS[oracle]


@needs_specs
@pytest.mark.parametrize("oracle", oracles.ORACLES)
def test_what_is_rejected_is_a_case_that_we_read_otherwise_with_a_reason(oracle):
    right = {one.name for one in oracles.outcomes(oracle) if one.right}
    known = {one.name for one in oracles.outcomes(oracle)}
    names = oracles.rejected()[oracle]
    assert set(names) <= known - right
    assert set(names.values()) <= set(oracles.REASONS)


def test_no_sentence_of_another_is_kept():
    names = [name for kinds in oracles.rejected().values() for name in kinds]
    assert names
    assert all(len(name) == 12 and set(name) <= set("0123456789abcdef") for name in names)


@needs_specs
def test_the_guide_shows_the_oracle_table_as_it_is_measured():
    guide = (Path(__file__).parents[2] / "docs" / "mentions.md").read_text(encoding="utf-8")
    assert oracles.table() in guide


@needs_measeval
def test_nearly_every_measured_quantity_in_science_is_seen_as_a_number():
    found, total = oracles.measured_quantities()
    assert total > 500
    assert found / total >= 0.98


# -- the trial sentences -----------------------------------------------------------------------------------------------


@cache
def trial(language):
    rows = [json.loads(row) for row in TRIAL.read_text(encoding="utf-8").splitlines()]
    return [(row, read_mentions(row["text"], language, date.fromisoformat(row["published"]), names(language)))
            for row in rows if row["lang"] == language]


@cache
def names(language):
    return Gazetteer((one for one in load_catalogue().names if one.table == "item"),
                     load_table(language, "sentences")["plurals"])


def f1(language, gold_of, ours_of, same):
    counts = Counter()
    for row, found in trial(language):
        ours = list(ours_of(row, found))
        for wanted in gold_of(row):
            start, end = wanted["span"]
            hit = next((m for m in ours if m.start < end and start < m.end and same(row, wanted, m)), None)
            counts["right" if hit else "missed"] += 1
            if hit:
                ours.remove(hit)
        counts["false"] += len(ours)
    return 2 * counts["right"] / (2 * counts["right"] + counts["missed"] + counts["false"])


def same_amount(row, wanted, mention):
    low, high = (wanted["min"], wanted["max"]) if (row["id"], wanted["text"]) not in OLDER else (None, None)
    bound = {"approx": "about"}.get(wanted["mod"], wanted["mod"])
    ends = [None if end is None else float(end) for end in (mention.min, mention.max)]
    if "currency" in wanted and wanted["currency"] != currency(row, mention):
        return False
    return ends == [low, high] and mention.bound.value == bound


def currency(row, mention):
    """The currency of a sum; a bare dollar is the donor's (claims.md), who stands first in these sentences."""
    code = getattr(mention, "currency", "")
    if not code or mention.firm:
        return code
    return load_mention_words(row["lang"]).money.of_party(code, row["actors"][0]["id"] if row["actors"] else "")


def same_window(row, wanted, mention):
    first, last, _ = OLDER.get((row["id"], wanted["text"]), (wanted["start"], wanted["end"], ""))
    return (str(mention.window.earliest), str(mention.window.latest)) == (first, last)


@needs_trial
@pytest.mark.parametrize(("language", "floor"), [("en", 0.97), ("fr", 0.95)])
def test_amounts_of_the_trial_sentences_are_found_and_no_others(language, floor):
    assert f1(language, lambda row: [*row["quantities"], *row["money"]],
              lambda _, found: [*found.quantities, *found.money], same_amount) >= floor


@needs_trial
@pytest.mark.parametrize(("language", "floor"), [("en", 0.97), ("fr", 0.95)])
def test_windows_of_the_trial_sentences_are_found_and_no_others(language, floor):
    assert f1(language, lambda row: row["dates"],
              lambda row, found: [m for m in found.dates if (row["id"], m.words) not in UNMARKED], same_window) >= floor


@needs_trial
@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("catalogue", [True, False])
def test_no_number_that_is_no_quantity_is_taken_for_one(language, catalogue):
    taken = []
    for row, found in trial(language):
        ours = found
        if not catalogue:
            ours = read_mentions(row["text"], language, date.fromisoformat(row["published"]))
        counted = [one["span"] for one in (*row["quantities"], *row["money"])]
        for wanted in row["non_quantity_numbers"]:
            start, end = wanted["span"]
            taken += [(row["id"], m.words) for m in (*ours.quantities, *ours.money)
                      if m.start < end and start < m.end and not any(a < m.end and m.start < b for a, b in counted)]
    assert not taken


@needs_trial
def test_every_exception_from_the_trial_file_is_a_case_of_it_with_a_reason():
    words = {(row["id"], one["text"]) for language in ("en", "fr") for row, _ in trial(language)
             for one in (*row["quantities"], *row["dates"])}
    assert set(OLDER) <= words
    assert all(reason for *_, reason in OLDER.values())
    said = {(row["id"], m.words) for language in ("en", "fr") for row, found in trial(language) for m in found.dates}
    assert set(UNMARKED) <= said
