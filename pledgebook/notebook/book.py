"""A book as Python asks it: a method for each command, with the command's names, options and errors."""

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import Any, TypedDict, Unpack

from pledgebook.codes import Basis, Kind, Stage
from pledgebook.errors import BookError, ConfigError
from pledgebook.ledger import Ledger
from pledgebook.notebook import asked, shapes
from pledgebook.notebook.pictures import Picture, bars
from pledgebook.notebook.records import Claim, Commitment, Document, EvidenceTable, Explanation
from pledgebook.notebook.tables import Table
from pledgebook.pipeline.as_of import day_against, judgements_as_of, ledger_as_of
from pledgebook.pipeline.book import open_book
from pledgebook.pipeline.judging import whole_id
from pledgebook.pipeline.revalue import check_currency
from pledgebook.publish import EXPORTERS
from pledgebook.publish import export as write_export
from pledgebook.schema import Json
from pledgebook.views.decisions import Wanted, decisions
from pledgebook.views.deliveries import NOT_WHOLE
from pledgebook.views.disputes import disputes
from pledgebook.views.figures import count
from pledgebook.views.lateness import overdue_rows
from pledgebook.views.parties import Naming
from pledgebook.views.state import state
from pledgebook.views.why import SUMMED, Of, refuse_unknown_party, why_commitment, why_total
from pledgebook.views.worth import ALL, Asked, chosen

Day = date | str


class _OfDay(TypedDict, total=False):
    as_of: Day | None


class _Valued(_OfDay, total=False):
    basis: str | None
    prices_of: int | None


class _Keys(TypedDict, total=False):
    donor: str | None
    recipient: str | None
    kind: str | None
    stage: str | None
    item_id: str | None
    month: str | None
    year: str | None


class TotalsOptions(_Valued, _Keys, total=False):
    """Options of `totals`."""

    currency: str | None


class WhyOptions(TotalsOptions, total=False):
    """Options of `why`."""

    account: str | None
    all: bool


class CommitmentsOptions(_Valued, total=False):
    """Options of `commitments`, which is `show` without an id."""

    donor: str | None
    recipient: str | None
    kind: str | None
    stage: str | None
    limit: int | None


class ConflictsOptions(_OfDay, total=False):
    """Options of `conflicts`."""

    field: str | None
    donor: str | None
    recipient: str | None
    limit: int | None


class OverdueOptions(_OfDay, total=False):
    """Options of `overdue`."""

    on: Day | None
    donor: str | None
    recipient: str | None
    limit: int | None


class LogOptions(_OfDay, total=False):
    """Options of `log`."""

    who: str | None
    subject: str | None
    gone: bool
    again: bool


class SearchOptions(_OfDay, total=False):
    """Options of `search`, which is `show --search`."""

    limit: int | None


class ExportOptions(_Valued, total=False):
    """Options of `export`."""


class TotalsTable(Table):
    """Sums, each promise once, also as a picture of bars with their ranges."""

    by: tuple[str, ...]
    naming: Naming

    @property
    def picture(self) -> Picture:
        """The largest sums as bars: promised, firm and delivered."""
        return bars(self.rows, self.by, self.naming)


