"""How long a decision takes in a large book: a ledger of 330,000 claims in some 100,000 commitments, and its queue.

`python bench/reviewing.py` makes a book with such a ledger (a third of the claims wait, one commitment in twenty has a
conflict, one in fifty is doubted by a check), makes its queue, and then clears items through the web application as
somebody does who works with the keyboard: asks for the item, decides, and is led to the next. `--keep FOLDER` keeps the
book, `--log N` begins with a log of N decisions, `--write` puts the table into docs/performance.md.
"""

import argparse
import re
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import ledger as made
from starlette.testclient import TestClient
from tables import put

from pledgebook.cli.reviewing import reviewed
from pledgebook.cli.serving import house_of
from pledgebook.codes import Verdict
from pledgebook.judged import commitment_id
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.book import Book, init_book, open_book
from pledgebook.web.app import make_app

Json = dict[str, Any]
CLAIMS = 330_000
THINKS = 0.5
"""Seconds for which somebody looks at an item before deciding: the quickest that we could."""
LANES = ("new", "same", "contradiction", "doubted")


class Waiting(made.World):
    """The world of bench/ledger.py with what people are asked about; commitments have their ids from their claims."""

    def tables(self) -> dict[str, Iterator[Json]]:
        first: dict[int, int] = {}
        told = 0
        for number, members, _, _ in self.groups(bare=True):
            first[number] = told
            told += len(members)
        made.name_of = lambda number: commitment_id(made.claim_name(first[number]))
        tables = super().tables()
        return {**tables, "claims": map(_tiered, tables["claims"]),
                "commitments": map(_disputed, tables["commitments"]),
                "issues": ({"stage": "checks", "code": "delivered-above-promised", "subject": made.name_of(number),
                            "message": "60 items delivered, 50 promised", "next_step": "look"}
                           for number in sorted(first) if number % 50 == 0)}


def _tiered(claim: Json) -> Json:
    place = int(claim["id"][-6:], 16)
    tier = "ABACAABAA"[place % 9]
    return {**claim, "tier": tier, "confidence": {"A": 0.97, "B": 0.8, "C": 0.4}[tier]}


def _disputed(commitment: Json) -> Json:
    members = [one["claim"] for one in commitment["claims"]]
    if len(members) < 2 or int(members[0][-6:], 16) % 20:
        return commitment
    values = [['{"max":100,"min":100,"of":"items"}', [members[0]]], ['{"max":60,"min":60,"of":"items"}', [members[1]]]]
    return {**commitment, "conflicts": [{"field": "quantity", "values": values, "chosen": values[0][0],
                                         "rule": "most texts, then the opening claim"}]}


def build(folder: Path, claims: int) -> None:
    book = init_book(folder, "bench")
    build_ledger(book.ledger_path, Waiting(claims).tables(), {"name": "bench", "judgements": "0"})


def fill_log(book: Book, size: int) -> None:
    """Decisions of before: claims that were accepted."""
    with Ledger(book.ledger_path) as ledger:
        rows = ledger.ask("SELECT id FROM book.claims WHERE tier = 'B' LIMIT $size", {"size": size})
    book.judgements.append_all([Judgement("", Verdict.ACCEPT, (name,), "ana", f"2026-01-01T00:00:00.{place:06}Z")
                                for place, (name,) in enumerate(rows)])


def measured(book: Book, times: int) -> list[str]:
    lines = ["", "| lane | open | item, median | item, p95 | decision, median | decision, p95 | decision, computing |",
             "|---|---|---|---|---|---|---|"]
    house = reviewed(house_of(book), book, is_open=True, who="ana")
    with TestClient(make_app(house), base_url="http://127.0.0.1") as client:
        begun = time.perf_counter()
        front = client.get("/review")
        assert front.status_code == 200, front.text[:400]
        lines.insert(0, f"Queue made in {time.perf_counter() - begun:.1f} s.")
        for lane in LANES:
            lines.append(_lane(client, lane, times))
            print(lines[-1], flush=True)
    lines.append(f"\nMost memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB.")
    return lines


def _lane(client: TestClient, lane: str, times: int) -> str:
    gets, posts, worked = [], [], []
    address = client.get(f"/review/{lane}/next", follow_redirects=False).headers["location"]
    for _ in range(times):
        begun = time.perf_counter()
        page = client.get(address)
        gets.append((time.perf_counter() - begun) * 1000)
        form = fields(page.text)
        time.sleep(THINKS)
        action = "apart" if lane == "same" else "accept"
        begun, work = time.perf_counter(), time.process_time()
        answer = client.post(address.partition("?")[0], data={**form, "verdict": action}, follow_redirects=False)
        posts.append((time.perf_counter() - begun) * 1000)
        worked.append((time.process_time() - work) * 1000)
        assert answer.status_code == 303, answer.text[-2000:]
        address = answer.headers["location"]
    parts = [part for spent in (gets, posts) for part in (
        statistics.median(spent), sorted(spent)[int(len(spent) * 0.95)])]
    cells = [f"{part:.0f} ms" for part in (*parts, statistics.median(worked))]
    return f"| {lane} | {page.text.partition('data-open=')[2][1:].partition(chr(34))[0]} | {' | '.join(cells)} |"


def fields(text: str) -> dict[str, str]:
    """The hidden fields of the form that decides, and what is ticked for it."""
    form = text.partition('id="decide"')[2].partition("</form>")[0]
    ticked = re.findall(r'<input type="checkbox" form="decide"[^>]* checked>', text)
    found = {}
    for tag in (*re.findall(r"<input[^>]*>", form), *ticked):
        name, value = (re.search(rf'{part}="([^"]*)"', tag) for part in ("name", "value"))
        if name and value and ('type="hidden"' in tag or " checked" in tag):
            found[name[1]] = value[1]
    return found


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=CLAIMS)
    asked.add_argument("--times", type=int, default=40)
    asked.add_argument("--log", type=int, default=0)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--keep", type=Path)
    asked.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.build:
        build(given.build, given.claims)
        return 0
    with tempfile.TemporaryDirectory() as aside:
        folder = given.keep or Path(aside) / "book"
        if not (folder / "ledger.duckdb").exists():
            program = [sys.executable, __file__, "--build", str(folder), "--claims", str(given.claims)]
            subprocess.run(program, check=True)
        book = open_book(folder)
        if given.log:
            fill_log(book, given.log)
        lines = [made.machine(), *measured(book, given.times)]
    print("\n".join(lines))
    if given.write:
        put("bench/reviewing.py", "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
