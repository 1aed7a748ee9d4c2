"""The records: what every stage hands to the next. Frozen, plain, and built only in ways that keep their promises.

Amounts are `Decimal` or None (unknown), never float. Spans are half-open ranges of code points of a stored text.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from pledgebook.accounts import Goal, InParts, PromisedSaid, Reached, RunningTotal, Unknown
from pledgebook.accounts import Window as Window  # noqa: PLC0414 -- a claim has windows too
from pledgebook.bonds import Ceased, Replacement, Share
from pledgebook.codes import OPENING, Bound, Counting, Kind, Modality, Part, Stage, Tier, Verdict
from pledgebook.origins import Sources
from pledgebook.valuation import Valuation


def content_id(prefix: str, *parts: object) -> str:
    """An id made of content: `prefix-` and the first 16 hex digits of SHA-256 over a JSON array of the parts."""
    array = _ARRAY(parts)
    return f"{prefix}-{hashlib.sha256(array.encode('utf-8', 'surrogatepass')).hexdigest()[:16]}"


_ARRAY = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str).encode


@dataclass(frozen=True, slots=True)
class Capture:
    """Bytes as received, and where and when. `captured_at` is ISO 8601 UTC with seconds and 'Z'.

    `media_type` is what was declared ('text/html; charset=windows-1252'); of a .jsonl file's row, a feed's entry: ours.
    """

    id: str
    uri: str
    media_type: str
    payload: bytes
    captured_at: str


ROW_TYPE = "application/vnd.pledgebook.row+json"
"""Media type of one row of a .jsonl file: an object with `text` and, if known, id, published, language, ..."""
ENTRY_TYPE = "application/vnd.pledgebook.entry+xml"  # of one entry of a feed: its element as it stood in the bytes


@dataclass(frozen=True, slots=True)
class Document:
    """One text as it is read. After `parse` nothing changes `text`; all spans are code points of it."""

    id: str
    capture: str
    recorded: str
    """When its capture entered the archive (ISO 8601 UTC); empty where there is no archive."""
    url: str | None
    publisher: str | None
    published: date | None
    language: str | None
    title: str | None
    text: str
    sha256: str

    @classmethod
    def of_text(cls, text: str, **known: object) -> "Document":
        """A document for a bare string, with whatever else is known; its id is made of the text."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
        values: dict[str, object] = {
            "id": f"doc-{digest[:16]}", "capture": "", "recorded": "", "url": None, "publisher": None,
            "published": None, "language": None, "title": None,
        }
        return cls(**{**values, **known, "text": text, "sha256": digest})  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A run of code points of a document's text, half-open."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            message = f"a span runs forward from 0: {self.start}..{self.end}"
            raise ValueError(message)


@dataclass(frozen=True, slots=True)
class Inference:
    """The name of the rule that filled a field for which the text has no words of its own."""

    name: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of a document with their place. Only `cut` makes one, so `text[start:end] == exact` always holds."""

    start: int
    end: int
    exact: str

    @classmethod
    def cut(cls, text: str, span: Span) -> "Evidence":
        """Take the words of `span` out of `text`; ValueError where the text has no such span."""
        if span.end > len(text):
            message = f"span {span.start}..{span.end} reaches beyond a text of {len(text)} code points"
            raise ValueError(message)
        return cls(span.start, span.end, text[span.start : span.end])


@dataclass(frozen=True, slots=True)
class Item:
    """The thing, without its number, in the source's words; `id` is its node in the catalogue, if one fits."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Quantity:
    """How many. `unit` only if it is not the item itself; `per` for rates."""

    min: Decimal | None
    max: Decimal | None
    bound: Bound
    unit: str | None = None
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Money:
    """How much, in whole units of an ISO 4217 currency, as said."""

    min: Decimal | None
    max: Decimal | None
    currency: str
    bound: Bound
    per: str | None = None


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who is quoted or paraphrased; a person only in a public office."""

    name: str | None
    role: str | None
    party: str | None


@dataclass(frozen=True, slots=True)
class Reason:
    """One line of a claim's trace: what gave a field its value, by which rule, from which words, how strongly."""

    field: str
    rule: str
    span: Span | None = None
    weight: float = 0.0
    note: str = ""


@dataclass(frozen=True, slots=True)
class DocumentRef:
    """The part of a document that travels with each of its claims."""

    id: str
    url: str | None
    publisher: str | None
    published: date | None
    language: str | None
    sha256: str
    recorded: str = ""

    @classmethod
    def to(cls, document: Document) -> "DocumentRef":
        """The reference to `document`."""
        return cls(document.id, document.url, document.publisher, document.published,
                   document.language, document.sha256, document.recorded)


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one document says about assistance (claims.md), with the words for every field that is filled."""

    id: str
    document: DocumentRef
    kind: Kind
    stage: Stage | None
    modality: Modality
    counting: Counting
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    item: Item | None
    quantity: Quantity | None
    money: Money | None
    due: Window | None
    happened: Window | None
    speaker: Speaker | None
    evidence: Evidence | None
    also: tuple[Span, ...] = ()
    cited: tuple[tuple[str, Span | Inference], ...] = ()
    extractor: str = ""
    confidence: float = 0.0
    tier: Tier = Tier.C
    why: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True, order=True)
class Vetoed:
    """A candidate that was considered and rejected: which words, and which veto."""

    document: str
    start: int
    end: int
    exact: str
    veto: str


@dataclass(frozen=True, slots=True)
class Screening:
    """Whether a document is worth reading, and why: `reason` is one of a closed set of words, `hits` what was seen."""

    document: str
    kept: bool
    reason: str
    hits: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read in one document: its claims of every tier and the candidates that were vetoed."""

    document: str
    claims: tuple[Claim, ...] = ()
    vetoed: tuple[Vetoed, ...] = ()


