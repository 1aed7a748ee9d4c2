"""How quick `/api/v1` is over a large book: each question a few times, in one process, without a network between.

`python bench/api.py` makes a ledger of some 100,000 commitments as bench/ledger.py does; `--keep FILE` builds it there,
or asks the one that is there. Told are the first asking, the quickest of the others, and the memory in the end.
"""

import argparse
import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from ledger import built, claim_name, machine, name_of
from starlette.testclient import TestClient

from pledgebook.catalogue import load_catalogue
from pledgebook.ledger import Ledger
from pledgebook.web.api import PREFIX
from pledgebook.web.app import make_app
from pledgebook.web.house import House

CLAIMS = 307_500
"""So many claims of bench/ledger.py's world make 100,000 commitments."""
ASKED = (
    "/commitments", "/commitments?limit=1000", "/commitments?donor=US&kind=goods&sort=largest",
    f"/commitments/{name_of(475)}", f"/commitments/{name_of(475)}/claims", f"/commitments/{name_of(475)}/postings",
    f"/commitments/{name_of(475)}/why", f"/claims/{claim_name(1004)}", "/documents/doc-00000251", "/totals?by=donor",
    "/totals?by=donor,recipient,kind,stage,month&limit=1000", "/totals?by=item_id,donor", "/totals/why?donor=IS",
    "/totals/why?donor=US", "/totals/why", "/overdue", "/overdue?donor=US&limit=1000", "/conflicts", "/donors",
    "/items", "/search?q=drones", "/search?q=howitzers%20drones", "/judgements", "/status", "/openapi.json", "/docs",
)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=CLAIMS)
    asked.add_argument("--times", type=int, default=4)
    asked.add_argument("--keep", type=Path, help="build the ledger here, or ask the one that is here")
    given = asked.parse_args()
    with tempfile.TemporaryDirectory() as aside:
        path = given.keep or Path(aside) / "ledger.duckdb"
        print(machine())
        if not path.exists():
            built(path, given.claims)
        ask(path, given.times)
    return 0


def ask(path: Path, times: int) -> None:
    @contextlib.contextmanager
    def latest(_day: object) -> Iterator[Ledger]:
        with Ledger(path) as ledger:
            yield ledger

    client = TestClient(make_app(House("bench", path, load_catalogue(), latest)))
    print("\n| question | first | then | size |\n|---|---|---|---|")
    for question in ASKED:
        spent = []
        for _ in range(times):
            begun = time.perf_counter()
            answer = client.get(f"{PREFIX}{question}")
            spent.append((time.perf_counter() - begun) * 1000)
        assert answer.status_code == 200, (question, answer.text)
        print(f"| `{question}` | {spent[0]:.0f} ms | {min(spent[1:]):.0f} ms | {len(answer.content) / 1000:.0f} kB |")
    print(f"\nMemory: {most_memory()} MB; load in the end: {os.getloadavg()[0]:.1f}.")


def most_memory() -> int:
    """The most memory that this process has held, in MB."""
    told = Path("/proc/self/status").read_text(encoding="utf-8")
    return next(int(row.split()[1]) // 1024 for row in told.splitlines() if row.startswith("VmHWM"))


if __name__ == "__main__":
    raise SystemExit(main())
