# ruff: noqa: PTH100, PTH118 -- this stands below pathlib
"""The operating system as the program sees it, with one operation that fails: below Python's files, above the kernel.

`install` puts counting copies in the place of what Python code changes a disk with: io.open, io.FileIO, and the
functions of os. Only paths under the watched folders count. SQLite and DuckDB write from C: their operations are put
into the same count by `sqlitelayer` (SQLite's own door to the system, exact) and by `duckdb_layer` below (one
operation a statement that writes; what happens inside of one is what the limits of file size and the kills are for).

An operation can go wrong in these ways (MODES):

    nospc  ENOSPC, this once              eio   EIO, this once
    short  half of the bytes are written, and told; anything else than a write is not touched
    full   from here on: nothing that takes room works, of this write one half got through
    dead   from here on: nothing at all works, not even removing
    kill   SIGKILL before it; of a write one half got through
"""

import builtins
import errno
import io
import os
import signal
from collections.abc import Callable, Iterable
from pathlib import Path

import duckdb

MODES = ("nospc", "eio", "short", "full", "dead", "kill")
GROWING = ("open", "write", "mkdir", "rename", "sqlite-open", "sqlite-write", "duckdb-open", "duckdb-write")
"""What a full disk refuses. A rename may need a new block of its folder."""

REAL = {name: getattr(os, name) for name in (
    "open", "close", "write", "pwrite", "fsync", "fdatasync", "replace", "rename", "unlink", "remove", "mkdir", "rmdir",
    "ftruncate", "truncate", "chmod", "fchmod")}
_open, _FileIO = io.open, io.FileIO


class Layer:
    """Counts operations under `watched`; the one with the number `at` goes wrong as `mode` says. 0 is none."""

    def __init__(self, watched: Iterable[Path], at: int = 0, mode: str = "") -> None:
        self.watched = tuple(os.path.abspath(one) for one in watched)
        self.at, self.mode = at, mode
        self.seen: list[tuple[str, str]] = []
        self.names: dict[int, str] = {}

    def watches(self, path: object, dir_fd: int | None = None) -> str:
        """The absolute path where it is watched, else nothing."""
        if isinstance(path, int):
            full = self.names.get(path, "")
        elif dir_fd is not None:
            full = os.path.join(self.names.get(dir_fd, ""), os.fsdecode(path))
        else:
            full = os.path.abspath(os.fsdecode(path))
        return full if any(full == one or full.startswith(one + os.sep) for one in self.watched) else ""

    def count(self, kind: str, path: str) -> str:
        """Count one operation; returns how it goes wrong: '', 'half' (a write of which half gets through), an error."""
        self.seen.append((kind, path))
        number = len(self.seen)
        if not self.at or number < self.at:
            return ""
        if number == self.at:
            return {"kill": "kill", "short": "half", "nospc": "ENOSPC", "eio": "EIO", "dead": "EIO",
                    "full": "half" if kind == "write" else "ENOSPC" if kind in GROWING else ""}[self.mode]
        if self.mode == "dead":
            return "EIO"
        return "ENOSPC" if self.mode == "full" and kind in GROWING else ""

    def step(self, kind: str, path: str) -> None:
        """Count an operation that is no write, and let it fail where its turn has come."""
        wrong = self.count(kind, path)
        if wrong == "kill":
            die()
        if wrong not in ("", "half"):
            raise OSError(getattr(errno, wrong), os.strerror(getattr(errno, wrong)), path)

    def write(self, path: str, data: object, write: Callable[[bytes], int | None]) -> int | None:
        """Count a write, and let half or nothing of it through where its turn has come."""
        wrong, content = self.count("write", path), bytes(memoryview(data).cast("B"))  # type: ignore[arg-type]
        if wrong in ("kill", "half") and len(content) > 1:
            content = content[: len(content) // 2]
        if wrong not in ("", "half", "kill"):
            raise OSError(getattr(errno, wrong), os.strerror(getattr(errno, wrong)), path)
        done = write(content)
        if wrong == "kill":
            die()
        return done


def die() -> None:
    """Go as by kill -9."""
    os.kill(os.getpid(), signal.SIGKILL)


def install(layer: Layer) -> None:
    """Put the counting copies in place, for the rest of this process."""
    _install_files(layer)
    _install_descriptors(layer)
    _install_names(layer)


def _install_files(layer: Layer) -> None:
    class FileIO(_FileIO):
        """A raw file; every buffer above it writes through its `write`."""

        def __init__(self, file, mode="r", closefd=True, opener=None):
            self.path = layer.watches(file) if set(mode) & set("wax+") else ""
            if self.path and not isinstance(file, int):
                layer.step("open", self.path)
            super().__init__(file, mode, closefd, opener)
            if self.path:
                layer.names[self.fileno()] = self.path

        def write(self, data):
            return layer.write(self.path, data, super().write) if self.path else super().write(data)

        def truncate(self, size=None):
            if self.path:
                layer.step("truncate", self.path)
            return super().truncate(size)

    def opened(file, mode="r", buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None):
        if not set(mode) & set("wax+") or not layer.watches(file):
            return _open(file, mode, buffering, encoding, errors, newline, closefd, opener)
        raw = FileIO(file, mode.replace("b", "").replace("t", ""), closefd, opener)
        if buffering == 0:
            return raw
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, encoding, errors, newline)

    io.FileIO, io.open, builtins.open = FileIO, opened, opened


