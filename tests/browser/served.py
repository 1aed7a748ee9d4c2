"""A book served on a free port of this machine: what the browser tests and the pictures of the docs look at.

The book is that of the demo, kept as if each text had been recorded on the day of its publication: so it has a past.
The day is fixed, and with it what is overdue.
"""

import contextlib
import json
import shutil
import socket
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import uvicorn
from starlette.applications import Starlette

from pledgebook.acquire.rows import make_capture
from pledgebook.archive import Archive
from pledgebook.cli.reviewing import accounts_of, reviewed
from pledgebook.cli.serving import house_of
from pledgebook.engine import LocalEngine
from pledgebook.model import ROW_TYPE, Capture
from pledgebook.pipeline.book import init_book, open_book
from pledgebook.pipeline.run import run_book
from pledgebook.web.accounts.store import Role
from pledgebook.web.app import make_app

TODAY = date(2025, 12, 31)
DAYS = (date(2024, 3, 15), date(2020, 1, 1))
"""Days of which pages are asked: in the middle of the texts, and before the first."""
PERSON = "ana"
"""Who sits at this machine, in the log of decisions."""
PASSWORD = "a long enough password"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
LAUNCH = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")
"""No name is looked up: what a page asked of another host would fail, and be told of."""


def chromium() -> str | None:
    """The system's browser; None where there is none."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def keep_demo(folder: Path) -> Path:
    """The demo's texts as a book, each recorded when it was published."""
    book = init_book(folder, "The demo book")
    Archive(folder / "archive").add(sorted(_captures(), key=lambda one: (one.captured_at, one.id)))
    run_book(book, engine=LocalEngine(1))
    return folder


def _captures() -> Iterator[Capture]:
    for file in files("pledgebook").joinpath("data/demo").iterdir():
        for number, line in enumerate(file.read_bytes().splitlines() if file.name.endswith(".jsonl") else ()):
            moment = f'{json.loads(line)["published"]}T12:00:00Z'
            yield make_capture(f"file:{file.name}#{number + 1}", ROW_TYPE, line, moment)


def explorer(folder: Path, *, is_guarded: bool = False) -> Starlette:
    """The application over a book; `is_guarded`: as if it listened beyond this machine, so that it demands accounts."""
    book = open_book(folder)
    house = replace(house_of(book), today=lambda: TODAY)
    return make_app(reviewed(house, book, is_open=not is_guarded, who=PERSON))


def add_account(folder: Path, name: str, role: Role) -> None:
    """An account of the book, with PASSWORD."""
    accounts_of(open_book(folder)).add(name, role, PASSWORD, "a test")


@contextlib.contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The address under which the application answers until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", access_log=False))
        thread = threading.Thread(target=server.run, args=([free],), daemon=True)
        thread.start()
        until = time.monotonic() + 30
        while not server.started and thread.is_alive() and time.monotonic() < until:
            time.sleep(0.01)
        assert server.started, "the server did not start"
        try:
            yield f"http://127.0.0.1:{free.getsockname()[1]}"
        finally:
            server.should_exit = True
            thread.join(20)


def wait_for(address: str) -> None:
    """Ask until there is an answer: the ledger of a day is made when it is first asked for, and may take long."""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        with contextlib.suppress(urllib.error.HTTPError), urllib.request.urlopen(address, timeout=60):
            return
        time.sleep(0.2)
    message = f"no answer from {address}"
    raise TimeoutError(message)
