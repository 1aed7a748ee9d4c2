"""What `rules stats` counts, on a gold of our own."""

import json

import pytest

from pledgebook.cli.evaluating import read_examples
from pledgebook.evaluate import read_gold
from pledgebook.rulebook import Tally, tally

TEXTS = {
    "right": "Norway will donate 14 diesel generators to Moldova.",
    "wrong": "Denmark has delivered 20 tanks to Ukraine.",
    "false": "Latvia will send 40 drones to Ukraine.",
    "vetoed": "Spain sent 300 soldiers to Mali.",
    "maybe": "Italy will donate 90 tents to Syria, which is humanitarian aid.",
}


def claim(text, **said):
    return {"kind": "goods", "stage": "announced", "modality": "stated", "counting": "new", "item": None,
            "quantity": None, "money": None, "evidence": {"start": 0, "end": len(text) - 1, "exact": text[:-1]}, **said}


def number(count):
    return {"min": count, "max": count, "bound": "exact"}


GOLD = {
    "right": [claim(TEXTS["right"], donors=["NO"], recipients=["MD"], quantity=number(14),
                    item={"text": "diesel generators", "id": None})],
    "wrong": [claim(TEXTS["wrong"], donors=["SE"], recipients=["UA"], quantity=number(20), stage="delivered",
                    item={"text": "tanks", "id": None})],
    "false": [],
    "vetoed": [claim(TEXTS["vetoed"], kind="training", donors=["ES"], recipients=["ML"], quantity=number(300),
                     item={"text": "soldiers", "id": None})],
    "maybe": [claim(TEXTS["maybe"], donors=["IT"], recipients=["SY"], quantity=number(90), optional=True,
                    item={"text": "tents", "id": None})],
}


@pytest.fixture(scope="module")
def gold(tmp_path_factory):
    folder = tmp_path_factory.mktemp("gold")
    rows = [{"doc": name, "language": "en", "claims": claims} for name, claims in GOLD.items()]
    texts = [{"id": name, "language": "en", "text": text, "published": "2026-03-12"} for name, text in TEXTS.items()]
    for name, content in (("claims.jsonl", rows), ("documents.jsonl", texts)):
        (folder / name).write_text("".join(json.dumps(row) + "\n" for row in content), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def tallies(gold):
    examples = read_examples(read_gold([gold / "claims.jsonl"]), [gold / "documents.jsonl"], explain=True)
    return {one.rule: one for one in tally(examples, ["verb.cancel", "donor.subject"])}


def test_a_rule_is_wrong_where_its_field_is_and_not_where_another_is(tallies):
    assert (tallies["donor.subject"].right, tallies["donor.subject"].wrong) == (1, 2)
    assert (tallies["give.perfect"].right, tallies["give.perfect"].wrong) == (1, 0)


def test_a_false_claim_counts_against_all_its_rules(tallies):
    assert (tallies["give.future"].right, tallies["give.future"].wrong) == (1, 1)
    assert tallies["give.future"].wrong_example[0] == "false"
    assert tallies["give.future"].wrong_example[3] == "no such claim"


def test_an_optional_claim_is_not_judged(tallies):
    assert tallies["give.future"].fired == 3


def test_the_last_error_says_where_and_what_gold_says(tallies):
    assert tallies["donor.subject"].wrong_example == (
        "false", "Latvia will send 40 drones to Ukraine", "donors LV", "no such claim")


def test_a_veto_is_wrong_where_it_hides_what_people_found(tallies):
    assert tallies["veto.people-who-are-not-trained"].wrong == 1


def test_a_rule_that_never_fires_is_dead_and_one_that_always_loses_is_shadowed(tallies):
    assert tallies["verb.cancel"].state == "dead"
    assert tallies["donor.lead"].state == "shadowed"
    assert tallies["donor.subject"].state == ""


def test_the_floor_is_wilsons_lower_bound():
    assert Tally("x").floor == 0.0
    assert Tally("x", right=8, wrong=2).floor == pytest.approx(0.490, abs=0.001)
    assert Tally("x", right=80, wrong=20).floor == pytest.approx(0.711, abs=0.001)
