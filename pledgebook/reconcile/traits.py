"""What is compared of a claim: one flat record a claim, made once, so that comparing two is cheap.

`text` is the document, or the one it is a near copy of: a copy speaks with the voice of its original.
`packages` are the sums of the packages that the same text announces for the same donors: two lists of goods
under different headline sums are different lists, however alike their lines. An `echo` is a copy of a claim that
stands beside it: it is kept and counted, and nothing else follows from it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, Protocol

from pledgebook.accounts import unit_counted
from pledgebook.catalogue.sources import Register, shipped_register
from pledgebook.codes import FLOWS, NEGATIVE, STANCES, Counting, Kind, Stage
from pledgebook.model import Claim
from pledgebook.reconcile.words import stems


class ItemTree(Protocol):
    """The catalogue's tree of things, as far as reconciling needs it."""

    def ancestors(self, item_id: str) -> tuple[str, ...]:
        """The ids from the item itself up to its family."""


MONTH = 31
"""Days by which a text's day may lie before an act it reports, where only its month is known."""


WIDE = 3
"""Nodes this near to the root of the tree ('weapons', 'ammunition', 'energy equipment') say little about a thing."""


@dataclass(frozen=True, slots=True)
class Range:
    """A number between two ends, either of them open; `unit` is a unit or a currency."""

    low: Decimal | None
    high: Decimal | None
    unit: str


@dataclass(frozen=True, slots=True)
class Traits:
    """The comparable side of one claim."""

    claim: Claim
    text: str
    day: date | None
    order: tuple[int, tuple[tuple[int, int, str], ...]]
    group: str
    total: bool
    donors: frozenset[str]
    recipients: frozenset[str]
    path: tuple[str, ...]
    words: frozenset[str]
    quantity: Range | None
    money: Range | None
    packages: frozenset[tuple[str, Decimal]]
    voice: str | None = None
    """The party whose own voice the document's publisher is."""
    echo: bool = False

    @property
    def id(self) -> str:
        """The claim's id."""
        return self.claim.id


def group_of(kind: Kind) -> str:
    """Kinds that can tell of one and the same thing have one group."""
    return "flow" if kind in FLOWS else kind.value


def natural(text: str) -> tuple[tuple[int, int, str], ...]:
    """A sort key under which 'x.2' stands before 'x.10'; it never compares a number with a word."""
    return tuple([(0, int(run), "") if run.isdecimal() else (1, 0, run) for run in _RUNS.findall(text)])


_RUNS = re.compile(r"\d+|\D+")


def text_of(document: str, copies: Mapping[str, str]) -> str:
    """The document that `document` is a copy of in the end; a circle of copies ends at its least id."""
    if document not in copies:
        return document
    seen = [document]
    while (following := copies.get(seen[-1])) is not None:
        if following in seen:
            return min(seen[seen.index(following):])
        seen.append(following)
    return seen[-1]


def traits_of(
    claims: Iterable[Claim], items: ItemTree, copies: Mapping[str, str], register: Register | None = None,
) -> dict[str, Traits]:
    """The traits of every claim, by its id."""
    ordered = sorted(claims, key=lambda claim: claim.id)
    told = _headlines(ordered, copies), _days(ordered)
    kept: dict[Any, Any] = {}
    known = register or shipped_register()
    return {claim.id: _traits(claim, items, copies, told, known, kept) for claim in ordered}


def _days(claims: Iterable[Claim]) -> dict[str, date]:
    """The day each document speaks: that of its publication, but never before an act that it reports as done.

    Of some texts only the month is known, or nothing; the acts they date then say more.
    """
    found: dict[str, date] = {}
    for claim in claims:
        name, published, told = claim.document.id, claim.document.published, claim.happened
        done = told.earliest if told and told.earliest == told.latest else None
        if done and published and (done - published).days > MONTH:
            # No text reports what is done a month later: the day was misread.
            done = None
        for day in (published, done):
            if day is not None:
                found[name] = max(found.get(name, day), day)
    return found


_NONE: frozenset[tuple[str, Decimal]] = frozenset()
_NOT_LISTED = NEGATIVE | {Stage.REQUESTED, Stage.SIGNALLED}

_Headlines = Mapping[tuple[str, tuple[str, ...]], frozenset[tuple[str, Decimal]]]


def _headlines(claims: Iterable[Claim], copies: Mapping[str, str]) -> _Headlines:
    found: dict[tuple[str, tuple[str, ...]], set[tuple[str, Decimal]]] = {}
    for claim in claims:
        size = claim.money and (claim.money.max or claim.money.min)
        # A plan that is only weighed, asked for or refused lists nothing yet.
        headline = (claim.kind is Kind.PACKAGE and claim.counting not in (Counting.TOTAL, Counting.PART)
                    and claim.stage not in _NOT_LISTED)
        if headline and claim.money and size:
            key = (text_of(claim.document.id, copies), tuple(sorted(claim.donors)))
            found.setdefault(key, set()).add((claim.money.currency, size))
    return {key: frozenset(sums) for key, sums in found.items()}


def _traits(
    claim: Claim, items: ItemTree, copies: Mapping[str, str], told: tuple[_Headlines, Mapping[str, date]],
    register: Register, kept: dict[Any, Any],
) -> Traits:
    def once(value: Any) -> Any:
        """The first value that was equal: millions of claims name few parties and numbers."""
        return kept.setdefault(value, value)

    headlines, days = told
    text = text_of(claim.document.id, copies)
    place = claim.evidence.start if claim.evidence else 0
    item = claim.item
    path: tuple[str, ...] = ()
    if item and item.id and (path := kept.get(item.id, ())) == ():
        path = kept[item.id] = once(items.ancestors(item.id))
    return Traits(
        claim=claim, text=text, day=days.get(claim.document.id), order=(place, natural(claim.id)),
        group=group_of(claim.kind), total=claim.counting is Counting.TOTAL or claim.kind is Kind.INCIDENT,
        donors=once(frozenset(claim.donors)), recipients=once(frozenset(claim.recipients)),
        path=path,
        words=stems(item.text) if item else frozenset(),
        quantity=once(_quantity_range(claim)), money=once(_money_range(claim)),
        packages=headlines.get((text, tuple(sorted(claim.donors))), _NONE) if headlines else _NONE,
        voice=register.voice(claim.document.publisher),
    )


def is_stance(traits: Traits) -> bool:
    """Whether the claim is about no flow at all: a position, an incident, a capability."""
    return traits.claim.kind in STANCES


def _quantity_range(claim: Claim) -> Range | None:
    found = claim.quantity
    if not found or (found.min is None and found.max is None):
        return None
    return Range(found.min, found.max, unit_counted(found.unit) + (f"/{found.per}" if found.per else ""))


def _money_range(claim: Claim) -> Range | None:
    found = claim.money
    if not found or (found.min is None and found.max is None):
        return None
    return Range(found.min, found.max, found.currency + (f"/{found.per}" if found.per else ""))
