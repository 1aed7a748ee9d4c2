"""Taking parts into the book: their pages enter the archive, their readings the cache, their counts the log.

In this order, so that a kill at any point loses and doubles nothing: what is in the archive is left out when the same
part is taken again, the log's line comes once all pages are safe, and only then the part goes.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import Any

from pledgebook.archive import AddCounts
from pledgebook.errors import Issue
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.cache import Cache
from pledgebook.pipeline.run import BATCH
from pledgebook.pipeline.sifting.copies import HELD, Sketch, Sketches
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.sifting.parts import Part
from pledgebook.schema import Json

SKETCHES = "sketches-1"
"""How the sketches of an archive file are called beside its readings; raised where they are made otherwise."""


def take(book: Book, parts: Sequence[Part], mark: str) -> tuple[AddCounts, tuple[Issue, ...]]:
    """Take finished parts into the book, in order, under its lock; returns what that added, and what recovering told.

    `mark` is the fingerprint of the readings in them. BookError where the book cannot be written: the parts stay.
    """
    done = [found for part in parts if (found := part.done()) is not None]
    left = book.archive.recover()
    before = set(book.archive.files())
    added = book.archive.add(capture for part in parts for capture in part.captures())
    _keep_readings(book, Cache(book.cache, mark), sorted(set(book.archive.files()) - before), (
        pair for part in parts for pair in zip(part.outcomes(), part.sketches(), strict=True)))
    book.log_issues(issue for one in done for issue in one.issues)
    SiftLog(book).add(done)
    for part in parts:
        part.forget()
    return added, left


def _keep_readings(book: Book, cache: Cache, files: Iterable[Path], read: Iterator[tuple[Json, Json]]) -> None:
    """Put the readings of new archive files into the cache, batch by batch, as `run` would have made them.

    Both run in one order; the archive leaves out what it had, so its pages are some of those that were read. The
    sketches of their texts stand beside them.
    """
    for file in files:
        number, ids, sketches = 0, iter(book.archive.ids(file)), []
        while pairs := [_next(read, one) for one in islice(ids, BATCH)]:
            cache.put(file.name, number, [outcome for outcome, _ in pairs])
            sketches += [sketch for _, sketch in pairs]
            number += 1
        cache.keep_rows(file.name, SKETCHES, sketches)
        cache.finish(file.name, number)


def _next(read: Iterator[tuple[Json, Json]], capture: str) -> tuple[Json, Json]:
    return next(one for one in read if one[0]["capture"] == capture)


def sketches_of(book: Book, mark: str) -> Sketches:
    """The sketches of the pages that the book kept last, as far as they have been read by this program.

    Those of pages that came otherwise than by sifting are made of their readings, once.
    """
    cache, found, size = Cache(book.cache, mark), [], 0
    for file in reversed(book.archive.files()):
        found.append([Sketch.from_json(row) for row in _sketches(cache, file.name)])
        size += len(found[-1])
        if size >= HELD:
            break
    held = Sketches()
    held.hold(one for sketches in reversed(found) for one in sketches)
    return held


def _sketches(cache: Cache, file: str) -> Sequence[Any]:
    rows, batches = cache.rows(file, SKETCHES), cache.batches(file)
    if rows is None and batches is not None:
        kept = (one["document"] for one in cache.outcomes(file, batches)
                if one["screening"] and one["screening"]["kept"])
        rows = [Sketch.of(one["id"], one["text"]).to_json() for one in kept]
        cache.keep_rows(file, SKETCHES, rows)
    return rows or []
