"""Claims from small vocabularies, so that many agree in part and ties are common; and gold by way of a file."""

import json
from pathlib import Path

from hypothesis import strategies as st

from pledgebook.evaluate.gold import Example, GoldDocument, read_gold
from pledgebook.model import Document
from pledgebook.schema import claim_from_json, claim_to_json, line

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = "Norway gives Moldova generators. " * 12

spans = st.builds(lambda start, length: {"start": start, "end": start + length}, st.integers(0, 200),
                  st.integers(1, 90))
parties = st.lists(st.sampled_from(["NO", "SE", "org:unicef"]), max_size=2)
items = st.none() | st.fixed_dictionaries({
    "text": st.sampled_from(["F-16 fighters", "F 16 fighter", "F-15s", "155 mm shells", "155mm artillery shells", "the",
                             "new generators", "generator", ""]),
    "id": st.sampled_from([None, "generator", "f-16"])})
ends = st.sampled_from([None, 1, 14, 2000000, "0.5"])
quantities = st.none() | st.fixed_dictionaries({
    "min": ends, "max": ends, "bound": st.just("exact"), "unit": st.sampled_from([None, "tons", "ton", "rounds"]),
    "per": st.sampled_from([None, "", "month"])})
sums = st.none() | st.fixed_dictionaries({"min": ends, "max": ends, "currency": st.sampled_from(["USD", "NOK"]),
                                          "bound": st.just("about"), "per": st.sampled_from([None, "year"])})
windows = st.none() | st.fixed_dictionaries({"earliest": st.sampled_from([None, "2026-03-01"]),
                                             "latest": st.just("2026-06-30"), "phrase": st.just("by June")})
speakers = st.none() | st.fixed_dictionaries({
    "name": st.sampled_from([None, "Ana Lund", "Lund"]), "role": st.sampled_from([None, "minister", "the ministry"]),
    "party": st.sampled_from([None, "NO", "SE"])})


def claims(evidence=spans, **more):
    """Claims in their written form."""
    return st.fixed_dictionaries({
        "kind": st.sampled_from(["goods", "funds", "package", "training", "position"]),
        "stage": st.sampled_from([None, "announced", "delivered", "refused"]),
        "modality": st.sampled_from(["stated", "denied"]), "counting": st.sampled_from(["new", "total"]),
        "donors": parties, "recipients": parties, "item": items, "quantity": quantities, "money": sums, "due": windows,
        "happened": st.none(), "speaker": speakers, "evidence": evidence, "also": st.lists(spans, max_size=1), **more})


gold_claims = claims(st.none() | spans, optional=st.booleans())
predicted_claims = claims(tier=st.sampled_from(["A", "B"]), confidence=st.sampled_from([0.5, 0.7, 0.95]))


def predicted(row):
    """A claim of ours from a row that may lack its words."""
    words = row["evidence"] and {**row["evidence"], "exact": TEXT[row["evidence"]["start"]:row["evidence"]["end"]]}
    return claim_from_json({**row, "evidence": words})


def example(gold: GoldDocument, said, text=TEXT, vetoed=()):
    """A document with gold and claims of ours."""
    document = Document.of_text(text, id=gold.id, language="en")
    return Example(document, gold.language, gold.claims, tuple(said), tuple(vetoed))


def gold_of(folder: Path, rows, name="one", language="en"):
    """Gold of one document, by way of a file."""
    path = folder / "claims.jsonl"
    path.write_text(json.dumps({"doc": name, "language": language, "claims": rows}) + "\n", encoding="utf-8")
    return read_gold([path])[0]


def written(claim):
    """A claim as `read --json` prints it."""
    return json.loads(line(claim_to_json(claim)))
