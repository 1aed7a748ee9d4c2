"""The weights of the named levels: one frozen table of the package, under a version that never changes its answers.

A weight is log-odds (natural logarithm) that two claims which show this level are one promise rather than two. Each
was set by hand first, with a reason; `pledgebook eval --events GOLD --train FILE` learns them anew, held to those by
hand. What was learnt is in force only where it beats the weights by hand on events that it was not learnt from.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import StringIO

VERSION = "weights@1"
"""The table in force; data/reconcile/README.md says what each version was learnt from."""

DIGITS = 6
"""To so many digits sums of weights are rounded: then the order in which they were added up cannot show."""

COLUMNS = ("level", "weight", "by_hand", "pairs", "same", "reason")


@dataclass(frozen=True, slots=True)
class Weight:
    """One level's log-odds in force, those set by hand, in how many gold pairs it was seen, and why it is so."""

    value: float
    by_hand: float
    pairs: int
    same: int
    reason: str


@cache
def weights(version: str = VERSION) -> Mapping[str, Weight]:
    """The table of a version, by level, in the order of the file."""
    text = files("pledgebook").joinpath(f"data/reconcile/{version}.csv").read_text(encoding="utf-8")
    return {row["level"]: Weight(float(row["weight"]), float(row["by_hand"]), int(row["pairs"]), int(row["same"]),
                                 row["reason"]) for row in csv.DictReader(StringIO(text))}


@cache
def values() -> Mapping[str, float]:
    """Only the log-odds in force, for adding up."""
    return {level: weight.value for level, weight in weights().items()}


def as_csv(table: Mapping[str, Weight]) -> str:
    """The table as its file has it; floats as short as they can be, so that the same table is the same bytes."""
    written = StringIO()
    rows = csv.writer(written, lineterminator="\n")
    rows.writerow(COLUMNS)
    for level, one in table.items():
        rows.writerow([level, repr(one.value), repr(one.by_hand), one.pairs, one.same, one.reason])
    return written.getvalue()
