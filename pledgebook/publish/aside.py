"""Files are written aside and put in place together: at the target stands what was there before, or all of the new.

The place aside is a hidden folder beside the target, so that a rename is enough and no other disk is involved.
Whatever stops the writing, that folder is removed and the target is untouched.
"""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb

from pledgebook.errors import BookError

_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_FULL = ("no space left", "file too large", "disk quota exceeded", "could not fully write", "not all bytes written")
_STANDS = "nothing was changed there"


@contextmanager
def aside(folder: Path) -> Iterator[Path]:
    """A scratch folder whose files all move to `folder` when the block ends well; none of them when it does not.

    BookError, with the next step, where `folder` cannot be made or written, or the disk is full.
    """
    scratch: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        scratch = Path(tempfile.mkdtemp(prefix=".writing-", dir=folder))
        yield scratch
        _put_in_place(scratch, folder)
    except (OSError, duckdb.Error) as error:
        raise _failure(folder, error) from error
    finally:
        if scratch:
            with suppress(OSError):
                shutil.rmtree(scratch)


def _put_in_place(scratch: Path, folder: Path) -> None:
    """Sync all files first: the renames come when nothing is left that a full disk could stop."""
    files = sorted(scratch.iterdir())
    for file in files:
        if (folder / file.name).is_dir():
            raise IsADirectoryError(errno.EISDIR, "is a folder", str(folder / file.name))
        _sync(file)
        file.chmod(0o644)
    for file in files:
        file.replace(folder / file.name)
    _sync(folder)


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def _failure(folder: Path, error: OSError | duckdb.Error) -> BookError:
    told = str(error).lower()
    number = getattr(error, "errno", None)
    if number in _FULL_NUMBERS or any(words in told for words in _FULL):
        return BookError(str(folder), f"the disk is full; {_STANDS}", "make room, or name a folder on another disk")
    if number in (errno.EACCES, errno.EPERM, errno.EROFS):
        return BookError(str(folder), f"may not be written; {_STANDS}", "name a folder that you may write to")
    if number in (errno.EEXIST, errno.ENOTDIR):
        return BookError(str(folder), f"is a file, not a folder; {_STANDS}", "name a folder")
    return BookError(str(folder), f"could not be written ({error}); {_STANDS}", "mend what the message names")
