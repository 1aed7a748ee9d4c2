"""Whether the archive still has what it had: what was captured cannot be made again, so a loss ends a run.

The ledger that stands is the witness: each document in it was read from a capture, and a new ledger without one of
these captures is never put in its place. A file that was changed since it was read is read through, so that readings
kept from before hide no damage.
"""

from contextlib import suppress
from pathlib import Path

from pledgebook.archive import STAGE
from pledgebook.errors import CheckError, LedgerError
from pledgebook.ledger import Ledger
from pledgebook.model import Capture
from pledgebook.pipeline.assemble import Assembly
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.cache import Cache

_SHOWN = 3


def forget_changed(book: Book, cache: Cache, file: Path) -> None:
    """Forget the readings of a file that no longer holds what was read; one of the same captures is only noted anew."""
    with suppress(OSError):  # a file that cannot be read is told of by whoever reads it
        status, noted = file.stat(), cache.state(file.name)
        state = f"{status.st_size} {status.st_mtime_ns}"
        if noted != state:
            if not _holds_what_was_read(book, cache, file) or (noted and cache.batches(file.name) is None):
                cache.forget(file.name)
            cache.note_state(file.name, state)


def _holds_what_was_read(book: Book, cache: Cache, file: Path) -> bool:
    count = cache.batches(file.name)
    if count is None:
        return True
    found = [one.id if isinstance(one, Capture) else "" for one in book.archive.captures(file)]
    return found == [outcome["capture"] for outcome in cache.outcomes(file.name, count)]


def check_nothing_lost(book: Book, assembly: Assembly) -> None:
    """CheckError where a document of the ledger that stands was read from a capture that is there no more."""
    lost = _captures(book.ledger_path) - assembly.captures
    if not lost:
        return
    damage = [issue for issue in assembly.issues if issue.stage == STAGE]
    named = "; ".join(f"{one.subject}: {one.message}" for one in damage[:_SHOWN]) or "a file is missing"
    raise CheckError(str(book.folder / "archive"),
                     f"{len(lost):,} captures that the ledger was made of cannot be read any more ({named}); "
                     "the ledger that was there is kept",
                     "restore the archive's files from your copy, or `pledgebook add` the same pages again, and run; "
                     f"if they are gone for good, move {book.ledger_path} away: a run makes one of what is left")


def _captures(ledger: Path) -> frozenset[str]:
    try:
        with Ledger(ledger) as standing:
            return frozenset(standing.captures())
    except LedgerError:  # there is none, or one that nobody can read: nothing good would be replaced
        return frozenset()
