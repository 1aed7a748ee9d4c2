"""The log in its SQLite file: judgements are appended, checked against those in force, and never changed."""

import contextlib
import glob
import json
import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pledgebook.codes import Verdict
from pledgebook.errors import BookError, JudgementError
from pledgebook.judgements.force import contradiction, effective, standing
from pledgebook.judgements.form import from_line, in_words, judgement_id, well_formed
from pledgebook.model import Judgement
from pledgebook.schema import line

_VERSION = 1
_WAIT = 10.0  # seconds: the web and a command may both be writing

_SCHEMA = """
CREATE TABLE judgements (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    verdict TEXT NOT NULL,
    subjects TEXT NOT NULL,
    reviewer TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    field TEXT,
    value TEXT
) STRICT;
CREATE TRIGGER nothing_is_changed BEFORE UPDATE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: enter an undo'); END;
CREATE TRIGGER nothing_is_deleted BEFORE DELETE ON judgements
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: enter an undo'); END;
-- INSERT OR REPLACE deletes without firing the trigger above
CREATE TRIGGER nothing_is_replaced BEFORE INSERT ON judgements
WHEN EXISTS (SELECT 1 FROM judgements WHERE id = NEW.id OR position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: this one is there already'); END;
"""


@dataclass(frozen=True, slots=True)
class ImportCounts:
    """How many judgements of a file are new, and how many were in the log already."""

    added: int
    repeated: int


