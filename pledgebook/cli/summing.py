"""`totals` and `why`: sums over promises, and what any of them, or any figure of one promise, is made of."""

from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from pledgebook.cli.as_of import as_of_option, opened_ledger
from pledgebook.cli.keys import checked, meant
from pledgebook.cli.terminal import asked_options, book_option, json_option, print_json
from pledgebook.codes import Basis
from pledgebook.ledger import TOTAL_BY
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.judging import whole_id
from pledgebook.pipeline.revalue import check_currency
from pledgebook.views.sums import sums_words
from pledgebook.views.why import SUMMED, Of, why_commitment, why_total
from pledgebook.views.why_words import why_words
from pledgebook.views.worth import Asked

_FIRST_DAY = "the donor's first announcement, else of the first report of it"
_KEYS = {
    "donor": "the donor (a party, by code or name; several that give together: DE+FR)",
    "recipient": "the recipient, or several together", "kind": "the kind", "stage": "the furthest stage",
    "item_id": "the catalogue's node", "month": f"the month of {_FIRST_DAY}, as in 2024-02",
    "year": f"the year of {_FIRST_DAY}",
}
currency_option = click.option("--currency", default="EUR", show_default=True,
                               help="In which of the book's currencies.")


def _names(_context: click.Context, option: click.Parameter, given: tuple[str, ...]) -> tuple[str, ...]:
    """The names of a list with commas, of an option that is repeated, or of both; each once, 'all' none of them."""
    names = [name.strip() for some in given for name in some.split(",")]
    if unknown := [name for name in names if name not in (*TOTAL_BY, "all")]:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(TOTAL_BY)}, all", param=option)
    return tuple(dict.fromkeys(name for name in names if name != "all"))


def keys_options(function: Callable[..., None]) -> Callable[..., None]:
    """Give a command an option for each key of a total and hand it those that were given as `keys`; '?' is None."""
    @wraps(function)
    def called(*arguments: Any, **options: Any) -> None:
        given = {name: options.pop(name) for name in _KEYS}
        keys = {name: None if value == "?" else checked(name, value)
                for name, value in given.items() if value is not None}
        function(*arguments, keys=keys, **options)

    for name, told in reversed(_KEYS.items()):
        option = f"--{name.replace('_', '-')}"
        called = click.option(option, name, help=f"Only where this is {told}; ? if unknown.")(called)
    return called


@click.command()
@book_option
@json_option
@click.option("--by", multiple=True, default=("donor",), show_default=True, callback=_names, metavar="KEY,...",
              help=f"By what to add up: some of {', '.join(TOTAL_BY)}; a list, or given more than once. "
                   "'all' makes one sum.")
@keys_options
@currency_option
@asked_options
@as_of_option
def totals(folder: Path, *, as_json: bool, by: tuple[str, ...], keys: dict[str, str | None], currency: str,
           asked: Asked, as_of: date | None) -> None:
    """Add up what was promised, made firm, delivered and cancelled, each promise once."""
    book = open_book(folder)
    check_currency(book, currency)
    with opened_ledger(book, as_of, asked.prices_of) as ledger:
        rows = ledger.totals(by, currency, Basis(asked.basis or Basis.STATED), asked.prices_of,
                             meant(ledger, book.catalogue, keys))
    if as_json:
        for row in rows:
            print_json(row)
    else:
        click.echo(sums_words(rows, by))


@click.command()
@click.argument("identifier", default="", metavar="[COMMITMENT]")
@book_option
@json_option
@keys_options
@click.option("--all", "is_all", is_flag=True, help="Explain the sum of all.")
@click.option("--account", default="promised", show_default=True, type=click.Choice([*SUMMED]), help="Which sum.")
@currency_option
@asked_options
@as_of_option
def why(identifier: str, folder: Path, *, as_json: bool, keys: dict[str, str | None], is_all: bool, asked: Asked,
        as_of: date | None, **of: str) -> None:
    """Explain a commitment's figures, or the total with the keys given, down to the sentences that say them."""
    if bool(identifier) == (bool(keys) or is_all):
        raise click.UsageError("name a commitment, or the keys of a total (--donor FR --kind goods), or --all")
    book = open_book(folder)
    if not identifier:
        check_currency(book, of["currency"])
    with opened_ledger(book, as_of, asked.prices_of) as ledger:
        tree = (why_commitment(ledger, whole_id(identifier, ledger), asked) if identifier
                else why_total(ledger, Of(meant(ledger, book.catalogue, keys), of["account"], of["currency"]), asked))
    if as_json:
        print_json(tree)
    else:
        click.echo(why_words(tree))
