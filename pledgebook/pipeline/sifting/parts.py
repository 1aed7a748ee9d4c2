"""A part: what one file of an archive came to, on disk, whole or not at all.

It is a folder with the kept captures as a WARC file of our own form (`kept.warc.gz`), their readings as canonical lines
(`outcomes.jsonl.gz`), the sketches of their texts (`sketches.jsonl.gz`) and the counts by cause (`done.json`). It is
written aside under a name of its own and renamed when all of it is synced; so a killed task leaves no part, and of two
that did the same work at once one part stays.
"""

import gzip
import io
import json
import shutil
import uuid
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Self

from pledgebook.archive.records import from_record, to_record
from pledgebook.disk import sync
from pledgebook.errors import BookError, Issue
from pledgebook.model import Capture
from pledgebook.pipeline.reading import Outcome
from pledgebook.pipeline.sifting.copies import Sketch
from pledgebook.schema import Json, line, plain
from pledgebook.warcfile import WarcRecord, read_records, write_record

_KEPT, _OUTCOMES, _SKETCHES, _DONE = "kept.warc.gz", "outcomes.jsonl.gz", "sketches.jsonl.gz", "done.json"
_ASIDE = ".aside-"


@dataclass(frozen=True, slots=True)
class Done:
    """What a part says of its file: counts by fate and cause, bytes and seconds, and all that was doubtful."""

    source: str
    label: str
    size: int
    seconds: float
    counts: dict[str, dict[str, int]]
    issues: tuple[Issue, ...]

    def to_json(self) -> Json:
        """Its written form."""
        return {**asdict(self), "issues": plain(self.issues)}

    @classmethod
    def from_json(cls, obj: Json) -> "Done":
        """Read what `to_json` wrote."""
        return cls(**{**obj, "issues": tuple(Issue(**row) for row in obj["issues"])})


class PartWriter:
    """A part under way: kept pages are written as they come; `finish` puts it in place, else nothing stays."""

    def __init__(self, folder: Path, name: str) -> None:
        self._place = folder / name
        self._aside = folder / f"{_ASIDE}{name}-{uuid.uuid4().hex}"

    def __enter__(self) -> Self:
        with self._written(), ExitStack() as stack:
            self._aside.mkdir(parents=True)
            self._kept = stack.enter_context((self._aside / _KEPT).open("wb"))
            self._outcomes, self._sketches = (self._lines(stack, name) for name in (_OUTCOMES, _SKETCHES))
            self._open = stack.pop_all()
        return self

    def _lines(self, stack: ExitStack, name: str) -> gzip.GzipFile:
        raw = stack.enter_context((self._aside / name).open("wb"))
        return stack.enter_context(gzip.GzipFile("", "wb", 1, raw, mtime=0))

    def __exit__(self, *_: object) -> None:
        with self._written():
            self._open.close()
        shutil.rmtree(self._aside, ignore_errors=True)

    def keep(self, capture: Capture, outcome: Outcome, sketch: Sketch) -> None:
        """One page that is kept, what was read in it, and the sketch of its text."""
        with self._written():
            write_record(self._kept, to_record(capture))
            self._outcomes.write(line(outcome.to_json()).encode("utf-8") + b"\n")
            self._sketches.write(json.dumps(sketch.to_json()).encode("ascii") + b"\n")

    def finish(self, done: Done) -> None:
        """Sync what was written and put it in place; what another put there in the meantime is as good, and stays."""
        with self._written():
            self._open.close()
            (self._aside / _DONE).write_text(line(done.to_json()) + "\n", encoding="utf-8")
            for path in (*self._aside.iterdir(), self._aside):
                sync(path)
            self._put_in_place()
            sync(self._place.parent)

    def _put_in_place(self) -> None:
        try:
            self._aside.rename(self._place)
        except OSError:
            if not (self._place / _DONE).is_file():
                raise

    @contextmanager
    def _written(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise BookError(str(self._place.parent), f"what is kept cannot be written ({error.strerror or error})",
                            "make room and sift again: the files that are done stay done") from error


class Part:
    """A part in its place."""

    def __init__(self, folder: Path, name: str) -> None:
        self.path = folder / name

    def done(self) -> Done | None:
        """What it says of its file; None where there is no such part."""
        try:
            return Done.from_json(json.loads((self.path / _DONE).read_text(encoding="utf-8")))
        except FileNotFoundError:
            return None
        except (OSError, ValueError, TypeError) as error:
            raise self._damaged(error) from error

    def captures(self) -> Iterator[Capture]:
        """The pages that were kept, in the order of the file."""
        with (self.path / _KEPT).open("rb") as stream:
            for record in read_records(stream, _KEPT) if self.kept_bytes() else ():
                found = from_record(record) if isinstance(record, WarcRecord) else record
                if not isinstance(found, Capture):
                    raise self._damaged(found)
                yield found

    def outcomes(self) -> Iterator[Json]:
        """What was read in them, in the same order."""
        return self._rows(_OUTCOMES)

    def sketches(self) -> Iterator[Any]:
        """The sketches of their texts in written form, in the same order."""
        return self._rows(_SKETCHES)

    def _rows(self, name: str) -> Iterator[Any]:
        with gzip.open(self.path / name, "rb") as packed, io.TextIOWrapper(packed, "utf-8", newline="\n") as rows:
            yield from (json.loads(row) for row in rows)

    def kept_bytes(self) -> int:
        """How many bytes its pages take on disk."""
        return (self.path / _KEPT).stat().st_size

    def forget(self) -> None:
        """Take it away, its mark of being done first, so that half of it is never taken for a part."""
        (self.path / _DONE).unlink(missing_ok=True)
        shutil.rmtree(self.path, ignore_errors=True)

    def _damaged(self, why: Any) -> BookError:
        return BookError(str(self.path), f"this part is damaged ({why})",
                         "delete its folder and sift again: its file is then read anew")


def clear_aside(folder: Path) -> None:
    """Take away what killed tasks left; only while nothing is sifted into `folder`."""
    for left in folder.glob(f"{_ASIDE}*"):
        shutil.rmtree(left, ignore_errors=True)