class Book:
    """The book in `folder`, this one by default; BookError where there is none.

    With `as_of` all that it tells is as of the end of that day (UTC), unless a question names another.
    """

    def __init__(self, folder: str | Path = ".", as_of: Day | None = None) -> None:
        self._book = open_book(Path(folder))
        self.as_of = asked.day(as_of)

    @property
    def folder(self) -> Path:
        """Where it stands."""
        return self._book.folder

    @property
    def name(self) -> str:
        """Its name, by book.toml."""
        return self._book.config.name

    def __repr__(self) -> str:
        return f"Book({str(self.folder)!r}" + (f", as_of={self.as_of.isoformat()!r})" if self.as_of else ")")

    # -- one record ------------------------------------------------------------------------------------------------

    def __getitem__(self, identifier: str) -> Commitment | Claim | Document:
        """The commitment, claim or document with that id, which may be cut; BookError where there is none."""
        with self.opened() as ledger:
            name = whole_id(identifier, ledger)
            if commitment := ledger.commitment(name):
                return Commitment(commitment, self, ledger.claims_of(name), ledger.postings(name))
            if claim := ledger.claim(name):
                return Claim(claim, self, tuple(str(one["id"]) for one in ledger.commitments_with(name)))
            if document := ledger.document(name):
                return Document(document, self, ledger.claims_in(name))
        raise BookError(identifier, "is no commitment, claim or document of this book"
                        + f" as of {self.as_of}" * bool(self.as_of),
                        "list commitments with .commitments(), or search with .search(WORDS)")

    def show(self, identifier: str) -> Commitment | Claim | Document:
        """What `book[identifier]` gives."""
        return self[identifier]

    # -- lists and sums --------------------------------------------------------------------------------------------

    def totals(self, by: str | Iterable[str] = ("donor",), **options: Unpack[TotalsOptions]) -> TotalsTable:
        """Sums of what was promised, made firm, delivered and cancelled, each promise once: `pledgebook totals`."""
        given = asked.options(options, TotalsOptions.__annotations__, "totals")
        keys, only, basis = asked.keys_by(by), asked.keys_of(given), asked.basis(given.get("basis"))
        currency, year = given.get("currency", "EUR"), given.get("prices_of")
        check_currency(self._book, currency)
        with self.opened(given.get("as_of"), year) as ledger:
            refuse_unknown_party(ledger, only)
            rows = ledger.totals(keys, currency, basis, year, only)
        table = TotalsTable(shapes.totals_shape(keys), rows, f"by {', '.join(keys) or 'nothing, all in one'}; {basis}, "
                            f"{currency}" + (f", prices of {year}" if year else ""), self._day(given.get("as_of")))
        table.by, table.naming = keys, self._naming
        return table

    def commitments(self, **options: Unpack[CommitmentsOptions]) -> Table:
        """Commitments with their balances, the latest announced first: `pledgebook show`; all, unless limited."""
        given = asked.options(options, CommitmentsOptions.__annotations__, "commitments")
        for name, codes in (("kind", Kind), ("stage", Stage), ("basis", Basis)):
            if name in given:
                asked.one_of(given[name], codes, name)
        wanted = Asked(given.pop("basis", None), given.pop("prices_of", None))
        day = given.pop("as_of", None)
        with self.opened(day, wanted.prices_of) as ledger:
            rows = ledger.commitments(**given)
        if wanted == ALL:
            return self._table(shapes.LISTED, rows, "commitment", day)
        rows = [{**row, "values": chosen(row["values"], wanted)} for row in rows]
        return self._table(shapes.valued_shape(shapes.LISTED), rows, "commitment", day)

    def search(self, words: str, **options: Unpack[SearchOptions]) -> Table:
        """Claims whose sentence, item or publisher hold all the words: `pledgebook show --search`; 40, unless said."""
        given = asked.options(options, SearchOptions.__annotations__, "search")
        with self.opened(given.get("as_of")) as ledger:
            rows = ledger.search(words, given.get("limit", 40))
        return self._table(shapes.CLAIMS, rows, "claim", given.get("as_of"))

    def evidence(self, words: str, **options: Unpack[SearchOptions]) -> EvidenceTable:
        """What `search` finds, as quotes with their documents."""
        found = self.search(words, **options)
        return EvidenceTable(shapes.EVIDENCE, [row for row in found.rows if row.get("evidence")], found.caption,
                             found.as_of)

    def conflicts(self, **options: Unpack[ConflictsOptions]) -> Table:
        """Where claims of one commitment disagree, with the value that stands: `pledgebook conflicts`."""
        given = asked.options(options, ConflictsOptions.__annotations__, "conflicts")
        with self.opened(given.get("as_of")) as ledger:
            found = disputes(ledger, given.get("field"), given.get("donor"), given.get("recipient"))
            rows = list(islice(found, given.get("limit")))
        return self._table(shapes.CONFLICTS, rows, "conflict", given.get("as_of"))

    def overdue(self, **options: Unpack[OverdueOptions]) -> Table:
        """Promises past their date, the longest first: `pledgebook overdue`.

        Overdue means that no delivery of the whole was found in the sources read.
        """
        given = asked.options(options, OverdueOptions.__annotations__, "overdue")
        as_of = self._day(given.get("as_of"))
        on = asked.day(given.get("on"), "on") or day_against(as_of)
        with self.opened(as_of) as ledger:
            found = overdue_rows(ledger, on, given.get("donor"), given.get("recipient"))
            rows = list(islice(found, given.get("limit")))
        past = f"past {'its' if len(rows) == 1 else 'their'} date on {on}"
        return Table(shapes.OVERDUE, rows, f"{count(len(rows), 'promise')} {past}: {NOT_WHOLE}", as_of)

    @property
    def judgements(self) -> Table:
        """What people decided, in the order of entry: `.log()`."""
        return self.log()

    def log(self, **options: Unpack[LogOptions]) -> Table:
        """What people decided, who, when and why, and whether it holds: `pledgebook log`."""
        given = asked.options(options, LogOptions.__annotations__, "log")
        day = self._day(given.pop("as_of", None))
        log = judgements_as_of(self._book, day)
        with contextlib.ExitStack() as stack:
            ledger = stack.enter_context(self.opened(day)) if self._book.ledger_path.exists() else None
            if ledger and not str(given.get("subject", "jdg-")).startswith("jdg-"):
                given["subject"] = whole_id(given["subject"], ledger)
            rows = list(decisions(ledger, log, Wanted(**given)))
        return self._table(shapes.JUDGEMENTS, rows, "judgement", day)

    def status(self, as_of: Day | None = None) -> Table:
        """What the book holds and what was dropped: `pledgebook status`; all of it stands in `.about`."""
        with self.opened(as_of) as ledger:
            about = state(ledger)
        rows: list[Json] = [{"name": name, "value": value} for name, value in about["counts"].items()]
        table = Table(shapes.COUNTS, rows, f"ledger {about['digest']}", self._day(as_of))
        table.about = about
        return table

    def export(self, target: str | Path, form: str, **options: Unpack[ExportOptions]) -> tuple[Path, ...]:
        """Write the ledger's tables under `target` as csv, jsonl, parquet or xlsx: `pledgebook export`."""
        given = asked.options(options, ExportOptions.__annotations__, "export")
        asked.one_of(form, EXPORTERS, "form")
        asked.basis(given.get("basis"))
        wanted = Asked(given.get("basis"), given.get("prices_of"))
        with self.opened(given.get("as_of"), wanted.prices_of) as ledger:
            return write_export(ledger, form, Path(target), wanted)

    # -- why -------------------------------------------------------------------------------------------------------

    def why(self, identifier: str = "", **options: Unpack[WhyOptions]) -> Explanation:
        """Why a commitment's figures, or the total with the keys given, are what they are: `pledgebook why`."""
        given = asked.options(options, WhyOptions.__annotations__, "why")
        only, wanted = asked.keys_of(given), Asked(given.get("basis"), given.get("prices_of"))
        asked.basis(wanted.basis)
        if bool(identifier) == (bool(only) or bool(given.get("all"))):
            raise ConfigError("why", "names nothing" if not identifier else "names a commitment and a total",
                            'name a commitment, or the keys of a total (donor="FR", kind="goods"), or all=True')
        currency = given.get("currency", "EUR")
        account = asked.one_of(given.get("account", "promised"), SUMMED, "account")
        if not identifier:
            check_currency(self._book, currency)
        with self.opened(given.get("as_of"), wanted.prices_of) as ledger:
            return Explanation(why_commitment(ledger, whole_id(identifier, ledger), wanted) if identifier
                               else why_total(ledger, Of(only, account, currency), wanted))

    # -- reading ---------------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def opened(self, as_of: Day | None = None, prices_of: int | None = None) -> Iterator[Ledger]:
        """The ledger that a question is about, for whoever wants to ask it further."""
        with ledger_as_of(self._book, self._day(as_of), prices_of) as ledger:
            yield ledger

    def judged(self, subject: str) -> Table:
        """The judgements about a claim or commitment, or about claims of it."""
        return self.log(subject=subject)

    def _day(self, as_of: Day | None) -> date | None:
        return asked.day(as_of) or self.as_of

    @cached_property
    def _naming(self) -> Naming:
        return self._book.catalogue().party_name

    def _table(self, shape: Any, rows: list[Json], what: str, as_of: Day | None) -> Table:
        day = self._day(as_of)
        return Table(shape, rows, count(len(rows), what) + (f", as of {day}" if day else ""), day)
