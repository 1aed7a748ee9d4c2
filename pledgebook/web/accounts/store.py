"""accounts.db in the book's folder: who may sign in with which role, who is signed in, and what was done to accounts.

A session's token is random and only its SHA-256 is kept, so that who reads the file cannot come in with it. A name is
never given again: decisions stand under it for ever.
"""

import contextlib
import hashlib
import os
import re
import secrets
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from pledgebook.errors import AccountError, BookError
from pledgebook.web.accounts.passwords import Passwords

IDLE = 2 * 3600
"""Seconds without a request after which a session is over."""
LONGEST = 12 * 3600
"""Seconds after which a session is over whatever happens: a working day."""
_NOTED = 60
"""Seconds between two notes that a session is in use: not every page need write."""

WINDOW = 15 * 60
"""Seconds in which failed sign-ins are counted together."""
MOST_FAILED = {"pair": 5, "address": 30, "name": 50}
"""Failures within WINDOW after which no more are tried: of a name from an address, from an address, of a name.

The last is high, so that nobody can shut another out by failing in their name from elsewhere.
"""

PROGRAMS = "pledgebook_"
"""How the token of a program begins, so that whoever finds one knows what it opens."""

_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{0,39}")
_WAIT = 10.0
_SCHEMA = """
CREATE TABLE IF NOT EXISTS accounts (
    name TEXT PRIMARY KEY, role TEXT NOT NULL, hash TEXT, added TEXT NOT NULL, removed TEXT
) STRICT;
CREATE TABLE IF NOT EXISTS sessions (
    token TEXT PRIMARY KEY, name TEXT NOT NULL, form TEXT NOT NULL, begun REAL NOT NULL, used REAL NOT NULL
) STRICT;
CREATE TABLE IF NOT EXISTS tokens (name TEXT PRIMARY KEY, token TEXT NOT NULL UNIQUE, made TEXT NOT NULL) STRICT;
CREATE TABLE IF NOT EXISTS failures (kind TEXT NOT NULL, key TEXT NOT NULL, at REAL NOT NULL) STRICT;
CREATE INDEX IF NOT EXISTS failures_by_key ON failures (kind, key, at);
CREATE TABLE IF NOT EXISTS events (at TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, who TEXT NOT NULL) STRICT;
"""
_SCHEMA_VERSION = 2
"""Goes up when a table is added; what is there already stays as it is."""


class Role(StrEnum):
    """What an account may do: read the pages; also decide in the queue; also see to accounts."""

    READ = "read"
    REVIEW = "review"
    ADMIN = "admin"

    def covers(self, other: "Role") -> bool:
        """Whether who has this role may do what `other` may."""
        order = list(Role)
        return order.index(self) >= order.index(other)


@dataclass(frozen=True, slots=True)
class Account:
    """A person who may sign in. `added` and `last_in` are moments (ISO 8601, UTC); `last_in` is '' before the first."""

    name: str
    role: Role
    added: str
    last_in: str


