"""Which files are sifted: the web archives of folders, patterns and lists, each known by its content.

A file is the same under another name and in another place: its id is made of its size, its first and its last bytes. A
web archive begins with a record of its own making, so two of them are never alike there.
"""

import glob
import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from pledgebook.acquire.captures import make_issue
from pledgebook.acquire.folders import cannot_open, files_in, label_of
from pledgebook.errors import Issue, SourceError
from pledgebook.model import content_id
from pledgebook.pipeline.sifting.stores import ends, files_under, is_address

_ARCHIVE = re.compile(r"\.(?:warc|wet)(?:\.(?:gz|zst|lz4))?$", re.IGNORECASE)
_ENDS = 65_536
"""Bytes at either end of a file that its id is made of: one read each, and the whole record of its making."""

_LOOKS = 16
"""Files that are looked at together: an object store takes its time to answer each."""


@dataclass(frozen=True, slots=True)
class Source:
    """One file to sift. `label` is its name in messages, `id` is made of its content."""

    path: str
    label: str
    size: int
    id: str


def sources(places: Iterable[str]) -> Iterator[Source | Issue]:
    """The archives of all places, in order, each once; an Issue for all that is there and cannot be read.

    A place is a file, a folder (its archives, in order of their names), a pattern such as `news/*.warc.gz`, or the
    address of a file or folder in an object store. SourceError where there is nothing of that name.
    """
    seen: set[str] = set()
    with ThreadPoolExecutor(_LOOKS) as threads:
        for one in threads.map(_looked_at, chain.from_iterable(map(_files, places))):
            if isinstance(one, Issue) or one.id not in seen:
                yield one
            if isinstance(one, Source):
                seen.add(one.id)


def listed(rows: Iterable[str], under: str = "") -> list[str]:
    """The places of a list, one a line, each behind `under`; empty lines and those that begin with # are none."""
    names = [name for row in rows if (name := row.strip()) and not name.startswith("#")]
    return [_behind(under, name) for name in names]


def _behind(under: str, name: str) -> str:
    if not under:
        return name
    address, mark, options = under.partition("?")
    return f"{address.rstrip('/')}/{name.lstrip('/')}{mark}{options}"


def _files(place: str) -> Iterator[tuple[str, str] | Issue]:
    path = Path(place)
    if is_address(place):
        yield from _archives(files_under(place), place.partition("?")[0].rstrip("/").rpartition("/")[2])
    elif place and path.is_dir():
        found = list(files_in(path))
        yield from (one for one in found if isinstance(one, Issue))
        yield from _archives([(str(one.absolute()), label_of(one, path)) for one in found if isinstance(one, Path)],
                             label_of(path, path))
    elif place and path.exists():
        yield str(path.absolute()), label_of(path, path)
    elif named := sorted(glob.glob(place, recursive=True)):  # noqa: PTH207 -- a Path has no patterns with a root
        for name in named:
            yield from _files(name)
    else:
        raise SourceError(place, "there is no such file or folder", "see how it is spelt, and from which folder")


def _archives(found: Sequence[tuple[str, str]], where: str) -> Iterator[tuple[str, str] | Issue]:
    """Those files that are web archives by their names; one that was named itself is read whatever its name."""
    if not found:
        yield make_issue("empty", where, "the folder holds no file", "see whether it is the folder you mean")
    chosen = [one for one in found if len(found) == 1 or _ARCHIVE.search(one[1])]
    yield from chosen
    if others := sorted({label for _, label in found} - {label for _, label in chosen}):
        yield not_archives(where, others)


def not_archives(where: str, names: Sequence[str]) -> Issue:
    """The issue for the files of a folder that no web archive is called like."""
    return make_issue("not-an-archive", where, f"{len(names)} files are no web archives by their names and are passed "
                      f"over, the first of them {names[0]}", "give a web archive by its own name; `add` takes the rest")


def _looked_at(found: tuple[str, str] | Issue) -> Source | Issue:
    if isinstance(found, Issue):
        return found
    path, label = found
    try:
        size, *both = ends(path, _ENDS)
    except OSError as error:
        return cannot_open(label, error)
    return Source(path, label, size, content_id("arc", size, *(hashlib.sha256(one).hexdigest() for one in both)))
