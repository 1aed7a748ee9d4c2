"""The rules of the second pack: its own sentences, the first pack's ids and meanings, and no list that is forgotten."""

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.rulebook import Bench, try_rule
from pledgebook.text.rulefiles import load_rules, word_rules

RULES = load_rules("fr")

UNSHOWN = 10
"""Lists of the French pack that no French sentence shows yet. It may only become smaller."""


@pytest.fixture(scope="module")
def french():
    return Bench.of("fr", load_catalogue())


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.reads], ids=lambda rule: rule.id)
def test_a_french_rule_reads_its_sentences_and_leaves_those_that_it_must_not_read(rule, french):
    trials = list(try_rule(rule, french))
    assert {trial.must for trial in trials} == {True, False}
    assert not [(trial.text, trial.reason) for trial in trials if trial.reason]


def test_nearly_every_french_list_has_its_sentences():
    shown = {rule.id for rule in RULES if rule.reads}
    assert len(set(word_rules("fr")) - shown) <= UNSHOWN


def test_the_ids_and_meanings_are_those_of_the_first_pack():
    means = {rule.id: rule.means for rule in load_rules("en")}
    assert {rule.id: rule.means for rule in RULES} == {rule.id: means[rule.id] for rule in RULES}


def test_a_rule_without_sentences_has_no_trial(french):
    bare = next(rule for rule in RULES if not rule.reads)
    assert list(try_rule(bare, french)) == []
