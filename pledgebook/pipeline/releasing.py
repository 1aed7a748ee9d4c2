"""Releases of a book: what one is made of, written down so that it can be made again; and making it again.

A release names every input by its hash: the archive's files, what could not be had, the judgements, the book's own
tables and rates, the settings, the kept answers of a second reader, the program. Archive and judgements are only ever
added to, so that later the same first part of each is there again; tables and rates, which change, are copied into the
release. Made again, everything is read anew from the captured bytes, and no kept reading is trusted.
"""

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.config import Config, Read, Reconcile, Release, SecondReader, Value
from pledgebook.errors import BookError, CheckError, LedgerError
from pledgebook.judgements import to_line
from pledgebook.ledger import Ledger
from pledgebook.model import Judgement
from pledgebook.pipeline.as_of import Facts, ledger_as_of
from pledgebook.pipeline.book import Book, is_recorded
from pledgebook.pipeline.cache import program_mark
from pledgebook.pipeline.reading import EXTRACTOR
from pledgebook.pipeline.run import Target, run_book, settle
from pledgebook.progress import Progress, silent
from pledgebook.publish.release.edition import INPUTS, Edition
from pledgebook.publish.release.hashing import sha256_of
from pledgebook.publish.release.names import release_before
from pledgebook.publish.release.verifying import Finding, differing_findings, hash_findings
from pledgebook.publish.release.writing import refuse_taken, write_release
from pledgebook.schema import Json

RELEASES = "releases"
_TABLES, _RATES = "catalogue", "rates"
_LAST_DAY = date.max
_KEPT_ANSWERS = "kept-answers:"
"""Stands for the address of a second reader that is not asked again."""


@dataclass(frozen=True, slots=True)
class Verified:
    """What verifying found. `is_made_again` is whether the inputs were there to make it again; `notes` say more."""

    findings: tuple[Finding, ...]
    is_made_again: bool
    notes: tuple[str, ...] = ()


def releases_of(book: Book) -> Path:
    """The folder of the book's releases."""
    return book.folder / RELEASES


def release_book(
    book: Book, name: str, day: date, *, as_of: date | None = None, without: Sequence[str] = (),
    progress: Progress = silent,
) -> Path:
    """Bring the ledger up to date and write the release of that name; its folder.

    With `as_of` of what was recorded by the end of that day, with all else as it is now. BookError where there is one
    of that name already, or the book was changed meanwhile; CheckError where a check breaks: then there is no release.
    """
    folder = releases_of(book)
    refuse_taken(folder, name)
    before = inputs_of(book, as_of)
    run_book(book, progress)
    with ledger_as_of(book, as_of, progress=progress) as ledger:
        given = inputs_of(book, as_of)
        if given != before:
            raise BookError(str(book.folder), "the book was changed while its release was made; there is none",
                            "see that nothing is added or decided meanwhile, and release again")
        edition = Edition(name, day, book.config.name, book.config.release, given, _carried(book),
                          release_before(folder, name), frozenset(without))
        return write_release(ledger, edition, folder / name, book.catalogue(), progress)


# -- inputs ------------------------------------------------------------------------------------------------------------


def inputs_of(book: Book, as_of: date | None = None) -> Json:
    """Every input with its hash; `decisions` are the judgements without who decided and why.

    With `as_of` the day is an input too, and decisions are those of by then.
    """
    log = book.judgements.all() if book.judgements_path.is_file() else ()
    issues = book.issues_path.read_bytes() if book.issues_path.is_file() else b""
    asks = bool(book.config.second_reader.url)
    return {
        "archive": [{"name": path.name, "bytes": path.stat().st_size, "sha256": sha256_of(path)}
                    for path in book.archive.files()],
        "issues": {"bytes": len(issues), "sha256": hashlib.sha256(issues).hexdigest()},
        "judgements": {"count": len(log), "sha256": _hash_of(log)},
        "decisions": [_decision(one) for one in log if is_recorded(one.decided_at, as_of)],
        "tables": {name: sha256_of(path) for name, path in _carried(book).items()},
        "answers": sha256_of(book.answers) if asks and book.answers.is_file() else None,
        "settings": _settings(book.config), "code": program_mark(), "extractor": EXTRACTOR, "version": __version__,
        **({"as_of": as_of.isoformat()} if as_of else {}),
    }


def _day_of(given: Json) -> date | None:
    """The day of which a release is; None where it is of all that the book then held."""
    return date.fromisoformat(given["as_of"]) if given.get("as_of") else None


