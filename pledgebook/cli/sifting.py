"""`sift`: from web archives of any size to the few pages that a book is made of."""

import contextlib
import functools
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import click

from pledgebook.cli.terminal import Progress, book_option, fates_told, json_option, print_json, tell_issues
from pledgebook.engine import Engine, LocalEngine
from pledgebook.errors import SourceError
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.sifting.fates import FATES
from pledgebook.pipeline.sifting.inputs import listed, sources
from pledgebook.pipeline.sifting.running import Options, Sifted, sift_book
from pledgebook.schema import Json
from pledgebook.spark import SparkEngine
from pledgebook.views.figures import count

DEATHS = 100
"""Processes that may die in a row with no file finished: a hundred pages that kill their reader are no accident."""


@dataclass(frozen=True, slots=True)
class Where:
    """On which engine to sift: `workers` on this machine, `master` and `settings` on Spark."""

    kind: str
    workers: int | None
    master: str
    settings: tuple[str, ...]

    @contextlib.contextmanager
    def engine(self, workers: int) -> Iterator[Engine]:
        """The engine, for as long as it is used; `workers` where none were asked for."""
        if self.kind == "local":
            if self.master or self.settings:
                raise click.UsageError("--master and --conf are for --engine spark")
            yield LocalEngine(workers if self.workers is None else self.workers, deaths=DEATHS)
            return
        pairs = dict(one.split("=", 1) for one in self.settings if "=" in one)
        if self.workers is not None or len(pairs) < len(self.settings):
            raise click.UsageError("--workers is for --engine local; Spark has its own settings: "
                                   "--conf spark.executor.memory=2g")
        with SparkEngine(self.master, pairs) as engine:
            yield engine


def _where_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options of its engine, and hand it them as one `where`."""
    @functools.wraps(function)
    def called(*arguments: Any, workers: int | None, master: str, settings: tuple[str, ...], kind: str,
               **options: Any) -> None:
        function(*arguments, where=Where(kind, workers, master, settings), **options)

    for option in (
        click.option("--conf", "settings", multiple=True, metavar="KEY=VALUE",
                     help="A setting of Spark's, such as spark.executor.memory=2g; may stand more than once."),
        click.option("--master", default="", metavar="URL",
                     help="Spark's master: spark://HOST:PORT, yarn, k8s://...; by default what Spark is set to."),
        click.option("--workers", "-w", type=click.IntRange(0), default=None,
                     help="Processes on this machine; by default those of book.toml, where 0 stands for one a core."),
        click.option("--engine", "kind", type=click.Choice(["local", "spark"]), default="local",
                     help="Where: in processes of this machine (the default), or on a Spark cluster (extra `spark`)."),
    ):
        called = option(called)
    return called


def places_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command paths and lists of paths, and hand it them as one `places`."""
    @functools.wraps(function)
    def called(*arguments: Any, places: tuple[str, ...], lists: tuple[TextIO, ...], under: str, **options: Any) -> None:
        asked = [*places, *(place for rows in lists for place in listed(rows, under))]
        if not asked:
            raise click.UsageError("give a PATH, or a --list with one at least")
        function(*arguments, places=asked, **options)

    for option in (
        click.option("--under", default="", metavar="PLACE",
                     help="What stands before each path of the lists: a folder, or an address such as s3://bucket."),
        click.option("--list", "lists", multiple=True, type=click.File(encoding="utf-8", errors="surrogateescape"),
                     metavar="FILE", help="A list of paths or addresses, one a line; - is the standard input."),
        click.argument("places", nargs=-1, metavar="PATH..."),
    ):
        called = option(called)
    return called


@click.command()
@places_options
@book_option
@_where_options
@click.option("--gate/--no-gate", default=True,
              help="Whether only pages are parsed in whose bytes words of assistance stand together (the default).")
@click.option("--again", is_flag=True, help="Sift files too that were sifted before, as after a change of the program.")
@json_option
def sift(places: Sequence[str], folder: Path, where: Where, *, gate: bool, again: bool, as_json: bool) -> None:
    """Read web archives PATH (files, folders, patterns, addresses) and keep the pages about assistance; count the rest.

    A kill does no harm: files that are done are not read again. Then: pledgebook run.
    """
    book = open_book(folder)
    line = Progress()
    with where.engine(book.config.read.workers) as engine:
        try:
            done = sift_book(book, sources(places), engine, Options(gate, again),
                             lambda so_far: line(_so_far(so_far), 0))
        finally:
            line.end()
    if as_json:
        print_json(_told(done))
    else:
        click.echo(_summary(done))
    tell_issues(done.issues)
    if not done.records and not done.skipped:
        raise SourceError(", ".join(places)[:200], "nothing could be sifted", "see the reasons above")


def _told(done: Sifted) -> Json:
    return {"files": done.done, "skipped": done.skipped, "bytes": done.done_bytes, "seconds": round(done.seconds, 3),
            "records": done.records, "counts": done.counts, "added": done.added, "repeated": done.repeated,
            "near_copies": done.copies, "issues": len(done.issues)}


def _so_far(done: Sifted) -> str:
    """'sifted 12 of 350 files, 118,000 records (2,950 a second, 41.2 MB/s), kept 1,312, 80 of them near copies'."""
    rate = max(done.seconds, 1e-3)
    left = "" if done.left is None else f", about {duration(done.left)} left"
    return (f"sifted {done.done:,} of {done.files:,} files, {done.records:,} records "
            f"({done.records / rate:,.0f} a second, {done.done_bytes / 1e6 / rate:,.1f} MB/s), "
            f"kept {sum(done.counts.get('kept', {}).values()):,}, {done.copies:,} of them near copies{left}")


def _summary(done: Sifted) -> str:
    copies = f"{done.copies:,} near {'copy' if done.copies == 1 else 'copies'}"
    by = {fate: sum(done.counts.get(fate, {}).values()) for fate in FATES}
    return (f"sifted {count(done.done, 'file')} ({done.done_bytes / 1e6:,.1f} MB) in {duration(done.seconds)}, "
            f"{done.skipped:,} were sifted before\n{fates_told(done.records, by)}; of these {done.added:,} new in the "
            f"archive, {done.repeated:,} there already; {copies} of a page kept before")


def duration(seconds: float) -> str:
    """'45.0 s', '12 min', '2 h 10 min', '3 d 4 h'."""
    minutes = round(seconds / 60)
    if seconds < 100:
        return f"{seconds:.1f} s"
    if minutes < 100:
        return f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours < 48 else f"{hours // 24} d {hours % 24} h"
