"""Names of releases: year.month, and a number behind it for a further one of the same month. They sort by time."""

import re
from collections.abc import Iterator
from pathlib import Path

from pledgebook.errors import BookError, ConfigError

MANIFEST_NAME = "manifest.json"
_NAME = re.compile(r"(\d{4})\.(0[1-9]|1[0-2])(?:\.([1-9]\d{0,2}))?")

Key = tuple[int, int, int]


def key_of(name: str) -> Key:
    """What a name sorts by; ConfigError where it is none."""
    found = _NAME.fullmatch(name)
    if found is None:
        raise ConfigError("release", f'"{name}" is no name of a release',
                          "write year.month, as 2026.11, or with a number for a further one of that month: 2026.11.1")
    year, month, number = found.groups()
    return int(year), int(month), int(number or 0)


def releases_in(folder: Path) -> Iterator[Path]:
    """The releases in a folder, the oldest first; what is no release is passed over."""
    found = [path for path in folder.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST_NAME).is_file()] \
        if folder.is_dir() else []
    yield from sorted(found, key=lambda path: key_of(path.name))


def release_before(folder: Path, name: str) -> Path | None:
    """The latest release in the folder that is older than `name`; None where there is none."""
    older = [path for path in releases_in(folder) if key_of(path.name) < key_of(name)]
    return older[-1] if older else None


def find_release(told: Path, folder: Path) -> Path:
    """The release that is meant: the folder itself, or one of that name in `folder`. BookError where there is none."""
    for path in (told, folder / told):
        if (path / MANIFEST_NAME).is_file():
            return path
    there = ", ".join(path.name for path in releases_in(folder))
    raise BookError(str(told), "is no release: there is no manifest.json in it",
                    f"releases of this book: {there}" if there else "make one: `pledgebook release 2026.11`")
