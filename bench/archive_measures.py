"""The parts of the archive's bench: what each measures, as plain numbers that archive_report.py makes tables of."""

import math
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import compiled
from archive_like import FILE_PAGES, NEAR_EVERY, Page, Plan, made_archive, made_file, made_path, pages
from archive_ways import Served, Taken, archive_sources, sift_task

from pledgebook.catalogue import load_catalogue
from pledgebook.engine import Engine, LocalEngine
from pledgebook.errors import PledgebookError
from pledgebook.gate import load_gate
from pledgebook.spark import SparkEngine

QUICK = ("bare", "screened", "claims", *(("claims, compiled",) if compiled.FOLDER.is_dir() else ()))
"""The ways that are quick; the compiled one where `make compiled` has been run."""

SLOW = ("screened, no gate", "claims, no gate", "trafilatura", "usual", "usual, fast")
SHARES = {0.001: 5000, 0.01: 5000, 0.1: 1000, 1.0: 200}
"""Pages for each share of relevant ones: the fewer, the more pages until there are enough of them."""
SLOW_PAGES_OF_SHARE = 100
TASK_PAGES = 400  # all of them relevant, which take ten seconds
EMPTY_TASKS = 40
LOADING = Plan(1.0, 2, seed=6)
"""Next to nothing, but a page of each language that has a pack: who passed over it has loaded all there is to load."""

WARMING = Plan(1.0, 40, seed=7)
"""Pages that no part measures, read before the first pass that counts: names and dates grow as texts have them."""

FULL = 1_000_000
FULL_FILE = 10_000


@dataclass(frozen=True)
class Bench:
    """Where the archive is, how often all is measured, and on how much."""

    folder: Path
    runs: int = 5
    pages: int = 100_000
    slow_pages: int = 400
    shared: Path | None = None

    def plan(self, share: float, count: int, packing: str = "gz") -> Plan:
        """Files of so many pages each, with real texts where there are any."""
        return Plan(share, count, packing=packing, shared=self.shared)

    def made(self, plan: Plan, files: int) -> list[Path]:
        """The archive's files, made if they are not there."""
        return made_archive(self.folder, plan, files)

    @contextmanager
    def served(self, names: Sequence[str]) -> Iterator[dict[str, Served]]:
        """A process for each way, loaded and warm."""
        before = [*self.made(LOADING, 1), *self.made(WARMING, 1)]
        ways = {name: Served(name, before) for name in names}
        try:
            yield ways
        finally:
            for one in ways.values():
                one.end()


def _told(what: str) -> None:
    print(f"  {what}", file=sys.stderr, flush=True)


def ways(bench: Bench) -> dict[str, Any]:
    """Every way over the same pages, one in a hundred about assistance.

    The quick ways pass over all of them in each run, the slow ones over a share that is each run's own: few pages are
    about assistance, and which ones a run happens to have would tell more than the way does.
    """
    files = bench.made(bench.plan(0.01, bench.slow_pages), bench.runs)
    quick = (*QUICK, "reader", "gated", "sift")
    found: dict[str, list[dict[str, float]]] = defaultdict(list)
    with bench.served((*quick, *SLOW)) as served:
        for number, path in enumerate(files):
            for name, one in served.items():
                taken = files if name in quick else [path]
                found[name].append(_row(one.over(taken), bench.slow_pages * len(taken)))
            _told(f"ways: run {number + 1} of {bench.runs}")
        starts = {name: one.start for name, one in served.items()}
    return {"pages": bench.slow_pages, "runs": found, "starts": starts}


def _row(taken: Taken, count: int, *, may_lack: bool = False) -> dict[str, float]:
    """Seconds a page, and what was counted, of the pages passed over; a way that passes over fewer is none."""
    if not may_lack and taken.counts.get("pages") != count:
        message = f"{taken.counts.get('pages', 0)} of {count} pages were read"
        raise RuntimeError(message)
    return {"cpu": taken.cpu / count, "wall": taken.wall / count, "most": taken.most,
            **{name: number / count for name, number in taken.counts.items()}}