def _told(log: Sequence[Judgement], given: Json) -> tuple[Judgement, ...]:
    """The judgements of which a release was made: of the log of then, those of by its day."""
    return tuple(one for one in log[:given["judgements"]["count"]] if is_recorded(one.decided_at, _day_of(given)))


def _hash_of(log: Sequence[Judgement]) -> str:
    return hashlib.sha256("".join(f"{to_line(one)}\n" for one in log).encode("utf-8")).hexdigest()


def _decision(one: Judgement) -> Json:
    """What was decided, and on which day; a release names no reviewer."""
    return {"id": one.id, "verdict": str(one.verdict), "subjects": list(one.subjects), "day": one.decided_at[:10]}


def _carried(book: Book) -> dict[str, Path]:
    """The files that are copied into the release: the book's own tables and rates."""
    own = sorted(book.own_tables.glob("*.csv")) if book.own_tables else []
    rates = {f"{_RATES}/{book.rates_path.name}": book.rates_path} if book.rates_path.is_file() else {}
    return {**{f"{_TABLES}/{path.name}": path for path in own}, **rates}


def _settings(config: Config) -> Json:
    """The settings that decide a result; not how fast it comes, nor where a second reader is."""
    reader = config.second_reader
    return {
        "name": config.name, "read": {"max_characters": config.read.max_characters},
        "reconcile": asdict(config.reconcile),
        "value": {**asdict(config.value), "rates": Path(config.value.rates).name},
        "release": asdict(config.release),
        **({"second_reader": {**asdict(reader), "url": _KEPT_ANSWERS, "key_variable": ""}} if reader.url else {}),
    }


def _config(settings: Mapping[str, Any]) -> Config:
    kinds = {"read": Read, "reconcile": Reconcile, "value": Value, "release": Release, "second_reader": SecondReader}
    parts: dict[str, Any] = {name: _record(kind, settings[name]) for name, kind in kinds.items() if name in settings}
    return replace(Config(), name=settings["name"], **parts)


def _record(kind: type[Any], told: Mapping[str, Any]) -> Any:
    known = {one.name for one in fields(kind)}
    return kind(**{name: tuple(value) if isinstance(value, list) else value for name, value in told.items()
                   if name in known})


# -- making it again ---------------------------------------------------------------------------------------------------


def verify_release(
    folder: Path, manifest: Json, book: Book | None, progress: Progress = silent,
) -> Verified:
    """Check every hash; where the book is there, make the release again from its inputs and compare each file."""
    progress("checking the hashes", 0)
    found = hash_findings(folder)
    if book is None:
        return Verified(tuple(found), is_made_again=False,
                        notes=("only the hashes were checked: it was not made again from a book",))
    given, log = manifest["inputs"], book.judgements.all() if book.judgements_path.is_file() else ()
    missing = [*_missing(book, given, log), *_carried_findings(folder, given)]
    if missing:
        return Verified((*found, *missing), is_made_again=False)
    notes = [] if given["code"] == program_mark() else [
        f"the release was made by version {given['version']}, this is {__version__}, or its code was changed since"]
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as scratch:
        aside = Path(scratch)
        found += _made_again((folder, aside), manifest, (book, log), progress, notes)
    return Verified(tuple(found), is_made_again=True, notes=tuple(notes))


def _made_again(places: tuple[Path, Path], manifest: Json, of: tuple[Book, Sequence[Judgement]], progress: Progress,
                notes: list[str]) -> list[Finding]:
    folder, aside = places
    given = manifest["inputs"]
    told = _told(of[1], given)
    try:
        copy = _book_made_again((folder, aside), manifest, of, progress)
    except CheckError as error:
        return [Finding("the ledger", f"its inputs make none that may be published: {error.place}: {error.sentence}")]
    before = _before(folder, manifest, notes)
    edition = Edition(manifest["name"], date.fromisoformat(manifest["day"]), manifest["book"], copy.config.release,
                      {**given, "decisions": [_decision(one) for one in told]}, _carried(copy), before,
                      frozenset(manifest["without"]))
    with Ledger(copy.ledger_path) as ledger:
        again = write_release(ledger, edition, aside / "release", copy.catalogue(), progress)
    compared = differing_findings(folder, again, progress)
    has_changes = before is not None or manifest["before"] is None
    return [one for one in compared if has_changes or not one.place.startswith("changes.")]


def _book_made_again(places: tuple[Path, Path], manifest: Json, of: tuple[Book, Sequence[Judgement]],
                     progress: Progress) -> Book:
    """A book aside with the inputs of then, and the ledger that they make, every text read anew."""
    given = manifest["inputs"]
    copy = _book_of_then(places[0], given, of[0], places[1] / "book")
    told, day = _told(of[1], given), _day_of(given)
    facts = Facts(copy, day or _LAST_DAY, told, int(manifest["counts"].get("captured", 0)))
    if day:
        facts.settle(copy.ledger_path, progress)
    else:
        settle(copy, facts.assembled(progress), told, Target(copy.ledger_path), progress)
    return copy


