"""The page of coverage: what was read, from whom and when, what was dropped, and so what the book cannot see."""

from dataclasses import dataclass

from pledgebook.errors import FilterError
from pledgebook.ledger import Ledger, seen
from pledgebook.views.coverage import Coverage, coverage
from pledgebook.views.figures import count, day
from pledgebook.views.table import Column, Row, Table

PUBLISHERS = 40
"""Publishers on a page."""
MOST_SCREENED = 100
"""Documents that were screened out and are named; `pledgebook status --screened` lists all."""
MOST_MONTHS = 120
"""Months that are drawn: ten years, the last ones."""
BAR_ROOM = 64
"""Height of the picture of months in pixels, without its words."""


@dataclass(frozen=True, slots=True)
class Month:
    """One month in the picture: where its bar stands, how wide it is, and how high for documents and claims."""

    name: str
    at: str
    width: str
    documents: int
    claims: int
    height: float
    top: float


@dataclass(frozen=True, slots=True)
class Months:
    """Documents by month; `empty` are months between the first and the last of which nothing was read."""

    bars: tuple[Month, ...]
    first: str
    last: str
    most: int
    left_out: int
    finding: str
    height: int = BAR_ROOM


@dataclass(frozen=True, slots=True)
class CoveragePage:
    """Everything on the page but its table of publishers, which has pages of its own."""

    found: Coverage
    months: Months | None
    finding: str
    steps: Table
    by_month: Table
    causes: Table
    screened: tuple[seen.ScreenedOut, ...] = ()
    """The first of the documents that were screened out."""


def coverage_page(ledger: Ledger) -> CoveragePage:
    """The page of a ledger."""
    found = coverage(ledger)
    size = seen.documents(ledger)
    spoken = sum(one.name != "not known" for one in found.languages)
    return CoveragePage(found, _months(seen.documents_by_month(ledger)),
                        f"{count(size, 'document')} in {count(spoken, 'language')} stand behind this book. "
                        "What they do not say, it does not know.",
                        steps_table(found), months_table(ledger), causes_table(found),
                        tuple(seen.screened_documents(ledger, MOST_SCREENED)))


def _months(rows: tuple[tuple[str, int, int], ...]) -> Months | None:
    if not rows:
        return None
    known = {month: (documents, claims) for month, documents, claims in rows}
    every = list(_between(rows[0][0], rows[-1][0]))
    names = every[-MOST_MONTHS:]
    most = max(known.get(name, (0, 0))[0] for name in names) or 1
    wide = 100 / len(names)
    bars = tuple(_month(name, known.get(name, (0, 0)), (place * wide, wide), most) for place, name in enumerate(names))
    empty = sum(name not in known for name in names)
    finding = (f"From {names[0]} to {names[-1]}: at most {count(most, 'document')} a month; of {count(empty, 'month')} "
               "nothing was read." if empty else
               f"From {names[0]} to {names[-1]}: at most {count(most, 'document')} a month, and some of every month.")
    return Months(bars, names[0], names[-1], most, len(every) - len(names), finding)


def _month(name: str, found: tuple[int, int], place: tuple[float, float], most: int) -> Month:
    height = round(found[0] / most * BAR_ROOM, 1) if found[0] else 0.0
    height = max(height, 1.5) if found[0] else height
    return Month(name, f"{place[0]:.2f}%", f"{place[1] * 0.86:.2f}%", *found, height, round(BAR_ROOM - height, 1))


def _between(first: str, last: str) -> list[str]:
    """Every month from the first to the last, both included."""
    begins, ends = (int(one[:4]) * 12 + int(one[5:7]) - 1 for one in (first, last))
    return [f"{number // 12:04}-{number % 12 + 1:02}" for number in range(begins, ends + 1)]


def steps_table(found: Coverage) -> Table:
    """What a run counted, step by step."""
    rows = tuple(Row({"step": one.name, "all": one.whole, "became": "; ".join(f"{size} {name}" for name, size in
                                                                              one.parts),
                      "adds_up": "yes" if one.adds_up else "NO"},
                     shown={"became": ", ".join(f"{size:,} {name}" for name, size in one.parts)})
                 for one in found.steps)
    return Table("coverage/steps", "What a run counted.", (
        Column("step", "Step"), Column("all", "All", "number"), Column("became", "What became of them"),
        Column("adds_up", "Adds up")), rows, len(rows))


def months_table(ledger: Ledger) -> Table:
    """Every month from the first to the last document, with what was read of it."""
    rows = seen.documents_by_month(ledger)
    known = {month: (documents, claims) for month, documents, claims in rows}
    told = tuple(Row({"month": name, "documents": known.get(name, (0, 0))[0], "claims": known.get(name, (0, 0))[1]})
                 for name in (_between(rows[0][0], rows[-1][0]) if rows else ()))
    return Table("coverage/months", "Documents by month of publication, and the claims of tiers A and B in them.", (
        Column("month", "Month"), Column("documents", "Documents", "number"), Column("claims", "Claims", "number")),
        told, len(told))


_CAUSES = (
    ("documents screened out", "screened"), ("candidates not used", "vetoed"), ("claims by tier", "tiers"),
    ("documents by language", "languages"), ("issues", "issues"),
)


def causes_table(found: Coverage) -> Table:
    """Every cause of dropping or doubting, as the page's small tables have them, in one."""
    rows = tuple(Row({"of": of, "cause": one.name, "how_many": one.size, "next_step": one.next_step or None})
                 for of, name in _CAUSES for one in getattr(found, name))
    return Table("coverage/causes", "What was dropped or doubted, by cause.", (
        Column("of", "Of"), Column("cause", "Cause"), Column("how_many", "How many", "number"),
        Column("next_step", "What can be done")), rows, len(rows))


def skipped_by(after: str) -> int:
    """How many rows stand before the cursor of a list of a few hundred; FilterError where it is none."""
    if after and not (after.isascii() and after.isdigit() and len(after) < 10):
        raise FilterError("after", after, "a cursor that a page of this list has given")
    return int(after or 0)


PUBLISHER_COLUMNS = (
    Column("publisher", "Publisher"), Column("documents", "Documents", "number"), Column("claims", "Claims", "number"),
    Column("languages", "Languages"), Column("first", "First", "day"), Column("last", "Last", "day"),
)


def publisher_table(ledger: Ledger, after: str = "", limit: int = PUBLISHERS) -> Table:
    """A page of the publishers, those with the most documents first. FilterError where `after` is no cursor of it."""
    skipped = skipped_by(after)
    total, found = seen.publishers(ledger, skipped, limit)
    rows = tuple(Row(
        {"publisher": one.name, "documents": one.documents, "claims": one.claims,
         "languages": ";".join(one.languages) or None, "first": one.first.isoformat() if one.first else None,
         "last": one.last.isoformat() if one.last else None},
        shown={"publisher": one.name or "publisher not known", "languages": ", ".join(one.languages) or "not known",
               "first": day(one.first), "last": day(one.last)}) for one in found)
    is_more = skipped + len(rows) < total
    return Table("coverage", "Publishers, those with the most documents first.", PUBLISHER_COLUMNS, rows, total,
                 str(skipped + len(rows)) if is_more and rows else "")