def by_share(bench: Bench) -> dict[str, Any]:
    """The quick ways and the usual one at each share of relevant pages."""
    found: dict[str, dict[str, list[dict[str, float]]]] = {}
    with bench.served((*QUICK, "claims, no gate", "usual")) as served:
        for share, count in SHARES.items():
            size = min(count, FILE_PAGES)
            files = bench.made(bench.plan(share, size), count // size)
            few = bench.made(bench.plan(share, SLOW_PAGES_OF_SHARE), bench.runs)
            rows: dict[str, list[dict[str, float]]] = defaultdict(list)
            for run in range(bench.runs):
                for name, one in served.items():
                    taken = one.over(files) if name in QUICK else one.over([few[run]])
                    rows[name].append(_row(taken, count if name in QUICK else SLOW_PAGES_OF_SHARE))
            found[f"{share:g}"] = rows
            _told(f"shares: {share:g}")
    return found


def packings(bench: Bench) -> dict[str, Any]:
    """Bare reading, our reader and the whole way, for each packing of the same pages."""
    found: dict[str, dict[str, list[dict[str, float]]]] = {}
    with bench.served(("bare", "reader", "claims")) as served:
        for packing in ("gz", "zst", "lz4", "none"):
            plan = bench.plan(0.01, FILE_PAGES, packing)
            files = bench.made(plan, 1)
            found[packing] = {name: [] for name in served}
            for _ in range(bench.runs):
                for name, one in served.items():
                    found[packing][name].append(_row(one.over(files), plan.pages, may_lack=True))
    return found


def gate(bench: Bench) -> dict[str, Any]:
    """What passes the gate, by what the page is, and how quick it is on bytes at hand."""
    catalogue_gate = load_gate(load_catalogue())
    kinds: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    contents = []
    for share, files in ((0.01, 3), (1.0, 1)):
        for number in range(files):
            for place, one in enumerate(pages(bench.plan(share, FILE_PAGES if share < 1 else 400), number)):
                tally = kinds[_kind(one, place)]
                tally[0] += catalogue_gate.passes(one.content)
                tally[1] += 1
                contents += [one.content] if share < 1 and number == 0 else []
    spent = []
    for _ in range(bench.runs):
        begun = time.process_time()
        for content in contents:
            catalogue_gate.passes(content)
        spent.append(time.process_time() - begun)
    size = sum(map(len, contents))
    return {"kinds": kinds, "us": statistics.median(spent) / len(contents) * 1e6,
            "mb_s": size / statistics.median(spent) / 1e6}


def _kind(one: Page, place: int) -> str:
    if one.is_relevant:
        return f"relevant, {one.site.language}"
    is_near = place % NEAR_EVERY == 5 and one.site.language == "en"
    return "near miss" if is_near else "ordinary"


def cores(bench: Bench) -> dict[str, Any]:
    """The whole way in one and in two processes, by the clock, start-up taken off by a pass over next to nothing."""
    files = bench.made(bench.plan(0.01, FILE_PAGES), 8)
    tiny = bench.made(LOADING, 2)
    found: dict[str, list[float]] = {"1": [], "2": [], "start 1": [], "start 2": []}
    for run in range(bench.runs):
        for workers in (1, 2):
            engine = LocalEngine(workers)
            for name, paths in ((f"start {workers}", tiny), (str(workers), files)):
                found[name].append(_clock(engine, paths))
        _told(f"cores: run {run + 1} of {bench.runs}")
    return {"pages": FILE_PAGES * len(files), "seconds": found}


def _clock(engine: Engine, paths: Sequence[Path]) -> float:
    """Seconds by the clock in which an engine sifts the files, parts written."""
    inputs = archive_sources(paths)
    with TemporaryDirectory(prefix="pledgebook-bench-") as aside:
        begun = time.perf_counter()
        for _ in engine.map(sift_task(Path(aside)), inputs):
            pass
        return time.perf_counter() - begun


def sizes(bench: Bench) -> dict[str, Any]:
    """Time and memory of the whole way over 1,000, 10,000 ... pages, each size in a process of its own."""
    numbers = [1000 * 10**k for k in range(6) if 1000 * 10**k <= bench.pages]
    files = bench.made(bench.plan(0.01, FILE_PAGES), numbers[-1] // FILE_PAGES)
    rows: dict[str, list[dict[str, float]]] = {str(number): [] for number in numbers}
    for run in range(bench.runs):
        for number in numbers:
            with bench.served(("sift",)) as served:
                # A thousand pages are over in half a second: passed over ten times, or a blink of the machine counts.
                times = 10 if number == 1000 else 1
                taken = served["sift"].over(files[: number // FILE_PAGES] * times)
                rows[str(number)].append(_row(taken, number * times))
        _told(f"sizes: run {run + 1} of {bench.runs}")
    packed = {str(number): sum(path.stat().st_size for path in files[: number // FILE_PAGES]) for number in numbers}
    spent = {int(number): statistics.median(one["cpu"] for one in found) for number, found in rows.items()}
    return {"rows": rows, "packed": packed, "exponent": exponent(spent)}


def exponent(seconds_a_page: dict[int, float]) -> float:
    """The slope of the line through time against number of pages, both as logarithms."""
    places = [(math.log(number), math.log(number * spent)) for number, spent in seconds_a_page.items()]
    if len(places) < 2:
        return math.nan
    slope: float = statistics.linear_regression(*zip(*places, strict=True)).slope
    return slope


def full(bench: Bench) -> dict[str, Any]:
    """A million pages once, made and removed two files at a time; the first file's time stands for 10,000 pages."""
    plan = bench.plan(0.01, FULL_FILE)
    spent: list[float] = []
    claims, most = 0, 0.0
    with bench.served(("sift",)) as served, ProcessPoolExecutor(2) as makers:
        for number in range(0, FULL // FULL_FILE, 2):
            tasks = [(made_path(bench.folder, plan, one), plan, one) for one in (number, number + 1)]
            list(makers.map(made_file, tasks))
            for path, _, _ in tasks:
                taken = served["sift"].over([path])
                path.unlink()
                spent.append(taken.cpu)
                claims, most = claims + taken.counts["claims"], max(most, taken.most)
            _told(f"full: {len(spent) * FULL_FILE:,} pages in {sum(spent):,.0f} s, made beside it")
    return {"pages": FULL, "cpu": sum(spent), "claims": claims, "most": most,
            "exponent": exponent({FULL_FILE: spent[0] / FULL_FILE, FULL: sum(spent) / FULL})}


def engines(bench: Bench) -> dict[str, Any] | None:
    """The local pool against Spark on this machine, over tasks of ten seconds; nothing where Spark is not there."""
    try:
        spark = SparkEngine("local[2]")
    except PledgebookError as reason:
        _told(f"engines: left out, {reason.sentence}")
        return None
    files = bench.made(bench.plan(1.0, TASK_PAGES), 4)
    tiny = bench.made(LOADING, 2)
    local = LocalEngine(2)
    found: dict[str, dict[str, list[float]]] = {name: {"seconds": [], "starts": [], "empty": []}
                                                for name in ("local", "spark")}
    with spark:
        found["spark"]["starts"].append(_clock(spark, tiny))
        for run in range(bench.runs):
            begun = _clock(local, tiny)
            found["local"]["starts"].append(begun)
            found["local"]["seconds"].append(_clock(local, files) - begun)
            found["spark"]["seconds"].append(_clock(spark, files))
            found["local"]["empty"].append(_empty(local))
            found["spark"]["empty"].append(_empty(spark))
            _told(f"engines: run {run + 1} of {bench.runs}")
    return {"pages": TASK_PAGES * len(files), "tasks": len(files), "engines": found}


def _empty(engine: Engine) -> float:
    """Seconds of the clock for each of many tasks that do nothing; the pool's start is among them."""
    begun = time.perf_counter()
    for _ in engine.map(str, range(EMPTY_TASKS)):
        pass
    return (time.perf_counter() - begun) / EMPTY_TASKS
