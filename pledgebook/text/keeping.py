"""What was compiled of tables, kept between runs by the content that made it.

A file is named after a hash of what made it, so that it is never out of date, and begins with a hash of what it holds,
so that half a file is none. It is JSON: reading one can make data and nothing else. No fault of the folder ends a run:
what cannot be read is compiled again, what cannot be written is not kept.
"""

import hashlib
import os
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

VARIABLE: Final = "PLEDGEBOOK_CACHE"
"""The environment variable that names the folder; an empty one means that nothing is kept."""

MOST_FILES: Final = 8
"""How many files of a kind are kept: of catalogues, one for each book with tables of its own, and the package's."""

ASIDE: Final = ".compiling-"
"""What the names of files begin with that are being written; of a killed process one may be left."""


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


def hash_of(contents: Iterable[tuple[str, bytes]]) -> str:
    """The hash of named contents, in their order; 64 hex digits."""
    total = hashlib.sha256()
    for name, content in contents:
        total.update(f"{name}\0{len(content)}\0".encode() + content)
    return total.hexdigest()


class Store:
    """What is kept of one kind in one folder, or in none."""

    def __init__(self, folder: Path | None, kind: str, most: int = MOST_FILES) -> None:
        """Nothing is made on disk until something is kept. `kind` begins the names of files; the `most` newest stay."""
        self._folder = folder
        self._kind = kind
        self._most = most

    @property
    def keeps(self) -> bool:
        """Whether there is a folder at all."""
        return self._folder is not None

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
        with suppress(OSError):
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            _write(path, content.encode())
            self._forget_the_oldest(path.parent)

    def _forget_the_oldest(self, folder: Path) -> None:
        kept = sorted(folder.glob(f"{self._kind}-*.json"), key=lambda path: path.stat().st_mtime, reverse=True)
        for path in kept[self._most:]:
            path.unlink(missing_ok=True)

    def _path(self, key: str) -> Path | None:
        return self._folder / f"{self._kind}-{key}.json" if self._folder else None


def _write(path: Path, content: bytes) -> None:
    from tempfile import mkstemp  # noqa: PLC0415 - it costs a run that writes nothing some milliseconds

    number, aside = mkstemp(prefix=ASIDE, dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(hashlib.sha256(content).hexdigest().encode() + b"\n" + content)
        Path(aside).replace(path)
    finally:
        Path(aside).unlink(missing_ok=True)


def _is_foreign(file: int) -> bool:
    """Whether another user wrote it: he could put names in there that no table has."""
    return hasattr(os, "getuid") and os.fstat(file).st_uid != os.getuid()
