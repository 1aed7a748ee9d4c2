"""`serve`: the explorer over a finished ledger, for this machine alone or for those who sign in."""

import contextlib
import gc
import ipaddress
import socket
import threading
from datetime import date
from pathlib import Path

import click
from starlette.applications import Starlette

from pledgebook.cli.reviewing import accounts_of, reviewed
from pledgebook.cli.terminal import book_option
from pledgebook.errors import BookError, PledgebookError
from pledgebook.model import Judgement
from pledgebook.pipeline.as_of import judgements_as_of, ledger_as_of
from pledgebook.pipeline.book import Book, is_recorded, open_book
from pledgebook.web.api import PREFIX
from pledgebook.web.app import make_app
from pledgebook.web.house import House
from pledgebook.web.warming import warm

NAMES = ("127.0.0.1", "localhost", "[::1]")
"""By which a server on this machine may be asked: a page of another site must not reach it under a name of its own."""


def house_of(book: Book, hosts: tuple[str, ...] = ()) -> House:
    """The book as the explorer is told of it."""
    return House(book.config.name, book.ledger_path, book.catalogue(), lambda day: ledger_as_of(book, day),
                 run=f"pledgebook run --book {book.folder}", hosts=hosts, log=_Log(book).all,
                 capture=book.archive.find, nav=((f"{PREFIX}/docs", "For programs"),))


class _Log:
    """The book's judgements, read again only when their file has changed: every page of a commitment asks for them."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._read: tuple[object, tuple[Judgement, ...]] = (None, ())

    def all(self, day: date | None) -> tuple[Judgement, ...]:
        """Those that were decided by the end of the day; all where none is given."""
        state = _state(self._book.judgements_path)
        if state is None:
            return ()
        if self._read[0] != state:
            self._read = state, judgements_as_of(self._book, None)
        return tuple(one for one in self._read[1] if is_recorded(one.decided_at, day))


def _state(path: Path) -> tuple[tuple[int, int], ...] | None:
    """What changes when a log is written to: the file's and its journal's; None where there is no log."""
    found = []
    for one in (path, path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(FileNotFoundError):
            status = one.stat()
            found.append((status.st_mtime_ns, status.st_size))
    return tuple(found) if path.is_file() else None


@click.command()
@book_option
@click.option("--host", default="127.0.0.1", show_default=True,
              help="The address to listen on; beyond this machine one signs in.")
@click.option("--port", type=click.IntRange(0, 65535), default=8400, show_default=True,
              help="The port to listen on; 0 takes any that is free.")
def serve(folder: Path, *, host: str, port: int) -> None:
    """Show the book in a browser, until Ctrl+C: pages over the finished ledger, and the review queue.

    For this machine alone, unless --host says otherwise: then everybody signs in. A ledger that is built meanwhile is
    taken up by the next page.
    """
    book = open_book(folder)
    is_open = is_loopback(host)
    if not is_open and not accounts_of(book).exist():
        raise BookError(host, "others can reach that address, and the book has no accounts to sign in with",
                        f"add one (`pledgebook accounts add --book {folder} NAME --role review`), or leave --host out")
    with listening(host, port) as place:
        _tell(book, place, is_open=is_open)
        run(make_app(reviewed(house_of(book, NAMES if is_open else ()), book, is_open=is_open)), place)


def is_loopback(host: str) -> bool:
    """Whether nobody but this machine can ask at that address."""
    with contextlib.suppress(ValueError):
        return ipaddress.ip_address(host).is_loopback
    return host == "localhost"


def listening(host: str, port: int) -> socket.socket:
    """A socket at that address; BookError where it cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    place = socket.socket(family)
    try:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        place.bind((host, port))
        place.listen()  # who asks before the pages are there waits, and is not turned away
    except OSError as error:
        place.close()
        raise BookError(f"{host}:{port}", f"cannot be listened on ({error.strerror})",
                        "another server may be there; choose another one with --port, or any free one with --port 0",
                        ) from error
    return place


def address(place: socket.socket) -> str:
    """The address of the first page."""
    host, port = place.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def run(app: Starlette, place: socket.socket) -> None:
    """Serve until it is ended; what every page asks is made beforehand, beside the first answers."""
    import uvicorn  # noqa: PLC0415 -- only a server needs it, and --help must be quick

    def beforehand() -> None:
        with contextlib.suppress(PledgebookError):  # each page says by itself what is missing
            warm(app)
        gc.freeze()  # what stays for good need not be looked through again and again

    threading.Thread(target=beforehand, name="warm", daemon=True).start()
    config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=3)
    uvicorn.Server(config).run(sockets=[place])


def _tell(book: Book, place: socket.socket, *, is_open: bool) -> None:
    who = "this machine only" if is_open else "for those who sign in"
    click.echo(f"{book.config.name}: {address(place)} ({who}; Ctrl+C ends it)")
    if not book.ledger_path.is_file():
        click.echo(f"pledgebook: there is no ledger yet; the pages come with it: pledgebook run --book {book.folder}",
                   err=True)
