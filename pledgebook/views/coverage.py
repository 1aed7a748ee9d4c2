"""What was read and what was dropped, counted by cause: every step's whole is the sum of what became of it."""

from collections import Counter
from dataclasses import dataclass

from pledgebook.views.shelf import Shelf

SUMS = (
    # (what, its count, what became of it: (count, words))
    ("Documents captured", "captured", (("parsed", "read as text"), ("failed", "could not be read"))),
    ("Documents read as text", "parsed", (("kept", "kept"), ("screened_out", "screened out"))),
    ("Candidates for a claim", "candidates", (("claims", "claims"), ("vetoed", "vetoed"))),
)
_TIERS = {"A": "stand in the ledger", "B": "stand in it and wait for review", "C": "candidates only, in no figure"}


@dataclass(frozen=True, slots=True)
class Step:
    """One sum: the whole, its parts, and whether they add up."""

    name: str
    whole: int
    parts: tuple[tuple[str, int], ...]

    @property
    def adds_up(self) -> bool:
        """Whether the parts make the whole."""
        return self.whole == sum(size for _, size in self.parts)


@dataclass(frozen=True, slots=True)
class Cause:
    """One cause of dropping or doubting, how often, and what can be done."""

    name: str
    size: int
    next_step: str = ""


@dataclass(frozen=True, slots=True)
class Coverage:
    """All that was read and dropped."""

    steps: tuple[Step, ...]
    screened: tuple[Cause, ...]
    vetoed: tuple[Cause, ...]
    tiers: tuple[Cause, ...]
    issues: tuple[Cause, ...]
    languages: tuple[Cause, ...]


def coverage(shelf: Shelf) -> Coverage:
    """The counts of the run and, by cause, of the ledger's own rows."""
    ledger, counts = shelf.ledger, shelf.ledger.counts()
    steps = tuple(Step(name, counts[key], tuple((words, counts.get(part, 0)) for part, words in parts))
                  for name, key, parts in SUMS if key in counts)
    issues = Counter((f"{one['stage']}: {one['code']}", one["next_step"]) for one in ledger.issues())
    by_code: dict[str, list[tuple[int, str]]] = {}
    for (code, next_step), size in sorted(issues.items()):
        by_code.setdefault(code, []).append((size, next_step))
    return Coverage(
        steps,
        _causes(Counter(one["reason"] for one in ledger.records("screened") if not one["kept"])),
        _causes(Counter(one["veto"] for one in ledger.records("vetoed"))),
        tuple(Cause(f"Tier {tier}: {_TIERS.get(tier, '')}", size) for tier, size in
              sorted(Counter(one["tier"] for one in ledger.records("claims")).items())),
        tuple(Cause(code, sum(size for size, _ in told), max(told)[1]) for code, told in by_code.items()),
        _causes(Counter(one.get("language") or "not known" for one in ledger.records("documents"))),
    )


def _causes(tally: Counter[str]) -> tuple[Cause, ...]:
    return tuple(Cause(name, size) for name, size in sorted(tally.items(), key=lambda found: (-found[1], found[0])))
