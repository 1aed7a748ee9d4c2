"""How fast claims are read, in which room, and that neither grows with what was read before. Prints tables.

`python bench/extraction.py [../shared]` measures documents a second a core, memory over 10,000 documents, start-up,
and how time grows with hostile texts. `--write` puts the tables into docs/performance.md; `--quick` takes a tenth of
everything. Time is process time (one core), each figure the median of its runs.
"""

import argparse
import json
import math
import os
import pickle
import platform
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import compiled
from hostile import TEXTS
from press_like import stories
from tables import Rows, put

from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
from pledgebook.model import Document
from pledgebook.screen import load_lexicon, screen
from pledgebook.text.mentions import read_mentions
from pledgebook.text.segments import load_sentence_words, sentences
from pledgebook.text.tokens import Tokens, tokenise

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5
SIZES = (20_000, 40_000, 80_000, 160_000)
LONGEST = 5_000_000
MOST_SECONDS = 90
"""A class of hostile texts goes on to larger ones only while one reading has taken less."""
PRESS_LENGTH = range(2000, 6000)
START = """
import time
from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader
load_reader("en", load_catalogue(), "bench")
print(time.process_time())
"""


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("shared", nargs="?", type=Path, default=ROOT.parent / "shared")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--quick", action="store_true")
    given = asked.parse_args()
    began = machine()
    held = memory(1000 if given.quick else 10_000)  # first: what the others leave behind would count as its own
    parts = [began, *names(given.shared), *speed(given.shared, quick=given.quick), *start_up(), *loading(), *held,
             *growth(SIZES[:3] if given.quick else SIZES, longest=0 if given.quick else LONGEST)]
    if given.write:
        put("bench/extraction.py", "\n".join(parts))
    return 0


def said(heading: str, head: Sequence[str], rows: Rows) -> list[str]:
    """The lines of a table in Markdown, shown as well."""
    lines = [f"\n## {heading}\n", f"| {' | '.join(head)} |", f"|{'---|' * len(head)}",
             *(f"| {' | '.join(row)} |" for row in rows)]
    print("\n".join(lines), flush=True)
    return lines


def machine() -> str:
    names = [line.partition(":")[2].strip() for line in _lines("/proc/cpuinfo") if line.startswith("model name")]
    load = os.getloadavg()[0] if hasattr(os, "getloadavg") else math.nan
    line = (f"Measured on {time.strftime('%Y-%m-%d')}, {names[0] if names else platform.machine()}, {os.cpu_count()} "
            f"cores, {platform.system()}, Python {platform.python_version()}; load when it began: {load:.1f}.")
    print(line, flush=True)
    return line


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


# -- speed -------------------------------------------------------------------------------------------------------------


def speed(shared: Path, *, quick: bool) -> list[str]:
    """Documents a second a core of each way to read, side by side."""
    catalogue = load_catalogue()
    reader = load_reader("en", catalogue, "bench")
    lexicon, words = load_lexicon(catalogue), load_sentence_words("en")
    ways: dict[str, Callable[[Document], object]] = {
        "tokens alone": lambda doc: tokenise(doc.text),
        "sentences alone": lambda doc: sentences(doc.text, words),
        "screen": lambda doc: screen(doc, lexicon),
        "mentions": lambda doc: read_mentions(doc.text, "en", doc.published),
        "claims": lambda doc: read(doc, reader),
    }
    sets = {"made": list(stories(20 if quick else 100))}
    real = [doc for doc in kept_of(shared) if len(doc.text) in PRESS_LENGTH and screen(doc, lexicon).kept]
    sets |= {"kept, press length": real[:300]} if real else {}
    rows: Rows = []
    for name, documents in sets.items():
        seconds = {way: timed(lambda one=one, documents=documents: [one(doc) for doc in documents])
                   for way, one in ways.items()}
        seconds |= by_compiled(documents)
        size = statistics.mean(len(doc.text) for doc in documents)
        claims = sum(claim.tier != "C" for doc in documents for claim in read(doc, reader).claims)
        rows += [(f"{name} ({len(documents)}, {size:,.0f} code points, {claims / len(documents):.1f} claims)", way,
                  f"{len(documents) / spent:,.0f}", f"{size * len(documents) / spent / 1e6:.2f}",
                  f"{spent / seconds['tokens alone']:.1f}") for way, spent in seconds.items()]
    return said("Documents a second", ("documents", "what", "documents/s a core", "MB/s", "times tokens alone"), rows)


