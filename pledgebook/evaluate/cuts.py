"""Where to cut the log-odds into tiers: what is shown (B), and what stands as read (A)."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import mean

from pledgebook.evaluate.calibration import wilson
from pledgebook.evaluate.gold import Example
from pledgebook.evaluate.pairing import Marked, mark_claims
from pledgebook.evaluate.score import f1, share
from pledgebook.schema import Json

PRECISION, SHARE = 0.95, 0.60
"""What tier A promises: this precision, while it holds this share of the gold claims found."""

SMOOTHED = 0.25
"""F1 at a cut is the mean over cuts this far up and down: the sums of one claim differ so much from fold to fold, and a
cut that is best by a hair is not the best on other documents."""

ALIKE = 0.005
"""Cuts whose F1 lies so little below the best are as good, on any gold that people can code: the highest of them shows
fewer wrong claims for the same F1."""

Scores = Sequence[Sequence[float]]
"""The log-odds of every claim of every example, in their order."""


@dataclass(frozen=True, slots=True)
class Cuts:
    """The two cuts, what they give, and whether tier A keeps its promise. `curve` has F1 by the cut of tier B."""

    a: float
    b: float
    figures: Json
    kept: bool
    curve: tuple[Json, ...]


def choose_cuts(examples: Sequence[Example], scores: Scores) -> Cuts:
    """B where F1 of what is found is highest; A the lowest cut from there on with a precision of 0.95.

    F1 is smoothed, and of cuts that are as good the highest is taken. Where none has that precision, A is the best that
    there is.
    """
    curve = _curve(examples, scores)
    best = _best(curve)
    shown = [_above(example, among, best["cut"]) for example, among in zip(examples, scores, strict=True)]
    rows = _by_cut(shown, scores, best["cut"])
    total = rows[-1]["found"] if rows else 0
    reached = [row for row in rows if row["precision"] >= PRECISION]
    highest = max(rows, key=lambda row: (row["precision"], row["cut"]), default={"cut": best["cut"], "found": 0,
                                                                               "predicted": 0, "precision": 0.0})
    top = reached[-1] if reached else highest
    figures = {
        **{name: best[name] for name in ("precision", "recall", "f1", "predicted", "found")},
        "a_predicted": top["predicted"], "a_found": top["found"], "a_precision": top["precision"],
        "a_precision_at_least": wilson(top["found"], top["predicted"]), "share_in_a": share(top["found"], total),
    }
    kept = bool(reached) and figures["share_in_a"] >= SHARE
    return Cuts(top["cut"], best["cut"], figures, kept, tuple(curve))


def _curve(examples: Sequence[Example], scores: Scores) -> list[Json]:
    """The figures of what is found at each cut, from the highest; a document is paired anew where a claim comes in."""
    gold = sum(not one.optional for example in examples for one in example.gold)
    marked = [mark_claims(example, ()) for example in examples]
    rows: list[Json] = []
    for score, cut, changed in _steps(scores):
        for k in changed:
            marked[k] = _above(examples[k], scores[k], cut)
        found, predicted = sum(len(one.firm) for one in marked), sum(len(one.counted) for one in marked)
        rows.append({"cut": cut, "score": score, "predicted": predicted, "found": found, **f1(found, predicted, gold)})
    return rows


def _best(curve: Sequence[Json]) -> Json:
    smoothed = [_smoothed(curve, row["cut"]) for row in curve]
    least = max(smoothed) - ALIKE
    return next(row for row, value in zip(curve, smoothed, strict=True) if value >= least)


def _smoothed(curve: Sequence[Json], cut: float) -> float:
    lowered = [-row["score"] for row in curve]
    steps = (cut + SMOOTHED * part / 5 for part in range(-5, 6))
    reached = [bisect_right(lowered, -step) for step in steps]  # how many rows have every score from there on
    return mean(curve[count - 1]["f1"] if count else 0.0 for count in reached)


def _steps(scores: Scores) -> list[tuple[float, float, list[int]]]:
    """From the highest: every score, a cut between it and the next, and the examples in which a claim has it."""
    at: dict[float, list[int]] = {}
    for k, among in enumerate(scores):
        for score in among:
            at.setdefault(score, []).append(k)
    ordered = sorted(at, reverse=True)
    lower = [*ordered[1:], ordered[-1] - 1] if ordered else []
    return [(score, (score + below) / 2, at[score]) for score, below in zip(ordered, lower, strict=True)]


def _above(example: Example, scores: Sequence[float], cut: float) -> Marked:
    chosen = [claim for claim, score in zip(example.claims, scores, strict=True) if score >= cut]
    return mark_claims(example, chosen)


def _by_cut(shown: Sequence[Marked], scores: Scores, least: float) -> list[Json]:
    """Of what is shown, the precision above each cut from the highest down to `least`."""
    said: dict[float, list[bool]] = {}
    for one, among in zip(shown, scores, strict=True):
        score_of = {id(claim): score for claim, score in zip(one.example.claims, among, strict=True)}
        hits = {id(claim) for _, claim in one.firm}
        for claim in one.counted:
            said.setdefault(score_of[id(claim)], []).append(id(claim) in hits)
    rows: list[Json] = []
    found = predicted = 0
    ordered = sorted(said, reverse=True)
    for score, below in zip(ordered, [*ordered[1:], least], strict=True):
        found, predicted = found + sum(said[score]), predicted + len(said[score])
        rows.append({"cut": max((score + below) / 2, least), "found": found, "predicted": predicted,
                     "precision": share(found, predicted)})
    return rows
