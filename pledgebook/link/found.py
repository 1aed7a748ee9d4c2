"""What a look-up gives: candidates with scores and reasons, and the best of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass

from pledgebook.catalogue import Catalogue
from pledgebook.catalogue.cards import names_above

FITS = 0.7
"""The least score of a node that fits well enough: above 0.8 right answers are lost, below 0.4 wrong ones come, as
tests/accuracy/placing.py counts (docs/catalogue.md)."""

KEPT = 8
"""So many candidates are told at most."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A node or a party that a string may name: `score` from 0 to 1, `why` in words."""

    id: str
    name: str
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class Context:
    """What stands beside a string: a sentence, the day on which it was said (ISO), the language of both."""

    sentence: str = ""
    day: str = ""
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates for a string, best first; `best` is the first if it fits well enough, else None."""

    query: str
    candidates: tuple[Candidate, ...] = ()
    none_because: str = ""
    """Why none fits, where a rule said so."""

    @property
    def best(self) -> Candidate | None:
        """The node that fits, or None."""
        first = self.candidates[0] if self.candidates else None
        return first if first and first.score >= FITS else None


@dataclass(frozen=True, slots=True)
class Weighed:
    """One reading of a string before names are looked up."""

    id: str
    score: float
    why: str


def ranked(query: str, weighed: Iterable[Weighed], catalogue: Catalogue, none_because: str = "") -> Found:
    """The candidates by score, each node once with its best reason; ties go to the more particular node."""
    best: dict[str, Weighed] = {}
    for one in weighed:
        if one.id not in best or one.score > best[one.id].score:
            best[one.id] = one
    rows = sorted(best.values(), key=lambda one: (-one.score, -len(catalogue.ancestors(one.id)), one.id))
    return Found(query, tuple(Candidate(row.id, name_of(row.id, catalogue), _between(row.score), row.why)
                              for row in rows[:KEPT]), none_because)


def _between(score: float) -> float:
    return round(min(max(score, 0.0), 1.0), 2)


def name_of(target: str, catalogue: Catalogue) -> str:
    """The name of a node or of a party."""
    node = catalogue.item(target)
    return node.name if node else catalogue.party_name(target)


def path_of(target: str, catalogue: Catalogue) -> list[str]:
    """The names from the family to the node; for a party its kind and its name."""
    return names_above(target, catalogue)
