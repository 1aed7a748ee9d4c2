"""The ledger as of a day: what a run would make of only what was recorded by the end of that day (UTC).

Recorded are captures (by their own time in the archive), what could not be had (by when that was noted) and judgements
(by when they were decided). All else, the program, the catalogue, rates, prices, settings and a second reader's kept
answers, is not recorded but in force: it is that of now. So the ledger is made again from fewer facts by the same code,
never wound back from the present one; it is kept aside (past.py) until a fact or what is in force changes.
"""

import contextlib
import hashlib
import re
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from importlib.metadata import version
from itertools import islice
from pathlib import Path

from pledgebook.engine import LocalEngine
from pledgebook.errors import Issue, LedgerError
from pledgebook.ledger import Ledger
from pledgebook.model import Capture, Judgement
from pledgebook.pipeline.assemble import Assembly, assemble
from pledgebook.pipeline.book import Book, is_recorded
from pledgebook.pipeline.cache import Cache, fingerprint, program_mark
from pledgebook.pipeline.past import Past
from pledgebook.pipeline.reading import ReadBatch
from pledgebook.pipeline.revalue import check_year, in_prices_of
from pledgebook.pipeline.run import BATCH, Target, settle
from pledgebook.pipeline.second import open_kept_answers, read_assembly_again
from pledgebook.pipeline.sifting.log import SiftLog
from pledgebook.progress import Progress, silent
from pledgebook.schema import Json, line
from pledgebook.views.figures import count

_BEGUN = re.compile(r"(\d{4})(\d\d)(\d\d)T")
"""How the name of an archive's file begins: with the day on which it was begun."""


@contextlib.contextmanager
def ledger_as_of(
    book: Book, day: date | None, prices_of: int | None = None, progress: Progress = silent,
) -> Iterator[Ledger]:
    """The book's ledger as of the end of `day` (UTC); the latest where no day is given. With `prices_of` valued so.

    `meta` of a ledger of the past says its day under 'as_of'. LedgerError where the book has no ledger yet, or the new
    one cannot be written; ConfigError where no index knows the year.
    """
    check_year(book, prices_of)
    with contextlib.ExitStack() as stack:
        ledger = stack.enter_context(Ledger(book.ledger_path))  # first, since it says where there is none
        if day is not None:
            ledger = stack.enter_context(_ledger_of(book, day, progress))
        yield stack.enter_context(in_prices_of(ledger, book, prices_of))


def judgements_as_of(book: Book, day: date | None) -> tuple[Judgement, ...]:
    """Every judgement that was decided by the end of the day, in the order of entry; all where no day is given."""
    if day is not None and not book.judgements_path.is_file():
        return ()
    return tuple(one for one in book.judgements.all() if is_recorded(one.decided_at, day))


def day_against(day: date | None) -> date:
    """The day against which promises are overdue: the one that is asked for, else today (UTC)."""
    return day or datetime.now(UTC).date()


@contextlib.contextmanager
def _ledger_of(book: Book, day: date, progress: Progress) -> Iterator[Ledger]:
    facts = Facts(book, day, judgements_as_of(book, day))
    past = Past(book.cache)
    path = past.path(day, facts.mark())
    if found := past.find(path) or _kept(facts, past, path, progress):
        with found as ledger:
            yield ledger
        return
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as aside:
        path = Path(aside) / book.ledger_path.name
        _make(facts, path, progress)
        with Ledger(path) as ledger:
            yield ledger


def _kept(facts: "Facts", past: Past, path: Path, progress: Progress) -> Ledger | None:
    """The ledger, made in its place under the cache; None where nothing can be kept there: a book that is only read."""
    with contextlib.suppress(OSError), past.lock(progress):
        past.forget_others(path)
        found = past.find(path)  # another process may have made it by now
        if found is None:
            _make(facts, path, progress)
            found = past.find(path)  # None where a run has forgotten it in this very moment
        return found
    return None


def _make(facts: "Facts", path: Path, progress: Progress) -> None:
    try:
        facts.settle(path, progress)
    except LedgerError as error:
        raise LedgerError(str(path), f"the ledger as of {facts.day} could not be made: {error.sentence}",
                          "mend that, or make room (it takes about three times the ledger's size), and ask again; the "
                          "book itself is as it was") from error


