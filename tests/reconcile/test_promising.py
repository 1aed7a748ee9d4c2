"""Telling in advance which pairs could agree never loses one that does, and so changes no answer."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from claims_like import made_claims

from pledgebook.catalogue import load_catalogue
from pledgebook.reconcile import gathering
from pledgebook.reconcile.blocking import partitions
from pledgebook.reconcile.gathering import agreeing, weight_of
from pledgebook.reconcile.promising import Columns
from pledgebook.reconcile.traits import Traits, traits_of
from pledgebook.schema import claim_from_json

LEAST = (-6.0, -2.0, 0.0, 3.0)


@pytest.fixture(scope="module")
def claims() -> list[Traits]:
    """Traits of made claims with every kind, stage and way of counting, each varied beyond what was made."""
    chance, found = random.Random(5), []
    for row in made_claims(4_000):
        if chance.random() < 0.4:
            row = {**row, "counting": chance.choice(["new", "part", "restated", "additional", "target"])}
        if chance.random() < 0.3:
            row = {**row, "stage": chance.choice(["requested", "signalled", "dispatched", "delivered", "refused", None])}
        if chance.random() < 0.3:
            row = {**row, "kind": chance.choice(["goods", "funds", "package", "service", "training", "procurement"])}
        if chance.random() < 0.2:
            row = {**row, "published": f"2024-{chance.randrange(1, 13):02}-15"}
        found.append(claim_from_json(row))
    return list(traits_of(found, load_catalogue(), {}).values())


@pytest.mark.parametrize("least", LEAST)
def test_no_pair_that_reaches_the_weight_is_left_out(claims: list[Traits], least: float) -> None:
    chance, seen, kept = random.Random(9), 0, 0
    for (_, _kind), found in partitions(claims).items():
        if found[0].total or len(found) < 2:
            continue
        places = [sorted(chance.sample(range(len(found)), 2)) for _ in range(min(4_000, len(found) ** 2))]
        ones, others = np.array(places, np.int64).T
        told = Columns(found).may_reach(least, ones, others)
        weights = [weight_of(found[one], found[other]) for one, other in places]
        lost = [(found[one].id, found[other].id, weight) for (one, other), weight, may in
                zip(places, weights, told, strict=True) if weight is not None and weight >= least and not may]
        assert not lost
        seen, kept = seen + len(places), kept + int(told.sum())
    assert seen > 20_000
    assert least < 0 or kept < seen / 2  # it does leave out most


def test_the_pairs_that_agree_are_the_same_with_and_without_it(
    claims: list[Traits], monkeypatch: pytest.MonkeyPatch,
) -> None:
    plain = agreeing(claims, 0.0)
    monkeypatch.setattr(gathering, "CROWD", 2)
    assert agreeing(claims, 0.0) == plain
    assert len(plain) > 1_000