def _install_descriptors(layer: Layer) -> None:
    def os_open(path, flags, mode=0o777, *, dir_fd=None):
        full = layer.watches(path, dir_fd)
        if full and flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT):
            layer.step("open", full)
        number = REAL["open"](path, flags, mode, dir_fd=dir_fd)
        layer.names[number] = full
        return number

    def on_descriptor(name: str, kind: str):
        def function(number, *rest):
            if path := layer.watches(number):
                layer.step(kind, path)
                if kind == "fsync":
                    return None  # nobody pulls the plug here: waiting for the disk would only take time
            return REAL[name](number, *rest)
        return function

    def writing(name: str):
        def function(number, data, *rest):
            path = layer.watches(number)
            through = REAL[name]
            return layer.write(path, data, lambda some: through(number, some, *rest)) if path else \
                through(number, data, *rest)
        return function

    os.open = os_open
    os.write, os.pwrite = writing("write"), writing("pwrite")
    os.fsync, os.fdatasync = on_descriptor("fsync", "fsync"), on_descriptor("fdatasync", "fsync")
    os.ftruncate, os.fchmod = on_descriptor("ftruncate", "truncate"), on_descriptor("fchmod", "chmod")


def _install_names(layer: Layer) -> None:
    def on_name(name: str, kind: str):
        def function(path, *rest, dir_fd=None, **more):
            if full := layer.watches(path, dir_fd):
                layer.step(kind, full)
            return REAL[name](path, *rest, **({"dir_fd": dir_fd} if dir_fd is not None else {}), **more)
        return function

    for name, kind in {"unlink": "unlink", "remove": "unlink", "mkdir": "mkdir", "rmdir": "unlink", "chmod": "chmod",
                       "truncate": "truncate"}.items():
        setattr(os, name, on_name(name, kind))

    def moving(name: str):
        def function(source, target, **more):
            if full := layer.watches(target):
                layer.step("rename", full)
            return REAL[name](source, target, **more)
        return function

    os.replace, os.rename = moving("replace"), moving("rename")


_WRITES = ("BEGIN", "CREATE", "INSERT", "COMMIT", "CHECKPOINT", "COPY")


def duckdb_layer(layer: Layer) -> None:
    """Count DuckDB's statements that write, and let one fail as DuckDB itself would tell it."""
    connect = duckdb.connect

    def step(kind: str, path: str) -> None:
        wrong = layer.count(kind, path)
        if wrong == "kill":
            die()
        if wrong not in ("", "half"):
            told = os.strerror(getattr(errno, wrong))
            raise duckdb.IOException(f'IO Error: Could not write file "{path}": {told}')

    class Connection:
        def __init__(self, real, path: str) -> None:
            self._real, self._path = real, path

        def execute(self, query, *rest):
            if query.lstrip().upper().startswith(_WRITES):
                step("duckdb-write", f"{self._path} {' '.join(query.split()[:3])}")
            return self._real.execute(query, *rest)

        def executemany(self, query, *rest):
            step("duckdb-write", f"{self._path} {' '.join(query.split()[:3])}")
            return self._real.executemany(query, *rest)

        def cursor(self):
            return Connection(self._real.cursor(), self._path)

        def __getattr__(self, name):
            return getattr(self._real, name)

    def connected(database=":memory:", *rest, **more):
        if database != ":memory:" and layer.watches(database):
            step("duckdb-open", str(database))
        return Connection(connect(database, *rest, **more), Path(str(database)).name)

    duckdb.connect = connected
