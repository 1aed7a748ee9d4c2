"""Readings kept between runs, by what made them: what was read with the same version is not read again.

A batch of captures of one archive file is one file of outcomes, written aside and renamed, so that a run killed at
any moment leaves whole batches only. The folder's name is the fingerprint of all that a reading depends on.
"""

import functools
import gzip
import hashlib
import json
import os
import platform
import shutil
import zlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any

from pledgebook.errors import LedgerError
from pledgebook.schema import Json, line

READING = ("__init__.py", "codes.py", "errors.py", "model.py", "schema.py", "screen.py", "link.py", "text", "catalogue",
           "parse", "extract", "data/packs", "data/catalogue", "pipeline/reading.py", "archive", "warcfile")
"""The parts of the package that a reading depends on."""

LIBRARIES = ("trafilatura", "htmldate", "justext", "lxml", "resiliparse", "pypdfium2")
"""What turns bytes into text: another version of one may give another text, so its readings are not the same."""


VALUING = ("prices.csv", "deflators.csv", "rates.csv", "units.csv", "unit_kinds.csv", "money.py")
"""Tables of the catalogue that no reading looks at, and their loader: after a change of them only values change."""


def fingerprint(own_tables: Path | None, max_characters: int) -> str:
    """16 hex digits over the code, libraries and data that readings depend on, and the book's own tables and limits."""
    versions = [platform.python_version(), *(f"{name} {version(name)}" for name in LIBRARIES)]
    total = hashlib.sha256("\0".join([str(max_characters), *versions]).encode())
    package = files("pledgebook")
    for name in READING:
        for path, content in contents(package.joinpath(name), name):
            if path.rpartition("/")[2] in VALUING and path.startswith(("catalogue/", "data/catalogue/")):
                continue
            total.update(path.encode() + b"\0" + hashlib.sha256(content).digest())
    for own in sorted(own_tables.glob("*.csv")) if own_tables else ():
        if own.name in VALUING:
            continue
        total.update(own.name.encode() + b"\0" + hashlib.sha256(own.read_bytes()).digest())
    return total.hexdigest()[:16]


