"""What a ledger holds and what was dropped on the way to it: the same answer at every door."""

from collections import Counter

from pledgebook.ledger import Ledger
from pledgebook.schema import Json


def state(ledger: Ledger) -> Json:
    """Counts, issues, vetoes and screenings by cause, and the ledger's identity."""
    return {
        "counts": ledger.counts(), "issues": ledger.issues(), "digest": ledger.digest(),
        "vetoes": dict(Counter(row["veto"] for row in ledger.records("vetoed"))),
        "screened": dict(Counter(row["reason"] for row in ledger.records("screened"))),
    }
