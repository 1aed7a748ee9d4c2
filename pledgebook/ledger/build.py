# ruff: noqa: S608 -- names of tables and columns come from TABLES; values are bound
"""A ledger is built aside and then put in place: at every moment the path holds the old ledger or the new one, whole.

Rows are written as lines of JSON beside the ledger (DuckDB loads such files twenty times faster than it takes rows
one by one, and they keep memory flat), loaded in one transaction, sorted by key, and checkpointed. Then the file is
synced and renamed. Whatever happens before the rename, a full disk or a pulled plug, the old ledger is untouched;
what a killed build left behind is removed by the next one. One build at a time: the caller holds the book's lock.
"""

import contextlib
import errno
import json
import re
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import duckdb

from pledgebook.disk import sync
from pledgebook.errors import LedgerError
from pledgebook.ledger.holding import left_out
from pledgebook.ledger.tables import DERIVED, LOOKED_UP, TABLES, UNIQUE, VERSION, row
from pledgebook.ledger.totals import add_up
from pledgebook.ledger.words import index_words
from pledgebook.schema import Json, line

_FULL = ("no space left", "file too large", "disk quota exceeded", "could not fully write", "not all bytes written")
_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
_OBJECT_BYTES = 16 * 2**20
"""DuckDB's own default for the longest line; raised only for a file that has a longer one, since it costs memory."""

_ROOM = "1500MiB"
"""What DuckDB may hold while it sorts and loads; beyond it, it spills beside the ledger."""
_PIECE = 256 * 2**20
"""Code points that are loaded at once: a sort of them has room (four times as many had not), however long a table is.

Rows that come in the order of their keys, as those of a run do, stand so in the whole table; others piece by piece.
"""


@dataclass(frozen=True, slots=True)
class _Lines:
    """One table's rows on disk, and the longest line in bytes."""

    file: Path
    longest: int


