"""From what a user names (files, folders, addresses, '-') to captures, in the order named."""

import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO, BinaryIO

from pledgebook.acquire.addresses import names_private_machine, refusal
from pledgebook.acquire.captures import make_issue
from pledgebook.acquire.feeds import links_of_feed
from pledgebook.acquire.files import Reader
from pledgebook.acquire.folders import files_in, label_of
from pledgebook.acquire.rows import captures_of_rows
from pledgebook.acquire.sniffing import FEED, sniffed_type
from pledgebook.acquire.web import Fetcher
from pledgebook.config import Acquire
from pledgebook.errors import Issue, SourceError
from pledgebook.model import Capture

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]*://")


def acquire(places: Sequence[str], options: Acquire, now: Callable[[], str]) -> Iterator[Capture | Issue]:
    """Captures, and Issues for all that could not be had, from `places` in order.

    A place is a file, a folder (read whole, in order of names), an http(s) address, a feed, or '-' for the standard
    input. Raises SourceError at once, before anything is read, where a place does not exist or may not be asked.
    """
    for place in places:
        _refuse_impossible(place, options)
    return _all(places, options, now)


def _refuse_impossible(place: str, options: Acquire) -> None:
    if place == "-":
        return
    if _ADDRESS.match(place):
        if reason := refusal(place):
            raise SourceError(place[:200], reason, "give a plain http(s) address, or the name of a file")
        if names_private_machine(place) and not options.private_addresses:
            raise SourceError(place[:200], "this is a machine of a private network, which is not asked",
                              "set acquire.private_addresses in book.toml if you mean a machine of your own")
        return
    try:
        os.stat(place)  # noqa: PTH116 - a Path would read the empty name as the current folder
    except (FileNotFoundError, NotADirectoryError, ValueError) as error:
        raise SourceError(place, "there is no such file or folder", "see how it is spelt, and from which folder") \
            from error
    except OSError:
        return  # it is there, but not for us: an Issue, when its turn comes


def _all(places: Sequence[str], options: Acquire, now: Callable[[], str]) -> Iterator[Capture | Issue]:
    with Fetcher(options, now) as fetcher:
        reader = Reader(options.max_bytes, now, fetcher.fetch)
        for place in places:
            if place == "-":
                yield from _standard_input(reader)
            elif _ADDRESS.match(place):
                yield from _address(place, fetcher)
            else:
                yield from _path(Path(place), reader)


def _path(path: Path, reader: Reader) -> Iterator[Capture | Issue]:
    if not path.is_dir():
        yield from reader.file(path, label_of(path, path))
        return
    is_bare = True
    for found in files_in(path):
        is_bare = False
        if isinstance(found, Issue):
            yield found
        else:
            yield from reader.file(found, label_of(found, path))
    if is_bare:
        yield make_issue("empty", label_of(path, path), "the folder holds no file that is not hidden",
                         "see whether it is the folder you mean")


def _address(url: str, fetcher: Fetcher) -> Iterator[Capture | Issue]:
    for found in fetcher.fetch(url):
        if isinstance(found, Issue) or sniffed_type(found.payload) != FEED:
            yield found
            continue
        for link in links_of_feed(found.payload, url, found.uri):
            yield from fetcher.fetch(link) if isinstance(link, str) else (link,)


def _standard_input(reader: Reader) -> Iterator[Capture | Issue]:
    """The standard input: rows if every line that is not blank begins with '{', else one text."""
    with tempfile.SpooledTemporaryFile(max_size=reader.limit) as kept:
        is_rows = _keep(sys.stdin.buffer, kept)
        kept.seek(0)
        if is_rows:
            yield from captures_of_rows(kept, "stdin", "file:stdin", reader.limit, reader.now)
        else:
            yield from reader.text(kept, "stdin")


def _keep(source: BinaryIO, kept: IO[bytes]) -> bool:
    """Copy `source` and say whether all its lines look like rows, and there is one."""
    is_rows, has_row, at_start = True, False, True
    while piece := source.readline(65_536):
        kept.write(piece)
        if at_start and piece.strip():
            has_row = True
            is_rows = is_rows and piece.lstrip(b"\xef\xbb\xbf \t").startswith(b"{")
        at_start = piece.endswith(b"\n")
    return is_rows and has_row
