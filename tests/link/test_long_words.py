"""However long a word or a string is, a look-up takes few steps and keeps little."""

import tracemalloc

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.link import Context, compounds, keys, linker_of
from pledgebook.link.keys import LONGEST_WORD

LINKER = linker_of(load_catalogue())


def found(words, language=None):
    return LINKER.look_up(words, Context(language=language))


@pytest.mark.parametrize("word", ["a" * 9_999, "Haubitzenmunition" * 500, "гаубиця" * 1_000, "7" * 9_999])
@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_a_very_long_word_names_nothing_and_is_neither_split_nor_mended(word, language, monkeypatch):
    monkeypatch.setattr(compounds, "_parts", lambda *_: pytest.fail("it was split"))
    told = found(word, language)
    assert told.best is None
    assert all("read as" not in one.why for one in told.candidates)


def test_a_very_long_word_beside_a_name_leaves_the_name_to_be_found():
    assert "tank" in [one.id for one in found("tank " + "x" * 5_000, "en").candidates]


def test_very_long_words_leave_nothing_in_the_caches_and_take_little_memory():
    found("tank", "de")
    held = keys._bare.cache_info().currsize
    tracemalloc.start()
    for letter in "bcdfghjklm":
        found(letter * 9_000, "de")
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert keys._bare.cache_info().currsize <= held + 20
    assert peak < 2_000_000


def test_the_longest_word_that_is_split_takes_a_bounded_number_of_keys(monkeypatch):
    word = ("Haubitzenmunition" * 5)[:LONGEST_WORD]
    asked = []
    index = LINKER._tongue("de").index
    key = type(index).key
    monkeypatch.setattr(type(index), "key", lambda self, tokens: asked.append(1) or key(self, tokens))
    found(word, "de")
    assert len(asked) < 60_000


def test_caches_are_bounded_and_small():
    assert keys._bare.cache_info().maxsize <= 20_000
    assert LINKER._tongue("en").speller._nearest.cache_info().maxsize <= 5_000


def test_a_string_that_is_too_long_is_not_looked_up_and_the_reason_is_told():
    told = found("tank " * 2_001)
    assert (told.best, told.candidates) == (None, ())
    assert told.none_because == "it has more than 10,000 characters: no name is that long"
