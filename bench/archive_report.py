"""Tables, the list of what was to be reached, and the picture, of what archive_measures.py measured."""

import math
import os
import platform
import statistics
import time
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from tables import Rows, table

Found = dict[str, Any]
NAMES = {
    "bare": "bare fastwarc, no work", "reader": "our reader, no work", "gated": "our reader and the gate",
    "screened": "to screened text", "claims": "to claims", "claims, compiled": "to claims, the extractor compiled",
    "sift": "to claims, by the command `sift`",
    "screened, no gate": "to screened text, gate off",
    "claims, no gate": "to claims, gate off", "trafilatura": "trafilatura (fast) on every page",
    "usual": "warcio, trafilatura, spaCy rules", "usual, fast": "fastwarc, trafilatura (fast), spaCy rules",
}


def machine(runs: int) -> str:
    """When, on what, and how often; the load tells whether others were at work."""
    model = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines()
                  if line.startswith("model name")), platform.machine())
    return (f"{time.strftime('%Y-%m-%d')}, {model}, {os.cpu_count()} cores, {platform.system()}, Python "
            f"{platform.python_version()}, median of {runs} runs; load when it ended {os.getloadavg()[0]:.1f}")


def report(found: Found) -> str:
    """Every part that was measured, each with its machine, and the goals."""
    told: set[str] = set()
    parts = []
    for name in (name for name in TABLES if name in found):
        by = found[name]["by"]
        parts.append(f"{TABLES[name](found[name]['found'])}\n\nMeasured {'likewise' if by in told else by}.")
        told.add(by)
    measured = {name: one["found"] for name, one in found.items()}
    return "\n\n".join([goals(measured), *parts]) + "\n"


def _median(rows: Sequence[dict[str, float]], name: str = "cpu") -> float:
    return statistics.median(row.get(name, 0.0) for row in rows)


def _ratio(slower: Sequence[dict[str, float]], quicker: Sequence[dict[str, float]], name: str = "cpu") -> float:
    """How many times quicker, the median of the ratios within each run."""
    return statistics.median(one[name] / other[name] for one, other in zip(slower, quicker, strict=True))


