"""Compiled tables kept between runs, by the content that made them.

A file is named after a hash of the tables and of the code that compiles them, so that it is never out of date, and
begins with a hash of what it holds, so that half a file is none. It is JSON: reading one can make data and nothing
else. No fault of the folder ends a run: what cannot be read is compiled again, what cannot be written is not kept.
"""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from tempfile import mkstemp

VARIABLE = "PLEDGEBOOK_CACHE"
"""The environment variable that names the folder; an empty one means that nothing is kept."""

MOST_FILES = 8
"""How many compiled catalogues are kept: one for each book with tables of its own, and the package's."""

COMPILED = ("catalogue", "data/catalogue", "codes.py", "text/names.py", "text/tokens.py")
"""The tables, and the code that what is compiled of them depends on: files and folders of the package."""


def cache_folder(environment: Mapping[str, str] = os.environ) -> Path | None:
    """Where compiled tables are kept: what the variable names, or the user's own folder for such; None for nowhere."""
    named = environment.get(VARIABLE)
    if named is not None:
        return Path(named) if named.strip() else None
    own = {"win32": environment.get("LOCALAPPDATA"), "darwin": _below_home(environment, "Library/Caches")}
    folder = own.get(sys.platform, environment.get("XDG_CACHE_HOME") or _below_home(environment, ".cache"))
    return Path(folder, "pledgebook") if folder and Path(folder).is_absolute() else None


def _below_home(environment: Mapping[str, str], folder: str) -> str | None:
    home = environment.get("HOME")
    return f"{home}/{folder}" if home else None


def key_of(own: Path | None) -> str:
    """The hash of the package's tables, of those in a book's folder, and of the code; 64 hex digits.

    A table of the book that cannot be read counts for nothing here: who compiles will say so.
    """
    total = hashlib.sha256()
    for name, content in (*_of_the_package(), *_of_a_folder(own)):
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


def _of_the_package() -> Iterator[tuple[str, bytes]]:
    for name in COMPILED:
        place = files("pledgebook").joinpath(name)
        inside = sorted(place.iterdir(), key=lambda entry: entry.name) if place.is_dir() else [place]
        yield from ((f"{name}/{entry.name}", entry.read_bytes()) for entry in inside
                    if entry.name.endswith((".py", ".csv")))


def _of_a_folder(own: Path | None) -> Iterator[tuple[str, bytes]]:
    for path in sorted(own.glob("*.csv")) if own else ():
        with suppress(OSError):
            yield f"own/{path.name}", path.read_bytes()


class Store:
    """The compiled tables in one folder, or in none."""

    def __init__(self, folder: Path | None) -> None:
        """Nothing is made on disk until something is kept."""
        self._folder = folder

    def get(self, key: str) -> str | None:
        """What was kept under a key; None where there is none, and where the file is broken or another user's."""
        path = self._path(key)
        if path is None:
            return None
        try:
            with path.open("rb") as file:
                if _is_foreign(file.fileno()):
                    return None
                mark, _, content = file.read().partition(b"\n")
            whole = mark == hashlib.sha256(content).hexdigest().encode()
            return content.decode() if whole else None
        except (OSError, ValueError):
            return None

    def put(self, key: str, content: str) -> None:
        """Keep it if that can be done. Written aside and renamed: who reads meanwhile has the old file or the new."""
        path = self._path(key)
        if path is None:
            return
        written = content.encode()
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            number, aside = mkstemp(prefix=".compiling-", dir=path.parent)
            try:
                with os.fdopen(number, "wb") as file:
                    file.write(hashlib.sha256(written).hexdigest().encode() + b"\n" + written)
                Path(aside).replace(path)
            finally:
                Path(aside).unlink(missing_ok=True)
            self._forget_the_oldest(path.parent)

    def _forget_the_oldest(self, folder: Path) -> None:
        kept = sorted(folder.glob("catalogue-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[MOST_FILES:]:
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path | None:
        return self._folder / f"catalogue-{key}.json" if self._folder else None


def _is_foreign(file: int) -> bool:
    """Whether another user wrote it: he could put names in there that no table has."""
    return hasattr(os, "getuid") and os.fstat(file).st_uid != os.getuid()