@contextlib.contextmanager
def ledger_of_release(
    folder: Path, manifest: Json, book: Book, progress: Progress = silent,
) -> Iterator[tuple[Path, Path | None, tuple[Judgement, ...]]]:
    """The ledger of a release, the book's own tables of then, and the judgements, without who decided and why.

    The book's own ledger where it is still that one; else it is made again for a while. BookError where the inputs
    make another one.
    """
    given = manifest["inputs"]
    log = book.judgements.all() if book.judgements_path.is_file() else ()
    told = tuple(replace(one, reviewer="a reviewer", reason="") for one in _told(log, given))
    if _is_of(book.ledger_path, manifest):
        yield book.ledger_path, book.own_tables, told
        return
    missing = [*_missing(book, given, log), *_carried_findings(folder, given)]
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as scratch:
        copy = None if missing else _book_made_again((folder, Path(scratch)), manifest, (book, log), progress)
        if copy is None or not _is_of(copy.ledger_path, manifest):
            raise BookError(str(folder), "its inputs do not make its ledger any more", "see `pledgebook verify`")
        yield copy.ledger_path, copy.own_tables, told


def _is_of(ledger: Path, manifest: Json) -> bool:
    """Whether the ledger is there and is the release's."""
    try:
        with Ledger(ledger) as opened:
            return opened.digest() == str(manifest["ledger"]["digest"])
    except LedgerError:
        return False


def _before(folder: Path, manifest: Json, notes: list[str]) -> Path | None:
    """The release before it, beside it; None, with a note, where it is gone or was changed."""
    if not manifest["before"]:
        return None
    path: Path = folder.parent / manifest["before"]["name"] / "manifest.json"
    if path.is_file() and sha256_of(path) == manifest["before"]["manifest"]:
        return path.parent
    notes.append(f"release {manifest['before']['name']} is not beside it as it was then: the changes were not compared")
    return None


def _missing(book: Book, given: Json, log: Sequence[Judgement]) -> Iterator[Finding]:
    """Inputs that are no more what they were."""
    there = {path.name: path for path in book.archive.files()}
    for one in given["archive"]:
        path = there.get(one["name"])
        if path is None:
            yield Finding(f"archive/{one['name']}", "is missing, and the release was made of it")
        elif sha256_of(path) != one["sha256"]:
            yield Finding(f"archive/{one['name']}", "was changed since: its hash is another one")
    issues = _issues(book, given)
    if hashlib.sha256(issues).hexdigest() != given["issues"]["sha256"]:
        yield Finding("archive/issues.jsonl", "was changed since: it does not begin with what it was then")
    if _hash_of(log[:given["judgements"]["count"]]) != given["judgements"]["sha256"]:
        yield Finding("judgements.db", "was changed since: it does not begin with the judgements of then")
    if given["answers"] and not book.answers.is_file():
        yield Finding("answers.db", "is missing, and the release was made with its answers")


def _issues(book: Book, given: Json) -> bytes:
    """What the log of what could not be had was then: it is only ever added to."""
    return book.issues_path.read_bytes()[:given["issues"]["bytes"]] if book.issues_path.is_file() else b""


def _carried_findings(folder: Path, given: Json) -> Iterator[Finding]:
    for name, told in given["tables"].items():
        path = folder / INPUTS / name
        if not path.is_file() or sha256_of(path) != told:
            yield Finding(f"{INPUTS}/{name}", "is missing or was changed, and the release was made of it")


def _book_of_then(folder: Path, given: Json, book: Book, target: Path) -> Book:
    """A book aside with the inputs of then; the archive's files are not copied."""
    copy = Book(target, _config(given["settings"]))
    copy.issues_path.parent.mkdir(parents=True)
    for one in given["archive"]:
        (copy.archive.folder / one["name"]).symlink_to((book.archive.folder / one["name"]).resolve())
    copy.issues_path.write_bytes(_issues(book, given))
    for name in given["tables"]:
        place = target / name if name.startswith(f"{_TABLES}/") else target / Path(name).name
        place.parent.mkdir(exist_ok=True)
        shutil.copyfile(folder / INPUTS / name, place)
    if given["answers"]:
        with contextlib.suppress(FileNotFoundError):
            shutil.copyfile(book.answers, copy.answers)
    return copy