@dataclass(frozen=True, slots=True)
class Session:
    """Who is signed in, and the token that every form of theirs must carry."""

    name: str
    role: Role
    form: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A sign-in that was refused; `wait` are the seconds until another try is looked at, 0 where it is at once."""

    wait: int


class Accounts:
    """The accounts in the file at `path`, made there when the first is added. Several processes may use it at once."""

    def __init__(self, path: Path, passwords: Passwords | None = None) -> None:
        self.path = path
        self._passwords = passwords or Passwords()

    # -- accounts --------------------------------------------------------------------------------------------------

    def exist(self) -> bool:
        """Whether anybody could sign in."""
        if not self.path.exists():
            return False
        with self._database() as database:
            found = database.execute("SELECT 1 FROM accounts WHERE removed IS NULL AND hash IS NOT NULL").fetchone()
        return found is not None

    def all(self) -> list[Account]:
        """Every account, in the order of names."""
        if not self.path.exists():
            return []
        with self._database() as database:
            rows = database.execute(
                "SELECT name, role, added, coalesce((SELECT max(at) FROM events WHERE events.name = accounts.name "
                "AND what = 'signed in'), '') FROM accounts WHERE removed IS NULL ORDER BY name").fetchall()
        return [Account(name, Role(role), added, last) for name, role, added, last in rows]

    def add(self, name: str, role: Role, password: str, who: str) -> None:
        """Add an account; AccountError where the name or password can be none, or the name was ever given."""
        refuse_name(name)
        kept = self._passwords.hashed(password, name)
        with self._database() as database:
            found = database.execute("SELECT removed FROM accounts WHERE name = ?", [name]).fetchone()
            if found:
                raise AccountError(name, "was removed, and decisions may stand under it" if found[0] else
                                   "is the name of an account already", "choose another name")
            database.execute("INSERT INTO accounts (name, role, hash, added) VALUES (?, ?, ?, ?)",
                             [name, str(role), kept, _now()])
            _note(database, name, f"added as {role}", who)

    def set_role(self, name: str, role: Role, who: str) -> None:
        """Give the account another role, from its next request on. AccountError where there is none of that name."""
        self._change(name, "role = ?", [str(role)], f"made {role}", who)

    def set_password(self, name: str, password: str, who: str) -> None:
        """Give the account another password and end its sessions. AccountError as in `add`."""
        self._change(name, "hash = ?", [self._passwords.hashed(password, name)], "given a new password", who)
        self.end_all(name)

    def remove(self, name: str, who: str) -> None:
        """Let nobody sign in under the name again, and end its sessions. Its decisions stand."""
        self._change(name, "removed = ?, hash = NULL", [_now()], "removed", who)
        self.end_all(name)
        with self._database() as database:
            database.execute("DELETE FROM tokens WHERE name = ?", [name])

    def _change(self, name: str, what: str, values: list[str], told: str, who: str) -> None:
        self._refuse_none(name)
        with self._database() as database:
            changed = database.execute(f"UPDATE accounts SET {what} WHERE name = ? AND removed IS NULL",  # noqa: S608
                                       [*values, name]).rowcount
            if not changed:
                raise _none(name)
            _note(database, name, told, who)

    def _refuse_none(self, name: str) -> None:
        if not self.path.exists():
            raise _none(name)

    def events(self, limit: int = 50) -> list[tuple[str, str, str, str]]:
        """What was done to accounts, the latest first: (when, account, what, by whom)."""
        with self._database() as database:
            return database.execute("SELECT at, name, what, who FROM events ORDER BY rowid DESC LIMIT ?",
                                    [limit]).fetchall()

    # -- signing in ------------------------------------------------------------------------------------------------

    def sign_in(self, name: str, password: str, address: str, now: float) -> str | Refused:
        """The token of a new session; Refused where name and password do not fit, or too many were tried.

        A try counts as failed before it is looked at, so that many at once are not looked at one more time each.
        """
        name = name.strip().lower()[:40]
        keys = {"pair": f"{name} {address}", "address": address, "name": name}
        with self._database() as database:
            if wait := _wait(database, keys, now):
                return Refused(wait)
            database.executemany("INSERT INTO failures VALUES (?, ?, ?)", [(*one, now) for one in keys.items()])
            found = database.execute("SELECT hash FROM accounts WHERE name = ? AND removed IS NULL", [name]).fetchone()
        kept = found[0] if found else None
        if not self._passwords.fits(password, kept):
            return Refused(0)
        with self._database() as database:
            database.executemany("DELETE FROM failures WHERE kind = ? AND key = ? AND at = ?",
                                 [(*one, now) for one in keys.items()])
            if self._passwords.is_weaker(str(kept)):
                database.execute("UPDATE accounts SET hash = ? WHERE name = ?",
                                 [self._passwords.hashed(password, name), name])
            _note(database, name, "signed in", name)
            return _begin(database, name, now)

    def session(self, token: str, now: float) -> Session | None:
        """The session of that token; None where there is none, or it is over."""
        if not token or not self.path.exists():
            return None
        key = _digest(token)
        with self._database() as database:
            found = database.execute(
                "SELECT s.name, a.role, s.form, s.used FROM sessions s JOIN accounts a USING (name) WHERE token = ? "
                "AND a.removed IS NULL AND s.used > ? AND s.begun > ?", [key, now - IDLE, now - LONGEST]).fetchone()
            if found is None:
                return None
            name, role, form, used = found
            if now - used > _NOTED:
                database.execute("UPDATE sessions SET used = ? WHERE token = ?", [now, key])
        return Session(name, Role(role), form)

    def end(self, token: str) -> None:
        """End the session of that token."""
        if self.path.exists():
            with self._database() as database:
                database.execute("DELETE FROM sessions WHERE token = ?", [_digest(token)])

    def end_all(self, name: str) -> None:
        """End every session of an account."""
        with self._database() as database:
            database.execute("DELETE FROM sessions WHERE name = ?", [name])

    # -- programs --------------------------------------------------------------------------------------------------

    def give_token(self, name: str, who: str) -> str:
        """A token with which a program reads in that name, in place of the one before; told here and never again.

        A name that nobody has is added as that of a program, which has no password. AccountError as in `add`.
        """
        refuse_name(name)
        token = f"{PROGRAMS}{secrets.token_urlsafe(32)}"
        with self._database() as database:
            found = database.execute("SELECT removed FROM accounts WHERE name = ?", [name]).fetchone()
            if found and found[0]:
                raise AccountError(name, "was removed, and decisions may stand under it", "choose another name")
            if not found:
                database.execute("INSERT INTO accounts (name, role, added) VALUES (?, ?, ?)",
                                 [name, str(Role.READ), _now()])
                _note(database, name, "added as a program", who)
            database.execute("INSERT OR REPLACE INTO tokens VALUES (?, ?, ?)", [name, _digest(token), _now()])
            _note(database, name, "given a token", who)
        return token

    def named_by(self, token: str) -> str | None:
        """In whose name the token reads; None where it is none."""
        if not token.startswith(PROGRAMS) or not self.path.exists():
            return None
        with self._database() as database:
            found = database.execute("SELECT name FROM tokens JOIN accounts USING (name) WHERE token = ? "
                                     "AND removed IS NULL", [_digest(token)]).fetchone()
        return str(found[0]) if found else None

    # -- the file --------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """A connection for one piece of work, which is done whole or not at all."""
        try:
            is_new = not self.path.exists()
            if is_new:  # nobody else on this machine may read hashes
                os.close(os.open(self.path, os.O_CREAT | os.O_WRONLY, 0o600))
            with contextlib.closing(sqlite3.connect(self.path, timeout=_WAIT, isolation_level=None)) as database:
                if database.execute("PRAGMA user_version").fetchone()[0] < _SCHEMA_VERSION:
                    database.executescript(f"{_SCHEMA}PRAGMA user_version = {_SCHEMA_VERSION};")
                database.execute("BEGIN IMMEDIATE")
                yield database
                database.execute("COMMIT")
        except (sqlite3.Error, OSError) as error:
            raise BookError(str(self.path), f"the accounts cannot be read or written ({error})",
                            "check that the disk has room and that the file is yours") from error


def refuse_name(name: str) -> None:
    """AccountError where no account can be called so."""
    if not _NAME.fullmatch(name):
        raise AccountError(name, "cannot be the name of an account", "write small letters, digits, '.', '_' or '-'")


def _begin(database: sqlite3.Connection, name: str, now: float) -> str:
    token = secrets.token_urlsafe(32)
    database.execute("DELETE FROM sessions WHERE used <= ? OR begun <= ?", [now - IDLE, now - LONGEST])
    database.execute("INSERT INTO sessions VALUES (?, ?, ?, ?, ?)",
                     [_digest(token), name, secrets.token_urlsafe(32), now, now])
    return token


def _wait(database: sqlite3.Connection, keys: dict[str, str], now: float) -> int:
    """Seconds until the next try of one of these is looked at; 0 where it is now."""
    database.execute("DELETE FROM failures WHERE at <= ?", [now - WINDOW])
    waits = [0.0]
    for kind, key in keys.items():
        failed = [at for (at,) in database.execute(
            "SELECT at FROM failures WHERE kind = ? AND key = ? ORDER BY at", [kind, key])]
        if len(failed) >= MOST_FAILED[kind]:
            waits.append(failed[-MOST_FAILED[kind]] + WINDOW - now)
    return int(max(waits) + 0.999)


def _digest(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()


def _note(database: sqlite3.Connection, name: str, what: str, who: str) -> None:
    database.execute("INSERT INTO events VALUES (?, ?, ?, ?)", [_now(), name, what, who])


def _now() -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())


def _none(name: str) -> AccountError:
    return AccountError(name, "is the name of no account", "list them with `pledgebook accounts list`")
