"""Evaluation: how well claims are read, against what people found in the same documents.

`read_gold` and `read_documents` read the files, the door hands in what the reader made of each document as an
`Example`, `evaluate` gives the figures and `mistakes` the errors with their traces. Nothing here reads a text.
"""

from collections.abc import Sequence

from pledgebook.evaluate.calibration import calibration, confidence_told, tiers
from pledgebook.evaluate.facets import facets
from pledgebook.evaluate.gold import Example, GoldDocument, check_words, read_documents, read_gold
from pledgebook.evaluate.mistakes import Mistake, mistakes
from pledgebook.evaluate.pairing import mark
from pledgebook.evaluate.score import by_language, figures
from pledgebook.schema import Json

__all__ = ["Example", "GoldDocument", "Mistake", "check_words", "errors", "evaluate", "read_documents", "read_gold"]


def evaluate(examples: Sequence[Example]) -> dict[str, Json]:
    """The figures of tiers A and B under 'all' and under each language (docs/user-guide.md describes them)."""
    shown = by_language([mark(one) for one in examples])
    candidates = by_language([mark(one, "ABC") for one in examples])
    return {
        key: {**figures(marked), **facets(marked), "calibration": calibration(confidence_told(marked)),
              "calibration_of_candidates": calibration(confidence_told(candidates[key])), "tiers": tiers(marked)}
        for key, marked in shown.items()
    }


def errors(examples: Sequence[Example]) -> list[Mistake]:
    """Every error of tiers A and B, document by document."""
    return mistakes([mark(one) for one in examples])
