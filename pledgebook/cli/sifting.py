"""`sift`: from web archives of any size to the few pages that a book is made of."""

import contextlib
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

import click

from pledgebook.cli.terminal import Progress, book_option, json_option, print_json, tell_issues
from pledgebook.engine import Engine, LocalEngine
from pledgebook.errors import SourceError
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.sifting.fates import FATES
from pledgebook.pipeline.sifting.inputs import listed, sources
from pledgebook.pipeline.sifting.running import Options, Sifted, sift_book
from pledgebook.schema import Json
from pledgebook.spark import SparkEngine

DEATHS = 100
"""Processes that may die in a row with no file finished: a hundred pages that kill their reader are no accident."""


@click.command()
@click.argument("places", nargs=-1, metavar="PATH...")
@book_option
@click.option("--list", "lists", multiple=True, type=click.File(encoding="utf-8"), metavar="FILE",
              help="A list of paths or addresses, one a line; - is the standard input.")
@click.option("--under", default="", metavar="PLACE",
              help="What stands before each path of the lists: a folder, or an address such as s3://bucket.")
@click.option("--engine", "kind", type=click.Choice(["local", "spark"]), default="local",
              help="Where: in processes of this machine (the default), or on a Spark cluster (extra `spark`).")
@click.option("--workers", "-w", type=click.IntRange(0), default=None,
              help="Processes on this machine; by default those of book.toml, where 0 stands for one a core.")
@click.option("--master", default="", metavar="URL",
              help="Spark's master: spark://HOST:PORT, yarn, k8s://...; by default what Spark itself is set to.")
@click.option("--conf", "settings", multiple=True, metavar="KEY=VALUE",
              help="A setting of Spark's, such as spark.executor.memory=2g; may stand more than once.")
@click.option("--gate/--no-gate", default=True,
              help="Whether only pages are parsed in whose bytes words of assistance stand together (the default).")
@click.option("--again", is_flag=True, help="Sift files too that were sifted before, as after a change of the program.")
@json_option
def sift(places: tuple[str, ...], folder: Path, *, lists: tuple[TextIO, ...], under: str, kind: str, workers: int | None, master: str,
         settings: tuple[str, ...], gate: bool, again: bool, as_json: bool) -> None:
    """Read web archives PATH (files, folders, patterns, addresses s3://...) and keep the pages about assistance; all else is counted.

    A kill does no harm: files that are done are not read again. Then: pledgebook run.
    """
    book = open_book(folder)
    asked = [*places, *(place for rows in lists for place in listed(rows, under))]
    if not asked:
        raise click.UsageError("give a PATH, or a --list with one at least")
    line = Progress()
    with _engine(kind, book.config.read.workers if workers is None else workers, master, settings) as engine:
        try:
            done = sift_book(book, sources(asked), engine, Options(gate, again),
                             lambda so_far: line(_so_far(so_far), 0))
        finally:
            line.end()
    if as_json:
        print_json(_told(done))
    else:
        click.echo(_summary(done))
    tell_issues(done.issues)
    if not done.records and not done.skipped:
        raise SourceError(", ".join(asked)[:200], "nothing could be sifted", "see the reasons above")


@contextlib.contextmanager
def _engine(kind: str, workers: int, master: str, settings: tuple[str, ...]) -> Iterator[Engine]:
    if kind == "local":
        if master or settings:
            raise click.UsageError("--master and --conf are for --engine spark")
        yield LocalEngine(workers, deaths=DEATHS)
        return
    pairs = dict(one.split("=", 1) for one in settings if "=" in one)
    if len(pairs) < len(settings):
        raise click.UsageError("--conf is KEY=VALUE, such as spark.executor.memory=2g")
    with SparkEngine(master, pairs) as engine:
        yield engine


def _told(done: Sifted) -> Json:
    return {"files": done.done, "skipped": done.skipped, "bytes": done.done_bytes, "seconds": round(done.seconds, 3),
            "records": done.records, "counts": done.counts, "added": done.added, "repeated": done.repeated,
            "issues": len(done.issues)}


def _so_far(done: Sifted) -> str:
    """'sifted 12 of 350 files, 118,000 records (2,950 a second, 41.2 MB/s), kept 1,312, about 2 h 10 min left'."""
    rate = max(done.seconds, 1e-3)
    left = "" if done.left is None else f", about {duration(done.left)} left"
    return (f"sifted {done.done:,} of {done.files:,} files, {done.records:,} records "
            f"({done.records / rate:,.0f} a second, {done.done_bytes / 1e6 / rate:,.1f} MB/s), "
            f"kept {sum(done.counts.get('kept', {}).values()):,}{left}")


def _summary(done: Sifted) -> str:
    by = {fate: sum(done.counts.get(fate, {}).values()) for fate in FATES}
    return (f"sifted {done.done:,} files ({done.done_bytes / 1e6:,.1f} MB) in {duration(done.seconds)}, "
            f"{done.skipped:,} were sifted before\n"
            f"{done.records:,} records: {by['no_page']:,} no pages, {by['failed']:,} failed, {by['gated_out']:,} not "
            f"let through by the gate, {by['screened_out']:,} screened out, {by['kept']:,} kept "
            f"({done.added:,} new in the archive, {done.repeated:,} there already)")


def duration(seconds: float) -> str:
    """'45 s', '12 min', '2 h 10 min', '3 d 4 h'."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.0f} s"
    if minutes < 100:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
