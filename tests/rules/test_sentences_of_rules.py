"""Every rule reads what its sentences say that it reads, and nothing of what they say that it must not."""

import ast
import sys
from pathlib import Path

import pytest

from pledgebook.extract.roles import WEIGHTS as ROLES
from pledgebook.extract.rule_ids import inference_id, rule_id, veto_id
from pledgebook.extract.weigh import WEIGHTS
from pledgebook.rulebook import try_rule
from pledgebook.text.rulefiles import load_rules, word_rules

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from test_docs import vetoes

RULES = load_rules("en")
EXTRACT = Path(__file__).resolve().parents[2] / "pledgebook/extract"

ASLEEP = {
    "confidence.training": "people who are trained make a claim only with a number",
    "confidence.stage-said-beforehand": "the scale names it, and nothing shows it",
}
"""What is named in the code and no sentence wakes. This list may only shrink."""


@pytest.mark.parametrize("rule", RULES, ids=[rule.id for rule in RULES])
def test_a_rule_reads_its_sentences_and_leaves_those_that_it_must_not_read(rule, bench):
    trials = list(try_rule(rule, bench))
    assert {trial.must for trial in trials} == {True, False}
    assert not [(trial.text, trial.reason) for trial in trials if trial.reason]


def test_every_rule_says_what_it_means_in_a_sentence():
    assert not [rule.id for rule in RULES if not rule.means.endswith((".", "?"))]


def test_no_sentence_stands_twice_under_a_rule():
    for rule in RULES:
        texts = [(one.text, tuple(sorted(map(str, one.known.items())))) for one in (*rule.reads, *rule.rejects)]
        assert len(texts) == len(set(texts)), rule.id


def constants(name: str) -> list[ast.AST]:
    return list(ast.walk(ast.parse((EXTRACT / name).read_text(encoding="utf-8"))))


def texts_in(pattern: str = "*.py") -> set[str]:
    """Every text that stands in the code of the reader."""
    return {node.value for path in EXTRACT.glob(pattern) for node in constants(path.name)
            if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_rule_that_the_code_names_is_in_the_pack_and_the_other_way_round():
    families = {"donor", "recipient", "stage", "counting", "modality", "kind", "item", "due", "happened", "speaker",
                "party", "money", "quantity"}
    there, lists = {rule.id for rule in RULES}, set(word_rules("en"))
    named = {text for text in texts_in() if text.partition(".")[0] in families and text.partition(".")[2]
             and text.replace(".", "").replace("-", "").isalpha() and text.islower()}
    named |= {inference_id(text) for text in texts_in() if text.partition(": ")[0] in ("stage", "counting", "modality")
              and text.partition(": ")[2]}
    named |= {rule_id("confidence", name) for name in WEIGHTS}
    told_otherwise = {"counting.new-unless-said-otherwise"}  # its rule is counting.default
    assert not named - there - set(ASLEEP) - told_otherwise
    made_of_parts = {"donor.publisher", "donor.headline", "donor.lead", "donor.document", "donor.none",
                     "recipient.none", "bound.exact", "bound.about", "bound.at_least", "bound.up_to", "bound.range",
                     "bound.vague", "counting.word", "item.linked"}
    code = {rule for rule in there - lists - named - made_of_parts if not rule.startswith("veto.")}
    assert not code


def test_the_weight_of_a_preference_is_the_one_in_the_code():
    told = {rule.id: rule.weight for rule in RULES if rule.id in ROLES}
    assert told == ROLES


def test_every_veto_has_its_rule():
    known = {rule.id for rule in RULES if rule.id.startswith("veto.")}
    assert {veto_id(veto) for veto in vetoes()} <= known  # that each of them is in the code, its sentences show
