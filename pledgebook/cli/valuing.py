"""`value`, `rates`: what promises are worth, and by which tables."""

from collections import Counter
from pathlib import Path

import click

from pledgebook.acquire.web import Fetcher
from pledgebook.archive import book_lock
from pledgebook.cli.reading import _now
from pledgebook.cli.terminal import book_option, json_option, print_json
from pledgebook.codes import Basis
from pledgebook.errors import BookError, Issue, SourceError
from pledgebook.pipeline.book import Book, open_book
from pledgebook.pipeline.revalue import revalue_book
from pledgebook.value import ADDRESS, SOURCE, Rates


@click.command()
@book_option
@json_option
def value(folder: Path, *, as_json: bool) -> None:
    """Value the ledger anew by the settings and tables of now; no archive is opened, no text is read."""
    valued = revalue_book(open_book(folder))
    counts = Counter(f"{one.basis}" for row in valued.commitments for one in row.values if one.is_own)
    causes = Counter(issue.code for issue in valued.issues)
    if as_json:
        print_json({"commitments": len(valued.commitments), "values": counts, "issues": causes})
        return
    told = ", ".join(f"{counts[basis]:,} {basis}" for basis in Basis)
    click.echo(f"{len(valued.commitments):,} commitments valued: {told}")
    if causes:
        click.echo("not valued: " + ", ".join(f"{number:,} {code}" for code, number in sorted(causes.items())))


@click.command()
@book_option
@json_option
@click.option("--fetch", is_flag=True, help="Fetch the ECB's whole table into the book first.")
@click.option("--from", "address", default=ADDRESS, show_default=True, help="Where to fetch it from.")
def rates(folder: Path, *, as_json: bool, fetch: bool, address: str) -> None:
    """Say which exchange rates values are made with and how far they reach; with --fetch get the newest ones."""
    book = open_book(folder)
    if fetch:
        _fetch(book, address)
    given = book.measures()
    ecb, place = given.exchange.ecb, book.rates_path.name if book.rates_path.is_file() else "installed with the program"
    others = [{"currency": code, "from": spans[0].since, "until": spans[-1].until, "source": spans[-1].source}
              for code, spans in sorted(given.exchange.spans.items())]
    if as_json:
        print_json({"source": SOURCE, "table": place, "first": ecb.first, "last": ecb.last, "others": others})
        return
    click.echo(f"{SOURCE} ({place}): {ecb.first} to {ecb.last}")
    for row in others:
        click.echo(f"{row['currency']}: {row['from'] or '...'} to {row['until'] or '...'} ({row['source']})")


def _fetch(book: Book, address: str) -> None:
    """Put the table at `address` in place if it is one and reaches as far as the one in force; else leave that."""
    with Fetcher(book.config.acquire, _now) as fetcher:
        found = next(fetcher.fetch(address))
    if isinstance(found, Issue):
        raise SourceError(address, found.message, found.next_step or "try again later")
    aside = book.rates_path.with_name(f"{book.rates_path.name}.new")
    with book_lock(book.folder):
        try:
            aside.write_bytes(found.payload)
            newest, known = Rates.from_csv(aside).last, book.rates().last
            if newest < known:
                raise BookError(str(book.rates_path), f"the table there ends on {newest}, the one in force on {known}",
                                "nothing was changed; see what the address gives")
            aside.replace(book.rates_path)
        except OSError as error:
            raise BookError(str(aside), f"cannot be written ({error.strerror})",
                            "see to the folder's rights") from error
        finally:
            aside.unlink(missing_ok=True)
    click.echo(f"fetched {book.rates_path.name}, which ends on {newest}\nnext: pledgebook value --book {book.folder}",
               err=True)
