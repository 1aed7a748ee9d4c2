"""The trial sentences, 60 constructed ones full of hard cases, and what the reader makes of each.

They stand in ../shared and cannot be published. Their claim kinds are older than claims.md, so a claim is judged by
what both say: kind by family, donors, recipients, stage and modality by status. An aspect of a sentence is right where
everything that the sentence has of it is right.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from pledgebook.catalogue import load_catalogue
from pledgebook.codes import Modality
from pledgebook.extract import Reader, load_reader, read
from pledgebook.extract.scene import read_scene
from pledgebook.model import Claim, Document
from pledgebook.screen import load_lexicon, screen
from pledgebook.text.lexicon import pack_languages
from pledgebook.text.mentions import read_mentions
from pledgebook.text.segments import sentences

SENTENCES = Path(__file__).resolve().parents[3] / "shared/gold/trial_sentences.jsonl"
ASPECTS = ("numbers", "money", "dates", "parties", "items", "speaker", "claims")

KINDS = {
    "pledge": {"goods", "funds", "package", "service", "procurement", "training"},
    "delivery": {"goods", "funds", "package", "service", "procurement"},
    "procurement": {"procurement", "goods"},
    "contract": {"procurement"},
    "training": {"training"},
    "production_goal": {"production"},
    "incident_count": {"incident"},
    "capability_milestone": {"capability"},
    "policy_statement": {"position"},
}
"""The kinds of claims.md for a kind of the trial; any for one that is not here."""

STAGES = {
    "planned": {"announced", "committed", "contracted"},
    "announced": {"announced", "committed", "signalled", "contracted"},
    "conditional": {"announced", "committed"},
    "delivered": {"delivered", "dispatched"},
    "in_progress": {"announced", "committed", "dispatched", "delivered", "contracted"},
    "delayed": {"delayed"},
    "cancelled": {"cancelled"},
}
MODALITIES = {
    "conditional": {Modality.CONDITIONAL},
    "reportedly": {Modality.REPORTED},
    "rumoured": {Modality.REPORTED},
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """One sentence: whether each aspect is right (None where it has none of it), and what was wrong, in words."""

    id: str
    language: str
    phenomena: tuple[str, ...]
    right: Mapping[str, bool | None]
    wrong: tuple[str, ...]


@cache
def rows() -> tuple[dict[str, Any], ...]:
    """The sentences of the trial, as they stand in the file."""
    return tuple(json.loads(line) for line in SENTENCES.read_text(encoding="utf-8").splitlines())


def is_supported(language: str) -> bool:
    """Whether claims are read in that language."""
    return language in pack_languages()


def document(row: Mapping[str, Any]) -> Document:
    """The sentence as a document of its day and language."""
    day = date.fromisoformat(row["published"])
    return Document.of_text(row["text"], published=day, language=row["lang"])


def screening(row: Mapping[str, Any]) -> str:
    """Why the sentence is kept or not."""
    return screen(document(row), load_lexicon(load_catalogue())).reason


def judge(row: Mapping[str, Any]) -> Verdict:
    """What the reader of the sentence's language makes of it."""
    reader = load_reader(row["lang"], load_catalogue(), "trial")
    found = read(document(row), reader)
    claims = list(found.claims)  # of any tier: a lone sentence has too little around it to be sure
    wrong = list(_mentions(row)) + list(_names(row, reader)) + list(_told(row, claims))
    bad = {aspect for aspect, _ in wrong}
    right = {aspect: None if not _has(row, aspect) else aspect not in bad for aspect in ASPECTS}
    return Verdict(row["id"], row["lang"], tuple(row["phenomena"]), right, tuple(f"{a}: {w}" for a, w in wrong))


def _has(row: Mapping[str, Any], aspect: str) -> bool:
    named = {"numbers": "quantities", "money": "money", "dates": "dates", "parties": "actors", "items": "items",
             "claims": "claims"}
    if aspect == "speaker":
        return any(_official(claim) for claim in row["claims"])
    if aspect == "dates":
        return any(wanted["start"] for wanted in row["dates"])
    return bool(row[named[aspect]])


def _official(claim: Mapping[str, Any]) -> bool:
    """Whether a person with first name and surname is said to speak; a star says that the name is not in the text."""
    speaker = str(claim.get("speaker") or "")
    return speaker.istitle() and " " in speaker and not speaker.endswith("*")


