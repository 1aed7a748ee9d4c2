"""One writer a book: a lock that the operating system lets go of when its holder dies, however it dies."""

import contextlib
import fcntl
import os
import time
from collections.abc import Iterator
from pathlib import Path

from pledgebook.errors import BookError

_PAUSE = 0.02  # seconds between two tries

BRIEFLY = 10.0
"""Seconds that what takes a moment itself, such as a judgement, waits for another to end: most others are as brief."""


@contextlib.contextmanager
def book_lock(folder: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the book in `folder` for writing.

    BookError, naming the other process, where another holds it: at once, or after `patience` seconds of waiting.
    """
    path = folder / "lock"
    try:
        number = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise BookError(str(path), f"cannot be opened ({error.strerror})", "check the folder and its rights") from error
    try:
        _take(number, path, time.monotonic() + patience)
        yield
        with contextlib.suppress(OSError):
            os.ftruncate(number, 0)  # the file stays: removing it would let two processes lock two files of one name
    finally:
        os.close(number)


def _take(number: int, path: Path, until: float) -> None:
    while not _taken(number, path):
        if time.monotonic() >= until:
            holder = os.pread(number, 32, 0).decode("ascii", "replace").strip() or "unknown"
            raise BookError(str(path.parent), f"another process is writing this book (process {holder})",
                            "wait until it has ended, or end it")
        time.sleep(_PAUSE)
    with contextlib.suppress(OSError):  # on a full disk the lock holds all the same; only its holder stays unnamed
        os.ftruncate(number, 0)
        os.pwrite(number, f"{os.getpid()}\n".encode("ascii"), 0)


def _taken(number: int, path: Path) -> bool:
    try:
        fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError as error:
        raise BookError(str(path), f"cannot be locked ({error.strerror})",
                        "keep the book on a disk that knows locks: some network disks do not") from error
    return True
