"""The open ledgers: the latest one, opened again as soon as another stands in its place, and a few of earlier days.

A request keeps the ledger that it was given until it is answered, also when a new one is taken up meanwhile: a ledger
is let go when nobody holds it any more. What is worked out of a ledger (a first page, counts by value) is kept beside
it, so that nothing of an old ledger is ever told of a new one.
"""

import contextlib
import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as TakesLong
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar, cast

from pledgebook.catalogue import Catalogue
from pledgebook.errors import LedgerError
from pledgebook.ledger import Ledger
from pledgebook.ledger.facets import codes_in, units_in
from pledgebook.ledger.kept import Kept
from pledgebook.views.filters import Known
from pledgebook.web.errors import BeingMadeError
from pledgebook.web.house import House

KEPT_DAYS = 3
"""Ledgers of earlier days that are held open, the last asked for."""
KEPT_ANSWERS = 64
KEPT_BYTES = 12 * 2**20
"""Of finished pages: some three hundred."""
PATIENCE = 8.0
"""Seconds for which a request waits for a ledger of the past that must first be made."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """A ledger that is open, what can be asked of it, and what was worked out of it before."""

    ledger: Ledger
    known: Known
    units: tuple[tuple[str, str, int | None], ...]
    """(basis, currency, year of prices) of which it has sums."""
    recorded: str = ""
    """The last moment at which anything of it was recorded (ISO 8601); '' where nothing was."""
    mark: str = ""
    """Tells what is answered from this ledger's file from what any other one answers, whoever opens it."""
    pages: Kept = field(default_factory=lambda: Kept(KEPT_BYTES, lambda text: len(cast("bytes", text))))
    """Finished pages, by all that they are made of beside this ledger."""
    _kept: Kept = field(default_factory=lambda: Kept(KEPT_ANSWERS))

    def kept(self, key: Hashable, make: Callable[[], T]) -> T:
        """What `make` gives, made once for a key and this ledger as long as there is room."""
        return self._kept.of(key, make)


class OpenLedgers:
    """The ledgers of one book. May be used from several threads."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._latest: Opened | None = None
        self._days: OrderedDict[date, Future[Opened]] = OrderedDict()
        self._lock = threading.Lock()
        self._maker = ThreadPoolExecutor(1, thread_name_prefix="past")
        self._held = contextlib.ExitStack()

    def latest(self) -> Opened:
        """The latest ledger; LedgerError, with what to run, where there is none that can be read."""
        with self._lock:
            if self._latest is None or self._latest.ledger.is_replaced():
                try:
                    self._latest = self._open(Ledger(self._house.ledger, room=ROOM, at_once=AT_ONCE))
                except LedgerError:
                    self._latest = None
                    raise
                self._days.clear()  # a run may have read more that was recorded by then
            return self._latest

    def of(self, day: date) -> Opened:
        """The ledger as of the end of the day; BeingMadeError where it is not ready soon."""
        self.latest()
        with self._lock:
            future = self._days.get(day)
            if future is None or future.cancelled() or (future.done() and future.exception()):
                future = self._days[day] = self._maker.submit(self._past, day)
            self._days.move_to_end(day)
            while len(self._days) > KEPT_DAYS:
                self._days.popitem(last=False)[1].cancel()  # one that is not begun yet is asked for by nobody
        try:
            return future.result(PATIENCE)
        except (TakesLong, CancelledError) as error:
            raise BeingMadeError(
                f"as of {day}", "the ledger of that day is being made again from what was recorded by then",
                "this takes about as long as a run of the book; the page asks again by itself") from error

    def _past(self, day: date) -> Opened:
        with self._house.open_as_of(day) as ledger:
            # The file may go when its holder does; a Ledger of its own keeps what it has opened.
            return self._open(Ledger(ledger.path, room=ROOM, at_once=AT_ONCE))

    def _open(self, ledger: Ledger) -> Opened:
        recorded = ledger.ask("SELECT coalesce(max(recorded), '') FROM book.documents")[0][0]
        mark = hashlib.blake2b(repr(ledger.file).encode(), digest_size=8).hexdigest()
        return Opened(ledger, known_in(ledger, self._house.catalogue), units_in(ledger), str(recorded), mark)

    def close(self) -> None:
        """Make no more ledgers; those in use end with their requests."""
        self._maker.shutdown(wait=False, cancel_futures=True)


def known_in(ledger: Ledger, catalogue: Catalogue) -> Known:
    """The parties and items of the catalogue, and those that only the ledger has."""
    parties, items = codes_in(ledger)
    below: dict[str, list[str]] = {}
    for node in catalogue.items.values():
        if node.parent:
            below.setdefault(node.parent, []).append(node.id)
    return Known(
        {**{code: catalogue.party_name(code) for code in parties},
         **{code: name for code, (name, _) in catalogue.parties.items()}},
        {**{name: name for name in items}, **{node.id: node.name for node in catalogue.items.values()}},
        {parent: tuple(kinds) for parent, kinds in below.items()})


ROOM = "320MiB"
"""What DuckDB may hold for one open ledger; beyond it, it reads again what it has let go."""


AT_ONCE = 2
"""Questions that one open ledger works on together: each may take some 100 MiB, and uses every core by itself."""


@contextlib.contextmanager
def opened_ledgers(house: House) -> Iterator[OpenLedgers]:
    """The ledgers of a book while it is served."""
    ledgers = OpenLedgers(house)
    try:
        yield ledgers
    finally:
        ledgers.close()
