"""Accuracy never falls: what is measured on the gold stays at or above the pinned floors, which only rise."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import measure

from pledgebook.codes import Tier
from pledgebook.schema import claim_to_json

pytestmark = pytest.mark.skipif(not (measure.SHARED / "gold").is_dir(), reason="the gold in ../shared is not here")
FLOORS = json.loads(measure.FLOORS.read_text(encoding="utf-8"))


def test_the_gold_is_the_one_that_the_floors_were_measured_on():
    assert measure.gold_digest() == FLOORS["gold"]


def test_claims_are_read_at_least_as_well_as_before():
    scores = measure.claim_scores()
    low = {name: (value, FLOORS["floors"][name]) for name, value in scores.items() if value < FLOORS["floors"][name]}
    assert scores
    assert not low


def test_commitments_are_made_at_least_as_well_as_before():
    scores = measure.commitment_scores()
    low = {name: (value, FLOORS["floors"][name]) for name, value in scores.items() if value < FLOORS["floors"][name]}
    assert scores
    assert not low


def test_every_claim_shows_the_very_words_of_its_document():
    claims = [(one.document.text, claim_to_json(claim)) for one in measure.examples() for claim in one.claims
              if claim.tier is not Tier.C]
    assert claims
    for text, claim in claims:
        evidence = claim["evidence"]
        assert text[evidence["start"]:evidence["end"]] == evidence["exact"]
        spans = [place for place in claim["cited"].values() if "start" in place]
        assert all(0 <= place["start"] < place["end"] <= len(text) for place in spans)
        filled = {field for field in ("donors", "recipients", "item", "quantity", "money", "due", "happened", "speaker",
                                      "kind", "stage") if claim[field]}
        assert filled <= set(claim["cited"])
