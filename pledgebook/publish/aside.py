"""Files are written aside and put in place together: at the target stands what was there before, or all of the new.

The place aside is a hidden folder beside the target, so that a rename is enough and no other disk is involved.
Whatever stops the writing, that folder is removed and the target is untouched; what a kill left of it, the next
writer removes. Several at one target wait for each other. Only a disk that fails between two renames, or a kill there,
leaves some files new and some old, each of them whole: the message says so, and writing again mends it.
"""

import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pledgebook.disk import sync
from pledgebook.errors import BookError

_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_FULL = ("no space left", "file too large", "disk quota exceeded", "could not fully write", "not all bytes written")
_STANDS = "nothing was changed there"
_PREFIX = ".writing-"
_MANY = 2000
"""Files from which on all that the system holds back is synced at once: one by one they would take minutes."""


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A scratch folder whose files all move to `folder` when the block ends well; none of them when it does not.

    BookError, with the next step, where `folder` cannot be made or written, or the disk is full.
    """
    placed = list[str]()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _alone(folder):
            _sweep(folder)
            try:
                scratch = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=folder))
                yield scratch
                _put_in_place(scratch, folder, placed)
            finally:
                _sweep(folder)
    except (OSError, duckdb.Error) as error:
        stands = f"{len(placed)} of the files there are new, the others as they were" if placed else _STANDS
        raise _failure(folder, error, stands) from error


@contextmanager
def new_folder(target: Path) -> Iterator[Path]:
    """A scratch folder that becomes `target`, with all that is in it, when the block ends well; else nothing is there.

    BookError where something stands at `target` already, be it since the block began: it stays as it is. Also where the
    folder above cannot be made or written, or the disk is full.
    """
    _refuse_taken(target)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with _alone(target.parent):
            _sweep(target.parent)
            try:
                scratch = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=target.parent))
                yield scratch
                _sync_all(scratch)
                _refuse_taken(target)
                scratch.rename(target)
                sync(target.parent)
            finally:
                _sweep(target.parent)
    except (OSError, duckdb.Error) as error:
        raise _failure(target, error, "nothing was put there") from error


def _refuse_taken(target: Path) -> None:
    if target.exists() or target.is_symlink():
        raise BookError(str(target), "stands there already, and is never written over", "choose another name")


def _sync_all(folder: Path) -> None:
    """Sync every file and folder below, so that the one rename puts whole files in place."""
    paths = list(_below(folder))
    for path, is_folder in paths:
        os.chmod(path, 0o755 if is_folder else 0o644)  # noqa: PTH101 -- of a site there are a hundred thousand
        if len(paths) <= _MANY:
            sync(Path(path))
    folder.chmod(0o755)
    if len(paths) > _MANY:
        os.sync()
    sync(folder)


def _below(folder: Path) -> Iterator[tuple[str, bool]]:
    """All that is in a folder, and whether it is a folder; what is in one comes before it."""
    for place, folders, files in os.walk(folder, topdown=False):
        yield from ((f"{place}/{name}", False) for name in files)
        yield from ((f"{place}/{name}", True) for name in folders)


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes to the folder by this way; the lock goes with the process."""
    number = os.open(folder, os.O_RDONLY)
    try:
        with suppress(OSError):  # a disk that knows no locks
            fcntl.flock(number, fcntl.LOCK_EX)
        yield
    finally:
        os.close(number)


def _sweep(folder: Path) -> None:
    """Remove what was written aside: by this writer, or by one that was killed."""
    for left in folder.glob(f"{_PREFIX}*"):
        shutil.rmtree(left, ignore_errors=True)


def _put_in_place(scratch: Path, folder: Path, placed: list[str]) -> None:
    """Sync all files first: the renames come when nothing is left that a full disk could stop."""
    files = sorted(scratch.iterdir())
    for file in files:
        if (folder / file.name).is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(folder / file.name))
        sync(file)
        file.chmod(0o644)
    for file in files:
        file.replace(folder / file.name)
        placed.append(file.name)
    sync(folder)


def _failure(folder: Path, error: OSError | duckdb.Error, stands: str) -> BookError:
    told = str(error).lower()
    number = getattr(error, "errno", None)
    if number in _FULL_NUMBERS or any(words in told for words in _FULL):
        return BookError(str(folder), f"the disk is full; {stands}", "make room, or name a folder on another disk")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BookError(str(folder), f"may not be written; {stands}", "name a folder that you may write to")
    if number in (errno.EEXIST, errno.ENOTDIR):
        return BookError(str(folder), f"is a file, not a folder; {stands}", "name a folder")
    return BookError(str(folder), f"could not be written ({error}); {stands}", "mend what the message names")
