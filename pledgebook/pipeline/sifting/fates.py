"""What became of every record of a file: counted by cause, so that it adds up, with an example of each failure."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pledgebook.errors import Issue
from pledgebook.schema import Json

FATES = ("no_page", "failed", "gated_out", "screened_out", "kept")
"""What a record can come to, and each comes to one: it is about records; it could not be read; the gate on its bytes
let it not pass; its text was screened out; its page is kept."""

GATE = "no families of words together in the bytes"
"""The one cause of being gated out."""

FEED = "feed"
"""The cause of a feed's record: it is no page, and each of its entries is counted as a record beside it."""

_TYPES = ("warcinfo", "request", "metadata", "response", "resource", "conversion", "continuation")


def no_page(kind: str) -> str:
    """The cause of a record that is no page, by its type; of a type that the standard does not know: one for all."""
    return kind if kind in _TYPES else "another type"


@dataclass(slots=True)
class Fates:
    """Records by fate and cause; `examples` has the first failure of each code."""

    counts: dict[str, Counter[str]] = field(default_factory=lambda: {fate: Counter() for fate in FATES})
    examples: dict[str, Issue] = field(default_factory=dict)

    @property
    def kept(self) -> int:
        """Records that are kept."""
        return self.counts["kept"].total()

    def add(self, fate: str, cause: str) -> None:
        """One record more."""
        self.counts[fate][cause] += 1

    def fail(self, issue: Issue) -> None:
        """One record more that could not be read."""
        self.add("failed", issue.code)
        self.examples.setdefault(issue.code, issue)

    def to_json(self) -> dict[str, dict[str, int]]:
        """Counts by fate and cause, in order; what never was is left out."""
        return {fate: dict(sorted(self.counts[fate].items())) for fate in FATES if self.counts[fate]}

    def failures(self, label: str) -> list[Issue]:
        """One issue a code, about the file: how many there were, and the first of them in its own words.

        An archive of a year has failures by the million; each is counted, and one of a kind and file is told.
        """
        return [replace(first, subject=label, message=_told(self.counts["failed"][code], first, label))
                for code, first in sorted(self.examples.items())]


def _told(size: int, first: Issue, label: str) -> str:
    whom = "" if first.subject == label else f"{first.subject}: "
    return f"{whom}{first.message}" if size == 1 else f"{size} times, first {whom}{first.message}"


def total(counts: Mapping[str, Mapping[str, int]]) -> int:
    """How many records there were."""
    return sum(sum(causes.values()) for causes in counts.values())


def added(all_counts: list[Mapping[str, Mapping[str, int]]]) -> Json:
    """The counts of many files as those of one."""
    fates = Fates()
    for counts in all_counts:
        for fate, causes in counts.items():
            fates.counts[fate].update(causes)
    return fates.to_json()
