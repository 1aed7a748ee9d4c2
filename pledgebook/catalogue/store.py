"""What the compiled catalogue is kept under: the content of all tables and of the code that compiles them."""

from collections.abc import Iterator
from contextlib import suppress
from importlib.resources import files
from pathlib import Path

from pledgebook.text.keeping import hash_of

KIND = "catalogue"
"""What the files of a compiled catalogue begin with (see `keeping`)."""

COMPILED = ("catalogue", "data/catalogue", "codes.py", "text/names.py", "text/tokens.py")
"""The tables, and the code that what is compiled of them depends on: files and folders of the package."""


def key_of(own: Path | None) -> str:
    """The hash of the package's tables, of those in a book's folder, and of the code; 64 hex digits.

    A table of the book that cannot be read counts for nothing here: who compiles will say so.
    """
    return hash_of((*_of_the_package(), *_of_a_folder(own)))


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
