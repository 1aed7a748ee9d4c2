"""Hashes of files, and the list of them that `sha256sum --check` reads."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

SUMS_NAME = "SHA256SUMS"


def sha256_of(file: Path) -> str:
    """The SHA-256 of a file's bytes, in hex; memory stays flat."""
    with file.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def files_in(folder: Path) -> Iterator[Path]:
    """All files below a folder, in order of their names."""
    yield from sorted(path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())


def write_sums(folder: Path) -> None:
    """Write the hash of every file of the folder, but of the list itself."""
    rows = "".join(f"{sha256_of(path)}  {path.relative_to(folder).as_posix()}\n" for path in files_in(folder)
                   if path.name != SUMS_NAME)
    (folder / SUMS_NAME).write_text(rows, encoding="utf-8", newline="\n")


def read_sums(folder: Path) -> dict[str, str]:
    """Name and hash of every file that the list names; empty where there is no list that can be read."""
    try:
        lines = (folder / SUMS_NAME).read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: told for told, _, name in (line.partition("  ") for line in lines) if name}
