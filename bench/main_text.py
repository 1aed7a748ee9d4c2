"""Measures ways to take the main text out of news pages: F1, pages a second. Prints a table.

The pages and the text that people took out of them are those of the article-extraction-benchmark (181 pages). The
measure is that benchmark's own: runs of four words as multisets, precision and recall averaged over pages, and F1
of the two averages. Give the folder that holds `ground-truth.json` and `html/`, or have it where DEFAULT says.
"""

import gzip
import json
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import trafilatura
from resiliparse.extract.html2text import extract_plain_text

from pledgebook.parse.html import read_html
from pledgebook.parse.outcome import Unreadable

DEFAULT = Path(__file__).parents[2] / "shared" / "data" / "html-aeb"
_WORD = re.compile(r"\w+")
Way = Callable[[bytes], str | None]


def by_trafilatura(**options: object) -> Way:
    return lambda page: trafilatura.extract(page.decode("utf-8", "replace"), include_comments=False, **options)


def by_resiliparse(page: bytes) -> str:
    return extract_plain_text(page.decode("utf-8", "replace"), main_content=True, alt_texts=False)


def by_pledgebook(page: bytes) -> str:
    try:
        return read_html(page, "text/html; charset=utf-8", None, "").text
    except Unreadable:
        return ""


WAYS: dict[str, Way] = {
    "resiliparse, main content": by_resiliparse,
    "trafilatura": by_trafilatura(),
    "trafilatura, precision": by_trafilatura(favor_precision=True),
    "trafilatura, recall": by_trafilatura(favor_recall=True),
    "trafilatura, fast": by_trafilatura(fast=True),
    "trafilatura, fast, precision": by_trafilatura(fast=True, favor_precision=True),
    "trafilatura, fast, no tables": by_trafilatura(fast=True, include_tables=False),
    "trafilatura, deduplicated": by_trafilatura(deduplicate=True),
    "pledgebook (fast, with title and day)": by_pledgebook,
}


def runs(text: str) -> Counter[tuple[str, ...]]:
    """Runs of four words with how often each stands there; a shorter text is one run."""
    words = _WORD.findall(text)
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)) if words)


def score(truth: dict[str, str], found: dict[str, str]) -> tuple[float, float, float]:
    """Precision, recall, F1."""
    precisions, recalls = [], []
    for name, text in truth.items():
        right, given = runs(text), runs(found[name])
        shared = sum((right & given).values())
        precisions.append(shared / total if (total := sum(given.values())) else 1.0)
        recalls.append(shared / total if (total := sum(right.values())) else 1.0)
    precision, recall = sum(precisions) / len(precisions), sum(recalls) / len(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main() -> int:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DEFAULT
    if not (folder / "ground-truth.json").exists():
        print(f"{folder.name}: the benchmark's pages are not there\n  next: give its folder as an argument")
        return 1
    listed = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
    truth = {name: entry["articleBody"] for name, entry in listed.items()}
    pages = {name: gzip.decompress((folder / "html" / f"{name}.html.gz").read_bytes()) for name in truth}
    print(f"{'way':40} precision  recall     F1  pages/s  no text")
    for name, way in WAYS.items():
        start = time.process_time()
        found = {page: way(data) or "" for page, data in pages.items()}
        seconds = time.process_time() - start
        precision, recall, f1 = score(truth, found)
        empty = sum(not text for text in found.values())
        print(f"{name:40} {precision:9.3f} {recall:7.3f} {f1:6.3f} {len(pages) / seconds:8.0f} {empty:8}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
