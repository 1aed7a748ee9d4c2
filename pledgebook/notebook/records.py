"""One commitment, claim or document: its record whole, and what stands behind it as tables, words and a picture.

What hangs together is read in one look at the ledger, so that all of it is of the same state of the book.
"""

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from pledgebook.ledger import Ledger
from pledgebook.notebook import shapes
from pledgebook.notebook.pictures import Picture, timeline
from pledgebook.notebook.tables import Table
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.figures import count, day
from pledgebook.views.templates import environment
from pledgebook.views.timeline import original
from pledgebook.views.why import why_commitment
from pledgebook.views.why_words import why_words
from pledgebook.views.worth import ALL, Asked


class Asks(Protocol):
    """The book as its records ask it further."""

    as_of: date | None

    def opened(self, as_of: date | None = None, prices_of: int | None = None) -> AbstractContextManager[Ledger]:
        """The ledger as of a day."""
        ...

    def judged(self, subject: str) -> Table:
        """The judgements about a subject."""
        ...

    def __getitem__(self, identifier: str) -> Any: ...


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words of one document that say it. `fragment` is the address of the original at these words, '' if none."""

    quote: str
    document: str
    publisher: str | None
    published: str | None
    url: str | None
    fragment: str
    start: int
    end: int
    claim: str


class EvidenceTable(Table):
    """The evidence of several claims; each entry is an Evidence."""

    def __getitem__(self, place: int) -> Evidence:
        return evidence(self.rows[place])

    def __iter__(self) -> Any:
        return map(evidence, self.rows)


def evidence(claim: Json) -> Evidence:
    """The evidence of a claim that has some."""
    document, words = claim["document"], claim["evidence"]
    return Evidence(words["exact"], document["id"], document.get("publisher"), document.get("published"),
                    document.get("url"), original(str(document.get("url") or ""), words["exact"]), words["start"],
                    words["end"], claim["id"])


class TimelineTable(Table):
    """The claims of a commitment in the order of publication, also as a picture."""

    commitment: Json

    @property
    def picture(self) -> Picture:
        """Each dated claim at its day, and the end of the due window."""
        return timeline(title(self.commitment), self.commitment, self.rows)


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why a figure is what it is. `tree` is what `pledgebook why --json` prints; as text, what it prints without."""

    tree: Json

    def __str__(self) -> str:
        return why_words(self.tree)

    def __repr__(self) -> str:
        return str(self)

    def _repr_html_(self) -> str:
        return environment().get_template("notebook/why.html").render(text=str(self))


@dataclass(frozen=True, slots=True)
class _Record:
    """A record of the ledger, and the book that it is of."""

    record: Json
    book: Asks

    @property
    def id(self) -> str:
        """Its id."""
        return str(self.record["id"])

    def __getitem__(self, field: str) -> Any:
        return self.record[field]

    @property
    def judgements(self) -> Table:
        """What people decided about it."""
        return self.book.judged(self.id)


@dataclass(frozen=True, slots=True, repr=False)
class Commitment(_Record):
    """One promise, however often it was reported."""

    told: Sequence[Json]
    moved: Sequence[Json]

    @property
    def title(self) -> str:
        """The thing with its number, in words."""
        return title(self.record)

    @property
    def timeline(self) -> TimelineTable:
        """Its claims in the order of publication; `.timeline.picture` draws them."""
        table = TimelineTable(shapes.TIMELINE, self.told, f"{self.id}: {self.title}", self.book.as_of)
        table.commitment = self.record
        return table

    @property
    def claims(self) -> Table:
        """Its claims whole, each with the part that it plays."""
        return self._table(shapes.TOLD, self.told, "claim")

    @property
    def evidence(self) -> EvidenceTable:
        """The words behind it: quote, document and the address of the original at the words."""
        rows = [claim for claim in self.told if claim.get("evidence")]
        return EvidenceTable(shapes.EVIDENCE, rows, f"the words behind {self.id}", self.book.as_of)

    @property
    def postings(self) -> Table:
        """The dated movements on its accounts."""
        return self._table(shapes.POSTINGS, self.moved, "posting")

    @property
    def balances(self) -> Table:
        """What stands on each account, as ranges."""
        return self._table(shapes.BALANCES, [{**one, "commitment": self.id} for one in self.record["balances"]],
                           "balance")

    @property
    def values(self) -> Table:
        """What it is worth, on each basis, with rates and prices."""
        rows = [{**one, "commitment": self.id} for one in self.record["values"]]
        return self._table(shapes.VALUATIONS, rows, "value")

    def why(self, basis: str | None = None, prices_of: int | None = None) -> Explanation:
        """Its figures, each with the postings, claims and sentences that make it: `pledgebook why ID`."""
        with self.book.opened(prices_of=prices_of) as ledger:
            asked = Asked(basis, prices_of) if basis or prices_of else ALL
            return Explanation(why_commitment(ledger, self.id, asked))

    def _table(self, shape: Any, rows: Sequence[Json], what: str) -> Table:
        return Table(shape, rows, f"{count(len(rows), what)} of {self.id}", self.book.as_of)

    def __repr__(self) -> str:
        return f"{self.id}  {_parties(self.record)}  {self.title}  stage {self.record['stage'] or 'none'}"

    def _repr_html_(self) -> str:
        return environment().get_template("notebook/commitment.html").render(
            one=self, parties=_parties(self.record), timeline=self.timeline)


def _parties(record: Mapping[str, Any]) -> str:
    return f"{' + '.join(record['donors']) or '?'} -> {' + '.join(record['recipients']) or '?'}"


@dataclass(frozen=True, slots=True, repr=False)
class Claim(_Record):
    """One thing that one document says."""

    homes: tuple[str, ...]

    @property
    def evidence(self) -> Evidence | None:
        """The words that say it; None where no words of a text are kept."""
        return evidence(self.record) if self.record.get("evidence") else None

    @property
    def commitment(self) -> Commitment | None:
        """The commitment that it is a member of; None where it is a candidate only."""
        return self.book[self.homes[0]] if self.homes else None

    @property
    def document(self) -> "Document":
        """The document that says it."""
        found: Document = self.book[str(self.record["document"]["id"])]
        return found

    def __repr__(self) -> str:
        words = self.evidence.quote if self.evidence else "no words of a text are kept"
        return f'{self.id}  {_parties(self.record)}  {self.record["stage"] or self.record["kind"]}  "{words}"'


@dataclass(frozen=True, slots=True, repr=False)
class Document(_Record):
    """One text as it was read, and the claims that were read in it."""

    told: Sequence[Json]

    @property
    def text(self) -> str:
        """The stored text, in which every span counts code points."""
        return str(self.record["text"])

    @property
    def claims(self) -> Table:
        """Its claims in the order of the text."""
        return Table(shapes.CLAIMS, self.told, f"{count(len(self.told), 'claim')} in {self.id}", self.book.as_of)

    def __repr__(self) -> str:
        told = " ".join(filter(None, (self.record["publisher"], day(self.record["published"]), self.record["title"])))
        return f"{self.id}  {told}"
