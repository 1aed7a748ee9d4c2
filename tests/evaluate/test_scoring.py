"""Our scorer says what the contracts' own says, whatever the claims; and pairs them as well as can be."""

import random
from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from claims_made import SHARED, example, gold_claims, gold_of, predicted, predicted_claims, written
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pledgebook.codes import Counting, Kind, Modality, Stage, Tier
from pledgebook.evaluate import errors, evaluate, read_gold
from pledgebook.evaluate.assignment import assign
from pledgebook.evaluate.slots import words
from pledgebook.model import Item, Money

HELD = frozenset(("gdelt-131", "gdelt-380", "wh-dev228", "wh-dev235", "wh-dev256", "wh-dev274", "whb-dev126",
                  "whb-dev25", "who-dev100", "who-dev94"))
SAME = ("documents", "gold", "predicted", "repeats", "found", "core", "exact", "full", "flips", "polarity", "slots")

gains = st.integers(1, 5).flatmap(lambda width: st.lists(
    st.lists(st.sampled_from([0.0, 0.5, 1.0, 2.0, 2.4]), min_size=width, max_size=width), min_size=1, max_size=5))


@given(gains)
def test_no_other_assignment_gains_more(rows):
    found = assign(rows)
    size = max(len(rows), len(rows[0]))
    wide = [[rows[i][j] if i < len(rows) and j < len(rows[0]) else 0.0 for j in range(size)] for i in range(size)]
    best = max(sum(wide[i][j] for i, j in enumerate(order)) for order in permutations(range(size)))
    assert sum(rows[i][j] for i, j in found) == pytest.approx(best)
    assert len({i for i, _ in found}) == len({j for _, j in found}) == len(found)


def test_nothing_pairs_with_nothing():
    assert assign([]) == []
    assert assign([[], []]) == []


def compared(reference, examples, rows):
    """Hold our figures and errors against the reference's."""
    said = {one.document.id: [written(claim) for claim in one.claims] for one in examples}
    wrong = []
    theirs, ours = reference.score(rows, said, wrong), evaluate(examples)
    assert {key: {name: part[name] for name in SAME} for key, part in ours.items()} == theirs
    assert [(one.what, one.document, one.claim) for one in errors(examples)] == wrong


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(gold=st.lists(gold_claims, max_size=6), said=st.lists(predicted_claims, max_size=6))
def test_figures_and_errors_are_those_of_the_contract(reference, tmp_path, gold, said):
    one = example(gold_of(tmp_path, gold), map(predicted, said))
    compared(reference, [one], {"one": {"doc": "one", "language": "en", "claims": gold}})


def changed(claim, dice):
    """The claim with one slot or its place another."""
    words_ = claim.evidence
    moved = max(0, words_.start + dice.randint(-60, 60))
    choices = [
        {"kind": dice.choice(list(Kind))}, {"stage": dice.choice([None, *Stage])}, {"donors": ("US", "GB")},
        {"recipients": ()}, {"item": Item(dice.choice(["military assistance", "Leopard 2 tanks", "aid"]))},
        {"quantity": None}, {"money": Money(Decimal(5), Decimal(5), "USD", "exact")}, {"due": None}, {"speaker": None},
        {"counting": dice.choice(list(Counting))}, {"modality": dice.choice(list(Modality))},
        {"evidence": replace(words_, start=moved, end=moved + dice.randint(1, 400))},
    ]
    return replace(claim, **dice.choice(choices))


@pytest.mark.parametrize("seed", [0, 1, *(pytest.param(seed, marks=pytest.mark.slow) for seed in range(2, 8))])
def test_figures_on_changed_gold_are_those_of_the_contract(reference, seed):
    dice, examples = random.Random(seed), []
    path = SHARED / "gold" / "claims.jsonl"
    rows = {name: row for name, row in reference.read_gold(path).items() if name not in HELD}
    for one in read_gold([path]):
        if one.id not in rows:
            continue
        said = [replace(gold.claim, tier=Tier.A) for gold in one.claims for _ in range(dice.choice([0, 1, 1, 1, 2]))]
        for _ in range(seed):
            said = [changed(claim, dice) if dice.random() < 0.4 else claim for claim in said]
        dice.shuffle(said)
        examples.append(example(one, said, text="x" * 100_000))
    compared(reference, examples, rows)


def test_gold_against_itself_is_right_in_everything(tmp_path):
    row = {"kind": "goods", "stage": "announced", "modality": "stated", "counting": "new", "donors": ["NO"],
           "recipients": ["MD"], "item": {"text": "generators", "id": None}, "evidence": {"start": 0, "end": 31},
           "quantity": {"min": 14, "max": 14, "bound": "exact"}}
    one = example(gold_of(tmp_path, [row]), [predicted({**row, "tier": "A"})])
    part = evaluate([one])["all"]
    assert [part[level]["f1"] for level in ("found", "core", "exact", "full")] == [1, 1, 1, 1]
    assert set(part["slots"].values()) == {1}
    assert errors([one]) == []


def test_things_are_compared_without_hyphens_plurals_and_fillers():
    assert words("the new F-16s") == words("F 16") == {"f16"}
    assert words("155 mm shells") == words("155mm shell")
    assert words("the") == {"the"}
    assert words("10 Leopard 2") != words("10 Leopard 1")


def test_tier_c_is_never_scored(tmp_path):
    row = {"kind": "goods", "evidence": {"start": 0, "end": 31}, "item": {"text": "generators"}}
    one = example(gold_of(tmp_path, [row]), [predicted({**row, "also": [], "tier": "C"})])
    assert evaluate([one])["all"]["predicted"] == 0
    assert [found.candidates[0]["fate"] for found in errors([one])] == ["tier C"]
