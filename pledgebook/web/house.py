"""What the explorer is told from outside: the book's name and ledger, its catalogue, the day, and how the past is made.

All that makes data is handed in as a function by the door; this package reads finished ledgers.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from starlette.routing import BaseRoute

from pledgebook.catalogue import Catalogue
from pledgebook.ledger import Ledger
from pledgebook.model import Capture, Judgement
from pledgebook.views.queue import NoticeView
from pledgebook.web.accounts.guard import Watch


def _today() -> date:
    return datetime.now(UTC).date()


@dataclass(frozen=True, slots=True)
class House:
    """The book that is served.

    `open_as_of` gives the ledger as of a day; it may take as long as a run, and is called in a thread. `run` is the
    command that makes the ledger, to be told where there is none. `more` are routes of other doors (review, sign-in),
    and `nav` what leads to them: (address, words). `hosts` are the names by which it may be asked; empty: by any.
    `log` are the judgements as of a day, all where there is none; `capture` finds an archived copy by its id.
    """

    name: str
    ledger: Path
    catalogue: Catalogue
    open_as_of: Callable[[date], AbstractContextManager[Ledger]]
    run: str = "pledgebook run"
    today: Callable[[], date] = _today
    more: tuple[BaseRoute, ...] = ()
    nav: tuple[tuple[str, str], ...] = ()
    hosts: tuple[str, ...] = field(default=())
    log: Callable[[date | None], Sequence[Judgement]] = lambda _: ()
    capture: Callable[[str], Capture | None] | None = None
    prepare: Callable[[Ledger], None] | None = None
    """What of other doors is made of a ledger before it is asked for."""
    waiting: Callable[[Ledger, str], tuple[NoticeView, ...]] | None = None
    """Decisions about a claim or commitment that the next run will apply, for its page."""
    watch: Watch | None = None
    """How the server is guarded; None where nobody can decide, and only this machine reaches it."""
