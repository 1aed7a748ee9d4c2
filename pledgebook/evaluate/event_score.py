"""How right commitments are, as score_commitments.py measures it: the same figures under the same names.

Pairs of claims of one commitment, also as the mean over events, B-cubed, `part_of`, the parts, and how far sums lie
above (inflation) and below (loss) those of the gold. A test holds this to the scorer beside the contracts.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from pledgebook.codes import Part
from pledgebook.evaluate.events import GoldEvent, Grouped
from pledgebook.model import Claim
from pledgebook.schema import Json

_UNCOUNTED = frozenset((Part.ASSERTS.value, Part.DISPUTES.value))
"""Parts whose amounts are in no sum."""

Figures = dict[str, float]


def f1_of(hits: int, predicted: int, gold: int) -> Figures:
    """Precision, recall and their harmonic mean; 0 where there is nothing to be right about."""
    p, r = _ratio(hits, predicted), _ratio(hits, gold)
    return {"precision": p, "recall": r, "f1": _ratio(2 * p * r, p + r)}


def same_pairs(groups: Iterable[Iterable[str]], among: frozenset[str] | None = None) -> set[tuple[str, str]]:
    """Each two claims of one group, the lesser first; only claims of `among`, where it is given."""
    return {two for group in groups
            for two in combinations(sorted(c for c in group if among is None or c in among), 2)}


def score_events(events: Sequence[GoldEvent], predicted: Sequence[Grouped]) -> Json:
    """All figures; a claim that no predicted commitment holds stands alone and opens."""
    claims = {claim.id: claim for event in events for claim in event.claims}
    gold = [one for event in events for one in event.commitments]
    ours = [*predicted, *_alone(claims, predicted)]
    a, b = same_pairs(one.parts for one in gold), same_pairs(one.parts for one in ours)
    truth, found = part_of_pairs(gold, ours)
    over, under = _inflation(gold, ours, claims)
    return {"claims": len(claims), "gold": len(gold), "predicted": len(ours),
            "pairs": f1_of(len(a & b), len(b), len(a)), "pairs_event_mean": event_mean(by_event(events, ours)),
            "b_cubed": _b_cubed(gold, ours), "part_of": f1_of(len(truth & found), len(found), len(truth)),
            "parts": _parts(gold, ours), "inflation": over, "loss": under}


def by_event(events: Sequence[GoldEvent], predicted: Sequence[Grouped]) -> dict[str, tuple[int, int, int]]:
    """For each event the pairs that are right, that we made, and that are in its gold."""
    found = {}
    for event in events:
        among = frozenset(claim.id for claim in event.claims)
        a = same_pairs((one.parts for one in event.commitments), among)
        b = same_pairs((one.parts for one in predicted), among)
        found[event.name] = (len(a & b), len(b), len(a))
    return found


def event_mean(counts: Mapping[str, tuple[int, int, int]]) -> float:
    """The mean F1 over the events that have a pair or were given one."""
    each = [f1_of(*row)["f1"] for row in counts.values() if row[1] or row[2]]
    return _ratio(sum(each), len(each))


def part_of_pairs(gold: Sequence[Grouped], predicted: Sequence[Grouped]) -> tuple[set[tuple[str, str]], ...]:
    """(part, whole) pairs of gold commitments: the gold's, and ours read as those that most of their claims have."""
    home = {claim: one.id for one in gold for claim in one.parts}
    main = {one.id: min(Counter(home[claim] for claim in one.parts).items(), key=lambda found: (-found[1], found[0]))[0]
            for one in predicted if one.parts}
    truth = {(one.id, one.part_of) for one in gold if one.part_of}
    ours = {(main[one.id], main[one.part_of]) for one in predicted if one.id in main and one.part_of in main}
    return truth, {pair for pair in ours if pair[0] != pair[1]}


def _ratio(one: float, other: float) -> float:
    return one / other if other else 0.0


