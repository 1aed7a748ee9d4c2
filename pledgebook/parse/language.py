"""Which language a text is in: by its small words first, by its letters' frequencies where these do not decide.

The small words (the, und, який) are a closed class that hardly any text goes without, and they tell languages apart in
one sentence, where letter statistics still guess. `bench/language.py` measures both. A text too short for either, as
"Germany pledged 14 tanks to Ukraine", is in the language whose pack has its words of giving, if one alone has them.
"""

import re
import tomllib
from collections import Counter, defaultdict
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from resiliparse.parse.lang import detect_fast

from pledgebook.text.lexicon import load_table, pack_languages

_SCRIPT_SHARE = 0.2  # of all signs
_WORD = re.compile(r"[^\W\d_]+")
_LETTER_VOTE = 0.25  # of a letter that one of the languages does not have, against 1 for a word of its own
_LOOKED_AT = 20_000  # code points; more changes no verdict
_FEWEST_VOTES = 1.0
_SMALL_SHARE = 0.06  # of all words; it is 0.2 to 0.4 in running text of a language of the table
_LEAD = 1.3  # the first must have so many times the votes of the second
_RANK_LIMIT = 450  # resiliparse's distance of letter frequencies; right answers on long texts lie under 350
_SHORTEST = 200  # code points below which letters alone decide nothing


class _Signs(NamedTuple):
    """By what languages are told, of `data/parse/languages.toml`."""

    voters: dict[str, tuple[str, ...]]
    """Small words -> the languages that have them."""
    letters: dict[str, str]
    """Letters -> the only one of near languages that has them."""
    scripts: dict[str, re.Pattern[str]]
    any_script: re.Pattern[str]


@cache
def _signs() -> _Signs:
    table = tomllib.loads(files("pledgebook").joinpath("data/parse/languages.toml").read_text(encoding="utf-8"))
    voters: dict[str, tuple[str, ...]] = {}
    for language, words in table["small_words"].items():
        for word in words.split():
            voters[word] = (*voters.get(word, ()), language)
    letters = {letter: language for language, own in table["letters"].items() for letter in own}
    scripts = {language: re.compile(f"[{span}]") for language, span in table["scripts"].items()}
    return _Signs(voters, letters, scripts, re.compile(f"[{''.join(table['scripts'].values())}]"))


def detect(text: str) -> str | None:
    """The ISO 639-1 code of the language of `text`, or None where it is not plain. Pure; reads the first pages only."""
    sample = text[:_LOOKED_AT].lower()
    if not sample.isascii() and _signs().any_script.search(sample):
        for language, letters in _signs().scripts.items():
            if len(letters.findall(sample)) > _SCRIPT_SHARE * len(sample):
                return language
    words = _WORD.findall(sample)
    (first, most), (_, next_most), *_ = [*_votes(sample, words), ("", 0.0), ("", 0.0)]
    if most >= max(_FEWEST_VOTES, _SMALL_SHARE * len(words)) and most >= _LEAD * next_most:
        return first
    if len(sample) < _SHORTEST:
        return _by_giving(words)
    guess, rank = detect_fast(sample, cutoff=_RANK_LIMIT)
    return str(guess) if rank else None


def _by_giving(words: list[str]) -> str | None:
    """The language that alone has most of the words of giving; None where there is none, or two have as many."""
    counts = Counter({language: sum(word in giving for word in words) for language, giving in _giving().items()})
    (first, most), (_, next_most), *_ = [*counts.most_common(2), ("", 0), ("", 0)]
    return first if most > next_most else None


@cache
def _giving() -> dict[str, frozenset[str]]:
    return {language: frozenset(load_table(language, "screen")["giving"]) for language in pack_languages()}


def _votes(sample: str, words: list[str]) -> list[tuple[str, float]]:
    """Languages with their votes, most first: each small word has one, shared by the languages that have it."""
    votes: dict[str, float] = defaultdict(float)
    voters = _signs().voters
    for word, times in Counter(words).items():
        languages = voters.get(word, ())
        for language in languages:
            votes[language] += times / len(languages)
    for letter, language in _signs().letters.items():
        votes[language] += _LETTER_VOTE * sample.count(letter)
    return sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
