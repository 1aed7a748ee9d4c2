"""Which files are sifted: the web archives of folders, patterns and lists, each known by its content.

A file is the same under another name and in another place: its id is made of its size, its first and its last bytes. A
web archive begins with a record of its own making, so two of them are never alike there.
"""

import glob
import hashlib
import os
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledgebook.acquire.captures import make_issue
from pledgebook.acquire.folders import cannot_open, files_in, label_of
from pledgebook.errors import Issue, SourceError
from pledgebook.model import content_id

_ARCHIVE = re.compile(r"\.(?:warc|wet)(?:\.(?:gz|zst|lz4))?$", re.IGNORECASE)
_ENDS = 65_536
"""Bytes at either end of a file that its id is made of: one read each, and the whole record of its making."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to sift. `label` is its name in messages, `id` is made of its content."""

    path: str
    label: str
    size: int
    id: str


def sources(places: Sequence[str]) -> Iterator[Source | Issue]:
    """The archives of all places, in order, each once; an Issue for all that is there and cannot be read.

    A place is a file, a folder (its archives, in order of their names) or a pattern such as `news/*.warc.gz`.
    SourceError where there is nothing of that name.
    """
    seen: set[str] = set()
    for place in places:
        for found in _files(place):
            one = _source(*found) if isinstance(found, tuple) else found
            if isinstance(one, Issue) or one.id not in seen:
                yield one
            if isinstance(one, Source):
                seen.add(one.id)


def _files(place: str) -> Iterator[tuple[Path, str] | Issue]:
    path = Path(place)
    if place and path.is_dir():
        yield from _in_folder(path)
    elif place and path.exists():
        yield path, label_of(path, path)
    elif named := sorted(glob.glob(place, recursive=True)):  # noqa: PTH207 -- a Path has no patterns with a root
        for name in named:
            yield from _files(name)
    else:
        raise SourceError(place, "there is no such file or folder", "see how it is spelt, and from which folder")


def _in_folder(folder: Path) -> Iterator[tuple[Path, str] | Issue]:
    others: list[str] = []
    for found in files_in(folder):
        if isinstance(found, Issue):
            yield found
        elif _ARCHIVE.search(found.name):
            yield found, label_of(found, folder)
        else:
            others.append(label_of(found, folder))
    if others:
        yield not_archives(label_of(folder, folder), others)


def not_archives(where: str, names: Sequence[str]) -> Issue:
    """The issue for the files of a folder that no web archive is called like."""
    return make_issue("not-an-archive", where, f"{len(names)} files are no web archives by their names and are passed "
                      f"over, the first of them {names[0]}", "give a web archive by its own name; `add` takes the rest")


def _source(path: Path, label: str) -> Source | Issue:
    try:
        with path.open("rb") as stream:
            size = os.fstat(stream.fileno()).st_size
            head = stream.read(_ENDS)
            stream.seek(max(size - _ENDS, 0))
            return Source(str(path.absolute()), label, size, source_id(size, (head, stream.read(_ENDS))))
    except OSError as error:
        return cannot_open(label, error)


def source_id(size: int, ends: Iterable[bytes]) -> str:
    """The id of a file by its size and its ends."""
    return content_id("arc", size, *(hashlib.sha256(one).hexdigest() for one in ends))
