"""What was read and what was dropped, counted by the database: by cause, by publisher, by month."""

from dataclasses import dataclass
from datetime import date

from pledgebook.ledger.reading import Ledger

Tally = tuple[tuple[str, int], ...]
"""(what, how many), most first."""


@dataclass(frozen=True, slots=True)
class PublisherSeen:
    """One publisher: documents and claims of it, the days of the first and last document, its languages."""

    name: str | None
    documents: int
    claims: int
    first: date | None
    last: date | None
    languages: tuple[str, ...]


def screened_out(ledger: Ledger) -> Tally:
    """Why documents were not read for claims."""
    return _tally(ledger, "SELECT reason, count(*) FROM book.screened WHERE NOT kept GROUP BY 1 ORDER BY 2 DESC, 1")


def read_of(ledger: Ledger) -> tuple[int, int]:
    """How many documents were read for claims, and how many were screened out before."""
    (told,) = ledger.ask("SELECT count(*) FILTER (s.kept IS NOT false), count(*) FILTER (s.kept = false) "
                         "FROM book.documents d LEFT JOIN book.screened s ON s.document = d.id")
    return int(told[0]), int(told[1])


@dataclass(frozen=True, slots=True)
class ScreenedOut:
    """One document that was not read for claims, and why."""

    id: str
    reason: str
    publisher: str
    day: str
    title: str


def screened_documents(ledger: Ledger, limit: int | None = None) -> list[ScreenedOut]:
    """The documents that were screened out, by reason, then day; at most `limit`."""
    rows = ledger.ask("SELECT d.id, s.reason, d.publisher, d.published::VARCHAR, d.title FROM book.screened s "
                      "JOIN book.documents d ON d.id = s.document WHERE NOT s.kept ORDER BY 2, 4, 1 LIMIT ?", [limit])
    return [ScreenedOut(*(str(cell or "") for cell in row)) for row in rows]


def vetoes(ledger: Ledger) -> Tally:
    """Why candidates are no claims."""
    return _tally(ledger, "SELECT veto, count(*) FROM book.vetoed GROUP BY 1 ORDER BY 2 DESC, 1")


def tiers(ledger: Ledger) -> Tally:
    """Claims by tier, in the order of the tiers."""
    return _tally(ledger, "SELECT tier, count(*) FROM book.claims GROUP BY 1 ORDER BY 1")


def languages(ledger: Ledger) -> Tally:
    """Documents by language."""
    return _tally(ledger, "SELECT coalesce(nullif(language, ''), 'not known'), count(*) FROM book.documents "
                          "GROUP BY 1 ORDER BY 2 DESC, 1")


def issues(ledger: Ledger) -> tuple[tuple[str, int, str], ...]:
    """(stage and code, how many, the next step of most of them), in the order of stage and code."""
    rows = ledger.ask(
        "SELECT stage || ': ' || code AS name, sum(size)::BIGINT, arg_max(next_step, (size, next_step)) FROM "
        "(SELECT stage, code, next_step, count(*) AS size FROM book.issues GROUP BY ALL) GROUP BY name ORDER BY name")
    return tuple((str(name), int(size), str(step)) for name, size, step in rows)


def documents(ledger: Ledger) -> int:
    """How many documents there are."""
    return int(ledger.ask("SELECT count(*) FROM book.documents")[0][0])


def documents_by_month(ledger: Ledger) -> tuple[tuple[str, int, int], ...]:
    """(month, documents, claims of tiers A and B), in order; documents without a day are left out."""
    rows = ledger.ask(
        "SELECT month, sum(documents)::BIGINT, sum(claims)::BIGINT FROM ("
        "SELECT strftime(published, '%Y-%m') AS month, 1 AS documents, 0 AS claims FROM book.documents UNION ALL "
        "SELECT strftime(published, '%Y-%m'), 0, 1 FROM book.claims WHERE tier <> 'C') "
        "WHERE month IS NOT NULL GROUP BY month ORDER BY month")
    return tuple((str(month), int(some), int(claims)) for month, some, claims in rows)


def publishers(ledger: Ledger, skipped: int, limit: int) -> tuple[int, tuple[PublisherSeen, ...]]:
    """How many publishers there are, and some of them, those with the most documents first."""
    total = ledger.ask("SELECT count(DISTINCT coalesce(publisher, '')) FROM book.documents")[0][0]
    rows = ledger.ask(
        "WITH told AS (SELECT coalesce(publisher, '') AS name, count(*) AS claims FROM book.claims GROUP BY 1), "
        "read AS (SELECT coalesce(publisher, '') AS name, count(*) AS documents, min(published) AS first, "
        "max(published) AS last, list_sort(list(DISTINCT language)) AS languages FROM book.documents GROUP BY 1) "
        "SELECT name, documents, coalesce(claims, 0), first, last, languages FROM read LEFT JOIN told USING (name) "
        "ORDER BY documents DESC, name LIMIT ? OFFSET ?", [limit, skipped])
    return int(total), tuple(PublisherSeen(str(name) or None, int(some), int(claims), first, last,
                                           tuple(str(one) for one in spoken if one))
                             for name, some, claims, first, last, spoken in rows)


def _tally(ledger: Ledger, query: str) -> Tally:
    return tuple((str(name), int(size)) for name, size in ledger.ask(query))
