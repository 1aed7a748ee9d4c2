"""A book served on a free port of this machine, in a thread: what the browser tests and the pictures of the docs look at.

`serving(book)` is the explorer as `pledgebook serve` has it. The day is fixed, so that what is overdue is so for ever.
"""

import contextlib
import os
import shutil
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import uvicorn
from click.testing import CliRunner
from starlette.applications import Starlette

from pledgebook.cli import program
from pledgebook.cli.serving import house_of
from pledgebook.pipeline.book import open_book
from pledgebook.web.app import make_app

try:
    from pledgebook.cli.reviewing import reviewed
except ImportError:  # the queue is served as soon as it is there
    reviewed = None

TODAY = date(2025, 12, 31)
PERSON = "ana"
"""Who sits at this machine, in the log of decisions."""


def make_demo(folder: Path) -> Path:
    """The demo book."""
    done = CliRunner().invoke(program, ["demo", str(folder)])
    assert done.exit_code == 0, done.output
    return folder


def chromium() -> str | None:
    """The system's browser; None where there is none."""
    return next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)


LAUNCH = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--force-color-profile=srgb",
          "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1")
"""No name is looked up: what a page would ask of another host fails, and is seen by `Watched`."""


def explorer(folder: Path, *, open_to_others: bool = False) -> Starlette:
    """The application over a book; `open_to_others`: as if it listened beyond this machine, so that it demands accounts."""
    book = open_book(folder)
    house = replace(house_of(book), today=lambda: TODAY)
    if reviewed:
        house = reviewed(house, book, who=PERSON, address="0.0.0.0" if open_to_others else "127.0.0.1")
    return make_app(house)


@contextlib.contextmanager
def serving(app: Starlette) -> Iterator[str]:
    """The address under which the application answers until the block ends."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="on", access_log=False))
        thread = threading.Thread(target=server.run, args=([free],), daemon=True)
        thread.start()
        until = time.monotonic() + 20
        while not server.started and time.monotonic() < until:
            time.sleep(0.01)
        assert server.started, "the server did not start"
        yield f"http://127.0.0.1:{free.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


def quiet_environment() -> None:
    """Nothing of the user's own settings reaches the server."""
    os.environ.pop("PLEDGEBOOK_REVIEWER", None)
