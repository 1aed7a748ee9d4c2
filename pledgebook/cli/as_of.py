"""`--as-of DAY`: one option and one way to a ledger for every command that reads one, and what they say of the day."""

import contextlib
import functools
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import click

from pledgebook.cli.terminal import AS_OF, Progress
from pledgebook.ledger import Ledger
from pledgebook.pipeline.as_of import day_against, judgements_as_of, ledger_as_of
from pledgebook.pipeline.book import Book
from pledgebook.views.figures import recorded_by

__all__ = ["as_of_option", "day_against", "judgements_as_of", "opened_ledger", "tell_day"]


def _day(context: click.Context, option: click.Parameter, value: str | None) -> date | None:
    found = None
    with contextlib.suppress(ValueError):
        found = date.fromisoformat(value or "")
    if value is not None and (found is None or found.isoformat() != value):
        raise click.BadParameter(f'"{value}" is no day; write it as in 2024-05-31', context, option)
    return found


_option = click.option("--as-of", callback=_day, metavar="DAY",
                       help="Only what was recorded by the end of this day (UTC), as in 2024-05-31.")


def as_of_option(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command `--as-of` and hand it the day as `as_of`, None where it is not asked for.

    All that the command then prints by `print_json` says the day, too.
    """
    @functools.wraps(function)
    def called(*arguments: Any, as_of: date | None, **options: Any) -> None:
        click.get_current_context().meta[AS_OF] = as_of
        function(*arguments, as_of=as_of, **options)

    return _option(called)


@contextlib.contextmanager
def opened_ledger(book: Book, as_of: date | None, prices_of: int | None = None) -> Iterator[Ledger]:
    """The ledger that a command was asked about, with a line that says its day, and progress where it must be made."""
    progress = Progress()
    with contextlib.ExitStack() as stack:
        try:
            ledger = stack.enter_context(ledger_as_of(book, as_of, prices_of, progress))
        finally:
            progress.end()
        if as_of:
            tell_day(as_of)
            _tell_bounds(book, as_of, ledger)
        yield ledger


def tell_day(as_of: date | None) -> None:
    """The line above an answer in words that says its day; on stderr where the command prints names of files."""
    options = click.get_current_context().params
    if as_of and not options.get("as_json"):
        click.echo(recorded_by(as_of), err="as_json" not in options)


def _tell_bounds(book: Book, as_of: date, ledger: Ledger) -> None:
    """Where the day is ahead of us, or before all that the book holds: else an empty answer would look like a fault."""
    if as_of > datetime.now(UTC).date():
        click.echo(f"pledgebook: {as_of} is ahead: all that is recorded so far is told, more may be until then",
                   err=True)
    if not ledger.counts().get("captured"):
        with Ledger(book.ledger_path) as latest:
            first = min((row["recorded"][:10] for row in latest.records("documents")), default="")
        later = f"; the first document was on {first}" if first else ""
        click.echo(f"pledgebook: no capture was recorded by the end of {as_of}{later}", err=True)
