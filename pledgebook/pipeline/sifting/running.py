"""A sifting from begin to end: what is to do, the tasks on an engine, and the parts into the book as they come.

It may be killed at any moment. A file is done when its part is whole; the next sifting begins with the others. It has
a lock of its own, and holds the book only while parts are taken in: a book may be read, judged and run meanwhile.
"""

import shutil
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path

from pledgebook.archive import book_lock
from pledgebook.catalogue.overlay import check_folder
from pledgebook.engine import Engine
from pledgebook.errors import BookError, Issue
from pledgebook.model import content_id
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.cache import fingerprint
from pledgebook.pipeline.sifting.copies import Sketch, Sketches
from pledgebook.pipeline.sifting.fates import added, total
from pledgebook.pipeline.sifting.inputs import Source
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.pipeline.sifting.parts import Done, Part, clear_aside
from pledgebook.pipeline.sifting.taking import sketches_of, take
from pledgebook.pipeline.sifting.task import SiftFile, program
from pledgebook.schema import Json

WAITING = 256_000_000
"""Bytes of kept pages that wait as parts before they are taken into the book: half an archive file."""

PATIENCE = 600.0
"""Seconds that taking in waits for another process to let go of the book: a run of a large one takes minutes."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to sift: whether bytes must pass the gate first, and whether files are sifted that were sifted before."""

    gated: bool = True
    again: bool = False


@dataclass(frozen=True, slots=True)
class Sifted:
    """How far a sifting is, or what it did: of `files` and `bytes` to do, what is `done`, counted by cause."""

    files: int
    bytes: int
    seconds: float = 0.0
    done: int = 0
    done_bytes: int = 0
    counts: Json = field(default_factory=dict)
    skipped: int = 0
    added: int = 0
    repeated: int = 0
    copies: int = 0
    """Kept pages that are near copies of one kept before, by their sketches; the same page again is none."""
    issues: tuple[Issue, ...] = field(default=(), repr=False)

    @property
    def records(self) -> int:
        """Records of the files that are done."""
        return total(self.counts)

    @property
    def left(self) -> float | None:
        """Seconds that the rest will take at the rate so far, by bytes; None before the first file is done."""
        return self.seconds / self.done_bytes * (self.bytes - self.done_bytes) if self.done_bytes else None


Progress = Callable[[Sifted], None]
DEFAULT = Options()


def sift_book(
    book: Book, found: Iterable[Source | Issue], engine: Engine, options: Options = DEFAULT,
    progress: Progress = lambda _so_far: None,
) -> Sifted:
    """Sift files into the book on an engine. What was sifted before is left out, parts that are there are taken in.

    BookError where another process sifts into this book, or it cannot be written: parts that are done stay.
    """
    check_folder(book.own_tables)
    inputs = list(found)
    folder = _folder(book)
    with book_lock(folder):
        run = _Sifting(book, _parts_folder(book, folder, options), progress)
        run.refuse([one for one in inputs if isinstance(one, Issue)])
        return run.all([one for one in inputs if isinstance(one, Source)], engine, options)


def _folder(book: Book) -> Path:
    folder = book.folder / "sifting"
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise BookError(str(folder), f"cannot be made ({error.strerror})", "see to the rights there") from error
    return folder


def _parts_folder(book: Book, folder: Path, options: Options) -> Path:
    """Where the parts go that this program makes with these settings; what another one left undone is made anew."""
    made = program(book.own_tables, book.config.read.max_characters)
    mark = content_id("parts", made, book.config.acquire.max_bytes, options.gated)
    for other in folder.glob("parts-*"):
        if other.name != mark:
            shutil.rmtree(other, ignore_errors=True)
    (folder / mark).mkdir(exist_ok=True)
    clear_aside(folder / mark)
    return folder / mark


def _today(folder: Path) -> str:
    """The moment of the first begin, which stands in for dates that cannot be read however often it is resumed."""
    path = folder / "begun"
    if not path.is_file():
        aside = folder / ".begun"
        aside.write_text(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}", encoding="ascii")
        aside.replace(path)
    return path.read_text(encoding="ascii")


class _Sifting:
    """The state of one sifting."""

    def __init__(self, book: Book, folder: Path, progress: Progress) -> None:
        self._book, self._folder, self._progress = book, folder, progress
        self._mark = fingerprint(book.own_tables, book.config.read.max_characters)
        self._waiting: list[Part] = []
        self._waiting_bytes = 0
        self._sketches: Sketches | None = None
        self._begun = time.monotonic()
        self.so_far = Sifted(0, 0)

    def refuse(self, issues: Sequence[Issue]) -> None:
        """Note what cannot be sifted at all."""
        self._book.log_issues(issues)
        self.so_far = replace(self.so_far, issues=(*self.so_far.issues, *issues))

    def all(self, files: Sequence[Source], engine: Engine, options: Options) -> Sifted:
        known = {} if options.again else SiftLog(self._book).files()
        for path in self._folder.glob("arc-*"):
            if path.name in known:  # taken in, by a sifting that was killed before it could remove it
                Part(self._folder, path.name).forget()
        to_do = [one for one in files if one.id not in known]
        self.so_far = replace(self.so_far, files=len(to_do), bytes=sum(one.size for one in to_do),
                              skipped=len(files) - len(to_do))
        for result in engine.map(self._task(options), to_do):
            self._finished(Done.from_json(result))
        self._take()
        shutil.rmtree(self._folder, ignore_errors=True)  # all of it is in the book
        return self.so_far

    def _task(self, options: Options) -> SiftFile:
        config = self._book.config
        own = self._book.own_tables.absolute() if self._book.own_tables else None
        return SiftFile(self._folder.absolute(), own, config.acquire.max_bytes, config.read.max_characters,
                        _today(self._folder), options.gated, program(own, config.read.max_characters))

    def _finished(self, done: Done) -> None:
        before = self.so_far
        self.so_far = replace(
            before, seconds=time.monotonic() - self._begun, done=before.done + 1,
            done_bytes=before.done_bytes + done.size, counts=added([before.counts, done.counts]),
            issues=(*before.issues, *done.issues))
        if done.counts:
            part = Part(self._folder, done.source)
            self._waiting.append(part)
            self._waiting_bytes += part.kept_bytes()
            self.so_far = replace(self.so_far, copies=before.copies + self._copies(part))
        else:
            self._book.log_issues(done.issues)
        self._progress(self.so_far)
        if self._waiting_bytes > WAITING:
            self._take()

    def _copies(self, part: Part) -> int:
        """How many pages of a part are near copies of one before it, in this sifting or in the book."""
        if self._sketches is None:
            self._sketches = sketches_of(self._book, self._mark)
        return self._sketches.copies(map(Sketch.from_json, part.sketches()))

    def _take(self) -> None:
        """Take what waits into the book, which is held only meanwhile."""
        if not self._waiting:
            return
        with book_lock(self._book.folder, PATIENCE):
            new, left = take(self._book, self._waiting, self._mark)
        self._waiting, self._waiting_bytes = [], 0
        self.so_far = replace(self.so_far, added=self.so_far.added + new.added, issues=(*self.so_far.issues, *left),
                              repeated=self.so_far.repeated + new.repeated)
