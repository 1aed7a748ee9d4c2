"""Weighing very many pairs at once gives the weights of comparing each pair, and never a lower one."""

import random
import sys
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parents[2] / "bench"))
from claims_like import made_claims

from pledgebook.catalogue import load_catalogue
from pledgebook.reconcile import columns, gathering, meetings
from pledgebook.reconcile.blocking import candidate_pairs, partitions
from pledgebook.reconcile.cluster import Groups
from pledgebook.reconcile.columns import Columns
from pledgebook.reconcile.crowd import Crowd, components
from pledgebook.reconcile.gathering import agreeing, join_alike, weight_of
from pledgebook.reconcile.traits import Traits, traits_of
from pledgebook.reconcile.weighings import Weighing, codes
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
    places = {one.id: place for place, one in enumerate(claims)}
    pairs = list(dict.fromkeys(_pairs(claims, random.Random(3))[:20_000]))
    ones, others = np.array([(places[one.id], places[other.id]) for one, other in pairs], np.int64).T
    told = Weighing(claims, weight_of, None).of(ones, others)
    found = {(one, other): weight for one, other, weight in zip(
        told.ones.tolist(), told.others.tolist(), told.weights.tolist(), strict=True)}
    assert found == {(places[one.id], places[other.id]): weight for one, other in pairs
                     if (weight := weight_of(one, other)) is not None}


@pytest.mark.parametrize("slots", [1, 18])
def test_levels_are_the_same_however_many_values_share_a_slot(
    claims: list[Traits], slots: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    ones, others = np.arange(1_000, dtype=np.int64), np.arange(1_000, 2_000, dtype=np.int64)
    before = Columns(claims).told(ones, others)
    monkeypatch.setattr(columns, "SLOTS", slots)
    few = Columns(claims)
    for told in (few.told(ones, others), few.told(ones, others)):
        assert np.array_equal(told.weights, before.weights)
        assert np.array_equal(told.hopeless, before.hopeless)


@pytest.mark.parametrize("neighbours", [2, 12])
@pytest.mark.parametrize("most", [2**62, 1])
def test_claims_that_meet_in_columns_are_those_that_meet_one_by_one(
    claims: list[Traits], neighbours: int, most: int, monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(meetings, "MOST", most)
    claims = sorted(claims, key=lambda one: one.id)
    found = meetings.Meetings(claims)
    pairs = [pair for ones, others in found.among(found.rows, neighbours).met()
             for pair in zip(ones.tolist(), others.tolist(), strict=True)]
    told = [tuple(sorted((claims[one].id, claims[other].id))) for one, other in pairs]
    assert len(told) == len(set(told))
    assert set(told) == set(candidate_pairs({one.id: one for one in claims}, neighbours))


def test_codes_of_pairs_of_a_million_claims_stay_apart() -> None:
    ones, others = np.array([999_998, 3], np.int32), np.array([999_999, 2], np.int32)
    assert codes(ones, others, 1_000_000).tolist() == [999_998 * 1_000_000 + 999_999, 2 * 1_000_000 + 3]


def test_components_have_the_least_number_that_pairs_connect_them_with() -> None:
    chance = random.Random(2)
    for _ in range(50):
        pairs = [(chance.randrange(30), chance.randrange(30)) for _ in range(chance.randrange(40))]
        groups = Groups(range(30))
        for one, other in pairs:
            groups.join(one, other)
        ones, others = np.array(pairs, np.int64).reshape(-1, 2).T
        assert components(30, ones, others).tolist() == [groups.find(number) for number in range(30)]


def test_what_is_joined_is_the_same_whether_pairs_are_weighed_at_once_or_not(
    claims: list[Traits], monkeypatch: pytest.MonkeyPatch,
) -> None:
    told, voices = [], {one.id: one for one in claims}
    for crowd in (2, 10**9):
        monkeypatch.setattr(gathering, "CROWD", crowd)
        groups = Groups(voices)
        join_alike(voices, groups, 0.0)
        told.append(groups.groups())
    assert told[0] == told[1]
    assert len(told[0]) < len(claims)
    at_once, names = Crowd(voices, weight_of, None).agreeing(0.0, 1), sorted(voices)
    pairs = {tuple(sorted((names[one], names[other]))): weight for one, other, weight in zip(
        at_once.ones.tolist(), at_once.others.tolist(), at_once.weights.tolist(), strict=True)}
    assert pairs == agreeing(voices, 0.0)
    assert len(pairs) > 1_000
