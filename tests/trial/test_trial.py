"""The trial sentences: those of a language with a pack are read, the others are counted as not supported yet."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import judging
import matrix

from pledgebook.screen import NO_PACK

pytestmark = pytest.mark.skipif(not judging.SENTENCES.is_file(), reason="the trial in ../shared is not here")
ROWS = judging.rows() if judging.SENTENCES.is_file() else ()
READ = [row for row in ROWS if judging.is_supported(row["lang"])]
FLOORS = json.loads((Path(__file__).parent / "floors.json").read_text(encoding="utf-8"))


def test_every_english_and_french_sentence_is_read():
    assert len(READ) == 40
    assert {row["lang"] for row in READ} == {"en", "fr"}
    assert all(judging.judge(row).right for row in READ)


def test_the_other_sentences_stand_as_not_supported_yet():
    others = [row for row in ROWS if row not in READ]
    assert len(others) == 20
    assert {judging.screening(row) for row in others} == {NO_PACK}


@pytest.mark.parametrize("language", ["en", "fr"])
def test_as_many_sentences_are_wholly_right_as_before(language):
    right = [v.id for row in READ if row["lang"] == language and not (v := judging.judge(row)).wrong]
    assert len(right) >= FLOORS[language]


def test_every_tag_of_the_trial_is_in_one_phenomenon():
    joined = [tag for _, tags in matrix.PHENOMENA.values() for tag in tags.split()]
    assert sorted(joined) == sorted(set(joined))
    assert {tag for row in ROWS for tag in row["phenomena"]} == set(joined)


def test_the_matrix_in_the_docs_is_what_the_reader_does():
    page = matrix.PAGE.read_text(encoding="utf-8")
    assert matrix.with_table(page) == page, "run python tests/trial/matrix.py"
