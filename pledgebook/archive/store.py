"""The files of the archive: adding captures, taking up what a killed run left, reading captures back."""

import contextlib
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO, Self

from pledgebook.archive.records import STAGE, about_file, capture_id, from_record, to_record
from pledgebook.disk import sync
from pledgebook.errors import BookError, Issue
from pledgebook.model import Capture, content_id
from pledgebook.warcfile import WarcRecord, read_records, write_record

_DONE, _OPEN, _MENDING, _IDS = ".warc.gz", ".warc.gz.open", ".warc.gz.mending", ".ids"
_NAME = re.compile(r"(\d{8}T\d{6}Z)-(\d{6})\.")

FILE_BYTES = 500_000_000
"""A file that has grown to this is finished and the next one begun: a task's worth of work, and easy to copy."""

LARGEST = 2**30
"""Bytes of the largest capture that is taken: one record is held in memory when it is read."""


@dataclass(frozen=True, slots=True)
class AddCounts:
    """What `add` did: captures that are new, captures that were there already, payload bytes of the new ones."""

    added: int
    repeated: int
    bytes: int


def _utc_now() -> datetime:
    return datetime.now(UTC)


class Archive:
    """The WARC files in `folder`, which is made if there is none. One process at a time may add: see book_lock."""

    def __init__(self, folder: Path, now: Callable[[], datetime] = _utc_now, file_bytes: int = FILE_BYTES) -> None:
        self.folder, self._now, self._file_bytes = folder, now, file_bytes

    def files(self) -> tuple[Path, ...]:
        """Finished files in the order in which they were begun, which is that of their names."""
        return tuple(sorted(self.folder.glob(f"*{_DONE}")))

    def add(self, captures: Iterable[Capture]) -> AddCounts:
        """Write those captures that are not there yet, in order, into a new file (more where it grows too large).

        Holds one capture in memory at a time. Where the run is broken off, by whatever exception, all captures
        taken so far are kept, finished. BookError where they cannot be written.
        """
        added = repeated = size = 0
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            seen = self._ids()
            with contextlib.ExitStack() as stack:
                file: _OpenFile | None = None
                for capture in captures:
                    if (one := _id_of(capture)) in seen:
                        repeated += 1
                        continue
                    if file is None or file.size >= self._file_bytes:
                        stack.close()  # finishes the file before
                        file = stack.enter_context(self._begin())
                    file.write(to_record(capture), one)
                    seen.add(one)
                    added, size = added + 1, size + len(capture.payload)
        except OSError as error:
            raise BookError(str(self.folder), f"the archive cannot be written ({error.strerror or error}); "
                            f"{added} new captures are kept", "make room and run again: nothing is fetched twice "
                            "that is kept") from error
        return AddCounts(added, repeated, size)

    def captures(self, file: Path) -> Iterator[Capture | Issue]:
        """The captures of one file in the order of their adding; an Issue for each that is not what was written.

        Behind a damaged member reading goes on at the next one; what is damaged counts no longer as being there, so
        that it can be added again.
        """
        with _readable(file) as stream:
            for found in _records(stream, file):
                one = from_record(found) if isinstance(found, WarcRecord) else found
                if isinstance(one, Issue):
                    _forget_ids(file)
                if one is not None:
                    yield one

    def find(self, name: str) -> Capture | None:
        """The capture of that id; None where there is none that can be read."""
        for file in self.files():
            with contextlib.suppress(OSError):
                known = _noted_ids(file)
                if known is None or name in known:
                    for one in self.captures(file):
                        if isinstance(one, Capture) and one.id == name:
                            return one
        return None

    def recover(self) -> tuple[Issue, ...]:
        """Take up the files that killed runs left: what is whole in them is kept, a torn tail is an Issue.

        Call it under the book's lock: a file that is being written looks like one that was left.
        """
        try:
            for half_mended in self.folder.glob(f"*{_MENDING}"):
                half_mended.unlink()
            return tuple(issue for left in sorted(self.folder.glob(f"*{_OPEN}")) for issue in self._adopt(left))
        except OSError as error:
            raise BookError(str(self.folder), f"what a killed run left cannot be taken up ({error.strerror or error})",
                            "make room, check the folder's rights and run again") from error

    def _adopt(self, left: Path) -> tuple[Issue, ...]:
        done = left.with_name(left.name.removesuffix(_OPEN) + _DONE)
        if done.exists():  # mended by a run that was killed before it could remove what it had mended
            left.unlink()
            return ()
        issues = tuple(found for found in self.captures(left) if isinstance(found, Issue))
        if issues:
            self._mend(left, done)
        else:
            _put_in_place(left, done)
        if not any(isinstance(found, Capture) for found in self.captures(done)):
            done.unlink()
        return tuple(replace(one, next_step="a killed run left it so; run again, and what is missing is fetched anew")
                     for one in issues)

    def _mend(self, left: Path, done: Path) -> None:
        """Write the records that can be read into a file of their own, so that no torn member stays in the archive."""
        mending = left.with_name(left.name.removesuffix(_OPEN) + _MENDING)
        with left.open("rb") as stream, mending.open("wb") as clean:
            for record in _records(stream, left):
                if isinstance(record, WarcRecord):
                    write_record(clean, record)
        _put_in_place(mending, done)
        left.unlink()

    def _next_name(self, now: str) -> Path:
        """A name behind all others, also where the clock was set back."""
        names = (_NAME.match(path.name) for path in self.folder.glob(f"*{_DONE}*"))
        stamp, number = max((name.groups() for name in names if name), default=("", "0"))
        following = f"{stamp}-{int(number) + 1:06}" if stamp >= now else f"{now}-000001"
        return self.folder / f"{following}{_OPEN}"

    def _begin(self) -> "_OpenFile":
        now = self._now().astimezone(UTC)
        return _OpenFile(self._next_name(f"{now:%Y%m%dT%H%M%SZ}"), f"{now:%Y-%m-%dT%H:%M:%SZ}")

    def _ids(self) -> set[str]:
        return {one for file in self.files() for one in self.ids(file)}

    def ids(self, file: Path) -> list[str]:
        """The capture ids of a file, from the list beside it or, where that is missing or of another state, anew."""
        if (noted := _noted_ids(file)) is not None:
            return noted
        ids = [found.id for found in self.captures(file) if isinstance(found, Capture)]
        _write_ids(file, ids)
        return ids


