"""The files of a folder, sorted, without leaving it: hidden ones are skipped, links out of it are Issues."""

import stat
from collections.abc import Iterator
from pathlib import Path

from pledgebook.acquire.captures import make_issue
from pledgebook.errors import Issue


def files_in(folder: Path) -> Iterator[Path | Issue]:
    """Every regular file under `folder`, in order of its path; Issues for what could not be looked at.

    Names that begin with a dot are skipped. A link is followed only to a file inside `folder`.
    """
    waiting: list[Path | Issue] = [folder]
    while waiting:
        here = waiting.pop()
        if isinstance(here, Issue):
            yield here
            continue
        found = _kind(here, folder)
        if isinstance(found, Issue):
            yield found
        elif stat.S_ISDIR(found):
            waiting += _inside(folder, here)
        else:
            yield here


def label_of(path: Path, folder: Path) -> str:
    """`path` as messages call it: relative to the folder that was asked for, never an absolute path."""
    relative = path.relative_to(folder).as_posix() if path != folder else path.name or "."
    return relative.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def cannot_open(label: str, error: OSError) -> Issue:
    """The issue for a file or folder that the system does not let us read."""
    if isinstance(error, PermissionError):
        return make_issue("no-permission", label, "there is no right to read it", "ask for the right to read it")
    return make_issue("cannot-open", label, f"it cannot be opened: {error.strerror or 'unknown reason'}",
                      "see whether it is still there")


def _inside(folder: Path, here: Path) -> list[Path | Issue]:
    """What stands in one folder, the first by name at the end."""
    try:
        names = sorted((path for path in here.iterdir() if not path.name.startswith(".")), reverse=True)
    except OSError as error:
        return [cannot_open(label_of(here, folder), error)]
    return list(names)


def _kind(path: Path, folder: Path) -> int | Issue:
    """The mode of a file or folder that is to be read, or the issue that says why it is not."""
    label = label_of(path, folder)
    try:
        is_link = path.is_symlink()
        mode = path.stat().st_mode
        is_link = is_link and path != folder  # the folder itself may well be a link
        leaves = is_link and not path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError) as error:  # RuntimeError: a link that leads to itself
        return cannot_open(label, error if isinstance(error, OSError) else OSError(0, "the link leads to itself"))
    if leaves:
        return make_issue("link-leaves-folder", label, "the link leads out of the folder and is not followed",
                          "give the file it leads to by its own name")
    if is_link and stat.S_ISDIR(mode):
        return make_issue("link-to-folder", label, "links to folders are not followed: they may lead in circles",
                          "give the folder it leads to by its own name")
    if stat.S_ISREG(mode) or stat.S_ISDIR(mode):
        return mode
    return make_issue("not-a-file", label, "it is a pipe, a socket or a device", "give a file")
