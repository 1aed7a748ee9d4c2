"""Accuracy never falls: what is measured on the gold stays at or above the pinned floors, which only rise."""

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

import measure

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
    texts = {document.id: document.text for document in measure.documents()}
    claims = [(name, claim) for name, claims in measure.predicted().items() for claim in claims]
    assert claims
    for name, claim in claims:
        evidence = claim["evidence"]
        assert texts[name][evidence["start"]:evidence["end"]] == evidence["exact"]
        spans = [place for place in claim["cited"].values() if "start" in place]
        assert all(0 <= place["start"] < place["end"] <= len(texts[name]) for place in spans)
        filled = {field for field in ("donors", "recipients", "item", "quantity", "money", "due", "happened", "speaker",
                                      "kind", "stage") if claim[field]}
        assert filled <= set(claim["cited"])
