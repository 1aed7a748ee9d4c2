"""Our way through a news archive beside bare reading, trafilatura and the usual pipeline; by share, size and cores.

`python bench/archive.py` makes its archive (archive_like.py, kept in .bench/archive) and takes every part; each part
prints its table when it is done. Time is processor time of whole passes, in processes that are loaded and warm
(start-up is told by itself), the ways in turns within a run; figures are medians of the runs, ratios are taken within a
run.

    python bench/archive.py --write                    all parts, and tables and picture into docs/performance.md
    python bench/archive.py --only ways shares         some parts: ways shares packings gate cores sizes engines
    python bench/archive.py --only sizes --pages 10000 sizes up to so many pages (100,000 by default)
    python bench/archive.py --only full                a million pages once, made and removed file by file
    python bench/archive.py --tell --write             measure nothing, write what was measured before

What was measured stays in .bench/archive-results-N.json until it is measured again, so that parts can be taken one by
one. `--runs 5`, `--slow-pages 400` (pages of each run for the ways that take ten milliseconds a page),
`--shared ../shared` puts real texts among the relevant pages, where that folder has any: `make bench` asks for it.
Without it, or them, the archive is made of our own texts alone, the same bytes everywhere; a table says which it was.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from archive_measures import Bench, by_share, cores, engines, full, gate, packings, sizes, ways
from archive_report import TABLES, machine, picture, report
from page_texts import REAL_SHARE, mark_of, real_texts
from tables import PAGE, put

ROOT = Path(__file__).resolve().parents[1]
PARTS: dict[str, Callable[[Bench], Any]] = {
    "ways": ways, "shares": by_share, "packings": packings, "gate": gate, "cores": cores, "sizes": sizes,
    "engines": engines, "full": full,
}
FORM = 1
"""Raised where a part keeps other numbers than before, so that no table is made of old ones."""

BY_DEFAULT = tuple(part for part in PARTS if part != "full")


def main() -> int:
    given = _asked()
    kept = ROOT / ".bench" / f"archive-results-{FORM}.json"
    found: dict[str, Any] = json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}
    bench = Bench(ROOT / ".bench" / "archive", given.runs, given.pages, given.slow_pages, given.shared)
    for part in () if given.tell else given.only:
        begun = time.perf_counter()
        measured = PARTS[part](bench)
        if measured is None:
            continue
        found[part] = {"by": f"{machine(given.runs)}; {texts_told(given.shared)}", "found": measured}
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(json.dumps(found, indent=1), encoding="utf-8")
        print(f"{TABLES[part](measured)}\n\n({part}: {time.perf_counter() - begun:.0f} s)\n", flush=True)
    told = report(found)
    print(told if given.tell else told.partition("\n\n### ")[0])
    if given.write:
        put("bench/archive.py", told)
        (PAGE.parent / "img" / "archive-ways.svg").write_text(picture(found), encoding="utf-8")
    return 0


def texts_told(shared: Path | None) -> str:
    """'relevant pages of our own texts', or how many real ones are among them."""
    if not (texts := real_texts(shared)):
        return "relevant pages of our own texts"
    return (f"relevant pages of our own texts and, of those in English, {REAL_SHARE:.0%} of {len(texts)} real ones "
            f"({mark_of(texts)})")


def _asked() -> argparse.Namespace:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--only", nargs="+", choices=tuple(PARTS), default=BY_DEFAULT, metavar="PART")
    asked.add_argument("--pages", type=int, default=100_000, help="of the largest size")
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--slow-pages", type=int, default=400, help="of each run, for the slow ways")
    asked.add_argument("--shared", type=Path, help="a folder that may have real texts")
    asked.add_argument("--tell", action="store_true", help="measure nothing")
    asked.add_argument("--write", action="store_true")
    return asked.parse_args()


if __name__ == "__main__":
    sys.exit(main())