class JudgementLog:
    """The log in the SQLite file at `path`, made there if there is none. BookError where it cannot be used.

    A judgement that was appended is on the disk when `append` returns. Several processes may append at once.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        if not path.exists():
            self._begin()
        elif path.stat().st_size == 0:
            raise BookError(str(path), "this log is empty: it was cut, for a new one never is", "restore it from a "
                            "copy; only where nothing was ever decided in this book, delete it")
        with self._database(path) as database:
            _refuse_torn(database, path)
        _sweep(path)

    def _begin(self) -> None:
        """Make a log aside and put it in place whole: an empty file is then never a log, and nobody takes it for one.

        Of several who do so at once the first one's stays.
        """
        aside = self.path.with_name(f"{self.path.name}.new")
        try:
            with self._database(aside):
                pass
            _put_in_place(aside, self.path)
        except OSError as error:
            raise BookError(str(self.path), f"the judgements cannot be begun ({error.strerror})",
                            "see to the disk and the folder's rights, and try again") from error

    def append(self, judgement: Judgement) -> bool:
        """Enter one judgement; False where the very same one is in the log already. Its id may be left empty.

        JudgementError where it is malformed, undoes what is not in force, or contradicts others, which it shows.
        """
        return self._enter([judgement]).added == 1

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of entry, undone ones included."""
        with self._database(self.path) as database:
            return _read(database)

    def export(self) -> Iterator[str]:
        """The log as JSON lines in the order of entry: later exports only add lines to earlier ones."""
        return (line(one) for one in self.all())

    def import_lines(self, lines: Iterable[str]) -> ImportCounts:
        """Enter what `export` wrote, all or nothing; what is in the log already is passed over and counted.

        JudgementError, naming the line, where one cannot be read; or where the whole would contradict itself.
        """
        return self._enter([from_line(text, number) for number, text in enumerate(lines, start=1) if text.strip()])

    def _enter(self, judgements: Sequence[Judgement]) -> ImportCounts:
        with self._database(self.path) as database:
            database.execute("BEGIN IMMEDIATE")  # from here on nobody else appends: what is checked is what is entered
            log = list(_read(database))
            known = {one.id: one for one in log}
            before = len(log)
            for judgement in judgements:
                one = well_formed(judgement)
                if one.id in known:
                    _refuse_other_words(one, known[one.id])
                    continue
                _refuse_idle_undo(one, known, log)
                known[one.id] = one
                log.append(one)
                database.execute("INSERT INTO judgements (id, verdict, subjects, reviewer, decided_at, reason, field, "
                                 "value) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", _to_row(one))
            self._refuse_contradiction(log)
            database.execute("COMMIT")
        return ImportCounts(len(log) - before, len(judgements) - (len(log) - before))

    def _refuse_contradiction(self, log: Sequence[Judgement]) -> None:
        if found := contradiction(effective(log)):
            shown = "".join(f"\n  {in_words(one)}" for one in found)
            raise JudgementError(self.path.name, f"these judgements cannot all stand:{shown}",
                                 "undo one that stands, or leave the new one out")

    @contextlib.contextmanager
    def _database(self, path: Path) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work; what was not committed in it is rolled back."""
        try:
            with contextlib.closing(sqlite3.connect(path, timeout=_WAIT, isolation_level=None)) as database:
                # A rollback journal keeps the whole log in one file, which may be copied while nobody writes; EXTRA
                # also syncs the folder, so that a power cut after a commit cannot bring the journal back.
                database.execute("PRAGMA journal_mode = DELETE")
                database.execute("PRAGMA synchronous = EXTRA")
                self._prepare(database)
                yield database
        except (sqlite3.Error, ValueError) as error:  # ValueError: a cell that is no JSON or no verdict any more
            raise _unusable(self.path, error) from error

    def _prepare(self, database: sqlite3.Connection) -> None:
        if self._version(database) == 0:
            database.execute("BEGIN EXCLUSIVE")
            if self._version(database) == 0:  # nobody else was first
                for statement in _statements(_SCHEMA):
                    database.execute(statement)
                database.execute(f"PRAGMA user_version = {_VERSION}")
            database.execute("COMMIT")
        if (version := self._version(database)) != _VERSION:
            raise BookError(str(self.path), f"this log has version {version}, this program reads {_VERSION}",
                            "use the pledgebook that wrote it")

    @staticmethod
    def _version(database: sqlite3.Connection) -> int:
        return int(database.execute("PRAGMA user_version").fetchone()[0])


def _sweep(path: Path) -> None:
    """Remove what a kill in the middle of a beginning left; whoever is at it still has the file open."""
    for left in path.parent.glob(f"{glob.escape(path.name)}.new*"):
        with contextlib.suppress(OSError):
            left.unlink()


def _refuse_torn(database: sqlite3.Connection, path: Path) -> None:
    """A page that is cut or overwritten need not be one that is read; nothing is appended to a log that has one."""
    (told,) = database.execute("PRAGMA quick_check(1)").fetchone()
    (page,) = database.execute("PRAGMA page_size").fetchone()
    if told != "ok" or path.stat().st_size % page:
        raise sqlite3.DatabaseError(told if told != "ok" else "its last page is cut")


def _put_in_place(aside: Path, path: Path) -> None:
    try:
        os.link(aside, path)
    except OSError:
        if not path.exists():  # nobody was first: this is a disk without links, or one that fails in this as well
            aside.rename(path)
    aside.unlink(missing_ok=True)


def _unusable(path: Path, error: Exception) -> BookError:
    if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
        return BookError(str(path), f"another process is writing the judgements ({error})", "wait until it has ended, "
                         "and try again")
    return BookError(str(path), f"the judgements cannot be read or written ({error})", "check that the disk has room "
                     "and that the file is yours; restore it from a copy if it is damaged")


def _statements(script: str) -> Iterator[str]:
    """The statements of a script one by one: executescript would commit in the middle."""
    statement = ""
    for part in script.splitlines(keepends=True):
        statement += part
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _read(database: sqlite3.Connection) -> tuple[Judgement, ...]:
    rows = database.execute("SELECT id, verdict, subjects, reviewer, decided_at, reason, field, value "
                            "FROM judgements ORDER BY position")
    return tuple(_as_entered(Judgement(id_, Verdict(verdict), tuple(json.loads(subjects)), *rest))
                 for id_, verdict, subjects, *rest in rows)


def _as_entered(one: Judgement) -> Judgement:
    """The judgement, whose id is made of what it says; ValueError where a damaged disk changed one or the other."""
    if judgement_id(one) != one.id:
        message = f"{one.id} does not say what was entered"
        raise ValueError(message)
    return one


def _to_row(one: Judgement) -> tuple[str | None, ...]:
    return (one.id, str(one.verdict), line(one.subjects), one.reviewer, one.decided_at, one.reason, one.field,
            one.value)


def _refuse_other_words(one: Judgement, stands: Judgement) -> None:
    if one != stands:
        raise JudgementError(one.id, f"it is in the log already in other words:\n  {in_words(stands)}\n  "
                             f"{in_words(one)}", "undo it and enter a new one")


def _refuse_idle_undo(one: Judgement, known: Mapping[str, Judgement], log: Sequence[Judgement]) -> None:
    """An undo must name a judgement that is in the log and, unless it is an undo too, in force."""
    if one.verdict is not Verdict.UNDO:
        return
    stands = known.get(one.subjects[0])
    if stands is None:
        raise JudgementError(one.id, f"there is no judgement {one.subjects[0]} to undo", "look it up in the export")
    if stands not in standing(log):
        raise JudgementError(one.id, f"it is undone already: {in_words(stands)}")
