"""`catalogue`: look a string up, show a node or a party, check the tables, and list what has no place in them."""

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import click

from pledgebook.catalogue import Catalogue, load_catalogue
from pledgebook.catalogue.cards import card
from pledgebook.catalogue.faults import faults_of
from pledgebook.catalogue.lookup import LANGUAGES
from pledgebook.cli.as_of import as_of_option, opened_ledger
from pledgebook.cli.asked_lines import AskedLines
from pledgebook.cli.terminal import DAY, json_option, noted_book, one_line, print_json
from pledgebook.errors import ConfigError, TableError
from pledgebook.link import Context, Found, linker_of, path_of
from pledgebook.link.linker import LONGEST_LINE
from pledgebook.pipeline.book import open_book
from pledgebook.schema import line
from pledgebook.views.unplaced import unplaced

_book = click.option("--book", "-b", "folder", type=click.Path(path_type=Path), envvar="PLEDGEBOOK", show_envvar=True,
                     help="Lay this book's own tables over those of the package.")

_CACHED = 200
"""Only answers to strings of up to so many characters are kept: the cells of tables."""


@click.group()
def catalogue() -> None:
    """The catalogue of items and parties: look up, show, check, and list what has no place in it."""


def _catalogue(folder: Path | None) -> Catalogue:
    return open_book(folder).catalogue() if folder else load_catalogue()


@catalogue.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@json_option
@_book
@click.option("--language", type=click.Choice(LANGUAGES), help="The language of WORDS; by their letters otherwise.")
@click.option("--context", "sentence", default="", help="A sentence that decides between senses of a word.")
@click.option("--date", "day", type=DAY, help="The day on which it was said.")
def search(words: tuple[str, ...], folder: Path | None, *, as_json: bool, language: str | None, sentence: str,
           day: Any) -> None:
    """Find the item or party that WORDS name, also by an office or a programme; '-' reads one string a line from stdin.

    Each answer has its candidates and their reasons. Exit 0 also where nothing fits: then the id is null.
    """
    linker = linker_of(_catalogue(folder))
    context = Context(sentence, day.date().isoformat() if day else "", language)
    write = _json_writer(linker.catalogue) if as_json else _words_writer(linker.catalogue)
    if words != ("-",):
        write(linker.look_up(" ".join(words), context))
        return
    look_up = lru_cache(maxsize=2_000)(lambda text: linker.look_up(text, context))  # tables repeat their cells
    asked = AskedLines(sys.stdin.buffer, LONGEST_LINE)
    for text in asked:
        write(look_up(text) if len(text) <= _CACHED else _shortened(linker.look_up(text, context)))
    if asked.spoilt:
        click.echo(asked.told(), err=True)


def _shortened(found: Found) -> Found:
    """What is told of a string that is too long to be looked up: its beginning stands for it."""
    return replace(found, query=found.query[:100] + "\u2026") if len(found.query) > LONGEST_LINE else found


def _json_writer(tables: Catalogue) -> Callable[[Found], None]:
    def write(found: Found) -> None:
        sys.stdout.write(line(found_json(found, tables)) + "\n")
        sys.stdout.flush()  # who asks line by line waits for each answer

    return write


def found_json(found: Found, tables: Catalogue) -> dict[str, Any]:
    """What `search --json` prints for one string."""
    best = found.best
    told = {"query": found.query, "id": best.id if best else None, "name": best.name if best else None,
            "path": path_of(best.id, tables) if best else None,
            "candidates": [{"id": one.id, "name": one.name, "score": one.score, "why": one.why}
                           for one in found.candidates]}
    return told | {"reason": found.none_because} if found.none_because else told


def _words_writer(tables: Catalogue) -> Callable[[Found], None]:
    def write(found: Found) -> None:
        best = found.best
        query = one_line(found.query, 60)
        click.echo(f"{query}: " + (f"{best.id}  {' > '.join(path_of(best.id, tables))}" if best else
                                   "nothing fits well enough" + (f"; {found.none_because}" * bool(found.none_because))))
        for one in found.candidates:
            click.echo(f"  {one.score:.2f}  {one.id}  {one.name}: {one.why}")

    return write


@catalogue.command()
@click.argument("identifier", metavar="ID")
@json_option
@_book
@click.option("--date", "day", type=DAY, help="Only who held office or belonged on that day.")
def show(identifier: str, folder: Path | None, *, as_json: bool, day: Any) -> None:
    """Show the item, party, programme or office (as 'FR/prime minister') with that ID: all that the tables have."""
    found = card(identifier, _catalogue(folder), day.date() if day else None)
    if found is None:
        raise ConfigError("ID", f"there is no item, party, programme or office {identifier!r}",
                          f"look for it: pledgebook catalogue search {identifier}")
    if as_json:
        print_json(found)
        return
    click.echo(f"{found['id']}  {found['name']} ({found.get('level') or found['kind']})")
    for title, value in found.items():
        for told in _told(title, value):
            click.echo(f"  {told}")


def _told(title: str, value: Any) -> Iterator[str]:
    """A field of a card in lines; nothing where it is empty or stands in the first line."""
    if title in ("id", "name", "kind", "level", "table") or not value:
        return
    if title in ("path", "path_ids"):
        yield f"{title.replace('_', ' by ')}: {' > '.join(value)}"
    elif title == "names":
        yield from (f"names ({language or 'all languages'}): {', '.join(row)}" for language, row in value.items())
    elif title == "codes":
        yield from (f"{code}: {row['code']} (from {row['from']})" for code, row in value.items())
    elif isinstance(value, list) and isinstance(value[0], dict):
        yield f"{title}:"
        yield from (f"  {', '.join(f'{name} {cell}' for name, cell in row.items() if cell)}" for row in value)
    else:
        yield f"{title}: {', '.join(value) if isinstance(value, list) else value}"


@catalogue.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[BOOK]")
@json_option
def check(folder: Path | None, *, as_json: bool) -> None:
    """Check all tables of the package, and with BOOK its own over them; list every fault. Exit 2 where there is one."""
    faults = faults_of(open_book(folder).own_tables if folder else None)
    for one in faults:
        if as_json:
            print_json({"file": one.file, "line": one.line or None, "column": one.column or None,
                        "sentence": one.sentence, "expected": one.expected, "next": one.next_step})
        else:
            click.echo(one.words())
    if faults:
        count = "1 fault" if len(faults) == 1 else f"{len(faults):,} faults"
        raise TableError("catalogue", f"{count} in its tables", "mend what is told above and check again")
    if not as_json:
        click.echo("all tables are as they should be")


@catalogue.command("unplaced")
@click.argument("folder", required=False, default=Path(), type=click.Path(path_type=Path), envvar="PLEDGEBOOK",
                metavar="[BOOK]", callback=noted_book)
@json_option
@click.option("--limit", type=click.IntRange(min=1), help="How many rows at most; all otherwise.")
@as_of_option
def list_unplaced(folder: Path, *, as_json: bool, limit: int | None, as_of: date | None) -> None:
    """List what BOOK's claims name that the catalogue has no place for, most frequent first, each with a sentence."""
    book = open_book(folder)
    with opened_ledger(book, as_of) as ledger:
        rows = unplaced(ledger, book.catalogue())
    for one in rows[:limit]:
        if as_json:
            print_json(one.to_json())
        else:
            click.echo(f"{one.claims:6,}  {one.kind}  {one_line(one.words, 70)}\n        {one_line(one.sentence, 110)}")
    if not rows and not as_json:
        click.echo("all items and parties have a place in the catalogue")
