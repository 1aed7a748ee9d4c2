
"""The queue of one ledger in an SQLite file under the book's cache: made once a ledger, asked by index.

The file may be deleted at any time. What is settled is marked in it as the log of judgements grows, so that a page of
the queue costs the same however many items there are.
"""

import contextlib
import hashlib
import json
import os
import sqlite3
import tempfile
import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from pledgebook.errors import BookError
from pledgebook.judged import effective
from pledgebook.ledger import Ledger
from pledgebook.ledger.queue import homes_of
from pledgebook.model import Judgement
from pledgebook.pipeline.review.settled import Said, said, state_of
from pledgebook.schema import line
from pledgebook.views.waiting import LANES, Item, Lane, Listed, Place, State

VERSION = 2
"""Goes up when an item changes its shape: a queue of another version is made anew."""

_SCHEMA = """
CREATE TABLE items (
    lane TEXT NOT NULL, key TEXT NOT NULL, expected REAL NOT NULL, money REAL NOT NULL, state TEXT NOT NULL,
    by TEXT NOT NULL, item TEXT NOT NULL, PRIMARY KEY (lane, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE names (name TEXT NOT NULL, lane TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (name, lane, key))
STRICT, WITHOUT ROWID;
CREATE TABLE applied (position INTEGER NOT NULL) STRICT;
INSERT INTO applied VALUES (0);
-- How many items a lane has in each state, so that no page counts a hundred thousand of them.
CREATE TABLE tally (lane TEXT NOT NULL, state TEXT NOT NULL, size INTEGER NOT NULL, expected REAL NOT NULL,
    PRIMARY KEY (lane, state)) STRICT, WITHOUT ROWID;
CREATE TRIGGER counted AFTER UPDATE OF state ON items WHEN OLD.state <> NEW.state BEGIN
    UPDATE tally SET size = size - 1, expected = expected - OLD.expected WHERE lane = OLD.lane AND state = OLD.state;
    INSERT INTO tally VALUES (NEW.lane, NEW.state, 1, NEW.expected)
    ON CONFLICT (lane, state) DO UPDATE SET size = size + 1, expected = expected + NEW.expected;
END;
"""
_INDEX = "CREATE INDEX by_expected ON items (lane, state, expected DESC, key)"
_COUNT = "INSERT INTO tally SELECT lane, state, count(*), sum(expected) FROM items GROUP BY 1, 2"
_NAMED = "SELECT DISTINCT lane, key, item FROM items JOIN names USING (lane, key) WHERE name IN ({})"
_SOME = 500


