"""Pairs of claims that people judged the same or different, as examples that weights are learnt from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.reconciling import numbered_rows, read_claims
from pledgebook.errors import Issue, JudgementError
from pledgebook.evaluate.pair_training import JUDGED, SeenPair
from pledgebook.judgements.form import from_line
from pledgebook.link import link_all
from pledgebook.model import Judgement
from pledgebook.reconcile.compare import compare, hopeless
from pledgebook.reconcile.traits import traits_of
from pledgebook.reconcile.verdicts import read_verdicts


@dataclass(frozen=True, slots=True)
class Judged:
    """The pairs to learn from, how many more no weight could join, and what could not be used."""

    pairs: tuple[SeenPair, ...]
    hopeless: int
    issues: tuple[Issue, ...]


def read_judged(judgements: Path, claims: Path) -> Judged:
    """What the judgements of a file say of the claims of another, both JSON lines.

    A part is not its whole, so part-of is different. What was undone says nothing, nor does a pair that was judged
    both ways. The order of the lines makes no difference.
    """
    catalogue = load_catalogue()
    known = {claim.id: claim for claim in link_all(read_claims(claims), catalogue)}
    verdicts = read_verdicts(list(_judgements(judgements)), known)
    traits = traits_of(known.values(), catalogue, {})
    same, apart = ({(min(pair), max(pair)) for pair in pairs} for pairs in (verdicts.same, verdicts.apart))
    told = sorted((pair, pair in same) for pair in same ^ apart)
    pairs = [SeenPair((one, other), compare(traits[one], traits[other]), is_same, (JUDGED, JUDGED))
             for (one, other), is_same in told if not hopeless(traits[one], traits[other])]
    return Judged(tuple(pairs), len(told) - len(pairs), verdicts.issues)


def _judgements(path: Path) -> Iterator[Judgement]:
    for number, row in numbered_rows(path):
        try:
            yield from_line(row, number)
        except JudgementError as error:
            raise JudgementError(f"{path}:{number}", error.sentence, error.next_step) from error