COMPILED = """
import pickle, statistics, sys, time
from pledgebook.catalogue import load_catalogue
from pledgebook.extract import load_reader, read
documents, runs = pickle.load(sys.stdin.buffer)
reader, spent = load_reader("en", load_catalogue(), "bench"), []
for run in range(runs + 1):
    begun = time.process_time()
    for document in documents:
        read(document, reader)
    spent.append(time.process_time() - begun)
print(statistics.median(spent[1:]))
"""


def by_compiled(documents: Sequence[Document]) -> dict[str, float]:
    """Seconds for the claims of the documents by the compiled extractor; nothing without `make compiled`."""
    if not compiled.FOLDER.is_dir():
        return {}
    asked = pickle.dumps((list(documents), RUNS))  # our own documents, to a process of our own
    shown = subprocess.run([sys.executable, "-c", COMPILED], input=asked, capture_output=True, check=True,
                           cwd=compiled.FOLDER, env=compiled.first())
    return {"claims, the extractor compiled": float(shown.stdout)}


def timed(work: Callable[[], object]) -> float:
    """The median of the process time of RUNS runs behind one that warms up."""
    work()
    spent = []
    for _ in range(RUNS):
        begun = time.process_time()
        work()
        spent.append(time.process_time() - begun)
    return statistics.median(spent)


def kept_of(shared: Path) -> list[Document]:
    """The documents of ../shared about assistance, where that folder is there; one that is no row is left out."""
    found = []
    for path in sorted([*shared.glob("data/*/aid_*.jsonl"), *shared.glob("gold/documents.jsonl")]):
        rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
        found += [document_of(row, f"{path.stem}-{k}") for k, row in enumerate(rows)
                  if row.get("text") and (row.get("lang") or row.get("language") or "en") == "en"]
    return found


def document_of(row: dict[str, str], name: str) -> Document:
    day = row.get("published") or row.get("date")
    return Document.of_text(row["text"], id=name, url=row.get("url"), title=row.get("title"), language="en",
                            published=date.fromisoformat(day[:10]) if day else None)


