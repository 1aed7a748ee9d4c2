"""`demo`: the main job on the bundled texts, offline: capture, read, reconcile, value, and a page."""

import shutil
import tempfile
import time
from datetime import date
from importlib.resources import as_file, files
from pathlib import Path

import click

from pledgebook.cli.keeping import add_places
from pledgebook.cli.terminal import Progress
from pledgebook.errors import BookError
from pledgebook.ledger import Ledger
from pledgebook.pipeline.book import init_book
from pledgebook.pipeline.run import run_book
from pledgebook.publish import page
from pledgebook.views.summary import summary

DAY = date(2025, 12, 31)
"""The day against which the demo's promises are overdue: after its last text, so that its page is always the same."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path("demo-book"))
def demo(folder: Path) -> None:
    """Keep a book of the bundled texts in FOLDER (demo-book by default; an older demo there is replaced)."""
    begun = time.monotonic()
    _clear(folder)
    book = init_book(folder, "The demo book")
    with as_file(files("pledgebook").joinpath("data/demo")) as texts, tempfile.TemporaryDirectory() as aside:
        rows = Path(aside)  # the rows alone, without the README beside them
        for path in texts.glob("*.jsonl"):
            shutil.copy(path, rows)
        add_places(book, (str(rows),))
    progress = Progress()
    report = run_book(book, progress)
    progress.end()
    with Ledger(book.ledger_path) as ledger:
        target = page(ledger, folder / "page.html", book.config.name, today=DAY)
        summary(ledger, DAY)
    click.echo(f"\n{report.counts['captured']} texts in {time.monotonic() - begun:.1f} s")
    click.echo(f"the book is in {folder}/ : try `pledgebook show --book {folder}`")
    click.echo(f"open the page in a browser: {target}")
    click.echo(f"or walk through the whole book: `pledgebook serve --book {folder}`")


def _clear(folder: Path) -> None:
    """Remove an older demo, and nothing else."""
    if not folder.exists():
        return
    config = folder / "book.toml"
    if not config.is_file() or 'name = "The demo book"' not in config.read_text("utf-8", "replace"):
        raise BookError(str(folder), "is there already and is no demo", "name another folder: pledgebook demo FOLDER")
    shutil.rmtree(folder)
