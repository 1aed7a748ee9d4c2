"""How long claims take to become commitments, in which room, and that the time grows with their number. Prints tables.

`python bench/reconciling.py` makes claims (claims_like.py), reads them from JSON lines and reconciles them, each number
of claims in a process of its own; then it runs a book of made stories whole, adds one part in a hundred, and runs
again, which remembers the first. `--write` puts the tables into docs/performance.md; `--quick` leaves out the million.
"""

import argparse
import itertools
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from claims_like import made_claims
from press_like import stories
from tables import Rows, put, table

from pledgebook.catalogue import load_catalogue
from pledgebook.config import Reconcile
from pledgebook.model import Claim, Document
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.run import run_book
from pledgebook.reconcile import reconcile
from pledgebook.schema import claim_from_json

NUMBERS = (10_000, 100_000, 1_000_000)
STORIES = 2000
WORKERS = 2


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--quick", action="store_true")
    asked.add_argument("--one", type=int, help="one number of claims in this process")
    asked.add_argument("--rerun", action="store_true", help="the book of stories alone")
    asked.add_argument("--run", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.run:
        print(json.dumps(phases(given.run)))
        return 0
    if given.one:
        print(json.dumps(measured(given.one)))
        return 0
    told = "" if given.rerun else growth(NUMBERS[:-1] if given.quick else NUMBERS) + "\n"
    told += rerun(STORIES // 10 if given.quick else STORIES)
    print(told)
    if given.write:
        put("bench/reconciling.py", told)
    return 0


def measured(number: int) -> dict[str, float]:
    """Seconds and megabytes of one number of claims, read from lines as `reconcile` reads them."""
    catalogue = load_catalogue()
    begun = time.perf_counter(), time.process_time()
    claims: list[Claim] = [claim_from_json(json.loads(json.dumps(claim))) for claim in made_claims(number)]
    read = time.perf_counter(), time.process_time()
    made = reconcile(claims, (), catalogue, Reconcile(), workers=WORKERS)
    ended = time.perf_counter(), time.process_time()
    return {"claims": number, "commitments": len(made.commitments), "postings": len(made.postings),
            "made": read[0] - begun[0], "wall": ended[0] - read[0], "cpu": ended[1] - read[1],
            "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def growth(numbers: tuple[int, ...]) -> str:
    """Each number in a process of its own, and the exponent by which the time grows."""
    found = []
    for number in numbers:
        told = subprocess.run([sys.executable, __file__, "--one", str(number)], check=True, capture_output=True)
        found.append(json.loads(told.stdout))
        print(f"{number:,} claims: {found[-1]['wall']:.1f} s", file=sys.stderr, flush=True)
    rows: Rows = [("claims", "commitments", "postings", "made and read (s)", "reconciled (s)", "of it on a core (s)",
                   "a claim (us)", "most room (MB)")]
    rows += [tuple(f"{value:,.{places}f}" for value, places in (
        (one["claims"], 0), (one["commitments"], 0), (one["postings"], 0), (one["made"], 1), (one["wall"], 1),
        (one["cpu"], 1), (one["cpu"] / one["claims"] * 1e6, 0), (one["mb"], 0))) for one in found]
    steps = [math.log(later["cpu"] / one["cpu"]) / math.log(later["claims"] / one["claims"])
             for one, later in itertools.pairwise(found)]
    return (f"## Reconciling\n\n{table(rows)}\n\nExponents of the time on a core, step by step: "
            f"{', '.join(f'{step:.2f}' for step in steps)}.\n")


PHASES = ("reading", "putting together", "reconciling", "writing the ledger")


def rerun(number: int) -> str:
    """A whole run of a book of stories, and one after a hundredth more, with and without the writing of the ledger."""
    rows: Rows = [("run", "stories added", "whole run (s)", *(f"{name} (s)" for name in PHASES), "without writing (s)")]
    spent = []
    with tempfile.TemporaryDirectory() as aside:
        book = Path(aside) / "book"
        _pledgebook("init", str(book), "--name", "Stories")
        for name, extra in (("first", number), ("more", max(1, number // 100))):
            _write(Path(aside) / f"{name}.jsonl", name, extra)
            _pledgebook("add", "--book", str(book), str(Path(aside) / f"{name}.jsonl"))
            begun = time.perf_counter()
            told = json.loads(_python(__file__, "--run", str(book)))
            whole = time.perf_counter() - begun
            spent.append(whole - told[PHASES[-1]])
            rows.append((name, f"{extra:,}", *(f"{value:.1f}" for value in (
                whole, *(told.get(phase, 0.0) for phase in PHASES), spent[-1]))))
    return (f"## A run after one part in a hundred is new\n\n{table(rows)}\n\n"
            f"Without the writing of the ledger the second takes {spent[1] / spent[0]:.2f} of the first.\n")


def phases(folder: Path) -> dict[str, float]:
    """The seconds of each phase of a run of the book; from one phase's first word to the next one's is its own."""
    told = [(PHASES[0], time.perf_counter())]

    def progress(what: str, _count: int, _total: int = 0, /) -> None:
        name = PHASES[0] if what == "read" else what
        if name != told[-1][0]:
            told.append((name, time.perf_counter()))

    run_book(open_book(folder), progress)
    ends = [*(begun for _, begun in told[1:]), time.perf_counter()]
    return {name: end - begun for (name, begun), end in zip(told, ends, strict=True)}


def _write(path: Path, name: str, number: int) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for story in stories(number, seed=len(name)):
            lines.write(json.dumps(_row(story, name)) + "\n")


def _row(story: Document, name: str) -> dict[str, str | None]:
    return {"id": f"{name}-{story.id}", "text": story.text, "title": story.title, "language": "en",
            "published": "2024-05-01", "publisher": "outlet.example"}


def _pledgebook(*words: str) -> None:
    _python("-m", "pledgebook", *words)


def _python(*words: str) -> str:
    done = subprocess.run([sys.executable, *words], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} ended with {done.returncode}:\n{done.stderr}")
    return done.stdout


if __name__ == "__main__":
    sys.exit(main())