def names(shared: Path) -> list[str]:
    """MB/s of one pass over all names of English, by itself and over tokens that are there already."""
    gazetteer = load_reader("en", load_catalogue(), "bench").gazetteer
    texts = [doc.text for doc in kept_of(shared)] or [doc.text for doc in stories(100)]
    texts = texts[:: max(1, len(texts) // 150)]
    size, tokens = sum(map(len, texts)) / 1e6, [Tokens(tokenise(text)) for text in texts]
    found = sum(1 for text in texts for _ in gazetteer.find_in(text))
    ways = {
        "over the text, by the automaton": timed(lambda: [list(gazetteer.find_in(text)) for text in texts]),
        "over tokens at hand, as the extractor does": timed(lambda: [list(gazetteer.find(one)) for one in tokens]),
        "tokens alone": timed(lambda: [tokenise(text) for text in texts]),
    }
    rows = [(way, f"{size / spent:.1f}") for way, spent in ways.items()]
    return said(f"Names ({found:,} in {size:.1f} million code points)", ("one pass", "MB/s"), rows)


LOADING = """
import os, resource, time
from pledgebook.catalogue import load_catalogue
from pledgebook.text.names import Gazetteer
def held():
    with open("/proc/self/statm") as file:
        return int(file.read().split()[1]) * resource.getpagesize() / 1e6
room, begun = held(), time.process_time()
catalogue = load_catalogue()
loaded = time.process_time() - begun
Gazetteer(name for name in catalogue.names if name.is_in("en"))
print(loaded, time.process_time() - begun, held() - room, held(), len(catalogue.names))
"""


def loading() -> list[str]:
    """Milliseconds and room that the catalogue takes in a fresh process, from the cache folder and without one."""
    rows: Rows = []
    with TemporaryDirectory() as kept:
        for what, folder in (("from the cache", kept), ("compiled", "")):
            def once(folder: str = folder) -> list[float]:
                shown = subprocess.run([sys.executable, "-c", LOADING], capture_output=True, check=True, text=True,
                                       cwd=ROOT, env={**os.environ, "PLEDGEBOOK_CACHE": folder})
                return [float(number) for number in shown.stdout.split()]

            once()
            load, whole, room, process, count = (statistics.median(part) for part in
                                                 zip(*(once() for _ in range(7)), strict=True))
            rows.append((what, f"{count:,.0f}", f"{load * 1000:.0f} ms", f"{whole * 1000:.0f} ms", f"{room:.0f} MB",
                         f"{process:.0f} MB"))
    head = ("catalogue", "names", "loaded in", "with its gazetteer", "room", "whole process")
    return said("Loading the catalogue", head, rows)


def start_up() -> list[str]:
    """Process time of a fresh Python up to a reader of English, the interpreter's own start included."""
    def once() -> float:
        shown = subprocess.run([sys.executable, "-c", START], capture_output=True, check=True, text=True, cwd=ROOT)
        return float(shown.stdout)

    once()
    spent = [once() for _ in range(7)]
    what = "Python, imports, catalogue and English pack"
    return said("Start-up", ("what", "median", "least"),
                [(what, f"{statistics.median(spent):.2f} s", f"{min(spent):.2f} s")])


# -- memory ------------------------------------------------------------------------------------------------------------


def memory(number: int) -> list[str]:
    """What the process holds while it reads so many stories, and by how much that grows."""
    reader = load_reader("en", load_catalogue(), "bench")
    points: list[tuple[float, float]] = []
    for k, document in enumerate(stories(number, size=1000)):
        read(document, reader)
        if k >= number // 10 and k % (number // 50) == 0:
            points.append((k / 1000, resident()))
    rows: Rows = [(f"{number:,}", f"{points[0][1] / 1024:.1f} MB", f"{points[-1][1] / 1024:.1f} MB",
                   f"{slope(points):+.0f} kB", f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.1f} MB")]
    return said("Memory", ("documents", "after a tenth", "at the end", "growth per 1,000", "most"), rows)


def resident() -> float:
    """Memory that the process holds now, in kB."""
    pages = _lines("/proc/self/statm")
    return int(pages[0].split()[1]) * resource.getpagesize() / 1024 if pages else 0.0


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The slope of the line that fits best, by least squares."""
    mean_x, mean_y = (statistics.mean(point[k] for point in points) for k in (0, 1))
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points)


# -- growth ------------------------------------------------------------------------------------------------------------


def growth(sizes: Sequence[int], *, longest: int) -> list[str]:
    """Seconds by size for each class of hostile texts, with the exponent that fits; the slowest once more, longest."""
    reader = load_reader("en", load_catalogue(), "bench")
    found = {name: curve(make, sizes, reader) for name, make in TEXTS.items()}
    exponents = {name: slope([(math.log(size), math.log(max(spent, 1e-4))) for size, spent in points])
                 for name, points in found.items()}
    rows: Rows = []
    for name, points in found.items():
        times = [f"{spent:.2f}" for _, spent in points] + ["-"] * (len(sizes) - len(points))
        rows.append((name, *times, f"{exponents[name]:.2f}"))
    lines = said("Hostile texts", ("text", *(f"{size // 1000} kB" for size in sizes), "exponent"), rows)
    lines.append(f"\nWorst exponent: {max(exponents.values()):.2f}.")
    if longest:
        slowest = max(found, key=lambda name: found[name][-1][1] / found[name][-1][0])
        for name in (slowest, "plain aid"):
            spent = seconds_of(TEXTS[name](longest), reader)
            lines.append(f"\nOne text of {longest / 1e6:.0f} MB, {name}: {spent:.0f} s.")
    print("\n".join(lines[len(rows) + 3 :]), flush=True)
    return lines


def curve(make: Callable[[int], str], sizes: Sequence[int], reader: object) -> list[tuple[int, float]]:
    points: list[tuple[int, float]] = []
    for size in sizes:
        points.append((size, seconds_of(make(size), reader)))
        if points[-1][1] > MOST_SECONDS:
            break
    return points


def seconds_of(text: str, reader: object) -> float:
    document = Document.of_text(text, id="hostile", published=date(2024, 5, 1), language="en")
    begun = time.process_time()
    read(document, reader)
    return time.process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
