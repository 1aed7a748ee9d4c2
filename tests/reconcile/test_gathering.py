"""Gatherings are a saving, not a rule: clustering them one by one joins what clustering all claims at once joins."""

import random

from pledgebook.reconcile.blocking import candidate_pairs
from pledgebook.reconcile.cluster import Groups, cluster
from pledgebook.reconcile.gathering import gatherings, join_alike, weighed, weight_of
from pledgebook.reconcile.traits import traits_of

THINGS = ("Leopard 2 tanks/leopard-2", "Leopard 2A6/leopard-2a6", "tanks/tank", "weapons/weapon")


def _claims(claim, seed):
    chance = random.Random(seed)
    return [claim(f"t{n}.1", item=chance.choice(THINGS), quantity=chance.choice((None, 2, 14, 60)),
                  day=f"2023-0{chance.randint(1, 9)}-{chance.randint(1, 28):02d}",
                  stage=chance.choice(("announced", "announced", "delivered"))) for n in range(40)]


def test_what_lies_in_two_gatherings_is_never_joined_by_clustering_all_at_once(claim, items):
    for seed in range(15):
        traits = traits_of(_claims(claim, seed), items, {})
        apart, together = Groups(traits), Groups(traits)
        join_alike(traits, apart, 0.0)
        pairs = ((one, other) for number, one in enumerate(traits) for other in list(traits)[number + 1:])
        cluster({(min(pair), max(pair)): weight for pair in pairs
                 if (weight := weight_of(traits[pair[0]], traits[pair[1]])) is not None}, 0.0, together)
        assert apart.groups() == together.groups(), seed
        assert any(len(members) > 1 for members in apart.groups().values())


def test_a_gathering_weighs_what_speaks_against_a_join_too(claim, items):
    told = [claim("a.1"), claim("b.1", day="2023-01-26"), claim("c.1", day="2023-01-27", quantity=15)]
    traits = traits_of(told, items, {})
    ((pairs, members),) = gatherings(traits, Groups(traits), 0.0)
    weights = weighed(pairs, members)
    assert set(weights) == {("a.1", "b.1"), ("a.1", "c.1"), ("b.1", "c.1")}
    assert min(weights.values()) < max(weights.values())


def test_claims_that_nothing_speaks_for_are_in_no_gathering(claim, items):
    traits = traits_of([claim("a.1"), claim("b.1", day="2024-09-01", quantity=900)], items, {})
    assert set(candidate_pairs(traits)) == {("a.1", "b.1")}
    assert list(gatherings(traits, Groups(traits), 0.0)) == []
