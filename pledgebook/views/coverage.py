"""What was read and what was dropped, counted by cause: every step's whole is the sum of what became of it."""

from dataclasses import dataclass

from pledgebook.ledger import Ledger, seen
from pledgebook.views.figures import count

SUMS = (
    # (what, its count, what became of it: (count, words))
    ("Records in the archives sifted", "sifted",
     (("sifted_no_page", "no pages"), ("sifted_failed", "could not be read"),
      ("sifted_gated_out", "passed over: no such words in their bytes"), ("sifted_screened_out", "screened out"),
      ("sifted_kept", "kept"))),
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


def coverage(ledger: Ledger) -> Coverage:
    """The counts of the run and, by cause, of the ledger's own rows."""
    counts = ledger.counts()
    steps = tuple(Step(name, counts[key], tuple((words, counts.get(part, 0)) for part, words in parts))
                  for name, key, parts in SUMS if key in counts)
    return Coverage(
        steps, _causes(seen.screened_out(ledger)), _causes(seen.vetoes(ledger)),
        tuple(Cause(f"Tier {tier}: {_TIERS.get(tier, '')}", size) for tier, size in seen.tiers(ledger)),
        tuple(Cause(*found) for found in seen.issues(ledger)), _causes(seen.languages(ledger)),
    )


def read_words(ledger: Ledger) -> str:
    """'11 documents (1 more was screened out)': in what promises were looked for."""
    read, out = seen.read_of(ledger)
    more = f" ({count(out, 'more was', 'more were')} screened out)" if out else ""
    return f"{count(read, 'document')}{more}"


def _causes(tally: seen.Tally) -> tuple[Cause, ...]:
    return tuple(Cause(name, size) for name, size in tally)