def _alone(claims: Iterable[str], predicted: Sequence[Grouped]) -> list[Grouped]:
    held = {claim for one in predicted for claim in one.parts}
    return [Grouped(f"alone:{claim}", {claim: Part.OPENS.value}) for claim in sorted(set(claims) - held)]


def _b_cubed(gold: Sequence[Grouped], predicted: Sequence[Grouped]) -> Figures:
    theirs = {claim: frozenset(one.parts) for one in gold for claim in one.parts}
    ours = {claim: frozenset(one.parts) for one in predicted for claim in one.parts}
    p = _ratio(sum(len(ours[c] & theirs[c]) / len(ours[c]) for c in theirs), len(theirs))
    r = _ratio(sum(len(ours[c] & theirs[c]) / len(theirs[c]) for c in theirs), len(theirs))
    return {"precision": p, "recall": r, "f1": _ratio(2 * p * r, p + r)}


def _parts(gold: Sequence[Grouped], predicted: Sequence[Grouped]) -> dict[str, Figures]:
    theirs = {claim: part for one in gold for claim, part in one.parts.items()}
    ours = {claim: part for one in predicted for claim, part in one.parts.items()}
    return {name: f1_of(sum(ours[c] == name == theirs[c] for c in theirs), sum(part == name for part in ours.values()),
                        sum(part == name for part in theirs.values()))
            for name in map(str, Part) if name in theirs.values()}


def _middle(low: object, high: object) -> float | None:
    known = [float(str(end)) for end in (low, high) if end is not None]
    return sum(known) / len(known) if known else None


def _sizes(one: Grouped, claims: Mapping[str, Claim]) -> dict[str, tuple[float, str]]:
    """The largest amount of each dimension with the claim that says it."""
    best: dict[str, tuple[float, str]] = {}
    for name in sorted(name for name, part in one.parts.items() if part not in _UNCOUNTED):
        number, money = claims[name].quantity, claims[name].money
        said = {"quantity": _middle(number.min, number.max)} if number else {}
        said |= {money.currency: _middle(money.min, money.max)} if money else {}
        for dimension, size in said.items():
            if size and (dimension not in best or size > best[dimension][0]):
                best[dimension] = (size, name)
    return best


def _counted(commitments: Sequence[Grouped], claims: Mapping[str, Claim]) -> list[tuple[str, str, float, str]]:
    """What a sum adds up (commitment, dimension, size, claim): nothing below a whole that has its own amount."""
    known = {one.id: one for one in commitments}
    own = {one.id: _sizes(one, claims) for one in commitments}
    found = []
    for one in commitments:
        for dimension, (size, claim) in own[one.id].items():
            above, seen = one.part_of, {one.id}
            while above in known and above not in seen and dimension not in own[above]:
                seen.add(above)
                above = known[above].part_of
            if above not in known or above in seen:
                found.append((one.id, dimension, size, claim))
    return found


def _inflation(
    gold: Sequence[Grouped], predicted: Sequence[Grouped], claims: Mapping[str, Claim],
) -> tuple[float, float]:
    """How far our sums lie above and below those of the gold, a mean over what the gold adds up."""
    home = {claim: one.id for one in gold for claim, part in one.parts.items() if part not in _UNCOUNTED}
    truth = {(name, dimension): size for name, dimension, size, _ in _counted(gold, claims)}
    got: dict[tuple[str, str], float] = dict.fromkeys(truth, 0.0)
    over = 0.0
    for _, dimension, size, claim in _counted(predicted, claims):
        key = (home.get(claim, ""), dimension)
        if key in truth:
            got[key] += size
        else:
            over += 1.0
    over += sum(max(0.0, got[key] / size - 1) for key, size in truth.items())
    under = sum(max(0.0, 1 - got[key] / size) for key, size in truth.items())
    return over / (len(truth) or 1), under / (len(truth) or 1)
