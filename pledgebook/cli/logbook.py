"""`log`: what people decided, what holds, and what to look at again."""

import contextlib
from datetime import date
from pathlib import Path
from typing import Any

import click

from pledgebook.cli.as_of import as_of_option, judgements_as_of, opened_ledger, tell_day
from pledgebook.cli.terminal import book_option, json_option, print_json
from pledgebook.errors import BookError
from pledgebook.judged import effective
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.book import Book, open_book
from pledgebook.pipeline.effect import changed_by
from pledgebook.pipeline.judging import complete, complete_judgement
from pledgebook.schema import Json
from pledgebook.views.decisions import IN_FORCE, Wanted, counted, decision_words, decisions


@click.command()
@click.argument("identifier", default="", metavar="[ID]")
@book_option
@json_option
@click.option("--who", help="Only what this person decided.")
@click.option("--subject", help="Only what is about this claim or commitment, or about claims of it; as [ID] is.")
@click.option("--gone", is_flag=True, help="Only what names an id that is gone.")
@click.option("--again", is_flag=True, help="Only what is to be looked at again: it was read otherwise when judged.")
@click.option("--changes", is_flag=True, help="Also say what each changed: what the book would be without it.")
@as_of_option
def log(identifier: str, folder: Path, *, as_json: bool, subject: str | None, changes: bool, as_of: date | None,
        **only: Any) -> None:
    """List what people decided, in the order of entry: who, when, why, whether it holds, and what it did.

    With the ID of a judgement only that one, with that of a claim or commitment what is about it.
    """
    book = open_book(folder)
    judgements = judgements_as_of(book, as_of)
    with contextlib.ExitStack() as stack:
        ledger = stack.enter_context(opened_ledger(book, as_of)) if book.ledger_path.exists() else None
        if ledger is None:
            tell_day(as_of)
        name = _whole(identifier or subject or "", ledger, judgements)
        _refuse_unknown(name, ledger, judgements)
        rows = list(decisions(ledger, judgements, Wanted(subject=name or None, **only)))
        if changes and ledger:
            _add_changes(rows, book, ledger, judgements)
    for row in rows:
        if as_json:
            print_json(row if row["seen"] else {key: told for key, told in row.items() if key != "seen"})
        else:
            click.echo(decision_words(row, "" if folder == Path() else str(folder)))
    _tell_count(rows, book)


def _add_changes(rows: list[Json], book: Book, ledger: Ledger, judgements: tuple[Judgement, ...]) -> None:
    """Say of each that is in force what the book would be without it."""
    in_force, catalogue = {one.id: one for one in effective(judgements)}, book.catalogue()
    for row in rows:
        if row["now"]["state"] == IN_FORCE and row["id"] in in_force:
            row["now"]["changed"] = changed_by(in_force[row["id"]], list(in_force.values()), ledger, catalogue,
                                               book.config.reconcile)


def _whole(name: str, ledger: Ledger | None, judgements: tuple[Judgement, ...]) -> str:
    """The id that begins so, of a judgement, a claim or a commitment."""
    whole = complete_judgement(name, [one.id for one in judgements]) if name.startswith("jdg-") else name
    return complete(whole, ledger) if ledger and not whole.startswith("jdg-") else whole


def _refuse_unknown(name: str, ledger: Ledger | None, judgements: tuple[Judgement, ...]) -> None:
    """BookError for an id that nothing has: no judgement, nothing that one is about, no claim or commitment."""
    known = {name for one in judgements for name in (one.id, *one.subjects)}
    if name and ledger and name not in known and not (ledger.claim(name) or ledger.commitment(name)):
        raise BookError(name, "there is no such id: no judgement, claim or commitment has it",
                        "list judgements with `pledgebook log`, commitments with `pledgebook show`")


def _tell_count(rows: list[Json], book: Book) -> None:
    click.echo(counted(rows) if rows else f"no judgement of this kind in {book.judgements.path.name}", err=True)
