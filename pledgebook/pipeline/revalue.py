"""Valuing a ledger anew, from itself and the tables alone: no archive is opened and no text is read.

Values are a pure function of commitments, claims and tables, so that what comes out is the ledger of a whole run.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pledgebook.archive import book_lock
from pledgebook.errors import ConfigError, Issue
from pledgebook.ledger import Ledger, build_ledger
from pledgebook.pipeline.book import Book
from pledgebook.pipeline.run import broader, ledger_meta
from pledgebook.schema import Json, claim_from_json, commitment_from_json, plain
from pledgebook.value import Measures, Valued, value

KEPT = ("documents", "claims", "vetoed", "screened", "postings", "redirects")
"""Tables that valuing does not touch."""

_STAGE = "value"


def revalue_book(book: Book) -> Valued:
    """Put a ledger with values by the settings and tables of now in the place of the book's.

    BookError where another process is at it; LedgerError where there is no ledger, or none of this version.
    """
    with book_lock(book.folder), Ledger(book.ledger_path) as ledger:
        return _rebuilt(ledger, book, book.measures(), book.ledger_path)


@contextmanager
def valued_ledger(book: Book, prices_of: int | None) -> Iterator[Ledger]:
    """The book's ledger; where prices of another year than its own are asked for, a copy that has them, for a while.

    The book itself stays as it is. ConfigError where no index knows the year.
    """
    check_year(book, prices_of)
    with Ledger(book.ledger_path) as ledger, in_prices_of(ledger, book, prices_of) as valued:
        yield valued


@contextmanager
def in_prices_of(ledger: Ledger, book: Book, prices_of: int | None) -> Iterator[Ledger]:
    """The ledger itself, or for a while a copy with the prices of a year that is none of its own."""
    if not prices_of or any(row["prices_of"] == prices_of for row in ledger.records("valuations")):
        yield ledger
        return
    with tempfile.TemporaryDirectory(prefix="pledgebook-") as aside:
        path = Path(aside) / book.ledger_path.name
        _rebuilt(ledger, book, book.measures(prices_of), path)
        with Ledger(path) as valued:
            yield valued


def check_currency(book: Book, currency: str) -> None:
    """ConfigError where the book tells no values in the currency: a sum of nothing would look like an answer."""
    told = book.config.value.currencies
    if currency not in told:
        raise ConfigError("--currency", f'"{currency}" is none of the currencies of the book: {", ".join(told)}',
                          "ask for one of these, or add it to value.currencies in book.toml and run "
                          "`pledgebook value`")


def check_year(book: Book, prices_of: int | None) -> None:
    """ConfigError where no index of prices knows the year."""
    if not prices_of:
        return
    years = sorted({year for _, year in book.measures(prices_of).money.deflators})
    if prices_of not in years:
        told = f"from {years[0]} to {years[-1]}" if years else "none"
        raise ConfigError("--prices-of", f"{prices_of} has no index of prices; years with one: {told}",
                          "ask for another year, or add its indices to catalogue/deflators.csv")


def _rebuilt(ledger: Ledger, book: Book, given: Measures, path: Path) -> Valued:
    rows = list(ledger.records("commitments"))
    claims = {row["id"]: claim_from_json(row) for row in ledger.records("claims")}
    valued = value([commitment_from_json(row) for row in rows], claims, given)
    issues = [*(row for row in ledger.issues() if row["stage"] != _STAGE), *map(plain, valued.issues)]
    values = {one.id: plain(one.values) for one in valued.commitments}
    build_ledger(path, {
        **{table: ledger.records(table) for table in KEPT},
        "commitments": ({**row, "values": values[row["id"]]} for row in rows),
        "issues": issues, "counts": _counts(ledger, valued.issues), "broader": broader(valued.commitments, given),
    }, _meta(ledger, book, given))
    return valued


def _meta(ledger: Ledger, book: Book, given: Measures) -> dict[str, str]:
    """What the ledger said of its making, with the name and the rates of now; its version is the builder's to write."""
    said = {key: told for key, told in ledger.meta().items() if key != "ledger_version"}
    now = ledger_meta(book, given)
    return {**said, "name": now["name"], "rates": now["rates"]}


def _counts(ledger: Ledger, issues: tuple[Issue, ...]) -> list[Json]:
    """The counts with the number of each issue of valuing as it is now."""
    codes = [issue.code for issue in issues]
    before = {row["code"] for row in ledger.issues() if row["stage"] == _STAGE}
    counts = {name: count for name, count in ledger.counts().items() if name.removeprefix("issue:") not in before}
    counts |= {f"issue:{code}": codes.count(code) for code in codes}
    return [{"name": name, "value": count} for name, count in sorted(counts.items())]
