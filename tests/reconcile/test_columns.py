"""Weighing very many pairs at once gives the weights of comparing each pair, and never a lower one."""

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
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.columns import Columns, weights_at_once
from pledgebook.reconcile.gathering import agreeing, join_alike, weight_of
from pledgebook.reconcile.traits import Traits, traits_of
from pledgebook.schema import claim_from_json

STAGES = ("requested", "signalled", "dispatched", "delivered", "refused", "cancelled", None)
COUNTING = ("new", "part", "restated", "additional", "target", "total")
KINDS = ("goods", "funds", "package", "service", "training", "procurement", "position")


@pytest.fixture(scope="module")
def claims() -> list[Traits]:
    """Made claims, of which many have another stage, kind, day or way of counting than they were made with."""
    chance, found = random.Random(5), []
    for made in made_claims(4_000):
        row = dict(made)
        if chance.random() < 0.3:
            row["counting"] = chance.choice(COUNTING)
        if chance.random() < 0.3:
            row["stage"] = chance.choice(STAGES)
        if chance.random() < 0.3:
            row["kind"] = chance.choice(KINDS)
        if chance.random() < 0.2:
            row["published"] = chance.choice([None, f"2024-{chance.randrange(1, 13):02}-15"])
        if chance.random() < 0.1:
            row["recipients"] = chance.choice([[], ["UA", "MD"], ["MD"]])
        if chance.random() < 0.1:
            row["doc"] = f"text{chance.randrange(40)}"
        if chance.random() < 0.1:
            row["due"] = {"earliest": None, "latest": f"2024-0{chance.randrange(1, 10)}-01", "phrase": "by then"}
        found.append(claim_from_json(row))
    return list(traits_of(found, load_catalogue(), {}).values())


def _pairs(claims: list[Traits], chance: random.Random) -> list[tuple[Traits, Traits]]:
    """Pairs that meet in a partition, and as many that need not."""
    found = []
    for some in partitions(claims).values():
        found += [tuple(chance.sample(some, 2)) for _ in range(min(3_000, len(some) ** 2)) if len(some) > 1]
    return found + [tuple(chance.sample(claims, 2)) for _ in range(len(found))]


def test_what_is_called_exact_is_exact_and_nothing_is_told_too_low(claims: list[Traits]) -> None:
    places = {one.id: place for place, one in enumerate(claims)}
    pairs = _pairs(claims, random.Random(9))
    ones, others = np.array([(places[one.id], places[other.id]) for one, other in pairs], np.int64).T
    told = Columns(claims).told(ones, others)
    exact = 0
    for pair, bound, is_exact, hopeless in zip(
            pairs, told.weights.tolist(), told.exact.tolist(), told.hopeless.tolist(), strict=True):
        weight = weight_of(*pair)
        if weight is None:
            assert hopeless or not is_exact, pair
        else:
            assert not hopeless, pair
            assert bound >= weight, pair
            assert not is_exact or bound == weight, pair
            exact += is_exact
    known = sum(weight_of(*pair) is not None for pair in pairs)
    assert known > 10_000
    assert exact > known / 5  # it does tell much


def test_pairs_weighed_at_once_have_the_weights_of_pairs_weighed_one_by_one(claims: list[Traits]) -> None:
    pairs = _pairs(claims, random.Random(3))[:20_000]
    assert list(weights_at_once(pairs, weight_of)) == [weight_of(one, other) for one, other in pairs]


def test_what_is_joined_is_the_same_whether_pairs_are_weighed_at_once_or_not(
    claims: list[Traits], monkeypatch: pytest.MonkeyPatch,
) -> None:
    told = []
    for crowd in (2, 10**9):
        monkeypatch.setattr(gathering, "CROWD", crowd)
        groups = Groups(one.id for one in claims)
        join_alike({one.id: one for one in claims}, groups, 0.0)
        told.append((sorted(agreeing(claims, 0.0)), groups.groups()))
    assert told[0] == told[1]
    assert len(told[0][0]) > 1_000
    assert len(told[0][1]) < len(claims)
