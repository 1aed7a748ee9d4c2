"""`init`, `add`, `run`, `status`: keeping a book."""

import contextlib
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import click

from pledgebook.acquire import acquire
from pledgebook.archive import book_lock
from pledgebook.cli.as_of import as_of_option, opened_ledger
from pledgebook.cli.reading import _now
from pledgebook.cli.terminal import (
    Progress,
    book_option,
    fates_told,
    json_option,
    one_line,
    print_json,
    tell_issues,
)
from pledgebook.errors import BookError, Issue, SourceError
from pledgebook.ledger import Ledger
from pledgebook.ledger.seen import screened_documents
from pledgebook.model import Capture
from pledgebook.pipeline.book import Book, init_book, open_book
from pledgebook.pipeline.run import run_book
from pledgebook.pipeline.second import bill, tally
from pledgebook.schema import plain
from pledgebook.views.figures import count
from pledgebook.views.state import state
from pledgebook.views.unplaced import unplaced, unplaced_line


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--name", default="", help="What the book is called; the folder's name by default.")
def init(folder: Path, name: str) -> None:
    """Begin a book in FOLDER: book.toml with every setting and its reason, and an empty archive."""
    book = init_book(folder, name or folder.resolve().name)
    click.echo(f"begun {book.folder / 'book.toml'}\nnext: pledgebook add --book {folder} PATH...")


@click.command()
@click.argument("places", nargs=-1, required=True, metavar="PATH...")
@book_option
@json_option
def add(places: tuple[str, ...], folder: Path, *, as_json: bool) -> None:
    """Capture each PATH (file, folder, web archive, http(s) address, feed) into the book's archive, as received."""
    book = open_book(folder)
    counts, issues = add_places(book, places)
    if as_json:
        print_json({**counts, "issues": issues})
    else:
        click.echo(f"added {counts['added']:,}, there already {counts['repeated']:,}, could not be had {len(issues):,}")
    tell_issues(issues)
    if not counts["added"] and not counts["repeated"]:
        raise SourceError(", ".join(places)[:200], "nothing could be captured", "see the reasons above")


def add_places(book: Book, places: tuple[str, ...]) -> tuple[dict[str, int], list[Issue]]:
    """Capture places into the archive; what could not be had is logged in the book and returned."""
    issues: list[Issue] = []
    progress = Progress()
    with book_lock(book.folder):
        # Told once and not logged: what a killed run had not finished was never in the archive, and comes again.
        left = book.archive.recover()

        def captures() -> Iterator[Capture]:
            for number, found in enumerate(acquire(places, book.config.acquire, _now)):
                progress("captured", number)
                if isinstance(found, Issue):
                    issues.append(found)
                else:
                    yield found

        with contextlib.ExitStack() as however_it_ends:
            however_it_ends.callback(_log_at_least, book, issues)
            however_it_ends.callback(progress.end)
            done = book.archive.add(captures())
            however_it_ends.pop_all()
        progress.end()
        book.log_issues(issues)
    return {"added": done.added, "repeated": done.repeated, "bytes": done.bytes}, [*left, *issues]


def _log_at_least(book: Book, issues: list[Issue]) -> None:
    """Log what could not be had of a run that was ended; a full disk was told by what it kept from being archived."""
    with contextlib.suppress(BookError):
        book.log_issues(issues)


@click.command()
@book_option
@json_option
def run(folder: Path, *, as_json: bool) -> None:
    """Read what is new, reconcile all claims, value, check, and put a new ledger in place. A kill does no harm."""
    book = open_book(folder)
    progress = Progress()
    try:
        report = run_book(book, progress)
    finally:
        progress.end()
    if as_json:
        print_json({"counts": report.counts, "read_now": report.read_now, "issues": len(report.issues),
                    **({"spent": report.spent} if report.spent else {})})
    else:
        click.echo(_counted(report.counts, report.read_now))
        if report.spent:
            click.echo(bill(report.spent, book.config.second_reader))
        _tell_unplaced(book)
    tell_issues(issue for issue in report.issues if issue.stage != "value")


def _tell_unplaced(book: Book) -> None:
    """One line on what the catalogue has no place for, where there is anything."""
    with Ledger(book.ledger_path) as ledger:
        told = unplaced_line(unplaced(ledger, book.catalogue()))
    if told:
        click.echo(told)


def _counted(counts: dict[str, int], read_now: int) -> str:
    return (f"read now {read_now:,} of {counts['captured']:,} captures: {counts['kept']:,} kept, "
            f"{counts['screened_out']:,} screened out ({counts['unsupported_language']:,} in a language not supported "
            f"yet), {counts['failed']:,} failed, {counts['repeated']:,} repeated\n"
            f"{counts['claims']:,} claims (A {counts['claims:A']:,}, B {counts['claims:B']:,}, "
            f"C {counts['claims:C']:,}), {counts['vetoed']:,} candidates vetoed, {counts['commitments']:,} commitments"
            + _sifted(counts) + _second(counts))


def _sifted(counts: dict[str, int]) -> str:
    """What became of archives that were sifted, on a line of its own where there were any."""
    if "sifted" not in counts:
        return ""
    by = {name.removeprefix("sifted_"): number for name, number in counts.items()}
    return f"\nsifted {count(counts['sifted_files'], 'file')}, {fates_told(counts['sifted'], by)}"


def _second(counts: dict[str, int]) -> str:
    """What became of the second reader's proposals, on a line of its own where there is one."""
    own = {name.removeprefix("second:"): number for name, number in counts.items() if name.startswith("second:")}
    return f"\n{tally(own)}" if own else ""


def _tell_screened(ledger: Ledger, *, as_json: bool) -> None:
    """Each document that was screened out: a line, or an object."""
    for one in screened_documents(ledger):
        if as_json:
            print_json(plain(one))
        else:
            where = f"{one.publisher or '?'} {one.day or 'undated'}"
            click.echo(f"{one.reason}  {one.id}  {where}  {one_line(one.title, 60)}".rstrip())


@click.command()
@book_option
@json_option
@click.option("--screened", is_flag=True, help="List the documents that were screened out, with the reason for each.")
@as_of_option
def status(folder: Path, *, as_json: bool, screened: bool, as_of: date | None) -> None:
    """Say what the book holds, what was dropped and why, and the ledger's identity."""
    book = open_book(folder)
    with opened_ledger(book, as_of) as ledger:
        if screened:
            _tell_screened(ledger, as_json=as_json)
            return
        told = state(ledger)
    if as_json:
        print_json(told)
        return
    click.echo(_counted(told["counts"], 0).replace("read now 0 of", "book of"))
    for title, rows in (("screening", told["screened"]), ("vetoes", told["vetoes"]),
                        ("issues", Counter(f"{i['stage']} {i['code']}" for i in told["issues"]))):
        click.echo(f"{title}:")
        for name, size in sorted(rows.items(), key=lambda entry: (-entry[1], entry[0])):
            click.echo(f"  {size:6,}  {name}")
    click.echo(f"ledger {told['digest']}")
