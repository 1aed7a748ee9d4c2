"""Confidence is learnt from gold: weights near those by hand, cuts out of fold, and a table that is read again."""

import math
import random
import tomllib
from dataclasses import replace
from datetime import date

import pytest
from claims_made import gold_of, predicted
from hypothesis import given, settings
from hypothesis import strategies as st

from pledgebook.codes import Tier
from pledgebook.errors import GoldError, TableError
from pledgebook.evaluate.calibrate import as_table, calibrate, fold_of, names_of
from pledgebook.evaluate.cuts import choose_cuts
from pledgebook.evaluate.gold import Example
from pledgebook.evaluate.logistic import Sample, fit, likelihood, log_loss
from pledgebook.extract import scale as scales
from pledgebook.extract.weigh import WEIGHTS
from pledgebook.extract.words import load_words
from pledgebook.model import Document, Reason

NAMES = ("always", "good", "bad", "odd")
samples = st.lists(st.builds(lambda names, right: Sample(("always", *sorted(names)), right),
                             st.sets(st.sampled_from(NAMES[1:])), st.booleans()), min_size=2, max_size=40)
ROW = {"kind": "goods", "stage": "announced", "donors": ["NO"], "recipients": ["MD"], "item": {"text": "generators"},
       "also": []}


def cost(weights, rows, by_hand, strength):
    loss = sum(log_loss(sum(weights[name] for name in one.names), right=one.right) for one in rows)
    held = {name: 1e-3 if all(name in one.names for one in rows) else strength for name in weights}
    return loss + sum(held[name] / 2 * (weights[name] - by_hand.get(name, 0)) ** 2 for name in weights)


@settings(deadline=None)
@given(rows=samples, strength=st.sampled_from([0.1, 1.0, 30.0]))
def test_no_weight_can_be_moved_for_the_better(rows, strength):
    by_hand = {"good": 1.5, "bad": -0.5}
    found = fit(rows, NAMES, by_hand, strength)
    least = cost(found, rows, by_hand, strength)
    for name in NAMES:
        for step in (-0.01, 0.01):
            assert cost({**found, name: found[name] + step}, rows, by_hand, strength) >= least - 1e-9


def test_weights_stay_by_hand_where_nothing_speaks_against_them():
    rows = [Sample(("always", "good"), right) for right in (True, False)] + [Sample(("always",), right=True)] * 3
    by_hand = {"good": 1.5, "rare": -2.0}
    assert fit(rows, ["always", "good"], by_hand, 1e6)["good"] == pytest.approx(1.5, abs=1e-3)
    assert set(fit([*rows, Sample(("rare",), right=True)], ["good"], by_hand, 1.0)) == {"good"}


def test_the_base_rate_is_hardly_held():
    rows = [Sample(("always",), number < 60) for number in range(80)]
    assert likelihood(fit(rows, ["always"], {}, 1e9)["always"]) == pytest.approx(0.75, abs=1e-3)


def test_likelihood_and_loss_stand_any_sum():
    assert (likelihood(-1e3), likelihood(1e3), likelihood(0)) == (0, 1, 0.5)
    assert log_loss(-1e3, right=True) == 1e3
    assert log_loss(2.0, right=False) == pytest.approx(-math.log(1 - likelihood(2.0)))


def made(folder, count=40, seed=3):
    """Documents in which 'good' claims are found nine times in ten and 'bad' ones once in five."""
    dice, examples = random.Random(seed), []
    for number in range(count):
        places = [{"start": at * 40, "end": at * 40 + 30} for at in range(4)]
        kinds = [dice.choice(["good", "bad"]) for _ in places]
        gold = [{**ROW, "evidence": place} for place, kind in zip(places, kinds, strict=True)
                if dice.random() < {"good": 0.9, "bad": 0.2}[kind]]
        said = [predicted({**ROW, "evidence": place, "tier": "B"}) for place in places]
        claims = tuple(replace(claim, why=(Reason("confidence", "always", None, 0.0),
                                           Reason("confidence", kind, None, 0.5), Reason("stage", "none of it")))
                       for claim, kind in zip(said, kinds, strict=True))
        document = Document.of_text(f"{number} " + "x" * 200, id=f"doc-{number}", language="en")
        found = gold_of(folder, gold, document.id)
        examples.append(Example(document, "en", found.claims, claims, ()))
    return examples


