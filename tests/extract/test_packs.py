"""Languages are data: every pack says the same things, and the engine says no word of any of them."""

import ast
import tomllib
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import pledgebook.codes as codes
from pledgebook.catalogue.cells import CLOSED
from pledgebook.extract.cues import PASSIVE
from pledgebook.extract.words import load_words
from pledgebook.text.lexicon import CLAIM_TABLES, pack_languages

ROOT = Path(__file__).resolve().parents[2] / "pledgebook"
PACKS = ROOT / "data/packs"
ENGINE = [*sorted((ROOT / "extract").glob("*.py")), ROOT / "screen.py",
          ROOT / "text/segments.py", ROOT / "text/names.py"]

FREE = {
    "verbs": ("verbs", "columns", "tenses", "tense_of", "moods", "give"),
    "money": ("words", "named", "by_party", "symbols", "letters", "dollar_prefixes"),
}
"""Entries whose keys are words of the language itself, or forms that another language does not have."""

LABELS_OF_ENGINE = {"party", "item", "office", "mask", "number", "money", "quantity", "date", "word", "mark", "break",
                    "surname", "state", "territory", "union", "agency", "fund", "bank", "alliance", "coalition",
                    "international", "said", "past", "forms", "bare"}
"""What the code calls mentions, tokens, kinds of parties and publishers, and senses of a date."""


def tables(language: str) -> Iterator[tuple[str, dict[str, Any]]]:
    for name in CLAIM_TABLES:
        yield name, tomllib.loads((PACKS / language / f"{name}.toml").read_text(encoding="utf-8"))


def entries(table: dict[str, Any], free: tuple[str, ...], path: str = "") -> Iterator[str]:
    for key, value in table.items():
        yield f"{path}{key}"
        if isinstance(value, dict) and key not in free:
            yield from entries(value, free, f"{path}{key}.")


@pytest.mark.parametrize("name", [name for name in CLAIM_TABLES if name not in ("dates", "numbers")])
def test_every_pack_has_the_same_entries(name):
    said = {language: set(entries(dict(tables(language))[name], FREE.get(name, ()))) for language in pack_languages()}
    everywhere = set.intersection(*said.values())
    assert {language: sorted(found - everywhere) for language, found in said.items()} == {key: [] for key in said}


@pytest.mark.parametrize("language", pack_languages())
def test_the_verbs_of_a_pack_have_a_tense_for_every_form(language):
    words = load_words(language)
    columns = tomllib.loads((PACKS / language / "verbs.toml").read_text(encoding="utf-8"))["columns"]
    assert set(columns) == set(words.tense_of["bare"])
    groups = {form.group for form in words.verbs.values()}
    assert groups == {form.group for form in load_words("en").verbs.values()}


@pytest.mark.parametrize("language", pack_languages())
def test_no_spelling_of_a_verb_belongs_to_two_classes_that_promise(language):
    seen: dict[str, set[str]] = {}
    for group, entry in tomllib.loads((PACKS / language / "verbs.toml").read_text(encoding="utf-8"))["verbs"].items():
        for row in entry["forms"]:
            for cell in row.split():
                for spelling in cell.split("|"):
                    seen.setdefault(spelling, set()).add(group)
    firm = {"give", "promise", "commit", "order", "suspend", "cancel", "refuse"}
    assert {word: groups for word, groups in seen.items() if word != "_" and len(groups & firm) > 1} == {}


@cache
def lexicon() -> set[str]:
    """Every single word, of two letters or more, that the packs' lists hold."""
    found: set[str] = set()

    def take(value: Any) -> None:
        if isinstance(value, str):
            found.update(word for cell in value.split() for word in cell.split("|"))
        for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
            take(inner)

    silent = ("columns", "tense_of", "moods", "give")
    for language in pack_languages():
        for name, table in tables(language):
            if name in ("verbs", "phrases", "context", "stances"):
                take({key: value for key, value in table.items() if key not in silent})
    return {word for word in found if len(word) > 1 and word.isalpha()}


@cache
def labels() -> set[str]:
    """Words that name something in the code: entries of packs, codes, uses of names."""
    found = set(LABELS_OF_ENGINE)
    for language in pack_languages():
        for name, table in tables(language):
            found.update(part for path in entries(table, FREE.get(name, ())) for part in path.split("."))
            if name == "verbs":
                found.update(table["verbs"], table["tenses"], table["tense_of"], table["give"], table["columns"])
                found.update(tense for row in table["tense_of"].values() for tense in row.values())
    for kind in vars(codes).values():
        if isinstance(kind, type) and issubclass(kind, StrEnum):
            found.update(str(member) for member in kind)
    return found.union(*CLOSED.values())


def literals(path: Path) -> Iterator[tuple[int, str]]:
    """The strings of a module that something is compared with, or that are subtracted from or added to a set."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    places = (node for node in ast.walk(tree) if isinstance(node, ast.Compare | ast.BinOp))
    for node in {id(found): found for place in places for found in ast.walk(place)}.values():
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.lineno, node.value


@pytest.mark.parametrize("path", ENGINE, ids=lambda path: path.name)
def test_the_engine_holds_no_word_of_a_language(path):
    known, named = lexicon(), labels()
    assert [(line, text) for line, text in literals(path) if text in known and text not in named] == []


@pytest.mark.parametrize("language", pack_languages())
def test_every_passive_tense_of_a_pack_is_known_as_one(language):
    said = {tense for forms in load_words(language).tense_of.values() for tense in forms.values()}
    assert {tense for tense in said if tense.startswith("passive")} <= PASSIVE


def lists(table: dict[str, Any], path: str) -> Iterator[tuple[str, list[str]]]:
    for name, value in table.items():
        if isinstance(value, dict):
            yield from lists(value, f"{path}.{name}")
        elif isinstance(value, list) and all(isinstance(one, str) for one in value):
            yield f"{path}.{name}", value


@pytest.mark.parametrize("language", pack_languages())
def test_no_word_stands_twice_in_a_list(language):
    twice = {path: sorted({one for one in words if words.count(one) > 1})
             for name, table in tables(language) for path, words in lists(table, name) if len(set(words)) < len(words)}
    assert twice == {}
