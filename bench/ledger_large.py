"""How quick a ledger of ten million claims answers: sums by donor, month and kind, a claim, a commitment.

`python bench/ledger_large.py` builds a ledger of a hundredth of the claims through the real `build_ledger` (ledger.py
makes them), writes its tables a hundred times over into one file, each time under other ids, and has the program's own
code add up the sums and make the indexes. Records are kept without their traces: that is a quarter of their size.
`--claims N` makes fewer, `--write` puts the table into docs/performance.md.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
from ledger import DONORS, built, machine, median
from tables import put, table

from pledgebook.codes import Basis
from pledgebook.ledger import Ledger
from pledgebook.ledger.tables import LOOKED_UP
from pledgebook.ledger.totals import add_up

TIMES = 100
"""How often each row of the small ledger stands in the large one."""

ROOM = "6GB"
"""What DuckDB may hold while it makes the large ledger; asking has what it takes by itself."""

NAMED = {
    # table: columns that hold an id, or words with ids in them
    "claims": ("id", "document", "record"), "commitments": ("id", "part_of", "record"),
    "members": ("commitment", "claim", "record"), "amounts": ("commitment", "record"),
    "left_out": ("commitment", "whole", "record"),
}
WHOLE = ("redirects", "counts", "meta", "broader")
"""Tables that do not grow with the claims."""

_TRACE = r"""regexp_replace(record, ',"why":\[.*\]\}$', ',"why":[]}')"""
_WITH_PLACE = r"regexp_replace({}, '\b((?:cmt|clm|doc)-[0-9a-f]+)', '\1@@', 'g')"
"""Marks where the number of the copy goes in each id: looked for once, put in a hundred times."""



def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--claims", type=int, default=10_000_000)
    asked.add_argument("--times", type=int, default=25, help="how often each question is asked")
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--grow", nargs=2, type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.grow:
        grow(*given.grow)
        return 0
    with tempfile.TemporaryDirectory(prefix="pledgebook-bench-") as aside:
        small, large = Path(aside) / "small.duckdb", Path(aside) / "ledger.duckdb"
        began = machine()
        built(small, given.claims // TIMES)
        begun = time.perf_counter()
        subprocess.run([sys.executable, __file__, "--grow", str(small), str(large)], check=True)
        told = "\n".join([began, "", made(large, time.perf_counter() - begun), "", answers(large, given.times)])
    print(told)
    if given.write:
        put("bench/ledger_large.py", told)
    return 0


def grow(small: Path, large: Path) -> None:
    """Write every row of the small ledger's tables TIMES times into a new one, and make its sums and indexes."""
    with duckdb.connect(str(large), config={"memory_limit": ROOM, "temp_directory": f"{large}.spill"}) as database:
        database.execute("SET preserve_insertion_order = false")
        database.execute(f"ATTACH '{small}' AS small (READ_ONLY)")
        for name in WHOLE:
            database.execute(f"CREATE TABLE {name} AS FROM small.{name}")
        for name, columns in NAMED.items():
            held = {one: _WITH_PLACE.format(_TRACE if (name, one) == ("claims", "record") else one) for one in columns}
            marked = ", ".join(f"{told} AS {one}" for one, told in held.items())
            numbered = ", ".join(f"replace({one}, '@@', printf('%02x', number)) AS {one}" for one in columns)
            database.execute(f"CREATE TEMP TABLE one AS SELECT * REPLACE ({marked}) FROM small.{name}")
            database.execute(f"CREATE TABLE {name} AS SELECT * EXCLUDE number REPLACE ({numbered}) "
                             f"FROM one, range({TIMES}) AS copies(number)")
            database.execute("DROP TABLE one")
        add_up(database)
        for name, column in LOOKED_UP:
            if name in ("claims", "commitments"):
                database.execute(f'CREATE INDEX "{name}_{column}" ON {name} ("{column}")')
        database.execute("CHECKPOINT")


def made(large: Path, seconds: float) -> str:
    """What the large ledger holds."""
    with Ledger(large) as ledger:
        counts = []
        for name in ("claims", "commitments"):
            rows, ids = ledger.ask(f"SELECT count(*), approx_count_distinct(id) FROM book.{name}")[0]
            if ids < rows / 2:
                message = f"{name}: {rows:,} rows have some {ids:,} ids only"
                raise SystemExit(message)
            counts.append(rows)
    rows = [("claims", "commitments", "made in", "size"),
            (*(f"{count:,}" for count in counts), f"{seconds:.0f} s", f"{large.stat().st_size / 2**20:,.0f} MB")]
    return table(rows)


def answers(large: Path, times: int) -> str:
    """Milliseconds in the middle of many askings, each of another donor or id."""
    rows = [("question", "median", "rows")]
    with Ledger(large) as ledger:
        for name, ask in questions(ledger):
            spent, count = median(ask, times)
            rows.append((name, f"{spent:.1f} ms", f"{count:,}"))
    return table(rows)


def questions(ledger: Ledger) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What is asked, and how to ask it the n-th time."""
    claims, commitments = ids(ledger, "claims"), ids(ledger, "commitments")
    for by in (("donor",), ("month",), ("kind",), ("donor", "kind"), ("donor", "month")):
        yield f"sums by {' and '.join(by)}", _sums(ledger, by)
    yield "sums by month and kind, of one donor", lambda n: ledger.totals(
        ("month", "kind"), ("EUR", "USD")[n % 2], Basis.STATED, only={"donor": DONORS[n % len(DONORS)]})
    yield "a claim", lambda n: ledger.claim(claims[n % len(claims)])
    yield "a commitment", lambda n: ledger.commitment(commitments[n % len(commitments)])


def ids(ledger: Ledger, name: str) -> list[str]:
    """Some ids from all over a table."""
    return sorted(row[0] for row in ledger.ask(f"SELECT id FROM book.{name} USING SAMPLE 200 ROWS (reservoir, 7)"))


def _sums(ledger: Ledger, by: tuple[str, ...]) -> Callable[[int], object]:
    return lambda n: ledger.totals(by, ("EUR", "USD")[n % 2])


if __name__ == "__main__":
    sys.exit(main())