def _times(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


# -- tables ------------------------------------------------------------------------------------------------------------


def ways_table(found: Found) -> str:
    """Every way over the same pages."""
    runs = found["runs"]
    rows: Rows = [("way", "pages/s a core", "us a page", "of bare reading", "times the usual way",
                   "claims in 100 pages", "start-up (s)", "most memory (MB)")]
    for name, label in ((name, label) for name, label in NAMES.items() if name in runs):
        own = runs[name]
        spent = _median(own)
        read = statistics.mean(row.get("claims", 0) for row in own) * 100
        rows.append((label, f"{1 / spent:,.0f}", f"{spent * 1e6:,.0f}", f"{_ratio(runs['bare'], own):.2f}",
                     _times(_ratio(runs["usual"], own)), f"{read:.1f}" if read else "",
                     f"{found['starts'][name]:.1f}", f"{_median(own, 'most'):,.0f}"))
    return (f"### Every way, one page in a hundred about assistance\n\n{found['pages'] * len(runs['bare']):,} pages, "
            f"the slow ways {found['pages']:,} in each run; claims of tiers A and B.\n\n{table(rows)}\n\n"
            "![Pages a second on one core, by way of reading](img/archive-ways.svg)")


def shares_table(found: Found) -> str:
    """The same by the share of relevant pages."""
    rows: Rows = [("relevant", "bare, pages/s", "to screened text, pages/s", "of bare", "to claims, pages/s", "of bare",
                   "compiled, pages/s", "of bare", "gate off, pages/s", "usual way, pages/s", "to claims against it")]
    for share, runs in found.items():
        compiled = _of_bare(runs, "claims, compiled") if "claims, compiled" in runs else ("", "")
        rows.append((f"{float(share):.1%}", f"{1 / _median(runs['bare']):,.0f}", *_of_bare(runs, "screened"),
                     *_of_bare(runs, "claims"), *compiled, f"{1 / _median(runs['claims, no gate']):,.0f}",
                     f"{1 / _median(runs['usual']):,.0f}", _times(_ratio(runs["usual"], runs["claims"]))))
    return f"### By the share of pages about assistance\n\n{table(rows)}"


def _of_bare(runs: Found, name: str) -> tuple[str, str]:
    return f"{1 / _median(runs[name]):,.0f}", f"{_ratio(runs['bare'], runs[name]):.2f}"


def packings_table(found: Found) -> str:
    """The same pages packed otherwise."""
    rows: Rows = [("packed with", "bare, pages/s", "our reader, pages/s", "of bare", "to claims, pages/s", "of bare")]
    for packing, runs in found.items():
        if min(row.get("pages", 0) for row in runs["reader"]) < 1:
            rows.append((packing, f"{1 / _median(runs['bare']):,.0f}", *["not read"] * 4))
            continue
        rows.append(({"none": "nothing", "gz": "gzip", "zst": "zstd"}.get(packing, packing),
                     f"{1 / _median(runs['bare']):,.0f}", *_of_bare(runs, "reader"), *_of_bare(runs, "claims")))
    return f"### By how the archive is packed\n\n{table(rows)}"


def gate_table(found: Found) -> str:
    """What passes."""
    rows: Rows = [("pages", "number", "pass the gate")]
    rows += [(kind, f"{total:,}", f"{passed / total:.1%}") for kind, (passed, total) in sorted(found["kinds"].items())]
    return (f"### The gate\n\n{table(rows)}\n\n{found['us']:.0f} us a page, {found['mb_s']:,.0f} MB/s. On real pages "
            "it is measured by `tests/accuracy/gate.py`.")


def cores_table(found: Found) -> str:
    """One process against two, by the clock."""
    seconds = {workers: [whole - start for whole, start in zip(found["seconds"][workers],
                                                               found["seconds"][f"start {workers}"], strict=True)]
               for workers in ("1", "2")}
    rows: Rows = [("processes", "pages/s", "start-up (s)")]
    rows += [(workers, f"{found['pages'] / statistics.median(own):,.0f}",
              f"{statistics.median(found['seconds'][f'start {workers}']):.1f}") for workers, own in seconds.items()]
    return (f"### Processes\n\n{found['pages']:,} pages, by the clock, without start-up.\n\n{table(rows)}\n\n"
            f"Two are {speed_of_two(found):.2f} times as quick as one.")


def speed_of_two(found: Found) -> float:
    """How many times quicker two processes are, the median over the runs."""
    took = found["seconds"]
    return statistics.median((one - start) / (two - begun) for one, start, two, begun in zip(
        took["1"], took["start 1"], took["2"], took["start 2"], strict=True))


def sizes_table(found: Found) -> str:
    """Time and memory against the number of pages."""
    rows: Rows = [("pages", "packed (MB)", "seconds on a core", "us a page", "s a packed GB", "most memory (MB)")]
    for number, own in found["rows"].items():
        seconds, size = _median(own) * int(number), found["packed"][number]
        rows.append((f"{int(number):,}", f"{size / 1e6:,.0f}", f"{seconds:,.1f}", f"{_median(own) * 1e6:,.0f}",
                     f"{seconds / size * 1e9:,.0f}", f"{_median(own, 'most'):,.0f}"))
    return f"### By size\n\n{table(rows)}\n\nExponent of time against size: {found['exponent']:.3f}."


def full_table(found: Found) -> str:
    """The million."""
    return (f"### A million pages\n\n{found['pages']:,} pages in {found['cpu']:,.0f} s on one core, "
            f"{found['claims']:,} claims, most memory {found['most']:,.0f} MB; exponent from its first file on: "
            f"{found['exponent']:.3f}.")


def engines_table(found: Found) -> str:
    """The local pool against Spark."""
    rows: Rows = [("engine", "seconds, without start-up", "pages/s", "start-up (s)",
                   "an empty task (ms)")]
    rows += [({"local": "local pool", "spark": "Spark, `local[2]`"}[name], f"{statistics.median(one['seconds']):.1f}",
              f"{found['pages'] / statistics.median(one['seconds']):,.0f}", f"{statistics.median(one['starts']):.1f}",
              f"{statistics.median(one['empty']) * 1000:.1f}") for name, one in found["engines"].items()]
    return (f"### Engines\n\n{found['pages']:,} pages in {found['tasks']} tasks, two processes.\n\n{table(rows)}\n\n"
            f"Spark is {spark_share(found):.2f} times as quick as the local pool.")


def spark_share(found: Found) -> float:
    """Spark's speed as a share of the local pool's."""
    return statistics.median(one / other for one, other in zip(
        found["engines"]["local"]["seconds"], found["engines"]["spark"]["seconds"], strict=True))


TABLES: dict[str, Callable[[Found], str]] = {
    "ways": ways_table, "shares": shares_table, "packings": packings_table, "gate": gate_table, "cores": cores_table,
    "sizes": sizes_table, "full": full_table, "engines": engines_table,
}


# -- goals -------------------------------------------------------------------------------------------------------------


def goals(found: Found) -> str:
    """What was to be reached, and what was."""
    rows: Rows = [("what", "to reach", "measured", "reached")]
    for part, what, least, measure in GOALS:
        if part in found:
            value = measure(found[part])
            if math.isnan(value):
                continue
            low, high = least if isinstance(least, tuple) else (least, float("inf"))
            wanted = f"{low:g} to {high:g}" if high < float("inf") else f"at least {low:g}"
            wanted = f"at most {high:g}" if low == 0 else wanted
            rows.append((what, wanted, f"{value:,.2f}", "yes" if low <= value <= high else "**no**"))
    return f"### What was to be reached\n\n{table(rows)}"


def _ways(slower: str, quicker: str, part: str = "runs") -> Callable[[Found], float]:
    """How many times quicker a way is than another; not a number where it was not measured."""
    return lambda found: _ratio(found[part][slower], found[part][quicker]) if quicker in found[part] else math.nan


GOALS: tuple[tuple[str, str, float | tuple[float, float], Callable[[Found], float]], ...] = (
    ("ways", "to screened text, 1% relevant, of bare reading", 0.45, _ways("bare", "screened")),
    ("ways", "to claims, 1% relevant, of bare reading", 0.30, _ways("bare", "claims")),
    ("ways", "to claims, times the usual way", 25, _ways("usual", "claims")),
    ("ways", "to claims, compiled, of bare reading", 0.30, _ways("bare", "claims, compiled")),
    ("ways", "to claims, compiled, times the usual way", 25, _ways("usual", "claims, compiled")),
    ("ways", "to claims with the gate off, times the usual way", 4, _ways("usual", "claims, no gate")),
    ("shares", "to claims, 0.1% relevant, of bare reading", 0.45, _ways("bare", "claims", "0.001")),
    ("shares", "to claims, compiled, 0.1% relevant, of bare reading", 0.45, _ways("bare", "claims, compiled", "0.001")),
    ("gate", "ordinary pages that pass (%)", (0, 3),
     lambda found: 100 * found["kinds"]["ordinary"][0] / found["kinds"]["ordinary"][1]),
    ("cores", "two processes, times one", 1.8, speed_of_two),
    ("sizes", "exponent of time against size", (0.95, 1.05), lambda found: float(found["exponent"])),
    ("sizes", "most memory of a worker (MB)", (0, 600),
     lambda found: max(row["most"] for rows in found["rows"].values() for row in rows)),
    ("engines", "Spark's speed, of the local pool's", 0.7, spark_share),
)


# -- picture -----------------------------------------------------------------------------------------------------------


def picture(found: Found) -> str:
    """Pages a second of every way as bars on a scale of tens; empty of bars where the ways were not measured."""
    runs = found["ways"]["found"]["runs"] if "ways" in found else {}
    rates = {label.replace("`", ""): 1 / _median(runs[name]) for name, label in NAMES.items() if name in runs}
    height = 60 + 34 * len(rates)
    bars = "".join(_bar(place, label, rate) for place, (label, rate) in enumerate(rates.items()))
    ticks = "".join(f'<line x1="{_x(10**k):.0f}" y1="40" x2="{_x(10**k):.0f}" y2="{height - 12}" stroke="#ccc"/>'
                    f'<text x="{_x(10**k):.0f}" y="32" text-anchor="middle" fill="#555">{10**k:,}</text>'
                    for k in range(1, 5))
    told = "; ".join(f"{label}: {rate:,.0f}" for label, rate in rates.items())
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 {height}" role="img" '
            'font-family="sans-serif" font-size="14">\n<title>Pages a second on one core, by way of reading</title>\n'
            f'<desc>{escape(told)}</desc>\n<rect width="860" height="{height}" fill="#fff"/>\n{ticks}\n{bars}</svg>\n')


def _x(rate: float) -> float:
    """Where a rate stands: from 10 pages a second at 300 to 10,000 at 780."""
    return 300 + 160 * max(math.log10(rate) - 1, 0)


def _bar(place: int, label: str, rate: float) -> str:
    top = 50 + 34 * place
    colour = "#1f5f8b" if label.startswith(("to ", "our ")) else "#8a8a8a"
    return (f'<text x="290" y="{top + 16}" text-anchor="end" fill="#222">{escape(label)}</text>'
            f'<rect x="300" y="{top}" width="{max(_x(rate) - 300, 2):.0f}" height="22" fill="{colour}"/>'
            f'<text x="{_x(rate) + 8:.0f}" y="{top + 16}" fill="#222">{rate:,.0f}</text>\n')
