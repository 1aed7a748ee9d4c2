"""From a capture to its claims: parse, screen, extract, link, without state. This is what runs on every core.

`Outcome.to_json` and `from_json` are its written form in the cache. Each claim is there as the very line that the
ledger will keep of it, so that a run writes what was read before without making it anew; and beside it without its
trace and its document, which are most of it, as later stages want it.
"""

import json
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pledgebook import __version__
from pledgebook.catalogue import Catalogue, load_catalogue
from pledgebook.errors import Issue
from pledgebook.extract import load_reader, read
from pledgebook.link import link
from pledgebook.model import Capture, Claim, Document, DocumentRef, Screening, Vetoed
from pledgebook.parse import detect, host_of, outline, parse
from pledgebook.schema import Json, claim_from_json, claim_to_json, document_from_json, document_to_json, line, plain
from pledgebook.screen import load_lexicon, may_be_kept, screen

EXTRACTOR = f"rules@1 pledgebook/{__version__}"
"""Name and version that every claim carries. A released version never changes its answers."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one capture, or of a record of the archive that could not be read.

    `recorded` is the capture's own time in the archive; empty for such a record. `written` are the canonical lines of
    the claims, where they were kept before.
    """

    capture: str
    document: Document | None = None
    screening: Screening | None = None
    claims: tuple[Claim, ...] = ()
    vetoed: tuple[Vetoed, ...] = ()
    issues: tuple[Issue, ...] = ()
    recorded: str = ""
    written: tuple[str, ...] = ()

    def to_json(self) -> Json:
        """The outcome as an object."""
        claims = [claim_to_json(claim) for claim in self.claims]
        return {
            "capture": self.capture,
            "document": document_to_json(self.document) if self.document else None,
            "screening": plain(self.screening), "claims": [line(claim) for claim in claims],
            "untraced": [{name: value for name, value in claim.items() if name not in _LEFT_OUT} for claim in claims],
            "vetoed": plain(self.vetoed), "issues": plain(self.issues), "recorded": self.recorded,
        }

    @classmethod
    def from_json(cls, obj: Mapping[str, Any], *, traced: bool = True) -> "Outcome":
        """Read what `to_json` wrote; unless they need be `traced`, the claims without trace and citations.

        No stage after reading asks for these, and they are most of a claim.
        """
        seen, written = obj["screening"], tuple(obj["claims"])
        document = document_from_json(obj["document"]) if obj["document"] else None
        claims = map(json.loads, written) if traced else obj["untraced"]
        told = DocumentRef.to(document) if document and not traced else None
        return cls(
            obj["capture"], document,
            Screening(**{**seen, "hits": tuple(seen["hits"])}) if seen else None,
            tuple(claim_from_json(claim, told) for claim in claims),
            tuple(Vetoed(**row) for row in obj["vetoed"]), tuple(Issue(**row) for row in obj["issues"]),
            obj["recorded"], written,
        )


Read = tuple[tuple[Claim, ...], tuple[Vetoed, ...]]
_PAGE = ("text/html", "application/xhtml+xml")
_LEFT_OUT = frozenset(("why", "cited", "document"))


def read_capture(
    capture: Capture, catalogue: Catalogue, max_characters: int, known: "Known | None" = None, *, explain: bool = False,
) -> Outcome:
    """Parse, screen, extract and link one capture; `explain` adds what lost to the trace of each claim.

    A document that is among the `known` is not extracted again; these must be of the same catalogue, and unexplained.
    """
    parsed = parse(capture, capture.captured_at, max_characters)
    document = parsed.document
    if document is None:
        return Outcome(capture.id, issues=parsed.issues, recorded=capture.captured_at)
    screening = screen(document, load_lexicon(catalogue))
    if not screening.kept or document.language is None:
        return Outcome(capture.id, document, screening, issues=parsed.issues, recorded=capture.captured_at)
    before = known.claims_of(document) if known else None
    claims, vetoed = before or _read(document, document.language, catalogue, explain=explain)
    if known and not before:
        known.hold(document, claims, vetoed)
    return Outcome(capture.id, document, screening, claims, vetoed, parsed.issues, capture.captured_at)


def _read(document: Document, language: str, catalogue: Catalogue, *, explain: bool) -> Read:
    found = read(document, load_reader(language, catalogue, EXTRACTOR), explain=explain)
    return tuple(link(claim, catalogue) for claim in found.claims), found.vetoed


class Known:
    """What was read last, by documents: one that is the same but for its capture and day of capture is read the same.

    Feeds are fetched every hour, and have most entries still. A text at another address is another document: ids of
    claims are made of it, and of two readings the lesser id may decide; so it is read by itself.
    """

    def __init__(self, held: int = 256) -> None:
        self._held = held
        self._read: OrderedDict[Document, Read] = OrderedDict()

    def claims_of(self, document: Document) -> Read | None:
        """The claims and vetoed candidates of a document, if it was read before."""
        claims, vetoed = self._read.get(_undated(document), (None, ()))
        if claims is None:
            return None
        told = DocumentRef.to(document)
        return tuple(replace(claim, document=told) for claim in claims), vetoed

    def hold(self, document: Document, claims: tuple[Claim, ...], vetoed: tuple[Vetoed, ...]) -> None:
        """Hold what was read in a document; the one that was held longest goes."""
        self._read[_undated(document)] = claims, vetoed
        if len(self._read) > self._held:
            self._read.popitem(last=False)


def _undated(document: Document) -> Document:
    return replace(document, capture="", recorded="")


def is_worth_reading(capture: Capture, catalogue: Catalogue) -> bool:
    """Whether the screen may keep what is read in a capture, by all words of the page: ten times as fast as reading.

    In doubt it is; so are a page without words, whose issue is to be told, and what is no page of HTML.
    """
    words = outline(capture.payload) if capture.media_type.startswith(_PAGE) else None
    return not words or words.isspace() or may_be_kept(
        words, detect, load_lexicon(catalogue), host_of(capture.uri))


def read_captures(
    found: Iterable[Capture | Issue], catalogue: Catalogue, max_characters: int, *, explain: bool = False,
) -> Iterator[Outcome]:
    """The outcomes of captures in their order; an Issue of acquiring passes through as an outcome of its own."""
    for one in found:
        if isinstance(one, Issue):
            yield Outcome("", issues=(one,))
        else:
            yield read_capture(one, catalogue, max_characters, explain=explain)


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """A picklable function over a batch of captures, for the engine's processes."""

    own_tables: Path | None
    max_characters: int

    def __call__(self, batch: Sequence[Capture | Issue]) -> list[Json]:
        """The outcomes of the batch in their written form."""
        catalogue = load_catalogue(self.own_tables)
        return [outcome.to_json() for outcome in read_captures(batch, catalogue, self.max_characters)]
