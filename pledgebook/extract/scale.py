"""The scale that confidence is read on: weights by what is seen, and the cuts of the tiers; learnt, or set by hand."""

import math
from collections.abc import Mapping
from typing import Any, Final, NamedTuple

from pledgebook.codes import Tier
from pledgebook.errors import TableError
from pledgebook.text.lexicon import has_table, load_table

TABLE: Final = "confidence"
"""The table of a pack that `pledgebook eval --calibrate` writes. A pack may be without."""


class Scale(NamedTuple):
    """Weights in log-odds, and the cuts of tiers A and B on their sum."""

    weights: Mapping[str, float]
    a: float
    b: float

    def tier(self, total: float) -> Tier:
        """The tier of a sum."""
        return Tier.A if total >= self.a else Tier.B if total >= self.b else Tier.C


def confidence_of(total: float) -> float:
    """The confidence, 0 to 1, that a sum of weights in log-odds stands for."""
    return round(1 / (1 + math.exp(-total)), 4)


def load_scale(language: str) -> Scale | None:
    """The scale that a language's pack has learnt; None where it has none, TableError where it says what cannot be."""
    if not has_table(language, TABLE):
        return None
    table = load_table(language, TABLE)
    cuts, weights = _numbers(table, "cuts"), _numbers(table, "weights")
    if not weights or set(cuts) != {"A", "B"} or cuts["A"] < cuts["B"]:
        raise TableError(f"data/packs/{language}/{TABLE}.toml",
                         "it has not [weights] in numbers and [cuts] with A and B, A no lower than B",
                         "make it anew: pledgebook eval GOLD... --calibrate FILE")
    return Scale(weights, cuts["A"], cuts["B"])


def _numbers(table: Mapping[str, Any], name: str) -> Mapping[str, float]:
    """The numbers under a heading; none of them where one is no number."""
    found = table.get(name)
    is_right = isinstance(found, dict) and all(isinstance(one, int | float) for one in found.values())
    return found if is_right and found else {}
