"""Which predicted claim is which gold claim: one to one, by the best total agreement in a document (claims.md)."""

from collections.abc import Sequence
from dataclasses import dataclass

from pledgebook.codes import FLOWS, Kind
from pledgebook.evaluate.assignment import assign
from pledgebook.evaluate.gold import Example, GoldClaim
from pledgebook.evaluate.slots import LEVELS, all_same, has, same
from pledgebook.model import Claim

WEIGHTS = (("item", 3.0), ("quantity", 3.0), ("money", 3.0), ("kind", 2.0), ("donors", 2.0), ("recipients", 1.0),
           ("stage", 1.0), ("counting", 0.5), ("modality", 0.5))
"""What a slot is worth for pairing where it is the same; where it differs it costs a fifth (as in score_claims.py)."""

_FLOW = "flow"


@dataclass(frozen=True, slots=True)
class Marked:
    """An example with its predicted claims paired. Indices are those of `example.gold` and of `predicted`."""

    example: Example
    predicted: tuple[Claim, ...]
    pairs: tuple[tuple[int, int], ...]
    repeats: frozenset[int]
    """Predicted claims that say a paired one again, slot for slot: counted apart."""

    @property
    def firm(self) -> list[tuple[Claim, Claim]]:
        """(gold, predicted) of the pairs that count."""
        gold = self.example.gold
        return [(gold[i].claim, self.predicted[j]) for i, j in self.pairs if not gold[i].optional]

    @property
    def asked(self) -> list[GoldClaim]:
        """The gold claims that count."""
        return [one for one in self.example.gold if not one.optional]

    @property
    def counted(self) -> list[Claim]:
        """The predicted claims that count: neither repeats nor pairs of an optional gold claim."""
        aside = self.repeats | {j for i, j in self.pairs if self.example.gold[i].optional}
        return [claim for j, claim in enumerate(self.predicted) if j not in aside]

    @property
    def told(self) -> list[tuple[Claim, bool]]:
        """Each predicted claim but the repeats, and whether it is one that people found, optional ones included."""
        taken = {j for _, j in self.pairs}
        return [(claim, j in taken) for j, claim in enumerate(self.predicted) if j not in self.repeats]


def mark(example: Example, tiers: str = "AB") -> Marked:
    """Pair the example's claims of these tiers with its gold."""
    return mark_claims(example, [claim for claim in example.claims if claim.tier in tiers])


def mark_claims(example: Example, chosen: Sequence[Claim]) -> Marked:
    """Pair these claims with the example's gold."""
    predicted = tuple(chosen)
    gains = [[agreement(gold, claim) for claim in predicted] for gold in example.gold]
    pairs = assign(gains)
    return Marked(example, predicted, tuple(pairs), _repeats(example, predicted, pairs, gains))


def agreement(gold: GoldClaim, predicted: Claim) -> float:
    """0 where the two cannot be one claim; else the higher, the more slots agree."""
    said = gold.claim
    if _family(said.kind) != _family(predicted.kind) or not shares_words(said, predicted):
        return 0.0
    total = sum(worth if same(slot, said, predicted) else -0.2 * worth
                for slot, worth in WEIGHTS if has(slot, said, predicted))
    if gold.optional:
        return max(0.0, total) * 0.5 if _is_tied(said, predicted) else 0.0
    return max(0.0, total)


def shares_words(gold: Claim, predicted: Claim) -> bool:
    """Whether three in ten of the shorter run are shared and the predicted run is no catch-all.

    Where gold has no offsets, the facts alone decide.
    """
    places = _places(gold)
    if not places:
        return True
    return any(_is_same_run(ours, theirs) for ours in places for theirs in _places(predicted)[:1])


def _is_same_run(ours: tuple[int, int], theirs: tuple[int, int]) -> bool:
    length, other = ours[1] - ours[0], theirs[1] - theirs[0]
    shared = min(ours[1], theirs[1]) - max(ours[0], theirs[0])
    return 0 < shared >= 0.3 * min(length, other) and other <= 3 * length + 250


def _places(claim: Claim) -> list[tuple[int, int]]:
    return [(place.start, place.end) for place in (claim.evidence, *claim.also) if place]


def _family(kind: Kind) -> str:
    return _FLOW if kind in FLOWS else kind


def _is_tied(gold: Claim, predicted: Claim) -> bool:
    """An optional claim is forgiven only where the thing or the amount is right, if either says any."""
    said = [slot for slot in ("item", "quantity", "money") if has(slot, gold, predicted)]
    return not said or any(same(slot, gold, predicted) for slot in said)


def _repeats(example: Example, predicted: Sequence[Claim], pairs: Sequence[tuple[int, int]],
             gains: Sequence[Sequence[float]]) -> frozenset[int]:
    taken = {j for _, j in pairs}
    return frozenset(
        j for i, _ in pairs for j, claim in enumerate(predicted)
        if j not in taken and gains[i][j] > 0 and all_same(LEVELS["full"], example.gold[i].claim, claim))
