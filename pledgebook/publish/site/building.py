# ruff: noqa: S608 -- names of tables stand in this module
"""Building the site: page after page, until every one that another one leads to is there; on all cores.

First come all commitments and documents, then what their pages lead to: parties, items, lists, files of tables. The
folder is written aside and put in place whole.
"""

import functools
import gc
import io
import shutil
import tempfile
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from itertools import islice
from pathlib import Path

from pledgebook.catalogue import load_catalogue
from pledgebook.engine import LocalEngine
from pledgebook.ledger import Ledger
from pledgebook.progress import Progress, silent
from pledgebook.publish.aside import new_folder
from pledgebook.publish.site.addresses import ROLES, STATIC, Held, Place
from pledgebook.publish.site.lookups import QuickLedger, copy_for_lookups
from pledgebook.publish.site.pages import About, Press, written
from pledgebook.publish.site.searching import INDEX_NAME, index_text
from pledgebook.views.addresses import PAGES

_BATCH = 300
_SOME = 20
"""Pages a batch of what others lead to: a list or a party's page takes longer than a commitment's."""
_AHEAD = 20
"""Batches under way for each process: all parts of the longest list are one, and take as long as many of others."""
_FIRST = ("commitment", "document")
"""Kinds of which every page is made, whatever leads to it."""
_STATIC = ("site.css", "mark.svg", "site-search.js")


@dataclass(frozen=True, slots=True)
class Site:
    """What was built: its folder, how many files it has, and how large its list of names is, in bytes."""

    folder: Path
    files: int
    index_bytes: int


@dataclass(frozen=True, slots=True)
class Pages:
    """Writes a batch of pages into the folder, each with the later parts of its table. Runs in processes of its own.

    Gives back what was made, and what it leads to beside that; a process tells each place once.
    """

    ledger: Path
    quick: Path
    own_tables: Path | None
    about: About
    folder: Path

    def __call__(self, places: Sequence[Place]) -> tuple[set[Place], set[Place]]:
        press, made, led = _press(self), set[Place](), set[Place]()
        waiting = deque(places)
        while waiting:
            place = waiting.popleft()
            text, asked = written(press, place)
            made.add(place)
            led |= asked
            # A part of a table leads to the next one alone: they would take a round each.
            waiting.extendleft(one for one in asked - made if one.after and one.is_of(place))
            self._write(press, place, text)
        fresh = {one for one in led - made - press.told if one.kind not in _FIRST}
        press.told.update(fresh)
        return made, fresh

    def _write(self, press: Press, place: Place, text: str) -> None:
        file = f"{self.folder}/{place.file}"
        folder = file.rpartition("/")[0]
        if folder not in press.folders:
            Path(folder).mkdir(parents=True, exist_ok=True)
            press.folders.add(folder)
        with io.FileIO(file, "w") as out:  # a hundred thousand of them: each is one write
            content = memoryview(text.encode("utf-8"))
            while content:
                content = content[out.write(content):]


@functools.lru_cache(maxsize=1)
def _press(pages: Pages) -> Press:
    """What the pages are made from, opened once in each process."""
    ledger = QuickLedger(pages.ledger, pages.quick, pages.about.today)
    press = Press(ledger, load_catalogue(pages.own_tables), pages.about, held_in(ledger))
    gc.freeze()  # what stays for good need not be looked through again and again
    return press


def held_in(ledger: Ledger) -> Held:
    """What of the ledger has a page."""
    documents = frozenset(str(name) for (name,) in ledger.ask("SELECT id FROM book.documents"))
    claims = {str(claim): str(document) for claim, document in ledger.ask("SELECT id, document FROM book.claims")
              if document in documents}
    commitments = {str(name): str(name) for (name,) in ledger.ask("SELECT id FROM book.commitments")}
    for (old,) in ledger.ask("SELECT old FROM book.redirects"):
        if (new := ledger.current_id(str(old))) in commitments:
            commitments.setdefault(str(old), new)
    return Held(claims, documents, commitments)


def build_site(
    ledger: Path, target: Path, about: About, own_tables: Path | None = None, workers: int = 0,
    tell: Progress = silent,
) -> Site:
    """Write the site of the ledger into the new folder `target`.

    BookError where something stands there already or it cannot be written: then nothing is there.
    """
    with new_folder(target) as scratch, tempfile.TemporaryDirectory(prefix="pledgebook-") as aside:
        quick = Path(aside) / "lookups.sqlite"
        with Ledger(ledger) as opened:
            copy_for_lookups(opened, quick)
        pages = Pages(ledger, quick, own_tables, about, scratch)
        done = _rounds(pages, LocalEngine(workers, ahead=_AHEAD), tell)
        press = _press(pages)
        index = scratch / STATIC / INDEX_NAME
        index.parent.mkdir(exist_ok=True)
        index.write_text(index_text(press, done), encoding="utf-8", newline="\n")
        _copy_static(scratch / STATIC)
        size = index.stat().st_size
        press.ledger.close()
        _press.cache_clear()
    return Site(target, len(done) + 1 + len(_STATIC), size)


def _rounds(pages: Pages, engine: LocalEngine, tell: Progress) -> set[Place]:
    """Make every page; gives back all that were made.

    What pages lead to goes before what waits already: the longest batches come first, and at the end are only short
    ones that all processes end together. A further round is only for what a single batch leads to.
    """
    of_each = _of_each(pages)
    known = _OF_BOOK | of_each
    waiting = deque([*_batches(sorted(_OF_BOOK), 1), *_batches(sorted(of_each, key=_beside), _BATCH)])
    done = 0
    while waiting:
        for made, led in engine.map(pages, _Taken(waiting)):
            done += len(made)
            known |= made
            waiting.extendleft(_batches(sorted(led - known, key=_of_one), _SOME))
            known |= led
            tell("pages", done)
    return known


@dataclass(frozen=True, slots=True)
class _Taken(Iterator[list[Place]]):
    """What waits; unlike a generator it goes on with what is put there after it had no more."""

    waiting: deque[list[Place]]

    def __next__(self) -> list[Place]:
        if not self.waiting:
            raise StopIteration
        return self.waiting.popleft()


_OF_BOOK = {Place("home"), Place("list"), *(Place("page", name) for name in PAGES if name != "commitments")}
"""Pages that every site has; those of long tables have many parts."""


def _of_each(pages: Pages) -> set[Place]:
    """The page and files of each commitment and document, which the site has whatever leads to them."""
    ledger = _press(pages).ledger
    found = set[Place]()
    for kind in _FIRST:
        for (name,) in ledger.ask(f"SELECT id FROM book.{kind}s"):
            found |= {Place(kind, str(name)), *(Place(form, f"{kind}s/{name}") for form in ("csv", "json"))}
    return found


def _beside(place: Place) -> tuple[str, str, str, str]:
    """Puts the files of a commitment or document behind its page: what the page has looked up is at hand for them."""
    return place.name.rpartition("/")[2], place.name, place.kind, place.after


def _of_one(place: Place) -> tuple[str, Place]:
    """Puts the page, the lists and the files of one party or item together: what they show is looked up once."""
    name = f"{place.kind}/{place.name}" if place.kind in ROLES else place.name
    return "/".join(name.split("/", 2)[:2]), place


def _batches(places: Sequence[Place], size: int) -> Iterator[list[Place]]:
    left = iter(places)
    while some := list(islice(left, size)):
        yield some


def _copy_static(target: Path) -> None:
    with as_file(files("pledgebook").joinpath("data/static")) as folder:
        for name in _STATIC:
            shutil.copyfile(folder / name, target / name)
