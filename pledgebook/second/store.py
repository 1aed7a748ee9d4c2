"""Kept answers, in one SQLite file: with them a run is repeated to the letter, without the network and at no cost.

A model gives the same question another answer on another day. So what it answered is not derived: the file belongs to
the book, beside the archive and the judgements, and no run deletes from it.
"""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from pledgebook.errors import BookError
from pledgebook.second.exchange import Answer, Request

_VERSION = 1
_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
    text_sha256 TEXT NOT NULL,
    prompt TEXT NOT NULL,
    model TEXT NOT NULL,
    answer BLOB NOT NULL,
    tokens_in INTEGER,
    tokens_out INTEGER,
    is_cut INTEGER NOT NULL,
    PRIMARY KEY (text_sha256, prompt, model)
) STRICT;
"""

_GET = "SELECT answer, tokens_in, tokens_out, is_cut FROM answers WHERE text_sha256 = ? AND prompt = ? AND model = ?"


class AnswerFile:
    """Answers by (text, prompt, model) in the SQLite file at `path`, made when it is first asked."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def get(self, request: Request, model: str) -> Answer | None:
        """The kept answer to the same request, or None. BookError where the file cannot be read."""
        with self._database() as database:
            row = database.execute(_GET, (request.text, request.prompt, model)).fetchone()
            return Answer(row[0].decode("utf-8", "surrogatepass"), row[1], row[2], bool(row[3])) if row else None

    def put(self, request: Request, model: str, answer: Answer) -> None:
        """Keep an answer; it is on the disk when this returns. The first answer to a request stays."""
        content = answer.text.encode("utf-8", "surrogatepass")
        with self._database() as database:
            database.execute("INSERT OR IGNORE INTO answers VALUES (?, ?, ?, ?, ?, ?, ?)",
                             (request.text, request.prompt, model, content, answer.tokens_in, answer.tokens_out,
                              answer.is_cut))

    @contextlib.contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        try:
            with contextlib.closing(sqlite3.connect(self.path)) as database, database:
                if database.execute("PRAGMA user_version").fetchone()[0] == 0:
                    database.executescript(_SCHEMA + f"PRAGMA user_version = {_VERSION};")
                yield database
        except (sqlite3.Error, UnicodeDecodeError) as error:
            raise BookError(str(self.path), f"the kept answers cannot be used ({error})",
                            "restore the file from a copy, or move it away to ask anew") from error
