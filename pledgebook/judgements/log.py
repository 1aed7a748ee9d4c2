"""The log in its SQLite file: judgements are appended, checked against those in force, and never changed."""

import contextlib
import glob
import json
import os
import sqlite3
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pledgebook.codes import Verdict
from pledgebook.errors import BookError, ContradictedError, JudgementError
from pledgebook.judged import effective, undone
from pledgebook.judgements.force import contradiction
from pledgebook.judgements.form import from_line, in_words, judgement_id, to_line, well_formed
from pledgebook.model import Judgement, Seen
from pledgebook.schema import line

_VERSION = 2
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

_SEEN = """
CREATE TABLE seen (
    judgement TEXT NOT NULL UNIQUE,
    seen TEXT NOT NULL
) STRICT;
CREATE TRIGGER nothing_seen_is_changed BEFORE UPDATE ON seen
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: enter an undo'); END;
CREATE TRIGGER nothing_seen_is_deleted BEFORE DELETE ON seen
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: enter an undo'); END;
CREATE TRIGGER nothing_seen_is_replaced BEFORE INSERT ON seen
WHEN EXISTS (SELECT 1 FROM seen WHERE judgement = NEW.judgement OR rowid = NEW.rowid)
BEGIN SELECT RAISE(ABORT, 'judgements are append-only: this one is there already'); END;
"""
"""What was seen came with version 2. A log cannot be rebuilt, so an older one gets the table beside what it has."""

Refusal = Callable[[Sequence[Judgement], Sequence[Judgement]], None]
"""Called with those that would be in force and those that are new; raises JudgementError where they may not stand."""


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

    def append(self, judgement: Judgement, refuse: Refusal | None = None) -> bool:
        """Enter one judgement; False where the very same one is in the log already. Its id may be left empty.

        JudgementError where it is malformed, undoes what is not in force, or contradicts others, which it shows.
        `refuse` is asked too, while nobody else can enter anything.
        """
        return self.append_all([judgement], refuse) == 1

    def append_all(self, judgements: Sequence[Judgement], refuse: Refusal | None = None) -> int:
        """Enter several judgements, all or none, each as `append` does; how many were not in the log already."""
        return self._enter(judgements, refuse, merging=False).added

    def all(self) -> tuple[Judgement, ...]:
        """Every judgement in the order of entry, undone ones included."""
        with self._database(self.path) as database:
            return _read(database)

    def export(self) -> Iterator[str]:
        """The log as JSON lines in the order of entry: later exports only add lines to earlier ones."""
        return (to_line(one) for one in self.all())

    def import_lines(self, lines: Iterable[str], refuse: Refusal | None = None) -> ImportCounts:
        """Enter what `export` wrote, all or nothing; what is in the log already is passed over and counted.

        JudgementError, naming the line, where one cannot be read; or where the whole would contradict itself. Two logs
        may have taken back the same judgement, each with an undo of its own: both are kept.
        """
        given = [from_line(text, number) for number, text in enumerate(lines, start=1) if text.strip()]
        return self._enter(given, refuse, merging=True)

    def _enter(self, judgements: Sequence[Judgement], refuse: Refusal | None, *, merging: bool) -> ImportCounts:
        with self._database(self.path) as database:
            database.execute("BEGIN IMMEDIATE")  # from here on nobody else appends: what is checked is what is entered
            log = list(_read(database))
            known = {one.id: one for one in log}
            before = len(log)
            given = [well_formed(one) for one in judgements]
            there = {*known, *(one.id for one in given)} if merging else set(known)
            for one in given:
                if one.id in known:
                    _refuse_other_words(one, known[one.id])
                    continue
                _refuse_undo_of_none(one, there)
                if not merging:
                    _refuse_idle_undo(one, log)
                known[one.id] = one
                log.append(one)
                _write(database, one)
            in_force, new = effective(log), log[before:]
            if refuse and new:
                refuse(in_force, new)
            if found := contradiction(in_force):
                raise contradicted(self.path.name, found, new)
            database.execute("COMMIT")
        return ImportCounts(len(new), len(judgements) - len(new))

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
        if self._version(database) < _VERSION:
            database.execute("BEGIN EXCLUSIVE")
            version = self._version(database)  # somebody else may have been first
            scripts = {0: (_SCHEMA, _SEEN), 1: (_SEEN,)}.get(version, ())
            for statement in (one for script in scripts for one in _statements(script)):
                database.execute(statement)
            if version < _VERSION:
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
    rows = database.execute("SELECT id, verdict, subjects, reviewer, decided_at, reason, field, value, seen "
                            "FROM judgements LEFT JOIN seen ON judgement = id ORDER BY position")
    return tuple(_as_entered(Judgement(id_, Verdict(verdict), tuple(json.loads(subjects)), who, when, why, field, value,
                                       _looked(looked or "[]")))
                 for id_, verdict, subjects, who, when, why, field, value, looked in rows)


def _looked(written: str) -> tuple[Seen, ...]:
    try:
        return tuple(Seen(**row) for row in json.loads(written))
    except TypeError as error:
        message = f"what was seen is out of shape ({error})"
        raise ValueError(message) from error


def _as_entered(one: Judgement) -> Judgement:
    """The judgement, whose id is made of what it says; ValueError where a damaged disk changed one or the other."""
    if judgement_id(one) != one.id:
        message = f"{one.id} does not say what was entered"
        raise ValueError(message)
    return one


def _write(database: sqlite3.Connection, one: Judgement) -> None:
    database.execute("INSERT INTO judgements (id, verdict, subjects, reviewer, decided_at, reason, field, value) "
                     "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                     (one.id, str(one.verdict), line(one.subjects), one.reviewer, one.decided_at, one.reason, one.field,
                      one.value))
    if one.seen:
        database.execute("INSERT INTO seen (judgement, seen) VALUES (?, ?)", (one.id, line(one.seen)))


def contradicted(place: str, found: Sequence[Judgement], new: Sequence[Judgement], also: Sequence[str] = ()) -> \
        ContradictedError:
    """The error that shows both sides: what stands in the log, what is new, and `also` what joins them."""
    fresh = {one.id for one in new}
    shown = "".join(f"\n  {'new' if one.id in fresh else 'in the log'}: {in_words(one)}" for one in found)
    shown += "".join(f"\n  in the ledger: {told}" for told in also)
    stands = [one.id for one in found if one.id not in fresh]
    return ContradictedError(place, f"these judgements cannot all stand:{shown}",
                             (f"undo one that stands (`pledgebook judge undo {stands[0]}`), or " if stands else "")
                             + "leave the new one out", stands)


def _refuse_other_words(one: Judgement, stands: Judgement) -> None:
    """The same decision may have been seen in another reading by then; what was said about it may not differ."""
    if replace(one, seen=()) != replace(stands, seen=()):
        raise JudgementError(one.id, f"it is in the log already in other words:\n  {in_words(stands)}\n  "
                             f"{in_words(one)}", "undo it and enter a new one")


def _refuse_undo_of_none(one: Judgement, there: Container[str]) -> None:
    if one.verdict is Verdict.UNDO and one.subjects[0] not in there:
        raise JudgementError(one.subjects[0], "there is no such judgement to undo",
                             "look it up with `pledgebook log`; of another book's log import the whole")


def _refuse_idle_undo(one: Judgement, log: Sequence[Judgement]) -> None:
    if one.verdict is Verdict.UNDO and one.subjects[0] in undone(log):
        stands = next(other for other in log if other.id == one.subjects[0])
        raise JudgementError(stands.id, f"it is undone already: {in_words(stands)}",
                             f"see `pledgebook log {stands.id}`")
