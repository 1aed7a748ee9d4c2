"""Accuracy on the gold as numbers: what the floors are held against. `python tests/accuracy/measure.py` prints them.

Claims are scored by `pledgebook.evaluate`, which a test holds to the scorer beside the contracts; commitments by that
scorer itself.

`--update` raises the floors to what is measured, less a small margin; it refuses to lower one.
"""

import hashlib
import importlib.util
import json
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.evaluating import read_examples
from pledgebook.config import Reconcile
from pledgebook.evaluate import Example, evaluate, read_gold
from pledgebook.link import link
from pledgebook.reconcile import reconcile
from pledgebook.schema import claim_from_json, plain

SHARED = Path(__file__).resolve().parents[3] / "shared"
FLOORS = Path(__file__).with_name("floors.json")
HELD = frozenset(("gdelt-131", "gdelt-380", "wh-dev228", "wh-dev235", "wh-dev256", "wh-dev274", "whb-dev126",
                  "whb-dev25", "who-dev100", "who-dev94"))
"""Set aside for the last check before an issue is called done (the gold's README)."""
MARGIN = 0.005
"""How far a floor lies under what was measured: a changed tie must not fail a build."""


def gold_digest() -> str:
    """SHA-256 over the gold files, so that nobody changes the exam unseen."""
    total = hashlib.sha256()
    for name in ("documents.jsonl", "claims.jsonl", "events.jsonl"):
        total.update((SHARED / "gold" / name).read_bytes())
    return total.hexdigest()


def scorer(name: str) -> ModuleType:
    """One of the scorers beside the contracts, as a module."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "spec" / f"{name}.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@cache
def examples(language: str = "en") -> tuple[Example, ...]:
    """The gold documents of a language with what people found and what we read; the ten set aside are left out."""
    gold = read_gold([SHARED / "gold" / "claims.jsonl"])
    seen = [one for one in gold if one.language == language and one.id not in HELD]
    return tuple(read_examples(seen, [SHARED / "gold" / "documents.jsonl"]))


def claim_scores() -> dict[str, float]:
    """found, core, exact and full F1, and one less the flips and polarity errors, so that up is always better."""
    report = evaluate(examples())["all"]
    levels = {f"claims {level} F1": report[level]["f1"] for level in ("found", "core", "exact", "full")}
    return {**levels, "claims without flips": 1 - report["flips"],
            "claims without polarity errors": 1 - report["polarity"]}


def commitment_scores() -> dict[str, float]:
    """Pairs, part_of and parts F1 on the gold events, and one less inflation and loss.

    Also pairs as the mean over events, since one event holds half of the pairs, and their precision and recall.
    """
    score = scorer("score_commitments")
    catalogue = load_catalogue()
    events = score.rows(SHARED / "gold" / "events.jsonl")
    claims = [link(claim_from_json(claim), catalogue) for event in events for claim in event["claims"]]
    made = [plain(one) for one in reconcile(claims, (), catalogue, Reconcile()).commitments]
    report = score.score(events, [{k: one[k] for k in ("id", "claims", "part_of")} for one in made])
    parts = {f"part {name} F1": report["parts"][name]["f1"] for name in ("opens", "restates", "advances", "asserts")}
    pairs = {"pairs F1": report["pairs"]["f1"], "pairs F1, mean over events": report["pairs_event_mean"],
             "pairs precision": report["pairs"]["precision"], "pairs recall": report["pairs"]["recall"]}
    return {**pairs, "part_of F1": report["part_of"]["f1"], **parts,
            "sums without inflation": 1 - report["inflation"], "sums without loss": 1 - report["loss"]}


def main() -> int:
    """Print what is measured beside the floors; raise them with --update."""
    measured = {**claim_scores(), **commitment_scores()}
    floors = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.is_file() else {"floors": {}}
    for name, value in measured.items():
        print(f"{name:36} {value:.3f}  floor {floors['floors'].get(name, 0):.3f}")
    if "--update" not in sys.argv:
        return 0
    lowered = [name for name, value in measured.items() if value < floors["floors"].get(name, 0)]
    if lowered:
        print(f"not updated: {', '.join(lowered)} would go down", file=sys.stderr)
        return 1
    raised = {name: max(round(value - MARGIN, 3), floors["floors"].get(name, 0)) for name, value in measured.items()}
    FLOORS.write_text(json.dumps({"gold": gold_digest(), "floors": raised}, indent=1) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
