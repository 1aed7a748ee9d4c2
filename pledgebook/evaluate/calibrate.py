"""Training of confidence: the weights of what is seen for and against a claim, and the cuts of the tiers, from gold.

The event is 'people found this claim too' (optional ones included), over the reader's claims of every tier. Whatever a
claim's trace names under `confidence` takes part, so a new reason needs no change here. All figures are out of fold:
each document is weighed by what was learnt from the others.
"""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from pledgebook.errors import GoldError
from pledgebook.evaluate.calibration import calibration
from pledgebook.evaluate.cuts import Cuts, choose_cuts
from pledgebook.evaluate.gold import Example
from pledgebook.evaluate.logistic import Sample, fit, likelihood
from pledgebook.evaluate.pairing import Marked, mark, mark_claims
from pledgebook.model import Claim
from pledgebook.schema import Json, digest, line

FOLDS = 10
"""Parts that the documents are split into, by the digest of their texts."""

RARE = 5
"""A reason seen in fewer claims keeps its weight by hand."""

STRENGTHS = (0.1, 0.3, 1.0, 3.0, 10.0, 30.0, 100.0, 300.0)
"""How strongly weights are held to those by hand. The one of the lowest Brier score out of fold is taken: few documents
leave the weights where they are, many may move them. (Log loss would let a single claim decide.)"""


@dataclass(frozen=True, slots=True)
class Trained:
    """Weights by reason, cuts, and how they do out of fold."""

    weights: Mapping[str, float]
    by_hand: Mapping[str, float]
    seen: Mapping[str, int]
    """In how many candidates each reason was seen, those too rare to learn included."""
    cuts: Cuts
    strength: float
    briers: Mapping[float, float]
    """Brier score of all candidates, out of fold, by strength; `brier_by_hand` is that of the weights by hand."""
    brier_by_hand: float
    shown: Json
    candidates: Json
    """Calibration of tiers A and B, and of all candidates."""
    documents: int
    claims: int
    right: int
    gold: str
    """SHA-256 over the gold claims and texts that this was learnt from."""


def calibrate(examples: Sequence[Example], by_hand: Mapping[str, float]) -> Trained:
    """Learn from the examples; GoldError where they are too few or all alike."""
    marked = [mark(one, "ABC") for one in examples]
    samples = [sample for one in marked for sample in _samples(one)]
    _check(examples, samples)
    seen = Counter(name for sample in samples for name in sample.names)
    names = sorted(name for name, count in seen.items() if count >= RARE)
    tried = {strength: _Folds.of(samples, names, by_hand, strength) for strength in STRENGTHS}
    briers = {strength: folds.brier(samples) for strength, folds in tried.items()}
    strength = min(STRENGTHS, key=lambda held: (briers[held], -held))
    scores = [[tried[strength].total(names_of(claim), fold_of(one)) for claim in one.claims] for one in examples]
    cuts = choose_cuts(examples, scores)
    return Trained(
        fit(samples, names, by_hand, strength), by_hand, seen, cuts, strength,
        briers, _Folds(dict.fromkeys(range(FOLDS), by_hand)).brier(samples),
        calibration(_told(examples, scores, cuts.b)), calibration(_told(examples, scores, -float("inf"))),
        len(examples), len(samples), sum(sample.right for sample in samples), gold_digest(examples))


def names_of(claim: Claim) -> tuple[str, ...]:
    """What was seen for and against a claim, by name."""
    return tuple(reason.rule for reason in claim.why if reason.field == "confidence")


def fold_of(example: Example) -> int:
    """The fold of a document, by its text: the same text is always in the same one."""
    return int(example.document.sha256[:8], 16) % FOLDS


def gold_digest(examples: Sequence[Example]) -> str:
    """SHA-256 over each document's id, text and gold claims; the order of the documents makes no difference."""
    return digest(line([one.document.id, one.document.sha256, [gold.row for gold in one.gold]]) for one in examples)


