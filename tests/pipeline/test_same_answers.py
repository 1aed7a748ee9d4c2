"""The same row gives the same claims, to the byte: whatever was read before, in whatever order and process."""

import json
import random

import pytest

from pledgebook.catalogue import load_catalogue
from pledgebook.engine import LocalEngine
from pledgebook.model import ROW_TYPE, Capture
from pledgebook.pipeline.reading import ReadBatch, read_captures

GIVERS = ("Norway", "Denmark", "Germany", "Japan", "The United States", "Poland")
THINGS = ("howitzers", "field ambulances", "generators", "tents", "drones", "trucks")
ODD = ("\ud800", "\U0001f1fa\U0001f1e6", "\u202e\u05d0\u05d1", "e\u0301\u0301", "\x00", "1e999999 \u0663 \u00bd")
MOST = 1_000_000


def text_of(dice):
    """A text of our own about assistance: a few sentences, a list, somebody who speaks."""
    giver, thing, number = dice.choice(GIVERS), dice.choice(THINGS), dice.randint(2, 900)
    return (f"{giver} will send {number} {thing} to Ukraine by the end of June, Defence Minister Ada Holm said.\n\n"
            f"“We have given ${number} million in military aid,” she said on Tuesday. {giver} and its partners "
            f"announced a package for Ukraine. The package includes:\n\n- {number + 1} {dice.choice(THINGS)};\n"
            f"- Medical supplies.\n\nIt brings the total to €{number + 2} million since February 2022.")


def captures(number, seed=7):
    dice = random.Random(seed)
    known = {"published": "2024-05-01", "language": "en"}
    return [row_capture({"id": f"doc-{k}", "text": text_of(dice), **known}) for k in range(number)]


def row_capture(row):
    payload = json.dumps(row).encode("ascii")
    return Capture(row["id"], f"rows.jsonl#{row['id']}", ROW_TYPE, payload, "2024-05-02T00:00:00Z")


def read_in(workers, found, size=3):
    """Written outcomes by capture."""
    batches = [found[at : at + size] for at in range(0, len(found), size)]
    results = LocalEngine(workers).map(ReadBatch(None, MOST), batches)
    outcomes = [outcome for batch in results for outcome in batch]
    assert len(outcomes) == len(found)
    return {outcome["capture"]: json.dumps(outcome, sort_keys=True) for outcome in outcomes}


def test_documents_read_in_any_order_and_twice_give_the_same_bytes():
    found = captures(24)
    once = read_in(1, found)
    assert sum(r'\"tier\":\"A\"' in written for written in once.values()) > 12
    for seed in range(3):
        mixed = [*found, *found]
        random.Random(seed).shuffle(mixed)
        batches = LocalEngine(1).map(ReadBatch(None, MOST), [mixed])
        for outcome in next(batches):
            assert json.dumps(outcome, sort_keys=True) == once[outcome["capture"]]


@pytest.mark.parametrize("workers", [2, 3])
def test_documents_read_in_several_processes_give_the_same_bytes(workers):
    found = captures(12)
    assert read_in(workers, found) == read_in(1, found)


def test_the_ids_of_claims_do_not_depend_on_what_else_is_read():
    found = captures(6)
    alone = [json.loads(claim)["id"] for one in found for written in read_in(1, [one]).values()
             for claim in json.loads(written)["claims"]]
    together = [json.loads(claim)["id"] for written in read_in(1, found, size=6).values()
                for claim in json.loads(written)["claims"]]
    assert alone == together
    assert len(alone) > 12


@pytest.mark.parametrize("odd", ODD, ids=[ascii(odd) for odd in ODD])
def test_a_row_of_odd_signs_is_read_or_is_a_counted_issue(odd):
    row = {"id": "odd", "text": f"{odd} Norway will send 20 trucks {odd} to Ukraine.{odd}", "language": "en"}
    outcome = next(read_captures([row_capture(row)], load_catalogue(), MOST))
    assert outcome.document or outcome.issues
    if outcome.document:
        text = outcome.document.text
        assert all(text[c.evidence.start : c.evidence.end] == c.evidence.exact for c in outcome.claims)
        json.dumps(outcome.to_json()).encode("utf-8")