class _OpenFile:
    """A WARC file under way: whole members only, finished at the end of the block whatever ended it."""

    def __init__(self, path: Path, begun: str) -> None:
        self.path, self.begun, self.size, self.ids = path, begun, 0, list[str]()
        self.stream = io.FileIO(path, "xb")  # unbuffered: what `write` returned from survives a kill

    def __enter__(self) -> Self:
        with contextlib.ExitStack() as undone:
            undone.push(self)  # no empty file stays where not even its head could be written
            self._append(about_file(self.path.name.removesuffix(".open"), self.begun))
            undone.pop_all()
        return self

    def __exit__(self, *_: object) -> None:
        with self.stream:
            self.stream.truncate(self.size)  # a member that the full disk or an interrupt broke off
        if self.ids:
            done = self.path.with_name(self.path.name.removesuffix(_OPEN) + _DONE)
            _put_in_place(self.path, done)
            _write_ids(done, self.ids)
        else:
            self.path.unlink()

    def write(self, record: WarcRecord, capture: str) -> None:
        self._append(record)
        self.ids.append(capture)

    def _append(self, record: WarcRecord) -> None:
        member = io.BytesIO()
        length = write_record(member, record)
        rest = member.getbuffer()
        while rest:
            rest = rest[self.stream.write(rest):]
        self.size += length


def _id_of(capture: Capture) -> str:
    if len(capture.payload) > LARGEST:
        raise BookError(capture.uri, f"{len(capture.payload)} bytes are more than a capture can have ({LARGEST})",
                        "leave it out, or split it")
    return capture_id(capture.uri, capture.payload)


@contextlib.contextmanager
def _readable(file: Path) -> Iterator[io.BufferedReader]:
    try:
        with file.open("rb") as stream:
            yield stream
    except OSError as error:
        raise BookError(str(file), f"cannot be read ({error.strerror or error})", "check the disk and the file's "
                        "rights, or restore it from a copy") from error


def _put_in_place(path: Path, done: Path) -> None:
    """Sync the file, give it its final name, and sync the folder that holds the name."""
    for one in (path, path.parent):
        if one != path:
            path.replace(done)
        sync(one)


def _records(stream: BinaryIO, file: Path) -> Iterator[WarcRecord | Issue]:
    return read_records(stream, file.name.removesuffix(".open"), STAGE, limit=2 * LARGEST)


def _noted_ids(file: Path) -> list[str] | None:
    """The list of ids beside a file; None where there is none, or it is of another state of the file."""
    beside = file.with_name(f"{file.name}{_IDS}")
    with contextlib.suppress(OSError, UnicodeDecodeError):
        state, *ids = beside.read_text(encoding="ascii").splitlines() or [""]
        if state == _state(file, ids):
            return ids
    return None


def _write_ids(file: Path, ids: list[str]) -> None:
    """Write the list beside the file. It only saves time: where it cannot be written it is made anew."""
    with contextlib.suppress(OSError):
        beside = file.with_name(f"{file.name}{_IDS}")
        beside.write_text("\n".join([_state(file, ids), *ids]) + "\n", encoding="ascii")


def _forget_ids(file: Path) -> None:
    with contextlib.suppress(OSError):
        file.with_name(f"{file.name}{_IDS}").unlink(missing_ok=True)


def _state(file: Path, ids: list[str]) -> str:
    """What the list must be headed by: made of the file's size and of the list, which a crash may have cut."""
    return content_id("ids", file.stat().st_size, *ids)