@dataclass(frozen=True, slots=True)
class Seen:
    """What a subject of a judgement was when it was judged; of a commitment, the claim that it has its id from.

    `words` is the sentence and `reads` how it was read, both for people and cut short; `digest` is of the whole
    reading. Nothing of it decides anything: by it, what is read otherwise now is found, and what moved.
    """

    subject: str
    document: str
    url: str | None
    start: int | None
    end: int | None
    words: str
    reads: str
    digest: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one person decided once. `subjects` are claim or commitment ids; `field` and `value` only for `correct`.

    For `part-of` the order is (part, whole); for `undo` the subject is the id of the judgement undone. `seen` says
    what the subjects were then; it is empty where nobody could tell (no ledger yet, or an older program).
    """

    id: str
    verdict: Verdict
    subjects: tuple[str, ...]
    reviewer: str
    decided_at: str
    reason: str = ""
    field: str | None = None
    value: str | None = None
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True)
class Member:
    """A claim's part in a commitment."""

    claim: str
    part: Part


@dataclass(frozen=True, slots=True)
class Balance:
    """What stands on one account (promised, delivered, ...) of one commodity: a unit or a currency."""

    account: str
    commodity: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound


@dataclass(frozen=True, slots=True)
class Posting:
    """One dated movement that a claim makes on a commitment's account. Running totals make none."""

    commitment: str
    claim: str
    account: str
    commodity: str
    min: Decimal | None
    max: Decimal | None
    bound: Bound
    day: date | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """One field on which members disagree: every value with its claims, the one chosen, and the rule that chose."""

    field: str
    values: tuple[tuple[str, tuple[str, ...]], ...]
    chosen: str
    rule: str


@dataclass(frozen=True, slots=True)
class Announced:
    """When a donor's own voice promised it: first and last day, how many times, by whom.

    `days` has the first day of each time; a time without a day is counted and not listed.
    """

    first: date | None
    last: date | None
    times: int
    by: tuple[str, ...]
    days: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class DueSaid:
    """One due window and the day on which it was said; `also` are other claims that told it in the same days."""

    said: date | None
    window: Window
    claim: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Commitment:
    """One promise, however often it was reported (commitments.md)."""

    id: str
    donors: tuple[str, ...]
    recipients: tuple[str, ...]
    kind: Kind
    item: Item | None
    stage: Stage | None
    claims: tuple[Member, ...]
    balances: tuple[Balance, ...] = ()
    stage_share: Decimal | None = None
    announced: Announced = field(default_factory=lambda: Announced(None, None, 0, ()))
    due: Window | None = None
    due_history: tuple[DueSaid, ...] = ()
    values: tuple[Valuation, ...] = ()
    part_of: str | None = None
    replaces: str | None = None
    conflicts: tuple[Conflict, ...] = ()
    sources: Sources = field(default_factory=lambda: Sources(0, 0))
    promised_history: tuple[PromisedSaid, ...] = ()
    unknown: tuple[Unknown, ...] = ()
    reached: tuple[Reached, ...] = ()
    running_totals: tuple[RunningTotal, ...] = ()
    goals: tuple[Goal, ...] = ()
    replacement: Replacement | None = None
    shares: tuple[Share, ...] = ()
    ceased: Ceased | None = None
    no_gift: str | None = None
    """Why it is no gift although it moves things or money: a value of codes.NoGift."""
    told_first: date | None = None
    """The day of the opening claim: the first day on which it is told, by whoever it is."""
    hedged: Modality | None = None
    """Where nobody promises it for sure: `conditional`, or `possible`."""
    in_parts: tuple[InParts, ...] = ()

    def balance(self, account: str) -> tuple[Balance, ...]:
        """What stands on `account`, one entry a commodity."""
        return tuple(b for b in self.balances if b.account == account)

    @property
    def opening(self) -> tuple[Balance, ...]:
        """What it is about: what was promised; of what is no promise what was asked for, considered, refused, told."""
        return tuple(b for b in self.balances if b.account in OPENING)


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that was merged into another; kept for ever."""

    old: str
    new: str


def distinct(values: Iterable[str]) -> tuple[str, ...]:
    """The values in sorted order, each once."""
    return tuple(sorted(set(values)))