def _samples(one: Marked) -> Iterator[Sample]:
    for claim, right in one.told:
        yield Sample(names_of(claim), right, fold_of(one.example))


def _check(examples: Sequence[Example], samples: Sequence[Sample]) -> None:
    languages = sorted({one.language for one in examples})
    if len(languages) > 1:
        raise GoldError("--calibrate", f"the gold is in {len(languages)} languages ({', '.join(languages)})",
                        "choose one with --language: each has a table of its own")
    folds, answers = len({sample.fold for sample in samples}), {sample.right for sample in samples}
    if folds < 2 or len(answers) < 2:
        raise GoldError("--calibrate", f"{len(samples)} claims in {folds} of {FOLDS} folds, right and wrong: "
                        f"{len(answers)} of 2, are too few to learn from", "give more gold documents")


@dataclass(frozen=True, slots=True)
class _Folds:
    """For each fold the weights learnt from the others."""

    weights: Mapping[int, Mapping[str, float]]

    @classmethod
    def of(cls, samples: Sequence[Sample], names: Sequence[str], by_hand: Mapping[str, float],
           strength: float) -> "_Folds":
        found = {}
        for fold in range(FOLDS):
            others = [sample for sample in samples if sample.fold != fold]
            found[fold] = {**by_hand, **fit(others, names, by_hand, strength)}
        return cls(found)

    def total(self, names: Sequence[str], fold: int) -> float:
        return sum(self.weights[fold].get(name, 0.0) for name in names)

    def brier(self, samples: Sequence[Sample]) -> float:
        errors = (likelihood(self.total(one.names, one.fold)) - one.right for one in samples)
        return sum(error * error for error in errors) / len(samples)


def _told(examples: Sequence[Example], scores: Sequence[Sequence[float]], least: float) -> list[tuple[float, bool]]:
    """(confidence, was it right) of the claims that reach a cut, out of fold."""
    told = []
    for one, among in zip(examples, scores, strict=True):
        reaching = {id(claim): score for claim, score in zip(one.claims, among, strict=True) if score >= least}
        chosen = [claim for claim in one.claims if id(claim) in reaching]
        told += [(likelihood(reaching[id(claim)]), right) for claim, right in mark_claims(one, chosen).told]
    return told


def as_table(trained: Trained, today: date) -> str:
    """The table of the pack, `confidence.toml`."""
    figures = {**trained.cuts.figures, "ece": trained.shown["ece"], "brier": trained.shown["brier"],
               "ece_of_candidates": trained.candidates["ece"], "brier_of_candidates": trained.candidates["brier"],
               "brier_of_candidates_by_hand": trained.brier_by_hand}
    made = {"gold": trained.gold, "documents": trained.documents, "claims": trained.claims, "right": trained.right,
            "folds": FOLDS, "strength": trained.strength, "tier_a_kept": trained.cuts.kept}
    parts = {"made": made, "figures": figures, "cuts": {"A": trained.cuts.a, "B": trained.cuts.b},
             "weights": trained.weights, "seen": {name: trained.seen[name] for name in trained.weights}}
    return made_table(
        ["# How sure the reader is of a claim, by what is seen for and against it, in log-odds. Made, never edited:",
         "# pledgebook eval GOLD... --calibrate confidence.toml. The figures are out of fold (docs/method.md)."],
        today, parts)


def made_table(head: Sequence[str], today: date, parts: Mapping[str, Mapping[str, object]]) -> str:
    """A table of what was learnt: what it is, the day, and each part under its title; fractions to the thousandth."""
    rows = [*head, "", f"date = {today.isoformat()}"]
    for title, entries in parts.items():
        rows += ["", f"[{title}]", *(f"{_key(name)} = {_value(value)}" for name, value in entries.items())]
    return "\n".join(rows) + "\n"


def _key(name: str) -> str:
    return name if name.replace("_", "").isalnum() and name.isascii() else json.dumps(name, ensure_ascii=False)


def _value(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return str(round(value, 3) + 0.0) if isinstance(value, float) else json.dumps(value)
