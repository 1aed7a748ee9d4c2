"""What was sifted into a book: a line a file in `archive/sifted.jsonl`, which is added to and never changed.

It is the only word on the records that were passed over: their bytes are not in the book, so no run could count them.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from datetime import UTC, date, datetime

from pledgebook.errors import BookError
from pledgebook.pipeline.book import Book, is_recorded
from pledgebook.pipeline.sifting.fates import FATES, added
from pledgebook.pipeline.sifting.parts import Done
from pledgebook.schema import Json, line


class SiftLog:
    """The log of a book; `path` is where it stands, if anything was sifted."""

    def __init__(self, book: Book) -> None:
        self.path = book.folder / "archive" / "sifted.jsonl"

    def add(self, files: Iterable[Done]) -> None:
        """Append a line a file, with today; BookError where that cannot be written."""
        now = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        rows = "".join(line({"source": one.source, "label": one.label, "size": one.size, "seconds": one.seconds,
                             "counts": one.counts, "recorded": now}) + "\n" for one in files)
        try:
            with self.path.open("ab") as log:
                # A line that a crash tore ends here, so that it does not take the next one with it.
                log.write((b"\n" if log.tell() else b"") + rows.encode("utf-8", "replace"))
                log.flush()
                os.fsync(log.fileno())
        except OSError as error:
            raise BookError(str(self.path), f"what was sifted cannot be noted ({error.strerror})",
                            "make room and sift again: what is done stays done") from error

    def files(self, until: date | None = None) -> dict[str, Json]:
        """The last line of each file by its id, up to the end of the day `until` (UTC); a torn line is skipped."""
        found: dict[str, Json] = {}
        for row in self.path.read_bytes().split(b"\n") if self.path.is_file() else ():
            with contextlib.suppress(ValueError, TypeError, KeyError):
                told = json.loads(row)
                if is_recorded(told["recorded"], until):
                    found[told["source"]] = told
        return found

    def counts(self, until: date | None = None) -> dict[str, int]:
        """All records of all files, by fate, and by fate and cause; empty where nothing was sifted."""
        files = self.files(until)
        counts = added([one["counts"] for one in files.values()])
        told = {f"sifted_{fate}": sum(counts.get(fate, {}).values()) for fate in FATES}
        causes = {f"sifted_{fate}:{cause}": size for fate, row in counts.items() for cause, size in row.items()}
        return {"sifted": sum(told.values()), "sifted_files": len(files), **told, **causes} if files else {}
