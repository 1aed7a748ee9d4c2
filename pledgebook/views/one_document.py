"""The page of one document: its stored text with everything that was read in it marked, and what was not used.

The text is cut into runs that never overlap, though what is marked may: a run knows all claims whose words it is.
"""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pledgebook.ledger.some import homes_of, records_of, screening_of
from pledgebook.schema import Json
from pledgebook.views.commitments import title
from pledgebook.views.desk import Desk
from pledgebook.views.figures import count, day
from pledgebook.views.one_commitment import Alike, Tied, document_words
from pledgebook.views.shelf import Shelf, shelf_of
from pledgebook.views.sources import reason_words
from pledgebook.views.timeline import PARTS, facts, language_of, original

PIECE = 60_000
"""Code points of a text that one page shows; a longer text has several pages."""
_MOST_GROUPS = 8


@dataclass(frozen=True, slots=True)
class Place:
    """A run of the text. `claims` are the numbers of those whose evidence it is, `opens` of those that begin here.

    `passed` and `passes` are the same of candidates that were not used.
    """

    text: str
    claims: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()
    passed: tuple[int, ...] = ()
    passes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Read:
    """One claim in the list beside the text; `number` is its mark there, `piece` the page of the text that has it."""

    number: int
    id: str
    facts: tuple[tuple[str, str], ...]
    stage: str
    kind: str
    tier: str
    confidence: str
    sentence: str
    home: Tied | None
    part_told: str
    original: str
    piece: int
    is_exact: bool


@dataclass(frozen=True, slots=True)
class Passed:
    """A candidate that was looked at and not used, with the reason."""

    number: int
    words: str
    reason: str
    piece: int


@dataclass(frozen=True, slots=True)
class OneDocument:
    """Everything on the page; the template only lays it out."""

    id: str
    title: str
    publisher: str
    published: str
    iso_day: str
    language: str
    recorded: str
    sha256: str
    capture: str
    url: str
    original: str
    screening: str
    is_screened_out: bool
    places: tuple[Place, ...]
    piece: int
    pieces: int
    length: int
    read: tuple[Read, ...]
    passed: tuple[Passed, ...]
    alike: tuple[Alike, ...]
    finding: str