def _mentions(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    text, day = row["text"], date.fromisoformat(row["published"])
    found = read_mentions(text, row["lang"], day, load_reader(row["lang"], load_catalogue(), "trial").gazetteer)
    for wanted in row["quantities"]:
        if not any(_same_amount(wanted, m) and _meet(wanted["span"], (m.start, m.end)) for m in found.quantities):
            yield "numbers", wanted["text"]
    for wanted in row["money"]:
        sums = [m for m in found.money if m.currency == wanted["currency"] and _same_amount(wanted, m)]
        if not any(_meet(wanted["span"], (m.start, m.end)) for m in sums):
            yield "money", wanted["text"]
    for wanted in row["dates"]:
        if wanted["start"] and not any(_meet(wanted["span"], (m.start, m.end)) for m in found.dates):
            yield "dates", wanted["text"]


def _same_amount(wanted: Mapping[str, Any], found: Any) -> bool:
    if wanted["mod"] == "vague":
        return bool(found.bound == "vague")
    ends = {_number(wanted["min"]), _number(wanted["max"])} - {None}
    return ends <= {found.min, found.max}


def _number(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value)).normalize() + 0


def _meet(span: Sequence[int], other: tuple[int, int]) -> bool:
    return span[0] < other[1] and other[0] < span[1]


def _names(row: Mapping[str, Any], reader: Reader) -> Iterator[tuple[str, str]]:
    text, day = row["text"], date.fromisoformat(row["published"])
    scenes = [read_scene(text, s, reader, day) for s in sentences(text, reader.words.sentences)]
    places = [(m.name.target, (s.tokens[m.first].start, s.tokens[m.last - 1].end)) for s in scenes for m in s.parties]
    for wanted in row["actors"]:
        code = str(wanted["id"] or "")
        known = code in reader.catalogue.parties
        if known and not any(target == code and _meet(wanted["span"], place) for target, place in places):
            yield "parties", wanted["text"]
    for wanted in row["items"]:
        spans = [(s.tokens[m.first].start, s.tokens[m.last - 1].end) for s in scenes for m in s.items]
        spans += [(t.start, t.end) for s in scenes for t in s.tokens if t.lower in reader.words.heads]
        if not any(_meet(wanted["span"], place) for place in spans):
            yield "items", wanted["text"]


def _told(row: Mapping[str, Any], claims: list[Claim]) -> Iterator[tuple[str, str]]:
    for wanted in row["claims"]:
        same = [claim for claim in claims if _about(row, wanted, claim)]
        if not same:
            yield "claims", f"{wanted['kind']} {wanted['item']} not found"
            continue
        best = min((list(_differences(wanted, claim)) for claim in same), key=len)
        yield from (("claims", f"{wanted['kind']} {wanted['item']}: {one}") for one in best)
        named = wanted.get("speaker") if _official(wanted) else None
        if named and not any(c.speaker and c.speaker.name and c.speaker.name.split()[-1] in named for c in same):
            yield "speaker", str(named)


def _about(row: Mapping[str, Any], wanted: Mapping[str, Any], claim: Claim) -> bool:
    """Whether a claim is about the same thing: the same amount, or words that meet where neither has one."""
    if wanted.get("qty"):
        low, high = wanted["qty"][:2]
        return claim.quantity is not None and _ends(low, high) <= {claim.quantity.min, claim.quantity.max}
    if wanted.get("money"):
        ends = {_number(value) for value in wanted["money"] if isinstance(value, int | float)}
        return claim.money is not None and bool(ends & {claim.money.min, claim.money.max})
    assert claim.evidence is not None
    return any(_meet(e["span"], (claim.evidence.start, claim.evidence.end)) for e in wanted["evidence"])


def _ends(low: float | None, high: float | None) -> set[Decimal | None]:
    return {_number(low), _number(high)} - {None}


def _differences(wanted: Mapping[str, Any], claim: Claim) -> Iterator[str]:
    kinds = KINDS.get(wanted["kind"])
    if kinds and str(claim.kind) not in kinds:
        yield f"kind {claim.kind}"
    yield from _donors(wanted.get("donor") or (), claim)
    yield from _recipient(str(wanted.get("recipient") or ""), claim)
    if _negative(wanted):
        if claim.modality is not Modality.DENIED and claim.stage != "refused":
            yield f"stage {claim.stage}, said as {claim.modality}"
    else:
        stages = STAGES.get(wanted["status"])
        if stages and str(claim.stage) not in stages:
            yield f"stage {claim.stage}"
    if claim.modality not in MODALITIES.get(wanted["status"], {claim.modality}):
        yield f"modality {claim.modality}"


def _donors(codes: Sequence[str], claim: Claim) -> Iterator[str]:
    """As for recipients: with a star they stand in the context only."""
    may = {tuple(sorted(code.rstrip("*") for code in codes))} | ({()} if any(c.endswith("*") for c in codes) else set())
    if codes and claim.donors not in may:
        yield f"donors {','.join(claim.donors) or 'none'}"


def _recipient(code: str, claim: Claim) -> Iterator[str]:
    """'UA*' stands in the context and not in the sentence: then nobody may be named as well."""
    may = {(code.rstrip("*"),)} | ({()} if code.endswith("*") else set())
    if code and claim.recipients not in may:
        yield f"recipients {','.join(claim.recipients) or 'none'}"


def _negative(wanted: Mapping[str, Any]) -> bool:
    return wanted["status"] == "denied" or wanted.get("polarity") == "neg"