class Queue:
    """The queue in the file at `path`. It may be used from several threads and processes."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._turn = threading.Lock()
        self._homes: dict[str, str] = {}
        self._applied: int | None = None

    def lanes(self) -> tuple[Lane, ...]:
        """Every lane, in the order in which they are shown."""
        with self._database() as database:
            rows = database.execute("SELECT lane, state, size, expected FROM tally WHERE size > 0").fetchall()
        found = {(lane, state): (size, expected) for lane, state, size, expected in rows}
        size = {key: number for key, (number, _) in found.items()}
        return tuple(Lane(lane, size.get((lane, State.OPEN), 0), size.get((lane, State.UNSURE), 0),
                          size.get((lane, State.DECIDED), 0), found.get((lane, State.OPEN), (0, 0.0))[1])
                     for lane in LANES)

    def page(self, lane: str, state: State, after: str, limit: int) -> tuple[list[Listed], str]:
        """Items of a lane, the most expected change first, from behind the key `after`; its last key, if more come."""
        with self._database() as database:
            start = self._expected(database, lane, after) if after else None
            rows = self._behind(database, (lane, str(state)), (start, after), limit + 1)
        found = [_listed(item, told, by) for _, item, told, by in rows[:limit]]
        return found, found[-1].item.key if len(rows) > limit else ""

    @staticmethod
    def _expected(database: sqlite3.Connection, lane: str, key: str) -> float | None:
        found = database.execute("SELECT expected FROM items WHERE lane = ? AND key = ?", [lane, key]).fetchone()
        return float(found[0]) if found else None

    @staticmethod
    def _behind(database: sqlite3.Connection, where: tuple[str, str], place: tuple[float | None, str],
                limit: int) -> list[tuple[str, str, str, str]]:
        """The next rows behind a place, those of the same expectation first: each part is a walk on the index."""
        start, key = place
        # Told which: by itself SQLite goes through the whole lane by its keys where many items are expected the same.
        what = "SELECT key, item, state, by FROM items INDEXED BY by_expected WHERE lane = ? AND state = ?"
        if start is None:
            return database.execute(f"{what} ORDER BY expected DESC, key LIMIT ?", [*where, limit]).fetchall()
        same = database.execute(f"{what} AND expected = ? AND key > ? ORDER BY key LIMIT ?",
                                [*where, start, key, limit]).fetchall()
        return same + database.execute(f"{what} AND expected < ? ORDER BY expected DESC, key LIMIT ?",
                                       [*where, start, limit - len(same)]).fetchall()

    def item(self, lane: str, key: str) -> Listed | None:
        """The item of that key; None where the queue has none."""
        with self._database() as database:
            row = database.execute("SELECT item, state, by FROM items WHERE lane = ? AND key = ?",
                                   [lane, key]).fetchone()
        return _listed(*row) if row else None

    def place(self, lane: str, key: str) -> Place:
        """Where the item stands among the open ones of its lane."""
        open_ = (lane, str(State.OPEN))
        what = "FROM items WHERE lane = ? AND state = ?"
        with self._database() as database:
            start = self._expected(database, lane, key)
            if start is None:
                return Place(0, "", "")
            following = self._behind(database, open_, (start, key), 1)
            before = [database.execute(f"SELECT count(*) {what} AND {part}", [*open_, *values]).fetchone()[0]
                      for part, values in (("expected > ?", [start]), ("expected = ? AND key < ?", [start, key]))]
            last = database.execute(f"SELECT key {what} AND expected = ? AND key < ? ORDER BY key DESC LIMIT 1",
                                    [*open_, start, key]).fetchone() or database.execute(
                f"SELECT key {what} AND expected > ? ORDER BY expected, key DESC LIMIT 1", [*open_, start]).fetchone()
        return Place(sum(before), last[0] if last else "", following[0][0] if following else "")

    # -- making and marking ----------------------------------------------------------------------------------------

    def fill(self, items: Iterable[Item]) -> None:
        """Put the items in; the first of one key stays."""
        with self._database() as database:
            database.execute("BEGIN")
            for item in items:
                money = item.money or 0.0
                row = [item.lane, item.key, money * item.chance, money, "open", "", _written(item)]
                if database.execute("INSERT OR IGNORE INTO items VALUES (?, ?, ?, ?, ?, ?, ?)", row).rowcount:
                    database.executemany("INSERT OR IGNORE INTO names VALUES (?, ?, ?)",
                                         [(name, item.lane, item.key) for name in item.names if name])
            database.execute(_INDEX)
            database.execute(_COUNT)
            database.execute("COMMIT")

    def mark(self, ledger: Ledger, log: Sequence[Judgement]) -> None:
        """Bring the states up to the log, which only grows: only what its new judgements are about is looked at."""
        with self._turn, self._database() as database:
            if database.execute("SELECT position FROM applied").fetchone() == (len(log),):
                return  # as it is for most pages: nothing need be written
            database.execute("BEGIN IMMEDIATE")
            (since,) = database.execute("SELECT position FROM applied").fetchone()
            if since > len(log):  # another log stands in its place
                database.execute("UPDATE items SET state = ?, by = ''", [str(State.OPEN)])
                since = 0
            if since < len(log):
                self._mark(database, ledger, log, since)
            database.execute("UPDATE applied SET position = ?", [len(log)])
            database.execute("COMMIT")

    def _mark(self, database: sqlite3.Connection, ledger: Ledger, log: Sequence[Judgement], since: int) -> None:
        self._homes |= homes_of(ledger, sorted({name for one in log for name in one.subjects} - set(self._homes)))
        waiting = {one.id for one in log[self.applied(ledger, log):]}
        new = _with_undone(log[since:], {one.id: one for one in log})
        touched = sorted({name for one in new for name in said(one, self._homes, waiting).all_names})
        affected = [(lane, key, _item(text)) for some in _batches(touched)
                    for lane, key, text in database.execute(_NAMED.format(", ".join("?" * len(some))), some)]
        told: dict[str, list[Said]] = {name: [] for _, _, item in affected for name in item.names}
        for one in effective(log) if told else ():
            each = said(one, self._homes, waiting)
            for name in each.all_names & told.keys():
                told[name].append(each)
        for lane, key, item in affected:
            about = {each.judgement.id: each for name in item.names for each in told[name]}
            state, by = state_of(item, about.values())
            database.execute("UPDATE items SET state = ?, by = ? WHERE lane = ? AND key = ?",
                             [str(state), by, lane, key])

    def applied(self, ledger: Ledger, log: Sequence[Judgement]) -> int:
        """How many judgements of the log the ledger was made with."""
        if self._applied is None:
            self._applied = int(ledger.meta().get("judgements") or len(log))
        return self._applied

    @contextlib.contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            with contextlib.closing(sqlite3.connect(self.path, timeout=10.0, isolation_level=None)) as database:
                database.execute("PRAGMA synchronous = OFF")  # derived: after a crash it is made again
                database.execute("PRAGMA journal_mode = MEMORY")
                yield database
        except sqlite3.Error as error:
            raise BookError(str(self.path), f"the queue cannot be read or written ({error})",
                            "delete it: it is made again") from error


def open_queue(folder: Path, ledger: Ledger, mark: str, items: Iterable[Item]) -> Queue:
    """The queue of this ledger, made now where it is not there; those of other ledgers are deleted.

    `mark` says what it is made of besides the ledger. Where the folder cannot be written, it is made elsewhere.
    """
    status = ledger.path.stat()
    told = line([VERSION, status.st_ino, status.st_mtime_ns, status.st_size, mark])
    name = f"queue-{hashlib.sha256(told.encode()).hexdigest()[:16]}.db"
    try:
        folder.mkdir(exist_ok=True)
        return _opened(folder, name, items)
    except (OSError, sqlite3.OperationalError):  # SQLite's own word for a folder that takes no file
        aside = Path(tempfile.mkdtemp(prefix="pledgebook-queue-"))
        return _opened(aside, name, items)


def _opened(folder: Path, name: str, items: Iterable[Item]) -> Queue:
    path = folder / name
    if not path.exists():
        aside = folder / f"{name}.{os.getpid()}.part"
        aside.unlink(missing_ok=True)
        with contextlib.closing(sqlite3.connect(aside)) as database:
            database.executescript(_SCHEMA)
        Queue(aside).fill(items)
        aside.replace(path)
        for other in folder.glob("queue-*.db*"):
            if other != path:
                other.unlink(missing_ok=True)
    return Queue(path)


def _with_undone(some: Iterable[Judgement], by_id: Mapping[str, Judgement]) -> list[Judgement]:
    """Judgements, those that they take back, and so on: a redo takes back an undo, which took back a decision."""
    found: dict[str, Judgement] = {}
    waiting = list(some)
    while waiting:
        one = waiting.pop()
        if one.id not in found:
            found[one.id] = one
            waiting += [by_id[name] for name in one.subjects if name in by_id]
    return list(found.values())


def _written(item: Item) -> str:
    return line([item.lane, item.subjects, item.looked, item.since, str(item.money) if item.money is not None else None,
                 str(item.chance), item.note])


def _item(text: str) -> Item:
    lane, subjects, looked, since, money, chance, note = json.loads(text)
    return Item(lane, tuple(subjects), tuple(looked), since, None if money is None else float(money), float(chance),
                note)


def _listed(text: str, state: str, by: str) -> Listed:
    return Listed(_item(text), State(state), by)


def _batches(names: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(names), _SOME):
        yield names[start : start + _SOME]
