"""`reconcile --json`: claims in, commitments out; given ids are kept, and what is no claim is told with its line."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

SCORER = Path(__file__).resolve().parents[3] / "shared" / "spec" / "score_commitments.py"


def flat(name, **more):
    return {"id": name, "doc": f"doc-{name}", "publisher": "press.example", "published": "2024-03-04", "kind": "goods",
            "stage": "announced", "modality": "stated", "counting": "new", "donors": ["FR"], "recipients": ["UA"],
            "item": {"text": "Caesar howitzers", "id": None}, "money": None, "due": None, "happened": None,
            "speaker": None,
            "quantity": {"min": 12, "max": 12, "bound": "exact", "unit": None, "per": None}, **more}


CLAIMS = [
    flat("first"),
    flat("second", published="2024-03-05", publisher="other.example"),
    flat("arrived", published="2024-06-01", stage="delivered"),
    flat("tanks", donors=["DE"], item={"text": "Leopard 2 tanks", "id": None}),
    flat("aid", kind="package", donors=["US"], item={"text": "security assistance package", "id": None}, quantity=None,
         money={"min": "725000000.50", "max": "725000000.50", "currency": "USD", "bound": "exact", "per": None}),
    flat("undated", published=None, publisher=None, donors=["NO"], quantity=None),
]


def write(path, claims):
    path.write_text("".join(json.dumps(claim) + "\n" for claim in claims), encoding="utf-8")
    return path


def test_given_ids_are_kept_and_every_claim_has_one_home(call, tmp_path):
    ended = call("reconcile", "--json", write(tmp_path / "claims.jsonl", CLAIMS))
    assert ended.code == 0
    made = [json.loads(row) for row in ended.out.splitlines()]
    homes = [member["claim"] for commitment in made for member in commitment["claims"]]
    assert sorted(homes) == sorted(claim["id"] for claim in CLAIMS)
    howitzers = next(c for c in made if "first" in [member["claim"] for member in c["claims"]])
    assert {m["claim"]: m["part"] for m in howitzers["claims"]} == {
        "first": "opens", "second": "restates", "arrived": "advances"}


def test_what_read_prints_reconcile_takes(call, tmp_path):
    text = "Berlin \u2028said.\n\nGermany has delivered 18 Leopard 2 tanks\u2028to Ukraine, the ministry \x85 said."
    write(tmp_path / "rows.jsonl", [{"id": "x", "text": text, "language": "en", "published": "2024-03-04"}])
    claims = call("read", "--json", "rows.jsonl").out
    assert claims
    (tmp_path / "claims.jsonl").write_text(claims, encoding="utf-8")
    ended = call("reconcile", "--json", "claims.jsonl")
    told = {m["claim"] for row in ended.out.split("\n")[:-1] for m in json.loads(row)["claims"]}
    assert told == {json.loads(row)["id"] for row in claims.split("\n")[:-1]}


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=st.permutations(CLAIMS))
def test_the_order_of_lines_changes_nothing(call, tmp_path, order):
    kept, other = write(tmp_path / "kept.jsonl", CLAIMS), write(tmp_path / "other.jsonl", order)
    assert call("reconcile", "--json", kept).out == call("reconcile", "--json", other).out


def test_no_claims_make_no_commitments(call, tmp_path):
    ended = call("reconcile", "--json", write(tmp_path / "none.jsonl", []))
    assert (ended.code, ended.out, ended.err) == (0, "", "")


WRONG = {
    # what stands on the second line: what the message says of it
    "not json": "Expecting value", "[1]": "it is no object", '"x"': "it is no object", "[" * 90_000: "nested too deep",
    '{"id": "a"}': "kind is missing", '{"id": "a", "kind": "good"}': "kind: 'good' is none of goods, funds",
    '{"kind": "goods"}': "it has no id", '{"id": "first", "kind": "goods"}': 'its id "first" was given before',
    '{"id": "a", "kind": "goods", "item": "tank"}': "item: 'tank' is no object",
    '{"id": "a", "kind": "goods", "item": {"text": "x", "id": [1]}}': "id: [1] is no string",
    '{"id": "a", "kind": "goods", "donors": "FR"}': "donors: 'FR' is no list",
    '{"id": "a", "kind": "goods", "donors": [null, 1]}': "is no list of strings",
    '{"id": "a", "kind": "goods", "quantity": 5}': "quantity: 5 is no object",
    '{"id": "a", "kind": "goods", "quantity": {"min": "many"}}': "quantity.min: 'many' is no number",
    '{"id": "a", "kind": "goods", "quantity": {"min": NaN}}': "is no number",
    '{"id": "a", "kind": "goods", "quantity": {"min": "1e99999"}}': "has more digits than any amount",
    '{"id": "a", "kind": "goods", "quantity": {"min": 1, "unit": 4}}': "unit: 4 is no string",
    '{"id": "a", "kind": "goods", "money": {"min": 1, "bound": "roughly"}}': "bound: 'roughly' is none of",
    '{"id": "a", "kind": "goods", "published": "soon"}': "'soon' is no day such as 2024-02-26",
    '{"id": "a", "kind": "goods", "due": {"latest": 7}}': "'7' is no day",
    '{"id": "a", "kind": "goods", "speaker": {"party": {}}}': "party: {} is no string",
    '{"id": "a", "kind": "goods", "document": "x"}': "document: 'x' is no object",
    '{"id": "a", "kind": "goods", "publisher": 9}': "publisher: 9 is no string",
    '{"id": "a", "kind": "goods", "evidence": {"begin": 1}}': "evidence: ",
    '{"id": "a", "kind": "goods", "also": [3]}': "also: ",
    '{"id": "a", "kind": "goods", "also": [{"start": 9, "end": 2}]}': "a span runs forward",
    '{"id": "a", "kind": "goods", "cited": {"item": 4}}': "cited: ",
    '{"id": "a", "kind": "goods", "why": [{"a": 1}]}': "why: ",
    '{"id": "a", "kind": "goods", "confidence": "high"}': "confidence: 'high' is no number from 0 to 1",
    '{"id": "a", "kind": "goods", "confidence": NaN}': "is no number from 0 to 1",
    '{"id": "a\\ud800", "kind": "goods"}': "lone surrogate",
}


@pytest.mark.parametrize("wrong", WRONG, ids=range(len(WRONG)))
def test_a_line_that_is_no_claim_is_named(call, tmp_path, wrong):
    (tmp_path / "claims.jsonl").write_text(json.dumps(CLAIMS[0]) + f"\n{wrong}\n", encoding="utf-8")
    ended = call("reconcile", "--json", "claims.jsonl")
    assert (ended.code, ended.out) == (1, "")
    assert ended.err.startswith("pledgebook: claims.jsonl:2: ")
    assert WRONG[wrong] in ended.err
    assert "\n  next: " in ended.err


def test_bytes_that_are_no_text_a_folder_and_nothing_are_named(call, tmp_path):
    (tmp_path / "latin.jsonl").write_bytes(b'{"id": "\xe9"}\n')
    for place, words in (("latin.jsonl", "latin.jsonl:1: is no UTF-8"), (".", ".: cannot be opened"),
                         ("absent", "absent: cannot be opened (No such file")):
        ended = call("reconcile", place)
        assert (ended.code, ended.out) == (1, "")
        assert words in ended.err


def test_the_scorer_takes_what_reconcile_prints(call, tmp_path):
    if not SCORER.is_file():
        pytest.skip("the scorer is not here: it lies in ../shared/spec beside a checkout, which this machine has not")
    made = call("reconcile", "--json", write(tmp_path / "claims.jsonl", CLAIMS)).out
    (tmp_path / "made.jsonl").write_text(made, encoding="utf-8")
    kept = [{name: row[name] for name in ("id", "claims", "part_of")} for row in map(json.loads, made.splitlines())]
    gold = {"event": "e", "claims": CLAIMS, "commitments": kept}
    write(tmp_path / "gold.jsonl", [gold])
    scored = subprocess.run([sys.executable, SCORER, tmp_path / "gold.jsonl", tmp_path / "made.jsonl"],
                            capture_output=True, text=True, check=False)
    assert scored.returncode == 0, scored.stderr
    assert "1.00" in scored.stdout
