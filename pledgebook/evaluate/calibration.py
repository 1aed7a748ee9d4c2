"""Whether a confidence of 0.8 means that eight in ten are right, and what the tiers promise."""

import math
from collections.abc import Sequence

from pledgebook.codes import Tier
from pledgebook.evaluate.pairing import Marked
from pledgebook.evaluate.score import share
from pledgebook.schema import Json

BINS = 10
"""Bins of the reliability table, of one width."""

_Z = 1.96
"""Two-sided 95 in 100 of a normal distribution."""


def calibration(told: Sequence[tuple[float, bool]]) -> Json:
    """Expected calibration error, Brier score and reliability table of (confidence, was it right).

    The error is the mean distance of a bin's mean confidence from its share right, weighed by the bin's claims.
    """
    bins: list[list[tuple[float, bool]]] = [[] for _ in range(BINS)]
    for confidence, right in told:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, right))
    rows = [_bin(number, among) for number, among in enumerate(bins) if among]
    distance = sum(row["claims"] * abs(row["confidence"] - row["right"]) for row in rows)
    squares = sum((confidence - right) ** 2 for confidence, right in told)
    return {"claims": len(told), "ece": _mean(distance, told), "brier": _mean(squares, told), "bins": rows}


def _mean(total: float, among: Sequence[object]) -> float:
    return total / len(among) if among else 0.0


def _bin(number: int, among: Sequence[tuple[float, bool]]) -> Json:
    return {"from": number / BINS, "to": (number + 1) / BINS, "claims": len(among),
            "confidence": sum(confidence for confidence, _ in among) / len(among),
            "right": sum(right for _, right in among) / len(among)}


def confidence_told(marked: Sequence[Marked]) -> list[tuple[float, bool]]:
    """(confidence, is it a claim that people found, optional ones included) of each predicted claim but repeats."""
    return [(claim.confidence, right) for one in marked for claim, right in one.told]


def tiers(marked: Sequence[Marked]) -> Json:
    """Precision at each tier shown, and `share_in_a`: how many of the gold claims found are in tier A."""
    found = [claim.tier for one in marked for _, claim in one.firm]
    shown = [claim.tier for one in marked for claim in one.counted]
    rows = {str(tier): {"predicted": shown.count(tier), "found": found.count(tier),
                        "precision": share(found.count(tier), shown.count(tier)),
                        "precision_at_least": wilson(found.count(tier), shown.count(tier))}
            for tier in (Tier.A, Tier.B)}
    return {**rows, "share_in_a": share(found.count(Tier.A), len(found))}


def wilson(hits: int, tries: int) -> float:
    """The lower end of Wilson's interval at 95 in 100: what a share of few cases may well be; 0 without a hit."""
    if not hits:
        return 0.0
    rate, spread = hits / tries, _Z * _Z / tries
    middle = rate + spread / 2
    reach = _Z * math.sqrt(rate * (1 - rate) / tries + spread / (4 * tries))
    return max(0.0, (middle - reach) / (1 + spread))
