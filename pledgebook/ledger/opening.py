"""How a ledger's file is opened: read-only, apart from every other, and told from the one that may take its place."""

from pathlib import Path

import duckdb

from pledgebook.errors import LedgerError

REBUILD = "run `pledgebook run` to rebuild it"


def identity(path: Path) -> tuple[int, int, int]:
    """What tells the file that stands there from another one; OSError where there is none."""
    status = path.stat()
    return status.st_dev, status.st_ino, status.st_mtime_ns


def opened(path: Path, room: str, threads: int = 0) -> duckdb.DuckDBPyConnection:
    """Attach the file to a connection of its own; 0 `threads` are as many as there are cores.

    duckdb.connect(path) would hand out a database that is already open under the same name in this process,
    although a new file stands there by now.
    """
    database = duckdb.connect(":memory:")
    try:
        name = str(path).replace("'", "''")
        database.execute(f"ATTACH '{name}' AS book (READ_ONLY)")
        if room:
            database.execute(f"SET memory_limit = '{room}'")
        if threads:
            database.execute(f"SET threads = {threads}")
        database.execute("SET enable_external_access = false")
        database.execute("SET lock_configuration = true")
    except duckdb.Error as error:
        database.close()
        raise LedgerError(str(path), f"is no ledger that can be read ({error})", REBUILD) from error
    return database
