"""How quick the explorer is over a large book: pages at 20 requests a second, search, the first page's size, memory.

`python bench/serving.py` makes a ledger of some 100,000 commitments as bench/ledger.py does, serves it in a process of
its own, and asks it pages of every kind at `--rate` a second for `--seconds`: a request has its moment beforehand, and
its time counts from that moment on, so that a server that falls behind cannot hide it. Each asks another donor, filter,
id or word. `--keep FILE` builds the ledger there, or serves the one that is there; `--write` puts the table into
docs/performance.md.
"""

import argparse
import http.client
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import quote

from ledger import DONORS, ITEMS, KINDS, RECIPIENTS, STAGES, built, claim_name, machine, name_of
from tables import put

from pledgebook.catalogue import load_catalogue
from pledgebook.cli.serving import address, listening, run
from pledgebook.web.app import make_app
from pledgebook.web.house import House

CLAIMS = 307_500
"""So many claims of bench/ledger.py's world make 100,000 commitments."""
WORDS = ("howitzers", "drones", "transformers", "minister", "winter", "coming weeks", "spare parts", "outlet-{}",
         "howitzers outlet-{}", "drones FR", "grant UA", "bank outlet-{}", "({}7)", "loitering", "power lines")
AT_ONCE = 16
"""Requests that can be under way together."""


def pages(claims: int) -> dict[str, Callable[[random.Random], str]]:
    """Kinds of pages, and how to choose one."""
    commitments = claims // 4  # of a few more there are
    return {
        "first page": lambda _: "/",
        "donors": lambda _: "/donors",
        "a donor": lambda chance: f"/donors/{quote(chance.choice(DONORS), safe=':')}",
        "a recipient": lambda chance: f"/recipients/{chance.choice(RECIPIENTS)}",
        "items": lambda _: "/items",
        "an item": lambda chance: f"/items/{chance.choice(ITEMS)}",
        "list, one filter": lambda chance: f"/commitments?donor={quote(chance.choice(DONORS))}",
        "list, three filters": lambda chance: (
            f"/commitments?recipient={chance.choice(RECIPIENTS[:4])}&kind={chance.choice(KINDS[:4])}"
            f"&stage={chance.choice(STAGES[:4])}&sort={chance.choice(('latest', 'largest', 'sources'))}"),
        "list, words": lambda chance: f"/commitments?q={_words(chance)}&donor={chance.choice(DONORS[:9])}",
        "search": lambda chance: f"/search?q={_words(chance)}",
        "overdue": lambda chance: f"/overdue?donor={quote(chance.choice(DONORS))}",
        "a commitment": lambda chance: f"/commitments/{name_of(chance.randrange(commitments))}",
        "a claim": lambda chance: f"/claims/{claim_name(chance.randrange(claims))}",
        "a document": lambda chance: f"/documents/doc-{chance.randrange(claims // 4):08}",
    }


def _words(chance: random.Random) -> str:
    return quote(chance.choice(WORDS).format(chance.randrange(300)))


# -- serving -----------------------------------------------------------------------------------------------------------


def serve(path: Path) -> None:
    """In a process of its own: says its port, and serves until it is ended."""
    def no_past(_: object) -> object:
        raise NotImplementedError

    with listening("127.0.0.1", 0) as place:
        print(address(place), flush=True)
        run(make_app(House("bench", path, load_catalogue(), no_past)), place)  # type: ignore[arg-type]


def ask(host: str, path: str) -> tuple[int, int]:
    """(status, bytes) of a page, over a connection of its own."""
    connection = http.client.HTTPConnection(host, timeout=60)
    try:
        connection.request("GET", path)
        answer = connection.getresponse()
        return answer.status, len(answer.read())
    finally:
        connection.close()


# -- asking ------------------------------------------------------------------------------------------------------------


def load(host: str, kinds: dict[str, Callable[[random.Random], str]], rate: float, seconds: float,
         ) -> dict[str, list[tuple[float, int]]]:
    """Milliseconds and bytes of each answer by kind, at the rate; an answer that is no page ends the bench."""
    chance = random.Random(7)
    plan = [(number / rate, kind, kinds[kind](chance)) for number, kind in
            enumerate(chance.choice(list(kinds)) for _ in range(int(rate * seconds)))]
    begun = time.perf_counter() + 0.5

    def one(asked: tuple[float, str, str]) -> tuple[str, str, float, int, int]:
        moment, kind, path = asked
        time.sleep(max(0.0, begun + moment - time.perf_counter()))
        status, size = ask(host, path)
        return kind, path, (time.perf_counter() - begun - moment) * 1000, status, size

    found: dict[str, list[tuple[float, int]]] = defaultdict(list)
    with ThreadPoolExecutor(AT_ONCE) as pool:
        for kind, path, spent, status, size in pool.map(one, plan):
            if status != 200:
                sys.exit(f"{path} was answered with {status}")
            found[kind].append((spent, size))
    return found


def table(found: dict[str, list[tuple[float, int]]]) -> Iterator[str]:
    yield "| page | asked | median | p95 | slowest | size |"
    yield "|---|---|---|---|---|---|"
    everything = [one for answers in found.values() for one in answers]
    for kind, answers in [*found.items(), ("**all**", everything)]:
        spent = sorted(time for time, _ in answers)
        size = statistics.median(size for _, size in answers) / 1000
        yield (f"| {kind} | {len(spent)} | {statistics.median(spent):.0f} ms | {p95(spent):.0f} ms | "
               f"{spent[-1]:.0f} ms | {size:.0f} kB |")


def p95(spent: list[float]) -> float:
    return spent[min(len(spent) - 1, int(len(spent) * 0.95))]


def memory(pid: int) -> int:
    """The most that the process held, in MB."""
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return int(next(line for line in lines if line.startswith("VmHWM")).split()[1]) // 1024


def spent(pid: int) -> float:
    """Seconds of processor time that the process has taken."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def measured(path: Path, rate: float, seconds: float, claims: int) -> list[str]:
    program = [sys.executable, __file__, "--serve", str(path)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout is not None
            host = server.stdout.readline().strip().removeprefix("http://").rstrip("/")
            kinds = {kind: path for kind, path in pages(claims).items()
                     if ask(host, path(random.Random(1)))[0] != 404}  # what is not there yet is left out
            load(host, kinds, rate, 5)  # what is made once: the first page, the rows of all donors, ...
            before = spent(server.pid)
            found = load(host, kinds, rate, seconds)
            each = (spent(server.pid) - before) * 1000 / sum(map(len, found.values()))
            held = memory(server.pid)
            told = f"{rate:g} requests a second for {seconds:g} s, {each:.0f} ms of processor time each"
            lines = ["", *table(found), "", f"{told}; the server held at most {held} MB."]
        finally:
            server.terminate()
    print("\n".join(lines), flush=True)
    return lines


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=CLAIMS)
    asked.add_argument("--rate", type=float, default=20)
    asked.add_argument("--seconds", type=float, default=60)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--keep", type=Path, help="build the ledger here, or serve the one that is here")
    asked.add_argument("--serve", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.serve:
        serve(given.serve)
        return 0
    with tempfile.TemporaryDirectory() as aside:
        path = given.keep or Path(aside) / "ledger.duckdb"
        lines = [machine(), *([] if path.exists() else built(path, given.claims))]
        lines += measured(path, given.rate, given.seconds, given.claims)
    if given.write:
        put("bench/serving.py", "\n".join(lines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
