"""`judge`: what people decide, appended to the log and never changed; and the log as a file, out and in."""

import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import click

from pledgebook.cli.terminal import book_option
from pledgebook.codes import Verdict
from pledgebook.errors import BookError, JudgementError, SourceError
from pledgebook.model import Judgement
from pledgebook.pipeline.book import Book, open_book
from pledgebook.pipeline.judging import decide, take_in

NEEDS_TWO = (Verdict.SAME, Verdict.DIFFERENT, Verdict.PART_OF)
IMPORT, EXPORT = "import", "export"


@click.command()
@click.argument("verdict", type=click.Choice([*(str(verdict) for verdict in Verdict), IMPORT, EXPORT]))
@click.argument("subjects", nargs=-1, metavar="ID...")
@book_option
@click.option("--who", envvar="PLEDGEBOOK_REVIEWER", show_envvar=True, help="Who decides; required for a verdict.")
@click.option("--because", default="", help="Why.")
@click.option("--field", help="For `correct`: which field of the claim.")
@click.option("--value", help="For `correct`: its right value, as JSON.")
def judge(verdict: str, subjects: tuple[str, ...], folder: Path, *, who: str | None, because: str, field: str | None,
          value: str | None) -> None:
    """Decide about claims or commitments by their IDs; for part-of the part comes first. `run` applies it.

    An ID may be cut to its beginning. `judge export [FILE]` writes the log as JSON lines, `judge import FILE` enters
    those of another book, all or none; `-` is the standard output or input.
    """
    book = open_book(folder)
    if verdict == EXPORT:
        _export(book, subjects)
        return
    if not subjects:
        raise click.UsageError("Missing argument 'ID...'.")
    if verdict == IMPORT:
        _import(book, subjects, folder)
        return
    if who is None:
        raise click.UsageError("Missing option '--who' (env var: 'PLEDGEBOOK_REVIEWER'): "
                               "say who decides, as in --who ada.")
    _refuse_shape(verdict, subjects, field, value)
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
    _enter(book, Judgement("", Verdict(verdict), subjects, who, when, because, field, value), folder)


def _refuse_shape(verdict: str, subjects: tuple[str, ...], field: str | None, value: str | None) -> None:
    if verdict in NEEDS_TWO and len(subjects) < 2:
        raise JudgementError(verdict, "needs two ids", "name the part, then the whole" if verdict == Verdict.PART_OF
                             else "name two or more")
    corrects = verdict == Verdict.CORRECT
    if (field is not None) != corrects or (value is not None) != corrects:
        raise JudgementError(verdict, *(
            ("needs the field and its right value", "name both: --field quantity.min --value 100") if corrects else
            ("takes no --field and no --value", "use them with `correct`, or leave them out")))


def _enter(book: Book, asked: Judgement, folder: Path) -> None:
    entered = decide(book, asked)
    one = entered.judgement
    click.echo(f"{one.id}\nnext: pledgebook run --book {folder}")
    for name in entered.unknown:
        click.echo(f"pledgebook: {name}: is no claim or commitment of the last run's ledger; the judgement is kept\n"
                   f"  next: see whether the id is right, else `pledgebook judge undo {one.id}`", err=True)
    for note in entered.notes:
        click.echo(f"pledgebook: {note}", err=True)


def _export(book: Book, places: tuple[str, ...]) -> None:
    """The whole log, to the file that is named or to the standard output."""
    if len(places) > 1:
        raise click.UsageError("`judge export` writes one file.")
    rows = list(book.judgements.export())
    if not places or places[0] == "-":
        for row in rows:
            click.echo(row)
        return
    path = Path(places[0])
    try:
        aside = path.with_name(f"{path.name}.part")  # so that the last export stands until this one is whole
        aside.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
        aside.replace(path)
    except OSError as error:
        raise BookError(str(path), f"cannot be written ({error.strerror})", "name a file that you may write") from error
    click.echo(path)


def _import(book: Book, places: tuple[str, ...], folder: Path) -> None:
    if len(places) > 1:
        raise click.UsageError("`judge import` reads one file.")
    counts, missing, notes = take_in(book, _lines(places[0]))
    click.echo(f"entered {counts.added:,}, there already {counts.repeated:,}")
    if counts.added:
        click.echo(f"next: pledgebook run --book {folder}")
    if missing:
        click.echo(f"pledgebook: {missing:,} of them name what the last run's ledger does not have; they are kept\n"
                   f"  next: pledgebook log --gone --book {folder}", err=True)
    for note in notes:
        click.echo(f"pledgebook: {note}", err=True)


def _lines(place: str) -> Iterable[str]:
    """The lines of the file, or of the standard input; only a line feed ends one, since JSON may hold other breaks."""
    try:
        content = sys.stdin.buffer.read() if place == "-" else Path(place).read_bytes()
    except OSError as error:
        raise SourceError(place, f"cannot be opened ({error.strerror})", "see how it is spelt") from error
    try:
        return content.removeprefix(b"\xef\xbb\xbf").decode("utf-8").split("\n")
    except UnicodeDecodeError as error:
        number = content.count(b"\n", 0, error.start) + 1
        raise JudgementError(f"line {number}", f"is no UTF-8 ({error.reason})", "save the file as UTF-8") from error
