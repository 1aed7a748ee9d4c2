"""The figures of score_claims.py, from examples whose claims are paired."""

from collections.abc import Iterable, Sequence

from pledgebook.codes import DONE, NEGATIVE, Modality
from pledgebook.evaluate.pairing import Marked
from pledgebook.evaluate.slots import LEVELS, SLOTS, all_same, has, same
from pledgebook.model import Claim
from pledgebook.schema import Json


def by_language(marked: Iterable[Marked]) -> dict[str, list[Marked]]:
    """The examples under 'all', and again under each language."""
    found: dict[str, list[Marked]] = {}
    for one in marked:
        for key in ("all", one.example.language):
            found.setdefault(key, []).append(one)
    return found


def figures(marked: Sequence[Marked]) -> Json:
    """found, core, exact and full with precision, recall and F1; flips and polarity errors; the share right by slot."""
    pairs = [pair for one in marked for pair in one.firm]
    gold, predicted = sum(len(one.asked) for one in marked), sum(len(one.counted) for one in marked)
    levels = {name: sum(all_same(slots, *pair) for pair in pairs) for name, slots in LEVELS.items()}
    said = {slot: [pair for pair in pairs if has(slot, *pair)] for slot in SLOTS}
    return {
        "documents": len(marked), "gold": gold, "predicted": predicted,
        "repeats": sum(len(one.repeats) for one in marked), "found": f1(len(pairs), predicted, gold),
        **{name: f1(hits, predicted, gold) for name, hits in levels.items()},
        "flips": share(sum(_is_flip(*pair) for pair in pairs), len(pairs)),
        "polarity": share(sum(_is_negative(one) != _is_negative(other) for one, other in pairs), len(pairs)),
        "slots": {slot: share(sum(same(slot, *pair) for pair in among), len(among))
                  for slot, among in said.items() if among},
    }


def share(part: int, whole: int) -> float:
    """A part of a whole; 0 where there is no whole."""
    return part / whole if whole else 0.0


def f1(hits: int, predicted: int, gold: int) -> dict[str, float]:
    """Precision, recall and their harmonic mean."""
    precision, recall = share(hits, predicted), share(hits, gold)
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def _is_flip(gold: Claim, predicted: Claim) -> bool:
    """What is not done is read as done, or the reverse."""
    return bool(gold.stage and predicted.stage) and (gold.stage in DONE) != (predicted.stage in DONE)


def _is_negative(claim: Claim) -> bool:
    return claim.stage in NEGATIVE or claim.modality is Modality.DENIED
