"""Each error of the commitments: pairs that were joined wrongly or missed, parts, and `part_of`, event by event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pledgebook.evaluate.event_score import part_of_pairs, same_pairs
from pledgebook.evaluate.events import GoldEvent, Grouped

JOINED, MISSED = "joined wrongly", "missed"


@dataclass(frozen=True, slots=True)
class EventMistake:
    """One error: `what` it is, the two ids it is about (claims, or gold commitments), and what was told of them."""

    event: str
    what: str
    subjects: tuple[str, ...]
    gold: str = ""
    ours: str = ""


def event_mistakes(events: Sequence[GoldEvent], predicted: Sequence[Grouped]) -> list[EventMistake]:
    """Every error, in the order of the events: pairs first, then parts, then `part_of`."""
    ours = {claim: part for one in predicted for claim, part in one.parts.items()}
    home = {claim: one.id for one in predicted for claim in one.parts}
    found = []
    for event in events:
        found += [*_pairs(event, predicted, home), *_parts(event, ours), *_wholes(event, predicted)]
    return found


def _pairs(event: GoldEvent, predicted: Sequence[Grouped], home: dict[str, str]) -> Iterator[EventMistake]:
    among = frozenset(claim.id for claim in event.claims)
    truth = same_pairs((one.parts for one in event.commitments), among)
    made = same_pairs((one.parts for one in predicted), among)
    theirs = {claim: one.id for one in event.commitments for claim in one.parts}
    for two in sorted(truth ^ made):
        gold, ours = (" | ".join(sorted({known[name] for name in two})) for known in (theirs, home))
        yield EventMistake(event.name, MISSED if two in truth else JOINED, two, gold, ours)


def _parts(event: GoldEvent, ours: dict[str, str]) -> Iterator[EventMistake]:
    for one in event.commitments:
        for claim, part in sorted(one.parts.items()):
            if ours.get(claim) != part:
                yield EventMistake(event.name, "part", (claim,), part, ours.get(claim, "none"))


def _wholes(event: GoldEvent, predicted: Sequence[Grouped]) -> Iterator[EventMistake]:
    among = {claim.id for claim in event.claims}
    here = [Grouped(one.id, {c: part for c, part in one.parts.items() if c in among}, one.part_of) for one in predicted]
    truth, made = part_of_pairs(event.commitments, [one for one in here if one.parts])
    for part, whole in sorted(truth ^ made):
        told = ("part of", "not part of") if (part, whole) in truth else ("not part of", "part of")
        yield EventMistake(event.name, "part_of", (part, whole), *told)
