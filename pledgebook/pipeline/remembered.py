"""What reconciling worked out, kept from one run of a book to the next.

It is one file beside the readings, named after all that its answers hold for and begun by a hash of what it holds: of
another program, catalogue or Python, or damaged, it is as if it was not there, and the run works all out anew. Like all
of the cache it may be deleted at any time. That it cannot be written ends no run.
"""

import json
import platform
import sys
from contextlib import suppress
from pathlib import Path

from pledgebook.pipeline.cache import program_mark
from pledgebook.reconcile import Memory
from pledgebook.text.keeping import ASIDE, Store, hash_of

KIND = "reconciled"
"""What the file's name begins with."""


class Remembered:
    """The file in one folder, for a book with the tables of its own in another."""

    def __init__(self, folder: Path, own_tables: Path | None) -> None:
        """Nothing is made on disk until something is kept."""
        self._folder, self._store = folder, Store(folder, KIND, most=1)
        python = f"{platform.python_version()} {sys.hash_info}"
        own = sorted(own_tables.glob("*.csv")) if own_tables else []
        self._key = hash_of([("program", program_mark().encode()), ("python", python.encode()),
                             *((path.name, path.read_bytes()) for path in own)])

    def memory(self) -> Memory:
        """What the last run worked out; empty where there was none that this one can learn from."""
        found = self._store.get(self._key)
        return Memory(json.loads(found) if found else {})

    def keep(self, memory: Memory) -> None:
        """Keep what a run used, if that can be done, in the place of what was kept before. Under the book's lock."""
        with suppress(OSError):
            for left in self._folder.glob(f"{ASIDE}*"):  # by a run that was killed here
                left.unlink()
        self._store.put(self._key, json.dumps(memory.used, separators=(",", ":")))