def one_document(desk: Desk, document: Json, piece: int = 1, size: int = PIECE) -> OneDocument:
    """The page of the document, whose record is given; `piece` is which part of a long text is shown, from 1 on."""
    ledger, name, text = desk.ledger, str(document["id"]), str(document["text"])
    claims, vetoed = ledger.claims_in(name), ledger.vetoed_in(name)
    homes = homes_of(ledger, [str(one["id"]) for one in claims])
    commitments = records_of(ledger, "commitments", [home for home, _ in homes.values()])
    screening = screening_of(ledger, name) or {}
    pieces = max(1, -(-len(text) // size))
    shown = min(max(piece, 1), pieces)
    url = str(document.get("url") or "")
    shelf = shelf_of(ledger, (), desk.today, desk.naming)
    return OneDocument(
        id=name, title=str(document.get("title") or ""),
        publisher=str(document.get("publisher") or "publisher not known"), published=day(document.get("published")),
        iso_day=str(document.get("published") or ""), language=language_of(document.get("language")),
        recorded=str(document.get("recorded") or ""), sha256=str(document["sha256"]),
        capture=str(document.get("capture") or ""), url=url, original=original(url, ""),
        screening=str(screening.get("reason") or ""), is_screened_out=screening.get("kept") is False,
        places=tuple(text_places(text, ((shown - 1) * size, shown * size), _marks(claims, text), _spots(vetoed))),
        piece=shown, pieces=pieces, length=len(text),
        read=tuple(_read(shelf, (text, size), number, one, homes, commitments)
                   for number, one in enumerate(claims, start=1)),
        passed=tuple(Passed(number, str(one["exact"]), str(one["veto"]), int(one["start"]) // size + 1)
                     for number, one in enumerate(vetoed, start=1)),
        alike=tuple(_alike(ledger_documents(desk, commitments.values(), name), commitments.values(), name, desk)),
        finding=_finding(claims, vetoed, len(commitments)),
    )


def _finding(claims: Sequence[Json], vetoed: Sequence[Json], homes: int) -> str:
    """What was read in it, in one sentence."""
    waits = sum(one["tier"] == "B" for one in claims)
    aside = sum(one["tier"] == "C" for one in claims)
    told = [f"{count(len(claims), 'claim was', 'claims were')} read in it, in {count(homes, 'commitment')}"]
    told += [f"{count(waits, 'waits', 'wait')} for review"] * bool(waits)
    told += [f"{count(aside, 'is a candidate', 'are candidates')} only"] * bool(aside)
    passed = f"{count(len(vetoed), 'further candidate was', 'further candidates were')} looked at and not used"
    told += [passed] * bool(vetoed)
    return "; ".join(told) + "."


# -- the text ----------------------------------------------------------------------------------------------------------


Spot = tuple[int, int, int]
"""(start, end, number)."""


def _marks(claims: Iterable[Json], text: str) -> list[Spot]:
    """The evidence of each claim, and where it is said again; only where the text holds the very words."""
    found: list[Spot] = []
    for number, one in enumerate(claims, start=1):
        evidence = one.get("evidence")
        if evidence and text[evidence["start"]:evidence["end"]] == evidence["exact"]:
            found.append((int(evidence["start"]), int(evidence["end"]), number))
            found += [(int(span["start"]), int(span["end"]), number) for span in one.get("also") or ()]
    return found


def _spots(vetoed: Iterable[Json]) -> list[Spot]:
    return [(int(one["start"]), int(one["end"]), number) for number, one in enumerate(vetoed, start=1)]


def text_places(text: str, shown: tuple[int, int], marks: Sequence[Spot], passed: Sequence[Spot]) -> Iterator[Place]:
    """The piece of the text that is shown, cut wherever a mark begins or ends."""
    start, stop = shown[0], min(len(text), shown[1])
    near = [[spot for spot in spots if spot[0] < stop and spot[1] > start] for spots in (marks, passed)]
    cuts = sorted({start, stop, *(min(max(end, start), stop) for spots in near for spot in spots for end in spot[:2])})
    for begins, ends in itertools.pairwise(cuts):
        own, aside = ([spot for spot in spots if spot[0] <= begins and ends <= spot[1]] for spots in near)
        yield Place(text[begins:ends], _numbers(own), _numbers(one for one in own if begins in (one[0], start)),
                    _numbers(aside), _numbers(one for one in aside if begins in (one[0], start)))


def _numbers(spots: Iterable[Spot]) -> tuple[int, ...]:
    return tuple(dict.fromkeys(number for _, _, number in spots))


# -- the list beside it ------------------------------------------------------------------------------------------------


def _read(shelf: Shelf, told: tuple[str, int], number: int, claim: Json, homes: Mapping[str, tuple[str, str]],
          commitments: Mapping[str, Json]) -> Read:
    text, size = told
    evidence = claim.get("evidence") or {}
    home, part = homes.get(str(claim["id"]), ("", ""))
    found = commitments.get(home)
    start = int(evidence.get("start") or 0)
    exact = str(evidence.get("exact") or "")
    return Read(
        number=number, id=str(claim["id"]), facts=tuple(facts(shelf, claim)), stage=str(claim.get("stage") or ""),
        kind=str(claim["kind"]), tier=str(claim["tier"]), confidence=f"{float(claim['confidence']):.2f}",
        sentence=exact, home=Tied(home, title(found)) if found else None, part_told=PARTS.get(part, ""),
        original=original(str(claim["document"].get("url") or ""), exact), piece=start // size + 1,
        is_exact=not exact or text[start:start + len(exact)] == exact)


def ledger_documents(desk: Desk, commitments: Iterable[Json], name: str) -> Mapping[str, Json]:
    """The documents that count as one source with this one in any of the commitments."""
    names = {other for _, group in _groups(commitments, name) for other in group["documents"]}
    return records_of(desk.ledger, "documents", names)


def _groups(commitments: Iterable[Json], name: str) -> Iterator[tuple[Json, Mapping[str, Any]]]:
    for one in commitments:
        for group in one["sources"].get("groups") or ():
            if name in group["documents"]:
                yield one, group


def _alike(known: Mapping[str, Json], commitments: Iterable[Json], name: str, desk: Desk) -> Iterator[Alike]:
    """The documents that count as one with this one, each group once."""
    seen: set[tuple[str, ...]] = set()
    for _, group in _groups(commitments, name):
        names = tuple(other for other in group["documents"] if other != name)
        if names in seen or len(seen) >= _MOST_GROUPS:
            continue
        seen.add(names)
        reasons = dict.fromkeys(reason_words(tie, desk.naming) for tie in group["ties"] if name in tie["documents"])
        yield Alike(tuple(reasons), tuple((other, document_words(known.get(other) or {})) for other in names))