def test_what_was_right_more_often_weighs_more(tmp_path):
    trained = calibrate(made(tmp_path), {"good": 0.5, "bad": 0.5})
    assert trained.weights["good"] > 0.5 > trained.weights["bad"]
    assert (trained.claims, trained.documents) == (160, 40)
    assert trained.briers[trained.strength] < trained.brier_by_hand
    assert trained.shown["ece"] < 0.1
    assert set(trained.weights) == {"always", "good", "bad"}


def test_only_reasons_of_confidence_take_part(tmp_path):
    assert names_of(made(tmp_path, 1)[0].claims[0])[0] == "always"
    assert "none of it" not in names_of(made(tmp_path, 1)[0].claims[0])


def test_the_order_of_documents_makes_no_difference(tmp_path):
    examples = made(tmp_path, 15)
    one, other = (as_table(calibrate(rows, {}), date(2026, 11, 26)) for rows in (examples, examples[::-1]))
    assert one == other


def test_one_text_is_always_in_one_fold(tmp_path):
    one, other = made(tmp_path, 2)
    assert fold_of(one) == fold_of(replace(other, document=replace(one.document, id="another")))


@pytest.mark.slow
def test_a_reason_too_rare_keeps_its_weight_by_hand(tmp_path):
    examples = made(tmp_path)
    odd = replace(examples[0].claims[0], why=(*examples[0].claims[0].why, Reason("confidence", "odd", None, 0.0)))
    examples[0] = replace(examples[0], claims=(odd, *examples[0].claims[1:]))
    trained = calibrate(examples, {"odd": -3.0})
    assert "odd" not in trained.weights
    assert trained.seen["odd"] == 1


def test_too_little_or_mixed_gold_is_refused(tmp_path):
    examples = made(tmp_path, 3)
    with pytest.raises(GoldError, match="too few"):
        calibrate(examples[:1], {})
    with pytest.raises(GoldError, match="2 languages"):
        calibrate([*examples, replace(examples[0], language="sv")], {})


def test_tier_a_begins_where_precision_is_kept_and_says_when_it_cannot_hold_enough(tmp_path):
    examples = made(tmp_path)
    kept = choose_cuts(examples, [[3.0 if "good" in names_of(claim) else 1.0 for claim in one.claims]
                                  for one in examples])
    assert kept.figures["a_precision"] < 0.95
    assert not kept.kept
    sure = [[4.0 if any(gold.claim.evidence.start == claim.evidence.start for gold in one.gold) else 1.0
             for claim in one.claims] for one in examples]
    found = choose_cuts(examples, sure)
    assert (found.b, found.figures["f1"]) == (2.5, 1)
    assert found.kept
    assert (found.figures["a_precision"], found.figures["share_in_a"]) == (1, 1)
    assert found.a >= found.b


@pytest.mark.slow
def test_the_table_is_read_again_as_it_was_learnt(tmp_path, monkeypatch):
    trained = calibrate(made(tmp_path), {})
    table = tomllib.loads(as_table(trained, date(2026, 11, 26)))
    assert table["date"] == date(2026, 11, 26)
    assert table["made"]["gold"] == trained.gold
    monkeypatch.setattr(scales, "load_table", lambda _language, _name: table)
    scale = scales.load_scale("en")
    assert scale.weights == pytest.approx(trained.weights, abs=1e-3)
    assert [scale.tier(total) for total in (scale.a, scale.b, scale.b - 1)] == [Tier.A, Tier.B if scale.b < scale.a
                                                                               else Tier.A, Tier.C]


@pytest.mark.parametrize("table", [{}, {"weights": {"x": 1}}, {"weights": {"x": "1"}, "cuts": {"A": 1, "B": 0}},
                                   {"weights": {"x": 1}, "cuts": {"A": 0, "B": 1}}, {"weights": 3, "cuts": []}])
def test_a_table_that_says_what_cannot_be_is_refused_by_name(table, monkeypatch):
    monkeypatch.setattr(scales, "load_table", lambda _language, _name: table)
    with pytest.raises(TableError, match=r"packs/en/confidence\.toml"):
        scales.load_scale("en")


def test_a_pack_without_the_table_is_weighed_by_hand():
    assert scales.load_scale("xx") is None


def test_the_packs_own_table_is_learnt_of_reasons_that_there_are():
    scale = load_words("en").scale
    if scale is None:
        pytest.skip("the pack has no table of what was learnt now: CONTRIBUTING.md says how to make it")
    assert set(scale.weights) <= set(WEIGHTS)
    assert scale.a >= scale.b
