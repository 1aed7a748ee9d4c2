"""Small books of texts written for these tests, with the clock in the hands of the test."""

import hashlib
import json
from pathlib import Path

from pledgebook.archive import Archive
from pledgebook.engine import LocalEngine
from pledgebook.ledger import Ledger
from pledgebook.model import ROW_TYPE, Capture, content_id
from pledgebook.pipeline.book import init_book, open_book
from pledgebook.pipeline.run import run_book

STORIES = {
    "howitzers": "France will send 12 Caesar howitzers to Ukraine by the summer, the defence minister said in Paris.",
    "tanks": "Germany has delivered 18 Leopard 2 tanks to Ukraine, the defence ministry said in Berlin on Monday.",
    "package": "The United States announced a $725 million security assistance package for Ukraine on Friday.",
    "money": "Norway pledged 500 million euros in humanitarian aid for Ukraine, the foreign ministry said in Oslo.",
    "trained": "Britain has trained 10,000 Ukrainian soldiers since the start of the war, the prime minister said.",
    "drones": "Latvia will give 300 drones to Ukraine as military aid in May, its defence minister told reporters.",
    "football": "The match ended in a draw, and the crowd went home in the rain. The coach was not pleased with it.",
    "generators": "Poland has sent 90 generators to Ukraine as humanitarian aid, the interior ministry in Warsaw said.",
}


def row(name, text, published="2024-03-04", **more):
    """A capture of one row, taken on a second of its own that hangs on its name alone."""
    payload = json.dumps({"id": name, "text": text, "published": published, "language": "en", **more}).encode()
    uri = f"file:rows.jsonl#{name}"
    second = int(hashlib.sha256(name.encode()).hexdigest(), 16) % 60
    return Capture(content_id("cap", uri, hashlib.sha256(payload).hexdigest()), uri, ROW_TYPE, payload,
                   f"2024-04-01T10:00:{second:02}Z")


def stories():
    return [row(name, text) for name, text in STORIES.items()]


def begun(folder: Path):
    return init_book(folder, "a test")


def made(folder: Path, captures):
    """A book of these captures, not yet run."""
    book = begun(folder)
    Archive(folder / "archive").add(captures)
    return book


def ran(book, workers=1):
    return run_book(book, engine=LocalEngine(workers))


def digest(book):
    with Ledger(book.ledger_path) as ledger:
        return ledger.digest()


def records(book, table):
    with Ledger(book.ledger_path) as ledger:
        return list(ledger.records(table))


__all__ = ["STORIES", "begun", "digest", "made", "open_book", "ran", "records", "row", "stories"]
