"""Sifting one file: every record comes to one fate, what is kept is written as a part, and the counts come back.

This runs on every core and on other machines. It holds one record in memory at a time.
"""

import functools
import platform
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pledgebook.acquire.warc import Drawn, draw, record_limit
from pledgebook.catalogue import Catalogue, load_catalogue
from pledgebook.engine import Failure, attempt
from pledgebook.errors import ConfigError, Issue
from pledgebook.gate import load_gate
from pledgebook.model import Capture, content_id
from pledgebook.pipeline.cache import fingerprint, program_mark
from pledgebook.pipeline.reading import Known, Outcome, is_worth_reading, read_capture
from pledgebook.pipeline.sifting.copies import Sketch
from pledgebook.pipeline.sifting.fates import FEED, GATE, Fates, no_page
from pledgebook.pipeline.sifting.inputs import Source
from pledgebook.pipeline.sifting.journal import LEFT_OUT, Journal
from pledgebook.pipeline.sifting.parts import Done, Part, PartWriter
from pledgebook.pipeline.sifting.stores import opened
from pledgebook.schema import Json
from pledgebook.screen import NO_WORDS
from pledgebook.warcfile import WarcRecord, read_records


@dataclass(frozen=True, slots=True)
class SiftFile:
    """A picklable function over one file: `folder` is where its part goes, `today` stands in for unreadable dates."""

    folder: Path
    own_tables: Path | None
    max_bytes: int
    max_characters: int
    today: str
    gated: bool = True
    mark: str = ""
    """What `program` must be in every process that does this task, where it is given."""

    def __call__(self, source: Source) -> Json:
        """Sift the file unless its part is there, and say what it came to: `Done` in its written form.

        Where the file cannot be read to its end, `counts` is empty and the only issue says why; no part is made.
        BookError where the part cannot be written, ConfigError where this is another program than that of `mark`.
        """
        if self.mark and not _is_same(self.mark, self.own_tables, self.max_characters):
            raise ConfigError(platform.node(), "another pledgebook, Python or library is installed here than where the "
                              "sifting began", "install the same versions on every machine")
        if done := Part(self.folder, source.id).done():
            return done.to_json()
        found = attempt(self._sift, source)
        if isinstance(found, Failure):
            found = _untouched(source, "reader-failed", f"reading it failed: {found.sentence}", _REPORT)
        return found.to_json()

    def _sift(self, source: Source) -> Done:
        begun = time.monotonic()
        try:
            with opened(source.path) as stream:
                return self._write(source, stream, begun)
        except OSError as error:
            return _untouched(source, "cannot-open", f"it cannot be read to its end: {error.strerror or error}",
                              "see whether it is still there, and sift again")

    def _write(self, source: Source, stream: IO[bytes], begun: float) -> Done:
        catalogue = load_catalogue(self.own_tables)
        with PartWriter(self.folder, source.id) as part, Journal(self.folder / f".at-{source.id}") as journal:
            sieve = _Sieve(self, catalogue, part, journal)
            for found in read_records(stream, source.label, limit=record_limit(self.max_bytes)):
                sieve.take(found)
            done = Done(source.id, source.label, source.size, round(time.monotonic() - begun, 3),
                        sieve.fates.to_json(), (*sieve.fates.failures(source.label), *sieve.doubts))
            part.finish(done)
        return done


def _untouched(source: Source, code: str, message: str, next_step: str) -> Done:
    """What a file came to that was not read to its end: nothing of it counts, so the next sifting tries it again."""
    issue = Issue("acquire", code, source.label, message, next_step)
    return Done(source.id, source.label, source.size, 0.0, {}, (issue,))


def program(own_tables: Path | None, max_characters: int) -> str:
    """16 hex digits over all that a part depends on but its file: code, libraries, tables, limits."""
    return content_id("program", program_mark(), fingerprint(own_tables, max_characters))


