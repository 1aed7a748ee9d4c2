"""`conflicts` and `overdue`: where sources disagree, and which promises are past their date."""

from collections.abc import Callable, Iterable
from datetime import date, datetime
from itertools import islice
from pathlib import Path

import click

from pledgebook.cli.as_of import as_of_option, day_against, opened_ledger
from pledgebook.cli.keys import meant
from pledgebook.cli.terminal import DAY, book_option, json_option, print_json
from pledgebook.pipeline.book import open_book
from pledgebook.schema import Json
from pledgebook.views.deliveries import NOT_WHOLE
from pledgebook.views.disputes import dispute_words, disputes
from pledgebook.views.figures import count
from pledgebook.views.lateness import overdue_rows, overdue_words

_donor_option = click.option("--donor", help="Only this donor's commitments (France, FR, org:world-bank).")
_recipient_option = click.option("--recipient", help="Only this recipient's commitments.")
_limit_option = click.option("--limit", type=click.IntRange(min=1), help="How many at most; all if not said.")


def _tell(rows: Iterable[Json], words: Callable[[Json], str], *, as_json: bool) -> None:
    for row in rows:
        if as_json:
            print_json(row)
        else:
            click.echo(words(row))


@click.command()
@book_option
@json_option
@click.option("--field", help="Only conflicts on this field: quantity, money, donors, recipients, ...")
@_donor_option
@_recipient_option
@_limit_option
@as_of_option
def conflicts(folder: Path, *, as_json: bool, field: str | None, donor: str | None, recipient: str | None,
              limit: int | None, as_of: date | None) -> None:
    """List where claims of one commitment disagree: each value with who says so, which one stands and by which rule."""
    book = open_book(folder)
    with opened_ledger(book, as_of) as ledger:
        keys = meant(ledger, book.catalogue, {"donor": donor, "recipient": recipient})
        rows = list(islice(disputes(ledger, field, keys["donor"], keys["recipient"]), limit))
    _tell(rows, dispute_words, as_json=as_json)
    click.echo(f"{count(len(rows), 'conflict')} in {count(len({row['commitment'] for row in rows}), 'commitment')}",
               err=True)


@click.command()
@book_option
@json_option
@click.option("--on", type=DAY,
              help="Overdue on this day; on that of --as-of, else today (UTC), if not said.")
@_donor_option
@_recipient_option
@_limit_option
@as_of_option
def overdue(folder: Path, *, as_json: bool, on: datetime | None, donor: str | None, recipient: str | None,
            limit: int | None, as_of: date | None) -> None:
    """List the promises past their date, the longest first, with every date that was said.

    Overdue means that no delivery of the whole was found in the sources read, never that nothing was delivered.
    """
    day = on.date() if on else day_against(as_of)
    book = open_book(folder)
    with opened_ledger(book, as_of) as ledger:
        keys = meant(ledger, book.catalogue, {"donor": donor, "recipient": recipient})
        rows = list(islice(overdue_rows(ledger, day, keys["donor"], keys["recipient"]), limit))
    _tell(rows, overdue_words, as_json=as_json)
    click.echo(f"{count(len(rows), 'promise')} past {'its' if len(rows) == 1 else 'their'} date on {day}: {NOT_WHOLE}"
               if rows else f"no promise is past its date on {day}", err=True)
