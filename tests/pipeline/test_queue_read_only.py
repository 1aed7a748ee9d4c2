"""A book on a disk that cannot be written is read all the same."""

import sqlite3

from pledgebook.ledger import Ledger, build_ledger
from pledgebook.pipeline.review import queue


def test_where_the_book_takes_no_file_the_queue_is_made_elsewhere(tmp_path, monkeypatch):
    build_ledger(tmp_path / "ledger.duckdb", {}, {"name": "a test"})
    connect = sqlite3.connect

    def refusing(place, *arguments, **options):
        if (tmp_path / "cache") in place.parents:
            message = "unable to open database file"
            raise sqlite3.OperationalError(message)
        return connect(place, *arguments, **options)

    monkeypatch.setattr(queue.sqlite3, "connect", refusing)
    with Ledger(tmp_path / "ledger.duckdb") as ledger:
        made = queue.open_queue(tmp_path / "cache", ledger, "mark", [])
    assert tmp_path not in made.path.parents
    assert made.path.is_file()
