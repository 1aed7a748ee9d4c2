"""Taking parts into the book: their pages enter the archive, their readings the cache, their counts the log.

In this order, so that a kill at any point loses and doubles nothing: what is in the archive is left out when the same
part is taken again, the log's line comes once all pages are safe, and only then the part goes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path

from pledgebook.archive import AddCounts
from pledgebook.errors import Issue
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.cache import Cache
from pledgebook.pipeline.run import BATCH
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.sifting.parts import Part
from pledgebook.schema import Json


def take(book: Book, parts: Sequence[Part], mark: str) -> tuple[AddCounts, tuple[Issue, ...]]:
    """Take finished parts into the book, in order, under its lock; returns what that added, and what recovering told.

    `mark` is the fingerprint of the readings in them. BookError where the book cannot be written: the parts stay.
    """
    done = [found for part in parts if (found := part.done()) is not None]
    left = book.archive.recover()
    before = set(book.archive.files())
    added = book.archive.add(capture for part in parts for capture in part.captures())
    _keep_readings(book, Cache(book.cache, mark), sorted(set(book.archive.files()) - before),
                   (outcome for part in parts for outcome in part.outcomes()))
    book.log_issues(issue for one in done for issue in one.issues)
    SiftLog(book).add(done)
    for part in parts:
        part.forget()
    return added, left


def _keep_readings(book: Book, cache: Cache, files: Iterable[Path], outcomes: Iterator[Json]) -> None:
    """Put the readings of new archive files into the cache, batch by batch, as `run` would have made them.

    Both run in one order; the archive leaves out what it had, so its pages are some of those that were read.
    """
    for file in files:
        number, ids = 0, iter(book.archive.ids(file))
        while batch := [_next(outcomes, one) for one in islice(ids, BATCH)]:
            cache.put(file.name, number, batch)
            number += 1
        cache.finish(file.name, number)


def _next(outcomes: Iterator[Json], capture: str) -> Json:
    return next(one for one in outcomes if one["capture"] == capture)
