"""How long a ledger takes to be built and to be asked: a million claims made up here, through the real `build_ledger`.

`python bench/ledger.py` makes 1 million claims in some 300,000 commitments (few donors and recipients have most of
them, as in the world; packages with parts, requests, prices on three bases), builds the ledger in a process of its own
and asks it what the doors ask, in one process with one open Ledger. Medians of `--times` askings, each with another
filter or id where there are any. `--claims N` makes fewer; `--write` puts the table into docs/performance.md.
"""

import argparse
import os
import platform
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from tables import put

from pledgebook.codes import Basis
from pledgebook.ledger import TOTAL_BY, Ledger, build_ledger

Json = dict[str, Any]
TOGETHER = ("donor", "recipient", "kind", "stage", "month")

DONORS = ("US", "EU", "DE", "GB", "FR", "NO", "DK", "PL", "NL", "SE", "CA", "JP", "IT", "FI", "BE", "CZ", "ES", "LT",
          "EE", "LV", "AU", "AT", "SK", "PT", "CH", "RO", "BG", "GR", "IE", "KR", "LU", "SI", "HR", "TW", "NZ", "IS",
          "org:world-bank", "org:imf", "org:ebrd", "NATO")
RECIPIENTS = ("UA", "MD", "SD", "SY", "PS", "TR", "AF", "YE", "ET", "SO", "GE", "LB", "JO", "BD", "KE", "TW")
KINDS = ("goods", "funds", "package", "training", "procurement", "service", "production", "position")
STAGES = ("announced", "delivered", "committed", "contracted", "requested", "dispatched", "signalled", "delayed",
          "cancelled", "refused")
ITEMS = tuple(f"item-{number:03}" for number in range(400))
WORDS = ("France will send another hundred loitering drones to Ukraine in the coming weeks, the minister said",
         "Germany has delivered howitzers and spare parts, the government said on its page",
         "The bank approved a grant for repairs of power lines and transformers before the winter")


def skewed(chance: random.Random, among: Sequence[Any]) -> Any:
    """The first of `among` most often: each about 0.7 as often as the one before, and the tail never dies out."""
    place = int(chance.expovariate(0.3)) if chance.random() < 0.9 else chance.randrange(len(among))
    return among[place % len(among)]


def claim(chance: random.Random, number: int, commitment: int, day: date) -> Json:
    """One claim with a trace of eighteen reasons, as `claim_to_json` writes it: some 3 kB."""
    start = chance.randrange(4000)
    words = f"{WORDS[number % 3]} ({number})"
    place = {"start": start, "end": start + 9}
    return {
        "id": claim_name(number), "also": [], "confidence": 0.9709,
        "cited": {**{name: {"inference": "new unless said otherwise"} for name in ("counting", "modality")},
                  **dict.fromkeys(("donors", "item", "kind", "quantity", "recipients", "stage"), place)},
        "counting": "new", "document": {
            "id": f"doc-{number // 4:08}", "language": "en", "published": day.isoformat(),
            "publisher": f"outlet-{chance.randrange(300)}.example", "recorded": "2026-11-26T12:14:04Z",
            "sha256": f"{number // 4:064x}", "url": f"https://outlet.example/2022/11/{number // 4}-drones-and-shells"},
        "donors": [skewed(chance, DONORS)], "recipients": [skewed(chance, RECIPIENTS)], "due": None,
        "evidence": {**place, "end": start + len(words), "exact": words}, "extractor": "rules@1 pledgebook/0.1.0",
        "happened": None, "item": {"id": ITEMS[commitment % 400], "text": "loitering drones"}, "kind": "goods",
        "modality": "stated", "money": None,
        "quantity": {"bound": "exact", "max": number % 500, "min": number % 500, "per": None, "unit": None},
        "speaker": None, "stage": skewed(chance, STAGES), "tier": "A",
        "why": [{"field": "confidence", "note": "", "rule": f"rule number {rule}", "span": place,
                 "weight": round(chance.random(), 3)} for rule in range(18)],
    }


