"""Ledgers as of earlier days, kept under the book's cache until what they were made of changes.

Each is one file, put in place whole; its name says the day and the mark of all that it was made of, so that one is
never taken for what it is not. They are derived: the folder may be deleted at any time.
"""

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pledgebook.errors import LedgerError
from pledgebook.ledger import Ledger
from pledgebook.pipeline.cache import PAST

KEPT = 4
"""Ledgers that are kept at most, the last asked for: each is as large as the book's own."""

_ENDING = ".duckdb"


@dataclass(frozen=True, slots=True)
class Past:
    """The ledgers kept in the folder `cache`/as-of."""

    cache: Path

    @property
    def folder(self) -> Path:
        """Where they stand."""
        return self.cache / PAST

    def path(self, day: date, mark: str) -> Path:
        """Where the ledger as of the day stands that was made of what the mark says, if there is one."""
        return self.folder / f"{day.isoformat()}-{mark}{_ENDING}"

    def find(self, path: Path) -> Ledger | None:
        """The ledger kept there, opened; None where there is none that can be read."""
        try:
            found = Ledger(path)
        except LedgerError:
            return None
        with contextlib.suppress(OSError):
            os.utime(path)
        return found

    @contextlib.contextmanager
    def lock(self, tell: Callable[[str, int], None]) -> Iterator[None]:
        """Hold the folder while a ledger is made in it; where another process does, say so and wait for its end.

        OSError where nothing can be kept there.
        """
        self.folder.mkdir(parents=True, exist_ok=True)
        number = os.open(self.folder / "lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
        try:
            try:
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                tell("waiting for another process that makes a ledger of the past", 0)
                fcntl.flock(number, fcntl.LOCK_EX)
            yield
        finally:
            os.close(number)

    def forget_others(self, path: Path) -> None:
        """Delete the ledgers as of the same day that were made of something else, and the least asked for of the rest.

        And what a killed process left of one that it was making. Call it under the lock. Whoever has one open reads on.
        """
        with contextlib.suppress(OSError):
            for left in self.folder.glob(f"*{_ENDING}.*"):
                shutil.rmtree(left) if left.is_dir() else left.unlink()
            rest = sorted((one for one in self.folder.glob(f"*{_ENDING}") if one != path),
                          key=lambda one: -one.stat().st_mtime_ns)
            same_day = [one for one in rest if one.name[:10] == path.name[:10]]
            for one in {*same_day, *[other for other in rest if other not in same_day][KEPT - 1:]}:
                one.unlink(missing_ok=True)


def forget(cache: Path) -> None:
    """Delete all ledgers of the past: the book's own has changed. One that is being made is left alone."""
    with contextlib.suppress(OSError):
        for one in (cache / PAST).glob(f"*{_ENDING}"):
            one.unlink(missing_ok=True)
