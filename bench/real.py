"""The whole way on real input: `make real`. Reads ../shared, keeps a book of it, runs both scorers, prints a table.

Input: White House releases (aid to Ukraine, to others, drawdown memoranda, negatives), 181 pages of the article
extraction benchmark, web archive samples with the broken ones, and the gold. Nothing is copied into the project.
"""

import json
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BRIEFINGS = ("aid_ukraine", "aid_other_recipients", "drawdown_memos", "negatives_sample")
HELD = ("gdelt-131,gdelt-380,wh-dev228,wh-dev235,wh-dev256,wh-dev274,whb-dev126,whb-dev25,who-dev100,who-dev94")


def main() -> int:
    """Run everything; exit 1 where the input is not there."""
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared").resolve()
    if not (shared / "data" / "wh-briefings").is_dir():
        print(f"make real: {shared} is not here; it needs the shared data folder", file=sys.stderr)
        return 1
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as aside:
        rows = Path(aside) / "rows"
        rows.mkdir()
        for name in BRIEFINGS:
            _rows(shared / "data" / "wh-briefings" / f"{name}.jsonl", rows / f"{name}.jsonl")
        _pages(shared / "data" / "html-aeb" / "html", Path(aside) / "pages")
        _book(Path("real-book"), [rows, Path(aside) / "pages", shared / "data" / "warc-samples"])
        print(f"\nwhole way: {time.monotonic() - begun:.0f} s, peak memory {_peak_mb():.0f} MB (largest process)")
        _scores(shared, Path(aside))
    return 0


def _rows(source: Path, target: Path) -> None:
    """The rows with `path`, `date`, `lang` under the names that a row of ours has."""
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            kept = {"id": row["path"], "published": row.get("date"), "language": row.get("lang") or "en",
                    "publisher": "whitehouse.gov", **{k: row.get(k) for k in ("title", "text", "url")}}
            out.write(json.dumps(kept, ensure_ascii=False) + "\n")


def _pages(source: Path, target: Path) -> None:
    """The benchmark's gzipped pages as plain .html files."""
    target.mkdir()
    for page in sorted(source.glob("*.html.gz")):
        with (target / page.name.removesuffix(".gz")).open("wb") as out:
            subprocess.run(["gzip", "-dc", str(page)], stdout=out, check=True)


def _book(folder: Path, places: list[Path]) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    _pledgebook("init", str(folder), "--name", "Real input")
    _pledgebook("add", "--book", str(folder), *map(str, places))
    begun = time.monotonic()
    _pledgebook("run", "--book", str(folder))
    print(f"run: {time.monotonic() - begun:.0f} s")
    _pledgebook("status", "--book", str(folder))


def _scores(shared: Path, aside: Path) -> None:
    gold, spec = shared / "gold", shared / "spec"
    predicted, made = aside / "claims.jsonl", aside / "commitments.jsonl"
    with predicted.open("w") as out:
        _pledgebook("read", "--json", str(gold / "documents.jsonl"), stdout=out)
    print("\nclaims, English, without the ten documents set aside:")
    subprocess.run([sys.executable, str(spec / "score_claims.py"), str(gold / "claims.jsonl"), str(predicted),
                    "--without", HELD], check=True)
    events = aside / "events.jsonl"
    with events.open("w", encoding="utf-8") as out, (gold / "events.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            for claim in json.loads(line)["claims"]:
                out.write(json.dumps(claim, ensure_ascii=False) + "\n")
    with made.open("w") as out:
        _pledgebook("reconcile", "--json", str(events), stdout=out)
    print("\ncommitments from the gold claims of 20 events:")
    scorer = spec / "score_commitments.py"
    subprocess.run([sys.executable, str(scorer), str(gold / "events.jsonl"), str(made)], check=True)


def _pledgebook(*arguments: str, stdout: object = None) -> None:
    subprocess.run([sys.executable, "-m", "pledgebook", *arguments], check=True, stdout=stdout)  # type: ignore[call-overload]


def _peak_mb() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_CHILDREN, resource.RUSAGE_SELF)) / 1024


if __name__ == "__main__":
    sys.exit(main())