def contents(place: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    """Name and content of all code and tables of the package under a place, in order of their names."""
    if place.is_file():
        if name.endswith((".py", ".toml", ".csv")):
            yield name, place.read_bytes()
    elif place.is_dir():
        for entry in sorted(place.iterdir(), key=lambda e: e.name):
            yield from contents(entry, f"{name}/{entry.name}")


@functools.cache
def program_mark() -> str:
    """The SHA-256 of the program's own code and tables: another one may read, reconcile or value otherwise."""
    total = hashlib.sha256()
    for name, content in contents(files("pledgebook"), "pledgebook"):
        total.update(name.encode() + b"\0" + hashlib.sha256(content).digest())
    return total.hexdigest()


PAST = "as-of"
"""The folder beside the readings where ledgers as of earlier days are kept (past.py)."""


ASIDE = ".aside"
"""What ends the name of a file that is being written."""


class Cache:
    """The batches of one fingerprint, under `folder`."""

    def __init__(self, folder: Path, mark: str) -> None:
        """Nothing is made on disk until a batch is put."""
        self._all = folder
        self._folder = folder / mark

    @property
    def folder(self) -> Path:
        """Where they lie, and what else hangs on them."""
        return self._folder

    def batches(self, archive_file: str) -> int | None:
        """How many batches make up an archive file that was read to its end; None where it was not, or one is gone."""
        try:
            count = int((self._folder / f"{archive_file}.done").read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None
        return count if all(self.has(archive_file, number) for number in range(count)) else None

    def has(self, archive_file: str, number: int) -> bool:
        """Whether that batch is there."""
        return self._path(archive_file, number).is_file()

    def put(self, archive_file: str, number: int, outcomes: Sequence[Json]) -> None:
        """Keep a batch; LedgerError where the disk does not take it."""
        self._write(self._path(archive_file, number), _packed(outcomes))

    def finish(self, archive_file: str, count: int) -> None:
        """Mark an archive file as read to its end in `count` batches; what a killed call left half written goes."""
        self._write(self._folder / f"{archive_file}.done", str(count).encode("ascii"))
        for left in self._folder.glob(f"{archive_file}.*{ASIDE}"):
            left.unlink(missing_ok=True)

    def keep_rows(self, archive_file: str, what: str, rows: Sequence[Any]) -> None:
        """Keep rows, one a capture of an archive file, beside its readings; they go when these do."""
        self._write(self._folder / f"{archive_file}.{what}.jsonl.gz", _packed(rows))

    def rows(self, archive_file: str, what: str) -> list[Any] | None:
        """What was kept so; None where nothing was, or it cannot be read any more."""
        try:
            kept = (self._folder / f"{archive_file}.{what}.jsonl.gz").read_bytes()
            return [json.loads(row) for row in _unpacked(kept).split("\n")[:-1]]
        except (OSError, EOFError, ValueError, zlib.error):
            return None

    def state(self, archive_file: str) -> str:
        """What was last noted of an archive file's state; empty where nothing was."""
        try:
            return self._state(archive_file).read_text(encoding="ascii")
        except (OSError, ValueError):
            return ""

    def note_state(self, archive_file: str, state: str) -> None:
        """Note in what state an archive file is that was, or will now be, read."""
        if self.state(archive_file) != state:
            self._write(self._state(archive_file), state.encode("ascii"))

    def forget(self, archive_file: str) -> None:
        """Forget the batches of an archive file: it no longer holds what was read."""
        for kept in (self._folder / f"{archive_file}.done", *self._folder.glob(f"{archive_file}.*.jsonl.gz")):
            kept.unlink(missing_ok=True)

    def outcomes(self, archive_file: str, count: int) -> Iterator[Json]:
        """The outcomes of a file in their order; LedgerError where a batch is not what was kept."""
        for number in range(count):
            path = self._path(archive_file, number)
            try:
                found = [json.loads(row) for row in _unpacked(path.read_bytes()).split("\n")[:-1]]
            except (OSError, EOFError, ValueError, zlib.error) as error:
                raise LedgerError(str(path), f"this kept reading is damaged ({error})",
                                  f"delete {self._all} and run again: it is derived, nothing is lost") from error
            yield from found

    def forget_others(self) -> None:
        """Delete the readings of other versions; they would never be asked for again. Ledgers of the past stay."""
        for entry in self._all.iterdir() if self._all.is_dir() else ():
            if entry not in (self._folder, self._all / PAST):
                shutil.rmtree(entry, ignore_errors=True)

    def _state(self, archive_file: str) -> Path:
        return self._folder / f"{archive_file}.state"

    def _path(self, archive_file: str, number: int) -> Path:
        return self._folder / f"{archive_file}.{number:06d}.jsonl.gz"

    def _write(self, path: Path, content: bytes) -> None:
        aside = path.with_suffix(ASIDE)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            with aside.open("wb") as target:
                target.write(content)
                target.flush()
                os.fsync(target.fileno())
            aside.replace(path)
        except OSError as error:
            with suppress(OSError):  # the same file may never be written again: it must not stay half written
                aside.unlink(missing_ok=True)
            raise LedgerError(str(path.parent), f"readings cannot be kept ({error.strerror})",
                              "free some space, then run again: what was read so far is kept") from error


def _packed(rows: Sequence[Any]) -> bytes:
    return gzip.compress("".join(line(one) + "\n" for one in rows).encode("utf-8"), 1, mtime=0)


def _unpacked(content: bytes) -> str:
    """The lines of a batch; EOFError where the file is empty, which gzip would take for no lines at all."""
    if not content:
        message = "it is empty"
        raise EOFError(message)
    return gzip.decompress(content).decode("utf-8")