@dataclass(frozen=True, slots=True)
class Facts:
    """All that was recorded in a book by the end of a day."""

    book: Book
    day: date
    judgements: tuple[Judgement, ...]
    expected: int = 0
    """How many captures there will be, where that is known: for a line that says how far the reading is."""

    def mark(self) -> str:
        """16 hex digits over the facts and all that is in force: another mark may be another ledger."""
        book, config = self.book, self.book.config
        own = sorted(book.own_tables.glob("*.csv")) if book.own_tables else []
        parts: list[object] = [
            program_mark(), fingerprint(book.own_tables, config.read.max_characters), version("currencyconverter"),
            [(file.name, file.stat().st_size) for file in book.archive.files()], [one.id for one in self.judgements],
            *(_hash(path) for path in (book.issues_path, book.folder / "book.toml", book.rates_path)),
            _hash(SiftLog(book).path),
            [(path.name, _hash(path)) for path in own],
            _hash(book.answers) if config.second_reader.url else "",
        ]
        return hashlib.sha256(line(parts).encode("utf-8")).hexdigest()[:16]

    def settle(self, path: Path, progress: Progress) -> None:
        """Make the ledger at `path`; CheckError where a check breaks."""
        progress(f"putting together what was recorded by {self.day}", 0)
        target = Target(path, {"as_of": self.day.isoformat()})
        settle(self.book, self.assembled(progress), self.judgements, target, progress)

    def assembled(self, progress: Progress) -> Assembly:
        """All that was read of it, with what a second reader answered before."""
        assembly = assemble(self.outcomes(progress), tuple(self.book.logged_issues(self.day)),
                            traced=bool(self.book.config.second_reader.url))
        assembly.counts.update(SiftLog(self.book).counts(self.day))
        return self._read_again(assembly, progress)

    def outcomes(self, progress: Progress) -> Iterator[Json]:
        """What became of each capture, in the order of the archive: as kept by runs, or read now where it is not.

        A record that cannot be read has no time of its own: it counts from the day on which its file was begun.
        """
        task = ReadBatch(self.book.own_tables, self.book.config.read.max_characters)
        cache = Cache(self.book.cache, fingerprint(task.own_tables, task.max_characters))
        done = 0
        for file in self.book.archive.files():
            begun = "-".join(found.groups()) if (found := _BEGUN.match(file.name)) else ""
            batches = cache.batches(file.name)
            kept = self._read(file, task) if batches is None else cache.outcomes(file.name, batches)
            for outcome in kept:
                done += 1
                if batches is None:
                    progress("read", done, self.expected)
                if is_recorded(outcome["recorded"] or begun, self.day):
                    yield outcome

    def _read(self, file: Path, task: ReadBatch) -> Iterator[Json]:
        """Read those captures of a file that no run has read yet; nothing of it is kept."""
        found = (one for one in self.book.archive.captures(file)
                 if not isinstance(one, Capture) or is_recorded(one.captured_at, self.day))
        for outcomes in LocalEngine(self.book.config.read.workers).map(task, _batches(found)):
            yield from outcomes

    def _read_again(self, assembly: Assembly, progress: Progress) -> Assembly:
        """The assembly with what a second reader has answered before; what it has not is counted, and nobody asked."""
        asker = open_kept_answers(self.book.config.second_reader, self.book.answers)
        if asker is None:
            return assembly
        again = read_assembly_again(assembly, self.book.catalogue(), asker, progress)
        if not asker.spent.unasked:
            return again
        told = Issue("second", "not-asked-again", asker.model,
                     f"{count(asker.spent.unasked, 'question')} without a kept answer; a look at the past asks nobody",
                     "`pledgebook run` asks; then look again")
        return replace(again, issues=tuple(sorted({*again.issues, told})))


def _batches(found: Iterator[Capture | Issue]) -> Iterator[list[Capture | Issue]]:
    while batch := list(islice(found, BATCH)):
        yield batch


def _hash(path: Path) -> str:
    """The SHA-256 of a file; empty where there is none."""
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
