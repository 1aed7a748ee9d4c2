"""How long a release's large parts take: the static site of 20,000 commitments, and XLSX of 100,000 rows.

`python bench/site.py` makes a ledger of some 20,000 commitments (66,000 claims in 16,500 documents, as bench/ledger.py
makes them), builds its site on all cores, and writes 100,000 rows of the table of commitments as a workbook, which it
reads back and adds up as every export does. Beside the seconds by the clock stand those of the processor: on a machine
that does other things too they are the ones to compare. `--write` puts the table into docs/performance.md.
"""

import argparse
import contextlib
import os
import platform
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from ledger import World
from tables import put, table

from pledgebook.engine import cores
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.publish.adding import Sums, check_written
from pledgebook.publish.sheets import write_workbook
from pledgebook.publish.site import About, build_site
from pledgebook.publish.tables import COMMITMENTS, records
from pledgebook.views.worth import ALL

CLAIMS = 66_000
ROWS = 100_000


def spent() -> tuple[float, float]:
    """Seconds by the clock, and of the processor in this process and those below it, also those that have ended.

    Workers are begun by a process that lives on (a forkserver), so that they are none that this one has ended.
    """
    own = resource.getrusage(resource.RUSAGE_SELF)
    return time.perf_counter(), own.ru_utime + own.ru_stime + sum(_below(os.getpid()))


def _below(parent: int) -> Iterator[float]:
    """Seconds of each child that is alive, with those that it has ended."""
    for place in Path("/proc").glob("[0-9]*/stat"):
        with contextlib.suppress(OSError):
            told = place.read_text().rpartition(")")[2].split()
            if int(told[1]) == parent:
                yield sum(map(int, told[11:15])) / os.sysconf("SC_CLK_TCK")


def site(ledger: Path, aside: Path) -> list[str]:
    begun = spent()
    made = build_site(ledger, aside / "site", About("bench", "2026.11", date(2026, 11, 26)))
    ended = spent()
    size = sum(path.stat().st_size for path in made.folder.rglob("*") if path.is_file())
    with Ledger(ledger) as opened:
        commitments = opened.ask("SELECT count(*) FROM book.commitments")[0][0]
    clock, used = (after - before for after, before in zip(ended, begun, strict=True))
    told = f"{made.files:,} files, {size / 2**20:,.0f} MB; {made.index_bytes / 2**20:.1f} MB list of names"
    return [f"static site of {commitments:,} commitments", told, f"{clock:.0f} s", f"{used:.0f} s",
            f"{used / cores():.0f} s"]


def workbook(ledger: Path, aside: Path) -> list[str]:
    with Ledger(ledger) as opened:
        rows = list(COMMITMENTS.rows(records(opened, COMMITMENTS, ALL)))
    file, sums, begun = aside / "rows.xlsx", Sums(COMMITMENTS), spent()
    write_workbook(file, ["bench"], [(COMMITMENTS, sums.watching(islice(cycle(rows), ROWS)))])
    check_written(sums, "xlsx", file)
    clock, used = (after - before for after, before in zip(spent(), begun, strict=True))
    told = f"{len(COMMITMENTS.columns)} columns, {file.stat().st_size / 2**20:.0f} MB, read back and added up"
    return [f"XLSX of {ROWS:,} rows", told, f"{clock:.0f} s", f"{used:.0f} s", f"{used:.0f} s"]


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=CLAIMS)
    asked.add_argument("--keep", type=Path, help="build the ledger here, or take the one that is here")
    asked.add_argument("--write", action="store_true")
    given = asked.parse_args()
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as aside:
        ledger = given.keep or Path(aside) / "ledger.duckdb"
        if not ledger.exists():
            build_ledger(ledger, World(given.claims).tables(), {"name": "bench"})
        head = ["what", "how much", "by the clock", "of the processor", "at least, with all cores free"]
        rows = [head, workbook(ledger, Path(aside)), site(ledger, Path(aside))]
    text = (f"Measured on {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {platform.system()}, Python "
            f"{platform.python_version()}; load when it began: {load:.1f}.\n\n{table(rows)}")
    print(text)
    if given.write:
        put("bench/site.py", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
