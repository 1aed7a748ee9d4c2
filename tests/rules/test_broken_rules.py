"""A pack whose rules lack their sentences, or tell what cannot be, is refused in words that say what to do."""

import re
import tomllib

import pytest

from pledgebook.errors import TableError
from pledgebook.text import rulefiles
from pledgebook.text.rulefiles import check_rules, load_rules

PLAIN = 'means = "A rule."\nreads = ["Norway will donate 14 generators to Moldova."]\nnot = ["It rained."]\n'


def with_entries(monkeypatch, text):
    """The pack with one file of rules instead of its own."""
    real, parsed = rulefiles.load_table, tomllib.loads(text)
    monkeypatch.setattr(rulefiles, "_texts", lambda _: iter([("mine.toml", text)]))
    monkeypatch.setattr(rulefiles, "load_table",
                        lambda language, name: parsed if name == "rules/mine" else real(language, name))
    rulefiles._headings.cache_clear()


@pytest.fixture(autouse=True)
def fresh():
    yield
    rulefiles._headings.cache_clear()


@pytest.mark.parametrize(("entry", "says"), [
    ('reads = ["A."]\nnot = ["B."]\n', "does not say what it means"),
    ('means = "A rule."\nnot = ["B."]\n', "no sentence under reads"),
    ('means = "A rule."\nreads = ["A."]\nnot = []\n', "no sentence under not"),
    ('means = "A rule."\nreads = [{ text = "A.", colour = "red" }]\nnot = ["B."]\n', "cannot say colour"),
    ('means = "A rule."\nreads = [{ stage = "delivered" }]\nnot = ["B."]\n', "a table with text"),
    ('means = "A rule."\nreads = ["A."]\nnot = ["B."]\ncolour = "red"\n', "has means, reads and not"),
])
def test_an_entry_that_cannot_be_used_names_file_and_rule(monkeypatch, entry, says):
    with_entries(monkeypatch, f'["donor.mine"]\n{entry}')
    with pytest.raises(TableError, match=r"rules/mine\.toml: donor\.mine: ") as told:
        load_rules("en")
    assert says in str(told.value)
    assert "next: " in str(told.value)


def test_a_list_without_sentences_keeps_the_pack_from_loading(monkeypatch):
    others = "".join(f'["{rule}"]\n{PLAIN}' for rule in rulefiles.word_rules("en") if rule != "verb.promise")
    with_entries(monkeypatch, others)
    with pytest.raises(TableError, match=r"verbs\.toml: verb\.promise: .* no sentence under reads and none under not"):
        check_rules("en", ("verbs",))


def test_a_list_with_half_its_sentences_keeps_the_pack_from_loading(monkeypatch):
    half = "".join(f'["{rule}"]\n{PLAIN}' for rule in rulefiles.word_rules("en") if rule != "verb.promise")
    with_entries(monkeypatch, half + '["verb.promise"]\nmeans = "A."\nreads = ["A."]\nnot = []\n')
    with pytest.raises(TableError, match=r"verb\.promise: this list has no sentence under not"):
        check_rules("en", ("verbs",))


def test_the_shipped_pack_is_whole():
    check_rules("en", ("verbs", "phrases", "context", "numbers", "stances", "screen"))


def test_what_is_seen_of_the_headings_is_what_the_parser_reads():
    parsed = {rule.id for rule in load_rules("en")}
    assert set(rulefiles._headings("en")) == parsed
    assert all(seen == {"reads", "not"} for seen in rulefiles._headings("en").values())


def test_a_new_group_of_verbs_asks_for_its_sentences(copy):
    copy.put("verbs.toml", "[verbs.dispatch]\n", '[verbs.gift]\nforms = [\n  "gift gifts gifted gifted gifting",\n]\n\n'
             "[verbs.dispatch]\n")
    (copy.folder / "one.txt").write_text("Norway will donate 14 diesel generators to Moldova.\n", encoding="utf-8")
    ended = copy.run("read", "one.txt")
    assert ended.returncode == 2
    assert re.search(r"verbs\.toml: verb\.gift: this list has no sentence", ended.stderr)
    assert "docs/rules.md" in ended.stderr
