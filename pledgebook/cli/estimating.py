"""`estimate`: what sifting an archive will take, before it is begun."""

import math
from collections.abc import Callable, Sequence

import click

from pledgebook.cli.sifting import duration, places_options
from pledgebook.cli.terminal import Progress, json_option, print_json, tell_issues
from pledgebook.engine import cores
from pledgebook.errors import Issue, SourceError
from pledgebook.pipeline.estimating import FEWEST, FIGURES, SURE, Estimate, Range, estimate
from pledgebook.pipeline.sifting.inputs import Source, sources
from pledgebook.schema import Json


@click.command("estimate")
@places_options
@click.option("--slices", type=click.IntRange(1), default=20, show_default=True,
              help="Places of the archive at which a few of its records are read.")
@click.option("--megabytes", type=click.FloatRange(0, min_open=True), default=2.0, show_default=True,
              help="How much is read at each, as it is packed.")
@click.option("--workers", "-w", type=click.IntRange(1), default=None,
              help="Processes among which the work is to be shared; one a core of this machine by default.")
@click.option("--price", type=click.FloatRange(0, min_open=True), default=None,
              help="What an hour of one core costs, in any currency; without it no cost is told.")
@click.option("--gate/--no-gate", default=True, help="As in `sift`.")
@json_option
def estimate_command(places: Sequence[str], *, slices: int, megabytes: float, workers: int | None,
                     price: float | None, gate: bool, as_json: bool) -> None:
    """Read a little of web archives PATH (as `sift` takes them), measure it, and say what all of it will take.

    Every figure is measured on this machine and comes with a range; nothing is written.
    """
    found = list(sources(places))
    files = [one for one in found if isinstance(one, Source)]
    line = Progress()
    try:
        told = estimate(files, slices, max(int(megabytes * 1e6), 1), gated=gate, progress=line)
    finally:
        line.end()
    tell_issues(one for one in found if isinstance(one, Issue))
    if not told.samples:
        raise SourceError(", ".join(places)[:200], "nothing could be measured: no record was found where one was "
                          "looked for", "see whether these are web archives, with a member or frame for each record")
    count = workers or cores()
    if as_json:
        print_json(_as_json(told, count, price))
    else:
        click.echo("\n".join(_lines(told, count, price)))


def _figures(told: Estimate, workers: int, price: float | None) -> dict[str, Range]:
    """What was measured, and what follows from it for so many processes and a price."""
    seconds = told.figures["seconds"]
    return {**told.figures, "seconds_shared": seconds.times(1 / workers, told.start),
            **({"cost": seconds.times(price / 3600)} if price else {})}


def _as_json(told: Estimate, workers: int, price: float | None) -> Json:
    return {"files": told.files, "bytes": told.size, "slices": len(told.samples), "is_whole": told.is_whole,
            "sampled_bytes": told.sampled, "start_seconds": round(told.start, 3), "workers": workers,
            "figures": {name: {part: None if value is None else round(value, 3)
                               for part, value in (("estimate", one.estimate), ("low", one.low), ("high", one.high))}
                        for name, one in _figures(told, workers, price).items()}}


def _lines(told: Estimate, workers: int, price: float | None) -> list[str]:
    figures = _figures(told, workers, price)
    rows: list[tuple[str, Range, Callable[[float], str]]] = [
        ("time of one process", figures["seconds"], duration),
        ("of it on the processor", figures["cpu_seconds"], duration),
        (f"shared by {workers}", figures["seconds_shared"], duration),
        *([(f"cost at {price:g} an hour", figures["cost"], _amount)] if price else []),
        *((name, figures[key], _counted if told.is_whole else _amount) for name, key in _COUNTS.items()),
        ("kept on disk, MB", figures["kept_bytes"].times(1e-6), _amount),
    ]
    records, seconds = (math.fsum(map(FIGURES[name], told.samples)) for name in ("records", "seconds"))
    measured = (f"{len(told.samples):,} slices, {told.sampled / 1e6:,.1f} MB ({told.sampled / told.size:.2%}), "
                f"{records:,.0f} records in {seconds:,.1f} s")
    return [f"{told.files:,} files, {told.size / 1e6:,.1f} MB; measured {measured}",
            *(f"  {name:<24}{say(one.estimate):>12}{_between(one, say)}" for name, one, say in rows),
            *_limits(told, workers)]


_COUNTS = {"records": "records", "pages": "pages", "pages kept": "kept", "claims in them": "claims"}


def _counted(value: float) -> str:
    return f"{value:,.0f}"


def _between(one: Range, say: Callable[[float], str]) -> str:
    return "" if one.low is None or one.high is None or one.low == one.high else \
        f"   {say(one.low)} to {say(one.high)}"


def _amount(value: float) -> str:
    """Three figures: more would say more than was measured."""
    if value == 0:
        return "0"
    digits = max(2 - math.floor(math.log10(abs(value))), 0)
    return f"{round(value, 2 - math.floor(math.log10(abs(value)))):,.{digits}f}"


def _limits(told: Estimate, workers: int) -> list[str]:
    """What the figures do not say."""
    if told.is_whole:
        first = "all of it was measured"
    elif len(told.samples) < FEWEST:
        first = f"no ranges: they need {FEWEST} slices"
    else:
        first = f"the ranges hold in {SURE:.0%} of samples such as this one"
    shared = f"; {workers} processes take so long if none slows another down" if workers > 1 else ""
    return [f"{first}; a process needs {told.start:.1f} s before its first page{shared}",
            "`run` comes on top: reconciling is not measured here"]
