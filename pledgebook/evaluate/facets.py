"""Where the figures come from: by kind, by slot, by what a field rests on (its own words, or an inference by name)."""

from collections.abc import Iterable, Sequence

from pledgebook.codes import Kind
from pledgebook.evaluate.pairing import Marked
from pledgebook.evaluate.score import share
from pledgebook.evaluate.slots import LEVELS, SLOTS, all_same, has, same
from pledgebook.model import Claim, Inference
from pledgebook.schema import Json

Pairs = Sequence[tuple[Claim, Claim]]


def facets(marked: Sequence[Marked]) -> Json:
    """`kinds`, `slot_errors`, `sources` and `inferences`, each over the pairs that count."""
    pairs = [pair for one in marked for pair in one.firm]
    return {"kinds": _kinds(marked, pairs), "slot_errors": {slot: _slot(slot, pairs) for slot in SLOTS},
            "sources": _sources(pairs), "inferences": _inferences(pairs)}


def _kinds(marked: Sequence[Marked], pairs: Pairs) -> Json:
    """Recall by the kind that gold says, precision by the kind that we say; kind and full: right of those found."""
    rows = {}
    for kind in Kind:
        gold = sum(one.claim.kind is kind for each in marked for one in each.asked)
        predicted = sum(claim.kind is kind for each in marked for claim in each.counted)
        found = [pair for pair in pairs if pair[0].kind is kind]
        hits = sum(claim.kind is kind for _, claim in pairs)
        if gold or predicted:
            precision, recall = share(hits, predicted), share(len(found), gold)
            both = precision + recall
            rows[str(kind)] = {
                "gold": gold, "predicted": predicted, "found": len(found), "precision": precision, "recall": recall,
                "f1": 2 * precision * recall / both if both else 0.0,
                "kind": share(sum(same("kind", *pair) for pair in found), len(found)),
                "full": share(sum(all_same(LEVELS["full"], *pair) for pair in found), len(found)),
            }
    return rows


def _slot(slot: str, pairs: Pairs) -> dict[str, int]:
    """How many pairs say anything there, are right, or wrong because we say nothing, too much, or something else."""
    said = [pair for pair in pairs if has(slot, *pair)]
    wrong = [(bool(getattr(gold, slot)), bool(getattr(claim, slot)))
             for gold, claim in said if not same(slot, gold, claim)]
    return {"pairs": len(said), "right": len(said) - len(wrong), "lacking": wrong.count((True, False)),
            "surplus": wrong.count((False, True)), "different": wrong.count((True, True))}


def _sources(pairs: Pairs) -> Json:
    """Of the fields that we fill: how many rest on their own words and how many on an inference, and how many hold."""
    rows = {}
    for slot in SLOTS:
        filled = [(gold, claim, dict(claim.cited).get(slot)) for gold, claim in pairs if getattr(claim, slot)]
        sorts = {"explicit": [same(slot, gold, claim) for gold, claim, source in filled
                              if source and not isinstance(source, Inference)],
                 "inferred": [same(slot, gold, claim) for gold, claim, source in filled
                              if isinstance(source, Inference)]}
        rows[slot] = {name: _right(among) for name, among in sorts.items()}
    return rows


def _inferences(pairs: Pairs) -> Json:
    """The same for each inference by its name, the least right first."""
    found: dict[str, list[bool]] = {}
    for gold, claim in pairs:
        for slot, source in claim.cited:
            if isinstance(source, Inference) and slot in SLOTS:
                found.setdefault(source.name, []).append(same(slot, gold, claim))
    in_order = sorted(found.items(), key=lambda entry: (share(sum(entry[1]), len(entry[1])), entry[0]))
    return {name: _right(among) for name, among in in_order}


def _right(among: Iterable[bool]) -> Json:
    rows = list(among)
    return {"pairs": len(rows), "right": share(sum(rows), len(rows))}