@functools.cache
def _is_same(mark: str, own_tables: Path | None, max_characters: int) -> bool:
    return program(own_tables, max_characters) == mark


class _Sieve:
    """One file's way: what each record comes to is counted, and what is kept is handed to the part."""

    def __init__(self, task: SiftFile, catalogue: Catalogue, part: PartWriter, journal: Journal) -> None:
        self._task, self._catalogue, self._part, self._journal = task, catalogue, part, journal
        self._wanted = load_gate(catalogue).passes if task.gated else _everything
        self.fates = Fates()
        self.doubts: list[Issue] = []
        self._pages, self._known = 0, Known()

    def take(self, found: WarcRecord | Issue) -> None:
        """What the file holds next."""
        if isinstance(found, WarcRecord):
            self._record(found)
        elif found.code in _DOUBTS:
            self.doubts.append(found)
        else:
            self.fates.fail(found)

    def _record(self, record: WarcRecord) -> None:
        drawn = attempt(self._drawn, record)
        if isinstance(drawn, Failure):
            self.fates.fail(_failed(record.uri, drawn))
        elif not drawn.is_page:
            self.fates.add("no_page", no_page(record.type))
        elif not drawn.is_wanted:
            self.fates.add("gated_out", GATE)
        elif drawn.entries:
            self._feed(drawn)
        elif drawn.capture is None:
            self.fates.fail(drawn.issues[-1])
        else:
            self._read(drawn.capture, drawn.issues)

    def _feed(self, feed: Drawn) -> None:
        """The record of a feed is no page; its entries come to fates of their own, as records do."""
        self.fates.add("no_page", FEED)
        before = self.fates.kept
        for entry in feed.entries:
            if isinstance(entry, Issue):
                self.fates.fail(entry)
            else:
                self._read(entry, feed.issues if self.fates.kept == before else ())

    def _drawn(self, record: WarcRecord) -> Drawn:
        return draw(record, self._task.max_bytes, lambda: self._task.today, self._wanted)

    def _read(self, capture: Capture, doubts: tuple[Issue, ...]) -> None:
        outcome = self._outcome(capture)
        if outcome is None:
            self.fates.add("screened_out", NO_WORDS)
        elif isinstance(outcome, Issue):
            self.fates.fail(outcome)
        elif outcome.document is None or outcome.screening is None:
            self.fates.fail(outcome.issues[-1])
        elif not outcome.screening.kept:
            self.fates.add("screened_out", outcome.screening.reason)
        else:
            self._part.keep(capture, outcome, Sketch.of(outcome.document.id, outcome.document.text))
            self.doubts += doubts
            self.fates.add("kept", outcome.screening.reason)

    def _outcome(self, capture: Capture) -> Outcome | Issue | None:
        """What was read in a page, or None where it is not worth it; a fault of ours costs the page alone."""
        self._pages += 1
        if code := self._journal.left_out.get(self._pages):
            return Issue("parse", code, capture.uri, LEFT_OUT[code], _REPORT)
        with self._journal.page(self._pages):
            outcome = attempt(self._reader, capture)
        if isinstance(outcome, Failure):
            return _failed(capture.uri, outcome)
        return outcome

    def _reader(self, capture: Capture) -> Outcome | None:
        if not self._task.gated and not is_worth_reading(capture, self._catalogue):
            return None
        return read_capture(capture, self._catalogue, self._task.max_characters, self._known)


def _failed(uri: str, failure: Failure) -> Issue:
    return Issue("parse", "reader-failed", uri, f"reading it failed: {failure.sentence}", _REPORT)


def _everything(_body: bytes | memoryview) -> bool:
    return True


_REPORT = "report it with this address: it is a fault of the program, or of a library"
_DOUBTS = tuple(f"{what}-{packing}" for packing in ("gzip", "zstd", "lz4") for what in ("undeclared", "not"))
"""What a reader of files says of a file without a record being lost."""
