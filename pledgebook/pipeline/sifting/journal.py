"""Where a task is in its file, on disk: so that a page that kills its reader is known by the one that comes after.

A library of C may crash on a page, or never return; nothing in the process can catch that. Before each page its number
is noted here. Who begins the same file again finds the last number, and a page with which readers died LIVES times, or
one that ran into the time limit, is left out and counted as failed. A reader that was told to end (SIGTERM, as a pool
tells all others when one of them died) writes that down even from within a library, and its page is not to blame.
"""

import contextlib
import faulthandler
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from pledgebook.errors import BookError

LIVES = 3
"""Readers that may die with one page: a kill from outside hits the same page so often only by intent."""

LIMIT = 300.0
"""Seconds for one page. The largest that are taken (5 million characters) need a third of it, but for hostile ones."""

KILLS, HANGS = "reader-died", "reader-hung"
LEFT_OUT = {
    KILLS: f"{LIVES} readers died with this page, so it is left out",
    HANGS: f"reading this page took more than {LIMIT:.0f} seconds, so it is left out",
}
"""Codes of the pages that are left out, and what is said of them."""

_TOLD_TO_END = ("Current thread", "Stack ")
"""How faulthandler begins what it writes at a signal."""


class Journal:
    """The journal of one file; `left_out` says by the number of a page why it must not be read, as a code."""

    def __init__(self, path: Path, limit: float = LIMIT) -> None:
        self._path, self._limit = path, limit
        rows = path.read_text(encoding="ascii", errors="replace").splitlines() if path.exists() else []
        died = Counter(row.removeprefix("died ") for row in rows if row.startswith("died "))
        hung = {row.removeprefix("hung ") for row in rows if row.startswith("hung ")}
        told = []
        if last := _last(rows):
            behind = rows[len(rows) - rows[::-1].index(last) :]
            hangs = any(row.startswith("Timeout") for row in behind)
            last = last if hangs or not any(row.startswith(_TOLD_TO_END) for row in behind) else ""
        if last:
            told = [f"{'hung' if hangs else 'died'} {last}"]
            died.update([last])
            hung |= {last} if hangs else set()
        self.left_out = {int(page): KILLS for page, times in died.items() if times >= LIVES and page.isdigit()}
        self.left_out |= {int(page): HANGS for page in hung if page.isdigit()}
        try:
            self._file = path.open("ab", buffering=0)
        except OSError as error:
            raise BookError(str(path), f"cannot be written ({error.strerror})", "see to the rights there") from error
        self._note(*told)

    @contextmanager
    def page(self, number: int) -> Iterator[None]:
        """Around the reading of a page: noted before, and the process ends where it takes longer than the limit."""
        self._note(str(number))
        faulthandler.dump_traceback_later(self._limit, exit=True, file=self._file)
        try:
            yield
        finally:
            faulthandler.cancel_dump_traceback_later()

    def _note(self, *rows: str) -> None:
        with contextlib.suppress(OSError):  # on a full disk the part fails too, and says so
            self._file.write("".join(f"{row}\n" for row in rows).encode("ascii"))

    def __enter__(self) -> Self:
        if hasattr(faulthandler, "register"):  # there is no such thing on Windows
            faulthandler.register(signal.SIGTERM, self._file, all_threads=False, chain=True)
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        """The file is done, or left in good order at a place that was no page's fault."""
        if hasattr(faulthandler, "unregister"):
            faulthandler.unregister(signal.SIGTERM)
        self._note("left")
        self._file.close()
        if kind is None:
            with contextlib.suppress(OSError):
                self._path.unlink(missing_ok=True)


def _last(rows: list[str]) -> str:
    """The number of the page at which the reader before died; empty where it did not, or is told already."""
    for row in reversed(rows):
        if row.isdigit():
            return row
        if row == "left" or row.startswith(("died ", "hung ")):
            return ""
    return ""
