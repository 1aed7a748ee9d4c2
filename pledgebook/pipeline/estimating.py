"""What sifting an archive will take, from a sample of it: measured on slices of its files, told as a range.

The files of an archive are one line of bytes. At evenly spaced places of it, a slice of whole records is copied aside
and sifted as `sift` does it, parts written and all. What a slice took and came to, for each byte of it, is scaled to
all bytes; how much the slices differ gives the range. Nothing is assumed: what was not measured is not told.

Sources: ratio estimation, Cochran, Sampling Techniques (1977), chapter 6; Student's t by the series of Abramowitz and
Stegun, Handbook of Mathematical Functions, 26.7.5.
"""

import math
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from pledgebook.config import Config
from pledgebook.pipeline.sifting.fates import total
from pledgebook.pipeline.sifting.inputs import Source
from pledgebook.pipeline.sifting.parts import Part
from pledgebook.pipeline.sifting.slices import Slice, cut_out, slices_of
from pledgebook.pipeline.sifting.task import SiftFile
from pledgebook.progress import Progress, silent

SURE = 0.9
"""How sure a range is: in nine of ten samples such as this one, what is estimated lies within it."""

FEWEST = 4
"""Slices without which no range is told: fewer say too little of how much they differ."""

_NONE_SEEN = 3.0  # none among n: at most 3/n with 95 in 100 sure (the rule of three)
_ODDS = 1.6448536269514722  # the normal distribution's place for SURE, both tails left out


@dataclass(frozen=True, slots=True)
class Sample:
    """What one slice took and came to; bytes are those of the archive's file, packed as it is."""

    size: int
    cpu: float
    wall: float
    records: int
    pages: int
    kept: int
    claims: int
    kept_bytes: int


@dataclass(frozen=True, slots=True)
class Range:
    """An estimate, and between what it lies; both bounds are None where too little was measured to tell."""

    estimate: float
    low: float | None
    high: float | None

    def times(self, factor: float, plus: float = 0.0) -> "Range":
        """The estimate and its bounds, each multiplied, with something added."""
        low, high = (None if bound is None else bound * factor + plus for bound in (self.low, self.high))
        return Range(self.estimate * factor + plus, low, high)


@dataclass(frozen=True, slots=True)
class Estimate:
    """What a whole archive will take: `figures` by name, from the samples."""

    files: int
    size: int
    samples: tuple[Sample, ...]
    start: float
    """Seconds before a process reads its first page."""
    figures: dict[str, Range]

    @property
    def sampled(self) -> int:
        """Bytes that were measured."""
        return sum(one.size for one in self.samples)

    @property
    def is_whole(self) -> bool:
        """Whether all of the archive was measured, so that nothing is estimated."""
        return self.sampled >= self.size


FIGURES: dict[str, Callable[[Sample], float]] = {
    "cpu_seconds": lambda one: one.cpu, "seconds": lambda one: one.wall, "records": lambda one: one.records,
    "pages": lambda one: one.pages, "kept": lambda one: one.kept, "claims": lambda one: one.claims,
    "kept_bytes": lambda one: one.kept_bytes,
}
COUNTS = ("records", "pages", "kept", "claims")


def estimate(
    sources: Sequence[Source], slices: int, slice_bytes: int, *, gated: bool = True,
    progress: Progress = silent,
) -> Estimate:
    """Measure so many slices of so many bytes, spread over all files, and scale them to the whole.

    Files in which no record begins where one is looked for are left out of the sample, never of the whole.
    """
    size = sum(one.size for one in sources)
    chosen = list(slices_of(sources, slices, slice_bytes))
    samples: list[Sample] = []
    start = 0.0
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as aside:
        for number, one in enumerate(chosen):
            if number == 0:
                start = _measured(one, Path(aside), gated=gated).wall
            samples.append(_measured(one, Path(aside), gated=gated))
            progress("slices measured", number + 1)
    start = max(start - samples[0].wall, 0.0) if samples else 0.0
    figures = {name: scaled(samples, read, size, is_count=name in COUNTS) for name, read in FIGURES.items()}
    return Estimate(len(sources), size, tuple(samples), start, figures if samples else {})


def _measured(one: Slice, aside: Path, *, gated: bool) -> Sample:
    """Sift a slice as a file of its own. Reading it from its disk is part of the time, as it will be."""
    config = Config()
    begun = time.process_time(), time.perf_counter()
    source = cut_out(one, aside)
    now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    task = SiftFile(aside, None, config.acquire.max_bytes, config.read.max_characters, now, gated)
    counts = task(source)["counts"]
    cpu, wall = time.process_time() - begun[0], time.perf_counter() - begun[1]
    part = Part(aside, source.id)
    kept_bytes, claims = part.kept_bytes(), sum(len(outcome["claims"]) for outcome in part.outcomes())
    part.forget()
    Path(source.path).unlink()
    records = total(counts)
    pages = records - sum(counts.get("no_page", {}).values())
    return Sample(one.size, cpu, wall, records, pages, sum(counts.get("kept", {}).values()), claims, kept_bytes)


# -- from slices to the whole ------------------------------------------------------------------------------------------


def scaled(samples: Sequence[Sample], read: Callable[[Sample], float], size: int, *, is_count: bool = False) -> Range:
    """The figure of all `size` bytes, from that of the samples; of a count that none of them has, how few there are."""
    measured = sum(one.size for one in samples)
    if not measured:
        return Range(math.nan, None, None)
    found = sum(map(read, samples))
    if measured >= size:
        return Range(found, found, found)
    ratio, unread = found / measured, 1 - measured / size
    if len(samples) < FEWEST:
        return Range(ratio * size, None, None)
    if is_count and not ratio:
        return Range(0.0, 0.0, _NONE_SEEN / max(_records(samples), 1) * _records(samples) / measured * size)
    spread = sum((read(one) - ratio * one.size) ** 2 for one in samples)
    count = len(samples)
    error = math.sqrt(unread * count / (count - 1) * spread) / measured
    reach = student(count - 1) * error * size
    return Range(ratio * size, max(ratio * size - reach, found), ratio * size + reach)


def _records(samples: Sequence[Sample]) -> int:
    return sum(one.records for one in samples)


def student(freedom: int) -> float:
    """How many standard errors a range reaches to either side, with so many degrees of freedom (three or more)."""
    z = _ODDS
    terms = (z, (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96,
             (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384)
    return math.fsum(term * freedom**-power for power, term in enumerate(terms))