def commitment(chance: random.Random, number: int, members: Sequence[Json], day: date) -> Json:
    """One commitment with balances and values; one in six is part of a package that stands before it."""
    kind, stage = skewed(chance, KINDS), skewed(chance, STAGES)
    amount = chance.randrange(1, 10**9)
    is_money = kind in ("funds", "package") or chance.random() < 0.2
    commodity = skewed(chance, ("EUR", "USD", "GBP", "NOK")) if is_money else "items"
    accounts = ["promised", *([stage] if stage in ("committed", "contracted", "dispatched", "delivered") else [])]
    donors = sorted({skewed(chance, DONORS) for _ in range(1 + (chance.random() < 0.08))})
    due = day + timedelta(days=chance.randrange(10, 900)) if chance.random() < 0.4 else None
    return {
        "id": name_of(number), "donors": donors, "recipients": [skewed(chance, RECIPIENTS)], "kind": kind,
        "item": {"id": ITEMS[number % 400], "text": "loitering drones"}, "stage": stage, "stage_share": None,
        "claims": [{"claim": one["id"], "part": "restates" if place else "opens"} for place, one in enumerate(members)],
        "balances": [{"account": account, "commodity": commodity, "min": amount, "max": amount, "bound": "exact"}
                     for account in (*accounts, "outstanding")],
        "announced": {"first": day.isoformat(), "last": day.isoformat(), "times": len(members), "by": donors},
        "due": due and {"earliest": None, "latest": due.isoformat(), "phrase": "by then"}, "due_history": [],
        "values": list(values(chance, amount, commodity)), "conflicts": [], "replaces": None,
        "part_of": name_of(number - number % 6) if number % 6 and number % 12 > 9 else None,
        "sources": {"documents": len(members), "independent": len(members)},
    }


def values(chance: random.Random, amount: int, commodity: str) -> Iterator[Json]:
    """A stated value in both currencies, or three bases of prices in both; a third of the things has no price."""
    bases = ["stated"] if commodity != "items" else chance.choice([[], ["book", "replacement"], ["market"]])
    for basis in bases:
        for currency in ("EUR", "USD"):
            is_said = currency == commodity
            yield {"basis": basis, "min": amount if is_said else f"{amount}.{chance.randrange(1, 10**12)}1",
                   "max": amount if is_said else f"{amount + 1}.{chance.randrange(1, 10**12)}1", "currency": currency,
                   "price_year": 2023, "rate": None if is_said else "1.08", "rate_date": None if is_said else
                   "2023-05-05", "source": "as said" if is_said else "ECB euro foreign exchange reference rates",
                   "commodity": commodity, "unit": None, "rate_rule": None, "prices": [], "prices_of": None,
                   "deflator": None, "inherited": None, "parts": []}


def claim_name(number: int) -> str:
    return f"clm-{number:016x}"


def name_of(number: int) -> str:
    return f"cmt-{number:016x}"