def build_ledger(path: Path, tables: Mapping[str, Iterable[Json | str]], meta: Mapping[str, str]) -> None:
    """Replace the ledger at `path` by one with these rows; the order in which rows come does not matter.

    `tables` maps names of TABLES to objects in their written form (schema.py), or to their canonical lines where they
    are at hand; a table that is not given is empty, or derived from the commitments where it can be. LedgerError where
    the ledger could not be built: the one that was there before still is.
    """
    if unknown := sorted(set(tables) - set(TABLES)):
        raise LedgerError(str(path), f'no table is called "{unknown[0]}"', "allowed: " + ", ".join(TABLES))
    building, scratch = path.with_name(f"{path.name}.building"), path.with_name(f"{path.name}.rows")
    try:
        _clear(building, scratch)
        scratch.mkdir()
        with contextlib.closing(_connect(building, scratch)) as database:
            _fill(database, path, scratch, tables)
            database.executemany("INSERT INTO meta VALUES (?, ?)",
                                 [*sorted(meta.items()), ("ledger_version", VERSION)])
            database.execute("COMMIT")
            index_words(database)  # rows have their lasting numbers once they are committed
            for table, column in LOOKED_UP:  # on what is loaded whole: while rows come in, it would slow them
                database.execute(f'CREATE INDEX "{table}_{column}" ON "{table}" ("{column}")')
            database.execute("CHECKPOINT")
        _put_in_place(building, path)
    except (duckdb.Error, OSError) as error:
        raise _failure(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            _clear(building, scratch)


def _clear(building: Path, scratch: Path) -> None:
    building.unlink(missing_ok=True)
    building.with_name(f"{building.name}.wal").unlink(missing_ok=True)
    if scratch.exists():
        shutil.rmtree(scratch)


def _connect(building: Path, scratch: Path) -> duckdb.DuckDBPyConnection:
    """A new database with its tables, inside the one transaction that fills it."""
    database = duckdb.connect(str(building), config={
        "storage_compatibility_version": "v1.0.0",  # any DuckDB since 2024 opens it
        "temp_directory": str(scratch / "spill"),
        "memory_limit": _ROOM,
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    })
    database.execute("BEGIN")
    for name, columns in TABLES.items():
        wanted = ", ".join(f'"{column}" {kind}' for column, (kind, _) in columns.items())
        database.execute(f'CREATE TABLE "{name}" ({wanted}, record VARCHAR)')
    database.execute("CREATE TABLE meta (key VARCHAR, value VARCHAR)")
    return database


def _fill(
    database: duckdb.DuckDBPyConnection, path: Path, scratch: Path, tables: Mapping[str, Iterable[Json | str]],
) -> None:
    """Write and load table after table, piece by piece, so that only one piece is on disk beside the database."""
    for name in [name for name in TABLES if name in tables]:
        derived = [one for one in DERIVED if one not in tables] if name == "commitments" else []
        _fill_table(database, (path, scratch), [name, *derived], tables[name])
        for table in (name, *derived):
            _refuse_doubles(database, path, table)
    if "left_out" not in tables:
        _fill_table(database, (path, scratch), ["left_out"], left_out(database))
    add_up(database)


def _fill_table(database: duckdb.DuckDBPyConnection, places: tuple[Path, Path], names: list[str],
                objects: Iterable[Json | str]) -> None:
    rows = enumerate(objects, start=1)
    while pieces := _write(*places, names, rows):
        for table, lines in pieces.items():
            _load(database, table, lines)
            lines.file.unlink()


def _write(path: Path, scratch: Path, names: list[str], rows: Iterator[tuple[int, Json | str]]) -> dict[str, _Lines]:
    """Write a piece of the objects as lines of the first table, and with them the tables derived from it.

    Nothing where no row is left.
    """
    longest, size, some = dict.fromkeys(names, 0), 0, 0
    with ExitStack() as stack:
        files = {name: stack.enter_context(_rows_file(scratch, name)) for name in names}
        for number, told in rows:
            some += 1
            try:
                written = list(_lines_of(names, told))
            except (ValueError, TypeError, KeyError, AttributeError) as error:
                place = f"{path}: {names[0]}, row {number} ({_key(told)})"
                raise LedgerError(place, f"cannot be written: {error!r}", "this is a fault of the program") from error
            for name, text in written:
                longest[name] = max(longest[name], files[name].write(text))
                size += len(text)
            if size > _PIECE:
                break
    # A code point takes at most 4 bytes of UTF-8.
    return {name: _Lines(scratch / f"{name}.jsonl", 4 * longest[name]) for name in names} if some else {}


def _rows_file(scratch: Path, name: str) -> TextIO:
    return (scratch / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")


def _lines_of(names: list[str], told: Json | str) -> Iterator[tuple[str, str]]:
    """The line of one object in the first table, whose canonical line may be at hand, and those derived from it."""
    obj, record = (json.loads(told), told) if isinstance(told, str) else (told, "")
    yield names[0], _line(names[0], obj, record)
    for name in names[1:]:
        yield from ((name, _line(name, one)) for one in DERIVED[name](obj))


def _line(table: str, obj: Json, record: str = "") -> str:
    text = line(row(table, obj, record)) + "\n"
    text.encode("utf-8")  # a lone surrogate is refused here, where the row is known
    return text


def _key(obj: Any) -> str:
    return str(obj.get("id") or obj.get("commitment") or "no id") if isinstance(obj, Mapping) else type(obj).__name__


def _load(database: duckdb.DuckDBPyConnection, table: str, lines: _Lines) -> None:
    kinds = {column: kind for column, (kind, _) in TABLES[table].items()} | {"record": "VARCHAR"}
    order = ", ".join(f'"{column}"' for column in kinds)
    size = max(_OBJECT_BYTES, lines.longest)
    database.execute(
        f'INSERT INTO "{table}" SELECT {order} FROM read_json(?, format=\'newline_delimited\', columns={kinds!r}, '
        f"maximum_object_size={size}) ORDER BY {order}",
        [re.sub(r"([\[*?])", r"[\1]", str(lines.file))],  # DuckDB takes a path for a pattern
    )


def _refuse_doubles(database: duckdb.DuckDBPyConnection, path: Path, table: str) -> None:
    if (column := UNIQUE.get(table)) is None:
        return
    doubled = database.execute(
        f'SELECT "{column}" FROM "{table}" GROUP BY ALL HAVING count(*) > 1 ORDER BY 1 LIMIT 1',
    ).fetchone()
    if doubled:
        raise LedgerError(str(path), f"{table} has more than one row with the {column} {doubled[0]}",
                          "this is a fault of the program: a record would be counted twice")


def _put_in_place(building: Path, path: Path) -> None:
    """Sync the finished file, give it its name, and sync the folder that holds the name."""
    sync(building)
    building.replace(path)
    sync(path.parent)


def _failure(path: Path, error: duckdb.Error | OSError) -> LedgerError:
    told = str(error).lower()
    if getattr(error, "errno", None) in _FULL_NUMBERS or any(words in told for words in _FULL):
        return LedgerError(str(path), "the disk is full, the new ledger could not be finished; what was there stands",
                           "make room beside it (a build needs about three times the ledger's size) and run "
                           "`pledgebook run` again")
    return LedgerError(str(path), f"the new ledger could not be built ({error}); what was there stands",
                       "mend what the message names and run `pledgebook run` again")
