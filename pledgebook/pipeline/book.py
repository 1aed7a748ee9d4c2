"""A book on disk: where its parts lie, and how one is begun and opened."""

import contextlib
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from pledgebook.archive import Archive
from pledgebook.catalogue import Catalogue, load_catalogue
from pledgebook.catalogue.money import load_money
from pledgebook.config import TEMPLATE, Config, Value, load_config
from pledgebook.errors import BookError, Issue
from pledgebook.judgements import JudgementLog
from pledgebook.schema import line, plain
from pledgebook.value import Exchange, Measures, Rates, measures


def is_recorded(moment: str, until: date | None) -> bool:
    """Whether what was recorded at `moment` (ISO 8601, UTC) was there by the end of the day; at no known time: yes."""
    return until is None or moment[:10] <= until.isoformat()


_SHOWN = 5
"""Books that are named where none was found."""


@dataclass(frozen=True, slots=True)
class Book:
    """The folder of a book and its configuration."""

    folder: Path
    config: Config

    @property
    def archive(self) -> Archive:
        """What was captured."""
        return Archive(self.folder / "archive")

    @property
    def judgements(self) -> JudgementLog:
        """What people decided."""
        return JudgementLog(self.judgements_path)

    @property
    def judgements_path(self) -> Path:
        """Where the log of judgements stands; it is made when it is first asked for."""
        return self.folder / "judgements.db"

    @property
    def ledger_path(self) -> Path:
        """Where the derived ledger stands."""
        return self.folder / "ledger.duckdb"

    @property
    def cache(self) -> Path:
        """Where readings are kept between runs; it may be deleted at any time."""
        return self.folder / "cache"

    @property
    def answers(self) -> Path:
        """What the second reader was answered; there only where one is used. It cannot be made again."""
        return self.folder / "answers.db"

    def catalogue(self) -> Catalogue:
        """The catalogue with the book's own tables over it (`catalogue/*.csv` in its folder)."""
        return load_catalogue(self.own_tables)

    @property
    def own_tables(self) -> Path | None:
        """Where the book's own tables stand; None where it has none."""
        own = self.folder / "catalogue"
        return own if own.exists() or own.is_symlink() else None

    def measures(self, prices_of: int | None = None) -> Measures:
        """What values are made of: the rates in force and the tables, those of the book's folder over the shipped ones.

        `prices_of` takes the place of the setting. TableError where a table, or the setting `value.rates`, is wrong.
        """
        catalogue, wanted = self.catalogue(), self.config.value
        money = load_money(self.own_tables, frozenset(catalogue.items))
        return measures(Exchange(self.rates(), money.spans), money, catalogue, wanted.currencies,
                        wanted.prices_of if prices_of is None else prices_of)

    @property
    def rates_path(self) -> Path:
        """Where a newer table of the ECB's rates stands, if there is one."""
        return self.folder / self.config.value.rates

    def rates(self) -> Rates:
        """The ECB's rates in force: the book's own table, else what was installed with the program."""
        if self.rates_path.is_file() or self.config.value.rates != Value().rates:
            return Rates.from_csv(self.rates_path)
        return Rates.shipped()

    def log_issues(self, issues: Iterable[Issue], recorded: str = "") -> None:
        """Append what could not be acquired: it is no capture, so nothing else would keep it. BookError on failure.

        `recorded` is when that was: now, if it is not said.
        """
        when = recorded or f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
        rows = "".join(line({**plain(issue), "recorded": when}) + "\n" for issue in issues).encode("utf-8", "replace")
        path = self.issues_path
        try:
            with path.open("ab") as log:
                # A line that a crash tore ends here, so that it does not take the next one with it.
                log.write(b"\n" + rows if rows and log.tell() else rows)
                log.flush()
                os.fsync(log.fileno())
        except OSError as error:
            raise BookError(str(path), f"what could not be had cannot be noted ({error.strerror})",
                            "free some space, and add again what is missing") from error

    @property
    def issues_path(self) -> Path:
        """Where it is noted what could not be acquired."""
        return self.folder / "archive" / "issues.jsonl"

    def logged_issues(self, until: date | None = None) -> Iterator[Issue]:
        """What could not be acquired, by all `add`s so far; a line torn by a crash is skipped.

        Up to the end of the day `until` in UTC, if it is given; what was noted at a time unknown is always told.
        """
        if not self.issues_path.is_file():
            return
        for row in self.issues_path.read_bytes().split(b"\n"):
            with contextlib.suppress(ValueError, TypeError, AttributeError):
                told = json.loads(row)
                if is_recorded(told.pop("recorded", ""), until):
                    yield Issue(**told)


def init_book(folder: Path, name: str) -> Book:
    """Begin a book in `folder`, which may exist but holds no book; BookError where it does or cannot be made."""
    if (folder / "book.toml").exists():
        raise BookError(str(folder), "there is a book already", "add to it, or choose another folder")
    try:
        (folder / "archive").mkdir(parents=True, exist_ok=True)
        (folder / "book.toml").write_text(TEMPLATE.format(name=_quoted(name)), encoding="utf-8")
    except OSError as error:
        raise BookError(str(folder), f"cannot be made ({error.strerror})",
                        "choose a folder that you may write to") from error
    return open_book(folder)


def _quoted(name: str) -> str:
    """The name as the inside of a TOML string, which takes neither a bare DEL nor half a sign from a broken shell."""
    whole = name.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False)[1:-1].replace("\x7f", "\\u007f")


def _beside(folder: Path) -> str:
    """The books that stand in the folder or beside it, one of which may be meant."""
    around = {place for above in (folder, folder.resolve().parent) for place in above.glob("*/book.toml")}
    near = sorted(str(place.parent) if place.is_relative_to(folder) else place.parent.name for place in around)
    return f"name a book with --book (near are {', '.join(near[:_SHOWN])}), or " if near else ""


def open_book(folder: Path) -> Book:
    """The book in `folder`; BookError where there is none."""
    if not (folder / "book.toml").is_file():
        raise BookError(str(folder), "there is no book here", f"{_beside(folder)}begin one: pledgebook init {folder}")
    try:
        (folder / "archive").mkdir(exist_ok=True)
    except OSError as error:
        raise BookError(str(folder / "archive"), f"the archive's folder cannot be made ({error.strerror})",
                        "see what stands there, and whether you may write to it") from error
    return Book(folder, load_config(folder / "book.toml"))
