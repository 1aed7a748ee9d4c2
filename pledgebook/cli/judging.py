"""`judge`: what people decide, appended to the log and never changed."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import click

from pledgebook.archive import BRIEFLY, book_lock
from pledgebook.cli.terminal import book_option
from pledgebook.codes import Verdict
from pledgebook.errors import JudgementError
from pledgebook.judgements import judgement_id
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.book import Book, open_book

NEEDS_TWO = (Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF)


@click.command()
@click.argument("verdict", type=click.Choice([str(verdict) for verdict in Verdict]))
@click.argument("subjects", nargs=-1, required=True, metavar="ID...")
@book_option
@click.option("--who", required=True, envvar="PLEDGEBOOK_REVIEWER", show_envvar=True, help="Who decides.")
@click.option("--because", default="", help="Why.")
@click.option("--field", help="For `correct`: which field of the claim.")
@click.option("--value", help="For `correct`: its right value, as JSON.")
def judge(verdict: str, subjects: tuple[str, ...], folder: Path, *, who: str, because: str, field: str | None,
          value: str | None) -> None:
    """Decide about claims or commitments by their IDs; for part-of the part comes first. `run` applies it."""
    decided = Verdict(verdict)
    if decided in NEEDS_TWO and len(subjects) < 2:
        raise JudgementError(verdict, "needs two ids", "name both, for part-of the part first")
    corrects = decided is Verdict.CORRECT
    if (field is not None) != corrects or (value is not None) != corrects:
        raise JudgementError(verdict, "--field and --value go with `correct`, and it with them", "see `judge --help`")
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    book = open_book(folder)
    judgement = Judgement("", decided, subjects, who, when, because, field, value)
    judgement = replace(judgement, id=judgement_id(judgement))
    with book_lock(book.folder, BRIEFLY):
        book.judgements.append(judgement)
    click.echo(f"{judgement.id}\nnext: pledgebook run --book {folder}")
    for name in () if decided is Verdict.UNDO else _unknown(book, subjects):
        click.echo(f"pledgebook: {name}: is no claim or commitment of the last run's ledger; the judgement is kept\n"
                   f"  next: see whether the id is right, else `pledgebook judge undo {judgement.id}`", err=True)


def _unknown(book: Book, subjects: tuple[str, ...]) -> list[str]:
    """The subjects that the ledger does not have; none where there is no ledger yet."""
    if not book.ledger_path.exists():
        return []
    with Ledger(book.ledger_path) as ledger:
        return [name for name in subjects if not (ledger.claim(name) or ledger.commitment(name))]
