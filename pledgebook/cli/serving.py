"""`serve`: the explorer over a finished ledger, for this machine alone unless it is told otherwise."""

from pathlib import Path

import click

from pledgebook.cli.reviewing import reviewed
from pledgebook.cli.terminal import book_option
from pledgebook.pipeline.as_of import judgements_as_of, ledger_as_of
from pledgebook.pipeline.book import Book, open_book
from pledgebook.web.app import make_app
from pledgebook.web.house import House

LOOPBACK = ("127.0.0.1", "localhost", "::1", "[::1]")


def house_of(book: Book, hosts: tuple[str, ...] = ()) -> House:
    """The book as the explorer is told of it."""
    return House(book.config.name, book.ledger_path, book.catalogue(), lambda day: ledger_as_of(book, day),
                 run=f"pledgebook run --book {book.folder}", hosts=hosts,
                 judgements=lambda day: judgements_as_of(book, day) if book.judgements_path.is_file() else ())


@click.command()
@book_option
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", type=click.IntRange(0, 65535), default=8400, show_default=True, help="The port to listen on.")
def serve(folder: Path, *, host: str, port: int) -> None:
    """Show the book in a browser: read-only pages over the finished ledger."""
    import uvicorn  # noqa: PLC0415 -- only this command needs a server

    book = open_book(folder)
    house = reviewed(house_of(book, LOOPBACK if host in LOOPBACK else ()), book, who="", address=host)
    uvicorn.run(make_app(house), host=host, port=port, log_level="warning", server_header=False)