class World:
    """Claims and commitments of one seed, made as they are asked for: nothing of it is held."""

    def __init__(self, claims: int) -> None:
        self.claims = claims

    def groups(self, *, bare: bool = False) -> Iterator[tuple[int, list[Json], date, random.Random]]:
        """Each commitment's number, claims (`bare`: their ids alone) and day; some have fifty claims, most a few."""
        number = told = 0
        while told < self.claims:
            chance = random.Random(number)
            size = min(self.claims - told, chance.choice((1, 1, 2, 3, 4, 6)) if number % 200 else 50 + number % 100)
            day = date(2024, 12, 31) - timedelta(days=int(chance.expovariate(1 / 500)) % 4000)
            numbers = range(told, told + size)
            yield (number, [{"id": claim_name(one)} if bare else claim(chance, one, number, day) for one in numbers],
                   day, random.Random(-number))
            number, told = number + 1, told + size

    def tables(self) -> dict[str, Iterator[Json]]:
        """What a run hands to `build_ledger`."""
        return {
            "documents": ({"id": f"doc-{number:08}", "capture": "cap", "recorded": "2026-11-26T12:14:04Z",
                           "url": f"https://outlet.example/{number}", "publisher": "outlet.example",
                           "published": "2023-01-01", "language": "en", "title": "Drones", "text": WORDS[0] * 3,
                           "sha256": f"{number:064x}"} for number in range(self.claims // 4 + 1)),
            "claims": (one for _, members, _, _ in self.groups() for one in members),
            "commitments": (commitment(chance, number, members, day)
                            for number, members, day, chance in self.groups(bare=True)),
            "postings": ({"commitment": name_of(number), "claim": members[0]["id"], "account": "promised",
                          "commodity": "items", "min": 5, "max": 5, "bound": "exact", "day": day.isoformat()}
                         for number, members, day, _ in self.groups(bare=True)),
            "broader": iter([{"item": item, "above": ITEMS[number // 2]} for number, item in enumerate(ITEMS)]),
        }


# -- building ----------------------------------------------------------------------------------------------------------


def build(path: Path, claims: int) -> None:
    """In a process of its own: seconds without and with the making of rows, and the room that it took."""
    spent = [0.0]

    def timed(rows: Iterator[Json]) -> Iterator[Json]:
        while True:
            begun = time.perf_counter()
            row = next(rows, None)
            spent[0] += time.perf_counter() - begun
            if row is None:
                return
            yield row

    begun = time.perf_counter()
    build_ledger(path, {name: timed(rows) for name, rows in World(claims).tables().items()}, {"name": "bench"})
    whole = time.perf_counter() - begun
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{whole - spent[0]:.1f} {spent[0]:.1f} {most:.0f}")


# -- asking ------------------------------------------------------------------------------------------------------------


def questions(ledger: Ledger, count: int) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What is asked, and how to ask it the n-th time."""
    for basis in Basis:
        for by in ((), *((key,) for key in TOTAL_BY)):
            yield f"`totals --basis {basis} --by {by[0] if by else 'all'}`", _total(ledger, by, basis)
        yield f"`totals --basis {basis} --by {','.join(TOGETHER)}`", _total(ledger, TOGETHER, basis)
    yield "`show ID` with its claims", lambda n: _shown(ledger, name_of(n * 7919 % count))
    yield "`show` the latest 40", lambda _: ledger.commitments(limit=40)
    yield "`show --donor` 40 of a donor", lambda n: ledger.commitments(donor=DONORS[n % len(DONORS)], limit=40)
    yield "`show --donor --recipient` 40", lambda n: ledger.commitments(
        donor=DONORS[n % len(DONORS)], recipient=RECIPIENTS[n % len(RECIPIENTS)], limit=40)
    yield "`show --search` two words", lambda n: ledger.search(f"howitzers outlet-{n}")
    yield "`show --search` a word and a party", lambda n: ledger.search(f"transformers {DONORS[n % 36]}")
    yield "`overdue`, the longest 40", lambda _: ledger.overdue(date(2026, 1, 1), limit=40)
    yield "`overdue`, the days of all", lambda _: list(ledger.overdue_days(date(2026, 1, 1)))


def _total(ledger: Ledger, by: tuple[str, ...], basis: Basis) -> Callable[[int], object]:
    return lambda n: ledger.totals(by, ("EUR", "USD")[n % 2], basis)


def _shown(ledger: Ledger, name: str) -> object:
    return ledger.commitment(name), ledger.claims_of(name), ledger.postings(name), ledger.claim(name)


def median(asking: Callable[[int], object], times: int) -> tuple[float, int]:
    """Milliseconds in the middle, after one asking to warm up; and how many rows the last answer has."""
    spent = []
    answer: object = None
    for number in range(times + 1):
        begun = time.perf_counter()
        answer = asking(number)
        spent.append(time.perf_counter() - begun)
    return statistics.median(spent[1:]) * 1000, len(answer) if isinstance(answer, list | tuple) else 1


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--claims", type=int, default=1_000_000)
    asked.add_argument("--times", type=int, default=15)
    asked.add_argument("--write", action="store_true")
    asked.add_argument("--keep", type=Path, help="build the ledger here, or ask the one that is here")
    asked.add_argument("--build", type=Path, help=argparse.SUPPRESS)
    given = asked.parse_args()
    if given.build:
        build(given.build, given.claims)
        return 0
    with tempfile.TemporaryDirectory() as aside:
        path = given.keep or Path(aside) / "ledger.duckdb"
        lines = [machine(), *([] if path.exists() else built(path, given.claims)), *asking(path, given.times)]
    if given.write:
        put("bench/ledger.py", "\n".join(lines))
    return 0


def machine() -> str:
    load = os.getloadavg()[0]
    return (f"Measured on {time.strftime('%Y-%m-%d')}, {os.cpu_count()} cores, {platform.system()}, Python "
            f"{platform.python_version()}; load when it began: {load:.1f}.")


def built(path: Path, claims: int) -> list[str]:
    program = [sys.executable, str(Path(__file__)), "--build", str(path), "--claims", str(claims)]
    told = subprocess.run(program, check=True, stdout=subprocess.PIPE, text=True).stdout.split()
    lines = ["", "| claims | built in | rows made in | most memory | size |", "|---|---|---|---|---|",
             f"| {claims:,} | {told[0]} s | {told[1]} s | {told[2]} MB | {path.stat().st_size / 2**20:,.0f} MB |"]
    print("\n".join(lines), flush=True)
    return lines


def asking(path: Path, times: int) -> list[str]:
    lines = ["", "| question | median | rows |", "|---|---|---|"]
    print("\n".join(lines), flush=True)
    with Ledger(path) as ledger:
        count = ledger.totals(())[0]["commitments"]
        for name, ask in questions(ledger, count):
            spent, rows = median(ask, times)
            lines.append(f"| {name} | {spent:.1f} ms | {rows:,} |")
            print(lines[-1], flush=True)
    return lines


if __name__ == "__main__":
    sys.exit(main())
